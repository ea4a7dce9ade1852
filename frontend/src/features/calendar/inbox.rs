//! Nhắc việc: what is due soon or overdue, read or not; how this device reminds; the calendar for other
//! programs.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::agenda::Entry;

use super::list::day_name;
use super::other;
use crate::agenda::Agenda;
use crate::desk;
use crate::reminders::{Hindrance, Permission, Reminders};
use crate::routes;
use crate::shell::page_head::PageHead;
use crate::strings::calendar::t;
use crate::strings::{fill, names};
use crate::ui::blank::{Blank, Loading};
use crate::ui::field::SelectField;
use crate::ui::icon::Icon;
use crate::ui::live::{live, maybe};
use crate::ui::tag::{Tone, pill};

/// The page.
#[component]
pub fn RemindersPage() -> impl IntoView {
    let agenda = Agenda::here();
    let reminders = Reminders::here();
    let body = move || match reminders.due(agenda) {
        None => view! { <Loading/> }.into_any(),
        Some(due) if due.is_empty() => {
            view! { <Blank icon=Icon::Check title=t().remind_none sentence=t().remind_none_hint/> }
                .into_any()
        }
        Some(due) => inbox(reminders, due),
    };
    let back = view! { <p class="sub row"><a href=routes::CALENDAR>{t().title}</a></p> };
    view! {
        <PageHead title=t().remind_title.to_owned() sub=back.into_any()/>
        <div class="page" data-testid="reminders">
            {live(body)}
            {settings(reminders)}
            {other::subscription()}
        </div>
    }
    .into_any()
}

fn inbox(reminders: Reminders, due: Vec<Entry>) -> AnyView {
    let has_unread = due.iter().any(|entry| !reminders.is_read(entry));
    let rows: Vec<AnyView> = due.iter().map(|entry| row(reminders, entry)).collect();
    let read_all = move |_| reminders.read(&due);
    let button = has_unread.then(|| {
        view! { <div class="row"><button type="button" class="btn" data-act="read-all" on:click=read_all>{t().remind_read_all}</button></div> }
    });
    view! { <section class="stack"><ul class="card rows reminders">{rows}</ul>{button}</section> }
        .into_any()
}

fn row(reminders: Reminders, entry: &Entry) -> AnyView {
    let today = desk::today();
    let is_read = reminders.is_read(entry);
    let tone = if entry.day < today {
        Tone::Late
    } else {
        Tone::Plain
    };
    let state = if is_read {
        t().remind_read
    } else {
        t().remind_unread
    };
    let href = format!("{}?ngay={}", routes::CALENDAR, entry.day.iso());
    let read = {
        let entry = entry.clone();
        move |_| reminders.read(std::slice::from_ref(&entry))
    };
    view! {
        <li class:unread=!is_read data-testid="reminder">
            <a href=href class="way leads-to" title=day_name(entry.day) on:click=read>
                <span class="grow">{entry.words.clone()}</span>
                {pill(tone, names::due(entry.day, today))}
                <span class="small muted">{state}</span>
            </a>
        </li>
    }
    .into_any()
}

fn settings(reminders: Reminders) -> AnyView {
    let wishes = untrack(|| reminders.wishes());
    let before = field(reminders, wishes.before, |wishes, before| {
        wishes.before = before;
    });
    let from = field(reminders, wishes.quiet_from, |wishes, hour| {
        wishes.quiet_from = hour;
    });
    let to = field(reminders, wishes.quiet_to, |wishes, hour| {
        wishes.quiet_to = hour;
    });
    let hour = field(reminders, wishes.hour, |wishes, hour| wishes.hour = hour);
    let days = [0_u8, 1, 2, 3, 7].map(|days| {
        let words = match days {
            0 => t().remind_same_day.to_owned(),
            days => fill(t().remind_days, &[&days.to_string()]),
        };
        (days.to_string(), words)
    });
    let hours: Vec<(String, String)> = (0_u8..24)
        .map(|hour| (hour.to_string(), fill(t().hour, &[&hour.to_string()])))
        .collect();
    let one = |options: Vec<(String, String)>| vec![(String::new(), options)];
    view! {
        <section class="card stack" data-testid="remind-settings">
            <h2>{t().remind_settings}</h2>
            <div class="calendar-fields">
                <SelectField id="remind-before" label=t().remind_before groups=one(days.to_vec()) value=before/>
                <SelectField id="remind-hour" label=t().remind_hour groups=one(hours.clone()) value=hour/>
                <SelectField id="quiet-from" label=t().quiet_from groups=one(hours.clone()) value=from/>
                <SelectField id="quiet-to" label=t().quiet_to groups=one(hours) value=to/>
            </div>
            {notices(reminders)}
        </section>
    }
    .into_any()
}

