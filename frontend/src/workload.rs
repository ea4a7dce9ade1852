//! The issued plans with their duties and what people do about them, put together for the screens that
//! show work: what is mine to do, what is my team's, what is everybody's.
//!
//! ```text
//! let workload = Workload::here();             for the component that asks; Copy
//! workload.plans()                             Signal<Option<Arc<Vec<Load>>>>: None until they are read
//! workload.mine()                              Signal<Option<Arc<Vec<Task>>>>, by due day
//! workload.tasks_of(person)                    the same of somebody else, as far as one reads it
//! workload.rows()                              Signal<Option<Arc<Vec<(DocId, Row)>>>>: the whole board
//! workload.rows_of(whose)                      the same of a team, or the share of some people in it
//! workload.states(doc, &row)                   how far an occurrence is with each who holds it
//! workload.load(doc)                           a plan: its clauses, and `work` to write with
//! ```

mod late;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::directory::Directory;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::NodeId;
use lientich_shared::log::work::Item;
use lientich_shared::order::sort_by_key;
use lientich_shared::permissions::{Action, may};
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::content::{Content, Part};
use lientich_shared::plan::view::PlanKind;
use lientich_shared::tasks::{self, Row, Setting, State, Task};
use lientich_shared::time::SchoolYear;

use crate::library::Library;
use crate::platform::clock;
use crate::session::Session;
use crate::work::{PlanWork, Work};
pub use late::LateCount;

/// An issued plan with its duties.
#[derive(Clone)]
pub struct Load {
    /// The plan.
    pub doc: DocId,
    /// Its last Edition.
    pub content: Arc<Content>,
    /// The duties and targets in it.
    pub assignments: Arc<Assignments>,
    /// What people do about them.
    pub work: PlanWork,
}

impl Load {
    /// A clause by its node.
    pub fn part(&self, node: NodeId) -> Option<&Part> {
        self.content.parts.iter().find(|part| part.node == node)
    }

    /// The school year that it is for; that of today where it does not say.
    pub fn year(&self) -> SchoolYear {
        self.content
            .school_year
            .unwrap_or_else(|| SchoolYear::of(clock::today()))
    }

    fn read<T>(&self, directory: &Directory, read: impl FnOnce(Setting<'_>) -> T) -> T {
        let progress = self.work.view().get();
        read(Setting {
            plan: self.doc,
            assignments: &self.assignments,
            directory,
            calendar: &directory.school.calendar(self.year()),
            progress: &progress,
            today: clock::now().day(),
        })
    }
}

/// Most characters of a clause's own words where they stand for a task.
const LONG: usize = 140;

/// Names a task in a page and in its address.
pub fn key(task: &Task) -> String {
    let item = match task.item {
        Item::Planned(duty) => format!("{}-{}", duty.node, duty.slot),
        Item::Given(change) => change.to_string(),
    };
    let due = task.due.map_or_else(String::new, |day| day.0.to_string());
    format!("{}-{item}-{due}-{}", task.plan, task.person)
}

/// What is to be done: the duty's words, else those of its clause.
pub fn words(task: &Task, clause: Option<&Part>) -> String {
    let words = clause.map_or("", |clause| clause.text.as_str());
    let words = if task.duty.text.is_empty() {
        words
    } else {
        &task.duty.text
    };
    let mut short: String = words.chars().take(LONG).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}

/// Every occurrence of every duty, each with its plan, by due day.
pub type Board = Arc<Vec<(DocId, Row)>>;

/// Of whose duties a board tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's.
    All,
    /// What these people hold, as it is among them.
    Among(Vec<PersonId>),
    /// What these people hold, alone or with others.
    ShareOf(Vec<PersonId>),
}

/// Whose duties somebody sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Everybody's.
    All,
    /// Those of the team with this name.
    Team(String),
    /// Their own alone.
    Own,
}

/// Whose duties who uses this device sees. Tracked.
pub fn reach(session: Session) -> Reach {
    let roles = session.roles();
    if may(&roles, Action::ReadWork).is_allowed() {
        return Reach::All;
    }
    let directory = session.directory().get();
    let team = directory.zip(session.person());
    let team = team.map(|(directory, me)| team_of(&directory, me).to_owned());
    match team {
        Some(team) if !team.is_empty() && may(&roles, Action::LeadWork).is_allowed() => {
            Reach::Team(team)
        }
        _ => Reach::Own,
    }
}

/// The team that a person works in; empty for none.
pub fn team_of(directory: &Directory, person: PersonId) -> &str {
    let mut people = directory.people.iter();
    let found = people.find(|known| known.id == person);
    found.map_or("", |known| known.team.as_str())
}

