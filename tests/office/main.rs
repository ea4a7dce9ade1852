//! The Word file as another program shows it: LibreOffice lays it out, and the page that comes out is measured against
//! Nghị định 30/2020/NĐ-CP, annex I. On a machine without LibreOffice these tests say so and measure nothing.

#[path = "../../shared/tests/office/documents.rs"]
mod documents;
mod imported;
mod laid_out;
mod pdf;
mod resaved;

use laid_out::{Laid, lay_out};
use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::import::draft::Draft;
use lientich_shared::import::{self, plant};
use lientich_shared::log::change::Side;
use lientich_shared::log::document::Document;
use lientich_shared::log::sign_off::Capacity;
use lientich_shared::plan::content::Content;
use lientich_shared::plan::samples::PRIMARY_2026;
use lientich_shared::render::{self, Form, Heads, Issue, Issuer, Options, Signature};
use lientich_shared::time::Timestamp;

/// Points in a millimetre.
const MM: f64 = 72.0 / 25.4;
/// The tool that tells where words stand rounds to whole points.
const ROUNDED: f64 = 1.01;

fn content() -> Content {
    let (draft, _) = import::read(PRIMARY_2026.as_bytes());
    planted(&draft)
}

fn planted(draft: &Draft) -> Content {
    let mut document = Document::new(DocId(1));
    plant::plant(&mut document, ReplicaId(1), Timestamp(0), draft).expect("a draft is planted");
    Content::of(&document)
}

fn options(form: Form) -> Options {
    Options {
        form,
        heads: Heads {
            school: Issuer {
                superior: "Uỷ ban nhân dân phường Sông Vân".to_owned(),
                name: "Trường Tiểu học Sông Vân".to_owned(),
            },
            union: Issuer::default(),
        },
        issue: Some(Issue {
            number: "7/KH-THSV".to_owned(),
            place: "Phường Sông Vân".to_owned(),
            day: "2026-09-05".parse().ok(),
        }),
        signatures: vec![
            Signature::of(Side::Bgh, Capacity::Own, "Nguyễn Thị Minh Hạnh"),
            Signature::of(Side::Bch, Capacity::OnBehalf, "Lê Thị Thanh Bình"),
        ],
        ..Options::default()
    }
}

/// The pages of the sample in this form; `None` has been explained.
fn pages(name: &str, content: &Content, options: &Options) -> Option<Laid> {
    let paper = render::render(content, options, &|_| String::new());
    lay_out(name, &render::docx::write(&paper))
}

fn is_near(measured: f64, wanted: f64) -> bool {
    (measured - wanted).abs() <= ROUNDED
}

#[test]
fn the_page_is_a4_with_the_margins_of_the_decree() {
    let Some(laid) = pages("margins", &content(), &options(Form::School)) else {
        return;
    };
    for page in &laid.pages {
        assert!(is_near(page.width, 210.0 * MM) && is_near(page.height, 297.0 * MM));
        let left = page.lines.iter().map(|line| line.left);
        let right = page.lines.iter().map(|line| line.left + line.width);
        let lowest = page.lines.iter().map(|line| line.top + line.height);
        assert!(is_near(left.fold(f64::MAX, f64::min), 30.0 * MM));
        assert!(right.fold(0.0, f64::max) <= page.width - 15.0 * MM + ROUNDED);
        assert!(lowest.fold(0.0, f64::max) <= page.height - 20.0 * MM + ROUNDED);
    }
    let first = &laid.pages[0];
    let top = first.lines.iter().map(|line| line.top);
    assert!(is_near(top.fold(f64::MAX, f64::min), 20.0 * MM));
}

#[test]
fn every_letter_is_of_the_times_family_and_of_the_size_of_its_line() {
    let Some(laid) = pages("fonts", &content(), &options(Form::School)) else {
        return;
    };
    let size = |words: &str| laid.line(words).1.size;
    assert!(
        laid.fonts
            .iter()
            .all(|font| font.contains("LiberationSerif") || font.contains("Times"))
    );
    assert!(is_near(size("CỘNG HÒA XÃ HỘI"), 12.0));
    assert!(is_near(size("Độc lập - Tự do"), 13.0));
    assert!(is_near(size("KẾ HOẠCH"), 14.0));
    assert!(is_near(size("1. Gắn trách nhiệm"), 14.0));
    assert!(is_near(size("Nơi nhận:"), 12.0));
    assert!(is_near(size("- Lưu: VT"), 11.0));
}

#[test]
fn the_head_has_the_state_on_one_line_beside_the_school() {
    for form in Form::ALL {
        let Some(laid) = pages("head", &content(), &options(form)) else {
            return;
        };
        let (page, nation) = laid.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        // The union names no body above it here.
        let first = match form {
            Form::Union => "CÔNG ĐOÀN CƠ SỞ",
            Form::School | Form::Decision | Form::Joint => "UỶ BAN NHÂN DÂN",
        };
        let (beside, issuer) = laid.line(first);
        assert_eq!((page, beside), (0, 0));
        assert!(is_near(nation.top, issuer.top), "{form:?}");
    }
}

#[test]
fn pages_are_numbered_in_the_middle_of_the_top_margin_from_the_second_on() {
    let Some(laid) = pages("numbers", &content(), &options(Form::School)) else {
        return;
    };
    assert!(laid.pages.len() > 1, "the sample has several pages");
    for (index, page) in laid.pages.iter().enumerate() {
        let above = page
            .lines
            .iter()
            .find(|line| line.top < 20.0 * MM - ROUNDED);
        let Some(number) = above else {
            assert_eq!(index, 0, "page {} has no number", index + 1);
            continue;
        };
        assert_eq!(number.text, (index + 1).to_string());
        let middle = f64::midpoint(30.0 * MM, page.width - 15.0 * MM);
        assert!(is_near(number.left + number.width / 2.0, middle));
    }
}

#[test]
fn an_attached_regulation_begins_on_a_page_of_its_own_and_counts_anew() {
    let Some(laid) = pages("attached", &content(), &options(Form::Decision)) else {
        return;
    };
    let (decision, _) = laid.line("QUYẾT ĐỊNH:");
    let (attached, _) = laid.line("(Kèm theo Quyết định");
    assert_eq!((decision, attached), (0, 1));
    let numbered = |at: usize| {
        let lines = &laid.pages[at].lines;
        let above = lines.iter().find(|line| line.top < 20.0 * MM - ROUNDED);
        above.map(|line| line.text.clone())
    };
    assert_eq!(numbered(1), None);
    assert_eq!(numbered(2).as_deref(), Some("2"));
}

#[test]
fn both_names_stand_level_on_the_page_of_the_last_words_however_long_the_text() {
    // Whatever the length, a page break falls somewhere near the foot in one of these.
    for more in 0..12 {
        let mut content = content();
        let part = content
            .parts
            .iter()
            .position(|part| part.text.starts_with("Giữ nền nếp"));
        let at = part.expect("a clause to repeat");
        for _ in 0..more {
            let copy = content.parts[at].clone();
            content.parts.insert(at, copy);
        }
        let Some(laid) = pages(&format!("foot-{more}"), &content, &options(Form::School)) else {
            return;
        };
        let (words, _) = laid.line("hiện, nếu có vướng mắc");
        let (left_page, left) = laid.line("Lê Thị Thanh Bình");
        let (right_page, right) = laid.line("Nguyễn Thị Minh Hạnh");
        assert_eq!((words, left_page), (left_page, right_page), "{more} more");
        assert!(is_near(left.top, right.top));
    }
}
