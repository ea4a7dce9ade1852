//! A clause, or a whole document, as it was at an earlier version: the acts that make it so again.
//! They are ordinary new acts; nothing of the history goes away, and their own undo takes them back.
//!
//! The acts rest on one another, so they are tried on a copy one by one, each judged as the server
//! will judge it. What is refused is left as it is and told, with the reason; the rest comes back.

mod clause;
mod outline;

use std::collections::BTreeMap;

use super::change::{Act, Field, NodeId};
use super::document::{CommitError, Document};
use super::edit::EditError;
use crate::ids::ReplicaId;
use crate::time::Timestamp;

/// Taking clauses apart may let an old move or join, which would have made a cycle, have its effect after
/// all: then what it altered is put right once more. The last pass finds nothing to do.
const PASSES: usize = 4;

/// Says why somebody may not do an act to a document as it stands; `None` if they may.
pub type Judge<'a, R> = &'a dyn Fn(&Document, &Act) -> Option<R>;

/// What it takes to bring something back.
#[derive(Debug, Clone)]
pub struct Brought<R> {
    /// What to do, in this order; nothing where it is as it was, or all is refused.
    pub acts: Vec<Act>,
    /// What cannot be brought back.
    pub left: Vec<Left<R>>,
    /// The document as it will be.
    pub after: Document,
}

/// Something that is not brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left<R> {
    /// The clause, by its name in the earlier version; `None` for a field of the document.
    pub node: Option<NodeId>,
    /// Why.
    pub why: Why<R>,
}

/// Why something is not brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why<R> {
    /// Somebody else has to do it: what the judge said.
    Refused(R),
    /// What it stood under is gone: that has to come back first.
    ParentGone(NodeId),
    /// The document does not take it.
    NotTaken(CommitError),
}

/// Who brings back.
#[derive(Debug, Clone, Copy)]
pub struct Writer {
    /// The replica that tries the acts: one that is bound to the author, or one for the trial alone.
    pub replica: ReplicaId,
    /// When.
    pub at: Timestamp,
}

/// What makes the whole document say what it said at an earlier version of itself.
pub fn document<R: PartialEq>(
    now: &Document,
    earlier: &Document,
    writer: Writer,
    judge: Judge<'_, R>,
) -> Brought<R> {
    let mut draft = Draft::new(now, earlier, writer, judge);
    draft.settle(|draft| {
        draft.fields(None, None);
        draft.outline();
        for (node, _) in earlier.outline() {
            draft.content(node);
        }
    });
    draft.finish()
}

/// What makes one clause say what it said and stand where it stood; the clauses under it are left as
/// they are. A clause that the earlier version did not have is removed.
pub fn clause<R: PartialEq>(
    now: &Document,
    earlier: &Document,
    node: NodeId,
    writer: Writer,
    judge: Judge<'_, R>,
) -> Brought<R> {
    let mut draft = Draft::new(now, earlier, writer, judge);
    if clause::is_shown(earlier, node) {
        draft.settle(|draft| {
            draft.place(node);
            draft.content(node);
        });
    } else if clause::is_shown(now, node) {
        draft.act(Some(node), Act::Remove { node });
    }
    draft.finish()
}

/// The document as it becomes, and how it got there.
struct Draft<'a, R> {
    copy: Document,
    earlier: &'a Document,
    writer: Writer,
    judge: Judge<'a, R>,
    acts: Vec<Act>,
    left: Vec<Left<R>>,
    /// Clauses that another has absorbed since do not come back; others stand for them.
    instead: BTreeMap<NodeId, NodeId>,
}

impl<'a, R: PartialEq> Draft<'a, R> {
    fn new(now: &Document, earlier: &'a Document, writer: Writer, judge: Judge<'a, R>) -> Self {
        Self {
            copy: now.clone(),
            earlier,
            writer,
            judge,
            acts: Vec::new(),
            left: Vec::new(),
            instead: BTreeMap::new(),
        }
    }

    /// The node that stands for an earlier one.
    fn now(&self, node: NodeId) -> NodeId {
        self.instead.get(&node).copied().unwrap_or(node)
    }

    /// Does an act on the copy, if it may be done. `node` is named where it may not. Gives the name
    /// of what it made, if it made anything.
    fn act(&mut self, node: Option<NodeId>, act: Act) -> Option<NodeId> {
        if let Some(reason) = (self.judge)(&self.copy, &act) {
            self.leave(node, Why::Refused(reason));
            return None;
        }
        let Writer { replica, at } = self.writer;
        match self.copy.commit(replica, at, act.clone()) {
            Ok((change, _)) => {
                self.acts.push(act);
                Some(NodeId(change.id))
            }
            Err(error) => {
                self.leave(node, Why::NotTaken(error));
                None
            }
        }
    }

    /// The same for an act that may turn out to be nothing to do.
    fn made(&mut self, node: Option<NodeId>, act: Result<Act, EditError>) {
        if let Ok(act) = act {
            self.act(node, act);
        }
    }

    fn leave(&mut self, node: Option<NodeId>, why: Why<R>) {
        let left = Left { node, why };
        if !self
            .left
            .iter()
            .rev()
            .take_while(|told| told.node == node)
            .any(|told| *told == left)
        {
            self.left.push(left);
        }
    }

    /// Puts right until there is nothing left to put right. What is refused then is left.
    fn settle(&mut self, put_right: impl Fn(&mut Self)) {
        for _ in 0..PASSES {
            let before = self.acts.len();
            self.left.clear();
            put_right(self);
            if self.acts.len() == before {
                break;
            }
        }
    }

    fn finish(self) -> Brought<R> {
        Brought {
            acts: self.acts,
            left: self.left,
            after: self.copy,
        }
    }
}

/// Fields that this version of the app cannot judge are left alone.
fn is_known(field: Field) -> bool {
    !matches!(field, Field::Other(_))
}
