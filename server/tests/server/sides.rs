//! A drafter who wants the other side's clauses: by every act that could reach them sideways. The
//! judge must look at what becomes of the plan, not only at what an act names.

use lientich_shared::ids::ReplicaId;
use lientich_shared::log::change::{
    Act, Anchor, ChangeId, ElementId, Hand, NodeId, NodeKind, Origin, Place, Side,
};
use lientich_shared::log::edit;
use lientich_shared::log::verdict::Refusal;
use lientich_shared::sync::message::BatchAnswer;

use crate::device::Device;
use crate::school::School;
use crate::table::over_a_plan;

const THEIRS: &str = "Ban giám hiệu bố trí kinh phí.";

/// The principal and the chair of the union over one plan.
struct Meeting {
    principal: Device,
    chair: Device,
    _school: School,
}

impl Meeting {
    async fn start() -> Self {
        let school = School::start().await;
        let (principal, chair) = over_a_plan(&school).await;
        Self {
            principal,
            chair,
            _school: school,
        }
    }

    /// Both have what both wrote, and all of it was accepted.
    async fn agree(&mut self) {
        for _ in 0..2 {
            for device in [&mut self.principal, &mut self.chair] {
                for verdict in verdicts(device).await {
                    assert_eq!(verdict, None);
                }
            }
        }
    }

    /// The chair's last acts are refused, and the principal's clause is what it was.
    async fn check_refused(&mut self, clause: NodeId, text: &str) {
        let verdicts = verdicts(&mut self.chair).await;
        self.check_untouched(clause, text).await;
        assert_eq!(verdicts.last(), Some(&Some(Refusal::NotAllowed)));
    }

    async fn check_untouched(&mut self, clause: NodeId, text: &str) {
        self.principal.sync().await;
        let document = &self.principal.document;
        let outline = document.outline();
        assert!(outline.iter().any(|(node, _)| *node == clause), "gone");
        assert_eq!(document.text(clause), text);
    }
}

async fn verdicts(device: &mut Device) -> Vec<Option<Refusal>> {
    let judged = |answer| match answer {
        BatchAnswer::Judged { verdicts, .. } => verdicts,
        other => panic!("not judged: {other:?}"),
    };
    let answers = device.sync().await;
    answers.into_iter().flat_map(judged).collect()
}

fn create(parent: Option<NodeId>, side: Side, text: &str) -> Act {
    Act::Create {
        kind: NodeKind::Clause,
        side,
        place: under(parent),
        text: text.to_owned(),
    }
}

fn under(parent: Option<NodeId>) -> Place {
    Place {
        parent,
        origin: None,
        hand: Hand::Right,
    }
}

fn give(node: NodeId, side: Side) -> Act {
    Act::SetSide {
        node,
        side,
        replaces: Vec::new(),
    }
}

fn revert(id: ChangeId) -> Act {
    Act::Revert { ids: vec![id] }
}

/// A joint clause whose rest was split off and belongs to the management: both clauses.
async fn split_clause() -> (Meeting, NodeId, NodeId) {
    let mut meeting = Meeting::start().await;
    let principal = &mut meeting.principal;
    let joint = NodeId(principal.write(create(None, Side::Joint, "chung riêng")));
    let split = edit::split(&principal.document, joint, 6).unwrap();
    let theirs = NodeId(principal.write(split));
    principal.write(give(theirs, Side::Bgh));
    meeting.agree().await;
    assert_eq!(meeting.principal.document.text(theirs), "riêng");
    (meeting, joint, theirs)
}

fn anchors(joint: NodeId, boundary: NodeId) -> Vec<Anchor> {
    let element = |change, offset| Origin::Element(ElementId { change, offset });
    let origins = [
        Origin::Start(joint),
        element(joint.0, 0),
        element(joint.0, 5),
        element(joint.0, 6),
        element(boundary.0, 0),
    ];
    let beside = |hand| move |origin| Anchor { origin, hand };
    let right = origins.into_iter().map(beside(Hand::Right));
    let left = origins[1..].iter().copied().map(beside(Hand::Left));
    right.chain(left).collect()
}

