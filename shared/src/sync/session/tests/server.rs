//! A server of few lines that keeps the rules of taking, and devices that talk to it.

use super::*;
use crate::ids::DeviceId;
use crate::log::batch;
use crate::log::change::{Act, Anchor, Change, Hand, NodeId, Origin};
use crate::log::verdict::Refusal;
use crate::sync::message::{DocumentNews, LogEntry};
use crate::sync::outbox::{Run, Sealer, drafts};

pub(super) const SCHOOL: SchoolId = SchoolId(1);
pub(super) const DOC: DocId = DocId(2);
/// The toy server refuses texts that begin with this.
pub(super) const FORBIDDEN: &str = "!";

pub(super) fn id(replica: u64, seq: u32) -> ChangeId {
    ChangeId {
        replica: ReplicaId(replica),
        seq,
    }
}

pub(super) fn change(id: ChangeId, deps: &[ChangeId], text: &str) -> Change {
    let at = Anchor {
        origin: Origin::Start(NodeId(self::id(9, 1))),
        hand: Hand::Right,
    };
    Change {
        id,
        deps: deps.to_vec(),
        at: Timestamp(1_790_000_000_000),
        act: Act::Insert {
            at,
            text: text.to_owned(),
        },
    }
}

/// One batch of the replica: from this number on, a change for each text.
pub(super) fn sealed(first: ChangeId, deps: &[ChangeId], texts: &[&str]) -> Sealed {
    let sealer = Sealer {
        school: SCHOOL,
        device: DeviceId(first.replica.0.into()),
    };
    let numbered = (first.seq..).zip(texts);
    let change = |(seq, text): (u32, &&str)| {
        let deps = if seq == first.seq { deps } else { &[] };
        change(ChangeId { seq, ..first }, deps, text)
    };
    let run = Run {
        previous: batch::NO_PREVIOUS,
        changes: numbered.map(change).collect(),
    };
    let mut drafts = drafts(sealer, DOC, vec![run]);
    assert_eq!(drafts.len(), 1);
    drafts.remove(0).seal(&[7; 64])
}

/// One document's log, two batches a page.
#[derive(Default)]
pub(super) struct Server {
    pub(super) epoch: u32,
    pub(super) log: Vec<LogEntry>,
    pub(super) busy: bool,
}

impl Server {
    pub(super) fn head(&self) -> u64 {
        self.log
            .iter()
            .map(|entry| entry.verdicts.len() as u64)
            .sum()
    }

    pub(super) fn find(&self, id: ChangeId) -> Option<&LogEntry> {
        let holds = |entry: &&LogEntry| Sealed::read(entry.batch.clone()).unwrap().holds(id);
        self.log.iter().find(holds)
    }

    pub(super) fn hear(&mut self, request: &Request) -> Response {
        let answers = request
            .batches
            .iter()
            .map(|bytes| self.take(bytes))
            .collect();
        let read = request
            .read
            .iter()
            .find(|read| read.doc == DOC && read.epoch == self.epoch);
        let position = read.map_or(0, |read| read.position);
        let mut page = self
            .log
            .iter()
            .filter(|entry| position < entry.position)
            .cloned();
        let taken = page.by_ref().take(2).collect();
        let more = page.next().is_some();
        let news = DocumentNews {
            doc: DOC,
            epoch: self.epoch,
            head: self.head(),
            page: taken,
            editions: vec![],
            rounds: vec![],
            current_round: 0,
            seen: vec![],
        };
        Response {
            protocol: PROTOCOL,
            server_time: Timestamp(0),
            directory: None,
            answers,
            news: vec![news],
            orders: vec![],
            more,
        }
    }

    pub(super) fn take(&mut self, bytes: &[u8]) -> BatchAnswer {
        let batch = batch::open(bytes).unwrap();
        let first = batch.entries[0].id();
        if self.busy {
            return BatchAnswer::NotNow(NotNow::Busy);
        }
        if let Some(known) = self.find(first) {
            return judged(known, first);
        }
        let missing: Vec<ChangeId> = batch.entries[0]
            .deps()
            .iter()
            .copied()
            .filter(|id| self.find(*id).is_none())
            .collect();
        if !missing.is_empty() {
            return BatchAnswer::Missing(missing);
        }
        let refused = |change: &Change| {
            matches!(&change.act, Act::Insert { text, .. } if text.starts_with(FORBIDDEN))
                .then_some(Refusal::NotAllowed)
        };
        self.log.push(LogEntry {
            position: self.head() + 1,
            author: PersonId(batch.header.device.0),
            received: Timestamp(0),
            batch: bytes.to_vec(),
            verdicts: batch.changes().map(refused).collect(),
        });
        judged(&self.log[self.log.len() - 1], first)
    }
}

pub(super) fn judged(entry: &LogEntry, first: ChangeId) -> BatchAnswer {
    BatchAnswer::Judged {
        doc: DOC,
        first,
        position: entry.position,
        verdicts: entry.verdicts.clone(),
    }
}

pub(super) fn session(outbox: Vec<Sealed>) -> Session {
    Session::new(SCHOOL, 0, vec![], outbox)
}

/// Asks until nothing more is wanted. Gives back all effects.
pub(super) fn sync(session: &mut Session, server: &mut Server) -> Vec<Effect> {
    let mut effects = Vec::new();
    for _ in 0..100 {
        if !session.wants_request() {
            return effects;
        }
        let response = server.hear(&session.request());
        effects.extend(session.take(response).unwrap());
    }
    panic!("the session never comes to rest");
}

/// The texts that effects brought out of the log, in order, with their verdicts.
pub(super) fn texts(effects: &[Effect]) -> Vec<(String, Verdict)> {
    let news = effects.iter().filter_map(|effect| match effect {
        Effect::Apply { news, .. } => Some(news),
        _ => None,
    });
    let text = |change: &Change| match &change.act {
        Act::Insert { text, .. } => text.clone(),
        _ => String::new(),
    };
    news.flatten()
        .flat_map(|news| news.batch.changes().map(text).zip(news.verdicts.clone()))
        .collect()
}

pub(super) fn accepted(texts: &[&str]) -> Vec<(String, Verdict)> {
    texts
        .iter()
        .map(|text| ((*text).to_owned(), Verdict::Accepted))
        .collect()
}
