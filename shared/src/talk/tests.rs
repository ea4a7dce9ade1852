//! People talk without a connection, in any order; everybody reads the same in the end.

use super::*;
use crate::ids::{DeviceId, ReplicaId};
use crate::log::change::Act;
use crate::log::document::{Author, Entry};
use crate::log::edit;
use crate::log::talk::Topic;
use crate::log::verdict::Verdict;

const PLAN: DocId = DocId(1);
const CLAUSE: NodeId = NodeId(ChangeId {
    replica: ReplicaId(77),
    seq: 3,
});
/// Lan, Hùng, Mai.
const PEOPLE: [u64; 3] = [1, 2, 3];

fn person(who: u64) -> PersonId {
    PersonId(who.into())
}

fn empty(doc: u128) -> Document {
    let mut document = Document::new(DocId(doc));
    for who in PEOPLE {
        let author = Author {
            person: person(who),
            device: DeviceId(who.into()),
        };
        document.bind(ReplicaId(who), author);
    }
    document
}

fn opened(circle: Circle, by: u64) -> Document {
    let mut document = empty(2);
    let topic = Topic {
        about: PLAN,
        circle,
    };
    act(&mut document, by, Act::OpenTalk(topic));
    document
}

fn act(document: &mut Document, who: u64, act: Act) -> ChangeId {
    let at = Timestamp(1_000 * i64::try_from(document.len()).unwrap());
    let (change, _) = document.commit(ReplicaId(who), at, act).unwrap();
    change.id
}

fn remark(kind: RemarkKind, thread: Option<ChangeId>) -> Act {
    Act::Remark(Box::new(Remark {
        node: Some(CLAUSE),
        thread,
        kind,
        text: "Nên ghi rõ ngày".to_owned(),
        mentions: vec![person(3)],
        for_team: false,
    }))
}

fn answer(remark: ChangeId, outcome: Outcome) -> Act {
    Act::Answer {
        remark,
        outcome,
        text: "Đã rõ".to_owned(),
    }
}

fn wording() -> RemarkKind {
    RemarkKind::Wording {
        base: Hash32([1; 32]),
        proposed: "Họp ngày 5".to_owned(),
    }
}

fn entries(document: &Document, verdict: Verdict) -> Vec<(Entry, Verdict)> {
    let entry = |change| (Entry::Known(change), verdict);
    document.changes().map(entry).collect()
}

fn accepted(document: &Document) -> Document {
    let mut copy = empty(2);
    copy.apply(entries(document, Verdict::Accepted));
    copy
}

fn sync(one: &mut Document, other: &mut Document) {
    let (ours, theirs) = (
        entries(one, Verdict::Pending),
        entries(other, Verdict::Pending),
    );
    one.apply(theirs);
    other.apply(ours);
}

#[test]
fn a_thread_holds_its_replies_and_is_closed_by_the_last_word() {
    let mut document = opened(Circle::Sides, 1);
    let thread = act(&mut document, 1, remark(RemarkKind::Comment, None));
    act(&mut document, 2, remark(RemarkKind::Comment, Some(thread)));
    let close = |closed| Act::Close { thread, closed };
    act(&mut document, 2, close(true));
    let talk = Talk::of(&document);
    let threads: Vec<&Thread> = talk.on(Some(CLAUSE)).collect();
    assert_eq!(threads.len(), 1);
    assert_eq!(threads[0].replies.len(), 1);
    assert!(threads[0].is_closed());
    act(&mut document, 1, close(false));
    let talk = Talk::of(&document);
    assert!(!talk.threads[0].is_closed());
    assert!(!talk.threads[0].is_disputed());
    assert_eq!(talk.mentions_of(person(3)).count(), 2);
}

#[test]
fn two_who_close_and_open_without_knowing_of_each_other_both_stay_visible() {
    let mut lan = opened(Circle::Sides, 1);
    let thread = act(&mut lan, 1, remark(RemarkKind::Comment, None));
    let mut hung = empty(2);
    sync(&mut lan, &mut hung);
    act(
        &mut lan,
        1,
        Act::Close {
            thread,
            closed: true,
        },
    );
    act(
        &mut hung,
        2,
        Act::Close {
            thread,
            closed: false,
        },
    );
    sync(&mut lan, &mut hung);
    let talk = Talk::of(&lan);
    assert!(talk.threads[0].is_disputed());
    assert_eq!(talk.threads[0].closings.len(), 2);
    assert_eq!(talk, Talk::of(&hung));
}

