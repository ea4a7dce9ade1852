//! Reads the talk of one document: a function of which changes are here and what was said of them,
//! not of the order in which they came.

use super::{Answer, Closing, Confirmed, Contribution, Talk, Thread};
use crate::ids::PersonId;
use crate::log::change::{Act, ChangeId, Hash32};
use crate::log::document::{Document, Kind, Said};
use crate::log::talk::Topic;

pub(super) fn read(document: &Document) -> Talk {
    let (Some(Kind::Talk(topic)), Some(owner)) = (document.doc_kind(), document.owner()) else {
        return Talk::default();
    };
    let said = Reading {
        document,
        said: document.said(),
    };
    Talk::merged([Talk {
        threads: said.threads(topic, owner),
        confirmations: said.confirmations(),
    }])
}

struct Reading<'a> {
    document: &'a Document,
    /// In the derived order.
    said: Vec<Said<'a>>,
}

impl Reading<'_> {
    /// What can be made of each act whose author is known.
    fn each<T>(&self, make: impl Fn(&Said<'_>, PersonId) -> Option<T>) -> Vec<T> {
        let said = self.said.iter();
        said.filter_map(|one| make(one, one.author?.person))
            .collect()
    }

    fn threads(&self, topic: Topic, owner: PersonId) -> Vec<Thread> {
        let begun = |one: &Said<'_>, by| {
            let first = self.contribution(one, by, None)?;
            Some(Thread {
                doc: self.document.id(),
                circle: topic.circle,
                owner,
                replies: self.each(|reply, by| self.contribution(reply, by, Some(one.id))),
                closings: self.closings(one.id),
                first,
            })
        };
        self.each(begun)
    }

    /// The act as a remark in this thread, or one that begins a thread for `None`.
    fn contribution(
        &self,
        one: &Said<'_>,
        author: PersonId,
        thread: Option<ChangeId>,
    ) -> Option<Contribution> {
        let Act::Remark(remark) = one.act else {
            return None;
        };
        (remark.thread == thread).then(|| Contribution {
            change: one.id,
            author,
            at: one.at,
            remark: (**remark).clone(),
            answers: self.answers(one.id),
            is_registered: one.is_registered,
            is_withdrawn: one.is_withdrawn,
        })
    }

    fn answers(&self, of: ChangeId) -> Vec<Answer> {
        let mut answers = self.each(|one, by| match one.act {
            Act::Answer {
                remark,
                outcome,
                text,
            } if *remark == of => Some(Answer {
                change: one.id,
                by,
                at: one.at,
                outcome: *outcome,
                text: text.clone(),
                is_registered: one.is_registered,
                is_current: true,
            }),
            _ => None,
        });
        let ids: Vec<ChangeId> = answers.iter().map(|answer| answer.change).collect();
        for answer in &mut answers {
            answer.is_current = self.is_last(answer.change, &ids);
        }
        answers.reverse();
        answers
    }

    /// The words on whether a thread is closed that no other one knew of.
    fn closings(&self, of: ChangeId) -> Vec<Closing> {
        let mut closings = self.each(|one, by| match one.act {
            Act::Close { thread, closed } if *thread == of => Some(Closing {
                change: one.id,
                by,
                at: one.at,
                closed: *closed,
                is_registered: one.is_registered,
            }),
            _ => None,
        });
        let ids: Vec<ChangeId> = closings.iter().map(|closing| closing.change).collect();
        closings.retain(|closing| self.is_last(closing.change, &ids));
        closings.reverse();
        closings
    }

    /// Whether none of the others was said by somebody who knew of this one.
    fn is_last(&self, one: ChangeId, all: &[ChangeId]) -> bool {
        all.iter()
            .all(|other| !self.document.happened_before(one, *other))
    }

    fn confirmations(&self) -> Vec<Confirmed> {
        let mut all = self.each(|one, by| self.confirmed(one, by));
        let ids: Vec<(ChangeId, Hash32)> =
            all.iter().map(|one| (one.change, one.edition)).collect();
        for one in &mut all {
            let of_edition = ids.iter().filter(|(_, edition)| *edition == one.edition);
            let others: Vec<ChangeId> = of_edition.map(|(id, _)| *id).collect();
            one.is_last = self.is_last(one.change, &others);
        }
        all
    }

    fn confirmed(&self, one: &Said<'_>, by: PersonId) -> Option<Confirmed> {
        let Act::Confirm { edition, what } = one.act else {
            return None;
        };
        Some(Confirmed {
            doc: self.document.id(),
            change: one.id,
            by,
            at: one.at,
            edition: *edition,
            what: what.clone(),
            is_registered: one.is_registered,
            rank: self.document.lamport(one.id).unwrap_or_default(),
            is_last: true,
        })
    }
}
