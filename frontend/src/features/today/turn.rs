//! What of a sign-off waits for this person: their signature, or the consent of Ban nữ công. Whom else it waits for, the
//! page of signing says.

use leptos::prelude::*;
use lientich_shared::directory::Directory;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::document::Document;
use lientich_shared::permissions::{self, Action, signing};
use lientich_shared::plan::sign_off::{Obstacle, SignOff, content_hash, obstacles};
use lientich_shared::time::Day;

use crate::asking;
use crate::desk;
use crate::plan_store::{Opened, Plans};
use crate::routes;
use crate::session::Session;
use crate::strings::sign_off::t;
use crate::talks::Talks;

/// What a plan waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// A consent to so many clauses.
    Consents(usize),
    /// Both signatures, as far as they are missing.
    Signatures,
}

/// A plan that waits for the person's signature or consent; nothing where it does not.
#[component]
pub(super) fn TurnCard(doc: DocId, title: String) -> impl IntoView {
    let session = expect_context::<Session>();
    let opened = expect_context::<Plans>().open(doc);
    let counts = asking::counts(session, expect_context::<Talks>().about(doc));
    let title = StoredValue::new(title);
    let mine = Memo::new(move |_| {
        let Opened::Ready(plan) = opened.get() else {
            return None;
        };
        plan.revision().track();
        // A step or a signature alters no words.
        plan.acts().track();
        let (me, directory) = (session.person()?, session.directory().get()?);
        let may_consent = permissions::may(&session.roles(), Action::Consent).is_allowed();
        let unanswered = counts.get().open;
        plan.read(|document| match wanted(document)? {
            Wanted::Consents(count) => may_consent.then_some(Wanted::Consents(count)),
            Wanted::Signatures => (unanswered == 0
                && may_sign(document, &directory, me, desk::today()))
            .then_some(Wanted::Signatures),
        })
    });
    move || {
        let (count, words) = match mine.get()? {
            Wanted::Consents(count) => (count, t().turn_consent),
            Wanted::Signatures => (1, t().turn_sign),
        };
        Some(
            view! {
                <a href=routes::sign_off(doc) class="card counted" data-testid="turn-card">
                    <span class="count">{count}</span>
                    <span class="grow"><b>{words}</b><br/><span class="small muted">{title.get_value()}</span></span>
                </a>
            }
            .into_any(),
        )
    }
}

/// What a plan at the step of signing waits for; `None` at other steps, and while something else stands in the way.
fn wanted(document: &Document) -> Option<Wanted> {
    let sign_off = SignOff::of(document);
    if !sign_off.is_open() {
        return None;
    }
    let open = obstacles(document, &sign_off.consents);
    let consents = open
        .iter()
        .filter(|one| matches!(one, Obstacle::NoConsent(_)));
    match (open.len(), consents.count()) {
        (0, _) => Some(Wanted::Signatures),
        (_, 0) => None,
        (_, count) => Some(Wanted::Consents(count)),
    }
}

/// Whether a person may sign for a side that has not signed what stands here.
fn may_sign(document: &Document, directory: &Directory, me: PersonId, today: Day) -> bool {
    let sign_off = SignOff::of(document);
    let content = content_hash(document);
    if sign_off.is_signed_by_both(content) || sign_off.on(content).any(|one| one.person == me) {
        return false;
    }
    signing::offers(directory, &sign_off, me, today)
        .iter()
        .any(|offer| sign_off.on(content).all(|one| one.side != offer.side))
}
