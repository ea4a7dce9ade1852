//! Thêm: the language, who is who, this device, signing out, about the app.

use leptos::prelude::*;
use leptos::task::spawn_local;

use lientich_shared::permissions::{Action, may};

use crate::desk;
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::audit;
use crate::strings::{Language, fill, language, members, names, t};
use crate::sync::Sync;
use crate::ui::dialog::Dialog;
use crate::ui::field::Choices;
use crate::ui::toast::Toasts;

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let me = move || {
        let directory = session.directory().get()?;
        directory.name(session.person()?).map(str::to_owned)
    };
    view! {
        <PageHead title=t().more_place.to_owned() sub=view! { <p class="sub">{me}</p> }.into_any()/>
        <div class="page">
            <LanguageChoice/>
            <ThisDevice/>
            <People/>
            <Trail/>
            <About/>
        </div>
    }
    .into_any()
}

#[component]
fn LanguageChoice() -> impl IntoView {
    let chosen = RwSignal::new(language().code().to_owned());
    Effect::new(move |before: Option<String>| {
        let now = chosen.get();
        if before.is_some_and(|before| before != now) {
            desk::speak(Language::from_code(&now));
        }
        now
    });
    let options = vec![
        ("vi", "Tiếng Việt".to_owned()),
        ("en", "English".to_owned()),
    ];
    view! { <section class="card"><Choices name="language" label=t().language_title options value=chosen/></section> }.into_any()
}

#[component]
fn ThisDevice() -> impl IntoView {
    let sync = expect_context::<Sync>();
    let kept = RwSignal::new(None::<desk::Keeping>);
    spawn_local(async move {
        let keeping = desk::keeping().await;
        kept.try_set(Some(keeping));
    });
    let sent = move || match sync.kept().get() {
        0 => t().all_sent.to_owned(),
        count => fill(t().unsent_here, &[&count.to_string()]),
    };
    let promise = move || {
        kept.get().map(|kept| {
            if kept.is_promised {
                t().storage_kept
            } else {
                t().storage_at_risk
            }
        })
    };
    let used = move || {
        kept.get()
            .and_then(|kept| kept.megabytes)
            .map(|used| fill(t().storage_used, &[&used]))
    };
    view! {
        <section class="card stack">
            <h2>{t().this_device}</h2>
            <p>{sent}</p>
            <p>{promise}</p>
            <p class="muted">{used}</p>
            <SignOut/>
        </section>
    }
    .into_any()
}

#[component]
fn SignOut() -> impl IntoView {
    let session = expect_context::<Session>();
    let sync = expect_context::<Sync>();
    let toasts = Toasts::here();
    let open = RwSignal::new(false);
    let leave = move |_| {
        spawn_local(async move {
            if session.sign_out().await.is_err() {
                toasts.say(t().act_failed);
            }
        });
    };
    let unsent = Signal::derive(move || sync.kept().get());
    let count = move || unsent.get().to_string();
    view! {
        <div><button type="button" class="btn danger" data-act="sign-out" on:click=move |_| open.set(true)>{t().sign_out}</button></div>
        <Dialog open title=t().sign_out_title.to_owned()>
            {move || (0 < unsent.get()).then(|| view! { <p class="notice late" role="alert">{fill(t().sign_out_unsent, &[&count()])}</p> })}
            <p>{t().sign_out_safe}</p>
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>{t().cancel}</button>
                <button type="button" class="btn danger" data-act="confirm-sign-out" on:click=leave>
                    {move || if unsent.get() == 0 { t().sign_out.to_owned() } else { fill(t().sign_out_anyway, &[&count()]) }}
                </button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// Everybody with a post, read only.
#[component]
fn People() -> impl IntoView {
    let directory = expect_context::<Session>().directory();
    let rows = move || {
        let directory = directory.get()?;
        let today = desk::today();
        let row = |person: &lientich_shared::directory::Person| {
            let posts: Vec<&str> = directory
                .roles(person.id, today)
                .into_iter()
                .map(names::role)
                .collect();
            let posts = if posts.is_empty() {
                members::t().no_post.to_owned()
            } else {
                posts.join(", ")
            };
            view! { <li class="person"><b>{person.name.clone()}</b><span class="muted">{posts}</span></li> }.into_any()
        };
        Some(directory.people.iter().map(row).collect_view())
    };
    view! { <section class="card"><h2>{members::t().people}</h2><ul>{rows}</ul></section> }
        .into_any()
}

/// The way to the audit trail, for those who may read it.
#[component]
fn Trail() -> impl IntoView {
    let session = expect_context::<Session>();
    move || {
        may(&session.roles(), Action::ReadAudit).is_allowed().then(|| {
            view! {
                <a href=routes::AUDIT class="card" data-act="to-audit"><b>{audit::t().title}</b><span class="muted">{audit::t().link_hint}</span></a>
            }
            .into_any()
        })
    }
}

#[component]
fn About() -> impl IntoView {
    view! {
        <section class="card stack">
            <h2>{t().about}</h2>
            <p>{fill(t().version, &[env!("CARGO_PKG_VERSION")])}</p>
            <p class="muted">{t().about_text}</p>
        </section>
    }
    .into_any()
}
