//! What one sees is what prints: pages beside the editor follow a colleague, the browser prints these very pages, and a team leader
//! prints their own part of an issued plan without a network.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lientich_shared::log::change::Body;
use lientich_shared::log::duty::{Duty, Party};
use lientich_tests::axe;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::office::Office;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::Place;
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;
use serde_json::json;

const PAGE: &str = "[data-testid=paper] .a4";
const ADDED: &str = " Hai bên rút kinh nghiệm sau mỗi học kỳ.";

#[test]
fn the_pages_beside_the_editor_follow_a_colleague_and_are_what_prints() {
    tell("preview", async |world| {
        let school = School::open(world).await?;
        let (_principal, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        let tab = &plan.tab;
        tab.press("[data-tab=preview]").await?;
        tab.find(PAGE).await?;
        let (_chair, chair_tab) = school.device(Person::UnionChair, Desktop).await?;
        let chair = school.open_plan(chair_tab).await?;
        let node = chair.node("Ban Chấp hành Công đoàn tập hợp").await?;
        chair.write_at_end(&node, ADDED).await?;
        chair.is_synced().await?;
        let line = format!(".preview [data-node=\"{node}\"]");
        let shown = format!(
            "document.querySelector('{line}')?.innerText.includes('{}')",
            ADDED.trim()
        );
        tab.wait("the colleague's words in the preview", &shown)
            .await?;

        // Pressing a clause goes to it in the editor; the one that is written in is marked.
        tab.press(&line).await?;
        tab.focus(&lientich_tests::screen::clause_text(&node))
            .await?;
        tab.find(&format!("{line}[aria-current=true]")).await?;
        prints_as_seen(tab).await?;
        axe::no_serious_fault(tab, "the preview beside the editor").await
    });
}

#[test]
fn a_team_leader_prints_their_part_of_an_issued_plan_without_a_network() {
    tell("preview_extract", async |world| {
        let school = School::open(world).await?;
        let of = |body| Duty {
            lead: Some(Party::Body(body)),
            ..Duty::default()
        };
        Office::issue(&school, |_| {
            Ok(vec![
                (
                    "Sinh hoạt chuyên đề mỗi tháng một lần",
                    of(Body::SubjectTeams),
                ),
                ("Quyết toán quỹ cuối năm", of(Body::Accounting)),
            ])
        })
        .await?;
        let (phone, tab) = school.device(Person::TeamLeader, Phone).await?;
        tab.press(Place::Plans.selector()).await?;
        tab.press(lientich_tests::screen::PLAN_LINK).await?;
        tab.find("[data-act=print-edition]").await?;
        tab.can_start_offline().await?;
        phone.go_offline().await?;
        tab.press("[data-act=print-edition]").await?;
        tab.find(PAGE).await?;
        tab.press("[data-act=paper-options]").await?;
        let choose = "(() => { const all = document.querySelector('#paper-whose'); \
            all.value = [...all.options].find((one) => one.text === 'các tổ chuyên môn').value; \
            all.dispatchEvent(new Event('change', { bubbles: true })); })()";
        tab.run_script(choose).await?;
        let tick = "[...document.querySelectorAll('label.choice')].find((one) => one.innerText.startsWith('Phụ lục')).click()";
        tab.run_script(tick).await?;
        tab.press("[data-act=paper-done]").await?;
        tab.see("không phải toàn văn").await?;
        let words = tab.words(PAGE).await?;
        ensure!(
            words.contains("(Trích phần việc của các tổ chuyên môn)"),
            "{words}"
        );
        ensure!(
            words.contains("Sinh hoạt chuyên đề") && !words.contains("Quyết toán"),
            "{words}"
        );
        let rows = tab.words(".a4-row:last-child").await?;
        ensure!(
            rows.contains("Sinh hoạt chuyên đề") && rows.contains("Các tổ chuyên môn"),
            "the annex says: {rows}"
        );
        prints_as_seen(&tab).await?;

        // The device remembers it.
        tab.reload().await?;
        tab.see("không phải toàn văn").await?;
        tab.find(".a4-row").await?;
        axe::no_serious_fault(&tab, "the preview on a phone").await
    });
}

/// The browser's own PDF has the pages of the screen; where Poppler is at hand, with the same words on each.
async fn prints_as_seen(tab: &Tab) -> Result<()> {
    let seen = tab
        .evaluate(&format!(
            "[...document.querySelectorAll('{PAGE} .a4-text')].map((page) => page.innerText)"
        ))
        .await?;
    let seen: Vec<String> = serde_json::from_value(seen)?;
    let printed = tab
        .raw("Page.printToPDF", json!({ "preferCSSPageSize": true }))
        .await?;
    let printed = printed["data"].as_str().context("a PDF file")?;
    let printed = STANDARD.decode(printed)?;
    let text = String::from_utf8_lossy(&printed);
    let count = text.matches("/Type /Page\n").count();
    ensure!(
        count == seen.len(),
        "{count} pages printed, {} seen",
        seen.len()
    );
    let Some(pages) = words_of(&printed) else {
        return Ok(());
    };
    let letters = |words: &str| -> String {
        let all = words.chars().filter(|letter| letter.is_alphanumeric());
        all.collect()
    };
    for (seen, printed) in seen.iter().zip(&pages) {
        // The first line after the head's columns, which Poppler reads across.
        let line = seen.lines().filter(|line| 30 < line.chars().count()).nth(2);
        let line = letters(line.unwrap_or_default());
        let beginning: String = line.chars().take(24).collect();
        ensure!(
            letters(printed).contains(&beginning),
            "“{beginning}” is not in {printed}"
        );
    }
    Ok(())
}

/// The words of each page, by Poppler; `None` where it is not installed.
fn words_of(pdf: &[u8]) -> Option<Vec<String>> {
    let mut poppler = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    poppler.stdin.take()?.write_all(pdf).ok()?;
    let told = poppler.wait_with_output().ok()?;
    let text = String::from_utf8_lossy(&told.stdout).into_owned();
    Some(text.split('\u{c}').map(str::to_owned).collect())
}
