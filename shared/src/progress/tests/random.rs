//! Random people report, attach, hand over and take back on three devices that seldom meet: in the end all
//! read the same, and no entry is gone that its author did not take back; and what was read is the same after a
//! detour over the cache.

use super::*;
use crate::log::change::Hash32;
use crate::log::work::Attachment;

/// Acts of one history.
const ACTS: usize = 40;

/// Randomness that a seed repeats: splitmix64 (Steele, Lea & Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound as u64).unwrap()
    }
}

/// How many histories are tried; `LIENTICH_SEEDS` says otherwise.
fn seeds() -> u64 {
    let said = std::env::var("LIENTICH_SEEDS").ok();
    said.and_then(|said| said.parse().ok()).unwrap_or(1_000)
}

fn entry(dice: &mut Dice) -> Work {
    let due = Some(Day(20_780 + i32::try_from(dice.below(2)).unwrap()));
    let told = |order| {
        Work::Direct(Directive {
            order,
            text: "Đã trao đổi".to_owned(),
        })
    };
    match dice.below(6) {
        0 => Work::Attach(Attachment {
            item: ITEM,
            due,
            hash: Hash32([7; 32]),
            name: "ảnh.jpg".to_owned(),
            media: "image/jpeg".to_owned(),
            size: 9,
        }),
        1 => told(Order::AskAgain { item: ITEM, due }),
        2 => told(Order::Drop { item: ITEM, due }),
        3 => told(Order::HandOver {
            item: ITEM,
            to: PersonId(40),
        }),
        _ => Work::Report(Report {
            item: ITEM,
            due,
            stage: [Stage::Open, Stage::Doing, Stage::Done][dice.below(3)],
            count: None,
            note: String::new(),
        }),
    }
}

/// Everything that stands in a person's progress.
fn standing(progress: &Progress) -> Vec<ChangeId> {
    let ledger = &progress.ledgers[0];
    let reports = ledger.reports.iter().map(|one| one.change);
    let files = ledger.files.iter().map(|one| one.change);
    let told = ledger.directives.iter().map(|one| one.change);
    let mut all: Vec<ChangeId> = reports.chain(files).chain(told).collect();
    all.sort_unstable();
    all
}

fn history(seed: u64) {
    let mut dice = Dice(seed);
    let first = begun(2);
    let mut devices = [first.clone(), first.clone(), first];
    let mut kept: Vec<ChangeId> = Vec::new();
    for _ in 0..ACTS {
        let here = dice.below(3);
        let who = [THU, THU_AT_HOME, HUNG][here];
        let own: Vec<ChangeId> = kept
            .iter()
            .copied()
            .filter(|change| change.replica == ReplicaId(who))
            .collect();
        match dice.below(8) {
            0 if !own.is_empty() => {
                let gone = own[dice.below(own.len())];
                act(&mut devices[here], who, Act::Revert { ids: vec![gone] });
                kept.retain(|change| *change != gone);
            }
            1 => {
                let [a, b] = [[0, 1], [1, 2], [0, 2]][dice.below(3)];
                let (left, right) = devices.split_at_mut(b);
                exchange(&mut left[a], &mut right[0]);
            }
            _ => kept.push(write(&mut devices[here], who, entry(&mut dice))),
        }
        let read = Progress::of(&devices[here]);
        let digest = digest::save(&read);
        assert_eq!(digest::load(DocId(2), &digest), Some(read), "seed {seed}");
    }
    let [a, b, c] = &mut devices;
    // The second time everybody hears that their own was taken.
    for _ in 0..2 {
        exchange(a, b);
        exchange(b, c);
        exchange(a, c);
    }
    let read = Progress::of(a);
    assert!(Progress::of(b) == read, "seed {seed}");
    assert!(Progress::of(c) == read, "seed {seed}");
    kept.sort_unstable();
    assert_eq!(standing(&read), kept, "seed {seed}");
}

#[test]
fn everybody_reads_the_same_in_the_end_and_nothing_is_lost() {
    for seed in 0..seeds() {
        history(seed);
    }
}
