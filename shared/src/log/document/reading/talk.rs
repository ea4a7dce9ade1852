//! What a document is about, and what was said in it: remarks, answers, closings, confirmations. They
//! alter no text and no outline; what they amount to is read in `talk`.

use crate::ids::PersonId;
use crate::log::causal::Ix;
use crate::log::change::{Act, ChangeId, DocKind};
use crate::log::document::{Author, Document};
use crate::log::talk::{Circle, Topic};
use crate::log::verdict::Verdict;
use crate::time::Timestamp;

/// What kind of document a log is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A plan or regulation.
    Plan,
    /// A school's own template for them.
    Template,
    /// Talk about one.
    Talk(Topic),
}

/// An act of talk that is not void.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// Its change.
    pub id: ChangeId,
    /// Whose it is; `None` while nobody said who writes as the replica.
    pub author: Option<Author>,
    /// When, by the device's clock.
    pub at: Timestamp,
    /// The act.
    pub act: &'a Act,
    /// Whether the server has accepted it.
    pub is_registered: bool,
    /// Whether its author has taken it back.
    pub is_withdrawn: bool,
}

impl Document {
    /// What the document is; `None` before its first act is here, and where only a newer version of
    /// the app understands that.
    pub fn doc_kind(&self) -> Option<Kind> {
        let (_, kind) = self.opening()?;
        Some(kind)
    }

    /// The change that began the document, if this version understands it.
    pub fn opened_by(&self) -> Option<ChangeId> {
        let (ix, _) = self.opening()?;
        Some(self.log.causal.id(ix))
    }

    /// Whose a document of talk or progress is: who began it, or whom it was begun for.
    pub fn owner(&self) -> Option<PersonId> {
        let (ix, _) = self.opening()?;
        match self.log.inert(ix)? {
            Act::OpenWork(holding) => Some(holding.person),
            _ => Some(self.author(self.log.causal.id(ix).replica)?.person),
        }
    }

    fn opening(&self) -> Option<(Ix, Kind)> {
        let kind = |ix: Ix| opens(self.log.inert(ix)?);
        let in_force = |ix: &Ix| self.log.record(*ix).void.is_none() && kind(*ix).is_some();
        // Nearly always the first change is the only one that opens: a plan is asked once for each of its changes.
        let all = self.log.all_inert().iter();
        let is_single = all.filter(|act| opens(act).is_some()).count() == 1;
        if let Some(first) = self.all().next().filter(|ix| is_single && in_force(ix)) {
            return Some((first, kind(first)?));
        }
        let mut openings: Vec<Ix> = self.all().filter(in_force).collect();
        self.log.causal.sort(&mut openings);
        let first = *openings.first()?;
        Some((first, kind(first)?))
    }

    /// What was said, in the derived order.
    pub fn said(&self) -> Vec<Said<'_>> {
        let in_force = |ix: &Ix| self.log.record(*ix).void.is_none();
        let mut order: Vec<Ix> = self.all().filter(in_force).collect();
        self.log.causal.sort(&mut order);
        order
            .into_iter()
            .filter_map(|ix| self.said_by(ix))
            .collect()
    }

    fn said_by(&self, ix: Ix) -> Option<Said<'_>> {
        let act = self.log.inert(ix).filter(|act| act.is_talk())?;
        let id = self.log.causal.id(ix);
        let record = self.log.record(ix);
        Some(Said {
            id,
            author: self.author(id.replica),
            at: record.at,
            act,
            is_registered: record.verdict == Verdict::Accepted,
            is_withdrawn: record.disabled,
        })
    }
}

fn opens(act: &Act) -> Option<Kind> {
    match act {
        Act::Open {
            kind: DocKind::Plan,
        } => Some(Kind::Plan),
        Act::Open {
            kind: DocKind::Template,
        } => Some(Kind::Template),
        Act::OpenTalk(topic) => Some(Kind::Talk(*topic)),
        Act::OpenWork(holding) => Some(Kind::Talk(Topic {
            about: holding.about,
            circle: Circle::Work,
        })),
        _ => None,
    }
}
