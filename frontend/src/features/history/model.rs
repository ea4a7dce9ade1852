//! What the history page shows, as plain data: which sittings, and what differs between two versions
//! clause by clause, with who wrote which words.

use std::collections::{BTreeMap, BTreeSet};

use lientich_shared::directory::Role;
use lientich_shared::ids::PersonId;
use lientich_shared::log::bring_back::Why;
use lientich_shared::log::change::{Act, ChangeId, Field, NodeId, NodeKind, Value};
use lientich_shared::log::document::{Document, Version};
use lientich_shared::log::history::Sitting;
use lientich_shared::log::history::hands::{self, Hand};
use lientich_shared::order;
use lientich_shared::permissions::{self, Decision};
use lientich_shared::plan::compare::{self, Compared, Difference};
use lientich_shared::plan::view::Row;
use lientich_shared::text::words::{Piece, difference};
use lientich_shared::time::Timestamp;

use super::address::Filters;
use crate::parties::People;
use crate::strings::history::t as h;
use crate::strings::{fill, names, t};
use crate::ui::tag::Party;

/// How many words of a clause that is gone stand for its name.
const WORDS_OF_GONE: usize = 6;

/// What became of some words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Run {
    /// They stayed.
    Kept(String),
    /// Somebody put them in.
    Come(String, Option<PersonId>),
    /// They are gone.
    Gone(String),
}

/// A clause, or the fields of the document, in two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Card {
    /// The clause; `None` for the document.
    pub(super) node: Option<NodeId>,
    /// How one speaks of it.
    pub(super) name: String,
    /// Whether it is a heading.
    pub(super) heading: bool,
    /// In what it differs; nothing where it is the same.
    pub(super) differences: Vec<Difference>,
    /// The same in words, save that of its words and of what it asks.
    pub(super) notes: Vec<String>,
    /// Its words.
    pub(super) words: Vec<Run>,
    /// The lines of its duties and targets that came, went or say something else.
    pub(super) work: Vec<Vec<Run>>,
    /// Who changed it from the one version to the other.
    pub(super) hands: Vec<Hand>,
}

/// When the server took a change.
pub(super) type Received<'a> = &'a dyn Fn(ChangeId) -> Option<Timestamp>;

/// Two versions, clause by clause.
pub(super) fn cards(
    earlier: (&Document, &Version),
    later: &Document,
    people: &People,
    received: Received<'_>,
) -> Vec<Card> {
    let (earlier, version) = earlier;
    let comparison = compare::versions(earlier, later);
    let hands = hands::since(later, version, received);
    let mut cards = Vec::new();
    if !comparison.fields.is_empty() {
        let note = |field: &Field| changed(earlier, later, None, *field, people);
        cards.push(Card {
            node: None,
            name: h().fields.to_owned(),
            heading: false,
            differences: comparison
                .fields
                .iter()
                .copied()
                .map(Difference::Field)
                .collect(),
            notes: comparison.fields.iter().map(note).collect(),
            words: Vec::new(),
            work: Vec::new(),
            hands: hands.get(&None).cloned().unwrap_or_default(),
        });
    }
    let card = |part: Compared| card(earlier, later, part, people, &hands);
    cards.extend(comparison.parts.into_iter().map(card));
    cards
}

fn card(
    earlier: &Document,
    later: &Document,
    part: Compared,
    people: &People,
    hands: &BTreeMap<Option<NodeId>, Vec<Hand>>,
) -> Card {
    let node = part.node;
    let told = |difference: &Difference| match difference {
        Difference::Added => Some(h().is_added.to_owned()),
        Difference::Removed => Some(h().is_removed.to_owned()),
        Difference::Moved => Some(h().is_moved.to_owned()),
        Difference::Words | Difference::Field(Field::DutyAt(_) | Field::TargetAt(_)) => None,
        Difference::Tags => Some(h().is_tagged.to_owned()),
        Difference::Field(field) => Some(changed(earlier, later, Some(node), *field, people)),
        Difference::Side => {
            let side = |document: &Document| document.side(node).map_or("–", names::side);
            Some(fill(
                h().value_changed,
                &[h().side_name, side(earlier), side(later)],
            ))
        }
    };
    Card {
        node: Some(node),
        name: names::part(part.row.kind, &part.row.label.path),
        heading: part.row.kind == NodeKind::Section,
        notes: part.differences.iter().filter_map(told).collect(),
        words: words(earlier, later, &part),
        work: work(earlier, later, &part, people),
        hands: hands.get(&Some(node)).cloned().unwrap_or_default(),
        differences: part.differences,
    }
}

