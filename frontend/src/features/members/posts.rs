//! A person's posts: since when, by whom; giving one, ending one.

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::api::members::MemberAct;
use lientich_shared::directory::{Post, Role};
use lientich_shared::ids::PersonId;
use lientich_shared::permissions::members::Denial;
use lientich_shared::time::Day;

use super::model::{self, PostLine, View};
use crate::desk;
use crate::members::Members;
use crate::session::Session;
use crate::shell::doing::Doing;
use crate::strings::{fill, members, members::t, names, t as everywhere};
use crate::ui::dialog::Dialog;
use crate::ui::field::{DayField, SelectField, TextField, day_of};
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::live::{live, when, words};
use crate::ui::tag::{Party, Tone, pill, tag};
use crate::ui::toast::Toasts;

/// The section.
#[component]
pub(super) fn Posts(
    /// Whose.
    person: PersonId,
    /// Their name.
    name: Signal<String>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let lines = Memo::new(move |_| {
        let directory = session.directory().get();
        let roles = session.roles();
        directory
            .map(|directory| View::of(&directory, desk::today(), &roles).posts(person))
            .unwrap_or_default()
    });
    let part = move |goes_on: bool| {
        let lines = lines.get().into_iter();
        lines
            .filter(|line| line.goes_on == goes_on)
            .collect::<Vec<_>>()
    };
    let row = move |line: PostLine| view! { <PostRow line name/> }.into_any();
    let none = move || part(true).is_empty();
    let has_past = move || !part(false).is_empty();
    view! {
        <section class="card stack">
            <div class="row"><h2 class="grow">{t().posts}</h2><Appoint person name/></div>
            {when(none, || view! { <p class="muted">{t().no_posts}</p> }.into_any())}
            <ul>{list(move || part(true), |line| format!("{line:?}"), row)}</ul>
            {when(has_past, || view! { <h3 class="muted">{t().past_posts}</h3> }.into_any())}
            <ul class="past">{list(move || part(false), |line| format!("{line:?}"), row)}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn PostRow(line: PostLine, name: Signal<String>) -> impl IntoView {
    let members = Members::here();
    let open = RwSignal::new(false);
    let PostLine { post, by, goes_on } = line;
    let id = post.id;
    // Whether it may be ended at all; the day is chosen in the dialog.
    let ruling = Memo::new(move |_| {
        let last = Day(desk::today().0 + 1);
        members.ruling(|rules| rules.end_post(id, last))
    });
    let role = names::role(post.role);
    let upcoming = desk::today() < post.from;
    let title = match model::party(post.role) {
        Party::None => view! { <b>{role}</b> }.into_any(),
        party => tag(party, role),
    };
    let post = StoredValue::new(post);
    let button = move || {
        match ruling.get() {
        _ if !goes_on => ().into_any(),
        Ok(()) => view! {
            <button type="button" class="btn quiet danger" data-act="end-post" aria-label=format!("{} {role}", t().end_post)
                on:click=move |_| open.set(true)>{t().end_post}</button>
        }.into_any(),
        Err(Denial::LastOf(role)) => view! {
            <span class="small muted note">{members::denial(Denial::LastOf(role))}</span>
        }.into_any(),
        Err(_) => ().into_any(),
    }
    };
    view! {
        <li class="post-row" data-post=id.to_string()>
            <span class="grow">
                <span class="row">{title}{upcoming.then(|| pill(Tone::Look, t().upcoming))}</span>
                <span class="small muted">{term(&post.get_value(), by)}</span>
            </span>
            {live(button)}
            <Dialog open title=fill(t().end_title, &[role])><EndForm post=post.get_value() name open/></Dialog>
        </li>
    }
    .into_any()
}

/// "từ 01/09/2026, Nguyễn Thị Hạnh bổ nhiệm".
fn term(post: &Post, by: Option<String>) -> String {
    let from = post.from.to_string();
    // Ended on the day on which it began: its last day was the day before.
    if post.to.is_some_and(|to| to < post.from) {
        return fill(t().within, &[&from]);
    }
    let to = post.to.map(|day| day.to_string());
    match (to, by) {
        (None, None) => fill(t().since, &[&from]),
        (None, Some(by)) => fill(t().since_by, &[&from, &by]),
        (Some(to), None) => fill(t().from_to, &[&from, &to]),
        (Some(to), Some(by)) => fill(t().from_to_by, &[&from, &to, &by]),
    }
}

#[component]
fn EndForm(post: Post, name: Signal<String>, open: RwSignal<bool>) -> impl IntoView {
    let doing = Doing::new(Members::here());
    let session = expect_context::<Session>();
    let toasts = Toasts::here();
    let day = RwSignal::new(String::new());
    let wrong = Signal::derive(move || {
        let is_wrong = day_of(&day.get()).is_err();
        is_wrong.then(|| everywhere().day_wrong.to_owned())
    });
    let before = session
        .directory()
        .get_untracked()
        .map(|directory| directory.roles(post.person, desk::today()))
        .unwrap_or_default();
    let after: Vec<Role> = before
        .iter()
        .copied()
        .filter(|role| *role != post.role)
        .collect();
    let losses = model::losses(&before, &after);
    let intro = if losses.is_empty() {
        t().end_loses_nothing
    } else {
        t().end_loses
    };
    let id = post.id;
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Ok(day) = day_of(&day.get_untracked()) else {
            return;
        };
        let last = day.unwrap_or(Day(desk::today().0 - 1));
        doing.act(MemberAct::EndPost { post: id, last }, move || {
            open.try_set(false);
            toasts.say(t().ended);
        });
    };
    let who = move || fill(t().end_who, &[&name.get(), names::role(post.role)]);
    view! {
        <form class="stack" on:submit=save>
            <p>{words(who)}</p>
            <div><p>{intro}</p><ul class="bullets">{losses.into_iter().map(|loss| view! { <li>{loss}</li> }).collect_view()}</ul></div>
            <p class="muted">{t().end_keeps}</p>
            <TextField id="end-day" label=t().end_day value=day inputmode="numeric" hint=t().end_day_hint wrong/>
            {doing.said()}
            <div class="dialog-foot">
                {super::cancel(open)}
                <button type="submit" class="btn danger" data-act="confirm-end" disabled=doing.rests()>{t().end_post}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The posts that the reader may give this person from today on.
fn givable(members: Members, person: PersonId) -> Vec<Role> {
    let today = desk::today();
    let may = |role: &Role| {
        members
            .ruling(|rules| rules.appoint(person, *role, today))
            .is_ok()
    };
    names::ROLES.into_iter().filter(may).collect()
}

#[component]
fn Appoint(person: PersonId, name: Signal<String>) -> impl IntoView {
    let members = Members::here();
    let open = RwSignal::new(false);
    let any = move || !givable(members, person).is_empty();
    when(any, move || {
        let title = Signal::derive(move || fill(t().appoint_title, &[&name.get()]));
        view! {
                <button type="button" class="btn" data-act="appoint" on:click=move |_| open.set(true)>{Icon::Add.view()}{t().appoint}</button>
                <Dialog open title><AppointForm person open/></Dialog>
            }
            .into_any()
    })
}

#[component]
fn AppointForm(person: PersonId, open: RwSignal<bool>) -> impl IntoView {
    let members = Members::here();
    let doing = Doing::new(members);
    let toasts = Toasts::here();
    let roles = givable(members, person);
    let key = |role: Role| format!("{role:?}");
    let chosen = RwSignal::new(roles.first().copied().map(key).unwrap_or_default());
    let (from, to) = (
        RwSignal::new(desk::today().to_string()),
        RwSignal::new(String::new()),
    );
    let options = roles
        .iter()
        .map(|role| (key(*role), names::role(*role).to_owned()));
    let groups = vec![(String::new(), options.collect())];
    let role = move || {
        let chosen = chosen.get();
        roles.iter().copied().find(|role| key(*role) == chosen)
    };
    let role = Signal::derive(role);
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let days = (day_of(&from.get_untracked()), day_of(&to.get_untracked()));
        let (Some(role), (Ok(from), Ok(to))) = (role.get_untracked(), days) else {
            return;
        };
        let from = from.unwrap_or(desk::today());
        let ruling = untrack(|| members.ruling(|rules| rules.appoint_for(person, role, from, to)));
        if let Err(denial) = ruling {
            return doing.say(members::denial(denial));
        }
        let act = MemberAct::Appoint {
            person,
            role,
            from,
            to,
        };
        doing.act(act, move || {
            open.try_set(false);
            toasts.say(t().appointed);
        });
    };
    view! {
        <form class="stack" on:submit=save>
            <SelectField id="appoint-role" label=t().post groups value=chosen/>
            <DayField id="appoint-from" label=t().first_day value=from/>
            <DayField id="appoint-to" label=t().last_day value=to/>
            <Consequences person role/>
            {doing.said()}
            <div class="dialog-foot">
                {super::cancel(open)}
                <button type="submit" class="btn primary" data-act="confirm-appoint" disabled=doing.rests()>{t().appoint}</button>
            </div>
        </form>
    }
    .into_any()
}

/// What an appointment brings along: the first chair is appointed openly; who enters the union loses
/// what others gave them.
#[component]
fn Consequences(person: PersonId, role: Signal<Option<Role>>) -> impl IntoView {
    let members = Members::here();
    let session = expect_context::<Session>();
    let said = move || {
        let role = role.get()?;
        let is_chair = session.roles().contains(&Role::UnionChair);
        if role == Role::UnionChair && !is_chair {
            return Some(t().first_chair);
        }
        let enters = members.rules(|rules| rules.enters_union(person, role));
        (enters == Some(true) && is_chair).then_some(t().loses_devices)
    };
    live(move || match said() {
        Some(words) => view! { <p class="notice look">{words}</p> }.into_any(),
        None => ().into_any(),
    })
}
