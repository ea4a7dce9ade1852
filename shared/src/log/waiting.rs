//! Changes that came before what they refer to. Each waits under one id that it lacks, so that an
//! arrival wakes exactly those that it may help: ten thousand early changes cost no rescans.

use std::collections::BTreeMap;

use super::change::ChangeId;

/// Early items, by the id that each lacks.
#[derive(Debug, Clone)]
pub(super) struct Waiting<T> {
    by_missing: BTreeMap<ChangeId, Vec<ChangeId>>,
    items: BTreeMap<ChangeId, T>,
}

impl<T> Default for Waiting<T> {
    fn default() -> Self {
        Self {
            by_missing: BTreeMap::new(),
            items: BTreeMap::new(),
        }
    }
}

impl<T> Waiting<T> {
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    pub(super) fn get_mut(&mut self, id: ChangeId) -> Option<&mut T> {
        self.items.get_mut(&id)
    }

    pub(super) fn park(&mut self, id: ChangeId, missing: ChangeId, item: T) {
        self.items.insert(id, item);
        self.by_missing.entry(missing).or_default().push(id);
    }

    /// Takes out what waited for `arrived`.
    pub(super) fn wake(&mut self, arrived: ChangeId) -> Vec<T> {
        let ids = self.by_missing.remove(&arrived).unwrap_or_default();
        ids.iter().filter_map(|id| self.items.remove(id)).collect()
    }

    /// The ids that are waited for and do not wait themselves.
    pub(super) fn missing(&self) -> impl Iterator<Item = ChangeId> {
        let absent = |id: &&ChangeId| !self.items.contains_key(id);
        self.by_missing.keys().filter(absent).copied()
    }
}