/// All issued plans, for the component that asks.
#[derive(Clone, Copy)]
pub struct Workload {
    session: Session,
    plans: RwSignal<Option<Arc<Vec<Load>>>>,
}

impl Workload {
    /// Reads them, and again whenever an Edition comes.
    pub fn here() -> Self {
        let session = expect_context::<Session>();
        let library = expect_context::<Library>();
        let work = expect_context::<Work>();
        let owner = Owner::current().unwrap_or_default();
        let plans = RwSignal::new(None::<Arc<Vec<Load>>>);
        let numbers = library.issued();
        Effect::new(move |_| {
            numbers.track();
            let owner = owner.clone();
            spawn_local(async move {
                // What cannot be read now is read with the next change.
                let Ok(editions) = library.editions().await else {
                    return;
                };
                let Some(known) = plans.try_get_untracked() else {
                    return;
                };
                let known = known.unwrap_or_default();
                let load = |(doc, _, content): (DocId, _, Content)| {
                    let before = known.iter().find(|load| load.doc == doc);
                    let opened = || owner.with(|| work.on(doc));
                    Load {
                        doc,
                        assignments: Arc::new(Assignments::of_content(&content)),
                        content: Arc::new(content),
                        work: before.map_or_else(opened, |load| load.work),
                    }
                };
                let is_plan = |(_, _, content): &(DocId, _, Content)| {
                    !PlanKind::from_code(&content.kind).is_report()
                };
                let loads: Vec<Load> = editions.into_iter().filter(is_plan).map(load).collect();
                plans.try_set(Some(Arc::new(loads)));
            });
        });
        Self { session, plans }
    }

    /// The plans; `None` until they are read.
    pub fn plans(self) -> Signal<Option<Arc<Vec<Load>>>> {
        self.plans.into()
    }

    /// One of them.
    pub fn load(self, doc: DocId) -> Option<Load> {
        let plans = self.plans.get_untracked()?;
        plans.iter().find(|load| load.doc == doc).cloned()
    }

    /// What is to be done by who uses this device; `None` until it is read.
    pub fn mine(self) -> Signal<Option<Arc<Vec<Task>>>> {
        Memo::new(move |_| self.tasks(self.session.person()?)).into()
    }

    /// What is to be done by somebody, as far as one reads it.
    pub fn tasks_of(self, person: PersonId) -> Signal<Option<Arc<Vec<Task>>>> {
        Memo::new(move |_| self.tasks(person)).into()
    }

    fn tasks(self, person: PersonId) -> Option<Arc<Vec<Task>>> {
        let mut all = self.each(|setting| tasks::of_person(setting, person))?;
        sort_by_key(&mut all, |task| (task.due.is_none(), task.due));
        Some(Arc::new(all))
    }

    /// Every occurrence of every duty; `None` until it is read.
    pub fn rows(self) -> Signal<Option<Board>> {
        self.rows_of(Signal::stored(Whose::All))
    }

    /// The same of some people.
    pub fn rows_of(self, whose: Signal<Whose>) -> Signal<Option<Board>> {
        let read = move |setting: Setting<'_>| {
            let rows = whose.with(|whose| match whose {
                Whose::All => tasks::of_plan(setting),
                Whose::Among(people) => tasks::of_plan_among(setting, people),
                Whose::ShareOf(people) => tasks::share_of(setting, people),
            });
            let rows = rows.into_iter();
            rows.map(|row| (setting.plan, row)).collect()
        };
        let rows = move |_: Option<&Option<Arc<_>>>| {
            let mut all = self.each(read)?;
            sort_by_key(&mut all, |(_, row): &(DocId, Row)| {
                (row.due.is_none(), row.due)
            });
            Some(Arc::new(all))
        };
        Memo::new(rows).into()
    }

    /// How far an occurrence is with each who holds it. Tracked.
    pub fn states(self, doc: DocId, row: &Row) -> Vec<(PersonId, State)> {
        let (directory, load) = (self.session.directory().get(), self.load(doc));
        let states = directory
            .zip(load)
            .map(|(directory, load)| load.read(&directory, |setting| tasks::states(setting, row)));
        states.unwrap_or_default()
    }

    fn each<T>(self, read: impl Fn(Setting<'_>) -> Vec<T>) -> Option<Vec<T>> {
        let directory = self.session.directory().get()?;
        let plans = self.plans.get()?;
        if !plans.iter().all(|load| load.work.is_read()) {
            return None;
        }
        let of_plan = |load: &Load| load.read(&directory, &read);
        Some(plans.iter().flat_map(of_plan).collect())
    }
}
