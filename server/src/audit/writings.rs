//! What batches did to documents, as entries of the audit trail.

use std::collections::HashSet;

use lientich_shared::api::audit::{Act, Deed, Entry, Writing};
use lientich_shared::ids::DocId;
use lientich_shared::log::document::Entry as Logged;
use lientich_shared::log::verdict::Refusal;

use crate::store::{Head, Result, StoredBatch};
use crate::sync::library::reopen;

/// The entries of batches, as far as they belong to one of these documents.
pub(super) fn of(batches: &[(DocId, StoredBatch)], heads: &[Head]) -> Result<Vec<Entry>> {
    let readable: HashSet<DocId> = heads.iter().map(|head| head.doc).collect();
    let batches = batches.iter().filter(|(doc, _)| readable.contains(doc));
    batches.map(|(doc, batch)| entry(*doc, batch)).collect()
}

fn entry(doc: DocId, stored: &StoredBatch) -> Result<Entry> {
    let mut writing = Writing {
        doc,
        edits: 0,
        acts: Vec::new(),
        refused: Vec::new(),
    };
    let batch = reopen(&stored.bytes)?;
    for (entry, verdict) in batch.entries.iter().zip(&stored.verdicts) {
        note(&mut writing, entry, *verdict);
    }
    let deed = Deed::Wrote(writing);
    Ok(Entry::by_device(
        stored.received,
        stored.author,
        stored.device,
        deed,
    ))
}

fn note(writing: &mut Writing, entry: &Logged, verdict: Option<Refusal>) {
    let act = match entry {
        Logged::Known(change) => Act::of(&change.act),
        Logged::Withheld { .. } => None,
    };
    match (verdict, act) {
        (Some(refusal), _) => writing.refused.push(refusal),
        (None, Some(act)) => writing.acts.push(act),
        (None, None) => writing.edits += 1,
    }
}
