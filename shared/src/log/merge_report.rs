//! The merge can be read: what came from others since a version, clause by clause, where people
//! touched the same words or the same field without knowing of each other, and what survived a
//! removal. Computed from the document; wording it is the screen's work.

mod collision;

use std::collections::BTreeMap;

use super::change::{Act, Change, ChangeId, Field, NodeId, Side, Tag, Value};
use super::document::{Document, Status, Version};
use super::history::clause_of;
use crate::ids::PersonId;
use crate::order;

pub use collision::Collision;

/// What came from others since a version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MergeReport {
    /// Clauses that others changed, in outline order; those in the trash come last.
    pub clauses: Vec<ClauseReport>,
    /// What others did to the document's own fields.
    pub document: Vec<PersonPart>,
    /// Where people touched the same words or the same field.
    pub collisions: Vec<Collision>,
    /// Clauses that stay although somebody removed them.
    pub survivals: Vec<Survival>,
    /// How many changes came from whom; `None` for unknown writers.
    pub counts: BTreeMap<Option<PersonId>, usize>,
}

/// What others did to a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseReport {
    /// The clause.
    pub node: NodeId,
    /// Who did what, in the order in which they began.
    pub parts: Vec<PersonPart>,
}

/// What one person did to a clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonPart {
    /// Who.
    pub person: Option<PersonId>,
    /// Pieces of text that they inserted and that stand, in text order.
    pub inserted: Vec<String>,
    /// Pieces of text that they deleted, in text order.
    pub deleted: Vec<String>,
    /// Everything else, in order.
    pub deeds: Vec<Deed>,
    /// The changes, in the derived order.
    pub changes: Vec<ChangeId>,
}

/// What was done to a clause beside its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// It is new.
    Created,
    /// It was split off another clause.
    SplitOff(NodeId),
    /// Another clause goes on with its text.
    JoinedTo(NodeId),
    /// It stands elsewhere; parents then and now.
    Moved {
        /// Under which node it stood.
        from: Option<NodeId>,
        /// Under which node it stands.
        to: Option<NodeId>,
    },
    /// It was removed.
    Removed,
    /// It was brought back.
    Restored,
    /// A field was set.
    Set(Field, Value),
    /// It was given to a side.
    SideSet(Side),
    /// A tag was set or cleared.
    TagSet(Tag, bool),
    /// Own changes were taken back or done again.
    Reverted(usize),
}

/// A clause that somebody removed and that stays, since somebody else edited it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survival {
    /// The clause.
    pub node: NodeId,
    /// Who removed it.
    pub removed_by: Option<PersonId>,
    /// Who edited it, each once.
    pub edited_by: Vec<Option<PersonId>>,
}

impl MergeReport {
    /// Whether nothing came.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }
}

/// What persons other than `me` did since a version.
pub fn since(doc: &Document, version: &Version, me: PersonId) -> MergeReport {
    let news = News::of(doc, version, me);
    let mut report = MergeReport {
        collisions: collision::find(&news),
        survivals: survivals(&news),
        ..MergeReport::default()
    };
    let earlier = doc.as_of(version);
    let mut clauses: BTreeMap<Option<NodeId>, Vec<PersonPart>> = BTreeMap::new();
    for change in &news.changes {
        let person = news.person(change.id);
        *report.counts.entry(person).or_default() += 1;
        let parts = clauses.entry(clause_of(doc, change)).or_default();
        let part = part_of(parts, person);
        part.changes.push(change.id);
        part.deeds.extend(deed(doc, &earlier, change));
    }
    report.document = clauses.remove(&None).unwrap_or_default();
    let mut clauses: Vec<ClauseReport> = clauses
        .into_iter()
        .filter_map(|(node, parts)| Some(ClauseReport { node: node?, parts }))
        .collect();
    for clause in &mut clauses {
        add_words(&news, clause);
    }
    sort_by_outline(doc, &mut clauses);
    report.clauses = clauses;
    report
}

/// The changes that are new to a reader.
struct News<'a> {
    doc: &'a Document,
    changes: Vec<Change>,
    ids: std::collections::BTreeSet<ChangeId>,
}

