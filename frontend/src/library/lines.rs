//! The list of plans, read from what the device holds without opening any.

use lientich_shared::ids::DocId;
use lientich_shared::log::change::NodeKind;
use lientich_shared::log::sign_off::Step;
use lientich_shared::order::sort_by_key;
use lientich_shared::plan::edition;
use lientich_shared::plan::view::PlanKind;
use lientich_shared::report::Scope;
use lientich_shared::sync::message::EditionRecord;
use lientich_shared::time::{SchoolYear, Timestamp};

use crate::storage::Storage;
use crate::storage::error::StorageError;

/// A line of the list of plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The document.
    pub doc: DocId,
    /// The words of its title; empty while nobody has written any.
    pub title: String,
    /// Plan, regulation or report.
    pub kind: PlanKind,
    /// The school year.
    pub school_year: Option<SchoolYear>,
    /// How many parts it has.
    pub parts: u32,
    /// When a change was last made or received here.
    pub touched: Timestamp,
    /// Changes that are only on this device.
    pub only_here: u32,
    /// Whether the server has any of it, as far as known here.
    pub on_server: bool,
    /// Whether the draft is here; else only an Edition is.
    pub draft: bool,
    /// The newest Edition.
    pub edition: Option<u32>,
    /// Where the plan stands in its life, if the draft is here.
    pub step: Option<Step>,
    /// What a report is of, if its draft is here.
    pub report: Option<Scope>,
}

/// The whole list, the last touched first.
pub(super) async fn lines(storage: &Storage) -> Result<Vec<Line>, StorageError> {
    let unsent = storage.unsent().await?;
    let positions = storage.positions().await?;
    let editions = storage.newest_editions().await?;
    let of = |doc| {
        editions
            .iter()
            .find(|(known, _)| *known == doc)
            .map(|(_, record)| record)
    };
    let mut lines = Vec::new();
    for (doc, entry) in storage.catalogue().await? {
        let only_here = unsent.iter().find(|(known, _)| *known == doc);
        let read = positions.iter().find(|(known, _)| *known == doc);
        lines.push(Line {
            doc,
            title: entry.title,
            kind: PlanKind::from_code(&entry.kind),
            school_year: entry.school_year,
            parts: entry.parts,
            touched: entry.touched,
            only_here: only_here.map_or(0, |(_, count)| *count),
            on_server: read.is_some_and(|(_, position)| 0 < position.read),
            draft: true,
            edition: of(doc).map(|record| record.number),
            step: entry.step,
            report: entry.report_of.parse().ok(),
        });
    }
    for (doc, record) in &editions {
        if !lines.iter().any(|line| line.doc == *doc) {
            lines.extend(edition_line(*doc, record));
        }
    }
    sort_by_key(&mut lines, |line| std::cmp::Reverse(line.touched));
    Ok(lines)
}

fn edition_line(doc: DocId, record: &EditionRecord) -> Option<Line> {
    let content = edition::content_of(&record.content).ok()?;
    let titles = content
        .parts
        .iter()
        .filter(|part| part.kind == NodeKind::Title);
    let title: Vec<&str> = titles.map(|part| part.text.as_str()).collect();
    Some(Line {
        doc,
        title: title.join(" "),
        kind: PlanKind::from_code(&content.kind),
        school_year: content.school_year,
        parts: u32::try_from(content.parts.len()).unwrap_or(u32::MAX),
        touched: record.issued,
        only_here: 0,
        on_server: true,
        draft: false,
        edition: Some(record.number),
        step: None,
        report: None,
    })
}
