//! A page that goes away under the hands of the person who types takes no letter with it.

use anyhow::{Result, ensure};
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::device::Device;
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;
use serde_json::json;

/// How often each is tried.
const TIMES: usize = 10;
/// How much slower than this machine the device is: what is under way stays so for longer.
const SLOWDOWN: u32 = 6;

#[test]
fn what_was_typed_right_before_a_reload_is_there_after_it() {
    tell("reload_while_typing", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        slow_down(&plan.tab).await?;
        let node = plan.node("Hai bên họp liên tịch").await?;
        let mut lost = Vec::new();
        for n in 0..TIMES {
            let words = format!(" Nạp lại lần {n}.");
            plan.tab.evaluate("globalThis.before = true").await?;
            plan.write_at_end(&node, &words).await?;
            plan.tab.reload().await?;
            plan.tab
                .wait("for the page to be another", "!globalThis.before")
                .await?;
            lost.extend(missing(&plan, &node, words).await?);
        }
        ensure!(lost.is_empty(), "{lost:?} are lost");
        Ok(())
    });
}

#[test]
fn what_was_typed_right_before_a_tab_is_closed_is_there_when_the_plan_is_opened_again() {
    tell("close_while_typing", async |world| {
        let school = School::open(world).await?;
        let (phone, tab) = school.device(Person::UnionChair, Phone).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        let node = plan.node("Hai bên họp liên tịch").await?;
        let address = plan.tab.address().await?;
        // The last tab that is closed takes the browser with it.
        let _other = phone.blank_tab().await?;
        plan.tab.close().await?;
        let mut lost = Vec::new();
        for n in 0..TIMES {
            let words = format!(" Đóng lần {n}.");
            let plan = open_slowly(&phone, &address).await?;
            plan.write_at_end(&node, &words).await?;
            plan.tab.close().await?;
            let plan = open_slowly(&phone, &address).await?;
            lost.extend(missing(&plan, &node, words).await?);
            plan.tab.close().await?;
        }
        ensure!(lost.is_empty(), "{lost:?} are lost");
        Ok(())
    });
}

async fn slow_down(tab: &Tab) -> Result<()> {
    tab.raw(
        "Emulation.setCPUThrottlingRate",
        json!({ "rate": SLOWDOWN }),
    )
    .await
    .map(|_| ())
}

async fn open_slowly(device: &Device, address: &str) -> Result<PlanPage> {
    let tab = device.blank_tab().await?;
    slow_down(&tab).await?;
    tab.goto(address).await?;
    PlanPage::of(tab).await
}

/// The words, if the clause does not end with them; with what it ends with.
async fn missing(plan: &PlanPage, node: &str, words: String) -> Result<Option<(String, String)>> {
    let text = plan.text(node).await?;
    let end: String = text
        .chars()
        .skip(text.chars().count() - words.chars().count())
        .collect();
    Ok((end != words).then_some((words, end)))
}
