//! Being asked: the plan as it was sent out, with the way to say something of each clause, and what oneself has said.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::NodeId;
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::content::{Content, Part};
use lientich_shared::talk::Thread;

use super::card;
use super::desk::{Desk, Found};
use super::model::{self, Round};
use super::pad::{Pad, PadDialog};
use crate::asking;
use crate::desk as table;
use crate::reading;
use crate::routes;
use crate::shell::page_head::PageHead;
use crate::strings::opinions::t as o;
use crate::strings::{fill, names, t};
use crate::ui::blank::{Blank, Loading};
use crate::ui::icon::Icon;
use crate::ui::tag::{Tone, pill};

/// What was sent out last.
type Sent = Option<Arc<(Round, Content)>>;

/// One's own opinions, by clause.
type Mine = Arc<BTreeMap<Option<NodeId>, Vec<Thread>>>;

/// The page.
#[component]
pub fn GivePage(
    /// Of which plan.
    doc: DocId,
) -> impl IntoView {
    let desk = Desk::new(doc);
    let is_open = Memo::new(move |_| desk.found() != Found::Opening);
    // The draft may change while its drafter reads what was sent out.
    let sent: Memo<Sent> = Memo::new(move |_| {
        let source = desk.source()?;
        Some(Arc::new((source.last()?.clone(), source.sent.clone()?)))
    });
    let pad = Pad::provide(desk);
    view! {
        {move || match sent.get() {
            _ if !is_open.get() => view! { <PageHead title=o().give_title.to_owned()/><Loading/> }.into_any(),
            Some(sent) => sent_out(desk, pad, &sent.0, &sent.1),
            None => view! {
                <PageHead title=o().give_title.to_owned()/>
                <Blank icon=Icon::Plans title=o().not_asked sentence=o().not_asked_hint>
                    <a href=routes::PLANS class="btn">{t().back}</a>
                </Blank>
            }.into_any(),
        }}
        <PadDialog/>
    }
    .into_any()
}

fn sent_out(desk: Desk, pad: Pad, round: &Round, content: &Content) -> AnyView {
    let mine: Memo<Mine> = Memo::new(move |_| {
        let (said, me) = (desk.said(), desk.me());
        let own = said
            .opinions()
            .filter(|thread| Some(thread.first.author) == me);
        let mut mine: BTreeMap<Option<NodeId>, Vec<Thread>> = BTreeMap::new();
        for thread in own {
            mine.entry(thread.node()).or_default().push(thread.clone());
        }
        Arc::new(mine)
    });
    let count = move || {
        let mine = mine.get();
        let all: Vec<&Thread> = mine.values().flatten().collect();
        let answered = all
            .iter()
            .filter(|one| !one.first.answers.is_empty())
            .count();
        let words = fill(
            o().mine_count,
            &[&all.len().to_string(), &answered.to_string()],
        );
        (!all.is_empty()).then(|| view! { <p class="small muted">{words}</p> })
    };
    let asked = Assignments::of_content(content);
    let people = untrack(|| desk.people());
    let part = |part: &Part| {
        let work = reading::work(&asked, part.node, &people, &|_| false);
        view! { {row(desk, pad, mine, content, part)}{work} }.into_any()
    };
    let parts: Vec<AnyView> = content.parts.iter().map(part).collect();
    let gone = move || {
        let mine = mine.get();
        let gone = mine.iter().filter(|(node, _)| {
            let shown = desk.source().and_then(|source| source.sent.clone());
            node.is_some_and(|node| shown.is_none_or(|sent| model::part(&sent, node).is_none()))
        });
        let threads: Vec<Thread> = gone.flat_map(|(_, threads)| threads.clone()).collect();
        own(desk, &threads, "")
    };
    let title = asking::title(content);
    let is_askable = desk.may_say();
    view! {
        <PageHead title sub=banner(desk, round).into_any()/>
        <div class="page opinions-give" data-testid="round" data-round=round.number>
            <dl class="facts">
                <dt>{o().ask_content}</dt><dd>{round.subject.clone()}</dd>
                <dt>{o().ask_form}</dt><dd>{round.form.clone()}</dd>
            </dl>
            <div class="row">
                {is_askable.then(|| view! { <button type="button" class="btn" data-act="say-whole" on:click=move |_| pad.open(None)>{Icon::Edit.view()}{o().say_whole}</button> })}
                {move || pad.mark(None)}
            </div>
            {move || own(desk, mine.with(|mine| mine.get(&None).cloned()).as_deref().unwrap_or_default(), "")}
            {gone}
            {count}
            {is_askable.then(|| view! { <p class="small muted">{o().tap_hint}</p> })}
        </div>
        <article class="reader opinions-text">{parts}</article>
    }
    .into_any()
}

