//! Signing out: first what exists only on this device is told, and can be sent or kept; then the
//! device forgets everything, as a computer that others use must.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::sync::status::Status;

use crate::desk;
use crate::library::Library;
use crate::strings::{fill, t};
use crate::sync::Sync;
use crate::ui::dialog::Dialog;
use crate::ui::live::{live, words};
use crate::ui::toast::Toasts;

const PLAIN: &str = "text/plain;charset=utf-8";

/// The button with its dialog.
#[component]
pub(super) fn SignOut() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <div><button type="button" class="btn danger" data-act="sign-out" on:click=move |_| open.set(true)>{t().sign_out}</button></div>
        <Dialog open title=t().sign_out_title.to_owned()><Leaving open/></Dialog>
    }
    .into_any()
}

#[component]
fn Leaving(open: RwSignal<bool>) -> impl IntoView {
    let sync = expect_context::<Sync>();
    let toasts = Toasts::here();
    let leave = move |_| {
        spawn_local(async move {
            if sync.sign_out().await.is_err() {
                toasts.say(t().act_failed);
            }
        });
    };
    let label = move || match sync.kept().get() {
        0 => t().sign_out.to_owned(),
        kept => fill(t().sign_out_anyway, &[&kept.to_string()]),
    };
    view! {
        <OnlyHere/>
        <p>{t().sign_out_safe}</p>
        <p class="muted">{t().sign_out_shared}</p>
        <div class="dialog-foot">
            <button type="button" class="btn" on:click=move |_| open.set(false)>{t().cancel}</button>
            <button type="button" class="btn danger" data-act="confirm-sign-out" on:click=leave>{words(label)}</button>
        </div>
    }
    .into_any()
}

/// What would be lost, and the ways to save it.
#[component]
fn OnlyHere() -> impl IntoView {
    let sync = expect_context::<Sync>();
    let library = expect_context::<Library>();
    let toasts = Toasts::here();
    let status = sync.status();
    let keep = move |_| {
        spawn_local(async move {
            let is_kept = library.words_only_here().await.is_ok_and(|words| {
                !words.is_empty() && desk::hand_out(t().sign_out_file, PLAIN, words.as_bytes())
            });
            if !is_kept {
                toasts.say(t().act_failed);
            }
        });
    };
    live(move || {
        let kept = sync.kept().get();
        let refused = sync.refusals().with(|refusals| refusals.len());
        if kept == 0 && refused == 0 {
            return ().into_any();
        }
        let count = |template, count: usize| {
            let words = fill(template, &[&count.to_string()]);
            (0 < count).then(|| view! { <p>{words}</p> }.into_any())
        };
        let is_offline = matches!(status.get(), Status::Offline { .. });
        let offline = is_offline.then(|| view! { <p>{t().sign_out_offline}</p> }.into_any());
        let send = (0 < kept && !is_offline).then(|| {
            view! { <button type="button" class="btn" data-act="send-now" on:click=move |_| sync.now()>{t().sign_out_send}</button> }.into_any()
        });
        view! {
            <div class="notice late" role="alert" data-testid="only-here">
                {count(t().sign_out_unsent, kept)}
                {count(t().sign_out_refused, refused)}
                {offline}
                <div class="row">
                    {send}
                    <button type="button" class="btn" data-act="keep-words" on:click=keep>{t().sign_out_keep}</button>
                </div>
            </div>
        }
        .into_any()
    })
}
