//! Inviting one person: a link that works once, to be scanned, sent or copied.

use leptos::prelude::*;
use lientich_shared::api::members;
use lientich_shared::ids::PersonId;
use lientich_shared::time::{Day, Timestamp};

use super::model::View;
use crate::desk;
use crate::members::Members;
use crate::session::Session;
use crate::shell::doing::Doing;
use crate::strings::{fill, members::t, t as everywhere};
use crate::ui::dialog::Dialog;
use crate::ui::icon::Icon;
use crate::ui::live::{live, when};
use crate::ui::qr;
use crate::ui::toast::Toasts;

/// The button with its dialog, for those who may invite the person.
#[component]
pub(super) fn Invitation(
    /// Whom.
    person: PersonId,
    /// Their name.
    name: Signal<String>,
) -> impl IntoView {
    let members = Members::here();
    let session = expect_context::<Session>();
    let open = RwSignal::new(false);
    let allowed = move || members.ruling(|rules| rules.invite(person)).is_ok();
    let has_device = Memo::new(move |_| {
        let directory = session.directory().get();
        let roles = session.roles();
        directory
            .is_some_and(|directory| View::of(&directory, desk::today(), &roles).has_device(person))
    });
    let class = Signal::derive(move || {
        if has_device.get() {
            "btn"
        } else {
            "btn primary"
        }
    });
    let words = Signal::derive(move || {
        if has_device.get() {
            t().invite_again
        } else {
            t().invite
        }
    });
    let title = Signal::derive(move || fill(t().invite_title, &[&name.get()]));
    when(allowed, move || {
        view! {
                <button type="button" class=class data-act="invite" on:click=move |_| open.set(true)>{Icon::Qr.view()}{words}</button>
                <Dialog open title><Invite person name=name.get_untracked() open/></Dialog>
            }
            .into_any()
    })
}

#[component]
fn Invite(person: PersonId, name: String, open: RwSignal<bool>) -> impl IntoView {
    let members = Members::here();
    let doing = Doing::new(members);
    let made = RwSignal::new(None::<members::Invitation>);
    let make = move |_| {
        doing.run(
            async move { members.invite(person).await },
            move |made_now| {
                made.try_set(Some(made_now));
            },
        );
    };
    let what = fill(t().invite_what, &[&name]);
    live(move || {
        match made.get() {
        Some(made) => view! { <Made made name=name.clone()/> }.into_any(),
        None => view! {
            <p>{what.clone()}</p>
            <p class="muted">{t().invite_older}</p>
            {doing.said()}
            <div class="dialog-foot">
                {super::cancel(open)}
                <button type="button" class="btn primary" data-act="make-link" disabled=doing.rests() on:click=make>{t().make_link}</button>
            </div>
        }
        .into_any(),
    }
    })
}

/// The link, in every form in which it can be handed over.
#[component]
fn Made(made: members::Invitation, name: String) -> impl IntoView {
    let toasts = Toasts::here();
    let link = made.link;
    let copied = link.clone();
    let words = fill(t().share_text, &[&name]);
    let share = {
        let link = link.clone();
        move |_| desk::share(words.clone(), link.clone())
    };
    view! {
        {qr::code(&link, fill(t().qr, &[&name]))}
        <p class="small muted">{t().scan}</p>
        <div class="field">
            <label for="invitation-link">{t().link}</label>
            <input class="input" id="invitation-link" data-testid="invitation-link" type="text" readonly prop:value=link/>
        </div>
        <p class="small muted">{fill(t().link_expires, &[&until(made.expires)])}</p>
        <div class="dialog-foot">
            {desk::can_share().then(|| view! { <button type="button" class="btn" data-act="share-link" on:click=share>{Icon::Issue.view()}{t().share}</button> })}
            <button type="button" class="btn primary" data-act="copy-link" on:click=move |_| desk::copy(copied.clone(), toasts)>{Icon::Copy.view()}{everywhere().copy}</button>
        </div>
    }
    .into_any()
}

/// The last whole day on which a link works.
pub(super) fn until(expires: Timestamp) -> String {
    Day(expires.day().0 - 1).to_string()
}