impl<'a> News<'a> {
    fn of(doc: &'a Document, version: &Version, me: PersonId) -> Self {
        let mut news = Self {
            doc,
            changes: Vec::new(),
            ids: std::collections::BTreeSet::new(),
        };
        for change in doc.changes_since(version) {
            let own = news.person(change.id) == Some(me);
            if !own && !doc.is_void(change.id) && change.act.is_edit() {
                news.ids.insert(change.id);
                news.changes.push(change);
            }
        }
        news
    }

    fn person(&self, change: ChangeId) -> Option<PersonId> {
        self.doc.author(change.replica).map(|author| author.person)
    }

    fn holds(&self, change: ChangeId) -> bool {
        self.ids.contains(&change)
    }
}

fn part_of(parts: &mut Vec<PersonPart>, person: Option<PersonId>) -> &mut PersonPart {
    let slot = parts.iter().position(|part| part.person == person);
    let slot = slot.unwrap_or_else(|| {
        parts.push(PersonPart {
            person,
            ..PersonPart::default()
        });
        parts.len() - 1
    });
    &mut parts[slot]
}

fn deed(doc: &Document, earlier: &Document, change: &Change) -> Option<Deed> {
    Some(match &change.act {
        Act::Create { .. } => Deed::Created,
        Act::Split { node, .. } => Deed::SplitOff(*node),
        Act::Join { into, .. } => Deed::JoinedTo(*into),
        Act::Move { node, .. } => Deed::Moved {
            from: earlier.parent(*node),
            to: doc.parent(*node),
        },
        Act::Remove { .. } => Deed::Removed,
        Act::Restore { .. } => Deed::Restored,
        Act::Set { field, value, .. } => Deed::Set(*field, value.clone()),
        Act::SetSide { side, .. } => Deed::SideSet(*side),
        Act::SetTag { tag, on, .. } => Deed::TagSet(*tag, *on),
        Act::Revert { ids } => Deed::Reverted(ids.len()),
        Act::Insert { .. } | Act::Delete { .. } | Act::Unknown { .. } => return None,
        act => {
            debug_assert!(!act.is_edit(), "an edit of which nothing is told");
            return None;
        }
    })
}

/// The words that are new and those that are gone, neighbours of one person together.
fn add_words(news: &News<'_>, clause: &mut ClauseReport) {
    let mut last: Option<(Option<PersonId>, bool)> = None;
    for span in news.doc.spans(clause.node) {
        let words = if news.holds(span.inserted) && span.is_visible() {
            Some((news.person(span.inserted), true))
        } else {
            let deleter = span.deleted.filter(|deleter| news.holds(*deleter));
            deleter.map(|deleter| (news.person(deleter), false))
        };
        if let Some((person, came)) = words {
            let part = part_of(&mut clause.parts, person);
            let pieces = if came {
                &mut part.inserted
            } else {
                &mut part.deleted
            };
            match pieces.last_mut() {
                Some(piece) if last == words => piece.push_str(&span.text),
                _ => pieces.push(span.text),
            }
        }
        last = words;
    }
}

fn survivals(news: &News<'_>) -> Vec<Survival> {
    let survival = |node: NodeId| match news.doc.node(node)?.status {
        Status::Contested { removed, edited } => {
            let involved = news.holds(removed) || edited.iter().any(|edit| news.holds(*edit));
            let mut edited_by: Vec<_> = edited.iter().map(|edit| news.person(*edit)).collect();
            order::sort(&mut edited_by);
            edited_by.dedup();
            involved.then(|| Survival {
                node,
                removed_by: news.person(removed),
                edited_by,
            })
        }
        _ => None,
    };
    news.doc
        .contested()
        .into_iter()
        .filter_map(survival)
        .collect()
}

fn sort_by_outline(doc: &Document, clauses: &mut Vec<ClauseReport>) {
    let outline = doc.outline();
    let ranks: BTreeMap<NodeId, usize> = order::gather(
        outline
            .iter()
            .enumerate()
            .map(|(rank, (node, _))| (*node, rank)),
    );
    order::sort_by_key(clauses, |clause| {
        ranks.get(&clause.node).copied().unwrap_or(usize::MAX)
    });
}
