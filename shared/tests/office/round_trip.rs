//! A plan that went out as a Word file comes back as the same plan: its kind and year, every part with its label and its
//! depth, what stands at the head, and who signs.

use lientich_shared::import::draft::{Draft, Side as Signing, Signer};
use lientich_shared::import::file;
use lientich_shared::log::change::{NodeKind, Side};
use lientich_shared::plan::content::Content;
use lientich_shared::render::docx::{Labels, write_with};
use lientich_shared::render::{self, Block, Form, Paper};

use crate::documents::{self, aside, content_of, options, told};

/// The head of the document as it stands on paper.
fn head(paper: &Paper) -> Vec<String> {
    let sheet = paper.sheets.last().expect("a sheet");
    let Some(Block::Head(left, right)) = sheet.blocks.first() else {
        panic!("a sheet begins with its head");
    };
    let cells = render::paper::rows(left, right).into_iter().flatten();
    let words = cells.flatten().map(|line| line.text.replace('\u{a0}', " "));
    words
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

fn said(signer: &Signer) -> [&str; 4] {
    let side = match signer.side {
        Signing::Union => "union",
        Signing::Management => "management",
        Signing::Other => "other",
    };
    let words = [&signer.capacity, &signer.position, &signer.name];
    let [capacity, position, name] = words.map(|words| words.as_deref().unwrap_or_default());
    [side, capacity, position, name]
}

fn compare(name: &str, form: Form, before: &Content, paper: &Paper, back: &Draft) {
    assert_eq!(back.untaken_lines(), Vec::<u32>::new(), "{name} {form:?}");
    assert_eq!(told(&content_of(back)), told(before), "{name} {form:?}");
    let letterhead: Vec<&str> = back
        .letterhead
        .iter()
        .map(|line| line.text.as_str())
        .collect();
    assert_eq!(letterhead, head(paper), "{name} {form:?}");
    let union = [
        "union",
        "TM. BAN CHẤP HÀNH CÔNG ĐOÀN",
        "CHỦ TỊCH",
        "Lê Thị Thanh Bình",
    ];
    let school = [
        "management",
        "KT. HIỆU TRƯỞNG",
        "PHÓ HIỆU TRƯỞNG",
        "Nguyễn Thị Minh Hạnh",
    ];
    // Who issues signs on the right.
    let signers = match form.issuer() {
        Side::Bch => [school, union],
        _ => [union, school],
    };
    let found: Vec<_> = back.signers.iter().map(said).collect();
    assert_eq!(found, signers, "{name} {form:?}");
}

fn check((name, before): &(String, Content)) {
    for form in Form::ALL {
        let paper = render::render(before, &options(form), &aside);
        for labels in [Labels::Words, Labels::Counted] {
            let (back, _) = file::read(&write_with(&paper, labels)).expect("our own file is read");
            compare(name, form, before, &paper, &back);
        }
    }
}

#[test]
fn every_sample_and_template_comes_back_as_it_went_out() {
    documents::ours().iter().for_each(check);
}

#[test]
fn every_corpus_document_comes_back_as_it_went_out() {
    documents::corpus().iter().for_each(check);
}

#[test]
fn parts_are_told_by_their_styles_whatever_they_say() {
    let (_, mut content) = documents::ours().swap_remove(0);
    for part in &mut content.parts {
        let words = match part.kind {
            NodeKind::Title => "nâng cao chất lượng bữa ăn:",
            NodeKind::Basis => "Trường đã họp ngày 20/8; hai bên xây dựng kế hoạch như sau:",
            NodeKind::Preamble => "Căn cứ vào đâu cũng được.",
            NodeKind::Closing => "Chúc mọi người mạnh khỏe!",
            _ => continue,
        };
        words.clone_into(&mut part.text);
    }
    check(&("odd words".to_owned(), content));
}
