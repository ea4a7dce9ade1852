//! Signing in the principal's place: the principal lets a vice principal, until a day, and takes it back.

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::directory::Role;
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::Act;
use lientich_shared::permissions::{Action, signing};
use lientich_shared::plan::sign_off::Delegation;

use super::bits::{QUIET, button, para};
use super::model;
use super::table::Table;
use crate::desk;
use crate::strings::sign_off::t as s;
use crate::strings::{fill, t};
use crate::ui::dialog::Dialog;
use crate::ui::field::{DayField, SelectField, day_of};
use crate::ui::live::maybe;

/// How the delegation stands, with what the principal can do about it.
pub(super) fn delegation(table: Table) -> AnyView {
    let standing = Memo::new(move |_| standing(table));
    let said = move || said(table, standing.get()).map(|words| para("", words));
    let change = move || {
        let is_given = standing.with(Option::is_some);
        table.may(Action::Delegate).then(|| {
            if is_given {
                take_back(table)
            } else {
                give(table)
            }
        })
    };
    vec![maybe(said), maybe(change)].into_any()
}

/// What is given today. Tracked.
fn standing(table: Table) -> Option<Delegation> {
    let directory = table.session.directory().get()?;
    let sign_off = &table.picture().sign_off;
    let given = sign_off.delegation?;
    signing::is_delegated(&directory, sign_off, given.to, desk::today()).then_some(given)
}

fn said(table: Table, standing: Option<Delegation>) -> Option<String> {
    let Some(given) = standing else {
        let is_vice = table.session.roles().contains(&Role::VicePrincipal);
        return is_vice.then(|| s().delegation_needed.to_owned());
    };
    let name = table.people().name(given.to);
    Some(match given.until {
        Some(day) => fill(s().delegated_until, &[&name, &day.to_string()]),
        None => fill(s().delegated_open, &[&name]),
    })
}

fn give(table: Table) -> AnyView {
    let open = table.dialogs.delegate;
    button("link", "delegate", s().delegate, move || open.set(true))
}

fn take_back(table: Table) -> AnyView {
    let nobody = Act::Delegate {
        to: None,
        until: None,
    };
    button("link", "undelegate", s().undelegate, move || {
        table.act(vec![nobody.clone()], s().undelegate_done);
    })
}

/// Leave to sign in the principal's place.
#[component]
pub(super) fn DelegateDialog() -> impl IntoView {
    let open = Table::here().dialogs.delegate;
    view! { <Dialog open title=s().delegate.to_owned() testid="delegate-form"><Form open/></Dialog> }
}

#[component]
fn Form(open: RwSignal<bool>) -> impl IntoView {
    let table = Table::here();
    let people = untrack(|| table.people());
    let vices: Vec<PersonId> = untrack(|| table.session.directory().get())
        .map(|directory| model::holders(&directory, Role::VicePrincipal, desk::today()))
        .unwrap_or_default();
    if vices.is_empty() {
        return para("", s().delegate_nobody);
    }
    let options: Vec<(String, String)> = vices
        .iter()
        .map(|person| (person.to_string(), people.name(*person)))
        .collect();
    let to = RwSignal::new(options[0].0.clone());
    let day = RwSignal::new(String::new());
    let until = move || day_of(&day.get());
    let is_past = move || matches!(until(), Ok(Some(day)) if day < desk::today());
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let chosen = vices
            .iter()
            .copied()
            .find(|person| person.to_string() == to.get_untracked());
        let (Ok(until), false) = (untrack(until), untrack(is_past)) else {
            return;
        };
        open.set(false);
        table.act(vec![Act::Delegate { to: chosen, until }], s().delegate_done);
    };
    view! {
        <form class="stack" on:submit=save>
            {para(QUIET, s().delegate_intro)}
            <SelectField id="delegate-to" label=s().delegate_to groups=vec![(String::new(), options)] value=to/>
            <DayField id="delegate-until" label=s().delegate_until value=day/>
            {move || is_past().then(|| para("wrong", s().delegate_past))}
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>{t().cancel}</button>
                <button type="submit" class="btn primary" data-act="save">{s().delegate}</button>
            </div>
        </form>
    }
    .into_any()
}
