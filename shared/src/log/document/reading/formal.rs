//! The formal acts of a document: issuing, signatures, consents, delegations, steps and
//! consultations. They alter no text and no outline; what they amount to is read in `plan::sign_off`.

use crate::log::change::{Act, ChangeId, NodeId};
use crate::log::document::{Author, Document};
use crate::log::verdict::Verdict;

/// A formal act that is not void.
#[derive(Debug, Clone, Copy)]
pub struct Formal<'a> {
    /// Its change.
    pub id: ChangeId,
    /// Whose it is; `None` while nobody said who writes as the replica.
    pub author: Option<Author>,
    /// The act.
    pub act: &'a Act,
    /// Whether the server has accepted it.
    pub is_registered: bool,
}

impl Document {
    /// The formal acts: those that the server has accepted in the order of their arrival, which on
    /// the server is that of their positions, then those that it has not judged.
    pub fn formal(&self) -> Vec<Formal<'_>> {
        let (mut acts, mut pending) = (Vec::new(), Vec::new());
        for ix in self.all() {
            let record = self.log.record(ix);
            let act = self.log.inert(ix).filter(|_| record.void.is_none());
            let Some(act) = act.filter(|act| is_formal(act)) else {
                continue;
            };
            let id = self.log.causal.id(ix);
            let is_registered = record.verdict == Verdict::Accepted;
            let formal = Formal {
                id,
                author: self.author(id.replica),
                act,
                is_registered,
            };
            if is_registered {
                acts.push(formal);
            } else {
                pending.push(formal);
            }
        }
        acts.append(&mut pending);
        acts
    }

    /// Whether an act is in force here that only a newer version of the app understands.
    pub fn has_unknown_acts(&self) -> bool {
        let in_force = |ix| self.log.record(ix).void.is_none();
        let unknown = |ix| matches!(self.log.inert(ix), Some(Act::Unknown { .. }));
        self.all().any(|ix| in_force(ix) && unknown(ix))
    }

    /// The change that put a node where it stands.
    pub fn placed_by(&self, node: NodeId) -> Option<ChangeId> {
        let edge = self.state.edge(self.made(node)?);
        Some(self.log.causal.id(edge.op))
    }
}

fn is_formal(act: &Act) -> bool {
    matches!(
        act,
        Act::Issue { .. }
            | Act::Sign(_)
            | Act::Consent { .. }
            | Act::Delegate { .. }
            | Act::Step { .. }
            | Act::Consult(_)
    )
}
