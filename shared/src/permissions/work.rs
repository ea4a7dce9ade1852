//! Who may report, give and count what in a document of somebody's progress, and who reads it. Posts
//! entitle by the table; beside it stand whose document it is, whose team they are in, and to which
//! side of the plan a clause belongs. Staff write what is theirs, and nothing of the plan.

use crate::directory::Role;
use crate::log::change::{Act, NodeId, Side};
use crate::log::document::{Document, Kind};
use crate::log::talk::Circle;
use crate::log::work::{Directive, Item, Line, Order, Work};
use crate::permissions::talk::{Denial, Ground, Ruling, ask_roles};
use crate::permissions::{Action, may};

/// Who wants to write something into it, or to read it.
#[derive(Debug, Clone, Copy)]
pub struct Worker<'a> {
    /// The posts that they hold.
    pub roles: &'a [Role],
    /// Whether the document is theirs.
    pub is_owner: bool,
    /// Whether its owner works in their team.
    pub is_of_team: bool,
    /// Their team; empty for none.
    pub team: &'a str,
}

impl Worker<'_> {
    fn may(self, action: Action) -> bool {
        may(self.roles, action).is_allowed()
    }

    fn leads_owner(self) -> bool {
        self.is_of_team && self.may(Action::LeadWork)
    }
}

/// Whether somebody may read a document of progress.
pub fn reads(worker: Worker<'_>) -> bool {
    let own = worker.is_owner && worker.may(Action::ReportWork);
    own || worker.leads_owner() || worker.may(Action::ReadWork)
}

/// Whether somebody may report in a document of progress, and so bring the files that prove it.
pub fn reports(worker: Worker<'_>) -> bool {
    let own = worker.is_owner && worker.may(Action::ReportWork);
    own || worker.leads_owner()
}

/// Whether somebody with these posts has duties of their own to report: everybody of the school.
pub fn has_duties(roles: &[Role]) -> bool {
    may(roles, Action::ReportWork).is_allowed()
}

/// Whether somebody may do this act in a document of progress as it stands, or begin one with it.
///
/// # Errors
/// Why not.
pub fn may_work(worker: Worker<'_>, document: &Document, ground: &Ground, act: &Act) -> Ruling {
    if let Act::OpenWork(_) = act {
        return may_begin(worker);
    }
    let is_progress =
        matches!(document.doc_kind(), Some(Kind::Talk(topic)) if topic.circle == Circle::Work);
    if !is_progress {
        return Err(Denial::Misplaced);
    }
    if !reads(worker) {
        return Err(Denial::NotTheirs);
    }
    match act {
        Act::Work(work) => may_enter(worker, document, ground, work),
        // Only one's own entries are taken back by it.
        Act::Revert { .. } => Ok(()),
        _ => Err(Denial::Misplaced),
    }
}

/// One's own, or that of somebody to whom something is given or of whose duties something is said. Who
/// gives a side's duties may also make remarks.
fn may_begin(worker: Worker<'_>) -> Ruling {
    if worker.leads_owner() || worker.may(Action::RemarkWork) {
        return Ok(());
    }
    if !worker.is_owner {
        return Err(Denial::NotTheirs);
    }
    ask_roles(worker.roles, Action::ReportWork)
}

fn may_enter(worker: Worker<'_>, document: &Document, ground: &Ground, work: &Work) -> Ruling {
    match work {
        Work::Report(_) | Work::Attach(_) if worker.leads_owner() => Ok(()),
        Work::Direct(directive) => may_direct(worker, document, ground, directive),
        Work::Judge(_) => ask_roles(worker.roles, Action::JudgeEntry),
        _ if !worker.is_owner => Err(Denial::NotTheirs),
        Work::Report(_) | Work::Attach(_) => ask_roles(worker.roles, Action::ReportWork),
        Work::Tally(tally) if tally.team.is_empty() => ask_roles(worker.roles, Action::TallySchool),
        Work::Tally(tally) => for_team(worker, &tally.team),
        Work::Enter(entry) => match &entry.line {
            Line::Emulation { team, .. } if !team.is_empty() => for_team(worker, team),
            _ => ask_roles(worker.roles, Action::ReportWork),
        },
    }
}

fn for_team(worker: Worker<'_>, team: &str) -> Ruling {
    if worker.team != team {
        return Err(Denial::NotTheirs);
    }
    ask_roles(worker.roles, Action::LeadWork)
}

/// Duties are given and taken by those who write their clause, and by the team's leader within the
/// team; who supervises may make remarks.
fn may_direct(
    worker: Worker<'_>,
    document: &Document,
    ground: &Ground,
    directive: &Directive,
) -> Ruling {
    let node = match &directive.order {
        Order::Remark { .. } => return remarks(worker),
        Order::Give { node, .. } => *node,
        _ => directive.item().and_then(|item| node_of(document, item)),
    };
    gives(worker, ground.side(node))
}

/// Whether somebody may give duties of a side's clauses to whose document it is, hand them over, ask for
/// them again and drop them. What follows from no clause is joint.
///
/// # Errors
/// Why not.
pub fn gives(worker: Worker<'_>, side: Side) -> Ruling {
    if worker.leads_owner() {
        return Ok(());
    }
    ask_roles(worker.roles, Action::GiveWork(side))
}

/// Whether somebody may say something of the duties of whose document it is.
///
/// # Errors
/// Why not.
pub fn remarks(worker: Worker<'_>) -> Ruling {
    if worker.leads_owner() {
        return Ok(());
    }
    ask_roles(worker.roles, Action::RemarkWork)
}

/// The clause behind what a report is about.
fn node_of(document: &Document, item: Item) -> Option<NodeId> {
    let given = match item {
        Item::Planned(duty) => return Some(duty.node),
        Item::Given(change) => document.change(change)?.act,
    };
    match given {
        Act::Work(work) => match *work {
            Work::Direct(Directive {
                order: Order::Give { node, .. },
                ..
            }) => node,
            _ => None,
        },
        _ => None,
    }
}
