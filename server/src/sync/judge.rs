//! Judges a batch that joins the log: each change in order, against the head as it is then and the
//! directory of today. Pure: what it decides is kept, or not, by `accept`.

mod formal;
mod opening;
mod run;
mod talk;

use std::time::{Duration, Instant};

use lientich_shared::directory::Role;
use lientich_shared::ids::PersonId;
use lientich_shared::log::batch::Batch;
use lientich_shared::log::change::{Act, Change};
use lientich_shared::log::document::{Author, MAX_CHANGES};
use lientich_shared::permissions::work::Worker;
use lientich_shared::sync::message::{BatchAnswer, NotNow, Rejection};
use lientich_shared::time::Timestamp;

use super::library::Open;
use super::setting::Setting;
use super::{chain, tail};
use crate::crypto::ServerKey;
use crate::directories::Roll;
use crate::store::{Append, Kind, StoredBatch};
use run::Run;

/// Most sealed bytes of one document: its folded state must fit into memory many times over. A plan
/// of 300 clauses with its history has about one megabyte.
const MAX_SEALED: usize = 32 << 20;
/// Most acts of signing and asking in one batch: for each of them the whole plan is read as it was seen.
const MAX_WHOLE: usize = 8;

/// Who wrote a batch and what they may do.
pub(super) struct Writer<'a> {
    pub(super) author: Author,
    /// By this directory, today.
    pub(super) roll: &'a Roll,
    /// Seals Editions.
    pub(super) key: &'a ServerKey,
    /// The plan behind a document of talk, where there is one for this author.
    pub(super) setting: Option<&'a Setting>,
    pub(super) now: Timestamp,
}

impl Writer<'_> {
    fn roles(&self) -> &[Role] {
        self.roll.roles(self.author.person)
    }

    /// As somebody who reports of `owner`'s duties, or gives them.
    fn worker(&self, owner: PersonId) -> Worker<'_> {
        self.roll.worker(self.roles(), self.author.person, owner)
    }
}

/// Why a batch is not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unjudged {
    /// For now.
    NotNow(NotNow),
    /// For good.
    Rejected(Rejection),
    /// For now, and the document has run ahead: it must be loaded anew.
    OutOfTime,
}

impl From<Unjudged> for BatchAnswer {
    fn from(unjudged: Unjudged) -> Self {
        match unjudged {
            Unjudged::NotNow(why) => Self::NotNow(why),
            Unjudged::Rejected(why) => Self::Rejected(why),
            Unjudged::OutOfTime => Self::NotNow(NotNow::Busy),
        }
    }
}

/// Judges a batch that continues its replica's run, and folds it: if what comes back is not kept,
/// the open document must be loaded anew. What is not judged leaves it as it was, unless `patience`
/// has come to an end.
pub(super) fn judge(
    open: &mut Open,
    writer: &Writer,
    batch: &Batch,
    sealed: &[u8],
    patience: Duration,
) -> Result<Append, Unjudged> {
    let started = Instant::now();
    let changes = whole(batch)?;
    let before = open.head;
    let start = match before {
        Some(head) => head,
        None => opening::head(writer, batch, &changes[0].act)?,
    };
    let is_full = MAX_CHANGES < open.document.len() + changes.len();
    if is_full || MAX_SEALED < open.sealed_bytes + sealed.len() {
        return Err(Unjudged::NotNow(NotNow::DocumentFull));
    }
    let person = writer.author.person;
    let has_room = match start.kind {
        Kind::Plan => open.shares.has_room_to_write(person),
        Kind::Talk { .. } => open.shares.has_room_to_say(person),
    };
    if !has_room {
        return Err(Unjudged::NotNow(NotNow::DocumentFull));
    }
    if !open.shares.has_room(person) {
        return Err(Unjudged::NotNow(NotNow::RefusedTooOften));
    }
    // From here on the document changes.
    open.document.bind(batch.header.replica, writer.author);
    let mut run = Run::begin(start, open);
    let mut steps = false;
    for change in changes {
        if patience <= started.elapsed() {
            return Err(Unjudged::OutOfTime);
        }
        run.take(&mut open.document, writer, change);
        steps |= is_formal(&change.act);
    }
    if steps {
        run.stand(&open.document);
    }
    let stored = StoredBatch {
        position: start.position + 1,
        device: batch.header.device,
        author: writer.author.person,
        replica: batch.header.replica,
        first_seq: batch.header.first,
        received: writer.now,
        verdicts: run.verdicts,
        bytes: sealed.to_vec(),
    };
    open.extend(run.head, batch, &stored);
    Ok(Append {
        before,
        after: run.head,
        directory_version: writer.roll.directory.version,
        batch: stored,
        editions: run.editions,
        rounds: run.rounds,
    })
}

