//! How many duties are late of all that the person sees: the number beside the place that leads to the board.

use leptos::prelude::*;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::work::Item;
use lientich_shared::order::sort;
use lientich_shared::tasks::{Row, When};

use super::{Reach, Whose, Workload, reach};
use crate::platform::clock;
use crate::session::Session;

/// The number, in its place. Provided once, by the app; counted by whoever puts the duties together anyway, and some
/// moments after the start by [`LateCount::follow`]: never before a page is there.
#[derive(Clone, Copy)]
pub struct LateCount(pub RwSignal<usize>);

impl LateCount {
    /// Makes the place and hands it to everything below.
    pub fn provide() {
        provide_context(Self(RwSignal::new(0)));
    }

    /// Counts the duties of these occurrences that are late, each once.
    pub fn count<'a>(self, rows: impl Iterator<Item = &'a (DocId, Row)>) {
        let today = clock::today();
        let late = rows.filter(|(_, row)| row.when(today) == When::Overdue);
        let mut items: Vec<(DocId, Item)> = late.map(|(doc, row)| (*doc, row.item)).collect();
        sort(&mut items);
        items.dedup();
        self.0.set(items.len());
    }

    /// Counts them whenever something changes, as long as the owner lives.
    pub fn follow(self) {
        let (session, workload) = (expect_context::<Session>(), Workload::here());
        let reach = Memo::new(move |_| reach(session));
        let whose = Memo::new(move |_| match reach.get() {
            Reach::All => Whose::All,
            Reach::Own => Whose::Among(Vec::new()),
            Reach::Team(team) => Whose::Among(of_team(session, &team)),
        });
        let rows = workload.rows_of(whose.into());
        Effect::new(move |_| {
            // Who sees no board has no such number.
            if reach.get() != Reach::Own
                && let Some(rows) = rows.get()
            {
                self.count(rows.iter());
            }
        });
    }
}

fn of_team(session: Session, team: &str) -> Vec<PersonId> {
    let directory = session.directory().get();
    let people = directory.iter().flat_map(|directory| &directory.people);
    let of_team = people.filter(|person| person.team == team);
    of_team.map(|person| person.id).collect()
}
