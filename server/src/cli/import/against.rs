//! `lientich import --against`: a file beside a plan, clause by clause.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use lientich_shared::directory::Directory;
use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::import::draft::Draft;
use lientich_shared::import::merge::{self, Comparison, Item, Key, What};
use lientich_shared::import::plant;
use lientich_shared::log::document::Document;
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::content::Content;
use lientich_shared::text::words::{Piece, difference};
use lientich_shared::time::Timestamp;
use lientich_shared::wording;
use serde_json::{Value, json};

use crate::cli::document::{self, Source};
use crate::cli::place::Place;

/// The file says what the plan says.
const SAME: u8 = 0;
/// It differs.
const DIFFERS: u8 = 1;

/// Reads both and compares them.
pub(super) async fn beside(
    file: &Path,
    plan: &Source,
    place: &Place,
) -> anyhow::Result<Comparison> {
    let draft = worded(file)?;
    let (document, directory) = match plan {
        Source::Plan(plan) => {
            let (document, directory) = document::kept(place, *plan).await?;
            (document, Some(directory))
        }
        Source::File(plan) => (planted(&worded(plan)?)?, None),
    };
    let work = Assignments::of_content(&Content::of(&document));
    let names = |person| {
        let name = directory
            .as_ref()
            .and_then(|all: &Directory| all.name(person));
        name.unwrap_or_default().to_owned()
    };
    Ok(merge::compare(&document, &draft, &|node| {
        wording::aside(&work, node, &names)
    }))
}

fn worded(file: &Path) -> anyhow::Result<Draft> {
    let (draft, _) = document::read(file)?;
    anyhow::ensure!(
        0 < draft.line_counts().with_words,
        "there are no words in {}",
        file.display()
    );
    Ok(draft)
}

fn planted(draft: &Draft) -> anyhow::Result<Document> {
    let mut document = Document::new(DocId(1));
    plant::plant(&mut document, ReplicaId(1), Timestamp(0), draft)
        .context("the text is too large for a plan")?;
    Ok(document)
}

/// Says what differs; the exit code says whether anything does.
pub(super) fn print(comparison: &Comparison, as_json: bool) -> anyhow::Result<ExitCode> {
    let count = comparison.differences().count();
    if as_json {
        let all: Vec<Value> = comparison.differences().map(value).collect();
        let all = serde_json::to_string_pretty(&all).context("writing JSON")?;
        println!("{all}");
    } else if count == 0 {
        println!("Tệp giống hệt kế hoạch.");
    } else {
        comparison
            .differences()
            .for_each(|item| println!("{}", sentence(item)));
        println!("{count} chỗ khác.");
    }
    if let Some((ours, theirs)) = comparison.years {
        eprintln!("Kế hoạch là của năm học {ours}, tệp ghi năm học {theirs}.");
    }
    Ok(ExitCode::from(if count == 0 { SAME } else { DIFFERS }))
}

fn value(item: &Item) -> Value {
    let part = match item.key {
        Key::Plan(node) => Some(node.to_string()),
        Key::File(_) => None,
    };
    let words = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    json!({
        "what": code(item.what),
        "part": part,
        "place": words(place(item)),
        "line": item.lines.map(|lines| lines.first),
        "old": words(&item.old),
        "new": words(&item.new),
    })
}

fn code(what: What) -> &'static str {
    match what {
        What::Same => "same",
        What::Differs { moved: false, .. } => "changed",
        What::Differs { words: false, .. } => "moved",
        What::Differs { .. } => "changed_and_moved",
        What::New => "new",
        What::Missing => "missing",
    }
}

/// In the plan, or in the file for what is new.
fn place(item: &Item) -> &str {
    if item.path.is_empty() {
        &item.label
    } else {
        &item.path
    }
}

fn sentence(item: &Item) -> String {
    let (what, words) = match item.what {
        What::Same => ("giống", item.old.clone()),
        What::Differs { moved: false, .. } => ("khác lời", marked(item)),
        What::Differs { words: false, .. } => ("chuyển chỗ", item.old.clone()),
        What::Differs { .. } => ("khác lời, chuyển chỗ", marked(item)),
        What::New => ("thêm", item.new.clone()),
        What::Missing => ("tệp không có", item.old.clone()),
    };
    let line = item.lines.filter(|_| item.what != What::Missing);
    let line = line.map_or_else(String::new, |lines| format!(" (dòng {})", lines.first));
    format!("{what:<12} {:<10} {words}{line}", place(item))
}

/// Words that went in square brackets, those that came in curly ones.
fn marked(item: &Item) -> String {
    let pieces = difference(&item.old, &item.new);
    let marked = pieces.into_iter().map(|piece| match piece {
        Piece::Kept(words) => words.to_owned(),
        Piece::Gone(words) => format!("[-{words}-]"),
        Piece::Come(words) => format!("{{+{words}+}}"),
    });
    marked.collect()
}
