//! What the panel shows of the talk among drafters: which threads, in which order, what waits for an
//! answer, where somebody is called on. Plain readings; opinions of those who were asked are not among
//! them.

use std::collections::HashMap;

use lientich_shared::checks::dismissal;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{ChangeId, Hash32, NodeId};
use lientich_shared::log::talk::{Outcome, RemarkKind};
use lientich_shared::order;
use lientich_shared::plan::view::PlanView;
use lientich_shared::talk::{Contribution, Talk, Thread};

/// A remark by its document and its change.
pub type Name = (DocId, ChangeId);

/// The name of a thread: that of what began it.
pub fn name(thread: &Thread) -> Name {
    (thread.doc, thread.first.change)
}

/// Whether a thread is about a clause; all are about `None`.
fn holds(scope: Option<NodeId>, thread: &Thread) -> bool {
    scope.is_none() || scope == thread.node()
}

/// Whether a thread is shown here: talk among drafters of which something is left. What only says that a finding of the
/// checks is none stands with the finding.
pub fn is_shown(thread: &Thread) -> bool {
    let dismisses = dismissal::read(&thread.first.remark.text).is_some();
    let is_talk = !dismisses || !thread.replies.is_empty();
    !thread.circle.is_own() && is_talk && thread.all().any(|one| !one.is_withdrawn)
}

/// Whether a thread waits for somebody.
pub fn is_open(thread: &Thread) -> bool {
    is_shown(thread) && !thread.is_closed()
}

/// The threads of a clause, or all, by whether they wait for somebody, in the order of the page: first what is about the plan
/// as a whole, last what is about clauses that are gone.
pub fn threads(talk: &Talk, view: &PlanView, scope: Option<NodeId>) -> (Vec<Name>, Vec<Name>) {
    let places = places(view);
    let place = |thread: &Thread| match thread.node() {
        None => 0,
        Some(node) => places.get(&node).map_or(usize::MAX, |at| at + 1),
    };
    let mut shown: Vec<&Thread> = talk
        .threads
        .iter()
        .filter(|thread| is_shown(thread) && holds(scope, thread))
        .collect();
    order::sort_by_key(&mut shown, |thread| place(thread));
    let (open, closed): (Vec<&Thread>, Vec<&Thread>) =
        shown.into_iter().partition(|thread| is_open(thread));
    let names = |threads: Vec<&Thread>| threads.into_iter().map(name).collect();
    (names(open), names(closed))
}

fn places(view: &PlanView) -> HashMap<NodeId, usize> {
    let rows = view.rows.iter().enumerate();
    rows.map(|(at, row)| (row.node, at)).collect()
}

/// How many threads of a clause, or of all, wait for somebody.
pub fn open_count(talk: &Talk, scope: Option<NodeId>) -> usize {
    let threads = talk.threads.iter();
    threads
        .filter(|thread| is_open(thread) && holds(scope, thread))
        .count()
}

/// The same for each clause that has any.
pub fn open_counts(talk: &Talk) -> HashMap<NodeId, usize> {
    let mut counts = HashMap::new();
    for thread in talk.threads.iter().filter(|thread| is_open(thread)) {
        if let Some(node) = thread.node() {
            *counts.entry(node).or_default() += 1;
        }
    }
    counts
}

/// A proposed wording that nobody has answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal<'a> {
    /// The clause.
    pub node: NodeId,
    /// The clause as its author read it.
    pub base: Hash32,
    /// The text that it should have.
    pub proposed: &'a str,
}

/// What a remark proposes; `None` for one that proposes nothing.
pub fn proposal(one: &Contribution) -> Option<Proposal<'_>> {
    match &one.remark.kind {
        RemarkKind::Wording { base, proposed } => Some(Proposal {
            node: one.remark.node?,
            base: *base,
            proposed,
        }),
        _ => None,
    }
}

/// Whether a remark waits for an answer.
pub fn awaits_answer(one: &Contribution) -> bool {
    proposal(one).is_some() && !one.is_withdrawn && one.answers.is_empty()
}

/// The proposals that wait for an answer, in the order of the page, with their clauses.
pub fn awaiting(talk: &Talk, view: &PlanView) -> Vec<(Name, NodeId)> {
    let places = places(view);
    let threads = talk.threads.iter().filter(|thread| is_open(thread));
    let waiting = threads.flat_map(|thread| {
        let waits = thread.all().filter(|one| awaits_answer(one));
        waits.filter_map(|one| Some(((thread.doc, one.change), one.remark.node?)))
    });
    let mut waiting: Vec<(Name, NodeId)> = waiting
        .filter(|(_, node)| places.contains_key(node))
        .collect();
    order::sort_by_key(&mut waiting, |(_, node)| places.get(node).copied());
    waiting
}

/// Whether several people took one wording without knowing of each other: it may stand there twice.
pub fn is_accepted_twice(one: &Contribution) -> bool {
    let accepted = |outcome| outcome == Outcome::Accepted;
    let current = one.answers.iter().filter(|answer| answer.is_current);
    1 < current.filter(|answer| accepted(answer.outcome)).count()
}

/// Where somebody is called on by others in what waits, the latest first.
pub fn calls(talk: &Talk, me: PersonId) -> Vec<(Name, Contribution)> {
    let open = |(thread, one): &(&Thread, &Contribution)| is_open(thread) && one.author != me;
    let calls = talk.mentions_of(me).filter(open);
    let mut calls: Vec<(Name, Contribution)> = calls
        .map(|(thread, one)| (name(thread), one.clone()))
        .collect();
    order::sort_by_key(&mut calls, |(_, one)| std::cmp::Reverse(one.at));
    calls
}

#[cfg(test)]
mod tests;
