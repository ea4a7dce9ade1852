//! The blocks at the foot of an Edition: who signed it in which capacity, and when it was signed in the system.

use lientich_shared::plan::edition::Edition;
use lientich_shared::render::Signature;
use lientich_shared::sync::message::EditionRecord;
use lientich_shared::time::Timestamp;

use crate::strings::fill;
use crate::strings::sign_off::t as s;

/// Those of an Edition; of one that was issued alone, none.
pub fn of(record: &EditionRecord) -> Vec<Signature> {
    let Ok(edition) = Edition::from_bytes(&record.content) else {
        return Vec::new();
    };
    let signed = edition.body.signatures.iter();
    let block = |signed: &lientich_shared::plan::edition::Signed| {
        let block = Signature::of(signed.side()?, signed.capacity()?, signed.name.clone());
        Some(Signature {
            said: fill(s().signed_at, &[&stamp(signed.at)]),
            ..block
        })
    };
    signed.filter_map(block).collect()
}

/// A moment with its day, as it stands on paper: "08:41 ngày 20/09/2026" says when for years to come.
pub fn stamp(at: Timestamp) -> String {
    let (hour, minute) = at.clock();
    fill(
        s().stamp,
        &[&format!("{hour:02}:{minute:02}"), &at.day().to_string()],
    )
}
