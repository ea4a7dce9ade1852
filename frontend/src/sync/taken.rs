//! An answer of the server on its way into the database: what each effect of the protocol means on
//! this device, gathered into one transaction.

use std::collections::BTreeMap;

use lientich_shared::ids::DocId;
use lientich_shared::log::batch;
use lientich_shared::log::change::{Act, ChangeId};
use lientich_shared::log::document::Document;
use lientich_shared::log::talk::{Circle, Topic};
use lientich_shared::log::verdict::{Refusal, Verdict};
use lientich_shared::order;
use lientich_shared::sync::message::{LogEntry, ReadPosition, WipeOrder};
use lientich_shared::sync::outbox::Sealed;
use lientich_shared::sync::session::{Effect, LogNews, Session as Protocol};

use super::round::{Outcome, Round, RoundError};
use super::words;
use crate::device;
use crate::platform::keys;
use crate::storage::log::{Answer, Page, Position};
use crate::storage::own_changes::Waiting;
use crate::storage::refused::Reason;
use crate::storage::rounds::RoundsRead;
use crate::storage::talks::TalkEntry;

/// An answer on its way into the database.
pub(super) struct Taken<'a> {
    round: &'a Round<'a>,
    outcome: Outcome,
    answer: Answer,
    positions: BTreeMap<DocId, Position>,
    pages: BTreeMap<DocId, Page>,
    /// The outbox as it was before.
    waiting: Vec<Waiting>,
    orders: Vec<DocId>,
}

impl<'a> Taken<'a> {
    pub(super) async fn new(round: &'a Round<'a>, skew: i64) -> Result<Self, RoundError> {
        Ok(Self {
            round,
            outcome: Outcome {
                skew,
                ..Outcome::default()
            },
            answer: Answer::default(),
            positions: order::gather(round.storage.positions().await?),
            pages: BTreeMap::new(),
            waiting: round.storage.outbox().await?,
            orders: Vec::new(),
        })
    }

    /// Takes one effect.
    pub(super) async fn take(
        &mut self,
        effect: Effect,
        protocol: &mut Protocol,
    ) -> Result<(), RoundError> {
        match effect {
            Effect::StoreDirectory(directory) => self.answer.directory = Some(directory),
            Effect::Judge {
                doc,
                first,
                verdicts,
            } => self.judge(doc, first, &verdicts).await?,
            Effect::Apply { doc, news, read } => {
                let talk = news.first().and_then(begun_talk);
                let page = self.page(doc, Some(read));
                page.talk = page.talk.or(talk);
                page.entries.extend(news.into_iter().map(entry));
            }
            Effect::NewEpoch { read } => {
                self.answer.restarted.push(read.doc);
                self.page(read.doc, Some(read));
            }
            Effect::StoreEdition { doc, edition, read } => {
                self.page(doc, Some(read)).editions.push(edition);
            }
            Effect::StoreRounds { doc, rounds, read } => {
                let page = self.page(doc, Some(read));
                page.rounds.extend(rounds);
                page.rounds_read = Some(RoundsRead {
                    last: read.round,
                    current: read.current_round,
                });
            }
            Effect::Seen { doc, seen } => self.page(doc, None).position.seen = seen,
            Effect::Forget(order) => self.forget(&order, protocol).await?,
            Effect::Resend { doc, ids } => {
                let found = self.find(doc, &ids).await?;
                protocol.offer_first(found);
            }
            Effect::NewReplica { batches, .. } => {
                for batch in batches {
                    self.reject(&batch).await?;
                }
            }
            Effect::Reject { batch, .. } => self.reject(&batch).await?,
            // It stays in the outbox and goes with a later round.
            Effect::Wait { .. } => {}
            Effect::Unreadable { .. } => self.outcome.unreadable = true,
        }
        Ok(())
    }

    /// The page of a document, with where reading stands after it.
    fn page(&mut self, doc: DocId, read: Option<ReadPosition>) -> &mut Page {
        let position = self.positions.get(&doc).cloned().unwrap_or_default();
        let page = self.pages.entry(doc).or_insert_with(|| Page {
            doc,
            position,
            entries: Vec::new(),
            editions: Vec::new(),
            talk: None,
            rounds: Vec::new(),
            rounds_read: None,
        });
        if let Some(read) = read {
            page.position.epoch = read.epoch;
            page.position.read = read.position;
            page.position.edition = read.edition;
        }
        page
    }

    async fn judge(
        &mut self,
        doc: DocId,
        first: ChangeId,
        verdicts: &[(ChangeId, Verdict)],
    ) -> Result<(), RoundError> {
        let refused = verdicts.iter().filter_map(|(id, verdict)| match verdict {
            Verdict::Refused(reason) => Some((*id, Reason::Judged(*reason))),
            _ => None,
        });
        self.gather(doc, &refused.collect::<Vec<_>>()).await?;
        let known = self
            .waiting
            .iter()
            .find(|batch| (batch.doc, batch.first) == (doc, first));
        if let Some(batch) = known {
            // It leaves the outbox when the log has been read to where it stands.
            self.answer.judged.push(Waiting {
                verdicts: Some(
                    verdicts
                        .iter()
                        .map(|(_, verdict)| refusal(*verdict))
                        .collect(),
                ),
                ..batch.clone()
            });
        }
        Ok(())
    }

