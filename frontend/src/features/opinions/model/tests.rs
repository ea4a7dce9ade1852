//! Readings of plans, rounds and talk that need no screen.

use lientich_shared::ids::{DeviceId, ReplicaId};
use lientich_shared::log::change::{Act, DocKind, Hash32};
use lientich_shared::log::document::{Author, Entry};
use lientich_shared::log::edit;
use lientich_shared::log::talk::{Outcome, Remark, Topic};
use lientich_shared::log::verdict::Verdict;
use lientich_shared::talk::Talk;

use super::*;
use crate::asking::is_open;

const PRINCIPAL: u64 = 1;
const TEACHER: u64 = 2;

fn document(doc: u128) -> Document {
    let mut document = Document::new(DocId(doc));
    for who in [PRINCIPAL, TEACHER] {
        let author = Author {
            person: PersonId(who.into()),
            device: DeviceId(who.into()),
        };
        document.bind(ReplicaId(who), author);
    }
    document
}

fn does(document: &mut Document, who: u64, act: Act) -> ChangeId {
    let at = Timestamp(1_000 * i64::try_from(document.len()).unwrap());
    document.commit(ReplicaId(who), at, act).unwrap().0.id
}

/// As the server has it: everything accepted.
fn taken(document: &Document) -> Document {
    let mut copy = self::document(document.id().0);
    let changes = document.changes();
    copy.apply(
        changes
            .map(|change| (Entry::Known(change), Verdict::Accepted))
            .collect(),
    );
    copy
}

/// A plan with two clauses, the second of the union's side.
fn plan() -> (Document, [NodeId; 2]) {
    let mut plan = document(1);
    let kind = DocKind::Plan;
    does(&mut plan, PRINCIPAL, Act::Open { kind });
    let mut add = |after, side, text| {
        let act = edit::create(&plan, None, after, NodeKind::Clause, side, text).unwrap();
        NodeId(does(&mut plan, PRINCIPAL, act))
    };
    let first = add(None, Side::Joint, "Hai bên họp mỗi tháng.");
    let second = add(Some(first), Side::Bch, "Công đoàn tập hợp ý kiến.");
    (plan, [first, second])
}

fn says(talk: &mut Document, node: Option<NodeId>, kind: RemarkKind) -> ChangeId {
    let remark = Remark {
        node,
        thread: None,
        kind,
        text: "Nên ghi rõ ngày".to_owned(),
        mentions: Vec::new(),
        for_team: false,
    };
    does(talk, TEACHER, Act::Remark(Box::new(remark)))
}

fn wording() -> RemarkKind {
    RemarkKind::Wording {
        base: Hash32([0; 32]),
        proposed: "Hai bên họp ngày 5 mỗi tháng.".to_owned(),
    }
}

fn talk() -> Document {
    let mut talk = document(2);
    let topic = Topic {
        about: DocId(1),
        circle: Circle::Own,
    };
    does(&mut talk, TEACHER, Act::OpenTalk(topic));
    talk
}

#[test]
fn a_source_tells_what_was_sent_out_from_what_stands_there_now() {
    let (mut plan, [first, _]) = plan();
    assert!(Source::of_plan(&plan).last().is_none());
    let ask = consultation::ask(&plan, "Toàn văn", "Trên máy", Day(100));
    does(&mut plan, PRINCIPAL, ask);
    for act in edit::reword(&plan, first, "Hai bên họp ngày 5 mỗi tháng.").unwrap() {
        does(&mut plan, PRINCIPAL, act);
    }
    let source = Source::of_plan(&taken(&plan));
    let text = |content: &Content| part(content, first).unwrap().text.clone();
    assert_eq!(
        text(source.sent.as_ref().unwrap()),
        "Hai bên họp mỗi tháng."
    );
    assert_eq!(text(&source.now), "Hai bên họp ngày 5 mỗi tháng.");
    let round = source.last().unwrap();
    assert_eq!((round.number, round.until), (1, Day(100)));
    assert!(round.is_open(Day(100)) && !round.is_open(Day(101)));
}

#[test]
fn nobody_is_asked_before_the_server_knows() {
    let (mut plan, _) = plan();
    let ask = consultation::ask(&plan, "Toàn văn", "Trên máy", Day(100));
    does(&mut plan, PRINCIPAL, ask);
    assert!(!Source::of_plan(&plan).last().unwrap().is_open(Day(1)));
}

#[test]
fn opinions_stand_in_the_order_of_the_page_the_whole_first_and_what_is_gone_last() {
    let (plan, [first, second]) = plan();
    let mut talk = talk();
    let gone = NodeId(ChangeId {
        replica: ReplicaId(9),
        seq: 9,
    });
    for node in [Some(gone), Some(second), None, Some(first), Some(second)] {
        says(&mut talk, node, RemarkKind::Opinion);
    }
    let talk = Talk::of(&talk);
    let groups = groups(talk.opinions(), &Content::of(&plan));
    let order: Vec<Option<NodeId>> = groups.iter().map(|group| group.node).collect();
    assert_eq!(order, [None, Some(first), Some(second), Some(gone)]);
    assert_eq!(groups[2].threads.len(), 2);
}

#[test]
fn an_opinion_is_open_from_when_the_server_has_it_until_somebody_answers() {
    let mut talk = talk();
    let opinion = says(&mut talk, None, RemarkKind::Opinion);
    let first = |talk: &Document| Talk::of(talk).threads[0].clone();
    assert!(!is_open(&first(&talk)));
    let mut talk = taken(&talk);
    assert!(is_open(&first(&talk)));
    let answer = Act::Answer {
        remark: opinion,
        outcome: Outcome::Noted,
        text: String::new(),
    };
    does(&mut talk, PRINCIPAL, answer);
    assert!(!is_open(&first(&talk)));
}

#[test]
fn a_wording_is_answered_by_who_writes_the_clause_and_taken_over_once_a_clause() {
    let (plan, [first, second]) = plan();
    let content = Content::of(&plan);
    let mut talk = talk();
    for node in [first, second, first] {
        says(&mut talk, Some(node), wording());
    }
    let threads = Talk::of(&talk).threads;
    let principal = [Role::Principal];
    assert!(may_answer(&principal, &threads[0], &content));
    assert!(!may_answer(&principal, &threads[1], &content));
    assert!(may_answer(&[Role::UnionChair], &threads[1], &content));
    assert!(may_take_over(&principal, &threads[..1], &content));
    assert!(!may_take_over(
        &principal,
        &[threads[0].clone(), threads[2].clone()],
        &content
    ));
}
