//! Typing, deleting, splitting.

use std::ops::Range;

use super::EditError;
use crate::log::change::{
    Act, Anchor, ElementId, ElementRange, Hand, NodeId, NodeKind, Origin, Side,
};
use crate::log::document::Document;
use crate::text::nfc;
use crate::text::words::{Piece, difference};

/// Types `text` at a UTF-16 offset of a node's text.
pub fn insert(doc: &Document, node: NodeId, utf16: u32, text: &str) -> Result<Act, EditError> {
    let text = nfc(text);
    if text.is_empty() {
        return Err(EditError::Nothing);
    }
    let at = anchor(doc, node, utf16)?;
    Ok(Act::Insert { at, text })
}

/// Deletes what is visible in a range of UTF-16 offsets.
pub fn delete(doc: &Document, node: NodeId, range: Range<u32>) -> Result<Act, EditError> {
    let ranges = elements(doc, node, range)?;
    Ok(Act::Delete { ranges })
}

/// What turns a node's text into `text`: a deletion, an insertion, both or neither, of the part
/// between the common beginning and the common end.
pub fn replace(doc: &Document, node: NodeId, text: &str) -> Result<Vec<Act>, EditError> {
    let (old, new) = (doc.text(node), nfc(text));
    let (gone, come, at) = differing(&old, &new);
    let mut acts = Vec::new();
    if !come.is_empty() {
        acts.push(Act::Insert {
            at: anchor(doc, node, at)?,
            text: come.to_owned(),
        });
    }
    if !gone.is_empty() {
        acts.push(delete(doc, node, at..at + utf16(gone))?);
    }
    Ok(acts)
}

/// What puts `text` in the place of a range of UTF-16 offsets: a deletion, an insertion, both or neither, of no more than
/// what differs.
pub fn splice(
    doc: &Document,
    node: NodeId,
    range: Range<u32>,
    text: &str,
) -> Result<Vec<Act>, EditError> {
    let (old, new): (Vec<u16>, String) = (doc.text(node).encode_utf16().collect(), nfc(text));
    let old = old.get(range.start as usize..range.end as usize);
    let old = String::from_utf16(old.ok_or(EditError::PastEnd)?);
    let old = old.map_err(|_| EditError::WithinCharacter)?;
    let (gone, come, head) = differing(&old, &new);
    let at = range.start + head;
    let mut acts = Vec::new();
    if !gone.is_empty() {
        acts.push(delete(doc, node, at..at + utf16(gone))?);
    }
    if !come.is_empty() {
        acts.push(insert(doc, node, at, come)?);
    }
    Ok(acts)
}

/// What of two texts lies between their common beginning and their common end, and how long that beginning is, in UTF-16.
fn differing<'a>(old: &'a str, new: &'a str) -> (&'a str, &'a str, u32) {
    let head: usize = old
        .chars()
        .zip(new.chars())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let ends = old[head..].chars().rev().zip(new[head..].chars().rev());
    let tail: usize = ends
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let (gone, come) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    (gone, come, utf16(&old[..head]))
}

/// What turns a node's text into `text` word by word: words that stay keep their authors, and whoever
/// writes among them keeps the place. Nothing where the words are the same.
pub fn reword(doc: &Document, node: NodeId, text: &str) -> Result<Vec<Act>, EditError> {
    let (old, new) = (doc.text(node), nfc(text));
    let mut acts = Vec::new();
    // All acts are made for the text as it is: anchors and ranges name letters, not offsets.
    let (mut at, mut gone_from) = (0, None);
    for piece in difference(&old, &new) {
        let end = at + utf16(piece.text());
        match piece {
            Piece::Kept(_) => (at, gone_from) = (end, None),
            Piece::Gone(_) => {
                acts.push(delete(doc, node, at..end)?);
                (at, gone_from) = (end, Some(at));
            }
            Piece::Come(words) => {
                acts.push(insert(doc, node, gone_from.unwrap_or(at), words)?);
            }
        }
    }
    Ok(acts)
}

/// Makes a new node from the rest of a node's text. It stands behind the node, with its kind and
/// side.
pub fn split(doc: &Document, node: NodeId, utf16: u32) -> Result<Act, EditError> {
    let state = doc.node(node).ok_or(EditError::NoSuchNode)?;
    split_as(doc, node, utf16, state.kind, state.side)
}

fn split_as(
    doc: &Document,
    node: NodeId,
    utf16: u32,
    kind: NodeKind,
    side: Side,
) -> Result<Act, EditError> {
    Ok(Act::Split {
        node,
        at: anchor(doc, node, utf16)?,
        kind,
        side,
        place: doc
            .place_after(doc.parent(node), Some(node))
            .ok_or(EditError::NoSuchNode)?,
    })
}

fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// Where a character typed at an offset hangs: right of the visible one before it if nothing hangs
/// there yet, else left of the next element, deleted ones included (Fugue, algorithm 1).
fn anchor(doc: &Document, node: NodeId, utf16: u32) -> Result<Anchor, EditError> {
    let position = doc.position(node, utf16)?;
    Ok(position.anchor(doc))
}

/// The visible elements between two offsets, neighbours of one change together.
fn elements(
    doc: &Document,
    node: NodeId,
    range: Range<u32>,
) -> Result<Vec<ElementRange>, EditError> {
    if range.end <= range.start {
        return Err(EditError::Nothing);
    }
    let mut ranges: Vec<ElementRange> = Vec::new();
    for (start, len) in doc.visible_elements(node, range)? {
        match ranges.last_mut() {
            Some(last) if follows(last, start) => last.len += len,
            _ => ranges.push(ElementRange { start, len }),
        }
    }
    Ok(ranges)
}

fn follows(range: &ElementRange, next: ElementId) -> bool {
    range.start.change == next.change && range.start.offset + range.len == next.offset
}

/// An anchor at the start of a text or beside an element.
pub(in crate::log) fn beside(element: Option<ElementId>, start: NodeId, hand: Hand) -> Anchor {
    Anchor {
        origin: element.map_or(Origin::Start(start), Origin::Element),
        hand,
    }
}
