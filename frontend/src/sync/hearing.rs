//! What is heard from the other tabs and from the server's events, and what is read again from the
//! database because of it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::api::Event;
use lientich_shared::ids::DocId;

use super::{DEBOUNCE_MS, Sync};
use crate::platform::page;
use crate::tabs::Word;

impl Sync {
    /// What another tab says.
    pub(crate) fn hear(self, word: Word) {
        let inner = self.inner();
        match word {
            Word::Made { doc, changes } => {
                inner.plans.hear(doc, &changes);
                self.kept.update(|kept| *kept += changes.len());
            }
            Word::Grew(docs) => spawn_local(async move {
                self.take_grown(&docs).await;
                self.count_kept().await;
            }),
            Word::GaveUp { doc, ids } => inner.plans.give_up(doc, &ids),
            Word::Catalogue => {
                inner.library.refresh();
                spawn_local(self.count_kept());
            }
            // What cannot be read now is read when the page is next loaded.
            Word::Session => spawn_local(async move { drop(inner.session.reload().await) }),
            Word::Refusals => spawn_local(self.reload_refusals()),
            Word::Status(phase) => self.show_phase(phase),
            Word::Event(text) => {
                if let Ok(event) = serde_json::from_str(&text) {
                    self.show_event(event);
                }
            }
            Word::Alone => self.begin_presence(),
            Word::Nudge if inner.leads.get() => {
                // A tab that has just been opened has heard of nothing yet.
                self.tell(&Word::Status(self.phase.get_untracked()));
                inner.alarm.ring_in(DEBOUNCE_MS);
            }
            Word::Nudge => {}
            Word::Left => page::go("/"),
        }
    }

    /// What the server's stream tells the tab that syncs.
    pub(super) fn take_event(self, event: Event) {
        if self.calls(event) {
            self.inner().alarm.ring();
        }
        self.show_event(event);
    }

    /// The stream began anew: the server has forgotten where this device was, and tells where the
    /// others are.
    pub(super) fn begin_presence(self) {
        self.presence.set(Arc::default());
        self.inner().place.forgotten();
    }

    /// These documents grew in the database.
    pub(super) async fn take_grown(self, docs: &[DocId]) {
        let inner = self.inner();
        if let Err(error) = inner.plans.grew(docs).await {
            leptos::logging::warn!("sync: {error}");
        }
        inner.library.refresh();
    }

    /// Counts what only this device has.
    pub(super) async fn count_kept(self) {
        let Ok(unsent) = self.inner().storage.unsent().await else {
            return;
        };
        let kept = unsent.iter().map(|(_, count)| *count as usize).sum();
        if self.kept.get_untracked() != kept {
            self.kept.set(kept);
        }
    }

    /// Reads how far each document has been read.
    pub(super) async fn note_positions(self) {
        let inner = self.inner();
        if let Ok(positions) = inner.storage.positions().await {
            let read = positions
                .into_iter()
                .map(|(doc, position)| (doc, position.read));
            inner.read.replace(read.collect());
        }
    }

    /// Reads what was refused and not put away.
    pub(super) async fn reload_refusals(self) {
        if let Ok(refused) = self.inner().storage.refused().await {
            self.refusals.set(Arc::new(refused));
        }
    }

    /// Whether an event asks for a round.
    fn calls(self, event: Event) -> bool {
        match event {
            Event::Head { doc, position } => self.is_behind(doc, position),
            Event::Directory { version } => {
                let held = self.inner().session.directory().get_untracked();
                held.is_none_or(|directory| directory.version != version)
            }
            Event::Presence { .. } => false,
        }
    }

    /// Whether a document's log goes on behind what was read. Those who read Editions only are told
    /// of position 0: then only asking tells.
    fn is_behind(self, doc: DocId, position: u64) -> bool {
        let read = self.inner().read.borrow().get(&doc).copied().unwrap_or(0);
        position == 0 || read < position
    }

    fn show_event(self, event: Event) {
        let Event::Presence { person, presence } = event else {
            return;
        };
        self.presence.update(|known| {
            let known = Arc::make_mut(known);
            if presence.doc.is_some() {
                known.insert(person, presence);
            } else {
                known.remove(&person);
            }
        });
    }
}
