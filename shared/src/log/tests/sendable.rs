//! What a document commits can be sealed, sent and read: no work is kept that nobody would take.

use crate::ids::{DocId, ReplicaId};
use crate::log::change::{
    Act, Anchor, Change, ChangeId, Hand, NodeId, NodeKind, Origin, Place, Side,
};
use crate::log::codec::{self, DecodeError, MAX_CHANGE, MAX_DEPS};
use crate::log::document::{CommitError, Document, Entry};
use crate::log::verdict::Verdict;
use crate::time::Timestamp;

const OWN: ReplicaId = ReplicaId(1_000);
const PLACE: Place = Place {
    parent: None,
    origin: None,
    hand: Hand::Right,
};

fn create(text: &str) -> Act {
    Act::Create {
        kind: NodeKind::Clause,
        side: Side::Joint,
        place: PLACE,
        text: text.to_owned(),
    }
}

/// A document that as many people, each alone, added a clause to.
fn crowd(people: u64) -> Document {
    let alone = |replica| Change {
        id: ChangeId {
            replica: ReplicaId(replica),
            seq: 1,
        },
        deps: vec![],
        at: Timestamp(0),
        act: create("một mình"),
    };
    let mut doc = Document::new(DocId(1));
    let entry = |replica| (Entry::Known(alone(replica)), Verdict::Accepted);
    doc.apply((1..=people).map(entry).collect());
    doc
}

#[test]
fn a_crowd_of_heads_is_named_by_several_changes() {
    let mut doc = crowd(150);
    for heads_after in [150 - 64 + 1, 150 - 128 + 1, 1] {
        let (change, _) = doc.commit(OWN, Timestamp(0), create("cùng nhau")).unwrap();
        assert!(change.deps.len() <= MAX_DEPS);
        assert_eq!(
            codec::decode_change(&codec::encode_change(&change)),
            Ok(change)
        );
        assert_eq!(doc.heads().len(), heads_after);
    }
}

#[test]
fn what_nobody_would_read_is_not_committed() {
    let mut doc = crowd(1);
    let node = NodeId(doc.heads()[0]);
    let insert = |text: String| Act::Insert {
        at: Anchor {
            origin: Origin::Start(node),
            hand: Hand::Right,
        },
        text,
    };
    for (text, err) in [
        (
            "a".repeat(MAX_CHANGE),
            DecodeError::Bound("bytes in a change"),
        ),
        ("e\u{302}".to_owned(), DecodeError::Text),
    ] {
        let refused = doc.commit(OWN, Timestamp(0), insert(text)).map(|_| ());
        assert_eq!(refused, Err(CommitError::Form(err)));
    }
    assert_eq!(doc.len(), 1);
}
