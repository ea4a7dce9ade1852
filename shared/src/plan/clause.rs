//! The hash of one clause as it stands: what the consent of Ban nữ công binds. Whatever alters what
//! the clause says, whose it is or where it stands alters the hash, and the consent falls.
//!
//! SHA-256 of `lientich-clause-1`, a zero byte, and the clause in postcard, fields in the order of
//! `Clause` below. Progress is not part of it, nor are the clauses below it.

use serde::Serialize;

use crate::log::change::{ChangeId, Field, Hash32, NodeId, NodeKind, Side, Tag};
use crate::log::codec;
use crate::log::document::{Document, Status};
use crate::log::hash::sha256;
use crate::text::nfc;

const DOMAIN: &[u8] = b"lientich-clause-1\0";

#[derive(Serialize)]
struct Clause {
    node: NodeId,
    standing: Standing,
    /// What it stands under, from the inside out.
    above: Vec<NodeId>,
    /// The change that put it there: moving it back and forth is moving it.
    placed: ChangeId,
    kind: NodeKind,
    side: Side,
    tags: Vec<Tag>,
    text: String,
    /// Codes and bytes of the fields as a change has them, ascending.
    fields: Vec<(u16, Vec<u8>)>,
}

#[derive(Serialize)]
enum Standing {
    Present,
    Contested,
    Trashed,
    Absorbed(NodeId),
}

/// The hash of a clause; `None` if the document never had it.
///
/// # Panics
/// Never: writing to memory does not fail.
pub fn hash(document: &Document, node: NodeId) -> Option<Hash32> {
    let clause = read(document, node)?;
    let bytes = postcard::to_extend(&clause, DOMAIN.to_vec());
    Some(sha256(&bytes.expect("writing to memory does not fail")))
}

fn read(document: &Document, node: NodeId) -> Option<Clause> {
    let state = document.node(node)?;
    let standing = match state.status {
        Status::Present => Standing::Present,
        Status::Contested { .. } => Standing::Contested,
        Status::Trashed { .. } => Standing::Trashed,
        Status::Absorbed { into } => Standing::Absorbed(into),
    };
    Some(Clause {
        node,
        standing,
        above: std::iter::successors(document.parent(node), |above| document.parent(*above))
            .collect(),
        placed: document.placed_by(node)?,
        kind: state.kind,
        side: state.side,
        tags: state.tags,
        text: nfc(&document.text(node)),
        fields: fields(document, node),
    })
}

/// Whether a field says something of the clause, and not of the work on it.
fn is_content(field: Field) -> bool {
    !matches!(field, Field::Status | Field::SideBefore | Field::KeptAt(_))
}

fn fields(document: &Document, node: NodeId) -> Vec<(u16, Vec<u8>)> {
    let said = document.fields(Some(node)).into_iter();
    let bytes = |field| {
        let value = document.value(Some(node), field)?;
        Some((codec::field_code(field), codec::value_bytes(value)))
    };
    let mut fields: Vec<_> = said
        .filter(|field| is_content(*field))
        .filter_map(bytes)
        .collect();
    crate::order::sort(&mut fields);
    fields
}
