//! The history: the principal sees what the union chair did, opens the version before it, compares it with now and
//! brings a clause back, while the chair goes on editing without a network. All of it merges.

use anyhow::{Context, Result, ensure};
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Act, Place, SyncState};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;

const EDITED: &str = "Ban Chấp hành Công đoàn tập hợp ý kiến";
const AS_IT_WAS: &str = "Ban Chấp hành Công đoàn tập hợp ý kiến của các tổ.";
const UNWANTED: &str = " Gửi bằng văn bản.";
const MEANWHILE: &str = " Muộn nhất ngày 25.";
const ELSEWHERE: &str = "Hai bên họp liên tịch";

#[test]
fn a_clause_is_brought_back_as_it_was_while_another_edits_without_a_network() {
    tell("history", async |world| {
        let school = School::open(world).await?;
        let (_principal, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        let address = plan.tab.address().await?;
        let (union, tab) = school.device(Person::UnionChair, Phone).await?;
        let union_plan = school.open_plan(tab).await?;
        let node = plan.node(EDITED).await?;
        union_plan.write_at_end(&node, UNWANTED).await?;
        union_plan.is_synced().await?;
        plan.reads(&node, &format!("{AS_IT_WAS}{UNWANTED}")).await?;

        union.go_offline().await?;
        union_plan.write_at_end(&node, MEANWHILE).await?;
        let elsewhere = union_plan.node(ELSEWHERE).await?;
        union_plan.write_at_end(&elsewhere, MEANWHILE).await?;
        union_plan.is_kept().await?;

        let tab = plan.tab;
        opens_the_version_before(&tab).await?;
        brings_back(&tab, &node).await?;
        tab.goto(&address).await?;
        let plan = PlanPage::of(tab).await?;
        plan.reads(&node, AS_IT_WAS).await?;
        plan.is_synced().await?;

        union.go_online().await?;
        union_plan.is_synced().await?;
        for page in [&plan, &union_plan] {
            page.reads(&node, &format!("{AS_IT_WAS}{MEANWHILE}"))
                .await?;
            let text = page.text(&elsewhere).await?;
            ensure!(
                text.ends_with(MEANWHILE),
                "“{text}” lacks what was typed offline"
            );
        }
        let hash = plan.content_hash().await?;
        union_plan.has_content(&hash).await
    });
}

/// From the timeline: what the union chair did, the plan before that, and the same beside what it is now.
async fn opens_the_version_before(tab: &Tab) -> Result<()> {
    tab.press(&Act::PlanMenu.selector()).await?;
    tab.press(&Act::History.selector()).await?;
    tab.see("Sửa Điều II.2").await?;
    tab.press(&of_the_union(tab, Act::SeeChanges).await?)
        .await?;
    tab.find(&format!("{} ins[data-party=bch]", screen::COMPARISON))
        .await?;
    tab.see("1 chỗ khác nhau").await?;
    tab.see(Person::UnionChair.name()).await?;
    tab.press(&Act::WithNow.selector()).await?;
    tab.see("bây giờ").await
}

/// A button of the sitting of whoever is not the first in the timeline's last entry.
async fn of_the_union(tab: &Tab, act: Act) -> Result<String> {
    let look = format!(
        "__person.all({}).find(card => card.innerText.includes({}))?.dataset.person",
        serde_json::json!(screen::SITTING),
        serde_json::json!(Person::UnionChair.name())
    );
    let person = tab
        .wait("for the sitting of the union chair", &look)
        .await?;
    let person = person.as_str().context("the id of a person")?;
    Ok(format!("[data-person=\"{person}\"] {}", act.selector()))
}

/// Brings the clause back, takes that back, and does it again.
async fn brings_back(tab: &Tab, node: &str) -> Result<()> {
    let card = screen::clause(node);
    let ask = format!("{card} {}", Act::RestoreClause.selector());
    for again in [true, false] {
        tab.press(&ask).await?;
        tab.find(screen::WILL_CHANGE).await?;
        tab.see("1 chỗ sẽ thay đổi").await?;
        tab.press(&Act::ConfirmRestore.selector()).await?;
        tab.see("Đã khôi phục 1 chỗ.").await?;
        tab.find_no_more(&card).await?;
        if again {
            tab.press(&Act::ToastAction.selector()).await?;
            tab.find(&card).await?;
        }
    }
    tab.see("Hai bản giống nhau").await
}

#[test]
fn a_version_is_read_as_it_was_without_a_network_and_comes_back_as_a_whole() {
    tell("history_offline", async |world| {
        let school = School::open(world).await?;
        let (principal, tab) = school.device(Person::Principal, Phone).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        let (_union, tab) = school.device(Person::UnionChair, Desktop).await?;
        let union_plan = school.open_plan(tab).await?;
        let node = union_plan.node(EDITED).await?;
        let begun = plan.content_hash().await?;
        union_plan.write_at_end(&node, UNWANTED).await?;
        union_plan
            .act(&union_plan.node(ELSEWHERE).await?, Act::Remove)
            .await?;
        union_plan.is_synced().await?;
        plan.reads(&node, &format!("{AS_IT_WAS}{UNWANTED}")).await?;
        plan.tab.can_start_offline().await?;
        principal.go_offline().await?;

        let tab = &plan.tab;
        let address = tab.address().await?;
        tab.goto(&format!("{address}/lich-su")).await?;
        // What the union chair began from is what the principal had imported.
        let mine = format!(
            "{}:last-child {}",
            screen::SITTING,
            Act::SittingMore.selector()
        );
        tab.press(&mine).await?;
        tab.press(&Act::OpenVersion.selector()).await?;
        tab.find(screen::VERSION).await?;
        tab.see("chỉ đọc").await?;
        let read = tab.words(screen::VERSION).await?;
        ensure!(
            read.contains(ELSEWHERE),
            "what was removed later is not in the version"
        );
        ensure!(
            !read.contains(UNWANTED),
            "what came later is in the version"
        );

        tab.press(&Act::RestoreAll.selector()).await?;
        tab.find(screen::WILL_CHANGE).await?;
        tab.press(&Act::ConfirmRestore.selector()).await?;
        tab.see("Đã khôi phục").await?;
        tab.goto(&address).await?;
        let plan = PlanPage::of(plan.tab.clone()).await?;
        plan.is(SyncState::Offline).await?;
        plan.has_content(&begun).await?;
        principal.go_online().await?;
        plan.is_synced().await?;
        union_plan.has_content(&begun).await
    });
}

#[test]
fn what_another_writes_while_one_looks_at_another_page_is_told_afterwards() {
    tell("unread", async |world| {
        let school = School::open(world).await?;
        let (_principal, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        let (_union, tab) = school.device(Person::UnionChair, Phone).await?;
        let union_plan = school.open_plan(tab).await?;

        let node = plan.node(EDITED).await?;
        let tab = plan.tab;
        tab.press(Place::Today.selector()).await?;
        tab.see("Không có gì chờ bạn").await?;
        union_plan.write_at_end(&node, UNWANTED).await?;
        tab.press(screen::UNREAD).await?;
        tab.find(screen::MERGE_REPORT).await?;
        tab.press(&Act::ReadAll.selector()).await?;

        // What comes while one looks on is seen.
        let plan = PlanPage::of(tab).await?;
        union_plan.write_at_end(&node, MEANWHILE).await?;
        plan.reads(&node, &format!("{AS_IT_WAS}{UNWANTED}{MEANWHILE}"))
            .await?;
        plan.tab.press(Place::Today.selector()).await?;
        plan.tab.see("Không có gì chờ bạn").await?;
        plan.tab.find_no_more(screen::UNREAD).await
    });
}