/// The changes of a batch in which nothing is missing and nothing unknown.
fn whole(batch: &Batch) -> Result<Vec<&Change>, Unjudged> {
    let changes: Vec<&Change> = batch.changes().collect();
    let costly = changes.iter();
    let costly = costly.filter(|change| reads_all(&change.act));
    let is_whole = changes.len() == batch.entries.len() && !tail::states_own_past(batch);
    if !is_whole || MAX_WHOLE < costly.count() {
        return Err(Unjudged::Rejected(Rejection::Malformed));
    }
    if changes
        .iter()
        .any(|change| matches!(change.act, Act::Unknown { .. }))
    {
        return Err(Unjudged::NotNow(NotNow::UnknownAct));
    }
    Ok(changes)
}

/// Whether the whole plan is read as the act's author saw it.
fn reads_all(act: &Act) -> bool {
    matches!(act, Act::Sign(_) | Act::Consult(_))
}

/// Whether a plan may stand elsewhere in its life after the act.
fn is_formal(act: &Act) -> bool {
    reads_all(act) || matches!(act, Act::Step { .. })
}

#[cfg(test)]
mod tests {
    use lientich_shared::directory::{Directory, Post, School};
    use lientich_shared::ids::{DeviceId, DocId, PersonId, PostId, ReplicaId, SchoolId};
    use lientich_shared::log::batch::{Header, NO_PREVIOUS};
    use lientich_shared::log::change::{ChangeId, DocKind};
    use lientich_shared::log::document::Entry;
    use lientich_shared::time::Day;

    use super::*;
    use crate::app::SystemDice;

    fn roll(principal: PersonId) -> Roll {
        let school = School {
            id: SchoolId(1),
            name: String::new(),
            commune: String::new(),
            level: String::new(),
            superiors: Vec::new(),
            calendars: Vec::new(),
            bases: Vec::new(),
        };
        let post = Post {
            id: PostId(7),
            person: principal,
            role: Role::Principal,
            from: Day(0),
            to: None,
            appointed_by: None,
        };
        let directory = Directory {
            version: 1,
            school,
            people: Vec::new(),
            posts: vec![post],
            devices: Vec::new(),
        };
        Roll::new(directory, Day(0))
    }

    fn opening_batch() -> Batch {
        let header = Header {
            school: SchoolId(1),
            doc: DocId(2),
            device: DeviceId(3),
            replica: ReplicaId(4),
            first: 1,
        };
        let id = ChangeId {
            replica: header.replica,
            seq: 1,
        };
        let kind = DocKind::Plan;
        Batch {
            header,
            previous: NO_PREVIOUS,
            entries: vec![Entry::Known(Change {
                id,
                deps: Vec::new(),
                at: Timestamp(0),
                act: Act::Open { kind },
            })],
            signature: [0; 64],
        }
    }

    #[test]
    fn a_batch_is_given_up_when_patience_ends() {
        let batch = opening_batch();
        let author = Author {
            person: PersonId(5),
            device: batch.header.device,
        };
        let writer = Writer {
            author,
            roll: &roll(author.person),
            key: &ServerKey::draw(&SystemDice),
            setting: None,
            now: Timestamp(0),
        };
        let check = |patience| {
            let mut open = Open::new(batch.header.doc);
            judge(&mut open, &writer, &batch, &[], patience).map(|append| append.after.position)
        };
        assert_eq!(check(Duration::MAX), Ok(1));
        assert_eq!(check(Duration::ZERO), Err(Unjudged::OutOfTime));
    }
}
