//! An issued plan as everybody reads it: their own duties first, then the whole text. Nothing of a draft is here.

mod publicity;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;
use lientich_shared::docket::{Heading, is_day_line, is_number_line, on_paper};
use lientich_shared::ids::DocId;
use lientich_shared::log::change::NodeKind;
use lientich_shared::log::duty::Duty;
use lientich_shared::permissions::{self, Action};
use lientich_shared::plan::content::Content;
use lientich_shared::plan::view::PlanKind;
use lientich_shared::sync::message::EditionRecord;

use crate::desk;
use crate::docket::{self, Dockets};
use crate::duties;
use crate::library::Library;
use crate::parties::People;
use crate::reading;
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::{duties as words, fill, history, names, new_year, t};
use crate::ui::blank::{Blank, Loading};
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::tag::{Tone, pill};

type Found = (EditionRecord, Content);

/// The page.
#[component]
pub fn ReaderPage(
    /// Which plan.
    doc: DocId,
    /// What is said of an Edition's signatures.
    signed: Callback<EditionRecord, AnyView>,
) -> impl IntoView {
    let library = expect_context::<Library>();
    let found = RwSignal::new(None::<Arc<Vec<Found>>>);
    let numbers = library.issued();
    Effect::new(move |_| {
        numbers.track();
        spawn_local(async move {
            // What cannot be read now is read with the next change.
            if let Ok(editions) = library.editions_of(doc).await {
                // Editions never change: only another one is a reason to draw the page anew.
                let is_known = |known: &Option<Arc<Vec<Found>>>| {
                    known
                        .as_ref()
                        .is_some_and(|known| known.len() == editions.len())
                };
                if found.try_with_untracked(is_known) == Some(false) {
                    found.try_set(Some(Arc::new(editions)));
                }
            }
        });
    });
    let dockets = Dockets::here();
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| query.get("ban")?.parse().ok()));
    move || match found.get() {
        None => view! { <PageHead title=t().plans.to_owned()/><Loading/> }.into_any(),
        Some(editions) => match pick(&editions, asked.get()) {
            Some(found) => {
                let others = earlier(doc, &editions, found, dockets);
                edition(doc, found, others, signed, dockets)
            }
            None => view! {
                <PageHead title=t().plans.to_owned()/>
                <Blank icon=Icon::Plans title=t().not_issued_yet sentence=t().plan_gone>
                    <a href=routes::PLANS class="btn">{t().back}</a>
                </Blank>
            }
            .into_any(),
        },
    }
}

/// The Edition with a number, or else the newest.
fn pick(editions: &[Found], asked: Option<u32>) -> Option<&Found> {
    let mut editions = editions.iter().rev();
    let newest = editions.clone().next();
    editions
        .find(|(record, _)| Some(record.number) == asked)
        .or(newest)
}

/// Says that there is a newer Edition, and leads to the others.
fn earlier(doc: DocId, editions: &[Found], shown: &Found, dockets: Dockets) -> Option<AnyView> {
    let newest = editions.last()?.0.number;
    let others = editions
        .iter()
        .rev()
        .filter(|(record, _)| record.number != shown.0.number);
    let link = |(record, content): &Found| {
        let name = [record.number.to_string(), record.issued.day().to_string()];
        let name = fill(history::t().edition_on, &[&name[0], &name[1]]);
        let number = dockets.number_beside(content);
        view! { <li><a class="link" href=routes::older_edition(doc, record.number)>{name}{number}</a></li> }
            .into_any()
    };
    let links = others.map(link).collect_view();
    let old = (shown.0.number != newest).then(|| {
        let words = fill(history::t().older_edition, &[&newest.to_string()]);
        view! { <p class="notice look" role="status">{words}</p> }.into_any()
    });
    (1 < editions.len()).then(|| {
        view! {
            <nav class="editions" data-testid="editions" aria-label=history::t().editions>
                {old}
                <p class="muted">{history::t().editions}</p>
                <ul class="row">{links}</ul>
            </nav>
        }
        .into_any()
    })
}

/// Number, and place and day, over the text, unless it has lines of its own for them.
fn heading(paper: &Content) -> Option<AnyView> {
    let heads = paper.parts.iter();
    let lines: Vec<&str> = heads
        .filter(|part| part.kind == NodeKind::Letterhead)
        .map(|part| part.text.as_str())
        .collect();
    let heading = Heading::of(paper, None);
    let number = (!lines.iter().any(|line| is_number_line(line))).then(|| heading.number_line());
    let day = (!lines.iter().any(|line| is_day_line(line))).then(|| heading.day_line());
    (number.is_some() || day.is_some())
        .then(|| view! { <p class="r-docket"><span>{number}</span><i>{day}</i></p> }.into_any())
}

/// The way to next year's plan, for whoever may begin one.
fn next_year(doc: DocId, content: &Content, session: Session) -> Option<AnyView> {
    let may_open = permissions::may(&session.roles(), Action::Open).is_allowed();
    let is_plan = !PlanKind::from_code(&content.kind).is_report();
    (may_open && is_plan).then(|| {
        let words = new_year::t().make_next;
        view! { <p class="page"><a class="btn" data-act="next-year" href=routes::next_year(doc)>{words}</a></p> }
            .into_any()
    })
}

fn edition(
    doc: DocId,
    found: &Found,
    others: Option<AnyView>,
    signed: Callback<EditionRecord, AnyView>,
    dockets: Dockets,
) -> AnyView {
    let (record, content) = found;
    let session = expect_context::<Session>();
    let people = People::of(session.directory().get(), desk::today());
    let reader = session.directory().get().zip(session.person());
    let mine = reader
        .as_ref()
        .map(|(directory, person)| duties::of(content, directory, *person, desk::today()))
        .unwrap_or_default();
    let issued = fill(
        t().issued_by,
        &[
            &people.name(record.issuer),
            &record.issued.day().to_string(),
        ],
    );
    let number = fill(t().edition, &[&record.number.to_string()]);
    let own = mine.iter().map(|duty| {
        let due = duty.due.map(|day| pill(if day < desk::today() { Tone::Late } else { Tone::Plain }, names::due(day, desk::today())));
        view! {
            <li class="card"><a href=format!("#p-{}", duty.node)>{duty.path.clone()}</a>" "{duty.text.clone()}" "{due}</li>
        }
    });
    let own = (!mine.is_empty()).then(|| view! {
        <section class="page"><h2>{words::t().yours_here}</h2><ul class="stack">{own.collect_view()}</ul></section>
    });
    let holding = dockets.holding_of(content);
    let signed_content = content.clone();
    let sheet = move || {
        let paper = on_paper(&signed_content, holding.get().as_ref());
        let is_mine = |duty: &Duty| {
            let reader = reader.as_ref();
            reader.is_some_and(|(directory, person)| {
                duties::is_of(duty, directory, *person, desk::today())
            })
        };
        view! { {heading(&paper)}{reading::sheet(&paper, &people, &is_mine)} }.into_any()
    };
    view! {
        <PageHead title=reading::title(content) sub=view! { <p class="sub">{number}" · "{issued}</p> }.into_any()/>
        {others}
        {docket::card(doc, record, content)}
        {own}
        <article class="reader" data-testid="edition" data-doc=doc.to_string()>{live(sheet)}</article>
        {publicity::publicity(doc, record, content, holding)}
        <div class="reader-signed">{signed.run(record.clone())}</div>
        {next_year(doc, content, session)}
    }
    .into_any()
}
