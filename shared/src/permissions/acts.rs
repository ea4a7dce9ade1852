//! What an act on a document amounts to, and whether somebody may do all of it.

use super::table::may;
use super::{Action, Decision};
use crate::directory::Role;
use crate::log::change::{Act, Change, DocKind, Field, NodeId, Side};
use crate::log::document::Document;
use crate::log::sign_off::Step;
use crate::plan::template::is_template;

/// Whether somebody who holds `roles` may do this act to the document as it stands: every action
/// that the act amounts to must be allowed.
pub fn may_change(roles: &[Role], document: &Document, act: &Act) -> Decision {
    may_all(roles, actions(document, act))
}

/// As [`may_change`], for a change that others' may have come before: what it types must also land
/// in a text that its author may change, which its id decides.
pub fn may_make(roles: &[Role], document: &Document, change: &Change) -> Decision {
    let mut wanted = actions(document, &change.act);
    if is_template(document) {
        return may_all(roles, wanted);
    }
    let landing = document.landing(change);
    wanted.extend(
        landing
            .and_then(|node| document.side(node))
            .map(Action::Write),
    );
    may_all(roles, wanted)
}

fn may_all(roles: &[Role], mut wanted: Vec<Action>) -> Decision {
    wanted.sort_unstable();
    wanted.dedup();
    let decisions = wanted.into_iter().map(|action| may(roles, action));
    decisions
        .into_iter()
        .find(|decision| !decision.is_allowed())
        .unwrap_or(Decision::Allowed)
}

/// What an act amounts to, by the sides of the clauses that it reaches at the head: those that it
/// edits, and those that it takes away, whosesoever they are.
fn actions(document: &Document, act: &Act) -> Vec<Action> {
    if is_template(document) {
        return actions_on_template(act);
    }
    let mut actions = vec![Action::ReadDraft];
    match act {
        Act::Open {
            kind: DocKind::Plan,
        } => return vec![Action::Open],
        Act::Open {
            kind: DocKind::Template,
        } => return vec![Action::KeepTemplates],
        Act::OpenTalk(topic) => return vec![Action::OpenTalk(topic.circle)],
        Act::OpenWork(_) => return vec![Action::ReportWork],
        Act::Consult(_) => actions.push(Action::Take(Step::Consulting)),
        Act::Issue { .. } => actions.push(Action::IssueAlone),
        Act::Set {
            target: None,
            field: Field::Number | Field::IssuePlace | Field::IssueDay,
            ..
        } => actions.push(Action::Docket),
        Act::Set { target: None, .. } => actions.push(Action::Write(Side::Joint)),
        // What the women's side gives back is joint; nobody else could give it.
        Act::SetSide {
            side: Side::Joint, ..
        } if untags(document, act) => {}
        Act::Create { side, .. } | Act::SetSide { side, .. } | Act::Split { side, .. } => {
            actions.push(Action::Write(*side));
        }
        Act::Sign(sign) => actions.push(Action::Sign(sign.side)),
        Act::Consent { .. } => actions.push(Action::Consent),
        Act::Delegate { .. } => actions.push(Action::Delegate),
        Act::Step { step, .. } => actions.push(Action::Take(*step)),
        _ => {}
    }
    if untags(document, act) {
        actions.push(Action::Untag);
    }
    let reached = [
        document.touched(&freely_placed(document, act)),
        document.swept(act),
    ]
    .concat();
    let sides = reached.into_iter().filter_map(|node| document.side(node));
    actions.extend(sides.map(Action::Write));
    actions
}

/// A template binds nobody: whoever keeps templates writes every side's clauses, and no act makes anything of it.
fn actions_on_template(act: &Act) -> Vec<Action> {
    let enacts = matches!(
        act,
        Act::Consult(_)
            | Act::Issue { .. }
            | Act::Sign(_)
            | Act::Consent { .. }
            | Act::Delegate { .. }
            | Act::Step { .. }
            | Act::Set {
                target: None,
                field: Field::Number | Field::IssuePlace | Field::IssueDay | Field::Origin,
                ..
            }
    );
    let mut actions = vec![Action::ReadDraft, Action::KeepTemplates];
    if enacts {
        actions.push(Action::EnactTemplate);
    }
    actions
}

/// The act as it counts: a new clause of the women's side alters no joint heading that it is put under.
fn freely_placed(document: &Document, act: &Act) -> Act {
    let mut act = act.clone();
    if let Act::Create { side, place, .. } | Act::Split { side, place, .. } = &mut act
        && *side == Side::Women
        && place.parent.and_then(|above| document.side(above)) == Some(Side::Joint)
    {
        place.parent = None;
    }
    act
}

/// Whether an act takes words from the women's clauses and gives them to another side.
fn untags(document: &Document, act: &Act) -> bool {
    let is_womens = |node: &NodeId| {
        let shown = document.shown_in(*node).unwrap_or(*node);
        document.side(shown) == Some(Side::Women)
    };
    match act {
        Act::SetSide { side, node, .. } | Act::Split { side, node, .. } => {
            *side != Side::Women && is_womens(node)
        }
        Act::Join { node, into } => is_womens(node) && !is_womens(into),
        act => document.regiven(act).iter().any(is_womens),
    }
}

#[cfg(test)]
mod tests {
    use Role::{Principal, UnionChair, UnionCommittee, VicePrincipal};

    use super::*;
    use crate::ids::DocId;
    use crate::log::change::{NodeKind, Value};
    use crate::log::edit;

    #[test]
    fn the_union_reads_number_place_and_day_of_the_draft() {
        let document = Document::new(DocId(1));
        let may = |role, field| {
            let act = Act::Set {
                target: None,
                field,
                value: Value::Empty,
                replaces: Vec::new(),
            };
            may_change(&[role], &document, &act).is_allowed()
        };
        for field in [Field::Number, Field::IssuePlace, Field::IssueDay] {
            assert!(may(Principal, field) && may(VicePrincipal, field));
            assert!(!may(UnionChair, field) && !may(UnionCommittee, field));
        }
        assert!(may(UnionChair, Field::SchoolYear));
    }

    #[test]
    fn whoever_makes_plans_writes_all_of_a_template_and_nobody_makes_anything_of_it() {
        let mut document = Document::new(DocId(1));
        let kind = DocKind::Template;
        let open = Act::Open { kind };
        for role in [Principal, VicePrincipal, UnionChair, UnionCommittee] {
            assert!(may_change(&[role], &document, &open).is_allowed());
        }
        for role in [Role::WomensCommittee, Role::TeamLeader, Role::Staff] {
            assert!(!may_change(&[role], &document, &open).is_allowed());
        }
        let replica = crate::ids::ReplicaId(1);
        let at = crate::time::Timestamp(1);
        document.commit(replica, at, open).expect("it opens");
        let clause = |side| edit::create(&document, None, None, NodeKind::Clause, side, "Họp.");
        for side in [Side::Joint, Side::Bgh, Side::Bch, Side::Women] {
            let clause = clause(side).expect("it fits");
            assert!(may_change(&[Principal], &document, &clause).is_allowed());
            assert!(may_change(&[UnionCommittee], &document, &clause).is_allowed());
            assert!(!may_change(&[Role::WomensCommittee], &document, &clause).is_allowed());
        }
        let step = Act::Step {
            follows: None,
            step: Step::Passed,
        };
        assert!(!may_change(&[Principal, UnionChair], &document, &step).is_allowed());
    }
}
