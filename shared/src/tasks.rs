//! Who is to do what by when, and how far it is: the duties of a plan, put together with posts, the
//! school's calendar and what people report. Computed, never stored; the screens that show work all
//! read it here.
//!
//! - [`of_person`] lists what is one person's to do, [`of_plan`] every occurrence of every duty with all
//!   who hold it.
//! - A duty of a body is done once, by whichever of its people reports it; one that each does for
//!   themselves ([`Duty::is_each`]) is done by each.
//! - Who handed something over holds it no more; who took it does.

mod holding;
mod state;

use crate::calendar::{Occurrence, SchoolCalendar, occurrences};
use crate::directory::Directory;
use crate::ids::{DocId, PersonId};
use crate::log::change::NodeId;
use crate::log::duty::{Duty, DutyId};
use crate::log::work::{Item, Order, Stage};
use crate::plan::assignments::Assignments;
use crate::progress::{Ledger, Progress};
use crate::time::Day;

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

/// An occurrence of a duty with all who hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The duty.
    pub item: Item,
    /// Its clause.
    pub node: Option<NodeId>,
    /// What is asked.
    pub duty: Duty,
    /// When its time begins.
    pub from: Day,
    /// When it is due.
    pub due: Option<Day>,
    /// Who holds it, with how far it is with each; together where it is done once.
    pub holders: Vec<(PersonId, State)>,
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

    /// How many of those who hold it are done.
    pub fn done(&self) -> usize {
        let holders = self.holders.iter();
        holders.filter(|(_, state)| state.is_over()).count()
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
    let mut tasks = Vec::new();
    for assigned in &setting.assignments.duties {
        if let Some((part, holders)) = holding::part(setting, person, assigned.id, &assigned.duty) {
            planned(
                setting,
                person,
                part,
                &holders,
                (assigned.id, &assigned.duty),
                &mut tasks,
            );
        }
    }
    if let Some(ledger) = setting.progress.ledger(person) {
        given(setting, ledger, &mut tasks);
    }
    crate::order::sort_by_key(&mut tasks, |task| (task.due.is_none(), task.due));
    tasks
}

fn planned(
    setting: Setting<'_>,
    person: PersonId,
    part: Part,
    holders: &[PersonId],
    (id, duty): (DutyId, &Duty),
    tasks: &mut Vec<Task>,
) {
    let item = Item::Planned(id);
    let all = occurrences(&duty.rhythm, setting.calendar);
    // Whoever only cooperates or does it for themselves reports for themselves.
    let alone = [person];
    let is_shared = part == Part::Supervise || (part == Part::Lead && !duty.is_each);
    let reporting = if is_shared { holders } else { &alone };
    let told = setting.progress.ledger(person).and_then(|ledger| {
        let mut said = ledger.directives.iter().rev();
        said.find(|told| matches!(told.what.order, Order::Take { duty, .. } if duty == id))
    });
    for occurrence in &all {
        let states = state::all(setting.progress, reporting, item, *occurrence, &all);
        tasks.push(Task {
            plan: setting.plan,
            item,
            node: Some(id.node),
            duty: duty.clone(),
            person,
            part,
            from: occurrence.from,
            due: occurrence.due,
            state: state::once(states.into_iter().map(|(_, state)| state)),
            given_by: told.map(|told| told.by),
            words: told.map(|told| told.what.text.clone()).unwrap_or_default(),
        });
    }
}

fn given(setting: Setting<'_>, ledger: &Ledger, tasks: &mut Vec<Task>) {
    for (change, told, duty) in ledger.given() {
        let item = Item::Given(change);
        let all = occurrences(&duty.rhythm, setting.calendar);
        for occurrence in &all {
            tasks.push(Task {
                plan: setting.plan,
                item,
                node: node_of(&told.what.order),
                duty: duty.clone(),
                person: ledger.person,
                part: Part::Lead,
                from: occurrence.from,
                due: occurrence.due,
                state: state::of(ledger, item, *occurrence, &all),
                given_by: Some(told.by),
                words: told.what.text.clone(),
            });
        }
    }
}

fn node_of(order: &Order) -> Option<NodeId> {
    match order {
        Order::Give { node, .. } => *node,
        _ => None,
    }
}

/// Every occurrence of every duty of a plan, and of what was given beside it, by due day.
pub fn of_plan(setting: Setting<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for assigned in &setting.assignments.duties {
        let item = Item::Planned(assigned.id);
        let holders = holding::holders(setting, assigned.id, &assigned.duty);
        occurring(
            setting,
            (item, Some(assigned.id.node)),
            &assigned.duty,
            &holders,
            &mut rows,
        );
    }
    for ledger in &setting.progress.ledgers {
        for (change, told, duty) in ledger.given() {
            let named = (Item::Given(change), node_of(&told.what.order));
            occurring(setting, named, duty, &[ledger.person], &mut rows);
        }
    }
    crate::order::sort_by_key(&mut rows, |row| (row.due.is_none(), row.due));
    rows
}

fn occurring(
    setting: Setting<'_>,
    (item, node): (Item, Option<NodeId>),
    duty: &Duty,
    holders: &[PersonId],
    rows: &mut Vec<Row>,
) {
    let all = occurrences(&duty.rhythm, setting.calendar);
    for occurrence in &all {
        let Occurrence { from, due, .. } = *occurrence;
        let holders = state::all(setting.progress, holders, item, *occurrence, &all);
        let states = holders.iter().map(|(_, state)| state.clone());
        let state = if duty.is_each {
            state::each(states)
        } else {
            state::once(states)
        };
        rows.push(Row {
            item,
            node,
            duty: duty.clone(),
            from,
            due,
            holders,
            state,
        });
    }
}

/// Whether a stage is the end.
fn is_done(stage: Stage) -> bool {
    stage == Stage::Done
}

#[cfg(test)]
mod tests;
