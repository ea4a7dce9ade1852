//! The newest Editions on this device with what was confirmed of them, and those among them that the person has not
//! confirmed to have read. Drafters have written them: nothing is new to them.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::Hash32;
use lientich_shared::permissions::{Action, may};
use lientich_shared::plan::content;
use lientich_shared::time::Day;

use crate::library::Library;
use crate::session::Session;
use crate::talks::{PlanTalk, Talks};

/// An Edition, without its text.
#[derive(Clone, Copy)]
pub struct Issued {
    /// Hash of its content.
    pub hash: Hash32,
    /// The day on which it was issued, by the server.
    pub day: Day,
    /// What is said of the plan.
    pub talk: PlanTalk,
}

/// The newest Edition of each plan, for the component that asks.
pub fn issued() -> Signal<BTreeMap<DocId, Issued>> {
    let library = expect_context::<Library>();
    let issued = RwSignal::new(BTreeMap::<DocId, Issued>::new());
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
                for (doc, record, content) in editions {
                    let talk = issued.get(&doc).map(|known| known.talk);
                    let newest = Issued {
                        hash: content::hash(&content.to_bytes()),
                        day: record.issued.day(),
                        talk: talk.unwrap_or_else(|| owner.with(|| talks.about(doc))),
                    };
                    issued.insert(doc, newest);
                }
            });
        });
    });
    issued.into()
}

/// Those that wait to be read.
pub fn unread(issued: Signal<BTreeMap<DocId, Issued>>) -> Signal<Arc<Vec<DocId>>> {
    let session = expect_context::<Session>();
    let unread = Memo::new(move |_| {
        let roles = session.roles();
        let is_asked = may(&roles, Action::ConfirmRead).is_allowed()
            && !may(&roles, Action::ReadDraft).is_allowed();
        let Some(person) = session.person().filter(|_| is_asked) else {
            return Arc::default();
        };
        let issued = issued.get();
        let is_new = |(_, one): &(&DocId, &Issued)| {
            let talk = one.talk.view().get();
            !talk.has_read(person, one.hash)
        };
        let new = issued.iter().filter(is_new);
        Arc::new(new.map(|(doc, _)| *doc).collect::<Vec<DocId>>())
    });
    unread.into()
}
