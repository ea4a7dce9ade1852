//! Who may say what in a document of talk, and who reads it. Posts entitle by the table; beside it
//! stand the rules that need more than a post: whose document it is, whether opinions are being
//! asked for, and to which side of the plan a clause belongs.

use std::collections::BTreeMap;

use crate::directory::Role;
use crate::log::change::{Act, NodeId, Side};
use crate::log::document::{Document, Kind};
use crate::log::talk::{Circle, Confirmation, NO_BASE, Remark, RemarkKind};
use crate::permissions::{Action, Decision, may};
use crate::plan::consultation;
use crate::time::Day;

/// Who wants to say something.
#[derive(Debug, Clone, Copy)]
pub struct Speaker<'a> {
    /// The posts that they hold.
    pub roles: &'a [Role],
    /// Whether they began the document.
    pub is_owner: bool,
}

/// What talk is judged by in the plan that it is about, as the plan stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ground {
    /// Whether opinions are taken today.
    pub is_asking: bool,
    /// Whose the clauses are. What the plan does not have is judged as joint.
    pub sides: BTreeMap<NodeId, Side>,
}

impl Ground {
    /// As the plan stands on a day.
    pub fn of(plan: &Document, day: Day) -> Self {
        let side = |node| Some((node, plan.side(node)?));
        Self {
            is_asking: consultation::current(plan).is_some_and(|round| round.is_open(day)),
            sides: plan.nodes().filter_map(side).collect(),
        }
    }

    pub(super) fn side(&self, node: Option<NodeId>) -> Side {
        let side = node.and_then(|node| self.sides.get(&node));
        side.copied().unwrap_or(Side::Joint)
    }
}

/// Why something may not be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// Only holders of these posts may.
    OnlyFor(&'static [Role]),
    /// Nobody is asked for opinions now.
    NotAsked,
    /// The document is another person's.
    NotTheirs,
    /// Such an act has no place in this document.
    Misplaced,
}

/// What is allowed, or why not.
pub type Ruling = Result<(), Denial>;

/// Whether somebody may read a document of talk.
pub fn reads(speaker: Speaker<'_>, circle: Circle) -> bool {
    let action = match circle {
        Circle::Sides => Action::ReadDraft,
        Circle::Own | Circle::OwnWomens if speaker.is_owner => Action::ReadEditions,
        Circle::Own => Action::ReadOpinions,
        Circle::OwnWomens => Action::ReadWomensOpinions,
        Circle::Docket => Action::ReadEditions,
        // Told in `permissions::work`.
        Circle::Work => return false,
    };
    may(speaker.roles, action).is_allowed()
}

/// Whether somebody may do this act in a document of talk as it stands, or begin one with it.
///
/// # Errors
/// Why not.
pub fn may_say(speaker: Speaker<'_>, talk: &Document, ground: &Ground, act: &Act) -> Ruling {
    if let Act::OpenTalk(topic) = act {
        return ask(speaker, Action::OpenTalk(topic.circle));
    }
    let Some(Kind::Talk(topic)) = talk.doc_kind() else {
        return Err(Denial::Misplaced);
    };
    if !reads(speaker, topic.circle) {
        return Err(Denial::NotTheirs);
    }
    if topic.circle == Circle::Docket {
        return may_docket(speaker, act);
    }
    match act {
        Act::Remark(remark) if topic.circle.is_own() => may_remark(speaker, ground, remark),
        Act::Remark(remark) => match remark.kind {
            RemarkKind::Comment | RemarkKind::Wording { .. } if !remark.for_team => {
                ask(speaker, Action::Comment(ground.side(remark.node)))
            }
            _ => Err(Denial::Misplaced),
        },
        Act::Answer { remark, .. } => {
            let remark = remark_of(talk, *remark).ok_or(Denial::Misplaced)?;
            may_answer(speaker, ground, &remark)
        }
        Act::Close { thread, .. } => {
            let first = remark_of(talk, *thread).ok_or(Denial::Misplaced)?;
            may_close(speaker, topic.circle, ground, &first)
        }
        Act::Confirm { what, .. } if topic.circle.is_own() => may_confirm(speaker, what),
        // Only one's own words are taken back by it.
        Act::Revert { .. } => Ok(()),
        _ => Err(Denial::Misplaced),
    }
}

