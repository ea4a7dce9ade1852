//! Acts for stories: what the screen would make, and what only somebody with other tools would.

use crate::ids::PostId;
use crate::log::change::{
    Act, Anchor, Body, ChangeId, ElementId, ElementRange, Field, Hand, Hash32, NodeId, NodeKind,
    Origin, Place, Side, Tag, Value,
};
use crate::log::document::Document;
use crate::log::edit;
use crate::log::sign_off::{Capacity, Sign, Step};
use crate::log::talk::{Consult, Outcome, Remark, RemarkKind};
use crate::log::tests::dice::Dice;
use crate::time::{Day, Timestamp};

const WORDS: [&str; 8] = ["một", "hai ", "ba", "ố", "🙂", "năm sáu ", "b", "tổ chức "];
const FIELDS: [Field; 4] = [Field::Kind, Field::Target, Field::Due, Field::Lead];
const KINDS: [NodeKind; 3] = [NodeKind::Clause, NodeKind::Section, NodeKind::Bullet];

/// An act that a person may do now, or `None` where this kind finds nothing to do.
pub(super) fn choose(doc: &Document, kind: u32, dice: &mut Dice) -> Option<Act> {
    let shown: Vec<NodeId> = doc.outline().into_iter().map(|(node, _)| node).collect();
    let every: Vec<NodeId> = doc.nodes().collect();
    if shown.is_empty() || kind % 100 < 8 {
        return create(doc, &shown, dice);
    }
    let node = *dice.pick(&shown)?;
    match kind % 100 {
        0..34 => type_in(doc, node, dice),
        34..46 => delete(doc, node, dice),
        46..51 => edit::split(doc, node, offset(doc, node, dice)).ok(),
        51..56 => edit::join_with_previous(doc, node).ok(),
        56..62 => move_somewhere(doc, node, &shown, dice),
        62..64 => edit::indent(doc, node)
            .or_else(|_| edit::down(doc, node))
            .ok(),
        64..66 => edit::outdent(doc, node)
            .or_else(|_| edit::up(doc, node))
            .ok(),
        66..70 => edit::remove(doc, node).ok(),
        70..73 => edit::restore(doc, *dice.pick(&[doc.trash(), doc.contested()].concat())?).ok(),
        73..80 => set(doc, node, dice),
        80..82 => edit::set_side(
            doc,
            node,
            if dice.below(2) == 0 {
                Side::Bgh
            } else {
                Side::Bch
            },
        )
        .ok(),
        82..84 => edit::set_tag(doc, node, Tag(1), dice.below(2) == 0).ok(),
        84..92 => revert(doc, dice),
        92..93 => Some(Act::Unknown {
            tag: 999,
            bytes: vec![1, 2, 3],
        }),
        93..94 => Some(Act::Issue {
            content: Hash32([0; 32]),
        }),
        94..96 => Some(formal(doc, node, dice)),
        _ => crooked(doc, &every, dice),
    }
}

/// A formal act as a screen makes it; nothing here asks who may.
fn formal(doc: &Document, node: NodeId, dice: &mut Dice) -> Act {
    match dice.below(7) {
        0 => Act::Sign(Box::new(Sign {
            heads: doc.heads(),
            content: Hash32([dice.small().to_be_bytes()[3]; 32]),
            side: if dice.below(2) == 0 {
                Side::Bgh
            } else {
                Side::Bch
            },
            capacity: Capacity::OnBehalf,
            post: PostId(1),
            at: Timestamp(0),
            signature: [0; 64],
        })),
        1 => Act::Consent {
            node,
            clause: Hash32([1; 32]),
        },
        2 => Act::Delegate {
            to: None,
            until: None,
        },
        3 => Act::Step {
            follows: dice.pick(&doc.ids()).copied(),
            step: Step::Revised,
        },
        4 => Act::Consult(Box::new(Consult {
            follows: dice.pick(&doc.ids()).copied(),
            until: Day(1),
            content: "Mục III".to_owned(),
            form: "Họp tổ".to_owned(),
        })),
        5 => Act::Remark(Box::new(Remark {
            node: Some(node),
            thread: None,
            kind: RemarkKind::Comment,
            text: "Nên ghi rõ".to_owned(),
            mentions: Vec::new(),
            for_team: false,
        })),
        _ => Act::Answer {
            remark: dice.pick(&doc.ids()).copied().unwrap_or(node.0),
            outcome: Outcome::Noted,
            text: String::new(),
        },
    }
}

