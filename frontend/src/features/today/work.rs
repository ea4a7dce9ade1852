//! The person's next duties, and what is late with those for whom they answer: the team for its leader,
//! the school for both sides.

use leptos::prelude::*;
use lientich_shared::directory::{Directory, Role};
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::Side;
use lientich_shared::permissions::{self, Action};
use lientich_shared::tasks::{Part, Row, Task, When};
use lientich_shared::time::Day;

use crate::desk;
use crate::evidence::Evidence;
use crate::parties::{self, People};
use crate::routes;
use crate::session::Session;
use crate::strings::{fill, names, t, today};
use crate::ui::live::maybe;
use crate::ui::tag::{Tone, pill, tag};
use crate::workload::{Workload, key, words};

/// How many stand here; the others are in "Việc của tôi".
const MOST: usize = 4;
/// How many late ones of the school are named.
const LATE: usize = 8;
/// What is due so many days from now is worth knowing today.
const SOON_DAYS: i32 = 7;

/// What comes next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Next {
    /// The most pressing.
    pub(super) shown: Vec<Task>,
    /// How many more press.
    pub(super) more: usize,
}

/// Of a person's tasks, which come by due day, those that are late or due soon.
fn pressing(tasks: &[Task], today: Day) -> Next {
    let is_pressing = |task: &&Task| {
        let is_soon = task.due.is_some_and(|day| day.0 <= today.0 + SOON_DAYS);
        is_soon && task.part != Part::Supervise && task.when(today) != When::Over
    };
    let mut shown: Vec<Task> = tasks.iter().filter(is_pressing).cloned().collect();
    let more = shown.len().saturating_sub(MOST);
    shown.truncate(MOST);
    Next { shown, more }
}

/// What presses the person.
pub(super) fn next(workload: Workload) -> Memo<Next> {
    let mine = workload.mine();
    Memo::new(move |_| {
        let mine = mine.get();
        mine.map(|tasks| pressing(&tasks, desk::today()))
            .unwrap_or_default()
    })
}

/// The person's next duties.
pub(super) fn section(workload: Workload, next: Memo<Next>) -> AnyView {
    maybe(move || {
        let Next { shown, more } = next.get();
        let cards: Vec<AnyView> = shown.iter().map(|task| card(workload, task)).collect();
        let more = (0 < more).then(|| {
            let words = fill(today::t().overdue_also, &[&more.to_string()]);
            view! { <p class="small muted">{words}</p> }.into_any()
        });
        (!cards.is_empty()).then(|| {
            view! {
                <section>
                    <h2>{t().next_duties}</h2>
                    {cards}
                    {more}
                    <a href=routes::WORK class="btn quiet">{t().see_all}</a>
                </section>
            }
            .into_any()
        })
    })
}

fn card(workload: Workload, task: &Task) -> AnyView {
    let now = desk::today();
    let due = task.due.map(|day| {
        let tone = if day < now { Tone::Late } else { Tone::Plain };
        pill(tone, names::due(day, now))
    });
    let load = workload.load(task.plan);
    let clause = load.as_ref().and_then(|load| load.part(task.node?));
    let side = clause.map(|clause| clause.side);
    let side = side.filter(|side| *side != Side::Joint);
    let side = side.map(|side| tag(parties::of_side(side), names::side(side)));
    let path = clause.map(|clause| names::part(clause.kind, &clause.path));
    view! {
        <a href=routes::task(&key(task)) class="card" data-testid="next-duty">
            <b>{words(task, clause)}</b>
            <span class="row">{due}{side}<span class="small muted">{path}</span></span>
        </a>
    }
    .into_any()
}

