//! What a plan prints says nothing new of it: as text, as a Word file with its duties, as any form.

use super::*;
use crate::import::file;
use crate::log::change::{Field, Side, Value};
use crate::log::edit;
use crate::log::sign_off::Capacity;
use crate::plan::assignments::Assignments;
use crate::plan::content::Content;
use crate::plan::samples::PRIMARY_2026;
use crate::render::{self, Form, Options, Signature};
use crate::templates::{self, Blanks};
use crate::time::SchoolYear;
use crate::wording;

const TEMPLATES: [&str; 8] = [
    include_str!("../../../../templates/mam-non-ke-hoach.txt"),
    include_str!("../../../../templates/mam-non-quy-che.txt"),
    include_str!("../../../../templates/thcs-ke-hoach.txt"),
    include_str!("../../../../templates/thcs-quy-che.txt"),
    include_str!("../../../../templates/thpt-ke-hoach.txt"),
    include_str!("../../../../templates/thpt-quy-che.txt"),
    include_str!("../../../../templates/tieu-hoc-ke-hoach.txt"),
    include_str!("../../../../templates/tieu-hoc-quy-che.txt"),
];

/// With its blanks filled in, if it has any.
fn of_template(text: &str) -> Document {
    let blanks = Blanks {
        school: "Trường Tiểu học Sông Mây".to_owned(),
        commune: "phường Sông Vân".to_owned(),
        year: SchoolYear(2026),
        principal: "Nguyễn Thị Minh Hạnh".to_owned(),
        chair: "Lê Thị Thanh Bình".to_owned(),
    };
    let text = &templates::fill(text, &blanks);
    let mut document = Document::new(DocId(1));
    templates::plant(&mut document, ReplicaId(1), Timestamp(0), text, &[]).unwrap();
    document
}

/// What the paper prints behind the parts.
fn asides(document: &Document) -> impl Fn(NodeId) -> String {
    let work = Assignments::of_content(&Content::of(document));
    move |node| wording::aside(&work, node, &|_| "Nguyễn Thị Lan".to_owned())
}

/// Signed by those whom the templates name.
fn word_file(document: &Document, form: Form) -> Draft {
    let content = Content::of(document);
    let asides = asides(document);
    let options = Options {
        form,
        signatures: vec![
            Signature::of(Side::Bch, Capacity::OnBehalf, "Lê Thị Thanh Bình"),
            Signature::of(Side::Bgh, Capacity::Own, "Nguyễn Thị Minh Hạnh"),
        ],
        ..Options::default()
    };
    let paper = render::render(&content, &options, &|part| asides(part.node));
    file::read(&render::docx::write(&paper)).unwrap().0
}

#[test]
fn the_text_that_a_plan_was_made_of_is_the_plan() {
    for text in TEMPLATES.into_iter().chain([PRIMARY_2026]) {
        let draft = read(text);
        assert_eq!(
            told(&beside(&planted(&draft), &draft)),
            Vec::<String>::new()
        );
    }
}

#[test]
fn a_word_file_of_a_plan_with_its_duties_is_the_plan_in_any_form() {
    let sample = PRIMARY_2026
        .replace("Trần Thị Minh Nguyệt", "{chu_tich}")
        .replace("Nguyễn Văn Thái", "{hieu_truong}");
    for text in TEMPLATES.into_iter().chain([sample.as_str()]) {
        let document = of_template(text);
        for form in Form::ALL {
            let draft = word_file(&document, form);
            let comparison = compare(&document, &draft, &asides(&document));
            assert_eq!(
                told(&comparison),
                Vec::<String>::new(),
                "{form:?} of {}",
                &text[..80]
            );
        }
    }
}

#[test]
fn a_title_of_several_lines_and_a_year_that_only_the_paper_says_are_no_difference() {
    let mut document = Document::new(DocId(1));
    let draft =
        read("KẾ HOẠCH\nPhối hợp công tác\n\nI. MỤC ĐÍCH\n1. Chăm lo đời sống cho mọi người.\n");
    plant(&mut document, ReplicaId(1), Timestamp(0), &draft).unwrap();
    let title = part(&document, "Phối hợp công tác");
    let acts = [
        edit::create(
            &document,
            None,
            Some(title),
            NodeKind::Title,
            Side::Joint,
            "giữa hai bên",
        ),
        edit::set(&document, None, Field::SchoolYear, Value::Number(2026)),
        edit::set(
            &document,
            None,
            Field::School,
            Value::Text("Trường Tiểu học Sông Mây".to_owned()),
        ),
    ];
    for act in acts {
        document
            .commit(ReplicaId(1), Timestamp(0), act.unwrap())
            .unwrap();
    }
    for form in [Form::School, Form::Union, Form::Joint] {
        let comparison = beside(&document, &word_file(&document, form));
        assert_eq!(told(&comparison), Vec::<String>::new(), "{form:?}");
        assert_eq!(comparison.years, None);
    }
}
