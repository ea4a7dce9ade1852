//! A tour of the main screens on both forms of device: each is judged by axe, and its picture is kept.
//!
//! Pictures go to `target/screens/`; with `LIENTICH_SCREENS=write` also to `tests/screens/`, which the README shows.

use std::env;
use std::fs;

use anyhow::{Context, Result};
use lientich_tests::chromium::Form;
use lientich_tests::plan_page::PlanPage;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Act, Place};
use lientich_tests::sign_page::{SignPage, TO_SIGNING};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;
use lientich_tests::{axe, paths, samples};

#[test]
fn main_screens_of_a_phone_have_no_serious_accessibility_fault() {
    tell("screens_phone", async |world| {
        tour(&School::open(world).await?, Form::Phone).await
    });
}

#[test]
fn main_screens_of_a_desktop_have_no_serious_accessibility_fault() {
    tell("screens_desktop", async |world| {
        tour(&School::open(world).await?, Form::Desktop).await
    });
}

#[test]
fn the_first_steps_of_a_founder_have_no_serious_accessibility_fault() {
    tell("screens_first_steps", async |world| {
        let school = School::found(world).await?;
        for form in [Form::Phone, Form::Desktop] {
            let (_device, tab) = school.founder(form).await?;
            tab.find(screen::FIRST_STEPS).await?;
            keep_picture(&tab, form, "first-steps").await?;
            axe::no_serious_fault(&tab, "first steps").await?;
        }
        Ok(())
    });
}

async fn tour(school: &School<'_>, form: Form) -> Result<()> {
    let (_device, tab) = school.device(Person::Principal, form).await?;
    let mut faults = Vec::new();
    let look = async |tab: &Tab, screen: &str, faults: &mut Vec<String>| -> Result<()> {
        keep_picture(tab, form, screen).await?;
        if let Err(fault) = axe::no_serious_fault(tab, screen).await {
            faults.push(format!("{fault:#}"));
        }
        Ok(())
    };
    tab.press(Place::Plans.selector()).await?;
    tab.see("Chưa có kế hoạch nào").await?;
    look(&tab, "plans-empty", &mut faults).await?;
    tab.press(&Act::ImportPlan.selector()).await?;
    tab.focus(screen::IMPORT_SOURCE).await?;
    tab.commit(samples::PLAN).await?;
    tab.press("=Đọc văn bản").await?;
    tab.find(screen::IMPORT_DRAFT).await?;
    look(&tab, "import", &mut faults).await?;
    tab.press(&Act::AcceptImport.selector()).await?;
    let plan = PlanPage::of(tab.clone()).await?;
    plan.is_synced().await?;
    look(&tab, "plan", &mut faults).await?;
    let look_now = async |screen: &'static str| -> Result<Option<String>> {
        keep_picture(&tab, form, screen).await?;
        let judged = axe::no_serious_fault(&tab, screen).await;
        Ok(judged.err().map(|fault| format!("{fault:#}")))
    };
    faults.extend(tour_of_signing(school, &plan, &look_now).await?);
    for (place, name) in [
        (Place::Plans, "plans"),
        (Place::Today, "today"),
        (Place::Work, "work"),
        (Place::More, "more"),
    ] {
        tab.press(place.selector()).await?;
        look(&tab, name, &mut faults).await?;
    }
    tab.press(screen::TO_AUDIT).await?;
    tab.find(screen::AUDIT_ROW).await?;
    look(&tab, "audit", &mut faults).await?;
    tab.press(Place::More.selector()).await?;
    // On a phone people are a row of the last place.
    tab.press(match form {
        Form::Phone => "[data-act=members]",
        Form::Desktop => "[data-nav=members]",
    })
    .await?;
    tab.find(screen::MEMBERS).await?;
    look(&tab, "members", &mut faults).await?;
    tab.press(&Act::AddPeople.selector()).await?;
    tab.paste_into(screen::ROSTER, samples::ROSTER).await?;
    tab.press(&Act::ReadRoster.selector()).await?;
    tab.find(screen::ROSTER_PREVIEW).await?;
    look(&tab, "add-people", &mut faults).await?;
    tab.press("=Thành viên").await?;
    tab.press(&Act::PrintInvitations.selector()).await?;
    tab.press(&Act::MakeInvitations.selector()).await?;
    tab.find(screen::INVITATIONS).await?;
    look(&tab, "invitations", &mut faults).await?;
    tab.press("=Thành viên").await?;
    tab.press("[data-testid=members] a[data-person]").await?;
    tab.find(screen::PERSON).await?;
    look(&tab, "person", &mut faults).await?;
    anyhow::ensure!(faults.is_empty(), "{}", faults.join("\n\n"));
    Ok(())
}

