//! How many files a person may send at a time: whoever sends slowly holds a place, and nobody holds
//! them all.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lientich_shared::ids::PersonId;

/// At a time, from all devices of a person.
const MOST: u32 = 3;

/// Who is sending how many.
#[derive(Debug, Clone, Default)]
pub struct Turns {
    taken: Arc<Mutex<HashMap<PersonId, u32>>>,
}

/// A place among those who send; given back when dropped.
#[derive(Debug)]
pub struct Turn {
    turns: Turns,
    person: PersonId,
}

impl Turns {
    /// A place for one more file; `None` if the person has all of theirs.
    pub fn take(&self, person: PersonId) -> Option<Turn> {
        let mut taken = self.taken();
        let count = taken.entry(person).or_default();
        if MOST <= *count {
            return None;
        }
        *count += 1;
        Some(Turn {
            turns: self.clone(),
            person,
        })
    }

    fn taken(&self) -> MutexGuard<'_, HashMap<PersonId, u32>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut taken = self.turns.taken();
        if let Some(count) = taken.get_mut(&self.person) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.person);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_has_so_many_places_and_gives_them_back() {
        let turns = Turns::default();
        let held: Vec<Turn> = (0..MOST).filter_map(|_| turns.take(PersonId(1))).collect();
        assert_eq!(held.len(), 3);
        assert!(turns.take(PersonId(1)).is_none());
        assert!(turns.take(PersonId(2)).is_some());
        drop(held);
        assert!(turns.take(PersonId(1)).is_some());
        assert!(turns.taken().is_empty());
    }
}
