//! Reads a progress document.

use super::{Ledger, Written};
use crate::log::change::{Act, ChangeId};
use crate::log::document::{Document, Kind, Said, Version};
use crate::log::talk::Circle;
use crate::log::work::{Item, Work};
use crate::time::{Day, Timestamp};

/// How many reports of one occurrence are compared with the next.
const NEAR: usize = 32;

/// What is told in a document, if it holds progress.
pub(super) fn ledger(document: &Document) -> Option<Ledger> {
    match document.doc_kind()? {
        Kind::Talk(topic) if topic.circle == Circle::Work => {}
        _ => return None,
    }
    let mut ledger = Ledger::new(document.owner()?);
    let mut latest = Timestamp::default();
    let mut seen: Vec<(Subject, ChangeId)> = Vec::new();
    for (nth, said) in (0..).zip(document.said()) {
        let (Act::Work(work), Some(by), false) = (said.act, said.author, said.is_withdrawn) else {
            continue;
        };
        // A slow clock puts nothing before what its author had seen.
        latest = latest.max(said.at);
        let subject = subject(work);
        let written = Written {
            doc: document.id(),
            change: said.id,
            by: by.person,
            at: latest,
            nth,
            is_registered: said.is_registered,
            unseen: unseen(document, &seen, subject, said),
            what: (),
        };
        seen.push((subject, said.id));
        enter(&mut ledger, written, (**work).clone());
    }
    Some(ledger)
}

/// What an entry is about, where a later one of the same takes its place.
type Subject = Option<(Item, Option<Day>)>;

fn subject(work: &Work) -> Subject {
    match work {
        Work::Report(report) => Some((report.item, report.due)),
        _ => None,
    }
}

/// Reports of the same occurrence that the author of this one had not seen, among the latest. A person may
/// report thousands of times, and a document of them is read on everybody's phone and by the server.
fn unseen(
    document: &Document,
    seen: &[(Subject, ChangeId)],
    subject: Subject,
    said: Said<'_>,
) -> Vec<ChangeId> {
    if subject.is_none() {
        return Vec::new();
    }
    let same = seen.iter().rev().filter(|(other, _)| *other == subject);
    let mut others: Vec<ChangeId> = same.map(|(_, change)| *change).take(NEAR).collect();
    let heads = vec![said.id];
    let known = document.within(&others, &Version { heads });
    others.retain(|change| !known.contains(change));
    others
}

/// Puts an entry into its list.
pub(super) fn enter(ledger: &mut Ledger, written: Written<()>, work: Work) {
    match work {
        Work::Report(report) => ledger.reports.push(written.of(report)),
        Work::Attach(file) => ledger.files.push(written.of(file)),
        Work::Direct(directive) => ledger.directives.push(written.of(directive)),
        Work::Tally(tally) => ledger.tallies.push(written.of(tally)),
        Work::Enter(entry) => ledger.entries.push(written.of(entry)),
        Work::Judge(judgement) => ledger.judgements.push(written.of(judgement)),
    }
}

impl Written<()> {
    fn of<T>(self, what: T) -> Written<T> {
        let Self {
            doc,
            change,
            by,
            at,
            nth,
            is_registered,
            unseen,
            what: (),
        } = self;
        Written {
            doc,
            change,
            by,
            at,
            nth,
            is_registered,
            unseen,
            what,
        }
    }
}
