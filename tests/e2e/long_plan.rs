//! A plan of many clauses: its first screenful comes first, and every place of it can be reached at once.

use anyhow::Result;
use lientich_tests::chromium::Form::Desktop;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen;
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;
use serde_json::json;

/// Goes to the last heading while parts are still being drawn.
const JUMP: &str = "(() => { \
    const headings = [...document.querySelectorAll('.contents.beside button')]; \
    if (!__person.first('GROWING') || headings.length < 30) return false; \
    headings.at(-1).click(); return true; })()";

/// The last heading is on the screen.
const IN_VIEW: &str = "(() => { \
    const heading = [...document.querySelectorAll('[data-node] textarea')].find(e => e.value === 'Nhóm việc số 30'); \
    if (!heading) return false; \
    const { top, bottom } = heading.getBoundingClientRect(); \
    return 0 <= top && bottom <= innerHeight; })()";

#[test]
fn a_heading_is_reached_from_the_contents_before_its_part_is_drawn() {
    tell("long_plan", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, &samples::long_plan(300)).await?;
        plan.is_synced().await?;
        throttle(&plan.tab, 20).await?;
        plan.tab.reload().await?;
        let jump = JUMP.replace("GROWING", screen::GROWING);
        plan.tab.wait("to go to the last heading", &jump).await?;
        throttle(&plan.tab, 1).await?;
        plan.tab
            .wait("for the last heading to be in view", IN_VIEW)
            .await?;
        Ok(())
    });
}

async fn throttle(tab: &Tab, times: u32) -> Result<()> {
    let rate = json!({ "rate": times });
    tab.raw("Emulation.setCPUThrottlingRate", rate)
        .await
        .map(drop)
}
