//! The rounds in which a plan was sent out for opinions (Luật 10/2022/QH15, Điều 55): content, form
//! and deadline of each, and which of them is open. Read off the plan; who may ask is told in
//! `permissions`, what was answered in `talk`.

use crate::ids::PersonId;
use crate::log::change::{Act, ChangeId};
use crate::log::document::{Document, Formal};
use crate::log::sign_off::Step;
use crate::log::talk::Consult;
use crate::order;
use crate::plan::sign_off::SignOff;
use crate::text::nfc;
use crate::time::Day;

/// Most times that a plan is sent out on one day: each time everybody of the school gets the whole of
/// it, and is told.
pub const MOST_A_DAY: usize = 3;

/// A round of opinions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// 1 for the first. Rounds have numbers of their own, not those of Editions. Of a round that the
    /// server has not taken yet, the number that it will have if no other comes before it.
    pub number: u32,
    /// The act that asked.
    pub change: ChangeId,
    /// Who asked.
    pub by: PersonId,
    /// What was asked, how, and until when.
    pub asked: Consult,
    /// Whether the server has taken it; nobody is asked before.
    pub is_registered: bool,
    /// Whether the plan still stands at this step. Opinions are taken until the deadline besides.
    pub is_current: bool,
}

impl Round {
    /// Whether opinions are taken on a day.
    pub fn is_open(&self, day: Day) -> bool {
        self.is_current && self.is_registered && day <= self.asked.until
    }
}

/// The rounds of a plan, oldest first.
pub fn rounds(plan: &Document) -> Vec<Round> {
    let stand = SignOff::of(plan).stand;
    let mut asked: Vec<Formal<'_>> = plan.formal();
    asked.retain(|formal| matches!(formal.act, Act::Consult(_)));
    // Each round follows a step that another one led to, so the derived order is the server's.
    order::sort_by_key(&mut asked, |formal| {
        (!formal.is_registered, plan.lamport(formal.id), formal.id)
    });
    let round = |(number, formal): (u32, Formal<'_>)| {
        let Act::Consult(asked) = formal.act else {
            return None;
        };
        Some(Round {
            number,
            change: formal.id,
            by: formal.author?.person,
            asked: (**asked).clone(),
            is_registered: formal.is_registered,
            is_current: stand.step == Step::Consulting && stand.since == Some(formal.id),
        })
    };
    (1..).zip(asked).filter_map(round).collect()
}

/// Whether a plan was sent out on a day as often as that day has room for, as the clocks of those who
/// sent it say.
pub fn is_enough(plan: &Document, day: Day) -> bool {
    let rounds = rounds(plan).into_iter();
    let asked = rounds.filter_map(|round| plan.change(round.change));
    MOST_A_DAY <= asked.filter(|change| change.at.day() == day).count()
}

/// The act that sends a plan out for opinions, as it stands: what is asked, how they are given, and
/// the last day on which they are taken. Only white space is no content and no form.
pub fn ask(plan: &Document, content: &str, form: &str, until: Day) -> Act {
    Act::Consult(Box::new(Consult {
        follows: SignOff::of(plan).stand.since,
        until,
        content: nfc(content),
        form: nfc(form),
    }))
}

/// The round that the plan stands in.
pub fn current(plan: &Document) -> Option<Round> {
    rounds(plan).into_iter().find(|round| round.is_current)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{DeviceId, DocId, ReplicaId};
    use crate::log::change::DocKind;
    use crate::log::document::Author;

    #[test]
    fn a_day_has_room_for_three_rounds_of_a_plan() {
        let mut plan = Document::new(DocId(1));
        let me = ReplicaId(1);
        let author = Author {
            person: PersonId(1),
            device: DeviceId(1),
        };
        plan.bind(me, author);
        let (today, tomorrow) = (Day(20_000), Day(20_001));
        let at = today.begins();
        let kind = DocKind::Plan;
        let write = |plan: &mut Document, act| {
            plan.commit(me, at, act).unwrap();
        };
        write(&mut plan, Act::Open { kind });
        for _ in 0..MOST_A_DAY {
            assert!(!is_enough(&plan, today));
            let round = ask(&plan, "Cả dự thảo", "Góp ý", tomorrow);
            write(&mut plan, round);
            let follows = SignOff::of(&plan).stand.since;
            let step = Step::Revised;
            write(&mut plan, Act::Step { follows, step });
        }
        assert!(is_enough(&plan, today) && !is_enough(&plan, tomorrow));
    }
}
