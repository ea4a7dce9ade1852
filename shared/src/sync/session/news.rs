//! What is new in a document: pages of its log, Editions, how far others have read. A page is taken
//! as far as it continues what was read, without a gap; what came before is passed over.

use crate::ids::DocId;
use crate::log::batch;
use crate::log::verdict::{Refusal, Verdict};
use crate::sync::message::{DocumentNews, LogEntry, ReadPosition, RoundRecord};
use crate::sync::session::{Effect, LogNews, Session};

/// The verdict that a message means: refused with a reason, or accepted.
pub(super) fn verdict(refusal: Option<Refusal>) -> Verdict {
    refusal.map_or(Verdict::Accepted, Verdict::Refused)
}

impl Session {
    /// Takes the news of one document. Tells whether they brought anything.
    pub(super) fn news(&mut self, news: DocumentNews, effects: &mut Vec<Effect>) -> bool {
        let before = effects.len();
        let mut read = self.position(&news, effects);
        self.page(news.page, &mut read, effects);
        for edition in news.editions {
            if read.edition < edition.number {
                read.edition = edition.number;
                effects.push(Effect::StoreEdition {
                    doc: news.doc,
                    edition,
                    read,
                });
            }
        }
        Self::rounds(
            news.doc,
            news.rounds,
            news.current_round,
            &mut read,
            effects,
        );
        self.read.insert(news.doc, read);
        let brought = before < effects.len();
        if !news.seen.is_empty() {
            effects.push(Effect::Seen {
                doc: news.doc,
                seen: news.seen,
            });
        }
        brought
    }

    /// Where to read on. A first answer sets the epoch; another epoch begins at its start.
    fn position(&self, news: &DocumentNews, effects: &mut Vec<Effect>) -> ReadPosition {
        let known = self.read.get(&news.doc).copied();
        let fresh = ReadPosition {
            epoch: news.epoch,
            position: 0,
            ..known.unwrap_or(ReadPosition::start(news.doc))
        };
        match self.read.get(&news.doc) {
            Some(read) if read.epoch == news.epoch => *read,
            Some(read) if 0 < read.position => {
                effects.push(Effect::NewEpoch { read: fresh });
                fresh
            }
            _ => fresh,
        }
    }

    /// Rounds of opinions, and which of them the plan stands in.
    fn rounds(
        doc: DocId,
        mut rounds: Vec<RoundRecord>,
        current: u32,
        read: &mut ReadPosition,
        effects: &mut Vec<Effect>,
    ) {
        rounds.retain(|round| read.round < round.number);
        if rounds.is_empty() && read.current_round == current {
            return;
        }
        read.round = rounds.last().map_or(read.round, |last| last.number);
        read.current_round = current;
        effects.push(Effect::StoreRounds {
            doc,
            rounds,
            read: *read,
        });
    }

    fn page(&mut self, page: Vec<LogEntry>, read: &mut ReadPosition, effects: &mut Vec<Effect>) {
        let mut taken = Vec::new();
        let mut unreadable = false;
        let known = read.position;
        for entry in page.into_iter().skip_while(|entry| entry.position <= known) {
            if entry.position != read.position + 1 {
                break;
            }
            let Some(news) = self.open(read, entry) else {
                unreadable = true;
                break;
            };
            read.position += news.verdicts.len() as u64;
            self.outbox.remove_same(&news.batch);
            taken.push(news);
        }
        if !taken.is_empty() {
            effects.push(Effect::Apply {
                doc: read.doc,
                news: taken,
                read: *read,
            });
        }
        if unreadable {
            effects.push(Effect::Unreadable { doc: read.doc });
        }
    }

    /// The batch of an entry, if it belongs where it stands.
    fn open(&self, read: &ReadPosition, entry: LogEntry) -> Option<LogNews> {
        let batch = batch::open(&entry.batch).ok()?;
        let header = &batch.header;
        let in_place = header.doc == read.doc && header.school == self.school;
        let whole = batch.entries.len() == entry.verdicts.len();
        (in_place && whole).then(|| LogNews {
            position: entry.position,
            author: entry.author,
            received: entry.received,
            batch,
            bytes: entry.batch,
            verdicts: entry.verdicts.into_iter().map(verdict).collect(),
        })
    }
}
