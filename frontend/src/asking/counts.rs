//! How far a round of opinions has come, in numbers.

use lientich_shared::talk::{Talk, Thread};

use super::teams::{Receivers, Team};
use crate::strings::{fill, opinions as words};

/// How far a round has come, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Teams that gave their opinion.
    pub given: usize,
    /// Teams that were asked.
    pub teams: usize,
    /// Opinions that the server has.
    pub opinions: usize,
    /// Those without an answer.
    pub open: usize,
}

impl Counts {
    /// Of everything that was said of a plan.
    pub fn of(talk: &Talk, receivers: &Receivers) -> Self {
        let led = receivers
            .teams
            .iter()
            .filter(|team| !team.leaders.is_empty());
        let led: Vec<&Team> = led.collect();
        let spoke = |team: &&&Team| {
            let by_leader = |thread: &Thread| team.leaders.contains(&thread.first.author);
            arrived(talk).any(|thread| thread.first.remark.for_team && by_leader(thread))
        };
        Self {
            given: led.iter().filter(spoke).count(),
            teams: led.len(),
            opinions: arrived(talk).count(),
            open: arrived(talk).filter(|thread| is_open(thread)).count(),
        }
    }

    /// In a sentence.
    pub fn words(self) -> String {
        let numbers = [self.given, self.teams, self.opinions, self.open].map(|n| n.to_string());
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        fill(words::t().counts, &numbers)
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