#[test]
fn an_opinion_is_owed_an_answer_until_the_server_has_one() {
    let mut document = opened(Circle::Own, 3);
    let opinion = act(&mut document, 3, remark(RemarkKind::Opinion, None));
    assert_eq!(Talk::of(&document).unanswered().count(), 0, "not sent yet");
    let mut server = accepted(&document);
    assert_eq!(Talk::of(&server).unanswered().count(), 1);
    act(&mut server, 1, answer(opinion, Outcome::Accepted));
    assert_eq!(Talk::of(&server).unanswered().count(), 1, "not sent yet");
    let server = accepted(&server);
    let talk = Talk::of(&server);
    assert_eq!(talk.unanswered().count(), 0);
    let thread = talk.opinions().next().unwrap();
    let told = thread.first.answer().unwrap();
    let is_told = |by, outcome, text: &str| thread.first.is_told(by, outcome, text);
    assert!(is_told(person(1), Outcome::Accepted, &told.text));
    assert!(!is_told(person(2), Outcome::Accepted, &told.text));
    assert!(!is_told(person(1), Outcome::Noted, &told.text));
    assert!(!is_told(person(1), Outcome::Accepted, "Khác"));
    assert_eq!(thread.owner, person(3));
    assert_eq!(
        thread
            .first
            .answer()
            .map(|answer| (answer.by, answer.outcome)),
        Some((person(1), Outcome::Accepted))
    );
}

#[test]
fn a_proposal_that_two_answered_differently_is_in_dispute_until_somebody_knows_of_both() {
    let mut lan = opened(Circle::Sides, 1);
    let proposal = act(&mut lan, 3, remark(wording(), None));
    let mut hung = empty(2);
    sync(&mut lan, &mut hung);
    act(&mut lan, 1, answer(proposal, Outcome::Accepted));
    act(&mut hung, 2, answer(proposal, Outcome::Declined));
    sync(&mut lan, &mut hung);
    let talk = Talk::of(&lan);
    let (_, proposed) = talk.proposals().next().unwrap();
    assert!(proposed.is_disputed());
    let text = &proposed.answer().unwrap().text;
    assert!(
        !proposed.is_told(person(1), Outcome::Accepted, text),
        "it is still to be settled"
    );
    act(&mut lan, 1, answer(proposal, Outcome::Declined));
    let talk = Talk::of(&lan);
    let (_, proposed) = talk.proposals().next().unwrap();
    assert!(!proposed.is_disputed());
    assert_eq!(proposed.answers.len(), 3);
}

#[test]
fn what_somebody_takes_back_is_neither_a_proposal_nor_owed_an_answer() {
    let mut document = opened(Circle::Own, 3);
    let opinion = act(&mut document, 3, remark(RemarkKind::Opinion, None));
    let proposal = act(&mut document, 3, remark(wording(), None));
    let undo = edit::undo(&document, &[opinion, proposal]).unwrap();
    act(&mut document, 3, undo);
    let talk = Talk::of(&accepted(&document));
    assert!(talk.threads.iter().all(|thread| thread.first.is_withdrawn));
    assert_eq!((talk.opinions().count(), talk.proposals().count()), (0, 0));
    assert_eq!(talk.mentions_of(person(3)).count(), 0);
}

#[test]
fn nobody_takes_back_the_words_of_another() {
    let mut document = opened(Circle::Sides, 1);
    let said = act(&mut document, 1, remark(RemarkKind::Comment, None));
    act(&mut document, 2, Act::Revert { ids: vec![said] });
    assert!(!Talk::of(&document).threads[0].first.is_withdrawn);
}

#[test]
fn a_refused_remark_is_gone_with_what_rests_on_it() {
    let mut document = opened(Circle::Sides, 1);
    let thread = act(&mut document, 1, remark(RemarkKind::Comment, None));
    act(&mut document, 2, remark(RemarkKind::Comment, Some(thread)));
    let refused = Verdict::Refused(crate::log::verdict::Refusal::NotAllowed);
    document.judge(&[(thread, refused)]);
    assert_eq!(Talk::of(&document), Talk::default());
}

#[test]
fn a_reply_to_a_reply_and_an_answer_to_no_remark_are_malformed() {
    let mut document = opened(Circle::Sides, 1);
    let opening = document.opened_by().unwrap();
    let thread = act(&mut document, 1, remark(RemarkKind::Comment, None));
    let reply = act(&mut document, 2, remark(RemarkKind::Comment, Some(thread)));
    let mut refuses = |act: Act| {
        let made = document.commit(ReplicaId(1), Timestamp(0), act);
        assert!(made.is_err());
    };
    refuses(remark(RemarkKind::Comment, Some(reply)));
    refuses(answer(opening, Outcome::Noted));
    refuses(Act::Close {
        thread: reply,
        closed: true,
    });
}

