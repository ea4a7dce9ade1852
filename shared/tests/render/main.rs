//! A plan on paper, seen from outside: which words stand there, in which order, in every form and every file.

mod annex;
mod archive;
mod schema;
mod word;

use docx_rs::{
    DocumentChild, ParagraphChild, RunChild, TableCellContent, TableChild, TableRowChild,
};
use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::import::{self, plant};
use lientich_shared::log::change::{Body, NodeKind, Side};
use lientich_shared::log::document::Document;
use lientich_shared::log::duty::Party;
use lientich_shared::log::sign_off::Capacity;
use lientich_shared::plan::content::{Content, Part};
use lientich_shared::plan::samples::PRIMARY_2026;
use lientich_shared::render::{
    self, Block, Extract, Form, Heads, Issue, Issuer, Line, Options, Paper, Role, Signature,
};
use lientich_shared::time::{Day, Timestamp};

fn content() -> Content {
    let (draft, _) = import::read(PRIMARY_2026.as_bytes());
    let mut document = Document::new(DocId(1));
    plant::plant(&mut document, ReplicaId(1), Timestamp(0), &draft).expect("a draft is planted");
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
            day: "2026-09-05".parse::<Day>().ok(),
        }),
        signatures: vec![
            Signature::of(Side::Bgh, Capacity::Own, "Nguyễn Thị Minh Hạnh"),
            Signature::of(Side::Bch, Capacity::OnBehalf, "Lê Thị Thanh Bình"),
        ],
        ..Options::default()
    }
}

fn paper(form: Form) -> Paper {
    render::render(&content(), &options(form), &|_| String::new())
}

fn lines(paper: &Paper) -> Vec<&Line> {
    let blocks = paper.sheets.iter().flat_map(|sheet| &sheet.blocks);
    blocks
        .flat_map(|block| match block {
            Block::Line(line) => vec![line],
            Block::Head(left, right) | Block::Foot(left, right) => {
                let rows = render::paper::rows(left, right);
                rows.into_iter().flatten().flatten().collect()
            }
            Block::Row(cells) => cells.iter().collect(),
        })
        .collect()
}

/// The words of a Word file, as a reader of Word files finds them.
fn words_of(file: &[u8]) -> Vec<String> {
    let read = docx_rs::read_docx(file).expect("a Word file is read");
    let mut words = Vec::new();
    for child in &read.document.children {
        match child {
            DocumentChild::Paragraph(paragraph) => words.push(said(paragraph)),
            DocumentChild::Table(table) => {
                for TableChild::TableRow(row) in &table.rows {
                    for TableRowChild::TableCell(cell) in &row.cells {
                        words.extend(cell.children.iter().filter_map(|content| match content {
                            TableCellContent::Paragraph(paragraph) => Some(said(paragraph)),
                            _ => None,
                        }));
                    }
                }
            }
            _ => {}
        }
    }
    words.retain(|line| !line.trim().is_empty());
    words
}