/// Notifications are on: with the app closed too, where the browser can and the server is there.
fn told(reminders: Reminders) -> AnyView {
    let is_told = RwSignal::new(None::<bool>);
    let wrong = RwSignal::new(None::<Hindrance>);
    let is_busy = RwSignal::new(false);
    spawn_local(async move {
        let told = reminders.is_told().await;
        is_told.try_set(told);
    });
    let turn = move |on: bool| {
        if is_busy.get_untracked() {
            return;
        }
        wrong.set(None);
        is_busy.set(true);
        spawn_local(async move {
            let done = if on {
                reminders.be_told().await
            } else {
                reminders.be_told_no_more().await
            };
            is_busy.try_set(false);
            wrong.try_set(done.err());
            if done.is_ok() {
                is_told.try_set(Some(on));
            }
        });
    };
    let body = move || {
        match is_told.get() {
        None => view! { <p class="muted">{t().notice_on}</p> }.into_any(),
        Some(true) => view! {
            <p class="muted">{t().push_on}</p>
            <div><button type="button" class="btn" data-act="push-off" on:click=move |_| turn(false)>{t().push_stop}</button></div>
        }
        .into_any(),
        Some(false) => view! {
            <p class="muted">{t().notice_on}</p>
            <div><button type="button" class="btn" data-act="push-on" on:click=move |_| turn(true)>{t().push_start}</button></div>
        }
        .into_any(),
    }
    };
    let failed = move || {
        let words = match wrong.get()? {
            Hindrance::Server => t().push_server,
            Hindrance::Browser => t().push_browser,
            Hindrance::TooLong => t().push_too_long,
        };
        Some(view! { <p class="notice late" role="alert">{words}</p> }.into_any())
    };
    let busy = move || {
        is_busy
            .get()
            .then(|| view! { <p class="muted" role="status">{t().push_busy}</p> }.into_any())
    };
    view! { {live(body)}{maybe(busy)}{maybe(failed)} }.into_any()
}

/// A field whose number is kept whenever it changes.
fn field(
    reminders: Reminders,
    now: u8,
    keep: fn(&mut crate::reminders::Wishes, u8),
) -> RwSignal<String> {
    let value = RwSignal::new(now.to_string());
    Effect::new(move |before: Option<String>| {
        let chosen = value.get();
        if before.is_some_and(|before| before != chosen)
            && let Ok(number) = chosen.parse()
        {
            reminders.wish(|wishes| keep(wishes, number));
            reminders.pass_on();
        }
        chosen
    });
    value
}

/// Notifications of the system: on, off, or to be asked for.
fn notices(reminders: Reminders) -> AnyView {
    let permission = RwSignal::new(reminders.permission());
    let ask = move |_| {
        spawn_local(async move {
            permission.try_set(reminders.ask().await);
        });
    };
    live(move || {
        match permission.get() {
        Permission::Given => told(reminders),
        Permission::Denied => view! { <p class="muted">{t().notice_off}</p> }.into_any(),
        Permission::Missing => view! { <p class="muted">{t().notice_none}</p> }.into_any(),
        Permission::Unasked => view! {
            <div><button type="button" class="btn" data-act="allow-notices" on:click=ask>{t().notice_allow}</button></div>
        }
        .into_any(),
    }
    })
}
