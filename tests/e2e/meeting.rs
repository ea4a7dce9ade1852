//! The meeting: three people edit one imported plan without a network, and it merges.
//!
//! All of them touch the same clause; one removes what another edits; two move the same clause apart. Each closes
//! the browser and opens it again before the network comes back, to one after the other in a random order.

use anyhow::{Context, Result, ensure};
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::device::Device;
use lientich_tests::dice::Dice;
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Act, SyncState};
use lientich_tests::story::tell;

const SHARED: &str = "Ban Chấp hành Công đoàn tập hợp ý kiến";
const REMOVED: &str = "Ban Thanh tra nhân dân báo cáo";
const MOVED: &str = "Việc liên quan đến lao động nữ";
const FIRST: &str = "Hai bên họp liên tịch";

#[test]
fn three_people_edit_one_plan_without_a_network_and_it_merges() {
    tell("meeting", async |world| {
        let mut dice = Dice::of_this_run();
        let school = School::open(world).await?;
        let (principal, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        let address = plan.tab.address().await?;
        let (union, tab) = school.device(Person::UnionChair, Phone).await?;
        let union_plan = school.open_plan(tab).await?;
        let (committee, tab) = school.device(Person::UnionCommittee, Phone).await?;
        let committee_plan = school.open_plan(tab).await?;
        let begun = plan.content_hash().await?;
        for page in [&union_plan, &committee_plan] {
            page.has_content(&begun).await?;
            page.tab.can_start_offline().await?;
        }
        plan.tab.can_start_offline().await?;

        for device in [&principal, &union, &committee] {
            device.go_offline().await?;
        }
        principal_edits(&plan).await?;
        union_edits(&union_plan).await?;
        committee_edits(&committee_plan).await?;
        let mut copies = Vec::new();
        for (person, device, page) in [
            (Person::Principal, &principal, plan),
            (Person::UnionChair, &union, union_plan),
            (Person::UnionCommittee, &committee, committee_plan),
        ] {
            copies.push((person, device, reopen(device, &page, &address).await?));
        }

        dice.shuffle(&mut copies);
        let mut back: Vec<Person> = Vec::new();
        for (person, device, page) in &copies {
            device.go_online().await?;
            page.is_synced()
                .await
                .with_context(|| format!("seed {}", dice.seed))?;
            reads_of(page, &back)
                .await
                .with_context(|| format!("{}, seed {}", device.name, dice.seed))?;
            back.push(*person);
        }
        let last = copies
            .last()
            .context("three copies")?
            .2
            .content_hash()
            .await?;
        for (_, device, page) in &copies {
            page.has_content(&last)
                .await
                .with_context(|| format!("{}, seed {}", device.name, dice.seed))?;
        }
        let plan = address.rsplit('/').next().unwrap_or_default();
        ensure!(
            school.content_hash(plan).await? == last,
            "the server keeps another plan than the devices, seed {}",
            dice.seed
        );
        // Who came back first reads of those who came later, too.
        for (person, device, page) in &copies {
            let others: Vec<Person> = back.iter().copied().filter(|p| p != person).collect();
            reads_of(page, &others)
                .await
                .with_context(|| format!("{}, seed {}", device.name, dice.seed))?;
        }

        // Who comes in new has everything from the server alone.
        let (_device, tab) = school.device(Person::VicePrincipal, Desktop).await?;
        let from_server = school.open_plan(tab).await?;
        from_server.has_content(&last).await?;
        let rows = from_server.rows().await?;
        for (_, device, page) in &copies {
            ensure!(
                page.rows().await? == rows,
                "{} has another plan than the server, seed {}",
                device.name,
                dice.seed
            );
        }
        nothing_is_lost(&from_server).await
    });
}

async fn principal_edits(plan: &PlanPage) -> Result<()> {
    plan.is(SyncState::Offline).await?;
    plan.write_at_end(&plan.node(SHARED).await?, " Hạn chót là ngày 25.")
        .await?;
    plan.act(&plan.node(REMOVED).await?, Act::Remove).await?;
    plan.add_after(&plan.node(FIRST).await?, "Tài liệu gửi trước ba ngày.")
        .await?;
    plan.is_kept().await
}

async fn union_edits(plan: &PlanPage) -> Result<()> {
    plan.is(SyncState::Offline).await?;
    plan.write_at_end(&plan.node(SHARED).await?, " Gửi Hiệu trưởng bằng văn bản.")
        .await?;
    plan.write_at_end(&plan.node(REMOVED).await?, " Báo cáo bằng văn bản.")
        .await?;
    plan.act(&plan.node(MOVED).await?, Act::MoveUp).await?;
    plan.is_kept().await
}

async fn committee_edits(plan: &PlanPage) -> Result<()> {
    plan.is(SyncState::Offline).await?;
    plan.write_at(&plan.node(SHARED).await?, 0, "Hằng tháng, ")
        .await?;
    let moved = plan.node(MOVED).await?;
    plan.write_at_end(&moved, " Ban Nữ công được mời dự.")
        .await?;
    plan.act(&moved, Act::MoveDown).await?;
    plan.act(&plan.node("Giữ nền nếp trao đổi").await?, Act::Remove)
        .await?;
    plan.is_kept().await
}

/// Closes the browser and opens the plan in it again, still offline: what was there is there.
async fn reopen(device: &Device, page: &PlanPage, address: &str) -> Result<PlanPage> {
    let before = page.rows().await?;
    device.close().await?;
    let page = PlanPage::open(device, address).await?;
    page.is(SyncState::Offline).await?;
    ensure!(
        page.rows().await? == before,
        "{} lost something when it was closed",
        device.name
    );
    Ok(page)
}

/// The report on a device that comes back names everybody whose work came before it.
async fn reads_of(page: &PlanPage, others: &[Person]) -> Result<()> {
    if others.is_empty() {
        return Ok(());
    }
    page.tab.find(screen::MERGE_REPORT).await?;
    for person in others {
        let look = format!(
            "__person.first({})?.innerText.includes({})",
            serde_json::json!(screen::MERGE_REPORT),
            serde_json::json!(person.name())
        );
        page.tab
            .wait(&format!("to read of {}", person.name()), &look)
            .await?;
    }
    Ok(())
}

async fn nothing_is_lost(plan: &PlanPage) -> Result<()> {
    let rows = plan.rows().await?;
    let holding = |words: &str| rows.iter().filter(|row| row.text.contains(words)).count();
    for words in [
        "Hằng tháng, ",
        "Hạn chót là ngày 25.",
        "Gửi Hiệu trưởng bằng văn bản.",
        "Tài liệu gửi trước ba ngày.",
        "Báo cáo bằng văn bản.",
        "Ban Nữ công được mời dự.",
    ] {
        ensure!(
            holding(words) == 1,
            "“{words}” stands in {} clauses",
            holding(words)
        );
    }
    ensure!(
        holding("Giữ nền nếp trao đổi") == 0,
        "what was removed, and edited by nobody, is still there"
    );
    let contested = format!(
        "{}[data-contested]",
        screen::clause(&plan.node(REMOVED).await?)
    );
    plan.tab.find(&contested).await
}
