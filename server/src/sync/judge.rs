//! Judges a batch that joins the log: each change in order, against the head as it is then and the
//! directory of today. Pure: what it decides is kept, or not, by `accept`.

mod formal;
mod talk;

use std::time::{Duration, Instant};

use lientich_shared::directory::Role;
use lientich_shared::ids::PersonId;
use lientich_shared::log::batch::Batch;
use lientich_shared::log::change::{Act, Change, ChangeId, DocKind};
use lientich_shared::log::document::{Author, Document, Entry, MAX_CHANGES, Version};
use lientich_shared::log::sign_off::Step;
use lientich_shared::log::talk::{Circle, Consult, Topic};
use lientich_shared::log::verdict::{Refusal, Verdict};
use lientich_shared::permissions::talk::{Speaker, may_say};
use lientich_shared::permissions::work::{Worker, may_work};
use lientich_shared::permissions::{may_change, may_make};
use lientich_shared::plan::consultation;
use lientich_shared::plan::content::Content;
use lientich_shared::sync::message::{BatchAnswer, EditionRecord, NotNow, Rejection, RoundRecord};
use lientich_shared::time::Timestamp;

use super::asked::Asked;
use super::library::Open;
use super::setting::Setting;
use super::{chain, tail};
use crate::crypto::ServerKey;
use crate::directories::Roll;
use crate::store::{Append, Head, Kind, NewEdition, NewRound, Rounds, StoredBatch};

/// Most sealed bytes of one document: its folded state must fit into memory many times over. A plan
/// of 300 clauses with its history has about one megabyte.
const MAX_SEALED: usize = 32 << 20;
/// Most bytes of an Edition: it travels in one answer.
const MAX_EDITION: usize = 8 << 20;

/// Epoch of a log that was never restored.
const FIRST_EPOCH: u32 = 1;

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
        None => opening(writer, batch, &changes[0].act)?,
    };
    let is_full = MAX_CHANGES < open.document.len() + changes.len();
    if is_full || MAX_SEALED < open.sealed_bytes + sealed.len() {
        return Err(Unjudged::NotNow(NotNow::DocumentFull));
    }
    let talks = start.kind != Kind::Plan;
    if talks && !open.shares.has_room_to_say(writer.author.person) {
        return Err(Unjudged::NotNow(NotNow::DocumentFull));
    }
    if !open.shares.has_room(writer.author.person) {
        return Err(Unjudged::NotNow(NotNow::RefusedTooOften));
    }
    // From here on the document changes.
    open.document.bind(batch.header.replica, writer.author);
    let mut run = Run {
        head: start,
        archived: archived(&open.document),
        verdicts: Vec::new(),
        editions: Vec::new(),
        rounds: Vec::new(),
        asked: open.asked,
    };
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

/// The empty log that a first batch begins, if its author may begin one.
fn opening(writer: &Writer, batch: &Batch, first: &Act) -> Result<Head, Unjudged> {
    let kind = begun(writer, batch, first);
    let kind = kind.ok_or(Unjudged::Rejected(Rejection::NoSuchDocument))?;
    Ok(Head {
        doc: batch.header.doc,
        school: batch.header.school,
        kind,
        epoch: FIRST_EPOCH,
        position: 0,
        chain: chain::START,
        edition: 0,
        rounds: Rounds::default(),
    })
}

/// What an act begins, if its author may.
fn begun(writer: &Writer, batch: &Batch, first: &Act) -> Option<Kind> {
    let nothing = Document::new(batch.header.doc);
    let (kind, is_allowed) = match first {
        Act::Open {
            kind: DocKind::Plan,
        } => {
            let decision = may_change(writer.roles(), &nothing, first);
            (Kind::Plan, decision.is_allowed())
        }
        Act::OpenTalk(topic) => {
            let owner = writer.author.person;
            let speaker = Speaker {
                roles: writer.roles(),
                is_owner: true,
            };
            let ruling = may_say(speaker, &nothing, &writer.setting?.ground, first);
            let topic = *topic;
            (Kind::Talk { topic, owner }, ruling.is_ok())
        }
        Act::OpenWork(holding) => {
            let topic = Topic {
                about: holding.about,
                circle: Circle::Work,
            };
            let owner = holding.person;
            let ruling = may_work(
                writer.worker(owner),
                &nothing,
                &writer.setting?.ground,
                first,
            );
            let is_known = writer.roll.knows(owner);
            (Kind::Talk { topic, owner }, is_known && ruling.is_ok())
        }
        _ => return None,
    };
    is_allowed.then_some(kind)
}

/// A batch while it is judged.
struct Run {
    head: Head,
    /// The step that put the plan away, where it was.
    archived: Option<ChangeId>,
    verdicts: Vec<Option<Refusal>>,
    editions: Vec<NewEdition>,
    rounds: Vec<NewRound>,
    asked: Asked,
}

