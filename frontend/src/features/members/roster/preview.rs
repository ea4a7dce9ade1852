//! What was understood of a list, before anybody is taken in: every name, team and post can be put
//! right, every row left out, every line that was not understood made a person.

use leptos::prelude::*;
use lientich_shared::api::members::{MAX_PEOPLE, MemberAct, NewPerson};
use lientich_shared::directory::Role;
use lientich_shared::roster::{Mark, Unread};

use super::super::add::added;
use super::super::model;
use super::intake::{Intake, Row};
use crate::members::Members;
use crate::shell::doing::Doing;
use crate::strings::{fill, members, members::t, names};
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::live::{live, when, words};
use crate::ui::tag::{Tone, pill};

/// The intake on the screen; fields write into it without drawing it anew.
type Shown = RwSignal<Option<Intake>>;

/// The preview.
#[component]
pub(super) fn Preview(
    /// What was understood.
    intake: Shown,
) -> impl IntoView {
    let rows = move || {
        let intake = intake.get().unwrap_or_default();
        intake.rows.into_iter().enumerate().collect::<Vec<_>>()
    };
    // Not by name and team: their fields keep what is typed.
    let key =
        |(at, row): &(usize, Row)| format!("{at} {} {} {:?}", row.line, row.wanted, row.roles);
    let unread = move || {
        let intake = intake.get().unwrap_or_default();
        intake.unread.into_iter().enumerate().collect::<Vec<_>>()
    };
    let left_out = move || {
        let columns = intake.with(|intake| Some(intake.as_ref()?.left_out.join(", ")));
        columns.unwrap_or_default()
    };
    let left_out_note = move || {
        let words = fill(t().list_left_out, &[&left_out()]);
        view! { <p class="muted">{words}</p> }.into_any()
    };
    let nobody = move || rows().is_empty();
    view! {
        <div class="page roster" data-testid="roster-preview">
            <p class="row">{live(move || summary(intake))}</p>
            {when(nobody, || view! { <p class="notice look">{t().list_nobody}</p> }.into_any())}
            {when(move || !left_out().is_empty(), left_out_note)}
            <ul class="card rows">{list(rows, key, move |(at, row)| person(at, &row, intake))}</ul>
            {when(move || !unread().is_empty(), || view! { <h2>{t().list_unread_title}</h2> }.into_any())}
            <ul class="stack">{list(unread, |(at, line)| format!("{at} {line:?}"), move |(at, line)| unread_row(at, &line, intake))}</ul>
        </div>
        <Foot intake/>
    }
    .into_any()
}

fn summary(intake: Shown) -> AnyView {
    let intake = intake.get().unwrap_or_default();
    let count = |template, count: usize| fill(template, &[&count.to_string()]);
    let unread = intake.unread.len();
    let unread = (0 < unread).then(|| pill(Tone::Look, count(t().list_unread, unread)));
    view! { {pill(Tone::Ok, count(t().list_found, intake.rows.len()))}{unread} }.into_any()
}

fn change(intake: Shown, at: usize, change: impl FnOnce(&mut Row)) {
    intake.update(|intake| {
        let row = intake.as_mut().and_then(|intake| intake.rows.get_mut(at));
        if let Some(row) = row {
            change(row);
        }
    });
}

/// For what is typed: the field shows it already.
fn write(intake: Shown, at: usize, change: impl FnOnce(&mut Row)) {
    intake.update_untracked(|intake| {
        let row = intake.as_mut().and_then(|intake| intake.rows.get_mut(at));
        if let Some(row) = row {
            change(row);
        }
    });
}

fn person(at: usize, row: &Row, intake: Shown) -> AnyView {
    let class = if row.wanted { "intake" } else { "intake off" };
    let marks = marks(row);
    let toggle = move |_| {
        change(intake, at, |row| {
            row.wanted = !row.wanted && !row.roles.is_empty();
        });
    };
    let number = at + 1;
    view! {
        <li class=class data-line=row.line.to_string()>
            <input type="checkbox" class="tick" aria-label=fill(t().list_take, &[&row.name]) prop:checked=row.wanted on:change=toggle/>
            <input type="text" class="input" aria-label=format!("{} {number}", t().name) autocomplete="off" prop:value=row.name.clone()
                on:input:target=move |event| write(intake, at, |row| row.name = event.target().value())/>
            <input type="text" class="input" aria-label=format!("{} {number}", t().team) placeholder=t().team autocomplete="off" prop:value=row.team.clone()
                on:input:target=move |event| write(intake, at, |row| row.team = event.target().value())/>
            <div class="intake-roles">{roles(at, row, intake)}</div>
            {marks}
        </li>
    }
    .into_any()
}

