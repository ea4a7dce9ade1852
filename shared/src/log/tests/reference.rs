//! The rules, as simple as can be: element by element, by recursion, over sets of ids. Slow, and
//! independent of how the engine does it.

mod removal;

use std::collections::{BTreeMap, BTreeSet};

use crate::log::change::{Act, Change, ChangeId, ElementId, Hand, NodeId, Origin};
use crate::log::document::{Document, Version};

/// Texts, values and pasts of the engine are those of the model.
pub(super) fn assert_agrees(doc: &Document) {
    let model = Model::of(doc);
    model.assert_pasts(doc);
    model.assert_texts(doc);
    model.assert_values(doc);
    removal::assert_agrees(doc);
}

struct Model {
    changes: Vec<Change>,
    /// Changes that count: neither void nor reverted.
    effective: BTreeSet<ChangeId>,
    live: BTreeSet<ChangeId>,
}

/// An element of a text, or its start.
type Spot = (Option<ElementId>, NodeId);

impl Model {
    fn of(doc: &Document) -> Self {
        let changes: Vec<Change> = doc.changes().collect();
        let live = changes
            .iter()
            .map(|c| c.id)
            .filter(|id| !doc.is_void(*id))
            .collect();
        let counts = |id: &ChangeId| !doc.is_void(*id) && !doc.is_reverted(*id);
        let effective = changes.iter().map(|c| c.id).filter(counts).collect();
        Self {
            changes,
            effective,
            live,
        }
    }

    fn assert_pasts(&self, doc: &Document) {
        let mut pasts: BTreeMap<ChangeId, BTreeSet<ChangeId>> = BTreeMap::new();
        for change in &self.changes {
            let predecessor = ChangeId {
                seq: change.id.seq - 1,
                ..change.id
            };
            let mut past = BTreeSet::new();
            for dep in change.deps.iter().chain([&predecessor]) {
                past.insert(*dep);
                past.extend(pasts.get(dep).into_iter().flatten().copied());
            }
            for other in &self.changes {
                let expected = past.contains(&other.id);
                assert_eq!(doc.happened_before(other.id, change.id), expected);
            }
            pasts.insert(change.id, past);
        }
        // Every third change, so that some of them do not know of each other.
        let some: Vec<ChangeId> = self.changes.iter().step_by(3).map(|c| c.id).collect();
        let passed = |id: &ChangeId| some.iter().any(|other| pasts[other].contains(id));
        let latest: Vec<ChangeId> = some.iter().copied().filter(|id| !passed(id)).collect();
        assert_eq!(doc.latest(&some), latest);
        if let Some(last) = some.last() {
            let heads = vec![*last];
            let known = |id: &ChangeId| id == last || pasts[last].contains(id);
            let known: Vec<ChangeId> = some.iter().copied().filter(known).collect();
            assert_eq!(doc.within(&some, &Version { heads }), known);
        }
    }

    /// Reads each text by recursion and compares what is visible, boundary by boundary.
    fn assert_texts(&self, doc: &Document) {
        let mut children: BTreeMap<(Spot, Hand), BTreeSet<(ChangeId, u32)>> = BTreeMap::new();
        let mut letters: BTreeMap<ElementId, Option<char>> = BTreeMap::new();
        let mut homes: BTreeMap<ChangeId, NodeId> = BTreeMap::new();
        for change in self.changes.iter().filter(|c| self.live.contains(&c.id)) {
            let (hang, text) = match &change.act {
                Act::Create { text, .. } => {
                    homes.insert(change.id, NodeId(change.id));
                    (((None, NodeId(change.id)), Hand::Right), Some(text.clone()))
                }
                Act::Insert { at, text } => (hang(at.origin, at.hand, &homes), Some(text.clone())),
                Act::Split { at, .. } => (hang(at.origin, at.hand, &homes), None),
                _ => continue,
            };
            let home = hang.0.1;
            homes.insert(change.id, home);
            let letters_of: Vec<Option<char>> =
                text.map_or(vec![None], |text| text.chars().map(Some).collect());
            let mut under = hang;
            for (offset, letter) in (0..).zip(letters_of) {
                let element = ElementId {
                    change: change.id,
                    offset,
                };
                children
                    .entry(under)
                    .or_default()
                    .insert((change.id, offset));
                letters.insert(element, letter);
                under = ((Some(element), home), Hand::Right);
            }
        }
        let deleted = self.deleted();
        for (change, home) in &homes {
            if NodeId(*change) == *home {
                let mut order = Vec::new();
                read((None, *home), &children, &mut order);
                let visible = |element: &ElementId| {
                    let shown =
                        self.effective.contains(&element.change) || element.change == *change;
                    shown && !deleted.contains(element)
                };
                let text: String = order
                    .iter()
                    .filter(|e| visible(e))
                    .filter_map(|e| letters[e])
                    .collect();
                assert_eq!(doc.whole_text(*home), text, "text of {home}");
            }
        }
    }

    fn deleted(&self) -> BTreeSet<ElementId> {
        let mut deleted = BTreeSet::new();
        for change in self
            .changes
            .iter()
            .filter(|c| self.effective.contains(&c.id))
        {
            if let Act::Delete { ranges } = &change.act {
                for range in ranges {
                    deleted.extend((0..range.len).map(|n| ElementId {
                        change: range.start.change,
                        offset: range.start.offset + n,
                    }));
                }
            }
        }
        deleted
    }

    /// A value stands if no set that counts replaces it.
    fn assert_values(&self, doc: &Document) {
        let sets = |change: &&Change| self.effective.contains(&change.id);
        for change in self.changes.iter().filter(sets) {
            let Act::Set { target, field, .. } = &change.act else {
                continue;
            };
            let takes_its_place = |other: &Change| match &other.act {
                Act::Set {
                    target: of,
                    field: which,
                    replaces,
                    ..
                } => of == target && which == field && replaces.contains(&change.id),
                _ => false,
            };
            let replaced = self.changes.iter().filter(sets).any(takes_its_place);
            let held = doc
                .values(*target, *field)
                .iter()
                .any(|value| value.change == change.id);
            assert_eq!(held, !replaced, "value of {}", change.id);
        }
    }
}

fn hang(origin: Origin, hand: Hand, homes: &BTreeMap<ChangeId, NodeId>) -> (Spot, Hand) {
    match origin {
        Origin::Start(node) => ((None, node), hand),
        Origin::Element(element) => ((Some(element), homes[&element.change]), hand),
    }
}

/// Left children, the element, right children; siblings by id.
fn read(
    spot: Spot,
    children: &BTreeMap<(Spot, Hand), BTreeSet<(ChangeId, u32)>>,
    order: &mut Vec<ElementId>,
) {
    let side = |hand: Hand| children.get(&(spot, hand)).into_iter().flatten();
    let element = |(change, offset): &(ChangeId, u32)| ElementId {
        change: *change,
        offset: *offset,
    };
    for child in side(Hand::Left) {
        read((Some(element(child)), spot.1), children, order);
    }
    order.extend(spot.0);
    for child in side(Hand::Right) {
        read((Some(element(child)), spot.1), children, order);
    }
}