fn ask(speaker: Speaker<'_>, action: Action) -> Ruling {
    ask_roles(speaker.roles, action)
}

pub(super) fn ask_roles(roles: &[Role], action: Action) -> Ruling {
    match may(roles, action) {
        Decision::Allowed => Ok(()),
        Decision::OnlyFor(roles) => Err(Denial::OnlyFor(roles)),
    }
}

fn remark_of(talk: &Document, id: crate::log::change::ChangeId) -> Option<Remark> {
    match talk.change(id)?.act {
        Act::Remark(remark) => Some(*remark),
        _ => None,
    }
}

/// In a document of somebody's own: opinions are theirs, and given while they are asked for; what
/// follows an opinion is a talk between them and those who answer.
fn may_remark(speaker: Speaker<'_>, ground: &Ground, remark: &Remark) -> Ruling {
    let is_reply = remark.thread.is_some();
    match remark.kind {
        RemarkKind::Comment if is_reply && speaker.is_owner => ask(speaker, Action::GiveOpinion),
        RemarkKind::Comment if is_reply => ask(speaker, Action::AnswerOpinion),
        RemarkKind::Opinion | RemarkKind::Wording { .. } if !is_reply => {
            if !speaker.is_owner {
                return Err(Denial::NotTheirs);
            }
            ask(speaker, Action::GiveOpinion)?;
            if remark.for_team {
                ask(speaker, Action::GiveTeamOpinion)?;
            }
            if claims_draft(remark) && !may(speaker.roles, Action::ReadDraft).is_allowed() {
                return Err(Denial::Misplaced);
            }
            if ground.is_asking {
                Ok(())
            } else {
                Err(Denial::NotAsked)
            }
        }
        _ => Err(Denial::Misplaced),
    }
}

/// Whether a wording says that it rests on a version of the draft. Devices of drafters look for that
/// one, and nobody sends them looking for what cannot be there.
fn claims_draft(remark: &Remark) -> bool {
    matches!(remark.kind, RemarkKind::Wording { base, .. } if base != NO_BASE)
}

/// A wording is for those to take or leave who write the clause.
fn may_answer(speaker: Speaker<'_>, ground: &Ground, remark: &Remark) -> Ruling {
    match remark.kind {
        RemarkKind::Opinion => ask(speaker, Action::AnswerOpinion),
        RemarkKind::Wording { .. } => ask(speaker, Action::Write(ground.side(remark.node))),
        RemarkKind::Comment => Err(Denial::Misplaced),
    }
}

fn may_close(speaker: Speaker<'_>, circle: Circle, ground: &Ground, first: &Remark) -> Ruling {
    match circle {
        Circle::Sides => ask(speaker, Action::Comment(ground.side(first.node))),
        Circle::Own | Circle::OwnWomens if speaker.is_owner => Ok(()),
        Circle::Own | Circle::OwnWomens => ask(speaker, Action::AnswerOpinion),
        Circle::Work | Circle::Docket => Err(Denial::Misplaced),
    }
}

/// Numbers are given, and given anew; none is taken back.
fn may_docket(speaker: Speaker<'_>, act: &Act) -> Ruling {
    match act {
        Act::Confirm {
            what: Confirmation::Docketed(_),
            ..
        } => ask(speaker, Action::Docket),
        _ => Err(Denial::Misplaced),
    }
}

fn may_confirm(speaker: Speaker<'_>, what: &Confirmation) -> Ruling {
    if !speaker.is_owner {
        return Err(Denial::NotTheirs);
    }
    let action = match what {
        Confirmation::Read => Action::ConfirmRead,
        Confirmation::Publicised { .. } => Action::Publicise,
        Confirmation::SeenPublic => Action::ConfirmPublic,
        Confirmation::Docketed(_) => return Err(Denial::Misplaced),
    };
    ask(speaker, action)
}

#[cfg(test)]
mod tests;