    /// Keeps the words of changes that will be void, while the document still shows them.
    async fn gather(
        &mut self,
        doc: DocId,
        refused: &[(ChangeId, Reason)],
    ) -> Result<(), RoundError> {
        if refused.is_empty() {
            return Ok(());
        }
        let gather = |document: &_| words::gather(document, refused);
        let records = self.round.plans.peek(doc, gather).await?;
        self.answer.refused.extend(records.unwrap_or_default());
        Ok(())
    }

    /// A batch that can never be taken: its words are kept, it leaves the outbox.
    async fn reject(&mut self, batch: &Sealed) -> Result<(), RoundError> {
        let ids: Vec<_> = batch.ids().map(|id| (id, Reason::NotTaken)).collect();
        self.gather(batch.doc, &ids).await?;
        self.answer.done.push((batch.doc, batch.first));
        self.outcome
            .given_up
            .push((batch.doc, batch.ids().collect()));
        Ok(())
    }

    /// Obeys an order to forget a document, if the server signed it for this device: everything
    /// goes but the person's own words that the server never took.
    async fn forget(
        &mut self,
        order: &WipeOrder,
        protocol: &mut Protocol,
    ) -> Result<(), RoundError> {
        let me = self.round.me;
        let signed = order.signed_bytes(me.device);
        let key = device::unhex(&me.server_key).unwrap_or_default();
        if !keys::verify(&key, &signed, &order.signature).await? {
            return Ok(());
        }
        let pending = |document: &Document| document.pending();
        let own = self
            .round
            .plans
            .peek(order.doc, pending)
            .await?
            .unwrap_or_default();
        let own: Vec<_> = own.into_iter().map(|id| (id, Reason::TakenAway)).collect();
        self.gather(order.doc, &own).await?;
        protocol.forget(order.doc);
        self.pages.remove(&order.doc);
        self.orders.push(order.doc);
        Ok(())
    }

    /// The batches of the log that hold these changes.
    async fn find(&self, doc: DocId, ids: &[ChangeId]) -> Result<Vec<Sealed>, RoundError> {
        let mut found = Vec::new();
        for entry in self.round.storage.log_after(doc, 0).await? {
            let sealed = Sealed::read(entry.batch)?;
            if ids.iter().any(|id| sealed.holds(*id)) {
                found.push(sealed);
            }
        }
        Ok(found)
    }

    /// Keeps everything at once.
    pub(super) async fn keep(mut self) -> Result<Outcome, RoundError> {
        let storage = self.round.storage;
        for page in self.pages.values() {
            let of_page = |entry: &LogEntry| batch::open(&entry.batch).ok();
            for batch in page.entries.iter().filter_map(of_page) {
                let first = ChangeId {
                    replica: batch.header.replica,
                    seq: batch.header.first,
                };
                self.answer
                    .judged
                    .retain(|judged| (judged.doc, judged.first) != (page.doc, first));
                self.answer.done.push((page.doc, first));
            }
        }
        self.outcome.grew.extend(self.pages.keys());
        self.outcome
            .grew
            .extend(self.answer.judged.iter().map(|batch| batch.doc));
        self.outcome.refused = !self.answer.refused.is_empty();
        self.outcome.directory.clone_from(&self.answer.directory);
        self.answer.pages = self.pages.into_values().collect();
        storage.keep_answer(&self.answer).await?;
        for doc in self.orders {
            storage.forget(doc).await?;
            storage.forget_copies().await?;
            self.outcome.grew.push(doc);
        }
        Ok(self.outcome)
    }
}

/// What a document is whose log begins with this batch, if that is talk or progress.
fn begun_talk(news: &LogNews) -> Option<TalkEntry> {
    let first = news.batch.changes().next().filter(|_| news.position == 1)?;
    match first.act {
        Act::OpenTalk(topic) => Some(TalkEntry {
            topic,
            owner: news.author,
        }),
        Act::OpenWork(holding) => Some(TalkEntry {
            topic: Topic {
                about: holding.about,
                circle: Circle::Work,
            },
            owner: holding.person,
        }),
        _ => None,
    }
}

fn entry(news: LogNews) -> LogEntry {
    LogEntry {
        position: news.position,
        author: news.author,
        received: news.received,
        batch: news.bytes,
        verdicts: news.verdicts.into_iter().map(refusal).collect(),
    }
}

fn refusal(verdict: Verdict) -> Option<Refusal> {
    match verdict {
        Verdict::Refused(refusal) => Some(refusal),
        Verdict::Accepted | Verdict::Pending => None,
    }
}
