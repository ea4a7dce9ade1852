//! The list of plans, read from what the device holds without opening any.

use lientich_shared::ids::DocId;
use lientich_shared::log::change::NodeKind;
use lientich_shared::log::sign_off::Step;
use lientich_shared::order::sort_by_key;
use lientich_shared::plan::edition;
use lientich_shared::plan::template::MAX_NAME;
use lientich_shared::plan::view::PlanKind;
use lientich_shared::report::Scope;
use lientich_shared::sync::message::EditionRecord;
use lientich_shared::text::case::lowered;
use lientich_shared::text::tidy;
use lientich_shared::time::{SchoolYear, Timestamp};

use crate::storage::Storage;
use crate::storage::catalogue::Entry;
use crate::storage::error::StorageError;
use crate::strings::fill;
use crate::strings::new_year::own::t;

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

/// A template that the school keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTemplate {
    /// The document.
    pub doc: DocId,
    /// What it is called; empty once it was taken away.
    pub name: String,
    /// The words of its title.
    pub title: String,
    /// Plan or regulation.
    pub kind: PlanKind,
    /// The school year that its words are of.
    pub school_year: Option<SchoolYear>,
    /// When a change was last made or received here.
    pub touched: Timestamp,
}

impl OwnTemplate {
    fn of(doc: DocId, name: String, entry: Entry) -> Self {
        Self {
            doc,
            name,
            title: entry.title,
            kind: PlanKind::from_code(&entry.kind),
            school_year: entry.school_year,
            touched: entry.touched,
        }
    }

    /// Whether the school has taken it away.
    pub fn is_away(&self) -> bool {
        self.name.is_empty()
    }
}

/// The plans, the last touched first, and the templates by name.
pub(super) async fn lines(
    storage: &Storage,
) -> Result<(Vec<Line>, Vec<OwnTemplate>), StorageError> {
    let unsent = storage.unsent().await?;
    let positions = storage.positions().await?;
    let editions = storage.newest_editions().await?;
    let of = |doc| {
        editions
            .iter()
            .find(|(known, _)| *known == doc)
            .map(|(_, record)| record)
    };
    let (mut lines, mut templates) = (Vec::new(), Vec::new());
    for (doc, mut entry) in storage.catalogue().await? {
        if let Some(name) = entry.template.take() {
            templates.push(OwnTemplate::of(doc, name, entry));
            continue;
        }
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
    sort_by_key(&mut templates, |one| {
        (lowered(&one.name), std::cmp::Reverse(one.touched))
    });
    Ok((lines, templates))
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

/// Why no template among these is called so, in a sentence; `of` keeps its own name.
pub(super) fn fault_of_name(
    templates: &[OwnTemplate],
    name: &str,
    of: Option<DocId>,
) -> Option<String> {
    let name = tidy(name);
    if name.is_empty() {
        return Some(t().keep_no_name.to_owned());
    }
    if MAX_NAME < name.chars().count() {
        return Some(fill(t().keep_long_name, &[&MAX_NAME.to_string()]));
    }
    let is_its = |one: &OwnTemplate| Some(one.doc) != of && lowered(&one.name) == lowered(&name);
    let is_taken = templates.iter().any(is_its);
    is_taken.then(|| t().keep_same_name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_has_a_name_that_no_other_has_and_keeps_its_own() {
        let template = OwnTemplate {
            doc: DocId(1),
            name: "Mẫu chung".to_owned(),
            title: String::new(),
            kind: PlanKind::Plan,
            school_year: None,
            touched: Timestamp(0),
        };
        let fault = |name: &str, of| fault_of_name(std::slice::from_ref(&template), name, of);
        assert_eq!(fault("Mẫu riêng", None), None);
        assert!(fault("  ", None).is_some());
        assert!(fault(&"a".repeat(MAX_NAME + 1), None).is_some());
        assert!(fault("mẫu  CHUNG ", None).is_some());
        assert_eq!(fault("Mẫu chung", Some(DocId(1))), None);
        assert!(fault("Mẫu chung", Some(DocId(2))).is_some());
    }
}
