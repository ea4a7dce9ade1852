//! Opinions by clause, for those who read them: what is owed an answer first, the answers, several at once.

use leptos::prelude::*;
use lientich_shared::ids::DocId;
use lientich_shared::log::sign_off::Step;
use lientich_shared::permissions::Action;
use lientich_shared::plan::sign_off::{SignOff, next_steps};
use lientich_shared::plan::view::Meta;
use lientich_shared::talk::Thread;

use super::answer::{AnswerDialog, Answering};
use super::card;
use super::desk::{Desk, Found};
use super::model::{self, Group, Source};
use crate::asking::{self, Counts};
use crate::desk as table;
use crate::routes;
use crate::shell::page_head::PageHead;
use crate::strings::opinions::t as o;
use crate::strings::{fill, t};
use crate::ui::blank::{Blank, Loading};
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::tabs::Tabs;
use crate::ui::tag::{Tone, pill};

const OPEN: &str = "open";
const ALL: &str = "all";

/// The page.
#[component]
pub fn OpinionsPage(
    /// Of which plan.
    doc: DocId,
) -> impl IntoView {
    let desk = Desk::new(doc);
    let answering = Answering::provide(desk);
    let may =
        Memo::new(move |_| desk.may(Action::ReadOpinions) || desk.may(Action::ReadWomensOpinions));
    let state = Memo::new(move |_| match desk.found() {
        Found::Opening => None,
        Found::Nothing => Some(false),
        Found::Here(source) => Some(source.last().is_some()),
    });
    move || match state.get() {
        _ if !may.get() => blank(doc, o().only_readers, ""),
        None => view! { <PageHead title=o().title.to_owned()/><Loading/> }.into_any(),
        Some(false) => blank(doc, o().none, o().need_never),
        Some(true) => page(desk, answering),
    }
}

fn blank(doc: DocId, title: &'static str, sentence: &'static str) -> AnyView {
    let back = view! { <a href=routes::plan(doc) class="back">{Icon::Back.view()}{t().back}</a> };
    view! {
        <PageHead title=o().title.to_owned() sub=back.into_any()/>
        <Blank icon=Icon::Person title sentence><a href=routes::give_opinion(doc) class="btn">{o().to_round}</a></Blank>
    }
    .into_any()
}

fn page(desk: Desk, answering: Answering) -> AnyView {
    let counts = asking::counts(desk.session, desk.talk);
    let shown = RwSignal::new(OPEN);
    let label = move |words: &'static str, count: usize| fill(words, &[&count.to_string()]);
    let tabs = vec![
        (
            OPEN,
            Signal::derive(move || label(o().filter_open, counts.get().open)),
        ),
        (
            ALL,
            Signal::derive(move || label(o().filter_all, counts.get().opinions)),
        ),
    ];
    let groups = move || {
        let Some(source) = desk.source() else {
            return Vec::new();
        };
        let (said, only_open) = (desk.said(), shown.get() == OPEN);
        let wanted = asking::arrived(&said).filter(|one| !only_open || asking::is_open(one));
        let groups = model::groups(wanted, &source.now);
        groups
            .into_iter()
            .map(|group| (key(&group, &source), group))
            .collect::<Vec<(String, Group)>>()
    };
    let nothing = move || {
        let counts = counts.get();
        let words = match (counts.opinions, counts.open) {
            (0, _) => Some((o().none, o().none_hint)),
            (_, 0) if shown.get() == OPEN => Some((o().all_answered, "")),
            _ => None,
        };
        words.map(|(title, sentence)| view! { <Blank icon=Icon::Check title sentence><span></span></Blank> })
    };
    view! {
        <PageHead title=o().title.to_owned() sub=(move || sub(desk, counts.get())).into_any()/>
        <div class="page opinions" data-testid="opinions" data-open=move || counts.get().open>
            <Tabs label=o().filter tabs chosen=shown/>
            <div role="tabpanel" tabindex="0" class="stack">
                {list(groups, |(key, _)| key.clone(), move |(_, group)| section(desk, answering, &group))}
                {nothing}
            </div>
        </div>
        {move || answering.foot()}
        <AnswerDialog/>
    }
    .into_any()
}

/// What a group shows: it is drawn anew when any of this is another.
fn key(group: &Group, source: &Source) -> String {
    let now = group.node.and_then(|node| model::part(&source.now, node));
    let one = |thread: &Thread| {
        let first = &thread.first;
        let sent = first.answers.iter().filter(|answer| answer.is_registered);
        format!("{}-{}-{}", first.change, first.answers.len(), sent.count())
    };
    let threads: Vec<String> = group.threads.iter().map(one).collect();
    format!(
        "{:?}{}{:?}",
        group.node,
        threads.join(","),
        now.map(|part| (&part.path, &part.text))
    )
}

