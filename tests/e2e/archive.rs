//! The end of a plan's life: the union chair notes that it was evaluated, the principal archives it, and then nobody
//! is offered to write in it, nor to bring anything back.

use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Act};
use lientich_tests::sign_page::{SignPage, Step, TO_SIGNING};
use lientich_tests::story::tell;

const EDITED: &str = "Ban Chấp hành Công đoàn tập hợp ý kiến";
const ADD: &str = "[data-act=add-last]";

#[test]
fn a_plan_that_both_sides_have_evaluated_and_archived_is_only_read() {
    tell("archive", async |world| {
        let school = School::open(world).await?;
        let (_principal, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        let address = plan.tab.address().await?;
        let (_chair, tab) = school.device(Person::UnionChair, Phone).await?;
        let chairs_plan = school.open_plan(tab).await?;
        let node = chairs_plan.node(EDITED).await?;
        chairs_plan
            .write_at_end(&node, " Gửi bằng văn bản.")
            .await?;
        chairs_plan.is_synced().await?;
        plan.tab.find(ADD).await?;

        let chair = SignPage::of(&chairs_plan).await?;
        let principal = SignPage::of(&plan).await?;
        principal.take_all(&TO_SIGNING).await?;
        chair.is_at(Step::Signing).await?;
        principal.sign().await?;
        chair.sign().await?;
        principal.edition(1).await?;
        principal.take(Step::InForce).await?;
        chair.is_at(Step::InForce).await?;
        chair.take(Step::Evaluated).await?;
        principal.is_at(Step::Evaluated).await?;
        principal.take(Step::Archived).await?;
        chair.is_at(Step::Archived).await?;

        let plan = principal.to_plan().await?;
        plan.tab.find_no_more(ADD).await?;
        let tab = &plan.tab;
        tab.goto(&format!("{address}/lich-su")).await?;
        let first = format!(
            "{}:last-child {}",
            screen::SITTING,
            Act::SeeChanges.selector()
        );
        tab.press(&first).await?;
        tab.press(&Act::WithNow.selector()).await?;
        tab.see("Kế hoạch đã lưu trữ, chỉ còn đọc").await?;
        tab.see("1 chỗ khác nhau").await?;
        tab.find_no_more(&Act::RestoreClause.selector()).await?;
        tab.find_no_more(&Act::RestoreAll.selector()).await
    });
}
