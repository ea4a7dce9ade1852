//! What is due when, for the screens of the calendar and for reminders: `shared::agenda` over the plans
//! that are on this device. Nothing here waits for a network.

use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::agenda::{self, Entry, Source};
use lientich_shared::calendar::SchoolCalendar;
use lientich_shared::directory::Directory;
use lientich_shared::ids::PersonId;
use lientich_shared::permissions::{Action, may};
use lientich_shared::time::{Day, SchoolYear};

use crate::platform::clock;
use crate::session::Session;
use crate::workload::Workload;

/// Whose days are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The person's own.
    Mine,
    /// Those of their team.
    Team,
    /// Everybody's.
    All,
}

/// What is due when, for the component that asks.
#[derive(Clone, Copy)]
pub struct Agenda {
    session: Session,
    workload: Workload,
}

impl Agenda {
    /// Reads the plans of this device.
    pub fn here() -> Self {
        Self {
            session: expect_context(),
            workload: Workload::here(),
        }
    }

    /// Whose days this person may look at, their own first. Tracked.
    pub fn choices(self) -> Vec<Whose> {
        let roles = self.session.roles();
        let mut all = vec![Whose::Mine];
        if may(&roles, Action::LeadWork).is_allowed() && self.team().is_some() {
            all.push(Whose::Team);
        }
        if may(&roles, Action::ReadWork).is_allowed() {
            all.push(Whose::All);
        }
        all
    }

    /// The days of somebody; `None` until they are read. Tracked.
    pub fn entries(self, whose: Whose) -> Option<Vec<Entry>> {
        let directory = self.session.directory().get()?;
        let person = self.session.person()?;
        let today = clock::today();
        self.with_sources(|sources| match whose {
            Whose::Mine => agenda::of_person(sources, &directory, today, person),
            Whose::All => agenda::of_all(sources, &directory, today),
            Whose::Team => {
                let team = self.team().unwrap_or_default();
                let mut all = agenda::of_all(sources, &directory, today);
                let is_of_team = |person: &PersonId| team_of(&directory, *person) == Some(&*team);
                all.retain(|entry| entry.holders.iter().any(is_of_team));
                all
            }
        })
    }

    /// The school year of a day, as the school keeps it. Tracked.
    pub fn calendar(self, day: Day) -> SchoolCalendar {
        let year = SchoolYear::of(day);
        let directory = self.session.directory().get();
        directory.map_or_else(
            || SchoolCalendar::usual(year),
            |directory| directory.school.calendar(year),
        )
    }

    fn team(self) -> Option<String> {
        let directory = self.session.directory().get()?;
        team_of(&directory, self.session.person()?).map(str::to_owned)
    }

    fn with_sources<T>(self, read: impl FnOnce(&[Source<'_>]) -> T) -> Option<T> {
        let plans = self.workload.plans().get()?;
        let plans: Vec<_> = plans
            .iter()
            .map(|load| (load.doc, Arc::clone(&load.content), load.work.view().get()))
            .collect();
        let sources: Vec<Source<'_>> = plans
            .iter()
            .map(|(plan, content, progress)| Source {
                plan: *plan,
                content,
                progress,
            })
            .collect();
        Some(read(&sources))
    }
}

/// The team of a person; `None` for none.
fn team_of(directory: &Directory, person: PersonId) -> Option<&str> {
    let mut people = directory.people.iter();
    let person = people.find(|known| known.id == person)?;
    Some(person.team.as_str()).filter(|team| !team.is_empty())
}
