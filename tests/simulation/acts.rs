//! What people do: any act that a screen offers, on any clause, allowed or not.

use lientich_shared::log::change::{Act, ChangeId, Field, NodeId, NodeKind, Side, Tag, Value};
use lientich_shared::log::document::Document;
use lientich_shared::log::edit;
use lientich_shared::log::sign_off::Step;
use lientich_shared::plan::consultation;
use lientich_shared::plan::sign_off::{self, SignOff};
use lientich_shared::plan::view::PlanKind;
use lientich_shared::time::Day;
use lientich_tests::dice::Dice;

const WORDS: [&str; 6] = ["họp", "tổ", "báo cáo", "ếch 🐸", "kế hoạch", "nữ công"];
const SIDES: [Side; 5] = [
    Side::Joint,
    Side::Bgh,
    Side::Bch,
    Side::Women,
    Side::Outside,
];

/// Some act on the document as it stands; `None` if this throw of the dice gives nothing to do.
pub fn some_act(doc: &Document, own: &[ChangeId], dice: &mut Dice) -> Option<Act> {
    let outline: Vec<NodeId> = doc.outline().into_iter().map(|(node, _)| node).collect();
    if outline.len() < 4 {
        return create(doc, &outline, dice);
    }
    let node = outline[dice.below(outline.len())];
    match dice.below(22) {
        0..6 => write(doc, node, dice),
        6..9 => erase(doc, node, dice),
        9..11 => create(doc, &outline, dice),
        11 => edit::up(doc, node).ok(),
        12 => edit::move_to(doc, node, Some(outline[dice.below(outline.len())]), None).ok(),
        13 => edit::indent(doc, node).ok(),
        14 => edit::remove(doc, node).ok(),
        15 => restore(doc, dice),
        16 => edit::split(doc, node, place(doc, node, dice)).ok(),
        17 => edit::join_with_previous(doc, node).ok(),
        18 => settle(doc, node, dice),
        19 => sign_off::consent_to(doc, node),
        20 => step(doc, dice),
        _ => undo(doc, own, dice),
    }
}

fn step(doc: &Document, dice: &mut Dice) -> Option<Act> {
    let stand = SignOff::of(doc).stand;
    let steps = sign_off::next_steps(PlanKind::Plan, stand.step);
    let step = *steps.get(dice.below(steps.len().max(1)))?;
    let follows = stand.since;
    if step == Step::Consulting {
        return Some(consultation::ask(doc, "Mục III", "Góp ý", Day(i32::MAX)));
    }
    Some(Act::Step { follows, step })
}

fn create(doc: &Document, outline: &[NodeId], dice: &mut Dice) -> Option<Act> {
    let parent =
        (!outline.is_empty() && dice.below(2) == 0).then(|| outline[dice.below(outline.len())]);
    let side = SIDES[dice.below(SIDES.len())];
    edit::create(
        doc,
        parent,
        None,
        NodeKind::Clause,
        side,
        WORDS[dice.below(WORDS.len())],
    )
    .ok()
}

fn write(doc: &Document, node: NodeId, dice: &mut Dice) -> Option<Act> {
    let at = place(doc, node, dice);
    edit::insert(doc, node, at, WORDS[dice.below(WORDS.len())]).ok()
}

fn erase(doc: &Document, node: NodeId, dice: &mut Dice) -> Option<Act> {
    let (one, two) = (place(doc, node, dice), place(doc, node, dice));
    edit::delete(doc, node, one.min(two)..one.max(two)).ok()
}

fn restore(doc: &Document, dice: &mut Dice) -> Option<Act> {
    let trash = [doc.trash(), doc.contested()].concat();
    let node = trash.get(dice.below(trash.len()))?;
    edit::restore(doc, *node).ok()
}

fn settle(doc: &Document, node: NodeId, dice: &mut Dice) -> Option<Act> {
    match dice.below(3) {
        0 => edit::set_side(doc, node, SIDES[dice.below(SIDES.len())]).ok(),
        1 => edit::set_tag(doc, node, Tag(1), dice.below(2) == 0).ok(),
        _ => {
            let value = Value::Text(WORDS[dice.below(WORDS.len())].to_owned());
            edit::set(doc, Some(node), Field::Target, value).ok()
        }
    }
}

fn undo(doc: &Document, own: &[ChangeId], dice: &mut Dice) -> Option<Act> {
    let id = own.get(dice.below(own.len()))?;
    edit::undo(doc, &[*id]).ok()
}

fn place(doc: &Document, node: NodeId, dice: &mut Dice) -> u32 {
    let end = usize::try_from(doc.text_utf16_len(node)).unwrap_or_default();
    u32::try_from(dice.below(end + 1)).unwrap_or_default()
}
