//! Reads the talk of one document: a function of which changes are here and what was said of them,
//! not of the order in which they came.

use std::collections::BTreeSet;

use super::{Answer, Closing, Confirmed, Contribution, Talk, Thread};
use crate::ids::PersonId;
use crate::log::change::{Act, ChangeId, Hash32};
use crate::log::document::{Document, Kind, Said};
use crate::log::talk::Topic;

/// The remark that an act goes on with, answers or closes.
fn remark_behind(act: &Act) -> Option<ChangeId> {
    match act {
        Act::Remark(remark) => remark.thread,
        Act::Answer { remark, .. } => Some(*remark),
        Act::Close { thread, .. } => Some(*thread),
        _ => None,
    }
}

pub(super) fn read(document: &Document) -> Talk {
    let (Some(Kind::Talk(topic)), Some(owner)) = (document.doc_kind(), document.owner()) else {
        return Talk::default();
    };
    let said = Reading::of(document);
    Talk::merged([Talk {
        threads: said.threads(topic, owner),
        confirmations: said.confirmations(),
    }])
}

struct Reading<'a> {
    document: &'a Document,
    /// In the derived order.
    said: Vec<Said<'a>>,
    /// The remark that each act is about, with its place in `said`; ascending. Somebody may say thousands of
    /// things, and nobody looks through all of them for each.
    about: Vec<(ChangeId, usize)>,
}

impl<'a> Reading<'a> {
    fn of(document: &'a Document) -> Self {
        let said = document.said();
        let about = (0..).zip(&said);
        let mut about: Vec<(ChangeId, usize)> = about
            .filter_map(|(at, one)| Some((remark_behind(one.act)?, at)))
            .collect();
        crate::order::sort(&mut about);
        Self {
            document,
            said,
            about,
        }
    }

    /// What can be made of each act about a remark whose author is known.
    fn told<T>(&self, of: ChangeId, make: impl Fn(&Said<'_>, PersonId) -> Option<T>) -> Vec<T> {
        let from = self.about.partition_point(|(remark, _)| *remark < of);
        let run = self.about[from..].iter();
        let run = run.take_while(|(remark, _)| *remark == of);
        let said = run.map(|(_, at)| &self.said[*at]);
        said.filter_map(|one| make(one, one.author?.person))
            .collect()
    }

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
                replies: self.told(one.id, |reply, by| {
                    self.contribution(reply, by, Some(one.id))
                }),
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
        let mut answers = self.told(of, |one, by| match one.act {
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
        let latest = self.latest(answers.iter().map(|answer| answer.change));
        for answer in &mut answers {
            answer.is_current = latest.contains(&answer.change);
        }
        answers.reverse();
        answers
    }

    /// The words on whether a thread is closed that no other one knew of.
    fn closings(&self, of: ChangeId) -> Vec<Closing> {
        let mut closings = self.told(of, |one, by| match one.act {
            Act::Close { thread, closed } if *thread == of => Some(Closing {
                change: one.id,
                by,
                at: one.at,
                closed: *closed,
                is_registered: one.is_registered,
            }),
            _ => None,
        });
        let latest = self.latest(closings.iter().map(|closing| closing.change));
        closings.retain(|closing| latest.contains(&closing.change));
        closings.reverse();
        closings
    }

    /// Those that none of the others was said in knowledge of.
    fn latest(&self, all: impl Iterator<Item = ChangeId>) -> BTreeSet<ChangeId> {
        let all: Vec<ChangeId> = all.collect();
        crate::order::gather(self.document.latest(&all))
    }

    fn confirmations(&self) -> Vec<Confirmed> {
        let mut all = self.each(|one, by| self.confirmed(one, by));
        let editions: BTreeSet<Hash32> = crate::order::gather(all.iter().map(|one| one.edition));
        for edition in editions {
            let of_it = || all.iter().filter(|one| one.edition == edition);
            let latest = self.latest(of_it().map(|one| one.change));
            let of_it = all.iter_mut().filter(|one| one.edition == edition);
            for one in of_it {
                one.is_last = latest.contains(&one.change);
            }
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