/// "hạn: 25/09/2026 → 30/09/2026".
fn changed(
    earlier: &Document,
    later: &Document,
    node: Option<NodeId>,
    field: Field,
    people: &People,
) -> String {
    let value = |document: &Document| match document.value(node, field) {
        Some(value) => people.value(value),
        None => people.value(&Value::Empty),
    };
    let name = names::field(field);
    fill(h().value_changed, &[name, &value(earlier), &value(later)])
}

fn words(earlier: &Document, later: &Document, part: &Compared) -> Vec<Run> {
    let node = part.node;
    if part.differences.contains(&Difference::Removed) {
        return vec![Run::Gone(earlier.text(node))];
    }
    let new = later.text(node);
    let old = if part.differences.contains(&Difference::Added) {
        String::new()
    } else if part.differences.contains(&Difference::Words) {
        earlier.text(node)
    } else {
        return vec![Run::Kept(new)];
    };
    let authors = authors(later, node);
    let mut at = 0;
    let mut runs = Vec::new();
    for piece in difference(&old, &new) {
        match piece {
            Piece::Gone(text) => runs.push(Run::Gone(text.to_owned())),
            Piece::Kept(text) => {
                at += text.len();
                runs.push(Run::Kept(text.to_owned()));
            }
            Piece::Come(text) => {
                come(text, at, &authors, &mut runs);
                at += text.len();
            }
        }
    }
    runs
}

/// What became of the duties and targets of a part that is new, gone or asks for something else.
fn work(earlier: &Document, later: &Document, part: &Compared, people: &People) -> Vec<Vec<Run>> {
    let node = part.node;
    let mut fields: Vec<Field> = match part.differences.first() {
        Some(Difference::Added) => later.fields(Some(node)),
        Some(Difference::Removed) => earlier.fields(Some(node)),
        _ => {
            let fields = part.differences.iter();
            let fields = fields.filter_map(|difference| match difference {
                Difference::Field(field) => Some(*field),
                _ => None,
            });
            fields.collect()
        }
    };
    fields.retain(|field| matches!(field, Field::DutyAt(_) | Field::TargetAt(_)));
    let said = |document: &Document, field| {
        let value = document.value(Some(node), field);
        value.map_or_else(String::new, |value| people.work(value))
    };
    let line = |field: Field| match part.differences.first() {
        Some(Difference::Added) => vec![Run::Come(said(later, field), None)],
        Some(Difference::Removed) => vec![Run::Gone(said(earlier, field))],
        _ => altered(&said(earlier, field), &said(later, field)),
    };
    fields.into_iter().map(line).collect()
}

/// Two wordings of one line. Who altered it stands beside its clause.
fn altered(old: &str, new: &str) -> Vec<Run> {
    let run = |piece: Piece<'_>| match piece {
        Piece::Gone(text) => Run::Gone(text.to_owned()),
        Piece::Kept(text) => Run::Kept(text.to_owned()),
        Piece::Come(text) => Run::Come(text.to_owned(), None),
    };
    difference(old, new).into_iter().map(run).collect()
}

/// Where in a text, in bytes, whose words end.
fn authors(document: &Document, node: NodeId) -> Vec<(usize, Option<PersonId>)> {
    let mut end = 0;
    let spans = document.spans(node).into_iter();
    let visible = spans.filter(lientich_shared::log::document::Span::is_visible);
    visible
        .map(|span| {
            end += span.text.len();
            let author = document.author(span.inserted.replica);
            (end, author.map(|author| author.person))
        })
        .collect()
}

