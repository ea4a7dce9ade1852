//! Two tabs of one browser show one plan, whichever of them speaks to the server.

use anyhow::{Result, ensure};
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::story::tell;

#[test]
fn what_is_written_in_one_tab_stands_in_the_other_and_on_the_server() {
    tell("two_tabs", async |world| {
        let school = School::open(world).await?;
        let (device, tab) = school.device(Person::Principal, Desktop).await?;
        let one = school.import(tab, samples::PLAN).await?;
        one.is_synced().await?;
        let two = PlanPage::open(&device, &one.tab.address().await?).await?;
        let node = one.node("Hai bên họp liên tịch").await?;
        let text = one.text(&node).await?;

        one.tab.to_front().await?;
        one.write_at_end(&node, " Bắt đầu lúc 8 giờ.").await?;
        two.reads(&node, &format!("{text} Bắt đầu lúc 8 giờ."))
            .await?;
        two.tab.to_front().await?;
        two.write_at(&node, 0, "Định kỳ, ").await?;
        one.reads(&node, &format!("Định kỳ, {text} Bắt đầu lúc 8 giờ."))
            .await?;

        // The first tab was the one that speaks to the server. The other takes its place.
        one.tab.close().await?;
        two.write_at_end(&node, " Vắng thì báo trước.").await?;
        two.is_synced().await?;
        let whole = format!("Định kỳ, {text} Bắt đầu lúc 8 giờ. Vắng thì báo trước.");
        let (_phone, tab) = school.device(Person::UnionChair, Phone).await?;
        school.open_plan(tab).await?.reads(&node, &whole).await
    });
}

#[test]
fn two_tabs_that_write_without_a_network_keep_both_their_words() {
    tell("two_tabs_offline", async |world| {
        let school = School::open(world).await?;
        let (device, tab) = school.device(Person::Principal, Desktop).await?;
        let one = school.import(tab, samples::PLAN).await?;
        one.is_synced().await?;
        one.tab.can_start_offline().await?;
        let address = one.tab.address().await?;
        let two = PlanPage::open(&device, &address).await?;
        device.go_offline().await?;
        for (n, page) in [&one, &two, &one, &two].into_iter().enumerate() {
            page.tab.to_front().await?;
            page.write_at_end(
                &page.node("Hiệu trưởng bảo đảm").await?,
                &format!(" Lần {n}."),
            )
            .await?;
        }
        let node = one.node("Hiệu trưởng bảo đảm").await?;
        for page in [&one, &two] {
            for n in 0..4 {
                page.tab.see(&format!("Lần {n}.")).await?;
            }
        }
        same(&one, &two, &node).await?;
        one.is_kept().await?;
        two.is_kept().await?;
        device.close().await?;
        let page = PlanPage::open(&device, &address).await?;
        for n in 0..4 {
            ensure!(
                page.text(&node).await?.contains(&format!("Lần {n}.")),
                "what the tabs wrote was not kept"
            );
        }
        device.go_online().await?;
        page.is_synced().await
    });
}

async fn same(one: &PlanPage, two: &PlanPage, node: &str) -> Result<()> {
    two.reads(node, &one.text(node).await?).await?;
    two.has_content(&one.content_hash().await?).await
}