impl Run {
    fn take(&mut self, document: &mut Document, writer: &Writer, change: &Change) {
        let judged = self.judge(document, writer, change);
        let verdict = judged.map_or_else(Verdict::Refused, |()| Verdict::Accepted);
        document.append(Entry::Known(change.clone()), verdict);
        let hash = lientich_shared::log::codec::hash(change);
        if judged.is_ok() && puts_away(&change.act) {
            self.archived = Some(change.id);
        }
        self.head.position += 1;
        self.head.chain = chain::link(self.head.chain, change.id, hash, judged.err());
        self.verdicts.push(judged.err());
    }

    fn judge(
        &mut self,
        document: &Document,
        writer: &Writer,
        change: &Change,
    ) -> Result<(), Refusal> {
        let is_first = self.head.position == 0;
        let opens = matches!(
            change.act,
            Act::Open { .. } | Act::OpenTalk(_) | Act::OpenWork(_)
        );
        let talks = self.head.kind != Kind::Plan;
        let is_misplaced = is_talk(&change.act) && !talks;
        if opens != is_first || is_misplaced || document.is_malformed(change) {
            return Err(Refusal::Malformed);
        }
        if document.rests_on_void(change) {
            return Err(Refusal::RestsOnRefused);
        }
        if talks {
            return talk::judge(document, self.head.kind, writer, writer.setting, change);
        }
        if !may_make(writer.roles(), document, change).is_allowed() {
            return Err(Refusal::NotAllowed);
        }
        // Whoever wrote without having heard of it is late, and late work is taken.
        if self
            .archived
            .is_some_and(|put_away| document.is_in(put_away, &seen(change)))
        {
            return Err(Refusal::OutOfStep);
        }
        let number = self.head.edition + 1;
        if let Some(edition) = formal::judge(document, writer, change, number)? {
            self.issue(writer, edition.to_bytes());
        }
        if let Act::Consult(asked) = &change.act {
            if !self.asked.has_room(writer.now.day()) {
                return Err(Refusal::TooOften);
            }
            let content = Content::of(&document.as_of(&seen(change))).to_bytes();
            if MAX_EDITION < content.len() {
                return Err(Refusal::Malformed);
            }
            self.ask(writer, asked, content);
        }
        Ok(())
    }

    /// Pins what was sent out for opinions.
    fn ask(&mut self, writer: &Writer, asked: &Consult, content: Vec<u8>) {
        self.asked.note(writer.now.day());
        self.head.rounds.last += 1;
        let record = RoundRecord {
            number: self.head.rounds.last,
            asker: writer.author.person,
            asked: writer.now,
            until: asked.until,
            subject: asked.content.clone(),
            form: asked.form.clone(),
            content,
        };
        self.rounds.push(NewRound {
            position: self.head.position + 1,
            record,
        });
    }

    /// Notes whether the plan stands in its last round, as its acts left it.
    fn stand(&mut self, document: &Document) {
        let rounds = &mut self.head.rounds;
        let current = consultation::current(document);
        rounds.current = current.map_or(0, |_| rounds.last);
    }

    fn issue(&mut self, writer: &Writer, content: Vec<u8>) {
        self.head.edition += 1;
        self.head.rounds.over = self.head.rounds.last;
        let record = EditionRecord {
            number: self.head.edition,
            issuer: writer.author.person,
            issued: writer.now,
            content,
        };
        self.editions.push(NewEdition {
            position: self.head.position + 1,
            record,
        });
    }
}

/// The step after which there is no other.
fn archived(document: &Document) -> Option<ChangeId> {
    let acts = document.formal();
    let last = acts.iter().find(|formal| puts_away(formal.act));
    last.map(|formal| formal.id)
}

fn puts_away(act: &Act) -> bool {
    matches!(
        act,
        Act::Step {
            step: Step::Archived,
            ..
        }
    )
}

fn is_talk(act: &Act) -> bool {
    matches!(
        act,
        Act::Remark(_)
            | Act::Answer { .. }
            | Act::Close { .. }
            | Act::Confirm { .. }
            | Act::Work(_)
    )
}

/// The version that the author of a change had seen.
fn seen(change: &Change) -> Version {
    let own = ChangeId {
        seq: change.id.seq - 1,
        ..change.id
    };
    let own = (1 < change.id.seq).then_some(own);
    Version {
        heads: change.deps.iter().copied().chain(own).collect(),
    }
}

#[cfg(test)]
mod tests {
    use lientich_shared::directory::{Directory, Post, School};
    use lientich_shared::ids::{DeviceId, DocId, PersonId, PostId, ReplicaId, SchoolId};
    use lientich_shared::log::batch::{Header, NO_PREVIOUS};
    use lientich_shared::log::change::ChangeId;
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
