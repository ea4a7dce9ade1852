//! The annex with what is asked of whom (Nghị định 30/2020/NĐ-CP, annex I part IV): a table of all duties of a plan, which
//! its text points to. Like a signature it is made from the plan, and no part of it.

use super::head::{self, Issue};
use super::paper::{Block, Cells, Line, Role, Sheet};
use super::{Form, Options};
use crate::log::change::NodeId;
use crate::log::duty::{Duty, Party};
use crate::plan::assignments::Assignments;
use crate::plan::content::Content;
use crate::text::case;
use crate::wording::{self, Names};

const COLUMNS: [&str; 5] = ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn"];

/// The rows of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Annex {
    rows: Vec<Task>,
}

/// What is asked of somebody, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Task {
    node: NodeId,
    what: String,
    lead: String,
    others: String,
    when: String,
}

impl Annex {
    /// All duties of a plan, in the order of its text.
    pub fn of(content: &Content, names: Names<'_>) -> Self {
        let work = Assignments::of_content(content);
        let rows = work.duties.iter().map(|found| {
            let part = content.parts.iter().find(|part| part.node == found.id.node);
            let words = part.map_or("", |part| part.text.as_str());
            task(found.id.node, &found.duty, words, names)
        });
        Self {
            rows: rows.collect(),
        }
    }

    /// Whether nothing is asked of anybody.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

fn task(node: NodeId, duty: &Duty, clause: &str, names: Names<'_>) -> Task {
    let listed = |parties: &[Party]| {
        let all: Vec<String> = parties
            .iter()
            .map(|one| wording::party(one, names))
            .collect();
        all.join(", ")
    };
    let watched = listed(&duty.supervise);
    let watched = (!watched.is_empty()).then(|| format!("giám sát: {watched}"));
    let others: Vec<String> = [Some(listed(&duty.cooperate)), watched]
        .into_iter()
        .flatten()
        .filter(|words| !words.is_empty())
        .collect();
    let what = if duty.text.trim().is_empty() {
        clause
    } else {
        &duty.text
    };
    Task {
        node,
        what: what.to_owned(),
        lead: case::begun(&listed(duty.lead.as_slice())),
        others: case::begun(&others.join("; ")),
        when: case::begun(&wording::rhythm(&duty.rhythm).unwrap_or_default()),
    }
}

/// What stands in the annex: of an extract the duties of its clauses.
fn rows(options: &Options) -> impl Iterator<Item = &Task> {
    let all = options.annex.iter().flat_map(|annex| &annex.rows);
    all.filter(|row| {
        let extract = options.extract.as_ref();
        extract.is_none_or(|extract| extract.nodes.contains(&row.node))
    })
}

/// The annex; none where there is nothing to stand in it.
pub(super) fn sheet(content: &Content, options: &Options) -> Option<Sheet> {
    rows(options).next()?;
    let mut blocks: Vec<Block> = [
        Line::new(Role::Annex, "Phụ lục"),
        Line::new(Role::AnnexTitle, "Phân công thực hiện nhiệm vụ"),
        Line::new(Role::Note, attached(content, options)),
    ]
    .map(Block::Line)
    .into();
    let head = COLUMNS.map(|name| Line::new(Role::Column, name));
    blocks.push(Block::Row(Box::new(head)));
    let numbered = rows(options).enumerate();
    blocks.extend(numbered.map(|(at, row)| Block::Row(Box::new(cells(at + 1, row)))));
    Some(Sheet { blocks })
}

fn cells(number: usize, row: &Task) -> Cells {
    let cell = |words: &String| Line::new(Role::Cell, words);
    [
        Line::new(Role::Count, number.to_string()),
        cell(&row.what),
        cell(&row.lead),
        cell(&row.others),
        cell(&row.when),
    ]
}

/// The line of the text that points to the annex.
pub(super) fn pointer(content: &Content, options: &Options) -> Option<Line> {
    rows(options).next()?;
    let kind = head::spoken_kind(content);
    let words = format!("Phân công thực hiện nhiệm vụ tại Phụ lục kèm theo {kind} này.");
    Some(Line::new(Role::Pointer, words))
}

/// "(Kèm theo Kế hoạch số 07/KH-THNT ngày 05 tháng 9 năm 2026 của Trường …)".
fn attached(content: &Content, options: &Options) -> String {
    if options.form == Form::Decision {
        return super::decision::attached(content, options);
    }
    let Issue { number, place, day } = Issue::of(content, options);
    let of = head::number_and_day(&number, &place, day);
    let kind = head::spoken_kind(content);
    format!(
        "(Kèm theo {kind} {of} của {})",
        head::issuer(content, options)
    )
}
