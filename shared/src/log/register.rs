//! Multi-value registers: every `Set` names the values that its author saw, and takes their place.
//! Values set without knowledge of each other stay side by side until a person settles them.
//!
//! A node's registers are one flat list: a key that stands in it twice has two values.

use super::causal::{Causal, Ix};
use super::change::{Field, Tag};
use crate::order;

/// What a register holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Field(Field),
    Side,
    Tag(Tag),
}

/// The registers of a node or of the document: each key with the changes that set its values.
#[derive(Debug, Clone, Default)]
pub(super) struct Registers(Vec<(Key, Ix)>);

impl Registers {
    /// Takes an effective set; those that it replaces, and that were seen, go.
    pub(super) fn set(&mut self, key: Key, setter: Ix, replaces: &[u32]) {
        let stays = |held: &(Key, Ix)| held.0 != key || !replaces.contains(&held.1);
        self.0.retain(stays);
        self.0.push((key, setter));
    }

    pub(super) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    /// The setters of a key's values, the latest in the derived order first.
    pub(super) fn current(&self, key: Key, causal: &Causal) -> Vec<Ix> {
        let of_key = self.0.iter().filter(|held| held.0 == key);
        let mut setters: Vec<Ix> = of_key.map(|held| held.1).collect();
        if 1 < setters.len() {
            causal.sort(&mut setters);
            setters.reverse();
        }
        setters
    }

    /// The keys that hold a value, each once, in their order.
    pub(super) fn keys(&self) -> Vec<Key> {
        let mut keys: Vec<Key> = self.0.iter().map(|held| held.0).collect();
        order::sort(&mut keys);
        keys.dedup();
        keys
    }
}
