//! Who holds a duty: whom the plan charges, less those who handed it over, and those who took it.

use super::{Part, Setting};
use crate::ids::PersonId;
use crate::log::duty::{Duty, DutyId, Party};
use crate::log::work::Item;
use crate::progress::charged;

/// All who hold a duty.
pub(super) fn holders(setting: Setting<'_>, id: DutyId, duty: &Duty) -> Vec<PersonId> {
    let item = Item::Planned(id);
    let mut holders = charged_by(setting, duty.lead.iter());
    let gone = |person: &PersonId| {
        let ledger = setting.progress.ledger(*person);
        ledger.and_then(|ledger| ledger.holds(item)) == Some(false)
    };
    holders.retain(|person| !gone(person));
    for taker in setting.progress.takers(id) {
        if !holders.contains(&taker) {
            holders.push(taker);
        }
    }
    holders
}

/// What a person has to do with a duty, with all who hold it; `None` for nothing.
pub(super) fn part(
    setting: Setting<'_>,
    person: PersonId,
    id: DutyId,
    duty: &Duty,
) -> Option<(Part, Vec<PersonId>)> {
    let holders = holders(setting, id, duty);
    let is_among = |parties: &[Party]| charged_by(setting, parties.iter()).contains(&person);
    let part = if holders.contains(&person) {
        Part::Lead
    } else if is_among(&duty.cooperate) {
        Part::Cooperate
    } else if is_among(&duty.supervise) {
        Part::Supervise
    } else {
        return None;
    };
    Some((part, holders))
}

fn charged_by<'a>(setting: Setting<'_>, parties: impl Iterator<Item = &'a Party>) -> Vec<PersonId> {
    let mut people: Vec<PersonId> = parties
        .flat_map(|party| charged::people(party, setting.directory, setting.today))
        .collect();
    let mut seen = Vec::new();
    people.retain(|person| {
        let is_new = !seen.contains(person);
        seen.push(*person);
        is_new
    });
    people
}
