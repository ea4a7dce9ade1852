//! Which entries of a calendar are worth a reminder today: undone, theirs to do, and near. When a
//! device may ring is told here too; ringing is the app's.

use super::Entry;
use crate::tasks::Part;
use crate::time::{Day, Timestamp};

/// How long what is overdue is still reminded of, in days.
pub const OVERDUE: i32 = 14;

/// The hours in which nothing rings, by the clock of Vietnam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    /// The first hour, 0 to 23.
    pub from: u8,
    /// The first hour that is no longer quiet; the same as `from` for no quiet at all.
    pub to: u8,
}

impl Quiet {
    /// Whether nothing rings at this moment.
    pub fn holds(self, now: Timestamp) -> bool {
        let (hour, _) = now.clock();
        if self.from <= self.to {
            self.from <= hour && hour < self.to
        } else {
            self.from <= hour || hour < self.to
        }
    }
}

/// What to remind of today, `before` days ahead, the nearest day first.
pub fn due(entries: &[Entry], today: Day, before: u8) -> Vec<&Entry> {
    let is_near = |entry: &&Entry| {
        let ahead = entry.day.0 - today.0;
        !entry.is_over
            && entry.part != Some(Part::Supervise)
            && (-OVERDUE..=i32::from(before)).contains(&ahead)
    };
    entries.iter().filter(is_near).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{DocId, PersonId, ReplicaId};
    use crate::log::change::ChangeId;
    use crate::log::work::Item;

    fn entry(day: i32, part: Part, is_over: bool) -> Entry {
        Entry {
            plan: DocId(1),
            item: Item::Given(ChangeId {
                replica: ReplicaId(1),
                seq: 1,
            }),
            node: None,
            day: Day(day),
            words: String::new(),
            path: String::new(),
            part: Some(part),
            holders: vec![PersonId(1)],
            is_over,
        }
    }

    #[test]
    fn what_is_near_undone_and_ones_own_is_reminded_of() {
        let days = |before| -> Vec<i32> {
            let lead = [80, 85, 86, 99, 100, 101, 103].map(|day| entry(day, Part::Lead, false));
            let mut all = lead.to_vec();
            all.push(entry(100, Part::Supervise, false));
            all.push(entry(100, Part::Lead, true));
            let found = due(&all, Day(100), before);
            found.iter().map(|entry| entry.day.0).collect()
        };
        assert_eq!(days(0), [86, 99, 100]);
        assert_eq!(days(1), [86, 99, 100, 101]);
        assert_eq!(days(7), [86, 99, 100, 101, 103]);
    }

    #[test]
    fn quiet_hours_may_go_over_midnight() {
        let at = |hour: i64| Timestamp((hour - 7) * 3_600_000);
        let night = Quiet { from: 20, to: 6 };
        let quiet: Vec<i64> = (0..24).filter(|hour| night.holds(at(*hour))).collect();
        assert_eq!(quiet, [0, 1, 2, 3, 4, 5, 20, 21, 22, 23]);
        let noon = Quiet { from: 11, to: 13 };
        let quiet: Vec<i64> = (0..24).filter(|hour| noon.holds(at(*hour))).collect();
        assert_eq!(quiet, [11, 12]);
        assert!((0..24).all(|hour| !Quiet { from: 9, to: 9 }.holds(at(hour))));
    }
}
