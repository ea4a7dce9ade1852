//! People report with and without a connection; what counts in the end is the same for everybody.

mod kept;
mod random;

use super::*;
use crate::ids::{DeviceId, ReplicaId};
use crate::log::change::{Act, NodeId};
use crate::log::document::{Author, Entry as LogEntry};
use crate::log::verdict::Verdict;
use crate::log::work::{Holding, Stage, Work};
use crate::time::Day;

const CLAUSE: NodeId = NodeId(ChangeId {
    replica: ReplicaId(77),
    seq: 3,
});
const DUTY: DutyId = DutyId {
    node: CLAUSE,
    slot: 5,
};
const ITEM: Item = Item::Planned(DUTY);
const DUE: Option<Day> = Some(Day(20_780));
/// Thu, whose duty it is, on two devices; Hùng, who gives duties.
const THU: u64 = 1;
const THU_AT_HOME: u64 = 2;
const HUNG: u64 = 3;

fn person(replica: u64) -> PersonId {
    PersonId(if replica == HUNG { 30 } else { 10 })
}

/// A document of Thu's progress, begun by Hùng.
fn begun(doc: u128) -> Document {
    let mut document = Document::new(DocId(doc));
    for replica in [THU, THU_AT_HOME, HUNG] {
        let author = Author {
            person: person(replica),
            device: DeviceId(replica.into()),
        };
        document.bind(ReplicaId(replica), author);
    }
    let holding = Holding {
        about: DocId(1),
        person: person(THU),
    };
    act(&mut document, HUNG, Act::OpenWork(holding));
    document
}

fn act(document: &mut Document, who: u64, act: Act) -> ChangeId {
    let at = Timestamp(1_000 * i64::try_from(document.len()).unwrap());
    let (change, _) = document.commit(ReplicaId(who), at, act).unwrap();
    change.id
}

fn write(document: &mut Document, who: u64, work: Work) -> ChangeId {
    act(document, who, Act::Work(Box::new(work)))
}

fn report(document: &mut Document, who: u64, stage: Stage) -> ChangeId {
    let report = Report {
        item: ITEM,
        due: DUE,
        stage,
        count: None,
        note: String::new(),
    };
    write(document, who, Work::Report(report))
}

fn direct(document: &mut Document, order: Order) -> ChangeId {
    let text = "Đã trao đổi ở họp tổ".to_owned();
    write(document, HUNG, Work::Direct(Directive { order, text }))
}

fn exchange(one: &mut Document, other: &mut Document) {
    let theirs: Vec<_> = other.changes().collect();
    for change in one.changes().collect::<Vec<_>>() {
        other.append(LogEntry::Known(change), Verdict::Accepted);
    }
    for change in theirs {
        one.append(LogEntry::Known(change), Verdict::Accepted);
    }
}

fn stage(document: &Document) -> Stage {
    let progress = Progress::of(document);
    progress.ledgers[0].standing(ITEM, DUE).stage()
}

#[test]
fn progress_is_theirs_for_whom_it_was_begun() {
    let document = begun(2);
    assert_eq!(Progress::of(&document).ledgers[0].person, person(THU));
}

#[test]
fn the_last_report_of_an_occurrence_counts_and_no_other_occurrence_is_touched() {
    let mut document = begun(2);
    report(&mut document, THU, Stage::Doing);
    report(&mut document, THU, Stage::Done);
    assert_eq!(stage(&document), Stage::Done);
    let progress = Progress::of(&document);
    let later = Some(Day(20_810));
    let other = progress.ledgers[0].standing(ITEM, later);
    assert_eq!(other.stage(), Stage::Open);
}

#[test]
fn a_report_that_is_taken_back_counts_no_more() {
    let mut document = begun(2);
    report(&mut document, THU, Stage::Doing);
    let done = report(&mut document, THU, Stage::Done);
    act(&mut document, THU, Act::Revert { ids: vec![done] });
    assert_eq!(stage(&document), Stage::Doing);
}

#[test]
fn what_is_asked_for_again_is_open_until_the_next_report() {
    let mut document = begun(2);
    report(&mut document, THU, Stage::Done);
    direct(
        &mut document,
        Order::AskAgain {
            item: ITEM,
            due: DUE,
        },
    );
    assert_eq!(stage(&document), Stage::Open);
    report(&mut document, THU, Stage::Done);
    assert_eq!(stage(&document), Stage::Done);
}

