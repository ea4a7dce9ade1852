//! Chỉ tiêu: the targets of all issued plans with how far they are, as bars; the school's number, the teams' shares and
//! who told them. Targets themselves are written in the plan.

mod bars;
mod detail;
mod entry;
mod model;

use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::directory::{Directory, Role};
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::NodeKind;
use lientich_shared::permissions::{self, Action};
use lientich_shared::plan::assignments::Aimed;
use lientich_shared::targets::standing::{Said, Standing};
use lientich_shared::time::Day;

use crate::desk;
use crate::parties::People;
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::registers;
use crate::strings::targets::t;
use crate::ui::blank::{Blank, Loading};
use crate::ui::icon::Icon;
use crate::ui::tag::{Tone, pill};
use crate::workload::{Load, Workload};
use entry::{EntryDialog, Numbering};

/// Who looks at the page, and what they may write.
#[derive(Debug, Clone, PartialEq)]
struct Reader {
    person: Option<PersonId>,
    /// Their team; empty for none.
    team: String,
    /// Whether they see what everybody told.
    reads_all: bool,
    /// Whether they write the school's numbers.
    tallies_school: bool,
    /// Whether they write their team's.
    leads_team: bool,
    people: People,
    directory: Option<Arc<Directory>>,
    today: Day,
}

impl Reader {
    fn of(session: Session) -> Self {
        let directory = session.directory().get();
        let person = session.person();
        let roles: Vec<Role> = session.roles();
        let may = |action| permissions::may(&roles, action).is_allowed();
        let team = directory.as_ref().and_then(|directory| {
            let own = directory
                .people
                .iter()
                .find(|known| Some(known.id) == person)?;
            Some(own.team.clone())
        });
        let team = team.unwrap_or_default();
        Self {
            person,
            reads_all: may(Action::ReadWork),
            tallies_school: may(Action::TallySchool),
            leads_team: may(Action::LeadWork) && !team.is_empty(),
            people: People::of(directory.clone(), desk::today()),
            directory,
            team,
            today: desk::today(),
        }
    }
}

/// The page.
#[component]
pub fn TargetsPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let workload = Workload::here();
    let reader = Memo::new(move |_| Reader::of(session));
    Numbering::provide(workload, reader);
    let plans = move || {
        workload.plans().get().map(|plans| {
            let with_targets = plans
                .iter()
                .filter(|load| !load.assignments.targets.is_empty());
            with_targets.cloned().collect::<Vec<Load>>()
        })
    };
    view! {
        <PageHead title=t().page.to_owned()>
            <a class="btn" href=routes::REGISTERS data-act="registers">{registers::t().page}</a>
        </PageHead>
        <div class="page" data-testid="targets">
            {move || match plans() {
                None => view! { <Loading/> }.into_any(),
                Some(plans) if plans.is_empty() => {
                    view! { <Blank icon=Icon::Target title=t().none sentence=t().none_hint/> }.into_any()
                }
                Some(plans) => reader.with(|reader| plans.iter().map(|load| plan(load, reader)).collect_view().into_any()),
            }}
        </div>
        <EntryDialog/>
    }
    .into_any()
}

/// The targets of one plan.
fn plan(load: &Load, reader: &Reader) -> AnyView {
    let title = load
        .content
        .parts
        .iter()
        .find(|part| part.kind == NodeKind::Title);
    let title = title.map(|part| part.text.clone()).unwrap_or_default();
    // The title may say the year by itself.
    let year = load
        .content
        .school_year
        .filter(|year| !title.contains(&year.0.to_string()));
    let targets: Vec<AnyView> = load
        .assignments
        .targets
        .iter()
        .map(|aimed| row(load.clone(), aimed.clone(), reader.clone()))
        .collect();
    view! {
        <section class="card target-plan">
            <h2>{title.clone()}{year.map(|year| format!(" · {year}"))}</h2>
            <p class="small muted">{if reader.reads_all { t().legend } else { t().only_own }}</p>
            {targets}
        </section>
    }
    .into_any()
}

/// One target: its bars, and behind them who told what. Drawn anew when somebody tells a number of the plan.
fn row(load: Load, aimed: Aimed, reader: Reader) -> AnyView {
    let progress = load.work.view();
    let year = reader
        .directory
        .as_ref()
        .map(|directory| directory.school.calendar(load.year()));
    let open = RwSignal::new(false);
    let key = format!("{}-{}", aimed.id.node, aimed.id.slot);
    let body = move || {
        let progress = progress.get();
        let told = progress.tallies_of(aimed.id);
        let said: Vec<Said<'_>> = told
            .iter()
            .map(|(_, tally)| Said {
                tally: &tally.what,
                by: tally.by,
                at: tally.at,
            })
            .collect();
        let standing = Standing::of(aimed.id, &aimed.target, &said);
        let shown = model::shown(&aimed.target, &standing, &reader.team, reader.reads_all);
        let state = model::state(&aimed.target, &shown, year.as_ref(), reader.today);
        let name = model::name(&load, &aimed);
        view! {
            <summary>
                <span class="target-name">{name}{pills(state)}</span>
                {bars::bars(&shown, state.passed)}
            </summary>
            {detail::detail(&load, &aimed, &standing, &told, &reader)}
        }
        .into_any()
    };
    view! {
        <details class="target" data-testid="target" data-target=key open=move || open.get()
            on:toggle:target=move |event| open.set(event.target().open())>
            {body}
        </details>
    }
    .into_any()
}

fn pills(state: model::State) -> Option<AnyView> {
    match (state.is_met, state.is_over, state.is_behind) {
        (Some(true), ..) => Some(pill(Tone::Ok, t().met)),
        (Some(false), true, _) => Some(pill(Tone::Late, t().unmet)),
        (_, false, true) => Some(pill(Tone::Look, t().behind)),
        _ => None,
    }
}
