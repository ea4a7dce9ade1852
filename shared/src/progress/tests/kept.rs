//! What is kept of a document of progress reads back as it was, or not at all.

use super::*;
use crate::log::change::Hash32;
use crate::log::target::Figure;
use crate::log::work::{Attachment, Judged, Line, Tally};

const DOC: DocId = DocId(2);

/// A document with an entry of every kind, by two people.
fn of_every_kind() -> Document {
    let mut document = begun(2);
    report(&mut document, THU, Stage::Done);
    report(&mut document, HUNG, Stage::Doing);
    let file = Attachment {
        item: ITEM,
        due: DUE,
        hash: Hash32([7; 32]),
        name: "ảnh.jpg".to_owned(),
        media: "image/jpeg".to_owned(),
        size: 9,
    };
    write(&mut document, THU, Work::Attach(file));
    let duty = Duty {
        text: "Soạn báo cáo sơ kết".to_owned(),
        ..Duty::default()
    };
    direct(&mut document, Order::Give { duty, node: None });
    let tally = Tally {
        target: TargetId {
            node: CLAUSE,
            slot: 4,
        },
        row: String::new(),
        team: "Tổ 4–5".to_owned(),
        is_result: true,
        figure: Figure::Count(21, Some(34)),
        on: Day(20_780),
        note: String::new(),
    };
    write(&mut document, THU, Work::Tally(tally));
    let line = Line::Emulation {
        title: "Lao động tiên tiến".to_owned(),
        team: String::new(),
    };
    let entry = Entry {
        replaces: None,
        line,
        note: String::new(),
    };
    let entry = write(&mut document, THU, Work::Enter(entry));
    let judgement = Judgement {
        entry,
        outcome: Judged::Confirmed,
        text: "Số 12".to_owned(),
    };
    write(&mut document, HUNG, Work::Judge(judgement));
    document
}

#[test]
fn entries_of_every_kind_come_back_as_they_were() {
    let read = Progress::of(&of_every_kind());
    let ledger = &read.ledgers[0];
    let lists = [
        ledger.reports.len(),
        ledger.files.len(),
        ledger.directives.len(),
        ledger.tallies.len(),
        ledger.entries.len(),
        ledger.judgements.len(),
    ];
    assert_eq!(lists, [2, 1, 1, 1, 1, 1]);
    assert_eq!(digest::load(DOC, &digest::save(&read)), Some(read));
}

#[test]
fn a_document_that_holds_no_progress_comes_back_as_nothing() {
    let none = Progress::default();
    assert_eq!(digest::load(DOC, &digest::save(&none)), Some(none));
}

#[test]
fn another_version_and_bytes_that_are_cut_or_longer_are_not_read() {
    let whole = digest::save(&Progress::of(&of_every_kind()));
    assert_eq!(digest::load(DOC, &[]), None);
    let mut other = whole.clone();
    other[0] = digest::VERSION + 1;
    assert_eq!(digest::load(DOC, &other), None);
    for length in 1..whole.len() {
        assert_eq!(digest::load(DOC, &whole[..length]), None, "{length}");
    }
    let longer = [&whole[..], &[0]].concat();
    assert_eq!(digest::load(DOC, &longer), None);
}

#[test]
fn altered_bytes_never_panic() {
    let whole = digest::save(&Progress::of(&of_every_kind()));
    for at in 1..whole.len() {
        for bit in 0..8 {
            let mut altered = whole.clone();
            altered[at] ^= 1 << bit;
            // Whatever comes of it is thrown away with the next entry of the log.
            drop(digest::load(DOC, &altered));
        }
    }
}
