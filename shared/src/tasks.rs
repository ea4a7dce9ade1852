//! Who is to do what by when, and how far it is: the duties of a plan, put together with posts, the
//! school's calendar and what people report. Computed, never stored; the screens that show work all
//! read it here.
//!
//! - [`of_person`] lists what is one person's to do, [`of_plan`] every occurrence of every duty with all
//!   who hold it.
//! - A duty of a body is done once, by whichever of its people reports it; one that each does for
//!   themselves ([`Duty::is_each`]) is done by each.
//! - Who handed something over holds it no more; who took it does. What the former reported, perhaps
//!   without a network and without knowing of it, stays and is seen by who sees all ([`Row::former`]).

mod holding;
mod rows;
mod state;

use std::sync::Arc;

use crate::calendar::{Occurrence, SchoolCalendar, occurrences};
use crate::directory::Directory;
use crate::ids::{DocId, PersonId};
use crate::log::change::NodeId;
use crate::log::duty::{Duty, DutyId, Rhythm};
use crate::log::work::{Directive, Item, Order, Stage};
use crate::plan::assignments::Assignments;
use crate::progress::{Ledger, Progress, Written};
use crate::time::Day;
use state::Reading;

pub use rows::{of_plan, of_plan_among, share_of, states};
pub use state::State;

/// What tasks are computed from.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The plan.
    pub plan: DocId,
    /// Its duties.
    pub assignments: &'a Assignments,
    /// Who holds which post.
    pub directory: &'a Directory,
    /// When what falls due.
    pub calendar: &'a SchoolCalendar,
    /// What people report; of others at most what the reader may read.
    pub progress: &'a Progress,
    /// The day on which posts count.
    pub today: Day,
}

/// What somebody has to do with a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Leads it: it is theirs to report.
    Lead,
    /// Cooperates.
    Cooperate,
    /// Supervises.
    Supervise,
}

/// An occurrence of a duty as one person has to do with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The plan.
    pub plan: DocId,
    /// The duty.
    pub item: Item,
    /// Its clause; `None` for what was given beside the plan and follows from none.
    pub node: Option<NodeId>,
    /// What is asked.
    pub duty: Duty,
    /// Whose task it is.
    pub person: PersonId,
    /// What they have to do with it.
    pub part: Part,
    /// When its time begins.
    pub from: Day,
    /// When it is due; `None` for what has no day. Names the occurrence.
    pub due: Option<Day>,
    /// How far it is.
    pub state: State,
    /// Who gave it to them, where it was not the plan.
    pub given_by: Option<PersonId>,
    /// Why, in their words; empty where nothing was said.
    pub words: String,
}

/// Where a task stands in a list by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// Its day has passed.
    Overdue,
    /// Due until Sunday.
    ThisWeek,
    /// Due later, or without a day.
    Later,
    /// Done, or dropped.
    Over,
}

/// An occurrence of a duty with all who hold it. How far it is with each of them, [`states`] tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The duty.
    pub item: Item,
    /// Its clause.
    pub node: Option<NodeId>,
    /// What is asked.
    pub duty: Arc<Duty>,
    /// When its time begins.
    pub from: Day,
    /// When it is due.
    pub due: Option<Day>,
    /// Who holds it: together where it is done once.
    pub holders: Arc<Vec<PersonId>>,
    /// Those of them with whom it is not over.
    pub open: Vec<PersonId>,
    /// Who handed it over and reported on it all the same.
    pub former: Vec<(PersonId, State)>,
    /// How far it is on the whole: done when it is done with all who hold it.
    pub state: State,
}

impl Task {
    /// Where it stands in a list by time.
    pub fn when(&self, today: Day) -> When {
        when(&self.state, self.due, today)
    }
}

impl Row {
    /// Where it stands in a list by time.
    pub fn when(&self, today: Day) -> When {
        when(&self.state, self.due, today)
    }
}

fn when(state: &State, due: Option<Day>, today: Day) -> When {
    // 1970-01-01 was a Thursday.
    let sunday = today.0 + 6 - (today.0 + 3).rem_euclid(7);
    match due {
        _ if state.is_over() => When::Over,
        Some(due) if due < today => When::Overdue,
        Some(due) if due.0 <= sunday => When::ThisWeek,
        _ => When::Later,
    }
}

