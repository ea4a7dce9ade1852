//! Thành viên: who works at the school, by bodies and teams. A person's own page, taking people in,
//! invitations and the school itself are the modules below.

mod add;
mod devices;
mod invitation;
mod model;
mod person;
mod posts;
mod roster;
mod school;
mod sheet;

use std::sync::Arc;

use leptos::prelude::*;

pub use add::AddMembersPage;
pub use person::PersonPage;
pub use school::SchoolPage;
pub use sheet::InvitationsPage;

use crate::desk;
use crate::members::Members;
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::{fill, members::t, names, t as everywhere};
use crate::ui::blank::{Blank, Loading};
use crate::ui::icon::Icon;
use crate::ui::live::{live, when, words};
use crate::ui::tag::{Party, Tone, pill, tag};
use model::{Group, Line, View};

/// The page.
#[component]
pub fn MembersPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let query = RwSignal::new(String::new());
    let chosen = RwSignal::new(String::new());
    let groups = Memo::new(move |_| {
        let directory = session.directory().get()?;
        let view = View::of(&directory, desk::today(), &session.roles());
        Some(Arc::new(model::groups(&view, &query.get())))
    });
    let count = move || {
        let people = session
            .directory()
            .get()
            .map_or(0, |known| known.people.len());
        fill(t().count, &[&people.to_string()])
    };
    let shown = move || match groups.get() {
        None => view! { <Loading/> }.into_any(),
        Some(groups) if groups.is_empty() => {
            view! { <Blank icon=Icon::Search title=t().search_none sentence=t().search_none_hint/> }
                .into_any()
        }
        Some(groups) => {
            let chosen = chosen.get();
            // The chosen body may have lost its last hit.
            let is_there = groups.iter().any(|group| group.name == chosen);
            let shown = groups
                .iter()
                .filter(|group| !is_there || group.name == chosen);
            shown.map(group).collect_view().into_any()
        }
    };
    view! {
        <PageHead title=t().title.to_owned() sub=view! { <p class="sub row"><span>{words(count)}</span><a href=routes::SCHOOL>{t().school}</a></p> }.into_any()/>
        <div class="page members" data-testid="members">
            <Tools/>
            <div class="field">
                <label class="unseen" for="member-search">{t().search}</label>
                <input class="input" type="search" id="member-search" autocomplete="off" placeholder=t().search
                    on:input:target=move |event| query.set(event.target().value())/>
            </div>
            <Bodies groups chosen/>
            {live(shown)}
        </div>
    }
    .into_any()
}

/// What is offered above the list.
#[component]
fn Tools() -> impl IntoView {
    let members = Members::here();
    let session = expect_context::<Session>();
    let adds = move || add::may_add(members);
    let invites = move || {
        let directory = session.directory().get();
        let people = directory.as_ref().map(|directory| &directory.people);
        let may = |person| members.ruling(|rules| rules.invite(person)).is_ok();
        people.is_some_and(|people| people.iter().any(|person| may(person.id)))
    };
    view! {
        <OfflineNote/>
        <div class="row tools-row">
            {when(adds, || view! {
                <a href=routes::ADD_MEMBERS class="btn primary" data-act="add-people">{Icon::Add.view()}{t().add_title}</a>
            }.into_any())}
            {when(invites, || view! {
                <a href=routes::INVITATIONS class="btn" data-act="print-invitations">{Icon::Qr.view()}{t().sheet_title}</a>
            }.into_any())}
        </div>
    }
    .into_any()
}

/// Says what does not work without a network.
#[component]
fn OfflineNote() -> impl IntoView {
    let members = Members::here();
    let note = || view! { <p class="notice look" role="status">{t().offline_note}</p> }.into_any();
    when(move || members.is_offline(), note)
}

/// One body at a time, or all of them.
#[component]
fn Bodies(
    /// What there is.
    groups: Memo<Option<Arc<Vec<Group>>>>,
    /// The name of the chosen one; empty for all.
    chosen: RwSignal<String>,
) -> impl IntoView {
    let choice = move |name: String, words: String, count: usize| {
        let key = name.clone();
        let is_chosen = Signal::derive(move || (chosen.get() == key).to_string());
        view! {
            <button type="button" class="chip" aria-pressed=is_chosen on:click=move |_| chosen.set(name.clone())>
                {words}" "<span class="muted">{(0 < count).then_some(count)}</span>
            </button>
        }
        .into_any()
    };
    let choices = move || {
        let groups = groups.get().unwrap_or_default();
        let all = choice(String::new(), t().all.to_owned(), 0);
        let body =
            |group: &Group| choice(group.name.clone(), group.name.clone(), group.people.len());
        let bodies = groups.iter().map(body);
        std::iter::once(all).chain(bodies).collect_view().into_any()
    };
    view! { <div class="chips" role="group" aria-label=t().bodies tabindex="-1">{live(choices)}</div> }
        .into_any()
}

fn group(group: &Group) -> AnyView {
    let count = fill(t().count, &[&group.people.len().to_string()]);
    let rows = group.people.iter().map(row).collect_view();
    view! {
        <section>
            <h2 class="group-head">{match group.party {
                Party::None => group.name.clone().into_any(),
                party => tag(party, group.name.clone()),
            }}<span class="small muted">{count}</span></h2>
            <ul class="card rows">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(line: &Line) -> AnyView {
    let device = line.has_device.map(|has| {
        if has {
            pill(Tone::Ok, t().device_in)
        } else {
            pill(Tone::Plain, t().device_not)
        }
    });
    let since = line.since.as_ref().map(|(day, by)| match by {
        Some(by) => fill(t().since_by, &[&day.to_string(), by]),
        None => fill(t().since, &[&day.to_string()]),
    });
    let posts = line.roles.iter().map(|role| match model::party(*role) {
        Party::None => view! { <span class="post">{names::role(*role)}</span> }.into_any(),
        party => tag(party, names::role(*role)),
    });
    let team = (!line.team.is_empty()).then(|| line.team.clone());
    view! {
        <li>
            <a href=routes::person(line.person) class="member" data-person=line.person.to_string()>
                <span class="who"><b>{line.name.clone()}</b><span class="small muted">{team}</span></span>
                <span class="what"><span class="posts">{posts.collect_view()}</span><span class="small muted since">{since}</span></span>
                <span class="device">{device}</span>
            </a>
        </li>
    }
    .into_any()
}

/// The way back to the list.
fn back() -> AnyView {
    view! { <a href=routes::MEMBERS class="back-link">{Icon::Back.view()}{t().title}</a> }
        .into_any()
}

/// The button that closes a dialog without doing anything.
fn cancel(open: RwSignal<bool>) -> AnyView {
    view! { <button type="button" class="btn" on:click=move |_| open.set(false)>{everywhere().cancel}</button> }
        .into_any()
}
