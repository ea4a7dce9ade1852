//! What one clause holds: words, fields, side, tags.

use super::{Draft, is_known};
use crate::log::change::{NodeId, Value};
use crate::log::document::{Document, Status};
use crate::log::edit;
use crate::order;
use crate::text::nfc;
use crate::text::words::{Piece, difference};

/// Whether a clause is on the page.
pub(super) fn is_shown(document: &Document, node: NodeId) -> bool {
    let status = document.node(node).map(|state| state.status);
    matches!(status, Some(Status::Present | Status::Contested { .. }))
}

impl<R: PartialEq> Draft<'_, R> {
    /// Makes a clause hold what it held.
    pub(super) fn content(&mut self, node: NodeId) {
        let now = self.now(node);
        if !is_shown(&self.copy, now) {
            return;
        }
        self.words(node);
        self.fields(Some(node), Some(now));
        if let Some(side) = self.earlier.side(node) {
            let act = edit::set_side(&self.copy, now, side);
            self.made(Some(node), act);
        }
        self.tags(node);
    }

    /// Words that stayed are not touched: they keep their authors, and who writes among them now keeps
    /// the place.
    fn words(&mut self, node: NodeId) {
        let now = self.now(node);
        let (old, wanted) = (self.copy.text(now), nfc(&self.earlier.text(node)));
        if nfc(&old) == wanted {
            return;
        }
        let mut at = 0;
        for piece in difference(&old, &wanted) {
            let units = piece.text().encode_utf16().count();
            let units = u32::try_from(units).unwrap_or(u32::MAX);
            match piece {
                Piece::Kept(_) => at += units,
                Piece::Gone(_) => {
                    let before = self.acts.len();
                    let act = edit::delete(&self.copy, now, at..at + units);
                    self.made(Some(node), act);
                    if self.acts.len() == before {
                        return;
                    }
                }
                Piece::Come(words) => {
                    let before = self.acts.len();
                    let act = edit::insert(&self.copy, now, at, words);
                    self.made(Some(node), act);
                    if self.acts.len() == before {
                        return;
                    }
                    at += units;
                }
            }
        }
    }

    /// Makes the document (`None`) or a clause hold the fields that `was` held.
    pub(super) fn fields(&mut self, was: Option<NodeId>, now: Option<NodeId>) {
        let mut fields = [self.earlier.fields(was), self.copy.fields(now)].concat();
        fields.retain(|field| is_known(*field));
        order::sort(&mut fields);
        fields.dedup();
        for field in fields {
            let value = self.earlier.value(was, field).cloned();
            let holds = self.copy.value(now, field);
            let value = value.unwrap_or(Value::Empty);
            if value == Value::Empty && holds.is_none() {
                continue;
            }
            let act = edit::set(&self.copy, now, field, value);
            self.made(was, act);
        }
    }

    fn tags(&mut self, node: NodeId) {
        let now = self.now(node);
        let on = self.earlier.node(node).map(|state| state.tags);
        let on = on.unwrap_or_default();
        let mut tags = [on.clone(), self.copy.tags(now)].concat();
        order::sort(&mut tags);
        tags.dedup();
        for tag in tags {
            let act = edit::set_tag(&self.copy, now, tag, on.contains(&tag));
            self.made(Some(node), act);
        }
    }
}