/// What is one person's to do of a plan in the school year, by due day; what has none comes last.
pub fn of_person(setting: Setting<'_>, person: PersonId) -> Vec<Task> {
    let reading = Reading::of(setting.progress);
    let mut tasks = Vec::new();
    for assigned in &setting.assignments.duties {
        let (id, duty) = (assigned.id, &assigned.duty);
        if let Some((part, holders)) = holding::part(setting, person, id, duty) {
            let told = words_of(setting, person, id);
            let charge = Charge {
                item: Item::Planned(id),
                node: Some(id.node),
                duty,
                person,
                part,
                told,
            };
            planned(setting, &reading, &charge, &holders, &mut tasks);
        }
    }
    if let Some(ledger) = setting.progress.ledger(person) {
        given(setting, &reading, ledger, &mut tasks);
    }
    crate::order::sort_by_key(&mut tasks, |task| (task.due.is_none(), task.due));
    tasks
}

/// Something that one person has to do with.
struct Charge<'a> {
    item: Item,
    node: Option<NodeId>,
    duty: &'a Duty,
    person: PersonId,
    part: Part,
    /// By which words they have it, where it was not by the plan.
    told: Option<&'a Written<Directive>>,
}

impl Charge<'_> {
    fn task(&self, plan: DocId, occurrence: Occurrence, state: State) -> Task {
        Task {
            plan,
            item: self.item,
            node: self.node,
            duty: self.duty.clone(),
            person: self.person,
            part: self.part,
            from: occurrence.from,
            due: occurrence.due,
            state,
            given_by: self.told.map(|told| told.by),
            words: self
                .told
                .map(|told| told.what.text.clone())
                .unwrap_or_default(),
        }
    }
}

/// The words by which a duty of the plan was handed to somebody.
fn words_of(setting: Setting<'_>, person: PersonId, id: DutyId) -> Option<&Written<Directive>> {
    let mut said = setting.progress.ledger(person)?.directives.iter().rev();
    said.find(|told| matches!(told.what.order, Order::Take { duty, .. } if duty == id))
}

fn planned(
    setting: Setting<'_>,
    reading: &Reading<'_>,
    charge: &Charge<'_>,
    holders: &[PersonId],
    tasks: &mut Vec<Task>,
) {
    let since = match charge.item {
        Item::Planned(_) => None,
        Item::Given(_) => charge.told.map(|told| told.at.day()),
    };
    let all = occurrences_since(&charge.duty.rhythm, setting.calendar, since);
    // Whoever only cooperates or does it for themselves reports for themselves.
    let alone = [charge.person];
    let leads = charge.part == Part::Lead;
    let is_shared = charge.part == Part::Supervise || (leads && !charge.duty.is_each);
    let reporting = if is_shared { holders } else { &alone };
    let told: Vec<_> = reporting
        .iter()
        .filter_map(|person| reading.told(*person, charge.item, &all))
        .collect();
    for occurrence in &all {
        let state = state::once(told.iter().map(|told| told.standing(*occurrence)));
        tasks.push(charge.task(setting.plan, *occurrence, state));
    }
}

fn given(setting: Setting<'_>, reading: &Reading<'_>, ledger: &Ledger, tasks: &mut Vec<Task>) {
    for (change, told, duty) in ledger.given() {
        let charge = Charge {
            item: Item::Given(change),
            node: node_of(&told.what.order),
            duty,
            person: ledger.person,
            part: Part::Lead,
            told: Some(told),
        };
        planned(setting, reading, &charge, &[ledger.person], tasks);
    }
}

/// The occurrences of a rhythm; of what recurs and was given in the course of the year, those since then.
fn occurrences_since(
    rhythm: &Rhythm,
    calendar: &SchoolCalendar,
    since: Option<Day>,
) -> Vec<Occurrence> {
    let mut all = occurrences(rhythm, calendar);
    let is_before = |one: &Occurrence| one.due.zip(since).is_some_and(|(due, since)| due < since);
    // What is to be done once is to be done, even if its day had passed already.
    if 1 < all.len() {
        all.retain(|one| !is_before(one));
    }
    all
}

fn node_of(order: &Order) -> Option<NodeId> {
    match order {
        Order::Give { node, .. } => *node,
        _ => None,
    }
}

/// Whether a stage is the end.
fn is_done(stage: Stage) -> bool {
    stage == Stage::Done
}

#[cfg(test)]
mod tests;
