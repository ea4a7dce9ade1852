//! The issued plans that the person at this device has not confirmed to have read. Drafters have written them: nothing
//! is new to them.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::Hash32;
use lientich_shared::permissions::{Action, may};
use lientich_shared::plan::content;

use crate::library::Library;
use crate::session::Session;
use crate::talks::{PlanTalk, Talks};

/// A plan that is new to somebody.
type New = Arc<Vec<DocId>>;

/// The newest Editions that wait to be read, for the component that asks.
pub fn unread() -> Signal<New> {
    let session = expect_context::<Session>();
    let library = expect_context::<Library>();
    let issued = RwSignal::new(BTreeMap::<DocId, (Hash32, PlanTalk)>::new());
    let talks = expect_context::<Talks>();
    let owner = Owner::current().unwrap_or_default();
    let numbers = library.issued();
    Effect::new(move |_| {
        numbers.track();
        let owner = owner.clone();
        spawn_local(async move {
            // What cannot be read now is read with the next change.
            let editions = library.editions().await.unwrap_or_default();
            issued.try_update(|issued| {
                for (doc, _, content) in editions {
                    let hash = content::hash(&content.to_bytes());
                    let talk = issued.get(&doc).map(|known| known.1);
                    let talk = talk.unwrap_or_else(|| owner.with(|| talks.about(doc)));
                    issued.insert(doc, (hash, talk));
                }
            });
        });
    });
    let unread = Memo::new(move |_| {
        let roles = session.roles();
        let is_asked = may(&roles, Action::ConfirmRead).is_allowed()
            && !may(&roles, Action::ReadDraft).is_allowed();
        let Some(person) = session.person().filter(|_| is_asked) else {
            return New::default();
        };
        let issued = issued.get();
        let is_new = |(_, (hash, talk)): &(&DocId, &(Hash32, PlanTalk))| {
            !talk.view().get().has_read(person, *hash)
        };
        let new = issued.iter().filter(is_new);
        Arc::new(new.map(|(doc, _)| *doc).collect())
    });
    unread.into()
}
