//! What comes of each beginning: a document that is not kept yet, for the preview and for keeping. Pure.

use std::collections::BTreeMap;

use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::log::change::{Field, NodeKind, Value};
use lientich_shared::log::document::Document;
use lientich_shared::log::target::{Figure, TargetId};
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::sign_off::SignOff;
use lientich_shared::plan::view::PlanView;
use lientich_shared::templates;
use lientich_shared::time::Timestamp;

/// What of a plan is carried over: its newest Edition, or its draft where there is none.
#[derive(Debug, Clone)]
pub struct Source {
    /// The plan as it was issued.
    pub document: Document,
    /// Which Edition.
    pub edition: Option<u32>,
    /// What was reached of its targets.
    pub results: BTreeMap<TargetId, Figure>,
}

impl Source {
    /// That of a plan as it stands on this device.
    pub fn of(document: &Document) -> Self {
        let pairs = SignOff::of(document).pairs;
        let issued = pairs.last().map(|pair| document.as_of(&pair.version));
        Self {
            edition: issued
                .is_some()
                .then(|| u32::try_from(pairs.len()).unwrap_or(u32::MAX)),
            document: issued.unwrap_or_else(|| document.clone()),
            results: BTreeMap::new(),
        }
    }
}

/// A filled template as a document that is not kept.
pub fn of_template(text: &str, teams: &[String]) -> Document {
    let mut document = Document::new(DocId(0));
    // A text of ours fits a document; what does not shows in the preview.
    let _ = templates::plant(&mut document, ReplicaId(1), Timestamp(0), text, teams);
    document
}

/// What a preview shows of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// Its headings with their numbers, and how deep each stands.
    pub headings: Vec<(usize, String)>,
    /// How many parts, duties and targets it has.
    pub counts: (usize, usize, usize),
}

impl Shown {
    /// That of a document.
    pub fn of(document: &Document) -> Self {
        let rows = PlanView::of(document).rows;
        let is_heading = |kind| kind == NodeKind::Section;
        let headings = rows.iter().filter(|row| is_heading(row.kind));
        let heading = |row: &lientich_shared::plan::view::Row| {
            let words = format!("{} {}", row.label.printed(), document.text(row.node));
            (row.depth, words.trim().to_owned())
        };
        let is_body = |kind| {
            matches!(
                kind,
                NodeKind::Section | NodeKind::Clause | NodeKind::Bullet | NodeKind::Paragraph
            )
        };
        let parts = rows.iter().filter(|row| is_body(row.kind)).count();
        let Assignments { duties, targets } = Assignments::of(document);
        Self {
            headings: headings.map(heading).collect(),
            counts: (parts, duties.len(), targets.len()),
        }
    }
}

/// The school year that a document says.
pub fn year_of(document: &Document) -> Option<u16> {
    match document.value(None, Field::SchoolYear)? {
        Value::Number(year) => u16::try_from(*year).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use lientich_shared::templates::Blanks;
    use lientich_shared::time::SchoolYear;

    use super::*;

    #[test]
    fn the_preview_of_a_template_shows_its_headings_and_counts() {
        let blanks = Blanks {
            school: "Trường Tiểu học Sông Mây".to_owned(),
            commune: "phường Sông Vân".to_owned(),
            year: SchoolYear(2026),
            principal: "Phan Văn Lộc".to_owned(),
            chair: "Đinh Thị Thu Ngân".to_owned(),
        };
        let text = include_str!("../../../../shared/templates/tieu-hoc-ke-hoach.txt");
        let made = of_template(&templates::fill(text, &blanks), &[]);
        let shown = Shown::of(&made);
        assert_eq!(shown.headings[0], (0, "I. MỤC ĐÍCH, YÊU CẦU".to_owned()));
        assert_eq!(shown.counts, (74, 45, 8));
        assert_eq!(year_of(&made), Some(2026));
    }
}