/// From the plan to its signed Edition; the faults that were found on the way.
async fn tour_of_signing(
    school: &School<'_>,
    plan: &PlanPage,
    look: &impl AsyncFn(&'static str) -> Result<Option<String>>,
) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let page = SignPage::of(plan).await?;
    page.take_all(&TO_SIGNING).await?;
    page.tab.find("[data-act=sign]").await?;
    faults.extend(look("sign").await?);
    page.tab.press("[data-act=sign]").await?;
    page.tab.find("[data-testid=sign-form]").await?;
    faults.extend(look("sign-form").await?);
    page.tab.press("[data-act=confirm-sign]").await?;
    let (_chair, chair) = school.device(Person::UnionChair, Form::Desktop).await?;
    let chair = SignPage::of(&school.open_plan(chair).await?).await?;
    chair.need("bgh", "done").await?;
    chair.sign().await?;
    page.edition(1).await?;
    page.verify().await?;
    faults.extend(look("signed").await?);
    Ok(faults)
}

#[test]
fn the_history_on_a_phone_has_no_serious_accessibility_fault() {
    tell("screens_history_phone", async |world| {
        history(&School::open(world).await?, Form::Phone).await
    });
}

#[test]
fn the_history_on_a_desktop_has_no_serious_accessibility_fault() {
    tell("screens_history_desktop", async |world| {
        history(&School::open(world).await?, Form::Desktop).await
    });
}

/// The timeline, a version, two versions side by side, and what bringing back asks.
async fn history(school: &School<'_>, form: Form) -> Result<()> {
    let (_principal, tab) = school.device(Person::Principal, form).await?;
    let plan = school.import(tab, samples::PLAN).await?;
    plan.is_synced().await?;
    let (_union, tab) = school.device(Person::UnionChair, Form::Desktop).await?;
    let others = school.open_plan(tab).await?;
    let node = others.node("Ban Chấp hành Công đoàn tập hợp").await?;
    others
        .write_at_end(
            &node,
            " Gửi Hiệu trưởng trước hội nghị ít nhất năm ngày làm việc.",
        )
        .await?;
    others
        .act(&others.node("Ban Thanh tra nhân dân").await?, Act::Remove)
        .await?;
    others.is_synced().await?;
    let tab = plan.tab;
    let address = tab.address().await?;
    let mut faults = Vec::new();
    let mut look = async |screen: &str| -> Result<()> {
        keep_picture(&tab, form, screen).await?;
        if let Err(fault) = axe::no_serious_fault(&tab, screen).await {
            faults.push(format!("{fault:#}"));
        }
        Ok(())
    };
    tab.goto(&format!("{address}/lich-su")).await?;
    tab.see(Person::UnionChair.name()).await?;
    look("history").await?;
    tab.press(&Act::SittingMore.selector()).await?;
    tab.press(&Act::OpenVersion.selector()).await?;
    tab.find(screen::VERSION).await?;
    look("history-version").await?;
    tab.goto(&format!("{address}/lich-su")).await?;
    tab.press(&Act::SeeChanges.selector()).await?;
    tab.press(&Act::WithNow.selector()).await?;
    tab.find(&Act::RestoreAll.selector()).await?;
    look("history-compare").await?;
    tab.press(&Act::RestoreAll.selector()).await?;
    tab.find(screen::WILL_CHANGE).await?;
    look("history-restore").await?;
    anyhow::ensure!(faults.is_empty(), "{}", faults.join("\n\n"));
    Ok(())
}

pub(super) async fn keep_picture(tab: &Tab, form: Form, screen: &str) -> Result<()> {
    let name = match form {
        Form::Phone => format!("phone-{screen}.png"),
        Form::Desktop => format!("desktop-{screen}.png"),
    };
    let picture = tab.picture().await?;
    let mut dirs = vec![paths::target()?.join("screens")];
    if env::var("LIENTICH_SCREENS").is_ok_and(|mode| mode == "write") {
        dirs.push(paths::kept_pictures());
    }
    for dir in dirs {
        fs::create_dir_all(&dir).with_context(|| format!("make {}", dir.display()))?;
        fs::write(dir.join(&name), &picture).with_context(|| format!("write {name}"))?;
    }
    Ok(())
}
