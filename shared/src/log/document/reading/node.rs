//! What is known of a node beside its text: kind, side, tags, and where it stands in its life.

use crate::log::causal::{Ix, NONE};
use crate::log::change::{ChangeId, Field, NodeId, NodeKind, Side, Tag, Value};
use crate::log::document::{Document, NodeState, Stamped, Status};
use crate::log::record::Deed;
use crate::log::register::Key;
use crate::log::state::{Marks, Standing};

impl Document {
    /// A node's kind, side, tags and status.
    pub fn node(&self, node: NodeId) -> Option<NodeState> {
        let made = self.made(node)?;
        Some(NodeState {
            kind: self.kind(made),
            side: self.sides(made)[0].value,
            tags: self.tags_on(made),
            status: self.status(made),
        })
    }

    /// Whose a node is.
    pub fn side(&self, node: NodeId) -> Option<Side> {
        self.made(node).map(|made| self.sides(made)[0].value)
    }

    fn born(&self, made: Ix) -> (NodeKind, Side) {
        match self.log.deed(made) {
            Deed::Create { kind, side, .. } | Deed::Split { kind, side, .. } => (kind, side),
            _ => (NodeKind::Paragraph, Side::Joint),
        }
    }

    fn kind(&self, made: Ix) -> NodeKind {
        let setters = self.setters(made, Key::Field(Field::Kind));
        let kind = |ix: &Ix| match self.set_value(*ix) {
            Some(Value::Kind(kind)) => Some(*kind),
            _ => None,
        };
        setters.iter().find_map(kind).unwrap_or(self.born(made).0)
    }

    /// The sides that a node was given, the latest first; the one it was created with while nobody
    /// gave it another. More than one where people gave it away without knowing of each other.
    pub fn side_values(&self, node: NodeId) -> Vec<Stamped<Side>> {
        self.made(node)
            .map_or_else(Vec::new, |made| self.sides(made))
    }

    /// Never empty.
    fn sides(&self, made: Ix) -> Vec<Stamped<Side>> {
        let side = |ix: &Ix| match self.log.deed(*ix) {
            Deed::SetSide { side, .. } => Some(self.stamped(side, *ix)),
            _ => None,
        };
        let set: Vec<_> = self
            .setters(made, Key::Side)
            .iter()
            .filter_map(side)
            .collect();
        if set.is_empty() {
            vec![self.stamped(self.born(made).1, made)]
        } else {
            set
        }
    }

    fn tags_on(&self, made: Ix) -> Vec<Tag> {
        let tag = |key: Key| match key {
            Key::Tag(tag) => self.tag_setters(made, tag).first()?.value.then_some(tag),
            _ => None,
        };
        let keys = self.state.node(made).fields.keys();
        keys.into_iter().filter_map(tag).collect()
    }

    /// The tags that were ever set on a node, be they off now.
    pub fn tags(&self, node: NodeId) -> Vec<Tag> {
        let keys = self
            .made(node)
            .map(|made| self.state.node(made).fields.keys());
        let tag = |key: Key| match key {
            Key::Tag(tag) => Some(tag),
            _ => None,
        };
        keys.unwrap_or_default()
            .into_iter()
            .filter_map(tag)
            .collect()
    }

    /// The values that a tag was given, the latest first.
    pub fn tag_values(&self, node: NodeId, tag: Tag) -> Vec<Stamped<bool>> {
        self.made(node)
            .map_or_else(Vec::new, |made| self.tag_setters(made, tag))
    }

    fn tag_setters(&self, made: Ix, tag: Tag) -> Vec<Stamped<bool>> {
        let on = |ix: &Ix| match self.log.deed(*ix) {
            Deed::SetTag { on, .. } => Some(self.stamped(on, *ix)),
            _ => None,
        };
        self.setters(made, Key::Tag(tag))
            .iter()
            .filter_map(on)
            .collect()
    }

    fn stamped<T>(&self, value: T, ix: Ix) -> Stamped<T> {
        let change = self.log.causal.id(ix);
        Stamped { value, change }
    }

    fn status(&self, made: Ix) -> Status {
        if let Some(trashed) = self.trashed_root(made) {
            let by = self
                .state
                .marks(trashed)
                .map_or_else(Vec::new, |marks| self.removers(marks));
            return Status::Trashed { by };
        }
        let edge = self.state.edge(made);
        if edge.absorbed {
            let into = self.log.node_id(self.state.holder(made));
            return Status::Absorbed { into };
        }
        match self.state.node(made).standing {
            Standing::Contested => self.contest(made),
            _ => Status::Present,
        }
    }

    /// Whether a node is in the trash by itself, not only with what it stands under.
    pub fn is_removed(&self, node: NodeId) -> bool {
        let made = self.made(node);
        made.is_some_and(|made| self.state.node(made).standing == Standing::Trashed)
    }

    /// The nearest node from here up that was removed.
    pub(super) fn trashed_root(&self, made: Ix) -> Option<Ix> {
        let mut node = made;
        while node != NONE {
            if self.state.node(node).standing == Standing::Trashed {
                return Some(node);
            }
            node = self.state.edge(node).parent;
        }
        None
    }

    fn removers(&self, marks: &Marks) -> Vec<ChangeId> {
        let uncontested = marks.active.iter().filter(|(_, edits)| edits.is_empty());
        self.in_order(uncontested.map(|(removal, _)| *removal).collect())
    }

    pub(super) fn in_order(&self, mut changes: Vec<Ix>) -> Vec<ChangeId> {
        self.log.causal.sort(&mut changes);
        changes.dedup();
        changes
            .into_iter()
            .map(|ix| self.log.causal.id(ix))
            .collect()
    }

    fn contest(&self, made: Ix) -> Status {
        let active = self
            .state
            .marks(made)
            .map_or(&[][..], |marks| &marks.active);
        let removals = self.in_order(active.iter().map(|(removal, _)| *removal).collect());
        let edits = active
            .iter()
            .flat_map(|(_, edits)| edits)
            .copied()
            .collect();
        match removals.last() {
            None => Status::Present,
            Some(removed) => Status::Contested {
                removed: *removed,
                edited: self.in_order(edits),
            },
        }
    }
}
