//! Parts of the app that come after its first download: used without a network, and told of where they cannot be had.

use anyhow::{Result, ensure};
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::school::{Person, School};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;
use serde_json::json;

const MISSING: &str = "Chưa tải được phần này của ứng dụng";
const AGAIN: &str = "[data-act=fetch-part]";
const MEMBERS: &str = "[data-nav=members]";

#[test]
fn a_part_that_was_never_opened_opens_without_a_network() {
    tell("part_offline", async |world| {
        let school = School::open(world).await?;
        let (phone, tab) = school.device(Person::Principal, Phone).await?;
        tab.can_start_offline().await?;
        phone.close().await?;
        school.kill_server().await?;
        let tab = phone.open(&school.url("/thanh-vien")).await?;
        tab.see(Person::UnionChair.name()).await
    });
}

#[test]
fn a_part_that_cannot_be_had_says_so_and_comes_when_asked_again() {
    tell("part_missing", async |world| {
        let school = School::open(world).await?;
        let (desktop, tab) = school.device(Person::Principal, Desktop).await?;
        block(&tab, &["*/part-*"]).await?;
        tab.press(MEMBERS).await?;
        tab.see(MISSING).await?;
        tab.press(AGAIN).await?;
        tab.see(MISSING).await?;
        ensure!(
            tab.attribute(MEMBERS, "aria-current").await? == "page",
            "the place was left"
        );
        block(&tab, &[]).await?;
        tab.press(AGAIN).await?;
        tab.see(Person::UnionChair.name()).await?;
        // The console tells whoever is asked for help what could not be fetched.
        desktop.console.forget();
        Ok(())
    });
}

/// Addresses that this tab cannot fetch from now on.
async fn block(tab: &Tab, addresses: &[&str]) -> Result<()> {
    tab.raw("Network.enable", json!({})).await?;
    tab.raw("Network.setBlockedURLs", json!({ "urls": addresses }))
        .await?;
    Ok(())
}