#[test]
fn reports_of_two_devices_that_differ_are_shown_both() {
    let mut here = begun(2);
    let mut home = here.clone();
    report(&mut here, THU, Stage::Done);
    report(&mut home, THU_AT_HOME, Stage::Doing);
    exchange(&mut here, &mut home);
    for document in [&here, &home] {
        let progress = Progress::of(document);
        let standing = progress.ledgers[0].standing(ITEM, DUE);
        let shown = [standing.report.unwrap(), standing.disputed.unwrap()];
        let stages = shown.map(|report| report.what.stage);
        assert!(stages.contains(&Stage::Done) && stages.contains(&Stage::Doing));
    }
    report(&mut here, THU, Stage::Done);
    let progress = Progress::of(&here);
    assert!(progress.ledgers[0].standing(ITEM, DUE).disputed.is_none());
}

#[test]
fn two_documents_of_one_person_are_read_as_one() {
    let (mut first, mut second) = (begun(2), begun(3));
    report(&mut first, THU, Stage::Doing);
    report(&mut first, THU, Stage::Doing);
    for _ in 0..4 {
        report(&mut second, THU_AT_HOME, Stage::Done);
    }
    let parts = [&first, &second].map(Progress::of);
    let merged = Progress::merged(parts);
    assert_eq!(merged.ledgers.len(), 1);
    assert_eq!(merged.ledgers[0].reports.len(), 6);
    assert_eq!(merged.ledgers[0].standing(ITEM, DUE).stage(), Stage::Done);
}

#[test]
fn who_hands_over_what_another_ticked_meanwhile_loses_nothing() {
    let mut office = begun(2);
    let mut phone = office.clone();
    direct(
        &mut office,
        Order::HandOver {
            item: ITEM,
            to: PersonId(40),
        },
    );
    report(&mut phone, THU, Stage::Done);
    exchange(&mut office, &mut phone);
    for document in [&office, &phone] {
        let progress = Progress::of(document);
        let ledger = &progress.ledgers[0];
        assert_eq!(ledger.holds(ITEM), Some(false));
        assert_eq!(ledger.standing(ITEM, DUE).stage(), Stage::Done);
    }
}

#[test]
fn a_duty_that_comes_back_is_theirs_again() {
    let mut document = begun(2);
    let gone = Order::HandOver {
        item: ITEM,
        to: PersonId(40),
    };
    let back = Order::Take {
        duty: DUTY,
        from: Some(PersonId(40)),
    };
    direct(&mut document, gone);
    direct(&mut document, back);
    let progress = Progress::of(&document);
    assert_eq!(progress.ledgers[0].taken(), [DUTY]);
    assert_eq!(progress.takers(DUTY).collect::<Vec<_>>(), [person(THU)]);
}

#[test]
fn what_is_dropped_as_a_whole_is_over_on_every_day_until_it_is_resumed() {
    let mut document = begun(2);
    direct(
        &mut document,
        Order::Drop {
            item: ITEM,
            due: None,
        },
    );
    let progress = Progress::of(&document);
    assert!(progress.ledgers[0].standing(ITEM, DUE).is_over());
    direct(
        &mut document,
        Order::Resume {
            item: ITEM,
            due: None,
        },
    );
    let progress = Progress::of(&document);
    assert!(!progress.ledgers[0].standing(ITEM, DUE).is_over());
}

#[test]
fn a_duty_beside_the_plan_is_listed_until_it_is_handed_over() {
    let mut document = begun(2);
    let duty = Duty {
        text: "Soạn báo cáo sơ kết".to_owned(),
        ..Duty::default()
    };
    let given = direct(&mut document, Order::Give { duty, node: None });
    let listed = |document: &Document| Progress::of(document).ledgers[0].given().count();
    assert_eq!(listed(&document), 1);
    let gone = Order::HandOver {
        item: Item::Given(given),
        to: PersonId(40),
    };
    direct(&mut document, gone);
    assert_eq!(listed(&document), 0);
}

#[test]
fn an_entry_about_nothing_in_its_document_is_malformed() {
    let mut document = begun(2);
    let nothing = ChangeId {
        replica: ReplicaId(HUNG),
        seq: 90,
    };
    let order = Order::AskAgain {
        item: Item::Given(nothing),
        due: None,
    };
    let text = String::new();
    let work = Work::Direct(Directive { order, text });
    let act = Act::Work(Box::new(work));
    let committed = document.commit(ReplicaId(HUNG), Timestamp(9_000), act);
    assert!(committed.is_err());
}