#[tokio::test]
async fn no_anchor_lets_typing_land_in_a_clause_of_the_other_side() {
    let (mut meeting, joint, theirs) = split_clause().await;
    let anchors = anchors(joint, theirs);
    // Siblings stand in the order of their ids, and a device may draw any replica that it likes.
    for (n, at) in (0..).zip(anchors) {
        for replica in [1 + n, u64::MAX - n] {
            meeting.chair.begin_replica(ReplicaId(replica));
            let text = "chen vào".to_owned();
            meeting.chair.write_blindly(Act::Insert { at, text });
            verdicts(&mut meeting.chair).await;
            meeting.check_untouched(theirs, "riêng").await;
        }
    }
    assert!(meeting.principal.document.text(joint).contains("chen vào"));
}

#[tokio::test]
async fn no_anchor_lets_a_split_take_from_a_clause_of_the_other_side() {
    let (mut meeting, joint, theirs) = split_clause().await;
    for (n, at) in (0..).zip(anchors(joint, theirs)) {
        for replica in [1 + n, u64::MAX - n] {
            meeting.chair.begin_replica(ReplicaId(replica));
            meeting.chair.write_blindly(Act::Split {
                node: joint,
                at,
                kind: NodeKind::Clause,
                side: Side::Bch,
                place: under(None),
            });
            verdicts(&mut meeting.chair).await;
            meeting.check_untouched(theirs, "riêng").await;
        }
    }
}

#[tokio::test]
async fn undoing_a_section_does_not_take_away_what_others_put_into_it() {
    let mut meeting = Meeting::start().await;
    let made = meeting.chair.write(create(None, Side::Joint, "Mục chung"));
    meeting.agree().await;
    let inside = create(Some(NodeId(made)), Side::Bgh, THEIRS);
    let theirs = NodeId(meeting.principal.write(inside));
    meeting.agree().await;
    meeting.chair.write(revert(made));
    meeting.check_refused(theirs, THEIRS).await;
}

#[tokio::test]
async fn undoing_does_not_take_away_a_clause_that_was_given_to_the_other_side() {
    let mut meeting = Meeting::start().await;
    let made = meeting.chair.write(create(None, Side::Joint, THEIRS));
    meeting.agree().await;
    meeting.principal.write(give(NodeId(made), Side::Bgh));
    meeting.agree().await;
    meeting.chair.write(revert(made));
    meeting.check_refused(NodeId(made), THEIRS).await;
}

#[tokio::test]
async fn redoing_does_not_type_into_a_clause_that_was_given_to_the_other_side() {
    let mut meeting = Meeting::start().await;
    let clause = NodeId(meeting.principal.write(create(None, Side::Joint, THEIRS)));
    meeting.agree().await;
    let typing = edit::insert(&meeting.chair.document, clause, 0, "Không! ").unwrap();
    let typed = meeting.chair.write(typing);
    let undone = meeting.chair.write(revert(typed));
    meeting.agree().await;
    meeting.principal.write(give(clause, Side::Bgh));
    meeting.agree().await;
    let redone = meeting.chair.write(revert(undone));
    meeting.check_refused(clause, THEIRS).await;
    meeting.chair.begin_replica(ReplicaId(5));
    meeting.chair.write_blindly(revert(redone));
    meeting.chair.write_blindly(Act::Revert {
        ids: vec![typed, undone],
    });
    meeting.check_refused(clause, THEIRS).await;
}

#[tokio::test]
async fn undoing_a_split_does_not_take_back_what_was_given_to_the_other_side() {
    let mut meeting = Meeting::start().await;
    let joint = NodeId(
        meeting
            .chair
            .write(create(None, Side::Joint, "chung riêng")),
    );
    let split = edit::split(&meeting.chair.document, joint, 6).unwrap();
    let made = meeting.chair.write(split);
    meeting.agree().await;
    meeting.principal.write(give(NodeId(made), Side::Bgh));
    meeting.agree().await;
    meeting.chair.write(revert(made));
    meeting.check_refused(NodeId(made), "riêng").await;
}

#[tokio::test]
async fn undoing_a_restoration_does_not_take_away_what_others_put_there() {
    let mut meeting = Meeting::start().await;
    let section = NodeId(meeting.chair.write(create(None, Side::Joint, "Mục chung")));
    meeting.chair.write(Act::Remove { node: section });
    let restored = meeting.chair.write(Act::Restore { node: section });
    meeting.agree().await;
    let inside = create(Some(section), Side::Bgh, THEIRS);
    let theirs = NodeId(meeting.principal.write(inside));
    meeting.agree().await;
    meeting.chair.write(revert(restored));
    meeting.check_refused(theirs, THEIRS).await;
}

