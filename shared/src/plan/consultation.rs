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
