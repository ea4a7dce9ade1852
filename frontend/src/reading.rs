//! A plan as it is read: its parts on a sheet, nothing to write into. For Editions and for earlier
//! versions.

use leptos::prelude::*;
use lientich_shared::log::change::NodeKind;
use lientich_shared::plan::content::{Content, Part};
use lientich_shared::plan::view::{Lead, PlanKind};

use crate::parties::People;
use crate::strings::{fill, names, t};
use crate::ui::tag::{Tone, pill, tag};

/// Plan, regulation or report.
pub fn kind(content: &Content) -> PlanKind {
    PlanKind::from_code(&content.kind)
}

/// What it is, and for which school year.
pub fn title(content: &Content) -> String {
    let year = content.school_year.map(|year| format!(" {year}"));
    format!(
        "{}{}",
        names::plan_kind(kind(content)),
        year.unwrap_or_default()
    )
}

/// The sheet. `mine` says which parts are the reader's own duties.
pub fn sheet(content: &Content, people: &People, mine: &dyn Fn(&Part) -> bool) -> AnyView {
    let parts = content.parts.iter();
    let parts = parts.map(|part| reading_part(part, people, mine(part)));
    view! {
        <p class="r-kind">{kind(content).printed()}</p>
        {parts.collect_view()}
    }
    .into_any()
}

/// The look of a part.
pub fn class(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Title => "r-title",
        NodeKind::Issuance | NodeKind::Letterhead => "r-issuance",
        NodeKind::Basis => "r-basis",
        NodeKind::Section => "r-part r-section",
        NodeKind::Clause | NodeKind::Bullet => "r-part",
        NodeKind::Signer => "r-signer",
        NodeKind::Preamble | NodeKind::Paragraph | NodeKind::Closing | NodeKind::Recipient => {
            "r-plain"
        }
    }
}

/// Its number, where it has one.
pub fn label(part: &Part) -> Option<AnyView> {
    let label = part.label.clone();
    (!label.is_empty()).then(|| view! { <span class="label">{label}</span> }.into_any())
}

fn reading_part(part: &Part, people: &People, mine: bool) -> AnyView {
    let lead = part
        .lead_person
        .map(Lead::Person)
        .or(part.lead_body.map(Lead::Body));
    let lead = lead.map(|lead| tag(people.party_of_lead(lead), people.lead(lead)));
    let due = part
        .due
        .map(|day| pill(Tone::Plain, fill(t().due_before, &[&day.to_string()])));
    let class = class(part.kind);
    let label = label(part);
    view! {
        <p class=class class:mine=mine id=format!("p-{}", part.node)>
            {label}<span>{part.text.clone()}" "{lead}" "{due}</span>
        </p>
    }
    .into_any()
}
