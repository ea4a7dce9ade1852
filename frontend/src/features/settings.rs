//! Thêm: the ways to people and devices, this device, signing out, the language, about the app.

mod sign_out;

use leptos::prelude::*;
use leptos::task::spawn_local;

use lientich_shared::permissions::{Action, may};

use crate::desk;
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::{
    Language, audit, bases, board, calendar, fill, language, members, reports, t, targets,
};
use crate::sync::Sync;
use crate::ui::field::Choices;
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::workload::{self, Reach};
use sign_out::SignOut;

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
            <People/>
            <ThisDevice/>
            <LanguageChoice/>
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

/// The ways to people and to one's own devices.
#[component]
fn People() -> impl IntoView {
    let session = expect_context::<Session>();
    let way = |href: String, act: &'static str, icon: Icon, words: &'static str| {
        view! { <li><a href=href class="way" data-act=act>{icon.view()}<span class="grow">{words}</span></a></li> }.into_any()
    };
    let own = move || {
        let Some(me) = session.person() else {
            return ().into_any();
        };
        way(
            routes::person(me),
            "my-devices",
            Icon::Person,
            members::t().my_posts,
        )
    };
    let trail = move || {
        if !may(&session.roles(), Action::ReadAudit).is_allowed() {
            return ().into_any();
        }
        way(
            routes::AUDIT.to_owned(),
            "to-audit",
            Icon::History,
            audit::t().title,
        )
    };
    let all_duties = move || {
        if workload::reach(session) == Reach::Own {
            return ().into_any();
        }
        way(
            routes::BOARD.to_owned(),
            "to-board",
            Icon::Duty,
            board::t().title,
        )
    };
    view! {
        <ul class="card rows">
            {live(all_duties)}
            {way(routes::TARGETS.to_owned(), "targets", Icon::Target, targets::t().page)}
            {way(routes::CALENDAR.to_owned(), "calendar", Icon::Today, calendar::t().title)}
            {way(routes::REPORTS.to_owned(), "to-reports", Icon::Issue, reports::t().title)}
            {way(routes::BASES.to_owned(), "to-bases", Icon::Check, bases::t().title)}
            {way(routes::MEMBERS.to_owned(), "members", Icon::Side, members::t().title)}
            {live(own)}
            {live(trail)}
        </ul>
    }
    .into_any()
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
