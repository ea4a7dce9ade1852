//! What is news to the person: what others did since the version that they have seen. Changes that
//! arrive while they look on are seen as they come, unless their authors did not know what this
//! person had done apart from them: then there was a merge, and it is to be read.

use leptos::prelude::*;
use lientich_shared::api::Me;
use lientich_shared::log::change::{Change, ChangeId};
use lientich_shared::log::document::{Document, Version};

use super::plan::Plan;

impl Plan {
    /// The person has seen everything that is here.
    pub(super) fn mark_seen(&self) {
        *self.seen.borrow_mut() = self.document.borrow().version();
        self.news.set(false);
    }

    /// Keeps to the newest version as the one seen, unless there is news: what came while nobody
    /// looked on, and what others did without knowing what was done here apart from them.
    pub(super) fn follow(&self, by_others: &[ChangeId], watching: bool) {
        if self.news.get_untracked() {
            return;
        }
        let document = self.document.borrow();
        let unaware = |id: &ChangeId| {
            let apart = self.apart.get();
            apart.is_some_and(|own| !document.happened_before(own, *id))
        };
        let is_told = |id: &&ChangeId| {
            let change = document.change(**id);
            change.is_some_and(|change| change.act.is_edit())
        };
        let mut told = by_others.iter().filter(is_told);
        if told.any(|id| !watching || unaware(id)) {
            self.news.set(true);
        } else {
            *self.seen.borrow_mut() = document.version();
        }
    }
}

/// Whether others did anything that a version does not hold.
pub(super) fn is_any(document: &Document, seen: &Version, me: &Me) -> bool {
    if document.heads() == seen.heads {
        return false;
    }
    let is_mine = |change: &Change| {
        let author = document.author(change.id.replica);
        author.is_some_and(|author| author.person == me.person)
    };
    let mut changes = document.changes();
    changes.any(|change| {
        let is_told = !is_mine(&change) && change.act.is_edit();
        is_told && !document.is_in(change.id, seen)
    })
}