fn create(doc: &Document, shown: &[NodeId], dice: &mut Dice) -> Option<Act> {
    let parent = if dice.below(2) == 0 {
        dice.pick(shown).copied()
    } else {
        None
    };
    let after = dice.pick(doc.children(parent)).copied();
    let kind = *dice.pick(&KINDS)?;
    edit::create(doc, parent, after, kind, Side::Joint, dice.pick(&WORDS)?).ok()
}

fn offset(doc: &Document, node: NodeId, dice: &mut Dice) -> u32 {
    u32::try_from(dice.below(doc.text_utf16_len(node) as usize + 1)).unwrap()
}

fn type_in(doc: &Document, node: NodeId, dice: &mut Dice) -> Option<Act> {
    edit::insert(doc, node, offset(doc, node, dice), dice.pick(&WORDS)?).ok()
}

fn delete(doc: &Document, node: NodeId, dice: &mut Dice) -> Option<Act> {
    let (a, b) = (offset(doc, node, dice), offset(doc, node, dice));
    edit::delete(doc, node, a.min(b)..a.max(b)).ok()
}

fn move_somewhere(doc: &Document, node: NodeId, shown: &[NodeId], dice: &mut Dice) -> Option<Act> {
    let parent = if dice.below(3) == 0 {
        None
    } else {
        dice.pick(shown).copied()
    };
    let after = dice.pick(doc.children(parent)).copied();
    edit::move_to(doc, node, parent, after).ok()
}

fn set(doc: &Document, node: NodeId, dice: &mut Dice) -> Option<Act> {
    let field = *dice.pick(&FIELDS)?;
    let value = match dice.below(3) {
        0 => Value::Number(i64::from(dice.small() % 3)),
        1 => Value::Kind(*dice.pick(&KINDS)?),
        _ => Value::Body(Body::Bch),
    };
    let target = if dice.below(8) == 0 { None } else { Some(node) };
    edit::set(doc, target, field, value).ok()
}

fn revert(doc: &Document, dice: &mut Dice) -> Option<Act> {
    let ids = doc.ids();
    let recent = &ids[ids.len().saturating_sub(12)..];
    let chosen: Vec<ChangeId> = (0..=dice.below(2))
        .filter_map(|_| dice.pick(recent).copied())
        .collect();
    edit::undo(doc, &chosen).ok()
}

/// Well-formed or not, but nothing that an honest screen makes.
fn crooked(doc: &Document, every: &[NodeId], dice: &mut Dice) -> Option<Act> {
    let ids = doc.ids();
    let node = *dice.pick(every)?;
    let other = *dice.pick(every)?;
    let id = *dice.pick(&ids)?;
    let hand = if dice.below(2) == 0 {
        Hand::Left
    } else {
        Hand::Right
    };
    let element = ElementId {
        change: id,
        offset: dice.small() % 4,
    };
    let place = Place {
        parent: dice.pick(&[None, Some(other)]).copied()?,
        origin: dice.pick(&[None, Some(id)]).copied()?,
        hand,
    };
    let at = Anchor {
        origin: Origin::Element(element),
        hand,
    };
    Some(match dice.below(9) {
        0 => Act::Insert {
            at,
            text: "zz".to_owned(),
        },
        1 => Act::Insert {
            at: Anchor {
                origin: Origin::Start(node),
                hand: Hand::Right,
            },
            text: "đầu".to_owned(),
        },
        2 => Act::Move { node, place },
        3 => Act::Join { node, into: other },
        4 => Act::Split {
            node,
            at,
            kind: NodeKind::Clause,
            side: Side::Joint,
            place,
        },
        5 => Act::Delete {
            ranges: vec![ElementRange {
                start: element,
                len: 1 + dice.small() % 3,
            }],
        },
        6 => Act::Remove { node },
        7 => Act::Set {
            target: Some(node),
            field: Field::Target,
            value: Value::Empty,
            replaces: vec![id],
        },
        _ => Act::Restore { node },
    })
}
