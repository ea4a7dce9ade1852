//! Comments and proposed wordings: made without a network on what somebody else writes, merged with what
//! was written meanwhile, taken by who writes it, settled for everybody.

use anyhow::ensure;
use lientich_tests::axe;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Act, SyncState};
use lientich_tests::story::tell;
use lientich_tests::talk_panel::TalkPanel;

const CLAUSE: &str = "Hiệu trưởng bảo đảm";
const PROPOSED: &str = "Hiệu trưởng bảo đảm đủ thời gian và kinh phí.";
const WRITTEN: &str = " Công khai vào cuối học kì.";
const WHY: &str = "Công đoàn mong ghi rõ chữ “đủ”.";

#[test]
fn a_wording_proposed_offline_is_merged_taken_and_settled_on_both_devices() {
    tell("comments_wording", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let principal = school.import(tab, samples::PLAN).await?;
        let node = principal.node(CLAUSE).await?;
        principal.act(&node, Act::SetSide).await?;
        principal.tab.press("=Giao cho BGH").await?;
        principal.tab.find("=Thuộc BGH").await?;
        principal.is_synced().await?;
        let (phone, tab) = school.device(Person::UnionChair, Phone).await?;
        let union = school.open_plan(tab).await?;
        union.has_content(&principal.content_hash().await?).await?;

        // The clause is the management's: she may not write it, and proposes.
        phone.go_offline().await?;
        union.is(SyncState::Offline).await?;
        let panel = TalkPanel::of(&union);
        panel.propose(&node, PROPOSED, WHY).await?;
        panel.is_only_here().await?;
        axe::no_serious_fault(&union.tab, "comments on a phone").await?;
        panel.leave().await?;
        union.is_kept().await?;

        // Meanwhile the principal writes in the same clause.
        principal.paste_at_end(&node, WRITTEN).await?;
        principal.is_synced().await?;
        phone.go_online().await?;
        union.is_synced().await?;

        let panel = TalkPanel::of(&principal);
        panel.open_at(&node).await?;
        panel.shows(WHY).await?;
        ensure!(panel.inserted().await?.contains("đủ"), "the tracked change");
        panel.notes_a_merge().await?;
        axe::no_serious_fault(&principal.tab, "comments beside the plan").await?;
        panel.accept().await?;
        let merged = format!("{PROPOSED}{WRITTEN}");
        principal.reads(&node, &merged).await?;
        panel.is_settled(&node).await?;
        principal.is_synced().await?;

        union.reads(&node, &merged).await?;
        union.has_content(&principal.content_hash().await?).await?;
        TalkPanel::of(&union).is_settled(&node).await
    });
}

const CALLED: &str = "Nên ghi thêm giờ họp, nhờ @Nguyễn Thị Minh Hạnh xem.";

#[test]
fn the_womens_committee_comments_on_a_joint_clause_and_calls_on_somebody() {
    tell("comments_womens", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let principal = school.import(tab, samples::PLAN).await?;
        principal.is_synced().await?;
        let node = principal.node("Hai bên họp liên tịch").await?;
        let (_phone, tab) = school.device(Person::WomensCommittee, Phone).await?;
        let women = school.open_plan(tab).await?;

        let panel = TalkPanel::of(&women);
        panel.open_from_clause(&node).await?;
        panel.says_who_writes().await?;
        panel
            .begin_comment("Nên ghi thêm giờ họp, nhờ @hanh")
            .await?;
        // What is not sent survives a reload.
        women.tab.reload().await?;
        let women = PlanPage::of(women.tab).await?;
        let panel = TalkPanel::of(&women);
        panel.open_from_clause(&node).await?;
        panel.holds("Nên ghi thêm giờ họp, nhờ @hanh").await?;
        panel.choose_name(Person::Principal).await?;
        panel.write_on("xem.").await?;
        panel.send_comment().await?;
        panel.shows(CALLED).await?;
        panel.leave().await?;
        women.is_synced().await?;

        let panel = TalkPanel::of(&principal);
        panel.marks(&node, 1).await?;
        principal.tab.press(screen::TO_COMMENTS).await?;
        panel.shows(CALLED).await?;
        panel.is_called().await?;
        panel.reply("Đã ghi là 14 giờ.").await?;
        principal.is_synced().await?;
        women.is_synced().await?;
        let panel = TalkPanel::of(&women);
        panel.open_from_clause(&node).await?;
        panel.shows("Đã ghi là 14 giờ.").await?;
        panel.resolve().await?;
        panel.leave().await?;
        women.is_synced().await?;
        TalkPanel::of(&principal).marks(&node, 0).await
    });
}

#[test]
fn several_proposals_are_taken_at_once_and_another_is_declined_with_a_reason() {
    tell("comments_several", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let principal = school.import(tab, samples::PLAN).await?;
        principal.is_synced().await?;
        let (_laptop, tab) = school.device(Person::UnionChair, Desktop).await?;
        let union = school.open_plan(tab).await?;
        let proposals = TalkPanel::of(&union);
        let first = union.node("Thống nhất cách làm").await?;
        let second = union.node("Giữ nền nếp trao đổi").await?;
        let third = union.node("Hai bên đánh giá kết quả").await?;
        for (node, wording) in [(&first, "Câu thứ nhất."), (&second, "Câu thứ hai.")] {
            proposals.open_from_clause(node).await?;
            proposals.propose_here(wording, "Gọn hơn.").await?;
        }
        union.is_synced().await?;

        let panel = TalkPanel::of(&principal);
        panel.marks(&second, 1).await?;
        principal.tab.press(screen::TO_COMMENTS).await?;
        panel.accept_all().await?;
        principal.reads(&first, "Câu thứ nhất.").await?;
        principal.reads(&second, "Câu thứ hai.").await?;
        panel.is_settled(&second).await?;

        proposals.open_from_clause(&third).await?;
        proposals.propose_here("Câu thứ ba.", "Ngắn lại.").await?;
        union.is_synced().await?;
        panel.open_at(&third).await?;
        panel.decline("Cần giữ mốc cuối mỗi học kỳ.").await?;
        principal.is_synced().await?;
        proposals.shows("Cần giữ mốc cuối mỗi học kỳ.").await?;
        union.reads(&first, "Câu thứ nhất.").await?;
        union.reads(&third, &principal.text(&third).await?).await
    });
}
