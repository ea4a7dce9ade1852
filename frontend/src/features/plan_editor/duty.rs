//! The form of a clause's duty: who leads it, and by when.

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::log::change::{Body, Field, NodeId, Value};
use lientich_shared::plan::view::Lead;

use super::editor::{Dialogs, Editor};
use crate::parties::People;
use crate::strings::{fill, names, t};
use crate::ui::dialog::Dialog;
use crate::ui::field::{DayField, SelectField, day_of};

/// The dialog, for the clause that asked for it.
#[component]
pub(super) fn DutyDialog() -> impl IntoView {
    let editor = Editor::here();
    let node = Dialogs::here().duty;
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(node.get().is_some()));
    Effect::new(move |_| {
        if !open.get() && node.get_untracked().is_some() {
            node.set(None);
        }
    });
    let title = Signal::derive(move || {
        let name = node.get().map(|node| editor.name(node));
        fill(t().assign_duty, &[&name.unwrap_or_default()])
    });
    view! {
        <Dialog open title testid="duty-form">
            {move || node.get_untracked().map(|node| view! { <Form node open/> })}
        </Dialog>
    }
}

#[component]
fn Form(node: NodeId, open: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::here();
    let row = editor.row_now(node);
    let (lead, due) = row.map_or((None, None), |row| (row.lead, row.due));
    let chosen = RwSignal::new(lead.map(key).unwrap_or_default());
    let day = RwSignal::new(due.map(|day| day.to_string()).unwrap_or_default());
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Ok(new_due) = day_of(&day.get_untracked()) else {
            return;
        };
        let new_lead = lead_of(&chosen.get_untracked());
        if new_lead != lead {
            editor.set(
                Some(node),
                Field::Lead,
                new_lead.map_or(Value::Empty, value),
            );
        }
        if new_due != due {
            editor.set(
                Some(node),
                Field::Due,
                new_due.map_or(Value::Empty, Value::Day),
            );
        }
        open.set(false);
    };
    view! {
        <form class="stack" on:submit=save>
            <p class="quote">{editor.plan.text(node).get_untracked()}</p>
            <SelectField id="duty-lead" label=t().lead groups=leads(&editor.people()) value=chosen/>
            <DayField id="duty-due" label=t().due value=day/>
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>{t().cancel}</button>
                <button type="submit" class="btn primary" data-act="save">{t().save}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Nobody, then bodies, then people.
fn leads(people: &People) -> Vec<(String, Vec<(String, String)>)> {
    let body = |body: Body| (key(Lead::Body(body)), names::body(body).to_owned());
    let person = |(person, name)| (key(Lead::Person(person)), name);
    vec![
        (
            String::new(),
            vec![(String::new(), t().lead_nobody.to_owned())],
        ),
        (
            t().lead_bodies.to_owned(),
            names::BODIES.into_iter().map(body).collect(),
        ),
        (
            t().lead_people.to_owned(),
            people.in_office().into_iter().map(person).collect(),
        ),
    ]
}

/// A lead as the key of an option.
fn key(lead: Lead) -> String {
    match lead {
        Lead::Person(person) => format!("p{person}"),
        Lead::Body(body) => format!(
            "b{}",
            names::BODIES
                .iter()
                .position(|known| *known == body)
                .unwrap_or_default()
        ),
    }
}

/// The lead of an option's key.
fn lead_of(key: &str) -> Option<Lead> {
    let (kind, rest) = key.split_at_checked(1)?;
    match kind {
        "p" => rest.parse().ok().map(Lead::Person),
        _ => names::BODIES
            .get(rest.parse::<usize>().ok()?)
            .copied()
            .map(Lead::Body),
    }
}

fn value(lead: Lead) -> Value {
    match lead {
        Lead::Person(person) => Value::Person(person),
        Lead::Body(body) => Value::Body(body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lientich_shared::ids::PersonId;

    #[test]
    fn every_lead_comes_back_from_its_key() {
        for lead in [
            Lead::Person(PersonId(7)),
            Lead::Body(Body::Bgh),
            Lead::Body(Body::AllStaff),
        ] {
            assert_eq!(lead_of(&key(lead)), Some(lead));
        }
        assert_eq!(lead_of(""), None);
    }
}
