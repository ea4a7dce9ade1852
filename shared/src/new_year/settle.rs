//! A person's answer to an item of the queue, as ordinary acts on the new plan: undone, judged and attributed like any.

use super::queue::{At, Item, Proposed};
use crate::log::change::{Act, Field, KEPT_SLOTS, Value};
use crate::log::document::Document;
use crate::log::edit::{self, EditError};

/// Takes what is proposed.
pub fn accept(document: &Document, item: &Item) -> Result<Vec<Act>, EditError> {
    match &item.proposed {
        Proposed::Nothing => Err(EditError::Nothing),
        Proposed::Words(words) => correct(document, item, words),
        Proposed::Text(text) => edit::reword(document, item.node, text),
        Proposed::Value(value) => {
            let At::Field(field) = item.at else {
                return Err(EditError::Nothing);
            };
            edit::set(document, Some(item.node), field, value.clone()).map(|act| vec![act])
        }
        Proposed::Side(side) => edit::set_side(document, item.node, *side).map(|act| vec![act]),
    }
}

/// Puts other words in the place of the stale ones; none take them out.
pub fn correct(document: &Document, item: &Item, words: &str) -> Result<Vec<Act>, EditError> {
    let At::Words(at) = &item.at else {
        return Err(EditError::Nothing);
    };
    let text = document.text(item.node);
    // What the queue was read of may have been edited since.
    if text.get(at.clone()) != Some(item.said.as_str()) {
        return Err(EditError::NoSuchNode);
    }
    let units = |to: usize| u32::try_from(text[..to].encode_utf16().count()).unwrap_or(u32::MAX);
    let mut acts = Vec::new();
    if !words.is_empty() {
        acts.push(edit::insert(document, item.node, units(at.end), words)?);
    }
    acts.push(edit::delete(
        document,
        item.node,
        units(at.start)..units(at.end),
    )?);
    Ok(acts)
}

/// Leaves it as it is, and says so for everybody: the clause keeps that these words were looked at.
pub fn leave(document: &Document, item: &Item) -> Result<Act, EditError> {
    let words = Value::Text(item.key());
    let first = slot(&item.key());
    let slots = (0..KEPT_SLOTS).map(|by| (first + by) % KEPT_SLOTS);
    let mut free = slots.filter(|slot| {
        let held = document.value(Some(item.node), Field::KeptAt(*slot));
        held.is_none_or(|held| *held == words || *held == Value::Empty)
    });
    let slot = free.next().ok_or(EditError::NoPlace)?;
    edit::set(document, Some(item.node), Field::KeptAt(slot), words)
}

/// The slot that words fall into: FNV-1a, folded.
fn slot(words: &str) -> u16 {
    let hash = words.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let folded = (hash >> 16) ^ (hash & 0xffff);
    u16::try_from(folded % u32::from(KEPT_SLOTS)).unwrap_or_default()
}