/// Which round, until when, and that this is not the issued plan.
fn banner(desk: Desk, round: &Round) -> AnyView {
    let today = table::today();
    let left = round.until.0 - today.0;
    let until = fill(o().asking_until, &[&round.until.to_string()]);
    let (tone, words) = match left {
        _ if !round.is_current => (Tone::Plain, o().asking_closed.to_owned()),
        late if late < 0 => {
            let over = fill(o().asking_over, &[&round.until.to_string()]);
            (Tone::Plain, over)
        }
        0 => (Tone::Look, format!("{until}, {}", o().last_day)),
        days => {
            let left = fill(o().days_left, &[&days.to_string()]);
            (Tone::Look, format!("{until}, {left}"))
        }
    };
    let by = fill(
        o().banner_asker,
        &[&desk.people().name(round.by), &round.at.day().to_string()],
    );
    let number = fill(o().banner_round, &[&round.number.to_string()]);
    view! {
        <div class="round-banner sub" data-testid="round-banner">
            <b>{o().banner}</b>{pill(tone, words)}<span class="small">{number}", "{by}</span>
        </div>
    }
    .into_any()
}

/// A part of the plan, with the way to say something of it and what oneself has said.
fn row(desk: Desk, pad: Pad, mine: Memo<Mine>, content: &Content, part: &Part) -> AnyView {
    let (class, label) = (reading::class(part.kind), reading::label(part));
    let text = view! { {label}<span>{part.text.clone()}</span> };
    if !model::is_askable(part.kind) || part.text.trim().is_empty() {
        return view! { <p class=class>{text}</p> }.into_any();
    }
    let node = part.node;
    let is_askable = untrack(|| desk.may_say());
    let name = fill(o().say_on, &[&model::place(content, Some(node))]);
    let now = part.text.clone();
    let said = move || {
        own(
            desk,
            mine.with(|mine| mine.get(&Some(node)).cloned())
                .as_deref()
                .unwrap_or_default(),
            &now,
        )
    };
    view! {
        <div class="say" data-node=node.to_string()>
            <p class=class on:click=move |_| pad.open(Some(node))>{text}</p>
            {is_askable.then(|| view! { <button type="button" class="btn quiet icon-only" data-act="say" aria-label=name.clone() title=name on:click=move |_| pad.open(Some(node))>{Icon::Edit.view()}</button> })}
            {move || pad.mark(Some(node))}
            {said}
        </div>
    }
    .into_any()
}

/// One's own opinions on something.
pub(super) fn own(desk: Desk, threads: &[Thread], now: &str) -> AnyView {
    let one = |thread: &Thread| {
        let when = names::moment(thread.first.at, table::today());
        view! {
            <div class="own" data-testid="own-opinion" data-sent=thread.first.is_registered.then_some("true")>
                <div class="row">{card::state(thread)}<span class="small muted">{when}</span></div>
                {card::words(desk, thread, now)}
                {card::answers(desk, thread)}
            </div>
        }
        .into_any()
    };
    let all: Vec<AnyView> = threads.iter().map(one).collect();
    (!all.is_empty())
        .then(|| view! { <div class="owns">{all}</div> })
        .into_any()
}
