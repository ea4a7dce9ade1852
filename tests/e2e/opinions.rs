//! A plan is sent to the teams: a team's opinion is written without a network, a teacher proposes another wording, and signing is
//! offered once both have an answer. No colleague's device gets a byte of another's opinion.

use anyhow::{Result, ensure};
use lientich_tests::axe;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Place, SyncState};
use lientich_tests::sign_page::{SignPage, Step};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;

/// Stands in the team leader's opinion, in letters that no compression or encoding of text would change.
const SECRET: &str = "TOKHOI5194";
/// What the teacher wants the clause to say.
const WORDING: &str = "Hai bên họp liên tịch vào ngày 5 của mỗi tháng.";

const ASKED: &str = "[data-testid=asked-card]";
const WORDS: &str = "#opinion-text";
const SEND: &str = "[data-act=send-opinion]";
const OWN: &str = "[data-testid=own-opinion]";

#[test]
fn signing_is_offered_once_every_opinion_has_an_answer() {
    tell("opinions", async |world| {
        let school = School::open(world).await?;
        let (_principal, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        let node = plan.node("Hai bên họp liên tịch").await?;
        let say = format!("[data-node=\"{node}\"] [data-act=say]");
        let (phone, leader) = school.device(Person::TeamLeader, Phone).await?;
        let (teacher_device, teacher) = school.listened_device(Person::Teacher, Phone).await?;
        let principal = SignPage::of(&plan).await?;
        principal.take(Step::Consulting).await?;

        // The team leader writes without a network; words that are not sent yet survive a reload.
        leader.press(ASKED).await?;
        leader.see("BẢN LẤY Ý KIẾN").await?;
        axe::no_serious_fault(&leader, "a plan sent out, on a phone").await?;
        leader.can_start_offline().await?;
        phone.go_offline().await?;
        leader
            .find_with(screen::SYNC_STATE, "data-state", SyncState::Offline.value())
            .await?;
        leader.press(&say).await?;
        leader.press("label:has(input[name=for-team])").await?;
        write(
            &leader,
            WORDS,
            &format!("Tổ đề nghị ghi rõ ngày họp {SECRET}"),
        )
        .await?;
        leader.reload().await?;
        leader.press(&say).await?;
        let kept = leader.words(WORDS).await?;
        ensure!(kept.contains(SECRET), "kept of the opinion: “{kept}”");
        leader.press(SEND).await?;
        leader.see("trên máy, chưa gửi").await?;
        phone.go_online().await?;
        leader.find_with(OWN, "data-sent", "true").await?;

        // The teacher proposes another wording for the same clause.
        teacher.press(Place::Plans.selector()).await?;
        teacher.press(ASKED).await?;
        teacher.press(&say).await?;
        teacher.press("label:has(input[value=wording])").await?;
        teacher.paste_into("#opinion-proposed", WORDING).await?;
        teacher.press(SEND).await?;
        teacher.find_with(OWN, "data-sent", "true").await?;

        // What is taken back can be put right and said again.
        teacher.press(&say).await?;
        teacher.press("[data-act=withdraw]").await?;
        teacher.see("Đã rút lại ý kiến").await?;
        let kept = teacher.words("#opinion-proposed").await?;
        ensure!(kept == WORDING, "kept of what was taken back: “{kept}”");
        teacher.press(SEND).await?;
        teacher.find_with(OWN, "data-sent", "true").await?;

        // Both stand in the way of signing.
        principal.tab.see("Còn 2 ý kiến chưa trả lời").await?;
        principal
            .take_all(&[Step::Revised, Step::Passed, Step::Signing])
            .await?;
        principal.need("opinions", "wrong").await?;
        ensure!(
            principal.tab.count("[data-act=sign]").await? == 0,
            "signing is offered while opinions have no answer"
        );
        answer_both(&principal.tab).await?;
        principal.tab.press("=Quay lại").await?;
        plan.reads(&node, WORDING).await?;
        let principal = SignPage::of(&plan).await?;
        principal.need("opinions", "done").await?;
        principal.tab.see("1/1 tổ, 2 ý kiến đã trả lời").await?;
        principal.tab.find("[data-act=sign]").await?;

        // Each reads their own answer, and nothing of the other's opinion.
        for tab in [&leader, &teacher] {
            tab.see("Đã ghi ngày họp.").await?;
        }
        let wire = teacher_device.wire.heard();
        let heard = |words: &str| {
            wire.windows(words.len())
                .any(|part| part == words.as_bytes())
        };
        ensure!(
            heard("mỗi tháng"),
            "the version that was sent out should have come over the wire"
        );
        ensure!(
            !heard(SECRET),
            "a byte of another's opinion reached a teacher"
        );
        Ok(())
    });
}

async fn write(tab: &Tab, field: &str, words: &str) -> Result<()> {
    tab.focus(field).await?;
    tab.type_text(words).await
}

/// Chooses both opinions, accepts them in one answer, and takes the proposed wording over.
async fn answer_both(tab: &Tab) -> Result<()> {
    tab.press("[data-act=see-opinions]").await?;
    tab.see("1/1 tổ · 2 ý kiến · 2 chưa trả lời").await?;
    tab.see("Ý kiến của Tổ 4–5").await?;
    axe::no_serious_fault(tab, "opinions on a desktop").await?;
    let boxes = "[data-testid=opinion]:not(:has(:checked)) [data-act=choose-opinion]";
    for _ in 0..2 {
        tab.press(boxes).await?;
    }
    tab.see("Trả lời 2 ý kiến đã chọn").await?;
    tab.press("[data-act=answer-chosen]").await?;
    write(tab, "#answer-text", "Đã ghi ngày họp.").await?;
    tab.press("[data-act=send-answer]").await?;
    tab.see("Mọi ý kiến đã có trả lời").await
}
