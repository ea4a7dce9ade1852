//! What a server spends on batches of structural acts, judged and folded one at a time: four batches
//! of 2,000 of each kind, so that a cost which grows with the document shows in the row. Acts that
//! people make by the dozen come by the thousand from somebody who would see the server busy. Run by
//! `cargo bench -p lientich-shared --bench judging`.

use std::time::Instant;

use lientich_shared::directory::Role;
use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::log::change::{
    Act, Anchor, Change, ChangeId, DocKind, ElementId, Hand, NodeId, NodeKind, Origin, Place, Side,
};
use lientich_shared::log::document::{Document, Entry};
use lientich_shared::log::verdict::Verdict;
use lientich_shared::permissions;
use lientich_shared::time::Timestamp;

const BATCH: u32 = 2_000;
const BATCHES: usize = 4;
/// Of each clause: one more than batches split.
const LETTERS: usize = 8_001;
const WRITER: ReplicaId = ReplicaId(7);

fn main() {
    println!("milliseconds for each of {BATCHES} batches of {BATCH} acts, judged one by one");
    row("clauses at the same place", 1, |_| create());
    row("splits spread over one text", 1, split);
    row("insertions at one spot", 1, |_| insert());
    row("moves among 2,000 clauses", BATCH, moving);
    row("removals, then restorations", BATCH, remove_or_restore);
    row("joins, again and again", 2, |n| join(n % 2 == 0));
    row("reverts of reverts", 1, |n| Act::Revert {
        ids: vec![id(n)],
    });
}

/// A plan with so many clauses, and the acts that follow by their number.
fn row(name: &str, clauses: u32, act: impl Fn(u32) -> Act) {
    let mut doc = Document::new(DocId(1));
    let kind = DocKind::Plan;
    take(&mut doc, 1, Act::Open { kind });
    for n in 0..clauses {
        take(&mut doc, 2 + n, create());
    }
    let mut next = 2 + clauses;
    print!("{name:<30}");
    for _ in 0..BATCHES {
        let start = Instant::now();
        for _ in 0..BATCH {
            take(&mut doc, next, act(next - 1));
            next += 1;
        }
        print!(" {:>8.0}", start.elapsed().as_secs_f64() * 1e3);
    }
    println!();
}

/// Judges a change as the server does, and folds it.
fn take(doc: &mut Document, seq: u32, act: Act) {
    let change = Change {
        id: id(seq),
        deps: Vec::new(),
        at: Timestamp(i64::from(seq) * 1_000),
        act,
    };
    assert!(!doc.is_malformed(&change) && !doc.rests_on_void(&change));
    let allowed = permissions::may_make(&[Role::Principal], doc, &change);
    assert!(allowed.is_allowed(), "{change:?}");
    doc.append(Entry::Known(change), Verdict::Accepted);
}

fn id(seq: u32) -> ChangeId {
    ChangeId {
        replica: WRITER,
        seq,
    }
}

/// The first of all places, which every change here names.
fn first() -> Place {
    Place {
        parent: None,
        origin: None,
        hand: Hand::Right,
    }
}

fn create() -> Act {
    Act::Create {
        kind: NodeKind::Clause,
        side: Side::Joint,
        place: first(),
        text: "x".repeat(LETTERS),
    }
}

/// The clause of the plan with this number, counted from 0 and on from the first again.
fn clause(n: u32) -> NodeId {
    NodeId(id(2 + n % BATCH))
}

fn split(n: u32) -> Act {
    let node = NodeId(id(2));
    let element = ElementId {
        change: node.0,
        offset: (n * 7_919) % 8_000,
    };
    Act::Split {
        node,
        at: Anchor {
            origin: Origin::Element(element),
            hand: Hand::Right,
        },
        kind: NodeKind::Clause,
        side: Side::Joint,
        place: first(),
    }
}

fn insert() -> Act {
    let start = ElementId {
        change: id(2),
        offset: 4_000,
    };
    Act::Insert {
        at: Anchor {
            origin: Origin::Element(start),
            hand: Hand::Right,
        },
        text: "a".to_owned(),
    }
}

fn moving(n: u32) -> Act {
    Act::Move {
        node: clause(n),
        place: first(),
    }
}

/// One batch of removals, one of restorations, and so on.
fn remove_or_restore(n: u32) -> Act {
    let node = clause(n);
    if (n / BATCH).is_multiple_of(2) {
        Act::Restore { node }
    } else {
        Act::Remove { node }
    }
}

fn join(back: bool) -> Act {
    let (node, into) = if back { (2, 3) } else { (3, 2) };
    Act::Join {
        node: NodeId(id(node)),
        into: NodeId(id(into)),
    }
}
