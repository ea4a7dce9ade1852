//! How far a round of opinions has come, in numbers.

use lientich_shared::ids::PersonId;
use lientich_shared::talk::{Talk, Thread};

use super::teams::Receivers;
use crate::strings::{fill, opinions as words};

/// How far a round has come, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Teams that gave their opinion.
    pub given: usize,
    /// Teams that were asked.
    pub teams: usize,
    /// Those among them that nobody leads, so that nobody speaks for them.
    pub unled: usize,
    /// Opinions that the server has.
    pub opinions: usize,
    /// Those without an answer.
    pub open: usize,
}

impl Counts {
    /// Of everything that was said of a plan.
    pub fn of(talk: &Talk, receivers: &Receivers) -> Self {
        let teams = &receivers.teams;
        let spoke = |leaders: &[PersonId]| {
            let by_leader = |thread: &Thread| leaders.contains(&thread.first.author);
            arrived(talk).any(|thread| thread.first.remark.for_team && by_leader(thread))
        };
        Self {
            given: teams.iter().filter(|team| spoke(&team.leaders)).count(),
            teams: teams.len(),
            unled: teams.iter().filter(|team| team.leaders.is_empty()).count(),
            opinions: arrived(talk).count(),
            open: arrived(talk).filter(|thread| is_open(thread)).count(),
        }
    }

    /// In a sentence.
    pub fn words(self) -> String {
        let numbers = [self.opinions, self.open].map(|n| n.to_string());
        fill(
            words::t().counts,
            &[&self.teams_words(), &numbers[0], &numbers[1]],
        )
    }

    /// How many teams have given theirs, and how many cannot for want of a leader.
    pub fn teams_words(self) -> String {
        let numbers = [self.given, self.teams, self.unled].map(|n| n.to_string());
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        if self.unled == 0 {
            fill(words::t().counts_teams, &numbers[..2])
        } else {
            fill(words::t().counts_teams_unled, &numbers)
        }
    }
}

/// Whether an opinion is owed an answer: the server has it, and this device no answer that holds.
pub fn is_open(thread: &Thread) -> bool {
    let first = &thread.first;
    first.is_registered && (first.answers.is_empty() || first.is_disputed())
}

/// Those that the person reads and did not say in private: what has reached the server.
pub fn arrived(talk: &Talk) -> impl Iterator<Item = &Thread> {
    talk.opinions().filter(|thread| thread.first.is_registered)
}

#[cfg(test)]
mod tests {
    use lientich_shared::directory::Role;

    use super::*;
    use crate::asking::teams::receivers;
    use crate::samples::{self, BEGAN};

    #[test]
    fn a_team_that_nobody_leads_is_counted_and_named() {
        let directory = samples::school(&[
            ("", "Tổ 1", &[Role::TeamLeader, Role::Staff]),
            ("", "Tổ 2", &[Role::Staff]),
        ]);
        let counts = Counts::of(&Talk::default(), &receivers(&directory, BEGAN));
        assert_eq!((counts.teams, counts.unled), (2, 1));
        assert_eq!(counts.teams_words(), "0/2 tổ (1 tổ chưa có tổ trưởng)");
    }
}
