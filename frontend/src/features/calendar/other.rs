//! The private address by which other calendar programs read what the person has to do: made, shown once,
//! renewed, revoked. It needs the server.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::time::Timestamp;

use crate::desk;
use crate::members::Members;
use crate::strings::calendar::t;
use crate::strings::{fill, members, t as everywhere};
use crate::ui::live::{live, maybe};
use crate::ui::toast::Toasts;

/// Whether there is an address.
#[derive(Clone, Copy, PartialEq)]
enum Known {
    /// Nobody has heard.
    Unheard,
    /// There is none.
    Missing,
    /// It was made at this instant.
    Made(Timestamp),
}

/// How the address stands.
#[derive(Clone, Copy)]
struct Standing {
    members: Members,
    toasts: Toasts,
    made: RwSignal<Known>,
    /// The new one, to be copied now.
    link: RwSignal<Option<String>>,
    wrong: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
}

impl Standing {
    /// Asks the server as soon as there is a network and until it has answered.
    fn look(self) {
        if self.members.is_offline() || self.made.get() != Known::Unheard {
            return;
        }
        spawn_local(async move {
            if let Ok(made) = self.members.calendar_address().await {
                self.made.try_set(made.map_or(Known::Missing, Known::Made));
            }
        });
    }

    fn make(self) {
        self.begin();
        spawn_local(async move {
            match self.members.make_calendar().await {
                Ok(link) => {
                    self.link.try_set(Some(link));
                    self.made.try_set(Known::Made(desk::now()));
                }
                Err(sentence) => drop(self.wrong.try_set(Some(sentence))),
            }
            self.busy.try_set(false);
        });
    }

    fn end(self) {
        self.begin();
        spawn_local(async move {
            match self.members.end_calendar().await {
                Ok(()) => {
                    self.link.try_set(None);
                    self.made.try_set(Known::Missing);
                    self.toasts.say(t().sub_ended);
                }
                Err(sentence) => drop(self.wrong.try_set(Some(sentence))),
            }
            self.busy.try_set(false);
        });
    }

    fn begin(self) {
        self.busy.set(true);
        self.wrong.set(None);
    }
}

/// The section.
pub(super) fn subscription() -> AnyView {
    let standing = Standing {
        members: Members::here(),
        toasts: Toasts::here(),
        made: RwSignal::new(Known::Unheard),
        link: RwSignal::new(None),
        wrong: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    Effect::new(move |_| standing.look());
    let wrong = move || {
        let offline = || members::t().needs_network.to_owned();
        let said = standing.wrong.get();
        let words = said.or_else(|| standing.members.is_offline().then(offline))?;
        Some(view! { <p class="notice late" role="alert">{words}</p> }.into_any())
    };
    view! {
        <section class="card stack" data-testid="subscription">
            <h2>{t().sub_title}</h2>
            <p class="muted">{t().sub_hint}</p>
            {live(move || facts(&standing))}
            {maybe(move || standing.link.get().map(|link| new_link(&standing, link)))}
            {maybe(wrong)}
            {live(move || buttons(&standing))}
        </section>
    }
    .into_any()
}

fn facts(standing: &Standing) -> AnyView {
    let words = match standing.made.get() {
        Known::Unheard => return ().into_any(),
        Known::Missing => t().sub_none.to_owned(),
        Known::Made(made) => fill(t().sub_made, &[&made.day().to_string()]),
    };
    view! { <p>{words}</p> }.into_any()
}

fn new_link(standing: &Standing, link: String) -> AnyView {
    let toasts = standing.toasts;
    let copied = link.clone();
    let copy = move |_| desk::copy(copied.clone(), toasts);
    view! {
        <div class="notice ok stack" role="status">
            <p>{t().sub_new}</p>
            <code class="calendar-link" data-testid="calendar-link">{link}</code>
            <div><button type="button" class="btn primary" data-act="copy-calendar" on:click=copy>{everywhere().copy}</button></div>
        </div>
    }
    .into_any()
}

fn buttons(standing: &Standing) -> AnyView {
    let standing = *standing;
    let rests = move || standing.busy.get() || standing.members.is_offline();
    let has_one = matches!(standing.made.get(), Known::Made(_));
    let (words, hint) = if has_one {
        (t().sub_renew, Some(t().sub_renew_hint))
    } else {
        (t().sub_make, None)
    };
    let end = has_one.then(|| {
        view! { <button type="button" class="btn" data-act="end-calendar" disabled=rests on:click=move |_| standing.end()>{t().sub_end}</button> }
    });
    view! {
        <div class="row">
            <button type="button" class="btn" data-act="make-calendar" disabled=rests on:click=move |_| standing.make()>{words}</button>
            {end}
            {hint.map(|hint| view! { <span class="small muted">{hint}</span> })}
        </div>
    }
    .into_any()
}
