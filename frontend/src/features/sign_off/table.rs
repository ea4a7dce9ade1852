//! The open plan as the page of signing holds it: what it reads of it, who the person is, and the way to act.

use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::directory::{Directory, Role};
use lientich_shared::log::change::{Act, Side};
use lientich_shared::log::talk::Docket;
use lientich_shared::permissions::signing::{self, Offer};
use lientich_shared::permissions::{self, Action};
use lientich_shared::plan::view::PlanKind;

use super::model::{self, Picture};
use crate::asking::{self, Counts};
use crate::checks::Checks;
use crate::desk;
use crate::docket::Dockets;
use crate::library::{Library, Line};
use crate::parties::People;
use crate::plan_store::PlanStore;
use crate::reading;
use crate::session::Session;
use crate::strings::sign_off::{head, t as s};
use crate::strings::t;
use crate::talks::Talks;
use crate::ui::toast::Toasts;

/// The open plan on the page of signing.
#[derive(Clone, Copy)]
pub(super) struct Table {
    /// Its store.
    pub(super) plan: PlanStore,
    /// Who works here.
    pub(super) session: Session,
    /// Where the page says what was done.
    pub(super) toasts: Toasts,
    /// What the page may have open over it. Not in the rows: those are drawn anew when something arrives.
    pub(super) dialogs: Dialogs,
    /// What rà soát finds in it.
    pub(super) checks: Checks,
    picture: Memo<Arc<Picture>>,
    docket: Memo<Option<Docket>>,
    edition: Memo<u32>,
    opinions: Memo<Counts>,
}

/// The dialogs of the page.
#[derive(Clone, Copy)]
pub(super) struct Dialogs {
    /// The clauses of Ban nữ công.
    pub(super) womens: RwSignal<bool>,
    /// Signing.
    pub(super) sign: RwSignal<bool>,
    /// By what one signs there.
    pub(super) offer: RwSignal<Option<Offer>>,
    /// Leave to sign in the principal's place.
    pub(super) delegate: RwSignal<bool>,
}

impl Table {
    /// Makes it and hands it to everything on the page.
    pub(super) fn provide(plan: PlanStore) -> Self {
        let lines = expect_context::<Library>().plans();
        let (revision, acts) = (plan.revision(), plan.acts());
        let doc = plan.doc();
        let session = expect_context::<Session>();
        let talk = expect_context::<Talks>().about(doc);
        let opinions = asking::counts(session, talk);
        let dockets = Dockets::here();
        let picture = Memo::new(move |_| {
            revision.track();
            acts.track();
            let mut picture = plan.read(Picture::of);
            picture.unanswered = opinions.with(|counts| counts.open);
            Arc::new(picture)
        });
        let table = Self {
            plan,
            session,
            toasts: Toasts::here(),
            checks: Checks::of(plan),
            dialogs: Dialogs {
                womens: RwSignal::new(false),
                sign: RwSignal::new(false),
                offer: RwSignal::new(None),
                delegate: RwSignal::new(false),
            },
            picture,
            docket: Memo::new(move |_| dockets.holding(picture.with(|picture| picture.hash))),
            opinions,
            edition: Memo::new(move |_| {
                let is_this = |line: &&Line| line.doc == doc;
                lines
                    .with(|lines| lines.iter().find(is_this)?.edition)
                    .unwrap_or_default()
            }),
        };
        provide_context(table);
        table
    }

    /// That of this page.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// What the page says. Tracked.
    pub(super) fn picture(self) -> Arc<Picture> {
        self.picture.get()
    }

    /// Under which number this content was issued, where it was entered afterwards. Tracked.
    pub(super) fn docket(self) -> Option<Docket> {
        self.docket.get()
    }

    /// Plan, regulation or report. Tracked.
    pub(super) fn kind(self) -> PlanKind {
        reading::kind(&self.picture().content)
    }

    /// How far the answers to the opinions have come. Tracked.
    pub(super) fn opinions(self) -> Counts {
        self.opinions.get()
    }

    /// The number of the newest Edition, 0 before the first. Tracked.
    pub(super) fn edition(self) -> u32 {
        self.edition.get()
    }

    /// The number that both signatures will give. Tracked.
    pub(super) fn next(self) -> u32 {
        self.edition.get() + 1
    }

    /// Who is who. Tracked.
    pub(super) fn people(self) -> People {
        People::of(self.session.directory().get(), desk::today())
    }

    /// Whether the person may do something. Tracked.
    pub(super) fn may(self, action: Action) -> bool {
        permissions::may(&self.session.roles(), action).is_allowed()
    }

    /// By what the person may sign for a side today. Tracked.
    pub(super) fn offer(self, side: Side) -> Option<Offer> {
        let (person, directory) = (self.session.person()?, self.session.directory().get()?);
        let sign_off = &self.picture().sign_off;
        let offers = signing::offers(&directory, sign_off, person, desk::today());
        offers.into_iter().find(|offer| offer.side == side)
    }

    /// Whether the person has signed this content for the other side. Tracked.
    pub(super) fn has_signed_for_other(self, side: Side) -> bool {
        let picture = self.picture();
        self.session.person().is_some_and(|person| {
            signing::has_signed_for_other(&picture.sign_off, person, picture.hash, side)
        })
    }

    /// The names of those who hold a post today. Tracked.
    pub(super) fn holders(self, role: Role) -> Vec<String> {
        let people = self.people();
        let names = |directory: Arc<Directory>| {
            let holders = model::holders(&directory, role, desk::today());
            holders
                .into_iter()
                .map(|person| people.name(person))
                .collect()
        };
        self.session
            .directory()
            .get()
            .map(names)
            .unwrap_or_default()
    }

    /// Who signs for a side, in words: the holder's name, else the post. Tracked.
    pub(super) fn signer(self, side: Side) -> String {
        let (post, role) = head(side);
        let names = self.holders(role);
        if names.is_empty() {
            post.to_owned()
        } else {
            names.join(", ")
        }
    }

    /// Does acts and says so.
    pub(super) fn act(self, acts: Vec<Act>, done: impl Into<String>) {
        if self.plan.dispatch_all(acts).is_ok() {
            self.toasts.say(done);
        } else {
            self.toasts.say(t().act_failed);
        }
    }
}

/// Names as one says them: "A, B hoặc C".
pub(super) fn any_of(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [others @ .., last] => format!("{} {} {last}", others.join(", "), s().or),
    }
}