/// Words that came, cut where their author changes.
fn come(text: &str, from: usize, authors: &[(usize, Option<PersonId>)], runs: &mut Vec<Run>) {
    let mut at = from;
    let to = from + text.len();
    let first = authors.partition_point(|(end, _)| *end <= from);
    for (end, person) in &authors[first..] {
        let piece = &text[at - from..(*end).min(to) - from];
        match runs.last_mut() {
            Some(Run::Come(words, by)) if by == person => words.push_str(piece),
            _ => runs.push(Run::Come(piece.to_owned(), *person)),
        }
        at = *end;
        if to <= at {
            break;
        }
    }
}

/// What somebody who holds `roles` may not do, in a sentence.
pub(super) fn refusal(roles: &[Role], document: &Document, act: &Act) -> Option<String> {
    match permissions::may_change(roles, document, act) {
        Decision::Allowed => None,
        Decision::OnlyFor(posts) => {
            let posts: Vec<&str> = posts.iter().map(|post| names::role(*post)).collect();
            Some(fill(t().only_for, &[&posts.join(", ")]))
        }
    }
}

/// Why something is not brought back, in a sentence.
pub(super) fn why(why: &Why<String>) -> String {
    match why {
        Why::Refused(reason) => reason.clone(),
        Why::ParentGone(_) => h().restore_parent.to_owned(),
        Why::NotTaken(_) => h().restore_full.to_owned(),
    }
}

/// The name of a part, and whether it has one of its own: a number.
pub(super) type Named = (bool, String);

/// The names of all parts that are shown.
pub(super) fn places(rows: &[Row]) -> BTreeMap<NodeId, Named> {
    let named = |row: &Row| {
        (
            !row.label.path.is_empty(),
            names::part(row.kind, &row.label.path),
        )
    };
    order::gather(rows.iter().map(|row| (row.node, named(row))))
}

/// The names by which many parts are told: those of their own first, each once.
pub(super) fn telling(names: impl Iterator<Item = Named>, count: usize) -> Vec<String> {
    let mut names: Vec<Named> = names.collect();
    order::sort_by_key(&mut names, |(own, _)| !own);
    let mut told: Vec<String> = Vec::new();
    for (_, name) in names {
        if told.len() < count && !told.contains(&name) {
            told.push(name);
        }
    }
    told
}

/// The name of a part that is not shown any more: how it begins.
pub(super) fn name_of_gone(text: &str) -> String {
    fill(h().gone, &[&beginning(text, WORDS_OF_GONE)])
}

/// The first words of a text.
pub(super) fn beginning(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..most) {
        Some(first) if most < words.len() => format!("{}…", first.join(" ")),
        _ => words.join(" "),
    }
}

/// What others did that a person has not seen: the changes that `seen` does not hold.
pub(super) fn unseen(
    document: &Document,
    seen: &Version,
    me: Option<PersonId>,
) -> BTreeSet<ChangeId> {
    let changes = document.changes_since(seen).into_iter();
    let by_others = changes.filter(|change| {
        let author = document.author(change.id.replica);
        author.map(|author| author.person) != me
    });
    order::gather(by_others.map(|change| change.id))
}

/// Whether a sitting ends in something that is not seen.
pub(super) fn is_fresh(sitting: &Sitting, unseen: &BTreeSet<ChangeId>) -> bool {
    sitting.after.heads.iter().any(|head| unseen.contains(head))
}

/// Whether the filters let a sitting through.
pub(super) fn passes(
    sitting: &Sitting,
    filters: &Filters,
    people: &People,
    unseen: &BTreeSet<ChangeId>,
) -> bool {
    let party = || {
        let party = sitting
            .person
            .map_or(Party::None, |person| people.party(person));
        party.attr()
    };
    filters
        .person
        .is_none_or(|person| sitting.person == Some(person))
        && filters
            .party
            .as_deref()
            .is_none_or(|wanted| wanted == party())
        && filters.clause.is_none_or(|node| sitting.touches(node))
        && (!filters.fresh || is_fresh(sitting, unseen))
}

#[cfg(test)]
mod tests;
