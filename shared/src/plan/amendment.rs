//! Amendment (sửa đổi, bổ sung): in the same log, everything outside the version that an Edition pins
//! is the draft of the next one. Here that version is found; `compare` tells what became of it.

use crate::log::change::{Act, Hash32};
use crate::log::document::{Document, Version};

/// The version that an Edition with this content pins: that of the first registered act which vouches
/// for it. `None` while that act is not here.
pub fn pinned(document: &Document, content: Hash32) -> Option<Version> {
    let acts = document.formal().into_iter();
    acts.filter(|formal| formal.is_registered)
        .find_map(|formal| match formal.act {
            Act::Sign(sign) if sign.content == content => Some(Version {
                heads: sign.heads.clone(),
            }),
            Act::Issue { content: issued } if *issued == content => Some(Version {
                heads: vec![formal.id],
            }),
            _ => None,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{DocId, PostId, ReplicaId};
    use crate::log::change::{NodeKind, Side};
    use crate::log::edit;
    use crate::log::sign_off::Capacity;
    use crate::log::verdict::Verdict;
    use crate::plan::content::Content;
    use crate::plan::{compare, content, sign_off};
    use crate::time::Timestamp;

    fn act(document: &mut Document, act: Act) {
        let done = document.commit(ReplicaId(1), Timestamp(0), act).unwrap();
        document.judge(&[(done.0.id, Verdict::Accepted)]);
    }

    #[test]
    fn the_version_that_was_signed_or_issued_has_the_content_that_the_edition_has() {
        let mut document = Document::new(DocId(1));
        let create = |text| {
            edit::create(
                &Document::new(DocId(1)),
                None,
                None,
                NodeKind::Clause,
                Side::Joint,
                text,
            )
        };
        act(&mut document, create("Họp").unwrap());
        let signed = sign_off::content_hash(&document);
        let sign = sign_off::draft(&document, Side::Bgh, Capacity::Own, PostId(1), Timestamp(0));
        act(&mut document, create("Giám sát").unwrap());
        act(&mut document, Act::Sign(Box::new(sign)));
        let issued = sign_off::content_hash(&document);
        act(&mut document, Act::Issue { content: issued });
        act(&mut document, create("Thăm hỏi").unwrap());
        for hash in [signed, issued] {
            let version = document.as_of(&pinned(&document, hash).unwrap());
            assert_eq!(content::hash(&Content::of(&version).to_bytes()), hash);
            assert!(!compare::versions(&version, &document).is_same());
        }
    }

    #[test]
    fn what_is_not_registered_pins_nothing() {
        let mut document = Document::new(DocId(1));
        let content = sign_off::content_hash(&document);
        let issue = Act::Issue { content };
        document.commit(ReplicaId(1), Timestamp(0), issue).unwrap();
        assert_eq!(pinned(&document, content), None);
    }
}
