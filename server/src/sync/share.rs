//! What each person has put into a document, and how much of it was refused. Refused changes keep
//! their places in the log, so whoever may no longer write could fill it with them; and what people
//! say of a plan goes to the phones of everybody who reads opinions. Pure.

use std::collections::HashMap;

use lientich_shared::ids::PersonId;
use lientich_shared::log::verdict::Refusal;

/// Most refused changes of a person, beside a quarter of those that were accepted: more than anybody
/// types without a connection while their post ends.
const MAX_CHANGES: usize = 4_000;
/// Most sealed bytes of refused changes, likewise.
const MAX_BYTES: usize = 1 << 20;
/// What was accepted, over this, may be refused besides.
const PER_ACCEPTED: usize = 4;

/// Most changes of a person in one document of talk: more than anybody says of one plan.
const MOST_SAID: usize = 5_000;
/// Most sealed bytes of them, likewise: five hundred pages.
const MOST_SAID_BYTES: usize = 1 << 20;

/// Most changes of a person in one plan: three quarters of it, so that whoever fills it leaves room for the
/// others to go on.
const MOST_WRITTEN: usize = 150_000;
/// Most sealed bytes of them, likewise.
const MOST_WRITTEN_BYTES: usize = 24 << 20;

/// Everybody's share of one document.
#[derive(Debug, Default)]
pub(super) struct Shares(HashMap<PersonId, Share>);

#[derive(Debug, Default)]
struct Share {
    accepted: Amount,
    refused: Amount,
}

#[derive(Debug, Default)]
struct Amount {
    changes: usize,
    bytes: usize,
}

impl Amount {
    fn add(&mut self, changes: usize, bytes: usize) {
        self.changes += changes;
        self.bytes += bytes;
    }
}

impl Shares {
    /// Notes a batch that was judged, of so many sealed bytes.
    pub(super) fn note(&mut self, author: PersonId, verdicts: &[Option<Refusal>], sealed: usize) {
        let refused = verdicts.iter().flatten().count();
        let bytes = (sealed * refused).checked_div(verdicts.len()).unwrap_or(0);
        let share = self.0.entry(author).or_default();
        share.refused.add(refused, bytes);
        share.accepted.add(verdicts.len() - refused, sealed - bytes);
    }

    /// Whether more is taken of what a person says in a document of talk. By their own share, so that
    /// there is room for an answer, whatever they have said.
    pub(super) fn has_room_to_say(&self, author: PersonId) -> bool {
        self.has_accepted_less(author, MOST_SAID, MOST_SAID_BYTES)
    }

    /// Whether more is taken of what a person writes in a plan, likewise.
    pub(super) fn has_room_to_write(&self, author: PersonId) -> bool {
        self.has_accepted_less(author, MOST_WRITTEN, MOST_WRITTEN_BYTES)
    }

    fn has_accepted_less(&self, author: PersonId, changes: usize, bytes: usize) -> bool {
        self.0.get(&author).is_none_or(|Share { accepted, .. }| {
            accepted.changes < changes && accepted.bytes < bytes
        })
    }

    /// Whether more of a person's changes may be judged. Who has just passed the bound is over it
    /// by one batch at most.
    pub(super) fn has_room(&self, author: PersonId) -> bool {
        self.0
            .get(&author)
            .is_none_or(|Share { accepted, refused }| {
                refused.changes < MAX_CHANGES + accepted.changes / PER_ACCEPTED
                    && refused.bytes < MAX_BYTES + accepted.bytes / PER_ACCEPTED
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AN: PersonId = PersonId(1);

    fn batch(refused: bool) -> Vec<Option<Refusal>> {
        vec![refused.then_some(Refusal::NotAllowed); 2_000]
    }

    #[test]
    fn who_is_refused_again_and_again_has_no_room_in_the_end_and_others_have() {
        let mut shares = Shares::default();
        for _ in 0..2 {
            assert!(shares.has_room(AN));
            shares.note(AN, &batch(true), 2_000);
        }
        assert!(!shares.has_room(AN));
        assert!(shares.has_room(PersonId(2)));
    }

    #[test]
    fn who_writes_much_that_is_accepted_may_be_refused_more_often() {
        let mut shares = Shares::default();
        for _ in 0..8 {
            shares.note(AN, &batch(false), 2_000);
        }
        for _ in 0..3 {
            shares.note(AN, &batch(true), 2_000);
        }
        assert!(shares.has_room(AN));
        shares.note(AN, &batch(true), 2_000);
        assert!(!shares.has_room(AN));
    }

    #[test]
    fn who_talks_without_end_leaves_room_for_an_answer() {
        let mut shares = Shares::default();
        for _ in 0..3 {
            assert!(shares.has_room_to_say(AN));
            shares.note(AN, &batch(false), 2_000);
        }
        assert!(!shares.has_room_to_say(AN));
        assert!(shares.has_room_to_say(PersonId(2)));
    }

    #[test]
    fn who_fills_a_plan_leaves_room_for_the_others() {
        let mut shares = Shares::default();
        assert!(shares.has_room_to_write(AN));
        shares.note(AN, &batch(false), MOST_WRITTEN_BYTES);
        assert!(!shares.has_room_to_write(AN));
        assert!(shares.has_room_to_write(PersonId(2)));
    }

    #[test]
    fn few_but_long_refused_changes_are_too_much_as_well() {
        let mut shares = Shares::default();
        shares.note(AN, &batch(true)[..4], MAX_BYTES);
        assert!(!shares.has_room(AN));
    }
}
