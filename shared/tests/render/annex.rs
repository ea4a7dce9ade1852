//! The annex of a plan: who does what until when, in every file.

use lientich_shared::import::file;
use lientich_shared::log::change::{Body, NodeKind};
use lientich_shared::plan::content::Content;
use lientich_shared::render::{
    self, Annex, Extract, Form, Line, Options, Paper, Role, docx, html, plain,
};

use crate::{content, lines, options, words_of};

/// The sample with three clauses that somebody leads until a day, or without a day.
fn charged() -> Content {
    let mut content = content();
    let clauses = content
        .parts
        .iter_mut()
        .filter(|part| part.kind == NodeKind::Clause);
    let bodies = [Body::Bch, Body::Accounting, Body::HomeroomTeachers];
    for (part, body) in clauses.zip(bodies) {
        part.lead_body = Some(body);
        part.due = (body == Body::Bch).then(|| "2026-09-30".parse().expect("a day"));
    }
    content
}

pub fn with_annex(form: Form) -> Paper {
    let content = charged();
    let options = Options {
        annex: Some(Annex::of(&content, &|person| person.to_string())),
        ..options(form)
    };
    render::render(&content, &options, &|_| String::new())
}

#[test]
fn the_annex_tells_who_does_what_until_when_and_the_text_points_to_it() {
    let text = plain::text(&with_annex(Form::School));
    let annex = text.split_once("\nPhụ lục\n").expect("an annex").1;
    let wanted = "
PHÂN CÔNG THỰC HIỆN NHIỆM VỤ

(Kèm theo Kế hoạch số 07/KH-THSV ngày 05 tháng 9 năm 2026 của Trường Tiểu học Sông Vân)

TT | Nội dung | Chủ trì | Phối hợp | Thời hạn
1 | Gắn trách nhiệm của Ban giám hiệu";
    assert!(annex.starts_with(wanted), "{annex}");
    assert!(
        annex.contains("| Ban Chấp hành Công đoàn |  | Chậm nhất ngày 30/09/2026\n2 | Giữ nền nếp"),
        "{annex}"
    );
    let pointer =
        "Phân công thực hiện nhiệm vụ tại Phụ lục kèm theo Kế hoạch này.\n\nTrên đây là kế hoạch";
    assert!(text.contains(pointer));
    let markdown = plain::markdown(&with_annex(Form::School));
    assert!(markdown.contains(
        "| TT | Nội dung | Chủ trì | Phối hợp | Thời hạn |\n| --- | --- | --- | --- | --- |\n| 1 |"
    ));
}

#[test]
fn the_annex_of_a_decision_and_of_the_union_names_what_it_belongs_to() {
    let note = |form| {
        let paper = with_annex(form);
        let sheet = paper.sheets.last().cloned().expect("the annex");
        let paper = Paper {
            sheets: vec![sheet],
            ..paper
        };
        let mut lines = lines(&paper).into_iter();
        let note = lines.find(|line| line.role == Role::Note);
        note.map(|line| line.text.clone()).unwrap_or_default()
    };
    assert!(note(Form::Decision).starts_with("(Kèm theo Quyết định số 07/KH-THSV ngày 05"));
    assert!(note(Form::Union).ends_with("của Công đoàn cơ sở Trường Tiểu học Sông Vân)"));
}

#[test]
fn without_duties_there_is_no_annex_and_nothing_points_to_it() {
    let content = content();
    let plain = |annex| {
        let options = Options {
            annex,
            ..options(Form::School)
        };
        render::render(&content, &options, &|_| String::new())
    };
    assert_eq!(plain(Some(Annex::default())), plain(None));
}

#[test]
fn an_extract_has_its_own_duties_in_the_annex() {
    let content = charged();
    let options = Options {
        annex: Some(Annex::of(&content, &|person| person.to_string())),
        extract: Some(Extract::of(&content, "Kế toán", &|duty| {
            render::extract::names(
                duty,
                &lientich_shared::log::duty::Party::Body(Body::Accounting),
            )
        })),
        ..options(Form::School)
    };
    let paper = render::render(&content, &options, &|_| String::new());
    let counts = lines(&paper)
        .into_iter()
        .filter(|line| line.role == Role::Count);
    assert_eq!(counts.count(), 1);
}

#[test]
fn the_word_file_has_the_table_and_reads_back_as_the_plan_without_it() {
    for form in Form::ALL {
        let paper = with_annex(form);
        let word = docx::write(&paper);
        let all = lines(&paper).into_iter().map(Line::words);
        let all: Vec<String> = all.filter(|words| !words.trim().is_empty()).collect();
        assert_eq!(words_of(&word), all, "{form:?}");
        let bare = render::render(&charged(), &options(form), &|_| String::new());
        let read = |paper: &Paper| {
            let (draft, _) = file::read(&docx::write(paper)).expect("our own file is read");
            assert_eq!(draft.untaken_lines(), Vec::<u32>::new());
            draft.to_gold("")
        };
        assert_eq!(read(&paper), read(&bare), "{form:?}");
    }
}

#[test]
fn the_pages_of_html_have_a_row_for_each_duty() {
    let rows = html::blocks(&with_annex(Form::School));
    let rows = rows
        .iter()
        .filter(|block| block.starts_with("<div class=\"a4-row\">"));
    assert_eq!(rows.count(), 4);
}