fn roles(at: usize, row: &Row, intake: Shown) -> AnyView {
    let members = Members::here();
    let chip = move |role: Role| {
        let name = names::role(role);
        let drop_role = move |_| {
            change(intake, at, |row| {
                row.roles.retain(|known| *known != role);
                row.wanted &= !row.roles.is_empty();
            });
        };
        view! {
            <button type="button" class="tag chip-x" data-party=model::party(role).attr() aria-label=fill(t().list_drop_role, &[name]) on:click=drop_role>
                {name}{Icon::Close.view()}
            </button>
        }
        .into_any()
    };
    let givable = untrack(|| {
        let intake = intake.get().unwrap_or_default();
        members.rules(|rules| intake.givable(at, rules))
    });
    let givable = givable.unwrap_or_default();
    let options = givable.iter().map(|role| {
        view! { <option value=format!("{role:?}")>{names::role(*role)}</option> }.into_any()
    });
    let options = options.collect_view();
    let add = move |key: String| {
        let role = givable.iter().find(|role| format!("{role:?}") == key);
        if let Some(role) = role {
            change(intake, at, |row| {
                row.roles.push(*role);
                row.wanted = true;
            });
        }
    };
    view! {
        {row.roles.iter().copied().map(chip).collect_view()}
        <select class="input add-role" aria-label=fill(t().list_role_of, &[&row.name]) on:change:target=move |event| add(event.target().value())>
            <option value="">{t().list_add_role}</option>
            {options}
        </select>
    }
    .into_any()
}

/// What to look at in a row.
fn marks(row: &Row) -> AnyView {
    let mut words = Vec::new();
    match row.mark {
        Mark::New => {}
        Mark::Known => words.push(t().list_known.to_owned()),
        Mark::Repeated => words.push(t().list_repeated.to_owned()),
    }
    if !row.unknown.is_empty() {
        words.push(fill(t().list_unknown, &[&row.unknown.join(", ")]));
    }
    for (role, denial) in &row.dropped {
        let why = members::denial(*denial);
        words.push(fill(t().list_dropped, &[names::role(*role), &why]));
    }
    let mark = |words: String| view! { <p class="mark-line">{words}</p> }.into_any();
    words.into_iter().map(mark).collect_view().into_any()
}

fn unread_row(at: usize, line: &Unread, intake: Shown) -> AnyView {
    let members = Members::here();
    let take = move |_| {
        intake.update(|intake| {
            if let Some(intake) = intake {
                untrack(|| members.rules(|rules| intake.take_line(at, rules)));
            }
        });
    };
    view! {
        <li class="card unread">
            <span class="grow"><span class="small muted">{fill(t().list_line, &[&line.line.to_string()])}</span><br/>{line.text.clone()}</span>
            <button type="button" class="btn" on:click=take>{t().list_as_person}</button>
        </li>
    }
    .into_any()
}

#[component]
fn Foot(intake: Shown) -> impl IntoView {
    let members = Members::here();
    let doing = Doing::new(members);
    let added = added();
    let count = Memo::new(move |_| intake.with(|intake| intake.as_ref().map_or(0, Intake::wanted)));
    let save = move |_| {
        let people = intake.with_untracked(|intake| intake.as_ref().and_then(Intake::people));
        let Some(people) = people else {
            return doing.say(t().name_missing);
        };
        let count = people.len();
        doing.run(add_all(members, people, intake), move |()| added.run(count));
    };
    let label = move || {
        fill(
            t().list_take,
            &[&fill(t().count, &[&count.get().to_string()])],
        )
    };
    let rests = Signal::derive(move || doing.rests().get() || count.get() == 0);
    view! {
        <div class="foot">
            {doing.said()}
            <button type="button" class="btn" on:click=move |_| intake.set(None)>{t().list_again}</button>
            <button type="button" class="btn primary" data-act="take-in" disabled=rests on:click=save>{words(label)}</button>
        </div>
    }
    .into_any()
}

/// A very long list goes in parts. Should one fail, those before it are no longer in the list: they would
/// be taken in twice.
async fn add_all(
    members: Members,
    mut people: Vec<NewPerson>,
    intake: Shown,
) -> Result<(), String> {
    while !people.is_empty() {
        let rest = people.split_off(people.len().min(MAX_PEOPLE));
        let count = people.len();
        members.act(&MemberAct::AddPeople { people }).await?;
        if !rest.is_empty() {
            // The page may have been left meanwhile.
            intake.try_update(|intake| {
                if let Some(intake) = intake {
                    intake.take_out(count);
                }
            });
        }
        people = rest;
    }
    Ok(())
}
