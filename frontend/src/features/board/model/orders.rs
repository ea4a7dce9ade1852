//! What those who give duties do on the board: who may, and the entries that it amounts to in whose
//! progress.

use lientich_shared::directory::{Directory, Role};
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::{NodeId, Side};
use lientich_shared::log::duty::Duty;
use lientich_shared::log::work::{Directive, Item, Order, Work};
use lientich_shared::permissions::talk::Ruling;
use lientich_shared::permissions::work::{self, Worker};
use lientich_shared::tasks::{Row, State};

use crate::workload::team_of;

/// Something that is done about a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Deed {
    /// Ask for an occurrence again.
    AskAgain,
    /// Say something of it.
    Remark,
    /// Give it to somebody else.
    HandOver,
    /// Let somebody off.
    Drop,
    /// Take that back.
    Resume,
}

/// Whose part of what is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Aim<'a> {
    /// The occurrence.
    pub(in super::super) row: &'a Row,
    /// Whether all of its duty is meant, and not this occurrence alone.
    pub(in super::super) whole: bool,
    /// Of whom.
    pub(in super::super) who: &'a [PersonId],
}

/// Whoever is at this device, as the rules see them.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Giver<'a> {
    /// Who is who.
    pub(in super::super) directory: &'a Directory,
    /// The posts that they hold today.
    pub(in super::super) roles: &'a [Role],
    /// Who they are.
    pub(in super::super) me: PersonId,
}

impl Giver<'_> {
    /// Whether they may give a side's duties to a person, and all that goes with it.
    pub(in super::super) fn may_give(&self, to: PersonId, side: Side) -> Ruling {
        work::gives(self.worker(to), side)
    }

    /// Whether they may say something of a person's duties.
    pub(in super::super) fn may_remark(&self, of: PersonId) -> Ruling {
        work::remarks(self.worker(of))
    }

    fn worker(&self, of: PersonId) -> Worker<'_> {
        let team = team_of(self.directory, self.me);
        Worker {
            roles: self.roles,
            is_owner: of == self.me,
            is_of_team: !team.is_empty() && team == team_of(self.directory, of),
            team,
        }
    }
}

/// The entries that a deed amounts to, with whose progress each goes into. `to` takes over.
pub(in super::super) fn entries(
    deed: Deed,
    aim: Aim<'_>,
    to: Option<PersonId>,
    text: &str,
) -> Vec<(PersonId, Work)> {
    let item = aim.row.item;
    let due = if aim.whole { None } else { aim.row.due };
    let order = match (deed, to) {
        (Deed::AskAgain, _) => Order::AskAgain {
            item,
            due: aim.row.due,
        },
        (Deed::Remark, _) => Order::Remark { item, due },
        (Deed::Drop, _) => Order::Drop { item, due },
        (Deed::Resume, _) => Order::Resume { item, due },
        (Deed::HandOver, Some(to)) => Order::HandOver { item, to },
        (Deed::HandOver, None) => return Vec::new(),
    };
    let told = aim
        .who
        .iter()
        .map(|person| (*person, direct(order.clone(), text)));
    let taken = to.filter(|_| deed == Deed::HandOver);
    let taken = taken.map(|to| (to, direct(taking(aim), text)));
    told.chain(taken).collect()
}

/// How the one to whom something is handed over comes by it.
fn taking(aim: Aim<'_>) -> Order {
    match aim.row.item {
        Item::Planned(duty) => Order::Take {
            duty,
            from: match aim.who {
                [one] => Some(*one),
                _ => None,
            },
        },
        // It lives in the document of whom it was given to: the other is given the same.
        Item::Given(_) => give_order(Duty::clone(&aim.row.duty), aim.row.node),
    }
}

/// Gives a duty beside the plan.
pub(in super::super) fn give(duty: Duty, node: Option<NodeId>, text: &str) -> Work {
    direct(give_order(duty, node), text)
}

fn give_order(duty: Duty, node: Option<NodeId>) -> Order {
    Order::Give { duty, node }
}

fn direct(order: Order, text: &str) -> Work {
    Work::Direct(Directive {
        order,
        text: text.trim().to_owned(),
    })
}

/// Whom a deed is about unless somebody chooses otherwise: of several who do it for themselves, those
/// who are not done are asked again, and let off; those who were let off take it up again.
pub(in super::super) fn meant(
    deed: Deed,
    is_each: bool,
    states: &[(PersonId, State)],
) -> Vec<PersonId> {
    let those = |is: &dyn Fn(&State) -> bool| {
        let found = states.iter().filter(|(_, state)| is(state));
        let found: Vec<PersonId> = found.map(|(person, _)| *person).collect();
        if found.is_empty() {
            states.iter().map(|(person, _)| *person).collect()
        } else {
            found
        }
    };
    match deed {
        Deed::AskAgain | Deed::Drop if is_each => those(&|state| !state.is_over()),
        Deed::Resume => those(&|state| state.dropped.is_some()),
        _ => those(&|_| true),
    }
}