fn said(paragraph: &docx_rs::Paragraph) -> String {
    let runs = paragraph.children.iter().filter_map(|child| match child {
        ParagraphChild::Run(run) => Some(&run.children),
        _ => None,
    });
    runs.flatten()
        .filter_map(|child| match child {
            RunChild::Text(text) => Some(text.text.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn the_word_file_has_every_word_of_the_paper_in_its_order() {
    for form in Form::ALL {
        let paper = paper(form);
        let file = render::docx::write(&paper);
        let all = lines(&paper).into_iter().map(Line::words);
        let all: Vec<String> = all.filter(|words| !words.trim().is_empty()).collect();
        assert_eq!(words_of(&file), all, "{form:?}");
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let file = || render::docx::write(&paper(Form::Joint));
    assert!(file() == file());
}

#[test]
fn the_word_file_is_titled_whatever_signs_the_subject_has() {
    let mut paper = paper(Form::School);
    paper.subject = "KẾ HOẠCH <A> & B".to_owned();
    let file = render::docx::write(&paper);
    assert_eq!(
        words_of(&file).first().map(String::as_str),
        Some("UỶ BAN NHÂN DÂN PHƯỜNG SÔNG VÂN")
    );
}

#[test]
fn every_part_of_the_plan_stands_on_the_paper_once() {
    let content = content();
    for form in Form::ALL {
        let paper = render::render(&content, &options(form), &|_| String::new());
        for part in &content.parts {
            // Signers are the blocks at the foot; a made head replaces what stood in the text.
            if matches!(part.kind, NodeKind::Signer | NodeKind::Letterhead) {
                continue;
            }
            let times = lines(&paper)
                .into_iter()
                .filter(|line| line.node == Some(part.node))
                .filter(|line| !line.text.is_empty())
                .count();
            assert_eq!(times, 1, "{form:?}: {}", part.text);
        }
    }
}

#[test]
fn the_school_signs_on_the_right_of_its_form_and_the_union_on_the_right_of_its_own() {
    let names = |form| {
        let paper = paper(form);
        let blocks = paper.sheets.last().map(|sheet| sheet.blocks.clone());
        let foot = blocks.into_iter().flatten().find_map(|block| match block {
            Block::Foot(left, right) => Some((left, right)),
            _ => None,
        });
        let (left, right) = foot.expect("a foot");
        let name = |lines: Vec<Line>| lines.last().map(|line| line.text.clone());
        (name(left), name(right))
    };
    let principal = Some("Nguyễn Thị Minh Hạnh".to_owned());
    let chair = Some("Lê Thị Thanh Bình".to_owned());
    assert_eq!(names(Form::School), (chair.clone(), principal.clone()));
    assert_eq!(names(Form::Joint), (chair.clone(), principal.clone()));
    assert_eq!(names(Form::Union), (principal, chair));
}

#[test]
fn an_attached_regulation_has_no_number_of_its_own_and_names_its_decision() {
    let paper = paper(Form::Decision);
    let has = |at: usize, role| {
        let sheet = Paper {
            sheets: vec![paper.sheets[at].clone()],
            ..paper.clone()
        };
        lines(&sheet).iter().any(|line| line.role == role)
    };
    assert!(has(0, Role::Number) && has(0, Role::PlaceDay) && has(0, Role::Basis));
    assert!(!has(1, Role::Number) && !has(1, Role::PlaceDay) && !has(1, Role::Basis));
    let attached = lines(&paper)
        .into_iter()
        .find(|line| line.role == Role::Note);
    assert_eq!(
        attached.map(|line| line.text.as_str()),
        Some(
            "(Kèm theo Quyết định số 07/KH-THSV ngày 05 tháng 9 năm 2026 của Hiệu trưởng Trường Tiểu học Sông Vân)"
        )
    );
}

#[test]
fn an_extract_has_the_clauses_of_a_body_under_their_headings_and_no_others() {
    let mut content = content();
    let of_union: Vec<usize> = (0..content.parts.len())
        .filter(|at| content.parts[*at].kind == NodeKind::Clause)
        .step_by(4)
        .collect();
    for at in &of_union {
        content.parts[*at].lead_body = Some(Body::Bch);
    }
    let options = Options {
        extract: Some(Extract::of(
            &content,
            "Ban Chấp hành Công đoàn",
            &|duty| duty.lead == Some(Party::Body(Body::Bch)),
        )),
        ..options(Form::School)
    };
    let paper = render::render(&content, &options, &|_| String::new());
    let shown: Vec<_> = lines(&paper).iter().filter_map(|line| line.node).collect();
    assert!(
        of_union
            .iter()
            .all(|at| shown.contains(&content.parts[*at].node))
    );
    let led = |part: &Part| part.kind == NodeKind::Clause && part.lead_body.is_none();
    let others = content.parts.iter().filter(|part| led(part));
    let others = others.filter(|part| shown.contains(&part.node)).count();
    let all = content.parts.iter().filter(|part| led(part)).count();
    assert!(others < all / 2, "{others} of {all} clauses of others");
    assert!(
        lines(&paper)
            .iter()
            .any(|line| line.text == "(Trích phần việc của Ban Chấp hành Công đoàn)")
    );
}

#[test]
fn a_decision_and_a_joint_plan_read_as_kept() {
    let kept = [
        (Form::Decision, include_str!("decision.txt")),
        (Form::Joint, include_str!("joint.txt")),
    ];
    for (form, kept) in kept {
        assert_eq!(render::plain::text(&paper(form)), kept, "{form:?}");
    }
}

#[test]
fn words_that_look_like_marks_are_words_in_markdown() {
    let mut content = content();
    let part = content
        .parts
        .iter_mut()
        .find(|part| part.kind == NodeKind::Basis)
        .expect("a basis");
    part.text = "# 100% *đạt* [chuẩn]".to_owned();
    let paper = render::render(&content, &options(Form::School), &|_| String::new());
    let markdown = render::plain::markdown(&paper);
    assert!(
        markdown.contains("*\\# 100% \\*đạt\\* \\[chuẩn\\]*"),
        "{markdown}"
    );
}

#[test]
fn the_word_file_of_a_joint_plan_is_as_kept() {
    let parts = archive::parts(&render::docx::write_with(
        &paper(Form::Joint),
        render::docx::Labels::Counted,
    ));
    // One paragraph a line, so that a difference can be read.
    let said = ["word/document.xml", "word/numbering.xml"]
        .map(|name| parts[name].replace("><w:p>", ">\n<w:p>"));
    let said = said.join("\n") + "\n";
    if std::env::var_os("LIENTICH_GOLDEN").is_some() {
        let place = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        std::fs::write(place.join("tests/render/joint.xml"), said).expect("it is kept");
        return;
    }
    let kept = include_str!("joint.xml");
    for (at, (one, other)) in said.lines().zip(kept.lines()).enumerate() {
        assert_eq!(
            one,
            other,
            "line {}; LIENTICH_GOLDEN=write keeps it anew",
            at + 1
        );
    }
    assert_eq!(said.lines().count(), kept.lines().count());
}

#[test]
fn a_chapters_title_keeps_its_words_and_is_printed_in_capitals() {
    let text = "QUY CHẾ\nPhối hợp công tác năm học 2026-2027\n\nChương I\nQuy định chung\n\nĐiều 1. Phạm vi\nHai bên cùng làm.\n";
    let (draft, _) = import::read(text.as_bytes());
    let mut document = Document::new(DocId(1));
    plant::plant(&mut document, ReplicaId(1), Timestamp(0), &draft).expect("a draft is planted");
    let paper = render::render(&Content::of(&document), &options(Form::School), &|_| {
        String::new()
    });
    let file = render::docx::write(&paper);
    assert!(words_of(&file).contains(&"Quy định chung".to_owned()));
    let styles = &archive::parts(&file)["word/styles.xml"];
    let style = styles
        .split_once("\"LienTichDivisionTitle\"")
        .expect("its style")
        .1;
    assert!(
        style
            .split_once("</w:style>")
            .expect("its end")
            .0
            .contains("<w:caps/>")
    );
    let said = render::plain::text(&paper);
    assert!(said.contains("QUY ĐỊNH CHUNG") && !said.contains("Quy định chung"));
    assert!(render::plain::markdown(&paper).contains("## QUY ĐỊNH CHUNG"));
}
