//! People who edit copies of one document and send each other what they did.

use crate::ids::{DeviceId, DocId, PersonId, ReplicaId};
use crate::log::change::{Act, Change, ChangeId, NodeId, NodeKind, Side};
use crate::log::document::{Author, Document, Entry};
use crate::log::edit;
use crate::log::verdict::Verdict;
use crate::time::Timestamp;

/// A person at a device with a copy of the document.
#[derive(Clone)]
pub(super) struct Person {
    pub(super) doc: Document,
    pub(super) replica: ReplicaId,
    pub(super) clock: i64,
}

impl Person {
    pub(super) fn new(number: u64) -> Self {
        let mut person = Self {
            doc: Document::new(DocId(1)),
            replica: ReplicaId(number),
            clock: 0,
        };
        for other in 0..16 {
            person.doc.bind(ReplicaId(other), author(other));
        }
        person
    }

    /// Another person with the same copy.
    pub(super) fn meet(&self, number: u64) -> Self {
        let mut other = self.clone();
        other.replica = ReplicaId(number);
        other
    }

    pub(super) fn does(&mut self, act: Act) -> ChangeId {
        self.clock += 1_000;
        let at = Timestamp(self.clock);
        let (change, _) = self
            .doc
            .commit(self.replica, at, act)
            .expect("the act is well-formed");
        change.id
    }

    pub(super) fn creates(
        &mut self,
        parent: Option<NodeId>,
        after: Option<NodeId>,
        text: &str,
    ) -> NodeId {
        let act = edit::create(
            &self.doc,
            parent,
            after,
            NodeKind::Clause,
            Side::Joint,
            text,
        );
        NodeId(self.does(act.unwrap()))
    }

    pub(super) fn types(&mut self, node: NodeId, at: u32, text: &str) -> ChangeId {
        let act = edit::insert(&self.doc, node, at, text);
        self.does(act.unwrap())
    }

    pub(super) fn deletes(&mut self, node: NodeId, range: std::ops::Range<u32>) -> ChangeId {
        let act = edit::delete(&self.doc, node, range);
        self.does(act.unwrap())
    }

    /// Takes everything that another has.
    pub(super) fn hears(&mut self, other: &Self) {
        self.doc.apply(other.doc.entries());
    }

    pub(super) fn text(&self, node: NodeId) -> String {
        self.doc.text(node)
    }
}

/// Both hear each other.
pub(super) fn exchange(a: &mut Person, b: &mut Person) {
    a.hears(b);
    b.hears(a);
}

pub(super) fn author(number: u64) -> Author {
    Author {
        person: PersonId(u128::from(number)),
        device: DeviceId(u128::from(number)),
    }
}

pub(super) fn accepted(change: Change) -> (Entry, Verdict) {
    (Entry::Known(change), Verdict::Accepted)
}
