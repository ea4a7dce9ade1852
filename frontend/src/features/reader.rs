//! An issued plan as everybody reads it: their own duties first, then the whole text. Nothing of a draft is here.

mod publicity;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::NodeKind;
use lientich_shared::plan::content::{Content, Part};
use lientich_shared::plan::view::{Lead, PlanKind};
use lientich_shared::sync::message::EditionRecord;

use crate::desk;
use crate::duties;
use crate::library::Library;
use crate::parties::People;
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::{fill, names, t};
use crate::ui::blank::{Blank, Loading};
use crate::ui::icon::Icon;
use crate::ui::tag::{Tone, pill, tag};

type Found = Arc<(EditionRecord, Content)>;

/// The page.
#[component]
pub fn ReaderPage(
    /// Which plan.
    doc: DocId,
    /// What is said of an Edition's signatures.
    signed: Callback<EditionRecord, AnyView>,
) -> impl IntoView {
    let library = expect_context::<Library>();
    let found = RwSignal::new(None::<Option<Found>>);
    Effect::new(move |_| {
        // A new Edition touches the list of plans.
        library.plans().track();
        spawn_local(async move {
            // What cannot be read now is read with the next change.
            if let Ok(edition) = library.edition(doc).await {
                found.try_set(Some(edition.map(Arc::new)));
            }
        });
    });
    move || match found.get() {
        None => view! { <PageHead title=t().plans.to_owned()/><Loading/> }.into_any(),
        Some(None) => view! {
            <PageHead title=t().plans.to_owned()/>
            <Blank icon=Icon::Plans title=t().not_issued_yet sentence=t().plan_gone>
                <a href=routes::PLANS class="btn">{t().back}</a>
            </Blank>
        }
        .into_any(),
        Some(Some(found)) => edition(doc, &found, signed),
    }
}

fn edition(doc: DocId, found: &Found, signed: Callback<EditionRecord, AnyView>) -> AnyView {
    let (record, content) = &**found;
    let session = expect_context::<Session>();
    let people = People::of(session.directory().get(), desk::today());
    let mine = session
        .person()
        .map(|person| duties::of(doc, content, person, &session.roles()))
        .unwrap_or_default();
    let kind = if content.kind == "quy_che" {
        PlanKind::Regulation
    } else {
        PlanKind::Plan
    };
    let year = content
        .school_year
        .map(|year| format!(" {year}"))
        .unwrap_or_default();
    let title = format!("{}{year}", names::plan_kind(kind));
    let issued = fill(
        t().issued_by,
        &[
            &people.name(record.issuer),
            &record.issued.day().to_string(),
        ],
    );
    let number = fill(t().edition, &[&record.number.to_string()]);
    let is_mine = |part: &Part| mine.iter().any(|duty| duty.node == part.node);
    let own = mine.iter().map(|duty| {
        let due = duty.due.map(|day| pill(if day < desk::today() { Tone::Late } else { Tone::Plain }, names::due(day, desk::today())));
        view! {
            <li class="card"><a href=format!("#p-{}", duty.node)>{duty.path.clone()}</a>" "{duty.text.clone()}" "{due}</li>
        }
    });
    let own = (!mine.is_empty()).then(|| view! {
        <section class="page"><h2>{t().your_duties}</h2><ul class="stack">{own.collect_view()}</ul></section>
    });
    view! {
        <PageHead title=title sub=view! { <p class="sub">{number}" · "{issued}</p> }.into_any()/>
        {own}
        <article class="reader" data-testid="edition" data-doc=doc.to_string()>
            <p class="r-kind">{kind.printed()}</p>
            {content.parts.iter().map(|part| reading_part(part, &people, is_mine(part))).collect_view()}
        </article>
        {publicity::publicity(doc, record, content)}
        <div class="reader-signed">{signed.run(record.clone())}</div>
    }
    .into_any()
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
    let class = match part.kind {
        NodeKind::Title => "r-title",
        NodeKind::Issuance | NodeKind::Letterhead => "r-issuance",
        NodeKind::Basis => "r-basis",
        NodeKind::Section => "r-part r-section",
        NodeKind::Clause | NodeKind::Bullet => "r-part",
        NodeKind::Signer => "r-signer",
        NodeKind::Preamble | NodeKind::Paragraph | NodeKind::Closing | NodeKind::Recipient => {
            "r-plain"
        }
    };
    let label =
        (!part.label.is_empty()).then(|| view! { <span class="label">{part.label.clone()}</span> });
    view! {
        <p class=class class:mine=mine id=format!("p-{}", part.node)>
            {label}<span>{part.text.clone()}" "{lead}" "{due}</span>
        </p>
    }
    .into_any()
}
