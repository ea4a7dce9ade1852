//! Duties in a line under their clause, and the mark beside a clause for which something is suggested.

use leptos::prelude::*;
use lientich_shared::log::change::{Field, NodeId};
use lientich_shared::log::duty::{Duty, Party, Rhythm};
use lientich_shared::plan::assignments::Assigned;
use lientich_shared::plan::view::{Lead, Row};

use super::Duties;
use crate::desk;
use crate::features::plan_editor::decisions::two_values;
use crate::features::plan_editor::editor::Part;
use crate::parties::People;
use crate::strings::duties::{self as words, t};
use crate::strings::fill;
use crate::ui::icon::Icon;
use crate::ui::live::maybe;
use crate::ui::tag::{Tone, pill, tag};

/// What the older fields of a clause say.
pub(super) fn plain(row: &Row) -> Option<Duty> {
    let lead = row.lead.map(|lead| match lead {
        Lead::Person(person) => Party::Person(person),
        Lead::Body(body) => Party::Body(body),
    });
    (lead.is_some() || row.due.is_some()).then(|| Duty {
        lead,
        rhythm: row.due.map_or(Rhythm::Unstated, Rhythm::Once),
        ..Duty::default()
    })
}

/// The duties of a part, each in a line.
#[component]
pub(in super::super) fn Line(
    /// The part.
    part: Part,
) -> impl IntoView {
    let duties = Duties::here();
    let node = part.node;
    let assigned = Memo::new(move |_| duties.assigned(node));
    maybe(move || {
        let assigned = assigned.get();
        let line = |assigned: &Assigned| {
            let people = duties.editor.people();
            let others = (!assigned.others.is_empty())
                .then(|| two_values(duties.editor, Some(node), Field::DutyAt(assigned.id.slot)));
            view! { <div class="duty-line" data-testid="duty-line">{chips(&people, &assigned.duty)}</div>{others} }.into_any()
        };
        (!assigned.is_empty()).then(|| assigned.iter().map(line).collect_view().into_any())
    })
}

/// A duty in tags: who leads, who is with them, when, what proves it.
pub(super) fn chips(people: &People, duty: &Duty) -> AnyView {
    let named = |template: &str, parties: &[Party]| {
        let names: Vec<String> = parties.iter().map(|party| people.charged(party)).collect();
        (!parties.is_empty()).then(|| {
            let said = fill(template, &[&names.join(", ")]);
            let colour = people.party_of_charged(&parties[0]);
            tag(colour, said)
        })
    };
    let lead = match &duty.lead {
        Some(lead) => tag(people.party_of_charged(lead), people.charged(lead)),
        None => pill(Tone::Late, crate::strings::t().no_lead),
    };
    let goal = duty.goal.as_ref();
    let goal = goal.map(|goal| fill(t().goal, &[&goal.of.to_string(), &goal.unit]));
    let proof = (!duty.evidence.is_empty()).then(|| fill(t().proof, &[&duty.evidence]));
    let each = duty.is_each.then(|| t().each.to_owned());
    let more = [goal, each, proof].into_iter().flatten();
    view! {
        {lead}
        {named(t().with, &duty.cooperate)}
        {named(t().watch, &duty.supervise)}
        {when(&duty.rhythm)}
        {more.map(|more| view! { <span class="duty-more">{more}</span> }.into_any()).collect_view()}
    }
    .into_any()
}

fn when(rhythm: &Rhythm) -> Option<AnyView> {
    let tone = match rhythm {
        Rhythm::Unstated => return None,
        Rhythm::Periodic => Tone::Look,
        Rhythm::Once(day) if *day < desk::today() => Tone::Late,
        _ => Tone::Plain,
    };
    Some(pill(tone, words::rhythm(rhythm)))
}

/// How much is suggested for a clause: the way to it.
#[component]
pub(in super::super) fn OfferMark(
    /// The clause.
    node: NodeId,
) -> impl IntoView {
    let duties = Duties::here();
    let count = Memo::new(move |_| {
        duties
            .counts
            .with(|counts| counts.get(&node).copied().unwrap_or_default())
    });
    let show = move |_| {
        duties.editor.enter(node);
        duties.show(Some(node));
    };
    maybe(move || {
        let count = count.get();
        (0 < count).then(|| {
            let label = move || fill(t().mark, &[&count.to_string(), &duties.editor.name(node)]);
            view! {
                <button type="button" class="offer-mark" data-act="show-offers" aria-label=label title=label on:click=show>
                    {Icon::Duty.view()}
                </button>
            }
            .into_any()
        })
    })
}
