//! Where people touched the same words, or the same field, without knowing of each other.
//! Nothing is lost there; but a person should read the sentence.

use std::collections::BTreeSet;

use super::News;
use crate::ids::PersonId;
use crate::log::change::{ChangeId, ElementId, Field, NodeId, Value};
use crate::log::document::{FieldValue, Span};
use crate::order;

/// Two persons at one spot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Collision {
    /// They changed the same words of a clause.
    Words {
        /// The clause.
        node: NodeId,
        /// Who, each once.
        persons: Vec<Option<PersonId>>,
        /// The words as they stand now, and what is gone from between them is gone.
        text: String,
    },
    /// They set the same field to different values.
    Field {
        /// The clause; `None` for the document.
        node: Option<NodeId>,
        /// The field.
        field: Field,
        /// Who set what, the latest first.
        values: Vec<(Option<PersonId>, Value)>,
    },
}

pub(super) fn find(news: &News<'_>) -> Vec<Collision> {
    let nodes = news.doc.outline().into_iter().map(|(node, _)| node);
    let mut collisions = fields(news, None);
    for node in nodes {
        collisions.extend(words(news, node));
        collisions.extend(fields(news, Some(node)));
    }
    collisions
}

fn fields(news: &News<'_>, node: Option<NodeId>) -> Vec<Collision> {
    let collision = |field: Field| {
        let held = news.doc.values(node, field);
        let fresh = held.iter().any(|value| news.holds(value.change));
        let value = |held: &FieldValue<'_>| (news.person(held.change), held.value.clone());
        let values = held.iter().map(value).collect();
        (fresh && news.doc.is_conflicted(node, field)).then_some(Collision::Field {
            node,
            field,
            values,
        })
    };
    news.doc
        .fields(node)
        .into_iter()
        .filter_map(collision)
        .collect()
}

/// The words of a clause that people touched without knowing of each other.
fn words(news: &News<'_>, node: NodeId) -> Vec<Collision> {
    let spans = news.doc.spans(node);
    let touches: Vec<Vec<ChangeId>> = spans.iter().map(|span| touches(news, span)).collect();
    let all: BTreeSet<ChangeId> = order::gather(touches.iter().flatten().copied());
    let met = meetings(news, &all);
    if met.is_empty() {
        return Vec::new();
    }
    let mut collisions = Vec::new();
    let mut run = Run::default();
    for (span, touches) in spans.iter().zip(&touches) {
        let here: Vec<ChangeId> = touches
            .iter()
            .filter(|id| met.contains(id))
            .copied()
            .collect();
        if here.is_empty() && span.is_visible() {
            collisions.extend(run.pass(news, node, &span.text));
        } else {
            run.touches.extend(here);
            run.text
                .push_str(if span.is_visible() { &span.text } else { "" });
        }
    }
    collisions.extend(run.close(news, node));
    collisions
}

/// Who typed a span, and who deleted it.
fn touches(news: &News<'_>, span: &Span) -> Vec<ChangeId> {
    let element = ElementId {
        change: span.inserted,
        offset: span.offset,
    };
    let deleters = match span.deleted {
        Some(_) => news.doc.deleters(element),
        None => Vec::new(),
    };
    std::iter::once(span.inserted).chain(deleters).collect()
}

/// The changes among these that are concurrent with another person's, one of the two being new.
fn meetings(news: &News<'_>, all: &BTreeSet<ChangeId>) -> BTreeSet<ChangeId> {
    let mut met = BTreeSet::new();
    for fresh in all.iter().filter(|id| news.holds(**id)) {
        let others = all.iter().filter(|id| concurrent(news, **id, *fresh));
        let others: Vec<ChangeId> = others.copied().collect();
        if !others.is_empty() {
            met.insert(*fresh);
            met.extend(others);
        }
    }
    met
}

fn concurrent(news: &News<'_>, a: ChangeId, b: ChangeId) -> bool {
    news.person(a) != news.person(b)
        && !news.doc.happened_before(a, b)
        && !news.doc.happened_before(b, a)
}

/// Neighbouring changes, with the words in which they stand.
#[derive(Default)]
struct Run {
    text: String,
    touches: BTreeSet<ChangeId>,
}

impl Run {
    /// Goes on over text that nobody touched: a run ends with the word.
    fn pass(&mut self, news: &News<'_>, node: NodeId, text: &str) -> Option<Collision> {
        let Some(end) = text.find(char::is_whitespace) else {
            self.text.push_str(text);
            return None;
        };
        self.text.push_str(&text[..end]);
        let collision = self.close(news, node);
        let begun = text
            .rfind(char::is_whitespace)
            .map_or(text, |space| &text[space..]);
        begun.trim_start().clone_into(&mut self.text);
        collision
    }

    fn close(&mut self, news: &News<'_>, node: NodeId) -> Option<Collision> {
        let run = std::mem::take(self);
        let met = meetings(news, &run.touches);
        let persons: BTreeSet<Option<PersonId>> =
            order::gather(met.iter().map(|id| news.person(*id)));
        (1 < persons.len()).then(|| Collision::Words {
            node,
            persons: persons.into_iter().collect(),
            text: run.text,
        })
    }
}
