//! Plans to try things on: every sample of the importer, the sample plan, every template, and the corpus where it is; how a
//! school sends them out, and what is said of them. Also for the tests of `tests/office`, which have other programs read them.

use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::import::draft::Draft;
use lientich_shared::import::{self, plant};
use lientich_shared::log::change::{NodeKind, Side};
use lientich_shared::log::document::Document;
use lientich_shared::log::sign_off::Capacity;
use lientich_shared::plan::content::{Content, Part};
use lientich_shared::plan::samples::PRIMARY_2026;
use lientich_shared::render::{Form, Heads, Issue, Issuer, Options, Signature};
use lientich_shared::templates::{self, Blanks};
use lientich_shared::time::{SchoolYear, Timestamp};
use std::path::{Path, PathBuf};

/// The plan that a draft becomes.
pub fn content_of(draft: &Draft) -> Content {
    let mut document = Document::new(DocId(1));
    plant::plant(&mut document, ReplicaId(1), Timestamp(0), draft).expect("a draft is planted");
    Content::of(&document)
}

/// The sample plan, and what lies in the tree, with their names.
pub fn ours() -> Vec<(String, Content)> {
    let mut all = vec![("the sample plan".to_owned(), of_text(PRIMARY_2026))];
    for folder in ["src/import/samples", "tests/clean"] {
        let found = texts_in(folder);
        assert!(!found.is_empty(), "{folder}");
        all.extend(found.iter().map(|path| named(path)));
    }
    let found = texts_in("templates");
    assert_eq!(found.len(), 8, "a plan and a regulation for each level");
    all.extend(found.iter().map(|path| filled(path)));
    all
}

/// The documents of the corpus; none where it does not lie beside the workspace, which is said.
pub fn corpus() -> Vec<(String, Content)> {
    let found = texts_in("../../shared/corpus");
    if found.is_empty() {
        println!("no corpus beside the workspace, nothing compared");
    }
    found.iter().map(|path| named(path)).collect()
}

fn texts_in(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared")
        .join(folder);
    let files = std::fs::read_dir(folder).into_iter().flatten();
    let paths = files.map(|file| file.expect("a folder is listed").path());
    let mut texts: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    texts.sort();
    texts
}

fn named(path: &Path) -> (String, Content) {
    let text = std::fs::read(path).expect("a sample is read");
    let (draft, _) = import::read(&text);
    (path.display().to_string(), content_of(&draft))
}

fn of_text(text: &str) -> Content {
    content_of(&import::read(text.as_bytes()).0)
}

/// A template as a school gets it, with its duties.
fn filled(path: &Path) -> (String, Content) {
    let blanks = Blanks {
        school: "Trường Tiểu học Sông Vân".to_owned(),
        commune: "phường Sông Vân".to_owned(),
        year: SchoolYear(2026),
        principal: "Nguyễn Thị Minh Hạnh".to_owned(),
        chair: "Lê Thị Thanh Bình".to_owned(),
    };
    let text = templates::fill(
        &std::fs::read_to_string(path).expect("a template is read"),
        &blanks,
    );
    let mut document = Document::new(DocId(1));
    templates::plant(&mut document, ReplicaId(1), Timestamp(0), &text, &[])
        .expect("a template is planted");
    (path.display().to_string(), Content::of(&document))
}

/// As a school sends a plan out: with its head, number and day, and both names at the foot.
pub fn options(form: Form) -> Options {
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
            Signature::of(Side::Bch, Capacity::OnBehalf, "Lê Thị Thanh Bình"),
            Signature::of(Side::Bgh, Capacity::ForHead, "Nguyễn Thị Minh Hạnh"),
        ],
        ..Options::default()
    }
}

/// What is said behind some of the clauses.
pub fn aside(part: &Part) -> String {
    let is_said = part.kind == NodeKind::Clause && part.text.len().is_multiple_of(3);
    if is_said {
        "(Chủ trì: Ban giám hiệu; thời hạn: 30/9/2026)".to_owned()
    } else {
        String::new()
    }
}

/// A plan, a line for each thing that is said of it. Signers are compared by themselves: at the foot stands who signs now,
/// not who signed the paper that was read. So is the head.
pub fn told(content: &Content) -> Vec<String> {
    let year = content.school_year.map(|year| year.to_string());
    let mut all = vec![content.kind.clone(), year.unwrap_or_default()];
    let is_compared = |part: &&Part| !matches!(part.kind, NodeKind::Letterhead | NodeKind::Signer);
    all.extend(content.parts.iter().filter(is_compared).map(|part| {
        let Part {
            depth, kind, label, ..
        } = part;
        format!("{depth} {kind:?} [{label}] {}", part.text)
    }));
    all
}
