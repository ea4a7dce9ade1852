//! When the server took which changes: one time for each batch of its log.

use std::collections::BTreeMap;

use lientich_shared::ids::ReplicaId;
use lientich_shared::log::batch::Batch;
use lientich_shared::log::change::ChangeId;
use lientich_shared::time::Timestamp;

/// By replica and number of a batch's first change: the number of its last, and the time.
#[derive(Debug, Default)]
pub(crate) struct Received(BTreeMap<(ReplicaId, u32), (u32, Timestamp)>);

impl Received {
    /// A batch of the server's log.
    pub(crate) fn note(&mut self, batch: &Batch, at: Timestamp) {
        let mut ids = batch
            .entries
            .iter()
            .map(lientich_shared::log::entry::Entry::id);
        let first = ids.clone().next();
        if let (Some(first), Some(last)) = (first, ids.next_back()) {
            self.0.insert((first.replica, first.seq), (last.seq, at));
        }
    }

    /// When the server took a change; `None` for what it has not taken, as far as this device knows.
    pub(crate) fn at(&self, id: ChangeId) -> Option<Timestamp> {
        let begins = self.0.range(..=(id.replica, id.seq)).next_back();
        let ((replica, _), (last, at)) = begins?;
        (*replica == id.replica && id.seq <= *last).then_some(*at)
    }
}
