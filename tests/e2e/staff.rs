//! Staff read what was issued and nothing else: not on the screen, and not in any byte that reaches their device.

use anyhow::ensure;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Place};
use lientich_tests::sign_page::{SignPage, Step, TO_SIGNING};
use lientich_tests::story::tell;

/// Stands in the draft only, in letters that no compression or encoding of text would change.
const SECRET: &str = "MATKHAU7319";
/// Stands in what is issued.
const ISSUED: &str = "CONGKHAI2846";

#[test]
fn a_teacher_gets_issued_editions_and_no_byte_of_a_draft() {
    tell("staff", async |world| {
        let school = School::open(world).await?;
        let (_principal, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;

        // The teacher's device is listened to from its first byte on.
        let (teacher, tab) = school.listened_device(Person::Teacher, Phone).await?;
        tab.press(Place::Plans.selector()).await?;
        tab.see("Chưa có kế hoạch nào").await?;
        let node = plan.node("Hai bên họp liên tịch").await?;
        plan.paste_at_end(&node, ISSUED).await?;
        plan.is_synced().await?;
        ensure!(
            !heard(&teacher.wire.heard(), ISSUED),
            "a draft reached a teacher before it was issued"
        );

        let (_chair, chair_tab) = school.device(Person::UnionChair, Desktop).await?;
        let chair = SignPage::of(&school.open_plan(chair_tab).await?).await?;
        let principal = SignPage::of(&plan).await?;
        principal.take_all(&TO_SIGNING).await?;
        chair.is_at(Step::Signing).await?;
        principal.sign().await?;
        chair.sign().await?;
        principal.edition(1).await?;
        let plan = principal.to_plan().await?;
        tab.press(screen::PLAN_LINK).await?;
        tab.see(ISSUED).await?;

        // What is written afterwards is the draft of the next edition.
        plan.paste_at_end(&node, SECRET).await?;
        plan.is_synced().await?;
        let (vice, vice_tab) = school
            .listened_device(Person::VicePrincipal, Desktop)
            .await?;
        school.open_plan(vice_tab).await?.tab.see(SECRET).await?;
        ensure!(
            heard(&vice.wire.heard(), SECRET),
            "a drafter's wire should carry the draft: the test hears nothing"
        );
        tab.reload().await?;
        tab.see(ISSUED).await?;
        let wire = teacher.wire.heard();
        ensure!(
            heard(&wire, ISSUED),
            "the issued edition should have come over the wire"
        );
        ensure!(
            !heard(&wire, SECRET),
            "a byte of the draft reached a teacher"
        );
        ensure!(
            !tab.text().await?.contains(SECRET),
            "a teacher reads a draft"
        );
        Ok(())
    });
}

fn heard(wire: &[u8], words: &str) -> bool {
    wire.windows(words.len())
        .any(|window| window == words.as_bytes())
}
