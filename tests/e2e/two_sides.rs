//! Each side keeps its own people: what is the union chair's to do is not even offered to the principal.

use anyhow::ensure;
use lientich_tests::chromium::Form::Desktop;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Act, Place};
use lientich_tests::story::tell;

use crate::newcomer::{invitation, open_person};

/// Holds a post of the union.
const COMMITTEE: &str = "Phạm Đức Mạnh";

#[test]
fn the_chair_invites_who_holds_a_post_of_the_union_and_the_principal_cannot() {
    tell("two_sides", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        open_person(&tab, COMMITTEE).await?;
        tab.see("Chức vụ Công đoàn do Chủ tịch Công đoàn bổ nhiệm và cho thôi.")
            .await?;
        tab.see("Chủ tịch Công đoàn mời người này vào").await?;
        ensure!(
            tab.count(&Act::Invite.selector()).await? == 0,
            "the principal is offered to invite for the union"
        );

        let (_other, chair) = school.device(Person::UnionChair, Desktop).await?;
        open_person(&chair, COMMITTEE).await?;
        let link = invitation(&chair).await?;
        let (_laptop, guest) = school.guest("committee", Desktop, &link).await?;
        guest.press("[data-nav=members]").await?;
        guest.find(screen::MEMBERS).await?;
        chair.see("theo lời mời của Lê Thị Thanh Bình").await
    });
}

#[test]
fn a_device_that_is_revoked_forgets_the_draft_and_says_why_and_its_owner_comes_in_anew() {
    tell("revoked_device", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        let tab = plan.tab;
        let (_lost, vice) = school.device(Person::VicePrincipal, Desktop).await?;
        vice.press(Place::Plans.selector()).await?;
        vice.find(screen::PLAN_LINK).await?;

        open_person(&tab, Person::VicePrincipal.name()).await?;
        tab.press(&Act::Revoke.selector()).await?;
        tab.press(&Act::ConfirmRevoke.selector()).await?;
        tab.see("đã thu hồi").await?;
        vice.see("Chưa có kế hoạch nào").await?;
        vice.see("Máy đã bị thu hồi").await?;

        let link = invitation(&tab).await?;
        let (_new, again) = school.guest("vice again", Desktop, &link).await?;
        again.press(Place::Plans.selector()).await?;
        again.find(screen::PLAN_LINK).await
    });
}
