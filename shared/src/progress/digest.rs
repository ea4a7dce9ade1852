//! What was read in one document of progress, as bytes in a local cache and back: whoever shows a school's work
//! need not fold eighty logs at each start. Lossless, never exchanged, thrown away when the log goes on; from which
//! state of the log it was read is for the cache to know.

use serde::{Deserialize, Serialize};

use super::read::enter;
use super::{Ledger, Progress, Written};
use crate::ids::{DocId, PersonId};
use crate::log::change::ChangeId;
use crate::log::work::Work;
use crate::time::Timestamp;

/// Version of what is read and of how it is written: a cache of another version is thrown away.
pub const VERSION: u8 = 1;

/// A ledger: people by their place in a list, since few write much.
#[derive(Serialize, Deserialize)]
struct Kept {
    person: PersonId,
    people: Vec<PersonId>,
    told: Vec<Told>,
}

/// An entry.
#[derive(Serialize, Deserialize)]
struct Told {
    change: ChangeId,
    by: usize,
    at: Timestamp,
    nth: u32,
    is_registered: bool,
    unseen: Vec<ChangeId>,
    what: Work,
}

/// The bytes of what [`Progress::of`] read in one document.
pub fn save(progress: &Progress) -> Vec<u8> {
    let kept: Vec<Kept> = progress.ledgers.iter().map(|one| keep(one)).collect();
    // Nothing of it can fail to be written; empty bytes are of no version.
    postcard::to_extend(&kept, vec![VERSION]).unwrap_or_default()
}

/// What [`save`] wrote of a document; `None` for anything else.
pub fn load(doc: DocId, bytes: &[u8]) -> Option<Progress> {
    let (version, bytes) = bytes.split_first()?;
    if *version != VERSION {
        return None;
    }
    let (kept, rest) = postcard::take_from_bytes::<Vec<Kept>>(bytes).ok()?;
    let ledgers = kept.into_iter().map(|one| take(doc, one));
    let ledgers = ledgers.map(|one| one.map(Into::into));
    let ledgers = ledgers.collect::<Option<Vec<_>>>()?;
    rest.is_empty().then_some(Progress { ledgers })
}

fn keep(ledger: &Ledger) -> Kept {
    let mut kept = Kept {
        person: ledger.person,
        people: Vec::new(),
        told: Vec::new(),
    };
    kept.add(&ledger.reports, Work::Report);
    kept.add(&ledger.files, Work::Attach);
    kept.add(&ledger.directives, Work::Direct);
    kept.add(&ledger.tallies, Work::Tally);
    kept.add(&ledger.entries, Work::Enter);
    kept.add(&ledger.judgements, Work::Judge);
    kept
}

impl Kept {
    fn add<T: Clone>(&mut self, all: &[Written<T>], as_work: fn(T) -> Work) {
        for one in all {
            let by = self.place(one.by);
            self.told.push(Told {
                change: one.change,
                by,
                at: one.at,
                nth: one.nth,
                is_registered: one.is_registered,
                unseen: one.unseen.clone(),
                what: as_work(one.what.clone()),
            });
        }
    }

    fn place(&mut self, person: PersonId) -> usize {
        let known = self.people.iter().position(|known| *known == person);
        known.unwrap_or_else(|| {
            self.people.push(person);
            self.people.len() - 1
        })
    }
}

fn take(doc: DocId, kept: Kept) -> Option<Ledger> {
    let mut ledger = Ledger::new(kept.person);
    for told in kept.told {
        let written = Written {
            doc,
            change: told.change,
            by: *kept.people.get(told.by)?,
            at: told.at,
            nth: told.nth,
            is_registered: told.is_registered,
            unseen: told.unseen,
            what: (),
        };
        enter(&mut ledger, written, told.what);
    }
    Some(ledger)
}
