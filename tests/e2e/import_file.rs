//! Last year's plan as a file: chosen, looked at, taken in part, without a network.

use anyhow::{Context, Result, ensure};
use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::import::{self, plant};
use lientich_shared::log::document::Document;
use lientich_shared::plan::content::Content;
use lientich_shared::render::{self, Options};
use lientich_shared::time::Timestamp;
use lientich_tests::chromium::Form::Phone;
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{Act, IMPORT_DRAFT, Place, SyncState};
use lientich_tests::story::tell;
use tempfile::TempDir;

/// A plan as the Word file that a school keeps.
pub(super) fn word_file(text: &str) -> Result<Vec<u8>> {
    let (draft, _) = import::read(text.as_bytes());
    let mut document = Document::new(DocId(1));
    plant::plant(&mut document, ReplicaId(1), Timestamp(0), &draft)?;
    let paper = render::render(&Content::of(&document), &Options::default(), &|_| {
        String::new()
    });
    Ok(render::docx::write(&paper))
}

#[test]
fn a_word_file_is_read_on_the_phone_without_a_network_and_taken_in_part() {
    tell("import_word_offline", async |world| {
        let school = School::open(world).await?;
        let folder = TempDir::with_prefix("lientich-file-").context("make a folder")?;
        let (word, old) = (folder.path().join("cu.docx"), folder.path().join("cu.doc"));
        std::fs::write(&word, word_file(samples::PLAN)?)?;
        std::fs::write(&old, b"{\\rtf1 Ke hoach}")?;
        let (phone, tab) = school.device(Person::Principal, Phone).await?;
        tab.can_start_offline().await?;
        phone.go_offline().await?;
        tab.press(Place::Plans.selector()).await?;
        tab.press(&Act::ImportPlan.selector()).await?;
        tab.choose_file("input[type=file]", &old).await?;
        tab.see("Đây là tệp .rtf").await?;
        tab.choose_file("input[type=file]", &word).await?;
        tab.find(IMPORT_DRAFT).await?;
        let leave_out = "input[aria-label*='Hai bên họp liên tịch']";
        tab.press(leave_out).await?;
        tab.see("1 phần không lấy.").await?;
        tab.press(&Act::AcceptImport.selector()).await?;
        let plan = PlanPage::of(tab).await?;
        plan.is(SyncState::Offline).await?;
        plan.node("Chủ tịch Công đoàn theo dõi").await?;
        let rows = plan.rows().await?;
        let has = |words: &str| rows.iter().any(|row| format!("{row:?}").contains(words));
        ensure!(
            has("MỤC ĐÍCH, YÊU CẦU"),
            "the heading is not there: {rows:?}"
        );
        ensure!(!has("Hai bên họp liên tịch"), "what was left out is there");
        phone.go_online().await?;
        plan.is_synced().await
    });
}
