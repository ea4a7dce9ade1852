//! A person's devices: when they came in, on whose invitation; revoking a lost one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::api::members::DeviceLine;
use lientich_shared::ids::{DeviceId, PersonId};
use lientich_shared::permissions::members::Denial;

use crate::desk;
use crate::members::Members;
use crate::parties::People;
use crate::session::Session;
use crate::shell::doing::Doing;
use crate::strings::{fill, members, members::t, names, t as everywhere};
use crate::ui::dialog::Dialog;
use crate::ui::list::list;
use crate::ui::live::live;
use crate::ui::tag::{Tone, pill};
use crate::ui::toast::Toasts;

/// The section, for those who may see the devices.
#[component]
pub(super) fn Devices(
    /// Whose.
    person: PersonId,
) -> impl IntoView {
    let members = Members::here();
    let session = expect_context::<Session>();
    let is_own = Memo::new(move |_| session.person() == Some(person));
    let ruling = Memo::new(move |_| members.ruling(|rules| rules.keep_devices(person)));
    let title = Signal::derive(move || {
        if is_own.get() {
            t().my_devices
        } else {
            t().devices
        }
    });
    let body = move || match ruling.get() {
        Ok(()) => view! { <DeviceList person/> }.into_any(),
        Err(denial) => {
            let words = match denial {
                Denial::OnlyFor(roles) => fill(t().devices_hidden, &[&members::holders(roles)]),
                denial => members::denial(denial),
            };
            view! { <p class="muted">{words}</p> }.into_any()
        }
    };
    view! { <section class="card stack" data-testid="devices"><h2>{title}</h2>{live(body)}</section> }
        .into_any()
}

#[component]
fn DeviceList(person: PersonId) -> impl IntoView {
    let members = Members::here();
    let session = expect_context::<Session>();
    let lines = RwSignal::new(None::<Vec<DeviceLine>>);
    let wrong = RwSignal::new(None::<String>);
    // A newer directory, or the network coming back, may bring other devices.
    let version = Memo::new(move |_| session.directory().get().map(|directory| directory.version));
    Effect::new(move |_| {
        version.track();
        if members.is_offline() {
            return wrong.set(Some(t().devices_need_network.to_owned()));
        }
        wrong.set(None);
        spawn_local(async move {
            match members.devices().await {
                Ok(all) => {
                    let of_person = all.into_iter().filter(|line| line.person == person);
                    lines.try_set(Some(of_person.collect()));
                }
                Err(sentence) => drop(wrong.try_set(Some(sentence))),
            }
        });
    });
    let said = move || match (
        wrong.get(),
        lines.with(|lines| lines.as_ref().map(Vec::len)),
    ) {
        (Some(wrong), _) => Some(wrong),
        (None, None) => Some(everywhere().loading.to_owned()),
        (None, Some(0)) => Some(t().devices_none.to_owned()),
        _ => None,
    };
    let rows = move || lines.get().unwrap_or_default();
    view! {
        {live(move || match said() {
            Some(said) => view! { <p class="muted">{said}</p> }.into_any(),
            None => ().into_any(),
        })}
        <ul>{list(rows, |line| format!("{line:?}"), |line| view! { <DeviceRow line/> }.into_any())}</ul>
    }
    .into_any()
}

#[component]
fn DeviceRow(line: DeviceLine) -> impl IntoView {
    let session = expect_context::<Session>();
    let open = RwSignal::new(false);
    let today = desk::today();
    let people = People::of(session.directory().get_untracked(), today);
    let joined = names::moment(line.joined, today);
    let came = match line.invited_by {
        Some(by) => fill(t().device_line, &[&joined, &people.name(by)]),
        None => fill(t().device_operator, &[&joined]),
    };
    let is_this = session.me().is_some_and(|me| me.device == line.device);
    let device = line.device;
    let label = line.label.clone();
    let end = match line.revoked {
        Some(at) => pill(
            Tone::Late,
            fill(t().device_revoked, &[&names::moment(at, today)]),
        ),
        None => view! {
            <button type="button" class="btn quiet danger" data-act="revoke" on:click=move |_| open.set(true)>{t().revoke}</button>
        }
        .into_any(),
    };
    view! {
        <li class="post-row" data-device=device.to_string()>
            <span class="grow">
                <span class="row"><b>{line.label}</b>{is_this.then(|| pill(Tone::Plain, t().device_this))}</span>
                <span class="small muted">{came}</span>
            </span>
            {end}
            <Dialog open title=fill(t().revoke_title, &[&label])><RevokeForm device open/></Dialog>
        </li>
    }
    .into_any()
}

#[component]
fn RevokeForm(device: DeviceId, open: RwSignal<bool>) -> impl IntoView {
    let members = Members::here();
    let doing = Doing::new(members);
    let toasts = Toasts::here();
    let revoke = move |_| {
        doing.run(async move { members.revoke(device).await }, move |()| {
            open.try_set(false);
            toasts.say(t().revoked);
        });
    };
    view! {
        <p>{t().revoke_what}</p>
        <p class="muted">{t().revoke_then}</p>
        {doing.said()}
        <div class="dialog-foot">
            {super::cancel(open)}
            <button type="button" class="btn danger" data-act="confirm-revoke" disabled=doing.rests() on:click=revoke>{t().revoke_confirm}</button>
        </div>
    }
    .into_any()
}
