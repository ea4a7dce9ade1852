//! Where an element that is not here yet would land. Beside an element on which others hang already,
//! that is decided by ids, and it can be far from the element that the act names.

use std::cmp::Ordering;

use super::{State, Texts};
use crate::log::causal::Ix;
use crate::log::change::{ChangeId, Hand};
use crate::log::record::{Hang, Log};
use crate::log::sequence::{Elements, Gap};

impl State {
    /// The node in whose segment the first element of a change would stand.
    pub(in crate::log) fn landing(&self, id: ChangeId, at: Hang, log: &Log) -> Option<Ix> {
        let home = self.home(at.origin)?;
        if self.node(home).boundaries.is_empty() {
            return Some(home);
        }
        let sequence = self.sequence(home);
        if sequence.is_free(at, &Texts(log)) {
            return match at.hand {
                _ if at.at == 0 => Some(home),
                Hand::Right => self.owner(at.origin, at.at),
                Hand::Left => self.owner_before(at.origin, at.at),
            };
        }
        let ix = Ix::try_from(log.len()).ok()?;
        match sequence.spot(ix, at, &With { log, ix, id, at }) {
            Gap::Front => Some(home),
            Gap::Before(ix, element) => self.owner_before(ix, element),
            Gap::Behind(ix, element) => self.owner(ix, element),
        }
    }
}

/// The log, with one more change that brings one element.
struct With<'a> {
    log: &'a Log,
    ix: Ix,
    id: ChangeId,
    at: Hang,
}

impl With<'_> {
    fn id(&self, ix: Ix) -> ChangeId {
        if ix == self.ix {
            self.id
        } else {
            self.log.causal.id(ix)
        }
    }
}

impl Elements for With<'_> {
    fn hang(&self, ix: Ix) -> Option<Hang> {
        if ix == self.ix {
            Some(self.at)
        } else {
            Texts(self.log).hang(ix)
        }
    }

    fn len(&self, ix: Ix) -> u32 {
        if ix == self.ix {
            1
        } else {
            Texts(self.log).len(ix)
        }
    }

    fn siblings(&self, a: Ix, b: Ix) -> Ordering {
        self.id(a).cmp(&self.id(b))
    }

    fn order(&self, a: Ix, b: Ix) -> Ordering {
        Texts(self.log).order(a, b)
    }

    fn text(&self) -> &str {
        self.log.text()
    }
}
