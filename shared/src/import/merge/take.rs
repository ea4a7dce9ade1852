//! What was picked of a file, as ordinary acts on the plan: words come and go one by one, clauses are moved, made and
//! removed. The acts rest on one another, so they are tried on a copy in turn, each judged as the server will judge it;
//! what is refused is left as it is and told, with the reason.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::Group;
use super::{Comparison, Item, Key, What};
use crate::log::bring_back::{Judge, Writer};
use crate::log::change::{Act, Field, NodeId, NodeKind, Side, Value};
use crate::log::document::{CommitError, Document, Status};
use crate::log::edit::{self, EditError};
use crate::numbering::Style;
use crate::order;

/// What it takes.
#[derive(Debug, Clone)]
pub struct Taken<R> {
    /// What to do, in this order; nothing where nothing was picked, or all is refused.
    pub acts: Vec<Act>,
    /// What was picked and cannot be taken.
    pub left: Vec<Left<R>>,
    /// The plan as it will be.
    pub after: Document,
}

/// A part that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left<R> {
    /// Which.
    pub key: Key,
    /// Why.
    pub why: Why<R>,
}

/// Why a part is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why<R> {
    /// Somebody else has to do it: what the judge said.
    Refused(R),
    /// What it stands under in the file was not taken.
    NoPlace,
    /// Other parts stand under it that stay.
    HoldsOthers,
    /// The document does not take it.
    NotTaken(CommitError),
}

/// Makes the plan, as the comparison read it, say what was picked.
pub fn take<R: PartialEq>(
    document: &Document,
    comparison: &Comparison,
    picked: &BTreeSet<Key>,
    writer: Writer,
    judge: Judge<'_, R>,
) -> Taken<R> {
    let mut taker = Taker {
        copy: document.clone(),
        comparison,
        writer,
        judge,
        acts: Vec::new(),
        left: Vec::new(),
        stands: BTreeMap::new(),
        last: BTreeMap::new(),
    };
    let items: BTreeMap<Key, &Item> =
        order::gather(comparison.items.iter().map(|item| (item.key, item)));
    for theirs in 0..comparison.draft.slips.len() {
        let ours = comparison.pairing.of_draft[theirs];
        let key = ours.map_or(Key::File(theirs), |ours| comparison.key(ours));
        let item = items.get(&key).copied();
        let item = item.filter(|_| picked.contains(&key));
        match ours.and_then(|ours| comparison.plan.slips[ours].node) {
            Some(node) => taker.known(theirs, node, item),
            None => taker.fresh(theirs, item),
        }
    }
    let gone = comparison.items.iter();
    let gone = gone.filter(|item| item.what == What::Missing && picked.contains(&item.key));
    let gone = gone.filter_map(|item| match item.key {
        Key::Plan(node) => Some(node),
        Key::File(_) => None,
    });
    taker.remove(&order::gather(gone));
    Taken {
        acts: taker.acts,
        left: taker.left,
        after: taker.copy,
    }
}

/// The plan as it becomes, and how it got there.
struct Taker<'a, R> {
    copy: Document,
    comparison: &'a Comparison,
    writer: Writer,
    judge: Judge<'a, R>,
    acts: Vec<Act>,
    left: Vec<Left<R>>,
    /// What stands for the parts of the file.
    stands: BTreeMap<usize, NodeId>,
    /// Behind what the next part comes.
    last: BTreeMap<(Option<NodeId>, Group), NodeId>,
}

