//! All that a plan asks of everybody: each occurrence of each duty with those who hold it.

use std::sync::Arc;

use super::state::{self, Reading, State};
use super::{Row, Setting, holding, node_of, occurrences_since};
use crate::calendar::occurrences;
use crate::ids::PersonId;
use crate::log::change::NodeId;
use crate::log::duty::Duty;
use crate::log::work::Item;
use crate::progress::{Ledger, Standing};
use crate::time::Day;

/// Every occurrence of every duty of a plan, and of what was given beside it, by due day.
pub fn of_plan(setting: Setting<'_>) -> Vec<Row> {
    rows(setting, &|_| true, &|_| true)
}

/// The same among some people, such as a team: what others hold is left out. Who leads a team reads what
/// its people report and nobody else's.
pub fn of_plan_among(setting: Setting<'_>, people: &[PersonId]) -> Vec<Row> {
    rows_of(setting, people, &|_| false)
}

/// The share of some people in all: of what each does for themselves, their part of it; what is done once
/// stays whole, whoever else holds it with them.
pub fn share_of(setting: Setting<'_>, people: &[PersonId]) -> Vec<Row> {
    rows_of(setting, people, &|duty| !duty.is_each)
}

fn rows_of(
    setting: Setting<'_>,
    people: &[PersonId],
    is_whole: &dyn Fn(&Duty) -> bool,
) -> Vec<Row> {
    let is_meant = |person: PersonId| people.contains(&person);
    let mut rows = rows(setting, &is_meant, is_whole);
    rows.retain(|row| {
        row.holders.iter().any(|person| is_meant(*person))
            || row.former.iter().any(|(person, _)| is_meant(*person))
    });
    rows
}

/// Those whom `is_meant` names, but everybody of a duty that `is_whole`.
fn rows(
    setting: Setting<'_>,
    is_meant: &dyn Fn(PersonId) -> bool,
    is_whole: &dyn Fn(&Duty) -> bool,
) -> Vec<Row> {
    let reading = Reading::of(setting.progress);
    let mut rows = Vec::new();
    for assigned in &setting.assignments.duties {
        let item = Item::Planned(assigned.id);
        let whole = is_whole(&assigned.duty);
        let is_shown = |person: PersonId| whole || is_meant(person);
        let mut holders = holding::holders(setting, assigned.id, &assigned.duty);
        holders.retain(|person| is_shown(*person));
        let former = setting.progress.givers(item);
        let who = Who {
            holders: Arc::new(holders),
            former: former.filter(|(person, _)| is_shown(*person)).collect(),
            since: None,
        };
        let named = (item, Some(assigned.id.node));
        occurring(setting, &reading, named, &assigned.duty, &who, &mut rows);
    }
    for ledger in &setting.progress.ledgers {
        if is_meant(ledger.person) {
            rows_given(setting, &reading, ledger, &mut rows);
        }
    }
    crate::order::sort_by_key(&mut rows, |row| (row.due.is_none(), row.due));
    rows
}

/// Of what was given to somebody who handed it over, only what they reported on: the rest is the other's.
fn rows_given(setting: Setting<'_>, reading: &Reading<'_>, ledger: &Ledger, rows: &mut Vec<Row>) {
    for (change, told, duty) in ledger.ever_given() {
        let item = Item::Given(change);
        let gone_to = ledger.handed_to(item);
        let holder = gone_to.is_none().then_some(ledger.person);
        let who = Who {
            holders: Arc::new(holder.into_iter().collect()),
            former: gone_to.map(|to| (ledger.person, to)).into_iter().collect(),
            since: Some(told.at.day()),
        };
        let named = (item, node_of(&told.what.order));
        let before = rows.len();
        occurring(setting, reading, named, duty, &who, rows);
        let of_it = rows.split_off(before).into_iter();
        rows.extend(of_it.filter(|row| gone_to.is_none() || !row.former.is_empty()));
    }
}

/// Who holds something, and who handed it over to whom.
struct Who {
    holders: Arc<Vec<PersonId>>,
    former: Vec<(PersonId, PersonId)>,
    /// Since when, for what was given in the course of the year.
    since: Option<Day>,
}

fn occurring(
    setting: Setting<'_>,
    reading: &Reading<'_>,
    (item, node): (Item, Option<NodeId>),
    duty: &Duty,
    who: &Who,
    rows: &mut Vec<Row>,
) {
    let all = occurrences_since(&duty.rhythm, setting.calendar, who.since);
    let duty = Arc::new(duty.clone());
    let told = |person: PersonId| reading.told(person, item, &all);
    let holding: Vec<_> = who.holders.iter().map(|person| told(*person)).collect();
    let former = who.former.iter();
    let gone: Vec<_> = former
        .filter_map(|(person, to)| Some((*person, *to, told(*person)?)))
        .collect();
    for occurrence in &all {
        let standings = holding.iter().map(|told| {
            let told = told.as_ref();
            told.map_or_else(Standing::default, |told| told.standing(*occurrence))
        });
        let (state, open) = if duty.is_each {
            state::each(who.holders.iter().copied().zip(standings))
        } else {
            let state = state::once(standings);
            let open = if state.is_over() { &[] } else { &**who.holders };
            (state, open.to_vec())
        };
        let left = gone
            .iter()
            .filter_map(|(person, to, told)| Some((*person, told.left(*occurrence, *to)?)));
        let former: Vec<(PersonId, State)> = left.collect();
        // What nobody holds any more stands as those left it who had it.
        let left = former.first().filter(|_| holding.is_empty());
        rows.push(Row {
            item,
            node,
            duty: Arc::clone(&duty),
            from: occurrence.from,
            due: occurrence.due,
            holders: Arc::clone(&who.holders),
            open,
            state: left.map_or(state, |(_, left)| left.clone()),
            former,
        });
    }
}

/// How far an occurrence is with each who holds it.
pub fn states(setting: Setting<'_>, row: &Row) -> Vec<(PersonId, State)> {
    let reading = Reading::of(setting.progress);
    let all = occurrences(&row.duty.rhythm, setting.calendar);
    let occurrence = all.iter().find(|one| one.due == row.due);
    let state = |person: &PersonId| {
        let told = reading.told(*person, row.item, &all);
        let standing = told.zip(occurrence).map(|(told, one)| told.standing(*one));
        let standing = standing.unwrap_or_default();
        (*person, state::once(std::iter::once(standing)))
    };
    row.holders.iter().map(state).collect()
}
