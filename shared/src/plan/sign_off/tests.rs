//! Whatever way the formal acts came, every copy reads the same sign-off as the server, which took
//! them in the order of their positions.

use super::*;
use crate::ids::{DeviceId, DocId, ReplicaId};
use crate::log::change::{Change, DocKind, NodeKind};
use crate::log::document::{Author, Entry};
use crate::log::edit;
use crate::log::verdict::{Refusal, Verdict};
use crate::plan::view::PlanKind;

const AT: Timestamp = Timestamp(1_000);
/// Principal, a vice principal, chair.
const PEOPLE: [(u64, Side); 3] = [(1, Side::Bgh), (2, Side::Bgh), (3, Side::Bch)];

/// Numbers that look random and are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

fn empty() -> Document {
    let mut document = Document::new(DocId(1));
    for (who, _) in PEOPLE {
        let author = Author {
            person: PersonId(who.into()),
            device: DeviceId(who.into()),
        };
        document.bind(ReplicaId(who), author);
    }
    document
}

/// The rules of the server for what is read here; who may is not the question.
fn accepts(server: &Document, change: &Change) -> bool {
    let sign_off = SignOff::of(server);
    match &change.act {
        Act::Sign(sign) => {
            let signature = sign_off.signature(server, change.id, PersonId(0), sign);
            sign_off.is_up_to_date(&signature)
                && sign_off.continues(server, &signature.version)
                && !sign_off.is_signed_by_both(signature.content)
        }
        Act::Step { follows, .. } => *follows == sign_off.stand.since,
        _ => true,
    }
}

fn act(copy: &Document, side: Side, dice: &mut Dice) -> Option<Act> {
    let node = copy.children(None).first().copied()?;
    let sign_off = SignOff::of(copy);
    Some(match dice.below(10) {
        0..2 => edit::insert(copy, node, 0, ["a", "b"][dice.below(2)]).ok()?,
        2..7 => Act::Sign(Box::new(draft(
            copy,
            side,
            Capacity::OnBehalf,
            PostId(1),
            AT,
        ))),
        7..9 => Act::Step {
            follows: sign_off.stand.since,
            step: *next_steps(PlanKind::Plan, sign_off.stand.step).first()?,
        },
        _ => Act::Delegate {
            to: [None, Some(PersonId(2))][dice.below(2)],
            until: None,
        },
    })
}

type Judged = Vec<(Entry, Verdict)>;

/// A plan with a clause, then people who write, sign and step, and sync now and then.
fn story(dice: &mut Dice) -> Judged {
    let mut server = empty();
    let mut judged = Judged::new();
    let mut copies: Vec<Document> = PEOPLE.iter().map(|_| empty()).collect();
    let kind = DocKind::Plan;
    copies[0]
        .commit(ReplicaId(1), AT, Act::Open { kind })
        .unwrap();
    let clause = edit::create(&copies[0], None, None, NodeKind::Clause, Side::Joint, "Họp");
    copies[0].commit(ReplicaId(1), AT, clause.unwrap()).unwrap();
    for copy in [0, 1, 2] {
        sync(&mut copies[copy], &mut server, &mut judged);
    }
    for _ in 0..40 {
        let who = dice.below(3);
        let (replica, side) = PEOPLE[who];
        if let Some(act) = act(&copies[who], side, dice) {
            let _refused = copies[who].commit(ReplicaId(replica), AT, act);
        }
        if dice.below(3) == 0 {
            sync(&mut copies[who], &mut server, &mut judged);
        }
    }
    for copy in &mut copies {
        sync(copy, &mut server, &mut judged);
    }
    judged
}

fn sync(copy: &mut Document, server: &mut Document, judged: &mut Judged) {
    for id in copy.pending() {
        let change = copy.change(id).expect("own changes are whole");
        let is_sound = !server.rests_on_void(&change) && !server.is_malformed(&change);
        let verdict = if is_sound && accepts(server, &change) {
            Verdict::Accepted
        } else {
            Verdict::Refused(Refusal::OutOfStep)
        };
        let entry = Entry::Known(change);
        server.append(entry.clone(), verdict);
        judged.push((entry, verdict));
    }
    copy.apply(judged.clone());
}

#[test]
fn every_copy_reads_what_the_server_reads_whatever_came_first() {
    let mut pairs = 0;
    for seed in 1..=300 {
        let mut dice = Dice(seed);
        let mut judged = story(&mut dice);
        let mut server = empty();
        for (entry, verdict) in judged.clone() {
            server.append(entry, verdict);
        }
        let wanted = SignOff::of(&server);
        pairs += wanted.pairs.len();
        for _ in 0..6 {
            for at in (1..judged.len()).rev() {
                judged.swap(at, dice.below(at + 1));
            }
            let mut copy = empty();
            copy.apply(judged.clone());
            let read = SignOff::of(&copy);
            let contents = |read: &SignOff| -> Vec<Hash32> {
                read.pairs.iter().map(|pair| pair.content).collect()
            };
            assert_eq!(contents(&read), contents(&wanted), "seed {seed}");
            assert_eq!(read.stand, wanted.stand, "seed {seed}");
            assert_eq!(read.delegation, wanted.delegation, "seed {seed}");
            let open = |read: &SignOff| {
                let mut open: Vec<ChangeId> = read.open.iter().map(|one| one.change).collect();
                open.sort_unstable();
                open
            };
            assert_eq!(open(&read), open(&wanted), "seed {seed}");
        }
    }
    assert!(300 < pairs, "the stories hardly sign anything: {pairs}");
}