impl<R: PartialEq> Taker<'_, R> {
    /// A part that the plan has: put into its place and reworded, if that was picked.
    fn known(&mut self, theirs: usize, node: NodeId, item: Option<&Item>) {
        self.stands.insert(theirs, node);
        let key = Key::Plan(node);
        let differs = match item.map(|item| item.what) {
            Some(What::Differs { words, moved }) => (words, moved),
            _ => (false, false),
        };
        if differs.1 {
            self.put(theirs, node);
        }
        if let Some(item) = item.filter(|_| differs.0) {
            let acts = edit::reword(&self.copy, node, &item.new).unwrap_or_default();
            for act in acts {
                if self.act(key, act).is_none() {
                    break;
                }
            }
        }
        let group = self.comparison.draft.slips[theirs].group;
        let is_in_order = differs.1 || !self.comparison.moved[theirs];
        if let Ok(parent) = self.parent(theirs)
            && is_in_order
            && self.copy.parent(node) == parent
        {
            self.last.insert((parent, group), node);
        }
    }

    fn put(&mut self, theirs: usize, node: NodeId) {
        let key = Key::Plan(node);
        let Ok(parent) = self.parent(theirs) else {
            return self.leave(key, Why::NoPlace);
        };
        let after = self.after(theirs, parent);
        match edit::move_to(&self.copy, node, parent, after) {
            Ok(act) => drop(self.act(key, act)),
            Err(EditError::Nothing) => {}
            Err(_) => self.leave(key, Why::NoPlace),
        }
    }

    /// A part that only the file has.
    fn fresh(&mut self, theirs: usize, item: Option<&Item>) {
        let Some(item) = item else {
            return;
        };
        let Ok(parent) = self.parent(theirs) else {
            return self.leave(item.key, Why::NoPlace);
        };
        let after = self.after(theirs, parent);
        let (kind, style) = self.look(theirs);
        let side = parent.and_then(|parent| self.copy.side(parent));
        let side = side.unwrap_or(Side::Joint);
        let made = edit::create(&self.copy, parent, after, kind, side, &item.new);
        let made = made.ok().and_then(|act| self.act(item.key, act));
        let Some(made) = made else {
            return;
        };
        self.stands.insert(theirs, made);
        let slip = &self.comparison.draft.slips[theirs];
        self.last.insert((parent, slip.group), made);
        let style = style.map(|style| (Field::Style, Value::Number(style.code())));
        for (field, value) in slip.fields.iter().cloned().chain(style) {
            if let Ok(act) = edit::set(&self.copy, Some(made), field, value) {
                self.act(item.key, act);
            }
        }
    }

    /// What a new part is and how it is numbered, where that is not as usual: like the part beside it that the file prints
    /// likewise, else as printed.
    fn look(&self, theirs: usize) -> (NodeKind, Option<Style>) {
        let Comparison { plan, draft, .. } = self.comparison;
        let slip = &draft.slips[theirs];
        if slip.group != Group::Outline {
            return (slip.kind, None);
        }
        let siblings = draft.children(slip.parent, slip.group).iter();
        let mut alike = siblings.filter(|at| {
            draft.slips[**at].style == slip.style && draft.slips[**at].kind == slip.kind
        });
        let like = alike.find_map(|at| self.comparison.pairing.of_draft[*at]);
        let (kind, style) = like.map_or((slip.kind, slip.style), |at| {
            (plan.slips[at].kind, plan.slips[at].style)
        });
        let above = slip.parent.map(|above| {
            let ours = self.comparison.pairing.of_draft[above];
            ours.map_or(draft.slips[above].style, |ours| plan.slips[ours].style)
        });
        let is_usual = style == Style::usual(kind, slip.depth, above);
        (kind, Some(style).filter(|_| !is_usual))
    }

    /// What stands for the part above.
    fn parent(&self, theirs: usize) -> Result<Option<NodeId>, EditError> {
        let Some(above) = self.comparison.draft.slips[theirs].parent else {
            return Ok(None);
        };
        let node = self.stands.get(&above).copied();
        let node = node.filter(|node| is_shown(&self.copy, *node));
        node.map(Some).ok_or(EditError::NoPlace)
    }

    /// The part behind which it comes.
    fn after(&self, theirs: usize, parent: Option<NodeId>) -> Option<NodeId> {
        let group = self.comparison.draft.slips[theirs].group;
        self.last.get(&(parent, group)).copied()
    }

    /// Removes what the file leaves out, save what others stand under that stay.
    fn remove(&mut self, gone: &BTreeSet<NodeId>) {
        let outline = self.copy.outline();
        let mut holding: BTreeSet<NodeId> = BTreeSet::new();
        for (node, _) in outline.iter().rev() {
            if !gone.contains(node) || holding.contains(node) {
                holding.extend(self.copy.parent(*node));
            }
        }
        for (node, _) in outline {
            // What stood under a removed part went with it.
            if !gone.contains(&node) || !is_shown(&self.copy, node) {
                continue;
            }
            if holding.contains(&node) {
                self.leave(Key::Plan(node), Why::HoldsOthers);
            } else {
                self.act(Key::Plan(node), Act::Remove { node });
            }
        }
    }

    /// Does an act on the copy, if it may be done. Gives the name of what it made, if it made anything.
    fn act(&mut self, key: Key, act: Act) -> Option<NodeId> {
        if let Some(reason) = (self.judge)(&self.copy, &act) {
            self.leave(key, Why::Refused(reason));
            return None;
        }
        let Writer { replica, at } = self.writer;
        match self.copy.commit(replica, at, act.clone()) {
            Ok((change, _)) => {
                self.acts.push(act);
                Some(NodeId(change.id))
            }
            Err(error) => {
                self.leave(key, Why::NotTaken(error));
                None
            }
        }
    }

    fn leave(&mut self, key: Key, why: Why<R>) {
        if self.left.last().is_none_or(|left| left.key != key) {
            self.left.push(Left { key, why });
        }
    }
}

/// Whether a part is on the page.
fn is_shown(document: &Document, node: NodeId) -> bool {
    let status = document.node(node).map(|state| state.status);
    matches!(status, Some(Status::Present | Status::Contested { .. }))
}
