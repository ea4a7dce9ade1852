//! Hôm nay: what waits for the person, their next duties, and what is only on this device.

mod first_steps;
mod mentions;
mod public;
mod review_card;
mod turn;
mod work;

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use lientich_shared::ids::DocId;
use lientich_shared::log::merge_report::{self, PersonPart};
use lientich_shared::order;
use lientich_shared::permissions::{self, Action};

use crate::asking::{self, Asking};
use crate::desk;
use crate::docket;
use crate::issued::{issued, unread};
use crate::library::{Library, Line};
use crate::parties::{self, People};
use crate::plan_store::{Opened, Plans};
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::shell::ways_to_new::WaysToNew;
use crate::strings::{names, opinions, publicity, t};
use crate::sync::Sync;
use crate::talks::Talks;
use crate::ui::blank::Blank;
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::tag::{Party, Tone, pill, tag};
use crate::workload::Workload;
use first_steps::FirstSteps;
use mentions::MentionsCard;
use review_card::ReviewCard;
use turn::TurnCard;

/// How many duties stand here; the others are in "Việc của tôi".
const NEXT: usize = 4;

/// The page.
#[component]
pub fn TodayPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let sync = expect_context::<Sync>();
    let lines = expect_context::<Library>().plans();
    let workload = Workload::here();
    let next = work::next(workload);
    let issued = issued();
    let (unread, public) = (unread(issued), public::wanted(issued));
    let asked = asked(session);
    let refused = move || sync.refusals().with(|refusals| refusals.len());
    let drafts = move || {
        lines
            .get()
            .iter()
            .filter(|line| line.draft)
            .take(NEXT)
            .map(|line| (line.doc, line.title.clone()))
            .collect::<Vec<_>>()
    };
    let nothing = move || {
        unread.get().is_empty()
            && public.with(Vec::is_empty)
            && refused() == 0
            && next.with(|next| next.shown.is_empty())
            && sync.kept().get() == 0
    };
    let begins = first_steps::are_due();
    let may_begin = Memo::new(move |_| {
        lines.with(|lines| lines.is_empty())
            && permissions::may(&session.roles(), Action::Open).is_allowed()
    });
    let sub = move || {
        let posts: Vec<&str> = session.roles().into_iter().map(names::role).collect();
        format!("{} · {}", names::long_day(desk::today()), posts.join(", "))
    };
    view! {
        <PageHead title=t().today.to_owned() sub=view! {
            <p class="sub row"><span>{sub}</span><a class="link" data-act="to-calendar" href=routes::CALENDAR>{t().to_calendar}</a></p>
        }.into_any()/>
        <div class="page" data-testid="today">
            <FirstSteps/>
            <section class="waiting" hidden=move || begins.get() && nothing()>
                <h2>{t().waits_for_you}</h2>
                {move || (0 < refused()).then(|| refused_card(refused()))}
                {public::cards(public)}
                {docket::waiting()}
                {list(asked, |asking| format!("{asking:?}"), |asking| asked_card(&asking))}
                {list(drafts, |(doc, title)| format!("{doc} {title}"), |(doc, title)| view! { <TurnCard doc title=title.clone()/><ReviewCard doc title=title.clone()/><UnreadCard doc title=title.clone()/><MentionsCard doc title=title.clone()/><OwedCard doc title/> }.into_any())}
            </section>
            {move || new_cards(&unread.get(), &lines.read())}
            {work::section(workload, next)}
            {work::others(workload)}
            {move || (0 < sync.kept().get()).then(|| view! {
                <section><h2>{t().on_this_device}</h2>{kept_card(sync.kept().get())}</section>
            })}
            {work::files_here()}
            {move || (nothing() && !begins.get()).then(|| if may_begin.get() { first_step() } else { all_done() })}
        </div>
    }
    .into_any()
}

/// Issued plans that the person has not confirmed to have read.
fn new_cards(unread: &[DocId], lines: &[Line]) -> Option<AnyView> {
    let card = |line: &Line| {
        let title = line.title.clone();
        view! {
            <a href=routes::edition(line.doc) class="card" data-testid="new-edition"><b>{title}</b><br/><span class="small muted">{publicity::t().new_hint}</span></a>
        }
        .into_any()
    };
    let new = lines.iter().filter(|line| unread.contains(&line.doc));
    (!unread.is_empty()).then(|| {
        view! { <section><h2>{publicity::t().new_title}</h2>{new.map(card).collect_view()}</section> }
            .into_any()
    })
}

