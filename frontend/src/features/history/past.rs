//! What every part of the history page needs: the plan, who is who, its Editions, how a version is
//! read and called.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use lientich_shared::directory::Role;
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::document::{Document, Version};
use lientich_shared::log::sign_off::Step;
use lientich_shared::plan::sign_off::SignOff;

use super::address::{Asked, At};
use super::editions::Edition;
use super::model::{self, Named};
use super::restore::Ask;
use crate::desk;
use crate::library::Library;
use crate::parties::People;
use crate::plan_store::PlanStore;
use crate::routes;
use crate::session::Session;
use crate::strings::history::t as h;
use crate::strings::{fill, names};

/// The open history.
#[derive(Clone, Copy)]
pub(super) struct Past {
    /// The plan.
    pub(super) plan: PlanStore,
    /// What the address asks for.
    pub(super) asked: Signal<Asked>,
    /// What somebody wants to bring back, while they are being asked.
    pub(super) ask: RwSignal<Option<Ask>>,
    /// Its Editions, oldest first; `None` until they were read.
    pub(super) editions: RwSignal<Option<Arc<Vec<Edition>>>>,
    people: Memo<People>,
    roles: Memo<Vec<Role>>,
    is_archived: Memo<bool>,
    names: Memo<Arc<BTreeMap<NodeId, Named>>>,
    session: Session,
}

impl Past {
    /// Makes it and hands it to everything on the page.
    pub(super) fn provide(plan: PlanStore, asked: Signal<Asked>) -> Self {
        let session = expect_context::<Session>();
        let (view, acts) = (plan.view(), plan.acts());
        let here = Self {
            plan,
            asked,
            ask: RwSignal::new(None),
            editions: RwSignal::new(None),
            people: Memo::new(move |_| People::of(session.directory().get(), desk::today())),
            roles: Memo::new(move |_| session.roles()),
            is_archived: Memo::new(move |_| {
                acts.track();
                plan.read(|document| SignOff::of(document).stand.step == Step::Archived)
            }),
            names: Memo::new(move |_| view.with(|view| Arc::new(model::places(&view.rows)))),
            session,
        };
        here.keep_editions();
        provide_context(here);
        here
    }

    /// That of this page.
    pub(super) fn here() -> Self {
        expect_context()
    }

    fn keep_editions(self) {
        let library = expect_context::<Library>();
        let doc = self.plan.doc();
        let numbers = library.issued();
        Effect::new(move |_| {
            numbers.track();
            spawn_local(async move {
                // What cannot be read now is read with the next change.
                if let Ok(editions) = library.editions_of(doc).await {
                    let read = editions.iter().map(Edition::of).collect();
                    self.editions.try_set(Some(Arc::new(read)));
                }
            });
        });
    }

    /// Who is who. Tracked.
    pub(super) fn people(self) -> People {
        self.people.get()
    }

    /// The posts of the person at this device, untracked.
    pub(super) fn roles(self) -> Vec<Role> {
        self.roles.get_untracked()
    }

    /// Whether the plan can only be read: then nothing is brought back. Tracked.
    pub(super) fn is_archived(self) -> bool {
        self.is_archived.get()
    }

    /// The person at this device. Tracked.
    pub(super) fn me(self) -> Option<PersonId> {
        self.session.person()
    }

    /// How one speaks of a part, one that is gone too. Tracked.
    pub(super) fn name(self, node: NodeId) -> String {
        self.named(node).1
    }

    /// The same, and whether it has a name of its own. Tracked.
    pub(super) fn named(self, node: NodeId) -> Named {
        let shown = self.names.with(|names| names.get(&node).cloned());
        shown.unwrap_or_else(|| {
            let text = self.plan.read(|document| document.text(node));
            (true, model::name_of_gone(&text))
        })
    }

    /// The version that a name stands for; `None` where it is not on this device. Tracked.
    pub(super) fn version(self, at: &At) -> Option<Version> {
        match at {
            At::Now => Some(self.plan.read(Document::version)),
            At::Heads(version) => {
                let is_here =
                    |document: &Document| version.heads.iter().all(|head| document.contains(*head));
                self.plan.read(is_here).then(|| version.clone())
            }
            At::Edition(number) => {
                let content = self.edition(*number)?.content;
                self.plan
                    .read(|document| lientich_shared::plan::amendment::pinned(document, content))
            }
        }
    }

    /// An Edition by its number. Tracked.
    pub(super) fn edition(self, number: u32) -> Option<Edition> {
        let editions = self.editions.get()?;
        editions
            .iter()
            .find(|edition| edition.number == number)
            .copied()
    }

    /// How one speaks of a version, in the middle of a sentence. Tracked.
    pub(super) fn called(self, at: &At) -> String {
        match at {
            At::Now => h().version_now.to_owned(),
            At::Edition(number) => {
                let day = self
                    .edition(*number)
                    .map(|edition| edition.issued.day().to_string());
                fill(
                    h().version_issued,
                    &[&number.to_string(), &day.unwrap_or_default()],
                )
            }
            At::Heads(version) => self.called_by_heads(version),
        }
    }

    fn called_by_heads(self, version: &Version) -> String {
        let last = self.plan.read(|document| {
            let heads = version
                .heads
                .iter()
                .filter_map(|head| document.change(*head));
            let last = heads.max_by_key(|change| change.at)?;
            Some((last.at, document.author(last.id.replica)))
        });
        let Some((at, author)) = last else {
            return h().version_first.to_owned();
        };
        let name = self
            .people()
            .name_or_unknown(author.map(|author| author.person));
        let when = names::moment(at, desk::today());
        fill(h().version_of, &[&when, &name])
    }

    /// Where something that can be asked for is found.
    pub(super) fn address(self, asked: &Asked) -> String {
        format!("{}{}", routes::history(self.plan.doc()), asked.query())
    }

    /// Goes there. A filter takes the place of the one before it in the browser's history.
    pub(super) fn go(self, asked: &Asked) {
        let stays = matches!(asked, Asked::Timeline(..));
        let options = NavigateOptions {
            replace: stays,
            scroll: !stays,
            ..NavigateOptions::default()
        };
        leptos_router::hooks::use_navigate()(&self.address(asked), options);
    }
}
