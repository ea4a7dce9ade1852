//! Threads as people begin, answer and close them; the panel reads them so.

use super::*;
use lientich_shared::ids::ReplicaId;
use lientich_shared::log::change::{NodeKind, Side};
use lientich_shared::log::document::Document;
use lientich_shared::log::edit;
use lientich_shared::log::talk::{Circle, Remark};
use lientich_shared::talk::{Answer, Closing};
use lientich_shared::time::Timestamp;

const ME: PersonId = PersonId(1);
const OTHER: PersonId = PersonId(2);
const TALK: DocId = DocId(2);

fn change(seq: u32) -> ChangeId {
    ChangeId {
        replica: ReplicaId(9),
        seq,
    }
}

/// A plan of two clauses.
fn plan() -> (PlanView, [NodeId; 2]) {
    let mut document = Document::new(DocId(1));
    let mut last = None;
    let nodes = ["Một", "Hai"].map(|text| {
        let act = edit::create(&document, None, last, NodeKind::Clause, Side::Joint, text);
        let made = document.commit(ReplicaId(1), Timestamp(1), act.unwrap());
        last = Some(NodeId(made.unwrap().0.id));
        last.unwrap()
    });
    (PlanView::of(&document), nodes)
}

fn said(seq: u32, author: PersonId, node: Option<NodeId>, kind: RemarkKind) -> Contribution {
    Contribution {
        change: change(seq),
        author,
        at: Timestamp(seq.into()),
        remark: Remark {
            node,
            thread: None,
            kind,
            text: "Nên ghi rõ ngày".to_owned(),
            mentions: vec![ME],
            for_team: false,
        },
        answers: Vec::new(),
        is_registered: true,
        is_withdrawn: false,
    }
}

fn thread(first: Contribution) -> Thread {
    Thread {
        doc: TALK,
        circle: Circle::Sides,
        owner: OTHER,
        first,
        replies: Vec::new(),
        closings: Vec::new(),
    }
}

fn comment(seq: u32, node: Option<NodeId>) -> Thread {
    thread(said(seq, OTHER, node, RemarkKind::Comment))
}

fn wording(seq: u32, node: NodeId) -> Thread {
    let kind = RemarkKind::Wording {
        base: Hash32([0; 32]),
        proposed: "Ba".to_owned(),
    };
    thread(said(seq, OTHER, Some(node), kind))
}

fn closed(mut thread: Thread) -> Thread {
    thread.closings = vec![Closing {
        change: change(90),
        by: ME,
        at: Timestamp(90),
        closed: true,
        is_registered: true,
    }];
    thread
}

fn answered(mut thread: Thread, outcomes: &[Outcome]) -> Thread {
    let answer = |outcome: &Outcome| Answer {
        change: change(80),
        by: ME,
        at: Timestamp(80),
        outcome: *outcome,
        text: String::new(),
        is_registered: true,
        is_current: true,
    };
    thread.first.answers = outcomes.iter().map(answer).collect();
    thread
}

fn talk(threads: Vec<Thread>) -> Talk {
    Talk {
        threads,
        confirmations: Vec::new(),
    }
}

fn seqs(names: &[Name]) -> Vec<u32> {
    names.iter().map(|(_, change)| change.seq).collect()
}

#[test]
fn threads_stand_in_the_order_of_the_page_with_what_is_settled_apart() {
    let (view, [one, two]) = plan();
    let gone = NodeId(change(99));
    let talk = talk(vec![
        comment(1, Some(gone)),
        comment(2, Some(two)),
        closed(comment(3, Some(two))),
        comment(4, Some(one)),
        comment(5, None),
    ]);
    let (open, done) = threads(&talk, &view, None);
    assert_eq!((seqs(&open), seqs(&done)), (vec![5, 4, 2, 1], vec![3]));
    let (open, done) = threads(&talk, &view, Some(two));
    assert_eq!((seqs(&open), seqs(&done)), (vec![2], vec![3]));
    assert_eq!(open_count(&talk, None), 4);
    assert_eq!(open_counts(&talk).get(&two), Some(&1));
}

#[test]
fn opinions_and_what_was_wholly_taken_back_are_not_shown() {
    let (view, [one, _]) = plan();
    let mut opinion = comment(1, Some(one));
    opinion.circle = Circle::Own;
    let mut withdrawn = comment(2, Some(one));
    withdrawn.first.is_withdrawn = true;
    let mut replied = withdrawn.clone();
    replied.first.change = change(3);
    replied.replies = vec![said(4, ME, Some(one), RemarkKind::Comment)];
    let talk = talk(vec![opinion, withdrawn, replied]);
    assert_eq!(seqs(&threads(&talk, &view, None).0), [3]);
}

#[test]
fn proposals_wait_until_somebody_answers_or_their_author_takes_them_back() {
    let (view, [one, two]) = plan();
    let mut withdrawn = wording(4, one);
    withdrawn.first.is_withdrawn = true;
    let talk = talk(vec![
        wording(1, two),
        answered(wording(2, one), &[Outcome::Declined]),
        comment(3, Some(one)),
        withdrawn,
        wording(5, one),
        wording(6, NodeId(change(99))),
    ]);
    let waiting: Vec<Name> = awaiting(&talk, &view).into_iter().map(|(n, _)| n).collect();
    assert_eq!(seqs(&waiting), [5, 1]);
}

#[test]
fn a_wording_that_two_took_apart_is_told() {
    let (_, [one, _]) = plan();
    let twice = answered(wording(1, one), &[Outcome::Accepted, Outcome::Accepted]);
    let by_one = answered(wording(1, one), &[Outcome::Accepted]);
    assert!(is_accepted_twice(&twice.first) && !is_accepted_twice(&by_one.first));
}

#[test]
fn calls_on_me_are_those_of_others_in_what_waits() {
    let (_, [one, _]) = plan();
    let mine = thread(said(3, ME, Some(one), RemarkKind::Comment));
    let talk = talk(vec![
        comment(1, Some(one)),
        closed(comment(2, Some(one))),
        mine,
        comment(4, None),
    ]);
    let calls: Vec<Name> = calls(&talk, ME).into_iter().map(|(name, _)| name).collect();
    assert_eq!(seqs(&calls), [4, 1]);
}