/// Counts, deadline, and where else one may want to go.
fn sub(desk: Desk, counts: Counts) -> AnyView {
    let source = desk.source();
    let round = source.as_ref().and_then(|source| source.last().cloned());
    let state = round.map(|round| {
        let until = round.until.to_string();
        if round.is_open(table::today()) {
            pill(Tone::Look, fill(o().asking_until, &[&until]))
        } else if round.is_current {
            pill(Tone::Plain, fill(o().asking_over, &[&until]))
        } else {
            pill(Tone::Plain, o().asking_closed)
        }
    });
    let again = desk.plan().is_some_and(|plan| {
        let next = plan.read(|document| {
            let step = SignOff::of(document).stand.step;
            next_steps(Meta::of(document).kind, step)
        });
        next.contains(&Step::Consulting) && desk.may(Action::Take(Step::Consulting))
    });
    let again = again.then(|| {
        let next = source.map_or(1, |source| source.rounds.len() + 1).to_string();
        view! { <a href=routes::ask_opinions(desk.doc) class="btn" data-act="ask-again">{fill(o().ask_again, &[&next])}</a> }
    });
    view! {
        <div class="sub opinions-sub">
            <a href=routes::plan(desk.doc) class="back">{Icon::Back.view()}{t().back}</a>
            <p data-testid="opinion-counts">{counts.words()}</p>
            <div class="row">{state}<a href=routes::give_opinion(desk.doc)>{o().to_round}</a>{again}</div>
        </div>
    }
    .into_any()
}

/// A clause with what was said of it.
fn section(desk: Desk, answering: Answering, group: &Group) -> AnyView {
    let source = untrack(|| desk.source());
    let now = source.as_ref().and_then(|source| {
        let part = model::part(&source.now, group.node?)?;
        Some(part.text.clone())
    });
    let sent = source.as_ref().and_then(|source| {
        let part = model::part(source.sent.as_ref()?, group.node?)?;
        Some(part.text.clone())
    });
    let title = source.map(|source| {
        let now = model::part(
            &source.now,
            group.node.unwrap_or(lientich_shared::log::change::NodeId(
                group.threads[0].first.change,
            )),
        );
        let known = if now.is_some() || group.node.is_none() {
            Some(&source.now)
        } else {
            source.sent.as_ref()
        };
        known.map_or_else(
            || o().gone.to_owned(),
            |content| model::place(content, group.node),
        )
    });
    let changed = (now.is_some() && sent.is_some() && now != sent)
        .then(|| pill(Tone::Plain, o().changed_since));
    let gone = (group.node.is_some() && now.is_none()).then(|| pill(Tone::Look, o().gone));
    let text = now.clone().or(sent.clone());
    let quote = text
        .clone()
        .map(|text| view! { <p class="quote">{text}</p> });
    let cards = group.threads.iter().map(|thread| {
        // What was taken over stands there now: what it altered is seen against what was sent out.
        let is_taken = model::proposed(thread) == now.as_deref();
        let base = if is_taken { &sent } else { &text };
        one(desk, answering, thread, base.as_deref().unwrap_or_default())
    });
    view! {
        <section class="opinion-group" data-node=group.node.map(|node| node.to_string())>
            <div class="row"><h2>{title}</h2>{changed}{gone}</div>
            {quote}
            {cards.collect_view()}
        </section>
    }
    .into_any()
}

fn one(desk: Desk, answering: Answering, thread: &Thread, now: &str) -> AnyView {
    let may = untrack(|| {
        let source = desk.source();
        source.is_some_and(|source| model::may_answer(&desk.roles(), thread, &source.now))
    });
    let name: model::Name = (thread.doc, thread.first.change);
    let author = untrack(|| desk.people().name(thread.first.author));
    let is_answered = !thread.first.answers.is_empty();
    let choose = (may && !is_answered).then(|| answering.check(name, fill(o().choose, &[&author])));
    let (class, label) = if is_answered {
        ("btn quiet", o().answer_again)
    } else {
        ("btn", o().answer)
    };
    let answer = may.then(|| view! {
        <div class="row"><button type="button" class=class data-act="answer" on:click=move |_| answering.open(vec![name])>{label}</button></div>
    });
    untrack(|| {
        view! {
        <article class="card opinion" data-testid="opinion" data-change=thread.first.change.to_string()>
            <div class="row">{choose}{card::who(desk, thread)}</div>
            {card::words(desk, thread, now)}
            {card::answers(desk, thread)}
            {answer}
        </article>
    }
    .into_any()
    })
}
