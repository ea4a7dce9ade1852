//! Batches are cut so that each finds what it rests on before it.

use super::*;
use crate::ids::ReplicaId;
use crate::log::batch::NO_PREVIOUS;
use crate::log::change::{Act, Anchor, Hand, NodeId, Origin};
use crate::time::Timestamp;

const DOC: DocId = DocId(2);
const SEALER: Sealer = Sealer {
    school: SchoolId(1),
    device: DeviceId(3),
};

fn id(replica: u64, seq: u32) -> ChangeId {
    ChangeId {
        replica: ReplicaId(replica),
        seq,
    }
}

fn typed(id: ChangeId, deps: &[ChangeId], text: String) -> Change {
    let at = Anchor {
        origin: Origin::Start(NodeId(self::id(9, 1))),
        hand: Hand::Right,
    };
    Change {
        id,
        deps: deps.to_vec(),
        at: Timestamp(1_790_000_000_000),
        act: Act::Insert { at, text },
    }
}

fn run(changes: Vec<Change>) -> Run {
    Run {
        previous: NO_PREVIOUS,
        changes,
    }
}

fn small(replica: u64, deps: &[&[ChangeId]]) -> Run {
    let change = |(seq, deps): (u32, &&[ChangeId])| typed(id(replica, seq), deps, "a".to_owned());
    run((1..).zip(deps).map(change).collect())
}

/// The first and last numbers of each batch, by replica.
fn shape(runs: Vec<Run>) -> Vec<(u64, u32, u32)> {
    let drafts = drafts(SEALER, DOC, runs);
    let of = |draft: &Draft| {
        let (first, last) = (
            draft.changes[0].id,
            draft.changes[draft.changes.len() - 1].id,
        );
        (first.replica.0, first.seq, last.seq)
    };
    drafts.iter().map(of).collect()
}

#[test]
fn one_run_becomes_one_batch() {
    assert_eq!(shape(vec![small(1, &[&[id(9, 5)], &[], &[]])]), [(1, 1, 3)]);
    assert_eq!(shape(vec![run(vec![])]), []);
}

#[test]
fn two_tabs_that_saw_each_other_take_turns() {
    let (one, two) = (1, 2);
    let first_tab = small(one, &[&[], &[], &[id(two, 1)], &[]]);
    let second_tab = small(two, &[&[id(one, 2)], &[], &[id(one, 4)]]);
    let turns = [(one, 1, 2), (two, 1, 2), (one, 3, 4), (two, 3, 3)];
    assert_eq!(shape(vec![first_tab.clone(), second_tab.clone()]), turns);
    assert_eq!(shape(vec![second_tab, first_tab]), turns);
}

#[test]
fn a_long_run_is_cut_by_number_and_by_bytes() {
    let many: Vec<&[ChangeId]> = vec![&[]; MAX_CHANGES + 1];
    assert_eq!(
        shape(vec![small(1, &many)]),
        [(1, 1, 2_000), (1, 2_001, 2_001)]
    );
    let page = || "ă".repeat(30_000);
    let pages = (1..=3).map(|seq| typed(id(1, seq), &[], page())).collect();
    assert_eq!(shape(vec![run(pages)]), [(1, 1, 2), (1, 3, 3)]);
}

#[test]
fn the_batches_of_a_replica_form_a_chain() {
    let many: Vec<&[ChangeId]> = vec![&[]; MAX_CHANGES + 1];
    let drafts = drafts(SEALER, DOC, vec![small(1, &many)]);
    let sealed: Vec<Sealed> = drafts.iter().map(|draft| draft.seal(&[7; 64])).collect();
    let opened: Vec<Batch> = sealed
        .iter()
        .map(|sealed| batch::open(&sealed.bytes).unwrap())
        .collect();
    assert_eq!(opened[0].previous, NO_PREVIOUS);
    assert_eq!(opened[1].previous, sealed[0].hash);
    assert_eq!(opened[1].signed_bytes(), drafts[1].signing_bytes);
    for sealed in sealed {
        assert_eq!(Sealed::read(sealed.bytes.clone()), Ok(sealed));
    }
}

#[test]
fn the_largest_changes_still_make_a_batch_that_opens() {
    let far = |replica| id(replica, u32::MAX);
    let deps: Vec<ChangeId> = (100..164).map(far).collect();
    let ids: Vec<ChangeId> = (0..4_000).map(|n| far(1_000 + n)).collect();
    let revert = |seq| Change {
        act: Act::Revert { ids: ids.clone() },
        ..typed(id(1, seq), &deps, String::new())
    };
    let drafts = drafts(SEALER, DOC, vec![run((1..=4).map(revert).collect())]);
    for draft in &drafts {
        assert_eq!(
            Sealed::read(draft.seal(&[0; 64]).bytes).map(|sealed| sealed.doc),
            Ok(DOC)
        );
    }
}
