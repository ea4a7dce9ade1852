//! What was issued is read and confirmed, and made public by the clock of the law, before the eyes of the people's
//! inspectorate.

use anyhow::ensure;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Place};
use lientich_tests::sign_page::{SignPage, Step, TO_SIGNING};
use lientich_tests::story::tell;

#[test]
fn an_issued_plan_is_confirmed_offline_and_made_public_before_the_inspectorate() {
    tell("publication", async |world| {
        let school = School::open(world).await?;
        let (_principal, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        let (_chair, chair_tab) = school.device(Person::UnionChair, Desktop).await?;
        let chair = SignPage::of(&school.open_plan(chair_tab).await?).await?;
        let principal = SignPage::of(&plan).await?;
        principal.take_all(&TO_SIGNING).await?;
        chair.is_at(Step::Signing).await?;
        principal.sign().await?;
        chair.sign().await?;
        principal.edition(1).await?;

        // The teacher reads and confirms without a network.
        let (teacher, tab) = school.device(Person::Teacher, Phone).await?;
        tab.find(screen::NEW_EDITION).await?;
        tab.can_start_offline().await?;
        teacher.go_offline().await?;
        tab.press(screen::NEW_EDITION).await?;
        tab.press(screen::CONFIRM_READ).await?;
        tab.find(screen::HAS_READ).await?;
        tab.see("chưa gửi về trường").await?;
        tab.reload().await?;
        tab.find(screen::HAS_READ).await?;
        ensure!(
            tab.count(screen::CONFIRM_READ).await? == 0,
            "who has read it is asked again"
        );
        teacher.go_online().await?;
        tab.see_no_more("chưa gửi về trường").await?;
        tab.press(Place::Today.selector()).await?;
        tab.find_no_more(screen::NEW_EDITION).await?;

        let edition = format!("/ke-hoach/{}/ban-hanh", plan_id(&principal).await?);
        let tab = &principal.tab;
        tab.goto(&school.url(&edition)).await?;
        tab.see("Phải công khai chậm nhất ngày").await?;
        tab.see("1 / 3 người đã xác nhận đọc").await?;
        tab.press(screen::NOTE_PUBLIC).await?;
        tab.press(screen::KEEP_PUBLIC).await?;
        tab.see("Cần ghi ngày").await?;
        tab.paste_into("#public-place", "Bảng tin phòng hội đồng")
            .await?;
        tab.press(screen::KEEP_PUBLIC).await?;
        tab.see("Bảng tin phòng hội đồng").await?;
        tab.see("giữ đến hết ngày").await?;

        let (_inspector, inspector) = school.device(Person::Inspector, Phone).await?;
        inspector.press(screen::NEW_EDITION).await?;
        inspector.see("Bảng tin phòng hội đồng").await?;
        inspector.press(screen::CONFIRM_PUBLIC).await?;
        tab.see("Vũ Văn Thắng xác nhận đã thấy công khai").await
    });
}

async fn plan_id(page: &SignPage) -> anyhow::Result<String> {
    let address = page.tab.address().await?;
    let rest = address.split_once("/ke-hoach/").map(|(_, rest)| rest);
    let id = rest.and_then(|rest| rest.split('/').next());
    id.map(str::to_owned)
        .ok_or_else(|| anyhow::anyhow!("{address} names no plan"))
}
