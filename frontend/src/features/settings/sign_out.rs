//! Signing out: first what exists only on this device is told, and can be sent or kept; then the
//! device forgets everything, as a computer that others use must.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::order::sort_by_key;
use lientich_shared::sync::status::Status;

use crate::desk;
use crate::evidence::Evidence;
use crate::library::Library;
use crate::library::unfinished::{Form, Unfinished};
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
    let begun = begun();
    let label = move || {
        let is_begun = begun.with(|begun| begun.as_ref().is_some_and(|begun| !begun.is_empty()));
        match sync.kept().get() {
            0 if is_begun => t().sign_out_anyway_begun.to_owned(),
            0 => t().sign_out.to_owned(),
            kept => fill(t().sign_out_anyway, &[&kept.to_string()]),
        }
    };
    // Nobody signs out before they could read what that costs.
    let is_looking = move || begun.with(Option::is_none);
    view! {
        <OnlyHere begun/>
        <p>{t().sign_out_safe}</p>
        <p class="muted">{t().sign_out_shared}</p>
        <div class="dialog-foot">
            <button type="button" class="btn" on:click=move |_| open.set(false)>{t().cancel}</button>
            <button type="button" class="btn danger" data-act="confirm-sign-out" disabled=is_looking on:click=leave>{words(label)}</button>
        </div>
    }
    .into_any()
}

/// What was begun in forms and not sent; `None` until the device was asked.
fn begun() -> RwSignal<Option<Vec<Unfinished>>> {
    let library = expect_context::<Library>();
    let begun = RwSignal::new(None);
    spawn_local(async move {
        // What cannot be read cannot be saved either.
        let found = library.unfinished().await.unwrap_or_default();
        begun.try_set(Some(found));
    });
    begun
}

/// What is begun, in a sentence; nothing of nothing.
fn told(begun: &[Unfinished]) -> Option<String> {
    let mut kinds: Vec<&str> = begun.iter().map(|one| kind(one.form)).collect();
    let count = kinds.len().to_string();
    sort_by_key(&mut kinds, |kind| *kind);
    kinds.dedup();
    let words = || fill(t().sign_out_begun, &[&count, &kinds.join(", ")]);
    (!begun.is_empty()).then(words)
}

fn kind(form: Form) -> &'static str {
    match form {
        Form::Comment | Form::Reply => t().begun_comment,
        Form::Wording | Form::WordingWhy => t().begun_wording,
        Form::Opinions => t().begun_opinion,
        Form::Decline | Form::DeclineSeveral | Form::Answer => t().begun_answer,
    }
}

/// What would be lost, and the ways to save it.
#[component]
fn OnlyHere(begun: RwSignal<Option<Vec<Unfinished>>>) -> impl IntoView {
    let sync = expect_context::<Sync>();
    let evidence = expect_context::<Evidence>();
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
        let begun = begun.with(|begun| begun.as_deref().and_then(told));
        let files = evidence.uploads().with(|files| files.len());
        if kept == 0 && refused == 0 && files == 0 && begun.is_none() {
            return ().into_any();
        }
        let has_words = 0 < kept || 0 < refused || begun.is_some();
        let keep_words = has_words.then(|| {
            view! { <button type="button" class="btn" data-act="keep-words" on:click=keep>{t().sign_out_keep}</button> }.into_any()
        });
        let count = |template, count: usize| {
            let words = fill(template, &[&count.to_string()]);
            (0 < count).then(|| view! { <p>{words}</p> }.into_any())
        };
        let is_offline = matches!(status.get(), Status::Offline { .. });
        let offline = is_offline.then(|| view! { <p>{t().sign_out_offline}</p> }.into_any());
        let send = (0 < kept + files && !is_offline).then(|| {
            view! { <button type="button" class="btn" data-act="send-now" on:click=move |_| sync.now()>{t().sign_out_send}</button> }.into_any()
        });
        view! {
            <div class="notice late" role="alert" data-testid="only-here">
                {count(t().sign_out_unsent, kept)}
                {count(t().sign_out_files, files)}
                {begun.map(|words| view! { <p>{words}</p> })}
                {count(t().sign_out_refused, refused)}
                {offline}
                <div class="row">
                    {send}
                    {keep_words}
                </div>
            </div>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_begun_is_named_before_it_is_lost() {
        let one = |form| Unfinished {
            form,
            words: "Họp ngày 5".to_owned(),
        };
        let begun = [Form::Opinions, Form::Comment, Form::Reply].map(one);
        let told = told(&begun).unwrap_or_default();
        assert_eq!(
            told,
            "Còn 3 phần viết dở chưa gửi (góp ý, ý kiến). Đăng xuất bây giờ thì mất chúng."
        );
        assert_eq!(super::told(&[]), None);
    }
}
