//! The plan workload as changes: 300 clauses with four fields and 240 to 299 characters each, and a
//! device that makes 1,000 acts offline: 45 % set a field, 45 % insert about six characters at a
//! random place, 7 % add a clause, 3 % remove one. Acts and dice are those of the script that the
//! merge libraries were measured with, so that figures compare. What that script leaves open is set
//! against us: one to nine seconds of thought before each act, and no act left out because its
//! clause was removed before.

use lientich_shared::ids::ReplicaId;
use lientich_shared::log::change::{
    Act, Anchor, Change, ChangeId, ElementId, Field, Hand, NodeId, NodeKind, Origin, Place, Side,
    Value,
};
use lientich_shared::time::Timestamp;

use crate::dice::Dice;

const CLAUSES: u32 = 300;
const ACTS: usize = 1_000;
const FIELDS: [Field; 4] = [Field::Lead, Field::Due, Field::Status, Field::Target];
/// Who wrote the plan that everybody loaded.
const FOUNDER: ReplicaId = ReplicaId(0x8f1d_02c7_55ab_9e34);
/// `Open`, then a clause and its four fields each.
const CHANGES_PER_CLAUSE: u32 = 5;

/// What a device knows of a clause: its elements in order, and what each field holds.
struct Clause {
    id: ChangeId,
    text: Vec<ElementId>,
    fields: [Vec<ChangeId>; 4],
}

impl Clause {
    fn loaded(index: u32) -> Self {
        let id = founded(2 + index * CHANGES_PER_CLAUSE);
        let text = (0..240 + index % 60).map(|offset| ElementId { change: id, offset });
        let text = text.collect();
        let fields = [1, 2, 3, 4].map(|field| vec![founded(id.seq + field)]);
        Self { id, text, fields }
    }

    /// Where an element goes that is to stand at this index: before the one that stands there,
    /// which already hangs on the one before it.
    fn anchor(&self, index: usize) -> Anchor {
        let before = |element| (Origin::Element(element), Hand::Left);
        let after = |element| (Origin::Element(element), Hand::Right);
        let (origin, hand) = match (self.text.get(index), self.text.last()) {
            (Some(next), _) => before(*next),
            (None, Some(last)) => after(*last),
            (None, None) => (Origin::Start(NodeId(self.id)), Hand::Right),
        };
        Anchor { origin, hand }
    }
}

fn founded(seq: u32) -> ChangeId {
    ChangeId {
        replica: FOUNDER,
        seq,
    }
}

/// The changes of one device, by the seed of its dice.
pub fn changes(seed: u32) -> Vec<Change> {
    let replica = ReplicaId(0x51c3_9a07_be42_6d18 ^ u64::from(seed) << 32);
    let mut dice = Dice(seed);
    let mut thought = Dice(!seed);
    let mut clauses: Vec<Clause> = (0..CLAUSES).map(Clause::loaded).collect();
    let mut last_place = clauses[CLAUSES as usize - 1].id;
    let mut at = 1_790_000_000_000;
    let mut changes = Vec::new();
    for seq in (1..).take(ACTS) {
        let id = ChangeId { replica, seq };
        let kind = dice.throw();
        let clause = &mut clauses[dice.below(CLAUSES) as usize];
        let field = dice.below(4) as usize;
        let text = format!("v{}", dice.below(1_000_000));
        let place = dice.throw();
        let act = if kind < 0.45 {
            set(clause, field, text, id)
        } else if kind < 0.9 {
            insert(clause, place, text, id)
        } else if kind < 0.97 {
            add(std::mem::replace(&mut last_place, id), text)
        } else {
            Act::Remove {
                node: NodeId(clause.id),
            }
        };
        at += 1_000 * i64::from(1 + thought.below(9));
        let deps = if seq == 1 {
            vec![founded(1 + CLAUSES * CHANGES_PER_CLAUSE)]
        } else {
            vec![]
        };
        let at = Timestamp(at);
        changes.push(Change { id, deps, at, act });
    }
    changes
}

fn set(clause: &mut Clause, field: usize, text: String, id: ChangeId) -> Act {
    let shown = &mut clause.fields[field];
    let replaces = shown.clone();
    // Nothing of this run is accepted yet, so the next set names this one and what it replaced.
    shown.retain(|earlier| earlier.replica == FOUNDER);
    shown.insert(0, id);
    Act::Set {
        target: Some(NodeId(clause.id)),
        field: FIELDS[field],
        value: Value::Text(text),
        replaces,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a place within a text of a few hundred characters"
)]
fn insert(clause: &mut Clause, place: f64, text: String, id: ChangeId) -> Act {
    let index = (place * clause.text.len() as f64) as usize;
    let at = clause.anchor(index);
    let typed = (0..text.len() as u32).map(|offset| ElementId { change: id, offset });
    clause.text.splice(index..index, typed);
    Act::Insert { at, text }
}

fn add(last_place: ChangeId, text: String) -> Act {
    let place = Place {
        parent: None,
        origin: Some(last_place),
        hand: Hand::Right,
    };
    Act::Create {
        kind: NodeKind::Clause,
        side: Side::Joint,
        place,
        text,
    }
}
