//! The app's speed on a slow phone, as a person feels it: budget beside figure.
//!
//! Run by `cargo xtask bench --package lientich-tests`. The processor of the tab is slowed down four times; the
//! service worker's own thread is not, since browsers cannot slow it down.

use anyhow::{Context, Result};
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::device::Device;
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::stopwatch::{self, Times};
use lientich_tests::story::tell;
use lientich_tests::{screen, tab::Tab};
use serde_json::json;

/// Starts of the app that are timed.
const STARTS: usize = 9;
/// Keys that are timed on each page.
const KEYS: usize = 150;

fn main() {
    println!("{:<64} {:>9} {:>9}", "what", "measured", "budget");
    for (clauses, slower) in [(300, 1.25), (3_000, 1.5)] {
        tell(&format!("bench_{clauses}"), async |world| {
            let school = School::open(world).await?;
            let (phone, tab) = school.device(Person::Principal, Phone).await?;
            let plan = school.import(tab, &samples::long_plan(clauses)).await?;
            plan.is_synced().await?;
            plan.tab.can_start_offline().await?;
            if clauses == 300 {
                cold_start(&phone, &plan).await?;
            }
            let bare = keystrokes(&phone, plan, clauses, slower).await?;
            if clauses == 300 {
                beside_pages(&school, bare, slower).await?;
            }
            Ok(())
        });
    }
}

/// On a desktop, with the pages to print and the findings of the checks beside the editor, which follow what is written.
async fn beside_pages(school: &School<'_>, bare: f64, slower: f64) -> Result<()> {
    let (_desktop, tab) = school.device(Person::UnionChair, Desktop).await?;
    let plan = school.open_plan(tab).await?;
    plan.is_synced().await?;
    for pane in ["preview", "checks"] {
        plan.tab.press(&format!(".panel [data-tab={pane}]")).await?;
        let node = plan.node("Việc thứ 5:").await?;
        stopwatch::slow_down(&plan.tab).await?;
        plan.tab.focus(&screen::clause_text(&node)).await?;
        plan.tab.caret(-1).await?;
        let app = stopwatch::key_to_paint(&plan.tab, KEYS).await?;
        print(
            &format!("300 clauses, {pane} beside: key to paint, p95, ms"),
            app.percentile(95),
            "",
        );
        print(
            &format!("300 clauses, {pane} beside: p95 beside plain textareas, times"),
            app.percentile(95) / bare,
            &format!("≤ {slower}"),
        );
    }
    Ok(())
}

async fn cold_start(phone: &Device, plan: &PlanPage) -> Result<()> {
    let address = plan.tab.address().await?;
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let tab = phone.blank_tab().await?;
        stopwatch::slow_down(&tab).await?;
        times.push(stopwatch::first_clause(&tab, &address).await?);
        tab.close().await?;
    }
    let times = Times::new(times);
    print(
        "cold start, 300 clauses: first clause readable, median, ms",
        times.percentile(50),
        "≤ 1000",
    );
    print(
        "cold start, 300 clauses: first clause readable, slowest, ms",
        times.percentile(100),
        "",
    );
    Ok(())
}

/// Gives the p95 of plain text areas.
async fn keystrokes(phone: &Device, plan: PlanPage, clauses: usize, slower: f64) -> Result<f64> {
    let texts = plan
        .rows()
        .await?
        .into_iter()
        .map(|row| row.text)
        .collect::<Vec<_>>();
    let node = plan.node("Việc thứ 5:").await?;
    stopwatch::slow_down(&plan.tab).await?;
    plan.tab.to_front().await?;
    plan.tab.focus(&screen::clause_text(&node)).await?;
    plan.tab.caret(-1).await?;
    let app = stopwatch::key_to_paint(&plan.tab, KEYS).await?;
    plan.tab.close().await?;
    let bare = bare_page(phone, &texts).await?;
    let bare = stopwatch::key_to_paint(&bare, KEYS).await?;
    for part in [50, 95] {
        print(
            &format!("{clauses} clauses: key to paint, p{part}, ms"),
            app.percentile(part),
            "",
        );
        print(
            &format!("{clauses} plain textareas: key to paint, p{part}, ms"),
            bare.percentile(part),
            "",
        );
    }
    let ratio = app.percentile(95) / bare.percentile(95);
    print(
        &format!("{clauses} clauses: p95 beside plain textareas, times"),
        ratio,
        &format!("≤ {slower}"),
    );
    Ok(bare.percentile(95))
}

/// A page of nothing but plain textareas with the same texts, the caret at the end of one near its beginning.
async fn bare_page(phone: &Device, texts: &[String]) -> Result<Tab> {
    let tab = phone.blank_tab().await?;
    let build = format!(
        "for (const text of {}) {{
           const field = document.createElement('textarea');
           field.value = text;
           field.style.width = '100%';
           document.body.append(field);
         }}",
        json!(texts)
    );
    tab.run_script(&build)
        .await
        .context("build the bare page")?;
    stopwatch::slow_down(&tab).await?;
    tab.to_front().await?;
    tab.focus("textarea:nth-of-type(6)").await?;
    tab.caret(-1).await?;
    Ok(tab)
}

fn print(what: &str, measured: f64, budget: &str) {
    println!("{what:<64} {measured:>9.2} {budget:>9}");
}
