//! A plan with its rounds and what is said of it, as the pages of opinions hold it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::directory::Role;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::permissions::{self, Action};
use lientich_shared::talk::Talk;

use super::model::Source;
use crate::asking::{self, Receivers};
use crate::desk as table;
use crate::parties::People;
use crate::plan_store::{Opened, PlanStore, Plans};
use crate::session::Session;
use crate::talks::{PlanTalk, Talks};
use crate::ui::toast::Toasts;

/// The plan on the pages of opinions.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// Which.
    pub(super) doc: DocId,
    /// Who works here.
    pub(super) session: Session,
    /// Where a page says what was done.
    pub(super) toasts: Toasts,
    /// What is said of it, and the way to say something.
    pub(super) talk: PlanTalk,
    opened: Signal<Opened>,
    source: Memo<Found>,
}

/// What became of looking for the plan.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    /// Still looking.
    Opening,
    /// Neither a draft nor anything that was sent out is here.
    Nothing,
    /// Here it is.
    Here(Arc<Source>),
}

impl Desk {
    /// Makes it.
    pub(super) fn new(doc: DocId) -> Self {
        let talks = expect_context::<Talks>();
        let opened = expect_context::<Plans>().open(doc);
        let sent = sent(talks, doc);
        let source = move |_: Option<&Found>| match opened.get() {
            Opened::Opening => Found::Opening,
            Opened::Ready(plan) => {
                plan.revision().track();
                plan.acts().track();
                Found::Here(Arc::new(plan.read(Source::of_plan)))
            }
            Opened::Missing | Opened::Failed(_) => sent.get(),
        };
        Self {
            doc,
            session: expect_context(),
            toasts: Toasts::here(),
            talk: talks.about(doc),
            opened,
            source: Memo::new(source),
        }
    }

    /// The plan with its rounds. Tracked.
    pub(super) fn found(self) -> Found {
        self.source.get()
    }

    /// The same, once it is there. Tracked.
    pub(super) fn source(self) -> Option<Arc<Source>> {
        self.source.with(|found| match found {
            Found::Here(source) => Some(Arc::clone(source)),
            _ => None,
        })
    }

    /// The draft, for those who hold it. Tracked.
    pub(super) fn plan(self) -> Option<PlanStore> {
        match self.opened.get() {
            Opened::Ready(plan) => Some(plan),
            _ => None,
        }
    }

    /// What is said of it. Tracked.
    pub(super) fn said(self) -> Arc<Talk> {
        self.talk.view().get()
    }

    /// Who uses the device. Tracked.
    pub(super) fn me(self) -> Option<PersonId> {
        self.session.person()
    }

    /// The posts that they hold. Tracked.
    pub(super) fn roles(self) -> Vec<Role> {
        self.session.roles()
    }

    /// Whether they may do something. Tracked.
    pub(super) fn may(self, action: Action) -> bool {
        permissions::may(&self.roles(), action).is_allowed()
    }

    /// Whether they may give an opinion today. Tracked.
    pub(super) fn may_say(self) -> bool {
        let source = self.source();
        let round = source.as_ref().and_then(|source| source.last());
        let is_open = round.is_some_and(|round| round.is_open(table::today()));
        is_open && self.may(Action::GiveOpinion)
    }

    /// Who is who. Tracked.
    pub(super) fn people(self) -> People {
        People::of(self.session.directory().get(), table::today())
    }

    /// Whom a round reaches. Tracked.
    pub(super) fn receivers(self) -> Receivers {
        asking::receivers(self.session)
    }
}

/// What was sent out, for those who hold no draft.
fn sent(talks: Talks, doc: DocId) -> RwSignal<Found> {
    let sent = RwSignal::new(Found::Opening);
    let asked = talks.asked();
    Effect::new(move |_| {
        let asked = asked.get();
        let current = asked.iter().find(|asked| asked.plan == doc);
        let current = current.map_or(0, |asked| asked.current);
        spawn_local(async move {
            // What cannot be read now is read with the next change.
            let records = talks.rounds(doc).await.unwrap_or_default();
            let found = Source::of_sent(records, current);
            let found = found.map_or(Found::Nothing, |source| Found::Here(Arc::new(source)));
            sent.try_set(found);
        });
    });
    sent
}
