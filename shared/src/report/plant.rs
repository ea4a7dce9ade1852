//! The draft of a report becomes the first changes of a new document. Pure: the caller keeps and sends them.

use super::draft::{Draft, Piece};
use crate::ids::ReplicaId;
use crate::log::change::{Act, Change, DocKind, Field, NodeId, Side, Value};
use crate::log::document::{CommitError, Document};
use crate::log::edit::{self, EditError};
use crate::text::tidy;
use crate::time::Timestamp;

/// Why a draft did not become a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlantError {
    /// Its parts do not fit a document.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// Its parts do not fit together.
    #[error(transparent)]
    Edit(#[from] EditError),
}

/// Writes the draft into an empty document as `replica`, and gives the changes in their order. All of it
/// belongs to both sides.
pub fn plant(
    document: &mut Document,
    replica: ReplicaId,
    at: Timestamp,
    draft: &Draft,
) -> Result<Vec<Change>, PlantError> {
    let mut changes = Vec::new();
    let mut commit = |document: &mut Document, act| -> Result<NodeId, PlantError> {
        let (change, _) = document.commit(replica, at, act)?;
        let node = NodeId(change.id);
        changes.push(change);
        Ok(node)
    };
    let kind = DocKind::Plan;
    commit(document, Act::Open { kind })?;
    for (field, value) in fields(draft) {
        let act = edit::set(document, None, field, value)?;
        commit(document, act)?;
    }
    let mut above: Vec<NodeId> = Vec::new();
    for piece in &draft.pieces {
        above.truncate(piece.depth);
        let parent = above.last().copied();
        let last = document.children(parent).last().copied();
        let text = tidy(&piece.text);
        let act = edit::create(document, parent, last, piece.kind, Side::Joint, &text)?;
        let node = commit(document, act)?;
        for (field, value) in signer(piece) {
            let act = edit::set(document, Some(node), field, value)?;
            commit(document, act)?;
        }
        above.push(node);
    }
    Ok(changes)
}

fn fields(draft: &Draft) -> Vec<(Field, Value)> {
    let mut fields = vec![
        (Field::PlanKind, Value::Text(draft.kind.code().to_owned())),
        (Field::ReportOf, Value::Text(draft.scope.to_string())),
        (Field::SchoolYear, Value::Number(draft.scope.year.0.into())),
    ];
    // Number, place and day are entered by those who keep the docket.
    if !draft.school.is_empty() {
        fields.push((Field::School, Value::Text(tidy(&draft.school))));
    }
    fields
}

fn signer(piece: &Piece) -> Vec<(Field, Value)> {
    let Some(signer) = piece.signer else {
        return Vec::new();
    };
    let texts = [
        (Field::SignerCapacity, signer.capacity),
        (Field::SignerPosition, signer.position),
    ];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    let texts = texts.map(|(field, text)| (field, Value::Text(text.to_owned())));
    std::iter::once((Field::SignerBody, Value::Body(signer.body)))
        .chain(texts)
        .collect()
}