#[test]
fn several_documents_about_one_plan_are_read_together() {
    let mut one = opened(Circle::Sides, 1);
    act(&mut one, 1, remark(RemarkKind::Comment, None));
    let mut other = empty(3);
    let topic = Topic {
        about: PLAN,
        circle: Circle::Own,
    };
    act(&mut other, 3, Act::OpenTalk(topic));
    act(&mut other, 3, remark(RemarkKind::Opinion, None));
    let edition = Hash32([9; 32]);
    let what = Confirmation::Read;
    act(&mut other, 3, Act::Confirm { edition, what });
    let both = Talk::merged([Talk::of(&one), Talk::of(&other)]);
    assert_eq!(both, Talk::merged([Talk::of(&other), Talk::of(&one)]));
    assert_eq!(both.on(Some(CLAUSE)).count(), 2);
    assert!(both.has_read(person(3), edition));
    assert!(!both.has_read(person(1), edition));
}

#[test]
fn a_plan_is_no_talk_and_an_act_of_a_newer_app_opens_nothing_here() {
    let mut plan = empty(1);
    let kind = crate::log::change::DocKind::Plan;
    act(&mut plan, 1, Act::Open { kind });
    assert_eq!(Talk::of(&plan), Talk::default());
    let mut newer = empty(4);
    let bytes = vec![9];
    act(&mut newer, 1, Act::Unknown { tag: 4_000, bytes });
    assert_eq!(newer.doc_kind(), None);
}

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

fn any_act(document: &Document, who: u64, dice: &mut Dice) -> Option<Act> {
    let talk = Talk::of(document);
    let all: Vec<&Contribution> = talk.threads.iter().flat_map(Thread::all).collect();
    let kind = [RemarkKind::Comment, RemarkKind::Opinion, wording()][dice.below(3)].clone();
    if all.is_empty() || dice.below(4) == 0 {
        return Some(remark(kind, None));
    }
    let thread = talk.threads[dice.below(talk.threads.len())].first.change;
    let any = all[dice.below(all.len())];
    Some(match dice.below(5) {
        0 => remark(kind, Some(thread)),
        1 => answer(
            any.change,
            [Outcome::Accepted, Outcome::Declined][dice.below(2)],
        ),
        2 => Act::Close {
            thread,
            closed: dice.below(2) == 0,
        },
        3 => Act::Confirm {
            edition: Hash32([0; 32]),
            what: Confirmation::Read,
        },
        _ => {
            let own = all.iter().filter(|one| one.author == person(who));
            let own: Vec<ChangeId> = own.map(|one| one.change).collect();
            edit::undo(document, own.get(dice.below(own.len().max(1))..)?).ok()?
        }
    })
}

#[test]
fn every_copy_reads_the_same_talk_whatever_came_first() {
    let (mut disputes, mut withdrawn) = (0, 0);
    for seed in 1..=200 {
        let mut dice = Dice(seed);
        let mut copies = [opened(Circle::Sides, 1), empty(2), empty(2)];
        let [first, rest @ ..] = &mut copies;
        for copy in rest {
            sync(first, copy);
        }
        for _ in 0..40 {
            let who = dice.below(3);
            if let Some(wanted) = any_act(&copies[who], PEOPLE[who], &mut dice) {
                act(&mut copies[who], PEOPLE[who], wanted);
            }
            if dice.below(4) == 0 {
                let all = entries(&copies[dice.below(3)], Verdict::Pending);
                copies[who].apply(all);
            }
        }
        let mut all: Vec<_> = copies
            .iter()
            .flat_map(|copy| entries(copy, Verdict::Accepted))
            .collect();
        copies[0].apply(all.clone());
        let wanted = Talk::of(&copies[0]);
        disputes += wanted
            .threads
            .iter()
            .filter(|one| one.is_disputed())
            .count();
        let contributions = wanted.threads.iter().flat_map(Thread::all);
        withdrawn += contributions.filter(|one| one.is_withdrawn).count();
        for _ in 0..5 {
            for at in (1..all.len()).rev() {
                all.swap(at, dice.below(at + 1));
            }
            let mut copy = empty(2);
            copy.apply(all.clone());
            assert_eq!(Talk::of(&copy), wanted, "seed {seed}");
        }
    }
    assert!(20 < disputes && 100 < withdrawn, "{disputes} {withdrawn}");
}
