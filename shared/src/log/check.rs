//! Whether an act is well-formed: every id that it names lies in its past and is the kind of thing
//! that the act needs, and nothing that it stands on was made by a void change. Whether its author
//! may do it is `permissions`' question, not asked here.

use super::causal::{Ix, Past};
use super::change::{Act, Anchor, ChangeId, ElementRange, Hand, NodeId, Origin, Place};
use super::record::{Deed, Log, Void};
use super::talk::Remark;

/// Checks one act against the log and its own past.
pub(super) struct Check<'a> {
    pub(super) log: &'a Log,
    pub(super) past: &'a Past,
}

impl Check<'_> {
    pub(super) fn act(&self, act: &Act) -> Result<(), Void> {
        match act {
            Act::Open { .. }
            | Act::OpenTalk(_)
            | Act::Issue { .. }
            | Act::Delegate { .. }
            | Act::Confirm { .. }
            | Act::OpenWork(_)
            | Act::Unknown { .. } => Ok(()),
            Act::Create { place, .. } => self.place(*place),
            Act::Insert { at, text } => {
                well_formed(!text.is_empty())?;
                self.anchor(*at)
            }
            Act::Delete { ranges } => ranges.iter().try_for_each(|range| self.range(*range)),
            Act::Split {
                node, at, place, ..
            } => {
                self.node(*node)?;
                self.anchor(*at)?;
                self.place(*place)
            }
            Act::Join { node, into } => {
                well_formed(node != into)?;
                self.node(*node)?;
                self.node(*into)
            }
            Act::Move { node, place } => {
                self.node(*node)?;
                self.place(*place)
            }
            Act::Remove { node } | Act::Restore { node } | Act::Consent { node, .. } => {
                self.node(*node)
            }
            Act::Set {
                target, replaces, ..
            } => {
                self.seen(replaces)?;
                target.map_or(Ok(()), |node| self.node(node))
            }
            Act::SetSide { node, replaces, .. } | Act::SetTag { node, replaces, .. } => {
                self.seen(replaces)?;
                self.node(*node)
            }
            Act::Revert { ids } => self.seen(ids),
            Act::Sign(sign) => self.seen(&sign.heads),
            Act::Step { follows, .. } => self.seen(follows.as_slice()),
            Act::Consult(consult) => self.seen(consult.follows.as_slice()),
            Act::Remark(remark) => remark.thread.map_or(Ok(()), |thread| self.thread(thread)),
            Act::Answer { remark, .. } => self.remark(*remark).map(|_| ()),
            Act::Close { thread, .. } => self.thread(*thread),
            Act::Work(work) => work.names().try_for_each(|id| self.entry(id)),
        }
    }

    /// An id that the author had seen. The change itself, which has its number already when it
    /// enters, but no record yet, is not among those.
    fn named(&self, id: ChangeId) -> Result<Ix, Void> {
        let found = self.log.causal.find(id);
        let in_past = |ix: &Ix| {
            (*ix as usize) < self.log.len() && self.past.covers(self.log.causal.stamp(*ix))
        };
        found.filter(in_past).ok_or(Void::Malformed)
    }

    fn seen(&self, ids: &[ChangeId]) -> Result<(), Void> {
        ids.iter().try_for_each(|id| self.named(*id).map(|_| ()))
    }

    /// Something to stand on: seen, and not void.
    fn ground(&self, id: ChangeId) -> Result<Ix, Void> {
        let ix = self.named(id)?;
        match self.log.record(ix).void {
            None => Ok(ix),
            Some(_) => Err(Void::Groundless),
        }
    }

    fn node(&self, node: NodeId) -> Result<(), Void> {
        let ix = self.ground(node.0)?;
        let deed = self.log.deed(ix);
        well_formed(matches!(deed, Deed::Create { .. } | Deed::Split { .. }))
    }

    fn remark(&self, id: ChangeId) -> Result<&Remark, Void> {
        let ix = self.ground(id)?;
        match self.log.inert(ix) {
            Some(Act::Remark(remark)) => Ok(remark),
            _ => Err(Void::Malformed),
        }
    }

    /// An entry of a progress document.
    fn entry(&self, id: ChangeId) -> Result<(), Void> {
        let ix = self.ground(id)?;
        well_formed(matches!(self.log.inert(ix), Some(Act::Work(_))))
    }

    /// A remark that began a thread.
    fn thread(&self, id: ChangeId) -> Result<(), Void> {
        let remark = self.remark(id)?;
        well_formed(remark.thread.is_none())
    }

    fn anchor(&self, at: Anchor) -> Result<(), Void> {
        match at.origin {
            Origin::Start(node) => {
                let ix = self.ground(node.0)?;
                let opens_text = matches!(self.log.deed(ix), Deed::Create { .. });
                well_formed(opens_text && at.hand == Hand::Right)
            }
            Origin::Element(element) => {
                let ix = self.ground(element.change)?;
                well_formed(element.offset < self.log.elements(ix))
            }
        }
    }

    /// Ranges over void text are harmless: nobody need know its length.
    fn range(&self, range: ElementRange) -> Result<(), Void> {
        let ix = self.named(range.start.change)?;
        // Elements are counted from 1 elsewhere: the end must be a number even where nobody looks.
        let end = range
            .start
            .offset
            .checked_add(range.len)
            .ok_or(Void::Malformed)?;
        let is_void = self.log.record(ix).void.is_some();
        well_formed(0 < range.len && (is_void || end <= self.log.elements(ix)))
    }

    fn place(&self, place: Place) -> Result<(), Void> {
        if let Some(parent) = place.parent {
            self.node(parent)?;
        }
        let Some(origin) = place.origin else {
            return well_formed(place.hand == Hand::Right);
        };
        let ix = self.ground(origin)?;
        let parent = self.log.placement(ix).map(|(_, spot)| spot.parent);
        let wanted = match place.parent {
            None => Some(super::causal::NONE),
            Some(node) => self.log.causal.find(node.0),
        };
        well_formed(parent.is_some() && parent == wanted)
    }
}

fn well_formed(holds: bool) -> Result<(), Void> {
    if holds { Ok(()) } else { Err(Void::Malformed) }
}