#[tokio::test]
async fn removing_what_a_clause_absorbed_takes_nothing_from_the_clause() {
    let mut meeting = Meeting::start().await;
    let theirs = NodeId(meeting.principal.write(create(None, Side::Bgh, "Kinh phí")));
    let joined = NodeId(
        meeting
            .principal
            .write(create(None, Side::Joint, " đủ dùng")),
    );
    meeting.principal.write(Act::Join {
        node: joined,
        into: theirs,
    });
    meeting.agree().await;
    meeting.chair.write(Act::Remove { node: joined });
    meeting.check_refused(theirs, "Kinh phí đủ dùng").await;
}

/// A joint section that holds a clause of the management, and an empty joint one in the trash.
async fn section_and_trash() -> (Meeting, NodeId, NodeId, NodeId) {
    let mut meeting = Meeting::start().await;
    let section = NodeId(meeting.chair.write(create(None, Side::Joint, "Mục chung")));
    let trash = NodeId(meeting.chair.write(create(None, Side::Joint, "Mục bỏ")));
    meeting.chair.write(Act::Remove { node: trash });
    meeting.agree().await;
    let inside = create(Some(section), Side::Bgh, THEIRS);
    let theirs = NodeId(meeting.principal.write(inside));
    meeting.agree().await;
    (meeting, section, trash, theirs)
}

#[tokio::test]
async fn moving_a_section_into_the_trash_does_not_take_others_clauses_along() {
    let (mut meeting, section, trash, theirs) = section_and_trash().await;
    meeting.chair.write(Act::Move {
        node: section,
        place: under(Some(trash)),
    });
    meeting.check_refused(theirs, THEIRS).await;
}

#[tokio::test]
async fn joining_a_section_to_the_trash_does_not_take_others_clauses_along() {
    let (mut meeting, section, trash, theirs) = section_and_trash().await;
    meeting.chair.write(Act::Join {
        node: section,
        into: trash,
    });
    meeting.check_refused(theirs, THEIRS).await;
}

#[tokio::test]
async fn undoing_a_move_out_of_the_trash_does_not_take_others_clauses_along() {
    let mut meeting = Meeting::start().await;
    let trash = NodeId(meeting.chair.write(create(None, Side::Joint, "Mục bỏ")));
    let section = create(Some(trash), Side::Joint, "Mục chung");
    let section = NodeId(meeting.chair.write(section));
    let moved = meeting.chair.write(Act::Move {
        node: section,
        place: under(None),
    });
    meeting.chair.write(Act::Remove { node: trash });
    meeting.agree().await;
    let inside = create(Some(section), Side::Bgh, THEIRS);
    let theirs = NodeId(meeting.principal.write(inside));
    meeting.agree().await;
    meeting.chair.write(revert(moved));
    meeting.check_refused(theirs, THEIRS).await;
}

#[tokio::test]
async fn one_side_takes_no_clause_of_the_other_by_the_acts_that_name_it() {
    let mut meeting = Meeting::start().await;
    let theirs = NodeId(meeting.principal.write(create(None, Side::Bgh, THEIRS)));
    let own = NodeId(meeting.principal.write(create(None, Side::Joint, "Chung.")));
    meeting.agree().await;
    let at = Anchor {
        origin: Origin::Start(theirs),
        hand: Hand::Right,
    };
    let (node, place, kind) = (theirs, under(Some(own)), NodeKind::Clause);
    let acts = [
        give(theirs, Side::Joint),
        give(theirs, Side::Bch),
        give(own, Side::Bgh),
        create(None, Side::Bgh, "Mạo danh."),
        create(Some(theirs), Side::Joint, "Chen vào."),
        Act::Split {
            node,
            at,
            kind,
            side: Side::Joint,
            place,
        },
        Act::Split {
            node: own,
            at,
            kind,
            side: Side::Joint,
            place,
        },
        Act::Move { node, place },
        Act::Move {
            node: own,
            place: under(Some(theirs)),
        },
        Act::Join { node, into: own },
        Act::Join {
            node: own,
            into: theirs,
        },
        Act::Remove { node },
        Act::Restore { node },
        Act::SetTag {
            node,
            tag: lientich_shared::log::change::Tag(1),
            on: true,
            replaces: vec![],
        },
        edit::delete(&meeting.chair.document, theirs, 0..3).unwrap(),
        edit::insert(&meeting.chair.document, theirs, 3, "không ").unwrap(),
    ];
    for act in acts {
        meeting.chair.write(act);
        meeting.check_refused(theirs, THEIRS).await;
    }
}
