//! Two changes with one id, met offline: when the server judges the one that was not kept, the log
//! is written anew with it, and what followed the other is checked against a different past.

use std::collections::BTreeMap;

use super::{Applied, Document, Entry, Intake, Splice};
use crate::log::causal::Ix;
use crate::log::change::{ChangeId, NodeId};
use crate::log::record::{Log, Void};
use crate::log::verdict::Verdict;

impl Document {
    /// Puts judged changes in the place of others with their ids, and folds everything anew.
    pub(super) fn replace(
        &mut self,
        mut judged: BTreeMap<ChangeId, (Entry, Verdict)>,
        applied: &mut Applied,
    ) {
        let before: Vec<(NodeId, String)> =
            self.nodes().map(|node| (node, self.text(node))).collect();
        let entries = self.entries();
        let authors = self.authors();
        self.log = Log::default();
        for (replica, author) in authors {
            self.log.causal.bind(replica, author);
        }
        let mut intake = Intake::default();
        for (entry, verdict) in entries {
            let (entry, verdict) = judged.remove(&entry.id()).unwrap_or((entry, verdict));
            self.take(entry, verdict, &mut intake, applied);
        }
        self.check_all();
        self.fold_all();
        self.tell_texts(before, applied);
        applied.outline = true;
        applied.document_fields = true;
        applied.nodes = self.nodes().collect();
    }

    /// Marks pending changes as claimed by another change, too, of which nothing is left.
    pub(in crate::log) fn suspend(&mut self, forks: &[ChangeId]) {
        let found = forks.iter().filter_map(|id| self.log.causal.find(*id));
        let found: Vec<Ix> = found.collect();
        for ix in &found {
            let record = self.log.record_mut(*ix);
            if record.verdict == Verdict::Pending {
                record.void = Some(Void::Fork);
            }
        }
        if !found.is_empty() {
            self.check_all();
            self.fold_all();
        }
    }

    /// What changed in texts of which only the words are left to compare.
    fn tell_texts(&self, before: Vec<(NodeId, String)>, applied: &mut Applied) {
        for (node, before) in before {
            let after = self.text(node);
            if before != after {
                applied.texts.push(node);
                applied
                    .splices
                    .insert(node, vec![difference(&before, &after)]);
            }
        }
    }
}

/// The replacement of what lies between the common beginning and the common end.
fn difference(before: &str, after: &str) -> Splice {
    let same = |(a, b): &(char, char)| a == b;
    let head: usize = before
        .chars()
        .zip(after.chars())
        .take_while(same)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let ends = before[head..]
        .chars()
        .rev()
        .zip(after[head..].chars().rev());
    let tail: usize = ends.take_while(same).map(|(a, _)| a.len_utf8()).sum();
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    Splice {
        at: units(&before[..head]),
        deleted: units(&before[head..before.len() - tail]),
        inserted: after[head..after.len() - tail].to_owned(),
    }
}