/// What is late with others: of the team, for its leader; at the school, for who leads either side.
pub(super) fn others(workload: Workload) -> AnyView {
    let session = expect_context::<Session>();
    let of_team = Memo::new(move |_| {
        let directory = session.directory().get()?;
        let me = session.person()?;
        let is_leader = session.roles().contains(&Role::TeamLeader);
        is_leader.then(|| colleagues(&directory, me))
    });
    let all = Memo::new(move |_| {
        let sees = permissions::may(&session.roles(), Action::ReadWork).is_allowed();
        sees || of_team.with(|team| team.as_ref().is_some_and(|team| !team.is_empty()))
    });
    // Every occurrence at the school is only put together for those who answer for some of it.
    let late = Memo::new(move |_| all.get().then(|| workload.rows()));
    let overdue = Memo::new(move |_| {
        let rows = late.get()?.get()?;
        let now = desk::today();
        let late = rows
            .iter()
            .filter(|(_, row)| row.when(now) == When::Overdue);
        Some(late.cloned().collect::<Vec<_>>())
    });
    let sees = move || permissions::may(&session.roles(), Action::ReadWork).is_allowed();
    maybe(move || {
        let rows = overdue.get()?;
        let people = People::of(session.directory().get(), desk::today());
        let team = of_team.get().unwrap_or_default();
        let with = rows.iter().flat_map(|(_, row)| row.open.iter().copied());
        let ours: Vec<PersonId> = with.filter(|person| team.contains(person)).collect();
        let school = sees().then(|| at_school(workload, &rows, &people));
        let team = counted(&ours, today::t().team_late, routes::TEAM_WORK, &people);
        Some(view! { {team}{school} }.into_any())
    })
}

/// What is late at all, the latest last: how many, and the first of them with whose they are.
fn at_school(workload: Workload, rows: &[(DocId, Row)], people: &People) -> Option<AnyView> {
    let line = |(doc, row): &(DocId, Row)| {
        let load = workload.load(*doc);
        let part = load.as_ref().and_then(|load| load.part(row.node?));
        let words = match (row.duty.text.as_str(), part) {
            ("", Some(part)) => part.text.clone(),
            (words, _) => words.to_owned(),
        };
        let href = routes::on_board(*doc, row.item);
        let with: Vec<String> = row
            .open
            .iter()
            .copied()
            .take(3)
            .map(|person| people.name(person))
            .collect();
        let due = row
            .due
            .map(|day| pill(Tone::Late, names::due(day, desk::today())));
        view! { <li><a href=href>{words}</a>" "{due}" "<span class="small muted">{with.join(", ")}</span></li> }.into_any()
    };
    let lines: Vec<AnyView> = rows.iter().take(LATE).map(line).collect();
    let count = rows.len();
    (0 < count).then(|| {
        view! {
            <details class="card late-all" data-testid="school-late">
                <summary class="counted"><span class="count">{count}</span><b>{today::t().school_late}</b></summary>
                <ul class="stack">{lines}</ul>
                <p><a href=routes::LATE_BOARD data-act="to-late">{today::t().to_board}</a></p>
            </details>
        }
        .into_any()
    })
}

/// The others of one's team.
fn colleagues(directory: &Directory, me: PersonId) -> Vec<PersonId> {
    let own = directory.people.iter().find(|person| person.id == me);
    let team = own.map_or("", |own| own.team.as_str());
    let people = directory.people.iter();
    let others = people.filter(|person| !team.is_empty() && person.team == team);
    others
        .map(|person| person.id)
        .filter(|person| *person != me)
        .collect()
}

fn counted(
    with: &[PersonId],
    what: &'static str,
    href: &'static str,
    people: &People,
) -> Option<AnyView> {
    let first = people.name(*with.first()?);
    let mut persons = with.to_vec();
    lientich_shared::order::sort(&mut persons);
    persons.dedup();
    let more = match persons.len() {
        1 => first,
        all => fill(today::t().late_with, &[&first, &(all - 1).to_string()]),
    };
    Some(
        view! {
            <a href=href class="card counted" data-testid="late-card">
                <span class="count">{with.len()}</span>
                <span class="grow"><b>{what}</b><br/><span class="small muted">{more}</span></span>
            </a>
        }
        .into_any(),
    )
}

/// Files that only this device has.
pub(super) fn files_here() -> AnyView {
    let evidence = expect_context::<Evidence>();
    maybe(move || {
        let count = evidence.uploads().with(|uploads| uploads.len());
        (0 < count).then(|| {
            view! {
                <a href=routes::WORK class="card counted dashed" data-testid="files-here">
                    <span class="count">{count}</span>
                    <span class="grow"><b>{today::t().files_here}</b><br/><span class="small muted">{t().sent_when_online}</span></span>
                </a>
            }
            .into_any()
        })
    })
}
