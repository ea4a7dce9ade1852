//! What must hold for any bytes, one function a decoder: an error or a value that stands by its
//! bytes, never a panic. Each tells whether the bytes were taken.
//!
//! cargo-fuzz calls these without end (`fuzz_targets`); `tests/bytes` calls them on stable for a
//! bounded time.

/// Archives for what is found in them.
#[path = "../../tests/office/zip.rs"]
pub mod zip;

use lientich_shared::import;
use lientich_shared::log::batch;
use lientich_shared::log::change::ChangeId;
use lientich_shared::log::document::{Author, Document, Entry};
use lientich_shared::log::verdict::Verdict;
use lientich_shared::log::{bundle, codec, snapshot};
use lientich_shared::plan::{self, edition::Edition};
use lientich_shared::sync::wire;

/// One change.
pub fn change(bytes: &[u8]) -> bool {
    let Ok(change) = codec::decode_change(bytes) else {
        return false;
    };
    assert_eq!(codec::encode_change(&change), bytes);
    assert_eq!(codec::check(&change), Ok(()));
    assert!(change.deps.len() <= codec::MAX_DEPS);
    assert!(bytes.len() <= codec::MAX_CHANGE);
    codec::hash(&change);
    change.at.day();
    true
}

/// One batch; its changes are folded too.
pub fn batch(bytes: &[u8]) -> bool {
    let Ok(batch) = batch::open(bytes) else {
        return false;
    };
    assert_eq!(batch::withhold(&batch, &[]), bytes);
    assert!((1..=batch::MAX_CHANGES).contains(&batch.entries.len()));
    let ids: Vec<ChangeId> = batch.ids().collect();
    let empty = batch::open(&batch::withhold(&batch, &ids)).expect("what was withheld opens");
    assert_eq!(empty.changes().count(), 0);
    assert_eq!(batch::hash(&empty), batch::hash(&batch));
    for change in batch.changes() {
        assert_eq!(
            codec::decode_change(&codec::encode_change(change)).as_ref(),
            Ok(change)
        );
    }
    fold(batch.header, batch.entries);
    true
}

/// A document takes what is well-formed alone, though it names what is not there.
fn fold(header: batch::Header, entries: Vec<Entry>) {
    let mut doc = Document::new(header.doc);
    let person = lientich_shared::ids::PersonId(1);
    let device = header.device;
    doc.bind(header.replica, Author { person, device });
    let pending = |entry: Entry| (entry, Verdict::Pending);
    doc.apply(entries.into_iter().map(pending).collect());
}

/// A saved Edition.
pub fn edition(bytes: &[u8]) -> bool {
    let Ok(edition) = Edition::from_bytes(bytes) else {
        return false;
    };
    assert_eq!(edition.to_bytes(), bytes);
    let faults = plan::edition::verify(&edition, None, |_| false);
    assert!(!faults.is_empty());
    plan::edition::content_of(bytes).is_ok()
}

/// A `.lientich` file and the batches in it.
pub fn bundle(bytes: &[u8]) -> bool {
    let Ok(bundle) = bundle::decode(bytes) else {
        return false;
    };
    assert_eq!(bundle::encode(&bundle), bytes);
    for inner in &bundle.batches {
        batch(inner);
    }
    true
}

/// A body that a server hears.
pub fn request(bytes: &[u8]) -> bool {
    let taken = wire::decode_request(bytes);
    if let Ok(request) = &taken {
        assert_eq!(wire::encode_request(request), bytes);
    }
    taken.is_ok()
}

/// A body that a device hears.
pub fn response(bytes: &[u8]) -> bool {
    let taken = wire::decode_response(bytes);
    if let Ok(response) = &taken {
        assert_eq!(wire::encode_response(response), bytes);
    }
    taken.is_ok()
}

/// A cached document: what loads is saved and loads again.
pub fn snapshot(bytes: &[u8]) -> bool {
    let Ok(doc) = snapshot::load(bytes) else {
        return false;
    };
    let again = snapshot::load(&snapshot::save(&doc)).expect("what was saved loads");
    assert_eq!(again.len(), doc.len());
    true
}

/// Raw text of a plan: no line with words is lost.
pub fn import_text(bytes: &[u8]) -> bool {
    let (draft, issues) = import::read(bytes);
    assert!(draft.untaken_lines().is_empty());
    assert!(
        issues
            .iter()
            .all(|issue| issue.lines.first <= issue.lines.last)
    );
    true
}

/// A file of any kind: refused, or read with no line lost.
pub fn import_file(bytes: &[u8]) -> bool {
    let Ok((draft, issues)) = import::file::read(bytes) else {
        return false;
    };
    assert!(draft.untaken_lines().is_empty());
    assert!(
        issues
            .iter()
            .all(|issue| issue.lines.first <= issue.lines.last)
    );
    true
}

/// The text of a Word file, in an archive around it, where damage to the archive would hide it.
pub fn import_word(bytes: &[u8]) -> bool {
    import_file(&word_file(&String::from_utf8_lossy(bytes)))
}

/// A Word file of this text, with nothing beside it.
fn word_file(document: &str) -> Vec<u8> {
    zip::pack(&[("word/document.xml", document)])
}