fn all_done() -> AnyView {
    view! {
        <Blank icon=Icon::Check title=t().nothing_waits sentence=t().nothing_waits_hint>
            <a href=routes::PLANS class="btn primary">{t().to_plans}</a>
        </Blank>
    }
    .into_any()
}

/// For whoever may open a plan while the school has none.
fn first_step() -> AnyView {
    view! {
        <Blank icon=Icon::Plans title=t().plans_empty sentence=t().plans_empty_drafter><WaysToNew/></Blank>
    }
    .into_any()
}

fn counted(count: usize, class: &'static str, what: &'static str, more: AnyView) -> AnyView {
    view! {
        <div class=class><span class="count">{count}</span><span class="grow"><b>{what}</b><br/><span class="small muted">{more}</span></span></div>
    }
    .into_any()
}

fn refused_card(count: usize) -> AnyView {
    counted(
        count,
        "card counted alarm",
        t().changes_refused,
        t().refused_see.into_any(),
    )
}

fn kept_card(count: usize) -> AnyView {
    counted(
        count,
        "card counted dashed",
        t().only_on_device,
        t().sent_when_online.into_any(),
    )
}

/// A plan in which others did something that the person has not seen; nothing where there is none.
#[component]
fn UnreadCard(doc: DocId, title: String) -> impl IntoView {
    let session = expect_context::<Session>();
    let opened = expect_context::<Plans>().open(doc);
    let title = StoredValue::new(title);
    move || {
        let Opened::Ready(plan) = opened.get() else {
            return None;
        };
        let me = session.person()?;
        if !plan.news().get() {
            return None;
        }
        let report = plan.read(|document| merge_report::since(document, &plan.seen_version(), me));
        let people = People::of(session.directory().get(), desk::today());
        // Parts of the plan, as the number beside them and the merge report count, not single changes.
        let mut parties = BTreeMap::<Party, usize>::new();
        let whole = (!report.document.is_empty()).then_some(&report.document);
        for parts in report
            .clauses
            .iter()
            .map(|clause| &clause.parts)
            .chain(whole)
        {
            let of = |part: &PersonPart| {
                part.person
                    .map_or(Party::None, |person| people.party(person))
            };
            for party in order::gather::<_, BTreeSet<Party>>(parts.iter().map(of)) {
                *parties.entry(party).or_default() += 1;
            }
        }
        let tags = parties
            .into_iter()
            .map(|(party, count)| tag(party, format!("{} {count}", parties::name(party))));
        let count = report.clauses.len() + usize::from(!report.document.is_empty());
        Some(view! {
            <a href=routes::plan(doc) class="card counted" data-testid="unread-card">
                <span class="count">{count}</span>
                <span class="grow"><b>{t().changes_unread}</b><span class="row">{tags.collect_view()}</span><span class="small muted">{title.get_value()}</span></span>
            </a>
        }.into_any())
    }
}

/// The plans on which the person may give an opinion today.
fn asked(session: Session) -> impl Fn() -> Vec<Asking> + Send + std::marker::Sync + 'static {
    let all = asking::all();
    move || {
        let may = permissions::may(&session.roles(), Action::GiveOpinion).is_allowed();
        let all = all.get();
        let open = all.iter().filter(|one| may && one.is_open(desk::today()));
        open.cloned().collect()
    }
}

fn asked_card(asking: &Asking) -> AnyView {
    view! {
        <a href=routes::give_opinion(asking.doc) class="card" data-testid="asked-card">
            <b>{asking.title.clone()}</b>
            <span class="row">{pill(Tone::Look, asking.words(desk::today()))}</span>
        </a>
    }
    .into_any()
}

/// Opinions on a plan that wait for an answer, for those who give it.
#[component]
fn OwedCard(doc: DocId, title: String) -> impl IntoView {
    let session = expect_context::<Session>();
    let counts = asking::counts(session, expect_context::<Talks>().about(doc));
    let title = StoredValue::new(title);
    move || {
        let open = counts.get().open;
        let may = permissions::may(&session.roles(), Action::AnswerOpinion).is_allowed();
        (may && 0 < open).then(|| {
            view! {
                <a href=routes::opinions(doc) class="card counted" data-testid="owed-card">
                    <span class="count">{open}</span>
                    <span class="grow"><b>{opinions::t().unanswered_card}</b><br/><span class="small muted">{title.get_value()}</span></span>
                </a>
            }
            .into_any()
        })
    }
}
