//! What my next undo and redo are. Undo disables own changes by a `Revert`; redo reverts that
//! revert. The stack is a reading of one's own changes: shown every change that one commits, it
//! groups typing into steps.

use super::change::{Act, Anchor, Change, ChangeId, ElementId, ElementRange, NodeId, Origin};
use super::document::Document;
use super::edit::{self, EditError};
use crate::ids::PersonId;
use crate::time::Timestamp;

/// Typing that pauses longer than this, in milliseconds, begins a new step.
const PAUSE: i64 = 3_000;
/// Most characters of one typing step.
const LONGEST: usize = 200;

/// What one undo takes back.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    changes: Vec<ChangeId>,
    /// How many characters they insert and delete.
    characters: usize,
    last: Timestamp,
    /// Where the step's typing ended: what goes on there belongs to it.
    typing: Option<Typing>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typing {
    /// The last inserted character.
    Inserted(ElementId),
    /// The node in which characters were deleted.
    Deleted(NodeId),
}

/// Own steps that can be undone, and undone ones that can be redone.
#[derive(Debug, Clone, Default)]
pub struct UndoStack {
    done: Vec<Step>,
    /// Each with the revert that took it back.
    undone: Vec<(Step, ChangeId)>,
}

impl UndoStack {
    /// The stack of a person, from all their changes in a document.
    pub fn of(doc: &Document, person: PersonId) -> Self {
        let own = |change: &Change| {
            doc.author(change.id.replica)
                .is_some_and(|author| author.person == person)
        };
        let mut stack = Self::default();
        doc.changes()
            .filter(own)
            .for_each(|change| stack.record(doc, &change));
        stack
    }

    /// Takes note of a change that its person has just committed.
    pub fn record(&mut self, doc: &Document, change: &Change) {
        match &change.act {
            Act::Unknown { .. } => {}
            act if !act.is_edit() => {}
            Act::Revert { ids } => self.reverted(ids, change.id),
            act => {
                self.undone.clear();
                self.push(doc, change, act);
            }
        }
    }

    /// Makes one step of changes that were done with one touch, and were recorded last.
    pub fn join(&mut self, together: &[ChangeId]) {
        let holds = |step: &Step| step.changes.iter().any(|id| together.contains(id));
        let Some(first) = self.done.iter().position(holds) else {
            return;
        };
        for later in self.done.split_off(first + 1) {
            let step = &mut self.done[first];
            step.changes.extend(later.changes);
            step.characters += later.characters;
            (step.last, step.typing) = (later.last, None);
        }
    }

    fn reverted(&mut self, ids: &[ChangeId], revert: ChangeId) {
        let redone = self
            .undone
            .iter()
            .position(|(_, undoing)| ids.contains(undoing));
        if let Some(slot) = redone {
            self.done.push(self.undone.remove(slot).0);
            return;
        }
        let undone = self
            .done
            .iter()
            .rposition(|step| step.changes.iter().any(|id| ids.contains(id)));
        if let Some(slot) = undone {
            self.undone.push((self.done.remove(slot), revert));
        }
    }

    fn push(&mut self, doc: &Document, change: &Change, act: &Act) {
        let typing = typing(doc, change, act);
        if let Some(step) = self.done.last_mut()
            && goes_on(step, change, act, typing)
        {
            step.changes.push(change.id);
            step.characters += characters(act);
            step.last = change.at;
            step.typing = typing;
            return;
        }
        self.done.push(Step {
            changes: vec![change.id],
            characters: characters(act),
            last: change.at,
            typing,
        });
    }

    /// The act of undoing the last step that still stands.
    pub fn undo(&self, doc: &Document) -> Result<Act, EditError> {
        let acts = self
            .done
            .iter()
            .rev()
            .map(|step| edit::undo(doc, &step.changes));
        acts.into_iter()
            .find(Result::is_ok)
            .unwrap_or(Err(EditError::Nothing))
    }

    /// The act of redoing what was undone last.
    pub fn redo(&self, doc: &Document) -> Result<Act, EditError> {
        let acts = self
            .undone
            .iter()
            .rev()
            .map(|(_, revert)| edit::redo(doc, *revert));
        acts.into_iter()
            .find(Result::is_ok)
            .unwrap_or(Err(EditError::Nothing))
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self, doc: &Document) -> bool {
        self.undo(doc).is_ok()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self, doc: &Document) -> bool {
        self.redo(doc).is_ok()
    }
}

fn typing(doc: &Document, change: &Change, act: &Act) -> Option<Typing> {
    match act {
        Act::Insert { text, .. } if !text.ends_with('\n') => {
            let offset = u32::try_from(text.chars().count()).ok()?.checked_sub(1)?;
            Some(Typing::Inserted(ElementId {
                change: change.id,
                offset,
            }))
        }
        Act::Delete { ranges } => {
            let first: &ElementRange = ranges.first()?;
            Some(Typing::Deleted(doc.holder(first.start)?))
        }
        _ => None,
    }
}

fn goes_on(step: &Step, change: &Change, act: &Act, typing: Option<Typing>) -> bool {
    let soon = change.at.0.abs_diff(step.last.0) <= PAUSE.unsigned_abs();
    let continues = match (step.typing, act) {
        (Some(Typing::Inserted(last)), Act::Insert { at, .. }) => hangs_on(*at, last),
        (Some(Typing::Deleted(_)), Act::Delete { .. }) => step.typing == typing,
        _ => false,
    };
    soon && continues && step.characters + characters(act) <= LONGEST
}

fn characters(act: &Act) -> usize {
    match act {
        Act::Insert { text, .. } => text.chars().count(),
        Act::Delete { ranges } => ranges.iter().map(|range| range.len as usize).sum(),
        _ => 0,
    }
}

fn hangs_on(at: Anchor, element: ElementId) -> bool {
    at.origin == Origin::Element(element)
}
