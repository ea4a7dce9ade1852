//! Over an issued plan: its number, place and day as they stand on paper, who entered what when, and the
//! way to enter them for those who may.

use leptos::prelude::*;
use lientich_shared::docket::{self, Heading};
use lientich_shared::ids::DocId;
use lientich_shared::permissions::{Action, may};
use lientich_shared::plan::content::Content;
use lientich_shared::sync::message::EditionRecord;

use super::form::DocketDialog;
use super::{Dockets, Entry, hash, last_signature};
use crate::desk;
use crate::parties::People;
use crate::session::Session;
use crate::strings::docket::t;
use crate::strings::{fill, names};
use crate::ui::live::{live, maybe, when};

/// The card of an Edition.
pub fn card(plan: DocId, record: &EditionRecord, content: &Content) -> AnyView {
    let session = expect_context::<Session>();
    let dockets = Dockets::here();
    let edition = hash(content);
    let entries = Memo::new(move |_| dockets.entries(edition));
    let signed = Heading::of(content, None);
    let heading = {
        let content = content.clone();
        Memo::new(move |_| {
            let holding = entries.with(|entries| entries.first().map(|(_, docket)| docket.clone()));
            Heading::of(&content, holding.as_ref())
        })
    };
    let open = RwSignal::new(false);
    let may_enter = move || may(&session.roles(), Action::Docket).is_allowed();
    let button = move || {
        let words = if heading.get().is_docketed {
            t().act_again
        } else {
            t().act
        };
        let class = if heading.get().number.is_empty() {
            "btn primary"
        } else {
            "btn"
        };
        view! { <button type="button" class=class data-act="docket" on:click=move |_| open.set(true)>{words}</button> }
            .into_any()
    };
    let is_signed = !signed.number.is_empty();
    view! {
        <section class="page docket" data-testid="docket">
            <div class="card">
                {live(move || lines(&heading.get()))}
                {live(move || told(entries.with(|entries| entries.first().cloned()), is_signed, may_enter(), session))}
                {maybe(move || entries.with(|entries| is_disputed(entries)).then(disputed))}
                {maybe(move || entries.with(|entries| all(entries, session)))}
                {when(may_enter, move || live(button))}
            </div>
            <DocketDialog open this=(plan, record.number) signed=last_signature(record) content=content.clone() heading/>
        </section>
    }
    .into_any()
}

/// As they are printed.
fn lines(heading: &Heading) -> AnyView {
    view! {
        <p class="docket-lines"><b data-testid="docket-number">{heading.number_line()}</b><i data-testid="docket-day">{heading.day_line()}</i></p>
    }
    .into_any()
}

/// Where the lines come from. Tracked.
fn told(holding: Option<Entry>, is_signed: bool, may_enter: bool, session: Session) -> AnyView {
    let quiet = |words: String| view! { <p class="small muted">{words}</p> }.into_any();
    let Some((one, _)) = holding else {
        let words = match (is_signed, may_enter) {
            (true, _) => t().as_signed,
            (false, true) => t().none_mine,
            (false, false) => t().none,
        };
        return quiet(words.to_owned());
    };
    let people = People::of(session.directory().get(), desk::today());
    let when = names::moment(one.at, desk::today());
    let by = fill(t().entered, &[&people.name(one.by), &when]);
    let unsent = (!one.is_registered).then(|| quiet(t().not_sent.to_owned()));
    view! { {quiet(format!("{by}. {}", t().apart))}{unsent} }.into_any()
}

fn is_disputed(entries: &[Entry]) -> bool {
    let entries: Vec<docket::Entry<'_>> = entries.iter().map(|(one, said)| (one, said)).collect();
    docket::is_disputed(&entries)
}

fn disputed() -> AnyView {
    view! { <p class="notice look" role="status" data-testid="docket-disputed">{t().disputed}</p> }
        .into_any()
}

/// Every entry, where there is more than the one that holds. Tracked.
fn all(entries: &[Entry], session: Session) -> Option<AnyView> {
    if entries.len() < 2 {
        return None;
    }
    let people = People::of(session.directory().get(), desk::today());
    let line = |(n, (one, docket)): (usize, &Entry)| {
        let heading = [
            docket.printed(),
            docket.place.clone(),
            docket.day.to_string(),
        ];
        let words: Vec<&str> = heading
            .iter()
            .map(String::as_str)
            .filter(|word| !word.is_empty())
            .collect();
        let when = names::moment(one.at, desk::today());
        let by = format!("{}, {when}", people.name(one.by));
        let holds = (n == 0).then(|| format!(" ({})", t().holds));
        view! { <li><b>{words.join(" · ")}</b>{holds}<br/><span class="small muted">{by}</span></li> }.into_any()
    };
    let count = fill(t().earlier, &[&entries.len().to_string()]);
    let lines: Vec<AnyView> = entries.iter().enumerate().map(line).collect();
    Some(
        view! { <details data-testid="docket-entries"><summary>{count}</summary><ol class="docket-all">{lines}</ol></details> }
            .into_any(),
    )
}
