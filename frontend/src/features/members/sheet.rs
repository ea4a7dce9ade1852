//! Invitations on paper: for the chosen people one QR code each, several on a page, to be cut and
//! handed out.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::api::members::Invitation;
use lientich_shared::directory::Role;
use lientich_shared::ids::PersonId;
use lientich_shared::permissions::members::Denial;

use super::invitation::until;
use super::model::{self, Line, View};
use super::{OfflineNote, back};
use crate::desk;
use crate::members::Members;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::{fill, members, members::t};
use crate::ui::blank::Blank;
use crate::ui::icon::Icon;
use crate::ui::live::{live, maybe, when, words};
use crate::ui::qr;
use crate::ui::tag::{Tone, pill};

/// A finished invitation.
type Paper = (Line, Invitation);

/// The page.
#[component]
pub fn InvitationsPage() -> impl IntoView {
    let made = RwSignal::new(Vec::<Paper>::new());
    let wrong = RwSignal::new(None::<String>);
    let is_made = Memo::new(move |_| made.with(|made| !made.is_empty()));
    live(move || {
        if is_made.get() {
            view! { <Sheet made wrong/> }.into_any()
        } else {
            view! { <Choose made wrong/> }.into_any()
        }
    })
}

/// Whom the reader may invite, and how many others have to be invited by whom.
#[derive(Clone, PartialEq)]
struct Guests {
    mine: Vec<Line>,
    others: Vec<(&'static [Role], usize)>,
}

fn guests(members: Members, session: Session) -> Option<Guests> {
    let directory = session.directory().get()?;
    let view = View::of(&directory, desk::today(), &session.roles());
    let (mut mine, mut others) = (Vec::new(), Vec::<(&'static [Role], usize)>::new());
    for line in model::everybody(&view) {
        match members.ruling(|rules| rules.invite(line.person)) {
            Ok(()) => mine.push(line),
            Err(Denial::OnlyFor(roles)) if line.has_device == Some(false) => {
                match others.iter_mut().find(|(known, _)| *known == roles) {
                    Some((_, count)) => *count += 1,
                    None => others.push((roles, 1)),
                }
            }
            Err(_) => {}
        }
    }
    Some(Guests { mine, others })
}

#[component]
fn Choose(made: RwSignal<Vec<Paper>>, wrong: RwSignal<Option<String>>) -> impl IntoView {
    let members = Members::here();
    let session = expect_context::<Session>();
    let guests = Memo::new(move |_| guests(members, session));
    let chosen = RwSignal::new(BTreeSet::<PersonId>::new());
    let newcomers = move || {
        let guests = guests.get_untracked();
        let lines = guests.iter().flat_map(|guests| &guests.mine);
        let new = lines.filter(|line| line.has_device != Some(true));
        new.map(|line| line.person).collect::<BTreeSet<_>>()
    };
    // Once, when the list is there: later choices are the person's.
    let is_there = Memo::new(move |_| guests.with(Option::is_some));
    Effect::new(move |_| {
        if is_there.get() {
            chosen.set(newcomers());
        }
    });
    let body = move || {
        let Some(guests) = guests.get() else {
            return ().into_any();
        };
        let others = guests.others.iter().map(|(roles, count)| {
            let words = [count.to_string(), members::holders(roles)];
            let words = fill(t().sheet_others, &[&words[0], &words[1]]);
            view! { <p class="muted">{words}</p> }
        });
        let others = others.collect_view();
        if guests.mine.is_empty() {
            return view! {
                <Blank icon=Icon::Qr title=t().sheet_nobody sentence=t().sheet_nobody_hint>{back()}</Blank>
                {others}
            }.into_any();
        }
        let rows = guests
            .mine
            .iter()
            .map(|line| choice(line, chosen))
            .collect_view();
        view! {
            <div class="row">
                <button type="button" class="btn quiet" on:click=move |_| chosen.set(newcomers())>{t().sheet_choose_new}</button>
                <button type="button" class="btn quiet" on:click=move |_| chosen.set(BTreeSet::new())>{t().sheet_choose_none}</button>
            </div>
            <ul class="card rows">{rows}</ul>
            {others}
        }.into_any()
    };
    view! {
        <PageHead title=t().sheet_title.to_owned() sub=view! { <p class="sub row">{back()}</p> }.into_any()/>
        <div class="page">
            <p class="muted">{t().sheet_intro}</p>
            <OfflineNote/>
            {live(body)}
        </div>
        <Make chosen guests made wrong/>
    }
    .into_any()
}

fn choice(line: &Line, chosen: RwSignal<BTreeSet<PersonId>>) -> AnyView {
    let person = line.person;
    let toggle = move |_| {
        chosen.update(|chosen| {
            if !chosen.remove(&person) {
                chosen.insert(person);
            }
        });
    };
    let is_chosen = Signal::derive(move || chosen.with(|chosen| chosen.contains(&person)));
    let device = line.has_device.filter(|has| *has);
    view! {
        <li>
            <label class="member pick" data-person=person.to_string()>
                <input type="checkbox" prop:checked=is_chosen on:change=toggle/>
                <span class="who"><b>{line.name.clone()}</b><span class="small muted">{line.team.clone()}</span></span>
                <span class="what small muted">{model::post_names(&line.roles)}</span>
                <span class="device">{device.map(|_| pill(Tone::Ok, t().device_in))}</span>
            </label>
        </li>
    }
    .into_any()
}

/// Makes the links one after the other; what is made is kept when the network breaks off.
#[component]
fn Make(
    chosen: RwSignal<BTreeSet<PersonId>>,
    guests: Memo<Option<Guests>>,
    made: RwSignal<Vec<Paper>>,
    wrong: RwSignal<Option<String>>,
) -> impl IntoView {
    let members = Members::here();
    let progress = RwSignal::new(None::<(usize, usize)>);
    let make = move |_| {
        let lines = guests.get_untracked().map(|guests| guests.mine);
        let wanted = |line: &Line| chosen.with_untracked(|chosen| chosen.contains(&line.person));
        let lines: Vec<Line> = lines
            .unwrap_or_default()
            .into_iter()
            .filter(wanted)
            .collect();
        wrong.set(None);
        spawn_local(async move {
            let mut papers = Vec::new();
            let count = lines.len();
            for line in lines {
                progress.try_set(Some((papers.len() + 1, count)));
                match members.invite(line.person).await {
                    Ok(invitation) => papers.push((line, invitation)),
                    Err(sentence) => {
                        let at = [papers.len().to_string(), count.to_string()];
                        let some = fill(t().sheet_broken_off, &[&at[0], &at[1], &sentence]);
                        wrong.try_set(Some(some));
                        break;
                    }
                }
            }
            progress.try_set(None);
            made.try_set(papers);
        });
    };
    let label = move || match progress.get() {
        Some((at, count)) => fill(t().sheet_making, &[&at.to_string(), &count.to_string()]),
        None => fill(t().sheet_make, &[&chosen.with(BTreeSet::len).to_string()]),
    };
    let rests = Signal::derive(move || {
        progress.get().is_some() || chosen.with(BTreeSet::is_empty) || members.is_offline()
    });
    let any = move || {
        guests.with(|guests| {
            guests
                .as_ref()
                .is_some_and(|guests| !guests.mine.is_empty())
        })
    };
    when(any, move || {
        view! {
                <div class="foot">
                    {failed(wrong)}
                    <button type="button" class="btn primary" data-act="make-invitations" disabled=rests on:click=make>{words(label)}</button>
                </div>
            }
            .into_any()
    })
}

/// Why not all were made.
fn failed(wrong: RwSignal<Option<String>>) -> AnyView {
    maybe(move || {
        let wrong = wrong.get()?;
        Some(view! { <p class="notice late" role="alert">{wrong}</p> }.into_any())
    })
}

/// The finished invitations, and what kept the others from being made.
#[component]
fn Sheet(made: RwSignal<Vec<Paper>>, wrong: RwSignal<Option<String>>) -> impl IntoView {
    let session = expect_context::<Session>();
    let school = move || {
        let directory = session.directory().get();
        directory
            .map(|directory| directory.school.name.clone())
            .unwrap_or_default()
    };
    let count = move || fill(t().sheet_done, &[&made.with(Vec::len).to_string()]);
    let papers = move || {
        let school = school();
        made.with(|made| {
            made.iter()
                .map(|made| paper(&school, made))
                .collect_view()
                .into_any()
        })
    };
    view! {
        <PageHead title=t().sheet_title.to_owned() sub=view! { <p class="sub row">{back()}<span>{words(count)}</span></p> }.into_any()/>
        <div class="page no-print">
            {failed(wrong)}
            <p class="notice look">{t().sheet_once}</p>
            <div class="row"><button type="button" class="btn primary" data-act="print" on:click=move |_| desk::print()>{t().sheet_print}</button></div>
        </div>
        <div class="papers" data-testid="invitations">{live(papers)}</div>
    }
    .into_any()
}

fn paper(school: &str, (line, invitation): &Paper) -> AnyView {
    view! {
        <article class="invite-paper" data-person=line.person.to_string()>
            {qr::code(&invitation.link, fill(t().qr, &[&line.name]))}
            <div class="words">
                <p class="school">{school.to_owned()}</p>
                <h2>{line.name.clone()}</h2>
                <p class="small">{model::post_names(&line.roles)}</p>
                <ol class="small"><li>{t().sheet_step_1}</li><li>{t().sheet_step_2}</li><li>{t().sheet_step_3}</li></ol>
                <p class="small">{fill(t().sheet_until, &[&until(invitation.expires)])}</p>
            </div>
        </article>
    }
    .into_any()
}
