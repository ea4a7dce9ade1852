//! The differences as rows to show, with what of them may be taken and why the rest may not.

use std::collections::{BTreeMap, BTreeSet};

use lientich_shared::directory::{Directory, Role};
use lientich_shared::ids::ReplicaId;
use lientich_shared::import::draft::Draft;
use lientich_shared::import::merge::take::{Left, Why, take};
use lientich_shared::import::merge::{self, Comparison, Item, Key, What};
use lientich_shared::log::bring_back::Writer;
use lientich_shared::log::change::{Act, NodeKind};
use lientich_shared::log::document::Document;
use lientich_shared::order;
use lientich_shared::permissions::{self, Decision};
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::content::Content;
use lientich_shared::time::{SchoolYear, Timestamp};
use lientich_shared::wording;

use crate::strings::{fill, import as words, names, t};

/// A part of either.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Which.
    pub(super) key: Key,
    /// How they differ.
    pub(super) what: What,
    /// How one speaks of it.
    pub(super) name: String,
    /// Whether it is a heading.
    pub(super) heading: bool,
    /// The words of the plan.
    pub(super) old: String,
    /// The words that it is to have.
    pub(super) new: String,
    /// The new parts that it comes with.
    pub(super) above: Vec<Key>,
    /// Whether it is ticked at first.
    pub(super) usual: bool,
    /// Why it cannot be taken.
    pub(super) refused: Option<String>,
}

impl Row {
    /// Whether it is taken, where the person ticked these otherwise than usual.
    pub(super) fn is_picked(&self, turned: &BTreeSet<Key>) -> bool {
        let is_ticked = self.usual != turned.contains(&self.key);
        self.refused.is_none() && is_ticked && self.has_place(turned)
    }

    /// Whether the new parts that it comes with are taken.
    pub(super) fn has_place(&self, turned: &BTreeSet<Key>) -> bool {
        !self.above.iter().any(|above| turned.contains(above))
    }
}

/// A comparison as its screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// All parts of both.
    pub(super) rows: Vec<Row>,
    /// The school years of plan and file, where these are two.
    pub(super) years: Option<(SchoolYear, SchoolYear)>,
}

impl Shown {
    /// Lays a comparison out for somebody who holds these posts.
    pub(super) fn of(document: &Document, comparison: &Comparison, roles: &[Role]) -> Self {
        let all = comparison.differences().map(|item| item.key);
        let trial = Writer {
            replica: ReplicaId(0),
            at: Timestamp(0),
        };
        let judge = |document: &Document, act: &Act| refusal(roles, document, act);
        let tried = take(document, comparison, &order::gather(all), trial, &judge);
        let left: BTreeMap<Key, String> =
            order::gather(tried.left.iter().map(|left| (left.key, why(left))));
        let items = comparison.items.iter();
        Self {
            rows: items.map(|item| row(item, left.get(&item.key))).collect(),
            years: comparison.years,
        }
    }

    /// How many parts differ.
    pub(super) fn differing(&self) -> usize {
        let rows = self.rows.iter();
        rows.filter(|row| row.what != What::Same).count()
    }

    /// What is taken.
    pub(super) fn picked(&self, turned: &BTreeSet<Key>) -> BTreeSet<Key> {
        let differing = self.rows.iter().filter(|row| row.what != What::Same);
        let picked = differing.filter(|row| row.is_picked(turned));
        order::gather(picked.map(|row| row.key))
    }
}

fn row(item: &Item, refused: Option<&String>) -> Row {
    let path = match item.key {
        Key::Plan(_) => item.path.as_str(),
        // In the file by its number; a dash tells nothing.
        Key::File(_) => item
            .label
            .trim_end_matches(|mark: char| !mark.is_alphanumeric()),
    };
    Row {
        key: item.key,
        what: item.what,
        name: names::part(item.kind, path),
        heading: matches!(item.kind, NodeKind::Section | NodeKind::Title),
        old: item.old.clone(),
        new: item.new.clone(),
        above: item.above.clone(),
        usual: item.is_usual(),
        refused: refused.cloned(),
    }
}

/// Compares a plan with a file, which may have been printed with its duties.
pub(super) fn compare(
    document: &Document,
    file: &Draft,
    directory: Option<&Directory>,
) -> Comparison {
    let work = Assignments::of_content(&Content::of(document));
    let names = |person| {
        let name = directory.and_then(|directory| directory.name(person));
        name.unwrap_or_default().to_owned()
    };
    merge::compare(document, file, &|node| wording::aside(&work, node, &names))
}

/// What it takes to take this.
pub(super) fn acts(
    document: &Document,
    comparison: &Comparison,
    picked: &BTreeSet<Key>,
    writer: Writer,
    roles: &[Role],
) -> Vec<Act> {
    let judge = |document: &Document, act: &Act| refusal(roles, document, act);
    take(document, comparison, picked, writer, &judge).acts
}

/// What somebody who holds `roles` may not do, in a sentence.
fn refusal(roles: &[Role], document: &Document, act: &Act) -> Option<String> {
    match permissions::may_change(roles, document, act) {
        Decision::Allowed => None,
        Decision::OnlyFor(posts) => {
            let posts: Vec<&str> = posts.iter().map(|post| names::role(*post)).collect();
            Some(fill(t().only_for, &[&posts.join(", ")]))
        }
    }
}

fn why(left: &Left<String>) -> String {
    match &left.why {
        Why::Refused(reason) => reason.clone(),
        Why::NoPlace => words::t().no_place.to_owned(),
        Why::HoldsOthers => words::t().holds_others.to_owned(),
        Why::NotTaken(_) => words::t().not_taken.to_owned(),
    }
}

#[cfg(test)]
mod tests;
