//! What can be read of a document: nodes in outline order, texts with their authors, values of
//! fields, the trash, and where a caret stands. Nothing here changes anything.

mod caret;
mod changes;
mod formal;
mod node;
mod position;
mod talk;
mod touched;

use crate::log::causal::{Ix, NONE};
use crate::log::change::{ChangeId, ElementId, Field, NodeId, NodeKind, Side, Tag, Value};
use crate::log::record::Deed;
use crate::log::register::{Key, Registers};
use crate::log::sequence::Piece;
use crate::log::state::Standing;

use super::Document;

/// One value of a field, with the change that set it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldValue<'a> {
    /// The value.
    pub value: &'a Value,
    /// Who set it, and when, is known by this.
    pub change: ChangeId,
}

/// Something with the change that said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamped<T> {
    /// What.
    pub value: T,
    /// Since which change.
    pub change: ChangeId,
}

/// Where a node stands in its life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// In the document.
    Present,
    /// In the trash, itself or with a node above it.
    Trashed {
        /// The changes that removed it, or undid its creation.
        by: Vec<ChangeId>,
    },
    /// Removed, yet edited by somebody who had not seen the removal: it stays until somebody who
    /// sees both restores or removes it.
    Contested {
        /// The removal; the latest, where there are several.
        removed: ChangeId,
        /// The content acts that contest it.
        edited: Vec<ChangeId>,
    },
    /// Its text and children belong to another node.
    Absorbed {
        /// The node that shows them.
        into: NodeId,
    },
}

/// What is known of a node beside its text. Where people disagree, this is the latest: see
/// [`Document::values`], [`Document::side_values`] and [`Document::tag_values`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeState {
    /// What it is: `Field::Kind`, or what it was created as.
    pub kind: NodeKind,
    /// Whose it is.
    pub side: Side,
    /// The tags that are on.
    pub tags: Vec<Tag>,
    /// Where it stands in its life.
    pub status: Status,
}

/// A run of text with one author and one fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The characters; empty for none.
    pub text: String,
    /// Who typed them is known by this.
    pub inserted: ChangeId,
    /// The first of them in that change.
    pub offset: u32,
    /// The change that deleted them; the first in the derived order, where there are several.
    pub deleted: Option<ChangeId>,
    /// Whether their insertion was reverted.
    pub reverted: bool,
}

impl Span {
    /// Whether it is part of the text.
    pub fn is_visible(&self) -> bool {
        self.deleted.is_none() && !self.reverted
    }
}

pub use caret::Caret;
pub use formal::Formal;
pub use talk::{Kind, Said};

impl Document {
    /// The children of a node, or of the document, in order; without what is in the trash.
    pub fn children(&self, parent: Option<NodeId>) -> &[NodeId] {
        match parent {
            None => self.state.children(None),
            Some(node) => self
                .made(node)
                .map_or(&[], |made| self.state.children(Some(made))),
        }
    }

    /// All nodes that are present, each before its children, with their depth from 0.
    pub fn outline(&self) -> Vec<(NodeId, usize)> {
        let mut outline = Vec::new();
        let mut open: Vec<(NodeId, usize)> = self
            .children(None)
            .iter()
            .rev()
            .map(|node| (*node, 0))
            .collect();
        while let Some((node, depth)) = open.pop() {
            outline.push((node, depth));
            let children = self.children(Some(node)).iter().rev();
            open.extend(children.map(|child| (*child, depth + 1)));
        }
        outline
    }

