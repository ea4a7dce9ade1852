//! Undo and redo: acts that disable one's own changes, or one's own undoing.

use super::EditError;
use crate::log::change::{Act, ChangeId};
use crate::log::document::Document;

/// Disables own changes that are here and not reverted yet.
pub fn undo(doc: &Document, changes: &[ChangeId]) -> Result<Act, EditError> {
    let open = |id: &&ChangeId| doc.contains(**id) && !doc.is_reverted(**id) && !doc.is_void(**id);
    revert(changes.iter().filter(open).copied().collect())
}

/// Takes back an undo: reverts that revert.
pub fn redo(doc: &Document, undoing: ChangeId) -> Result<Act, EditError> {
    undo(doc, &[undoing])
}

fn revert(ids: Vec<ChangeId>) -> Result<Act, EditError> {
    if ids.is_empty() {
        return Err(EditError::Nothing);
    }
    Ok(Act::Revert { ids })
}
