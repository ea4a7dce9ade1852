//! What the screens of opinions show, read off a plan, its rounds, the talk about it and the directory. Plain data.

use lientich_shared::directory::Role;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{ChangeId, NodeId, NodeKind, Side};
use lientich_shared::log::document::{Document, Version};
use lientich_shared::log::talk::{Circle, RemarkKind};
use lientich_shared::order;
use lientich_shared::permissions::{self, Action};
use lientich_shared::plan::consultation;
use lientich_shared::plan::content::{Content, Part};
use lientich_shared::sync::message::RoundRecord;
use lientich_shared::talk::Thread;
use lientich_shared::time::{Day, Timestamp};

use crate::strings::names;
use crate::strings::opinions as words;

/// A round of opinions, whether its reader holds the draft or only what was sent out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// 1 for the first.
    pub number: u32,
    /// Who asked.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// The last day on which opinions are taken.
    pub until: Day,
    /// What is asked.
    pub subject: String,
    /// How opinions are given.
    pub form: String,
    /// Whether the plan stands in it, and the server knows.
    pub is_current: bool,
}

impl Round {
    /// Whether opinions are taken on a day.
    pub fn is_open(&self, day: Day) -> bool {
        self.is_current && day <= self.until
    }
}

/// A plan with its rounds.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its rounds, oldest first.
    pub rounds: Vec<Round>,
    /// What was sent out last, if anything was.
    pub sent: Option<Content>,
    /// What stands there now, as far as the reader may know.
    pub now: Content,
}

impl Source {
    /// Of a plan whose draft is here.
    pub fn of_plan(plan: &Document) -> Self {
        let rounds = consultation::rounds(plan);
        let sent = rounds.last().map(|round| {
            let heads = vec![round.change];
            Content::of(&plan.as_of(&Version { heads }))
        });
        let read = |round: consultation::Round| Round {
            number: round.number,
            by: round.by,
            at: plan
                .change(round.change)
                .map_or(Timestamp(0), |asked| asked.at),
            until: round.asked.until,
            subject: round.asked.content,
            form: round.asked.form,
            is_current: round.is_current && round.is_registered,
        };
        Self {
            rounds: rounds.into_iter().map(read).collect(),
            sent,
            now: Content::of(plan),
        }
    }

    /// Of what was sent out to somebody who reads no draft; `None` where nothing was. `current` is
    /// the number of the round that the plan stands in.
    pub fn of_sent(records: Vec<(RoundRecord, Content)>, current: u32) -> Option<Self> {
        let now = records.last()?.1.clone();
        let read = |(record, _): (RoundRecord, Content)| Round {
            number: record.number,
            by: record.asker,
            at: record.asked,
            until: record.until,
            subject: record.subject,
            form: record.form,
            is_current: record.number == current,
        };
        Some(Self {
            rounds: records.into_iter().map(read).collect(),
            sent: Some(now.clone()),
            now,
        })
    }

    /// The last round.
    pub fn last(&self) -> Option<&Round> {
        self.rounds.last()
    }
}

/// A part of a content.
pub fn part(content: &Content, node: NodeId) -> Option<&Part> {
    content.parts.iter().find(|part| part.node == node)
}

/// How one speaks of what an opinion is about.
pub fn place(content: &Content, node: Option<NodeId>) -> String {
    let Some(node) = node else {
        return words::t().whole.to_owned();
    };
    let named = part(content, node).map(|part| names::part(part.kind, &part.path));
    named.unwrap_or_else(|| words::t().gone.to_owned())
}

/// Whether a part is something that one has an opinion on: not the names and forms around the text.
pub fn is_askable(kind: NodeKind) -> bool {
    !matches!(
        kind,
        NodeKind::Letterhead | NodeKind::Issuance | NodeKind::Signer | NodeKind::Recipient
    )
}

/// The circle of an opinion on a clause: Ban nữ công reads what is said of the women's clauses.
pub fn circle(side: Option<Side>) -> Circle {
    if side == Some(Side::Women) {
        Circle::OwnWomens
    } else {
        Circle::Own
    }
}

/// The opinions on one clause, or on the plan as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The clause; `None` for the plan as a whole.
    pub node: Option<NodeId>,
    /// What was said, by time.
    pub threads: Vec<Thread>,
}

/// Opinions by clause, in the order of the page: first those on the whole, last those on clauses
/// that are gone.
pub fn groups<'a>(threads: impl IntoIterator<Item = &'a Thread>, content: &Content) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for thread in threads {
        let node = thread.node();
        match groups.iter_mut().find(|group| group.node == node) {
            Some(group) => group.threads.push(thread.clone()),
            None => groups.push(Group {
                node,
                threads: vec![thread.clone()],
            }),
        }
    }
    let order = |group: &Group| match group.node {
        None => 0,
        Some(node) => {
            let at = content.parts.iter().position(|part| part.node == node);
            at.map_or(usize::MAX, |at| at + 1)
        }
    };
    order::sort_by_key(&mut groups, order);
    groups
}

/// The text that an opinion proposes instead.
pub fn proposed(thread: &Thread) -> Option<&str> {
    match &thread.first.remark.kind {
        RemarkKind::Wording { proposed, .. } => Some(proposed),
        _ => None,
    }
}

/// The side of the clause that an opinion is about; joint for the whole and for what is gone.
pub fn side(thread: &Thread, content: &Content) -> Side {
    let part = thread.node().and_then(|node| part(content, node));
    part.map_or(Side::Joint, |part| part.side)
}

/// Whether somebody may answer an opinion: wordings are for those who write the clause.
pub fn may_answer(roles: &[Role], thread: &Thread, content: &Content) -> bool {
    let action = match thread.first.remark.kind {
        RemarkKind::Wording { .. } => Action::Write(side(thread, content)),
        _ => Action::AnswerOpinion,
    };
    permissions::may(roles, action).is_allowed()
}

/// The name of an opinion: the document it lies in and the change that brought it.
pub type Name = (DocId, ChangeId);

/// Whether the proposed wordings among these can all be put into the plan: each is for a clause that
/// is there and that the person writes, and no two are for the same.
pub fn may_take_over(roles: &[Role], chosen: &[Thread], content: &Content) -> bool {
    let wordings: Vec<&Thread> = chosen
        .iter()
        .filter(|one| proposed(one).is_some())
        .collect();
    let mut nodes: Vec<Option<NodeId>> = wordings.iter().map(|one| one.node()).collect();
    order::sort(&mut nodes);
    nodes.dedup();
    let is_there = |thread: &&Thread| {
        let shown = thread.node().and_then(|node| part(content, node));
        shown.is_some() && may_answer(roles, thread, content)
    };
    !wordings.is_empty() && nodes.len() == wordings.len() && wordings.iter().all(is_there)
}

#[cfg(test)]
mod tests;