    /// The node under which a node stands; `None` for the document, and for unknown nodes.
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        let above = self.state.edge(self.made(node)?).parent;
        (above != NONE).then(|| self.log.node_id(self.state.holder(above)))
    }

    /// Whether a change made this node.
    pub fn has_node(&self, node: NodeId) -> bool {
        self.made(node).is_some()
    }

    /// Every node that was ever made, in the order of arrival.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> {
        self.state
            .nodes()
            .iter()
            .map(|node| self.log.node_id(node.made))
    }

    /// The nodes that were removed and whose removal nobody contests; not those below them.
    pub fn trash(&self) -> Vec<NodeId> {
        self.marked_as(Standing::Trashed)
    }

    /// The nodes that stay although they were removed, until a person decides.
    pub fn contested(&self) -> Vec<NodeId> {
        self.marked_as(Standing::Contested)
    }

    fn marked_as(&self, standing: Standing) -> Vec<NodeId> {
        let marked = self.state.marked();
        let wanted = marked.filter(|made| self.state.node(*made).standing == standing);
        let mut nodes: Vec<NodeId> = wanted.map(|made| self.log.node_id(made)).collect();
        nodes.sort_unstable();
        nodes
    }

    /// Moves and joins that did nothing, because they would have put a node under itself.
    pub fn cycles(&self) -> Vec<ChangeId> {
        self.in_order(self.state.tree.cycles().to_vec())
    }

    /// The text of a node, with what it absorbed; empty for unknown nodes.
    pub fn text(&self, node: NodeId) -> String {
        let mut text = String::new();
        if let Some(made) = self.made(node) {
            let pieces = self.state.pieces(made);
            text.reserve(pieces.iter().map(|piece| piece.bytes as usize).sum());
            let visible = pieces.into_iter().filter(|piece| piece.is_visible());
            visible.for_each(|piece| text.push_str(piece.text(self.log.text())));
        }
        text
    }

    /// Length of a node's text in UTF-16 units.
    pub fn text_utf16_len(&self, node: NodeId) -> u32 {
        let chain = self
            .made(node)
            .map_or_else(Vec::new, |made| self.state.chain(made));
        chain
            .into_iter()
            .map(|part| self.state.segment_utf16(part))
            .sum()
    }

    /// The text of a node with all that was deleted from it, and by whom.
    pub fn spans(&self, node: NodeId) -> Vec<Span> {
        let pieces = self
            .made(node)
            .map_or_else(Vec::new, |made| self.state.pieces(made));
        let text = pieces.into_iter().filter(|piece| !piece.boundary);
        text.map(|piece| self.span(piece)).collect()
    }

    fn span(&self, piece: &Piece) -> Span {
        Span {
            text: piece.text(self.log.text()).to_owned(),
            inserted: self.log.causal.id(piece.ix),
            offset: piece.start - 1,
            deleted: (piece.deleter != NONE).then(|| self.log.causal.id(piece.deleter)),
            reverted: piece.hidden,
        }
    }

    /// Every change that deleted an element and was not reverted, in order.
    pub fn deleters(&self, element: ElementId) -> Vec<ChangeId> {
        let Some(ix) = self.log.causal.find(element.change) else {
            return Vec::new();
        };
        let position = element.offset.saturating_add(1);
        self.in_order(self.state.deleters(ix, position, &self.log))
    }

    /// The values of a field of the document (`None`) or of a node: none if it was never set, more
    /// than one if people set it without knowing of each other. The latest comes first.
    pub fn values(&self, target: Option<NodeId>, field: Field) -> Vec<FieldValue<'_>> {
        let registers = match target {
            None => Some(&self.state.fields),
            Some(node) => self.made(node).map(|made| &self.state.node(made).fields),
        };
        let key = Key::Field(field);
        let setters = registers.map_or_else(Vec::new, |held| held.current(key, &self.log.causal));
        let value = |ix: Ix| {
            let value = self.set_value(ix)?;
            let change = self.log.causal.id(ix);
            Some(FieldValue { value, change })
        };
        setters.into_iter().filter_map(value).collect()
    }

    /// The field's latest value.
    pub fn value(&self, target: Option<NodeId>, field: Field) -> Option<&Value> {
        self.values(target, field).first().map(|held| held.value)
    }

    /// Whether people set a field to different values without knowing of each other.
    pub fn is_conflicted(&self, target: Option<NodeId>, field: Field) -> bool {
        let values = self.values(target, field);
        values.iter().any(|held| held.value != values[0].value)
    }

    /// The fields that hold a value.
    pub fn fields(&self, target: Option<NodeId>) -> Vec<Field> {
        let registers = match target {
            None => Some(&self.state.fields),
            Some(node) => self.made(node).map(|made| &self.state.node(made).fields),
        };
        let field = |key: Key| match key {
            Key::Field(field) => Some(field),
            _ => None,
        };
        let keys = registers.map_or_else(Vec::new, Registers::keys);
        keys.into_iter().filter_map(field).collect()
    }

    fn setters(&self, made: Ix, key: Key) -> Vec<Ix> {
        self.state.node(made).fields.current(key, &self.log.causal)
    }

    fn set_value(&self, ix: Ix) -> Option<&Value> {
        match self.log.deed(ix) {
            Deed::Set { value, .. } => Some(self.log.value(value)),
            _ => None,
        }
    }

    /// The node that shows an element now, or would if it were not deleted.
    pub fn holder(&self, element: ElementId) -> Option<NodeId> {
        let ix = self.log.causal.find(element.change)?;
        self.holder_of(ix, element.offset.checked_add(1)?)
    }

    /// The node that shows another's text: itself, unless it was absorbed.
    pub fn shown_in(&self, node: NodeId) -> Option<NodeId> {
        let made = self.made(node)?;
        Some(self.log.node_id(self.state.holder(made)))
    }

    fn holder_of(&self, ix: Ix, position: u32) -> Option<NodeId> {
        let owner = self.state.owner(ix, position)?;
        Some(self.log.node_id(self.state.holder(owner)))
    }

    /// All visible text that hangs on one `Create`, whoever shows it now.
    #[cfg(test)]
    pub(in crate::log) fn whole_text(&self, node: NodeId) -> String {
        let Some(made) = self.made(node) else {
            return String::new();
        };
        let pieces = self.state.sequence(made).pieces();
        let visible = pieces.filter(|piece| piece.is_visible());
        visible.map(|piece| piece.text(self.log.text())).collect()
    }
}
