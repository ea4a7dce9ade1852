//! Numbers are entered without a connection, corrected, and entered twice; and what is suggested.

use super::*;
use crate::ids::{DeviceId, DocId, PersonId, ReplicaId};
use crate::log::change::{Act, ChangeId, NodeId, Side};
use crate::log::document::{Author, Document, Entry as Logged};
use crate::log::talk::{Circle, Topic};
use crate::log::verdict::Verdict;
use crate::plan::content::Part;
use crate::plan::view::PlanKind;
use crate::time::Timestamp;

const EDITION: Hash32 = Hash32([7; 32]);
const PLAN: DocId = DocId(1);

fn docket(number: u32, day: &str) -> Docket {
    Docket {
        number,
        symbol: "KH-THSM".to_owned(),
        place: "Xã Sông Mây".to_owned(),
        day: day.parse().unwrap(),
    }
}

fn enter(document: &mut Document, who: u64, at: i64, docket: Docket) -> ChangeId {
    let what = Confirmation::Docketed(Box::new(docket));
    let edition = EDITION;
    let act = Act::Confirm { edition, what };
    let made = document.commit(ReplicaId(who), Timestamp(at), act);
    made.unwrap().0.id
}

/// An empty copy of a document on somebody's device.
fn empty(doc: u128) -> Document {
    let mut document = Document::new(DocId(doc));
    for who in 1..=2 {
        let author = Author {
            person: PersonId(who.into()),
            device: DeviceId(who.into()),
        };
        document.bind(ReplicaId(who), author);
    }
    document
}

fn begun(doc: u128, by: u64) -> Document {
    let mut document = empty(doc);
    let topic = Topic {
        about: PLAN,
        circle: Circle::Docket,
    };
    let opened = document.commit(ReplicaId(by), Timestamp(0), Act::OpenTalk(topic));
    opened.unwrap();
    document
}

fn give(from: &Document, to: &mut Document) {
    let entry = |change| (Logged::Known(change), Verdict::Accepted);
    let entries: Vec<_> = from.changes().map(entry).collect();
    to.apply(entries);
}

fn numbers(talk: &Talk) -> Vec<u32> {
    let entries = entries(talk, EDITION);
    entries.iter().map(|(_, docket)| docket.number).collect()
}

#[test]
fn a_correction_holds_and_what_it_corrects_stays_with_its_author() {
    let mut book = begun(2, 1);
    enter(&mut book, 1, 900, docket(7, "05/09/2026"));
    // The clock of the one who corrects is slow.
    enter(&mut book, 2, 100, docket(8, "05/09/2026"));
    let talk = Talk::of(&book);
    assert_eq!(numbers(&talk), [8, 7]);
    let all = entries(&talk, EDITION);
    assert_eq!(all[1].0.by, PersonId(1));
    assert!(!is_disputed(&all));
    assert!(entries(&talk, Hash32([8; 32])).is_empty());
    let entered = issued_on(&talk, EDITION, Day(0)).to_string();
    assert_eq!(entered, "05/09/2026");
    assert_eq!(issued_on(&talk, Hash32([8; 32]), Day(9)), Day(9));
}

#[test]
fn entries_of_two_who_did_not_know_of_each_other_merge_alike_and_are_marked() {
    let mut lan = begun(2, 1);
    let mut hung = empty(2);
    give(&lan, &mut hung);
    enter(&mut lan, 1, 100, docket(7, "05/09/2026"));
    enter(&mut hung, 2, 200, docket(9, "05/09/2026"));
    let alone = lan.clone();
    give(&hung, &mut lan);
    give(&alone, &mut hung);
    for copy in [&lan, &hung] {
        let talk = Talk::of(copy);
        assert_eq!(numbers(&talk), [9, 7]);
        assert!(is_disputed(&entries(&talk, EDITION)));
    }
    enter(&mut hung, 2, 300, docket(7, "05/09/2026"));
    let talk = Talk::of(&hung);
    assert_eq!(numbers(&talk), [7, 9, 7]);
    assert!(!is_disputed(&entries(&talk, EDITION)));
}

#[test]
fn two_books_of_one_plan_are_read_together_and_settled_in_the_one_that_holds() {
    let (mut lan, mut hung) = (begun(2, 1), begun(3, 2));
    enter(&mut lan, 1, 100, docket(7, "05/09/2026"));
    enter(&mut hung, 2, 200, docket(9, "05/09/2026"));
    let read = |lan: &Document, hung: &Document| Talk::merged([Talk::of(hung), Talk::of(lan)]);
    let talk = read(&lan, &hung);
    let all = entries(&talk, EDITION);
    assert_eq!(numbers(&talk), [9, 7]);
    assert!(is_disputed(&all));
    assert_eq!(all[0].0.doc, DocId(3), "where the next entry goes");
    enter(&mut hung, 1, 50, docket(7, "05/09/2026"));
    let talk = read(&lan, &hung);
    assert_eq!(numbers(&talk), [7, 9, 7]);
    assert!(!is_disputed(&entries(&talk, EDITION)));
}

#[test]
fn the_same_entered_twice_is_no_dispute() {
    let (mut lan, mut hung) = (begun(2, 1), begun(3, 2));
    enter(&mut lan, 1, 100, docket(7, "05/09/2026"));
    enter(&mut hung, 2, 200, docket(7, "05/09/2026"));
    let talk = Talk::merged([Talk::of(&lan), Talk::of(&hung)]);
    assert!(!is_disputed(&entries(&talk, EDITION)));
}

fn content(number: &str, letterhead: &[&str]) -> Content {
    let part = |text: &&str| Part {
        node: NodeId(ChangeId {
            replica: ReplicaId(5),
            seq: 1,
        }),
        depth: 0,
        kind: NodeKind::Letterhead,
        side: Side::Joint,
        label: String::new(),
        path: String::new(),
        text: (*text).to_owned(),
        lead_person: None,
        lead_body: None,
        due: None,
    };
    Content {
        kind: "ke_hoach".to_owned(),
        school: "Trường Tiểu học Sông Mây".to_owned(),
        school_year: None,
        number: number.to_owned(),
        place: String::new(),
        day: None,
        parts: letterhead.iter().map(part).collect(),
        duties: Vec::new(),
        targets: Vec::new(),
    }
}

#[test]
fn number_and_day_are_printed_as_the_decree_has_them() {
    let heading = Heading::of(&content("", &[]), Some(&docket(7, "05/09/2026")));
    assert_eq!(heading.number_line(), "Số: 07/KH-THSM");
    assert_eq!(heading.day_line(), "Xã Sông Mây, ngày 05 tháng 9 năm 2026");
    let small = place_and_day("xã Sông Mây", heading.day, BLANK);
    assert_eq!(small, heading.day_line(), "it begins a line");
    let printed = |day| Heading::of(&content("", &[]), Some(&docket(12, day))).day_line();
    assert!(printed("20/02/2027").ends_with("ngày 20 tháng 02 năm 2027"));
    assert!(printed("01/12/2027").ends_with("ngày 01 tháng 12 năm 2027"));
}

#[test]
fn what_was_signed_stands_until_something_is_entered_and_else_there_is_room_for_the_pen() {
    let of = |number, letterhead: &[&str]| Heading::of(&content(number, letterhead), None).number;
    assert_eq!(of("12/KH-THSM", &[]), "12/KH-THSM");
    assert_eq!(of("", &["UBND XÃ SÔNG MÂY", "Số : 15/KH-TH"]), "15/KH-TH");
    assert_eq!(of("", &["Số:      /KH-TH", "Số phòng: 3"]), "");
    let dated = |line: &str| {
        let Heading { place, day, .. } = Heading::of(&content("", &[line]), None);
        (place, day.map(|day| day.to_string()))
    };
    let whole = dated("Xã Sông Mây, ngày 5 tháng 09 năm 2026");
    let day = "05/09/2026".to_owned();
    assert_eq!(whole, ("Xã Sông Mây".to_owned(), Some(day)));
    let open = dated("Sông Mây, ngày     tháng     năm 2026");
    assert_eq!(open, ("Sông Mây".to_owned(), None));
    let blank = Heading::of(&content("", &[]), None);
    assert_eq!(blank.number_line(), "Số: ……");
    assert_eq!(blank.day_line(), "……, ngày …… tháng …… năm ……");
}

#[test]
fn what_was_entered_stands_in_the_lines_of_a_letterhead_from_paper() {
    let lines = [
        "UBND XÃ SÔNG MÂY",
        "Số:     /KH-TH",
        "Sông Mây, ngày   tháng   năm 2026",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ];
    let signed = content("", &lines);
    let paper = on_paper(&signed, Some(&docket(7, "05/09/2026")));
    let texts: Vec<&str> = paper.parts.iter().map(|part| part.text.as_str()).collect();
    let expected = [
        lines[0],
        "Số: 07/KH-THSM",
        "Xã Sông Mây, ngày 05 tháng 9 năm 2026",
        lines[3],
    ];
    assert_eq!(texts, expected);
    assert_eq!(Heading::of(&paper, None).number, "07/KH-THSM");
    assert_eq!(on_paper(&signed, None).parts, signed.parts);
}

fn taken(plan: u128, number: u32, symbol: &str, day: &str) -> Taken {
    let day = day.parse().unwrap();
    Taken::read(DocId(plan), 1, &format!("{number:02}/{symbol}"), day).unwrap()
}

#[test]
fn the_next_number_is_counted_by_year_and_symbol() {
    let known = [
        taken(2, 6, "KH-THSM", "01/09/2026"),
        taken(3, 3, "KH-THSM", "02/09/2026"),
        taken(4, 41, "QC-THSM", "03/09/2026"),
        taken(5, 30, "KH-THSM", "31/12/2025"),
    ];
    let next = |symbol, day: &str| next_number(&known, symbol, day.parse().unwrap());
    assert_eq!(next("KH-THSM", "05/09/2026"), 7);
    assert_eq!(next("kh-thsm ", "05/09/2026"), 7);
    assert_eq!(next("QC-THSM", "05/09/2026"), 42);
    assert_eq!(next("KH-THSM", "04/01/2027"), 1);
    assert!(Taken::read(PLAN, 1, "không số", Day(0)).is_none());
}

#[test]
fn a_number_is_taken_by_another_plan_or_edition_of_the_same_year() {
    let known = [taken(2, 6, "KH-THSM", "01/09/2026")];
    let by = |plan, edition, day: &str| {
        let this = (DocId(plan), edition);
        taken_by(&known, this, 6, "KH-THSM", day.parse().unwrap()).is_some()
    };
    assert!(by(1, 1, "05/09/2026"));
    assert!(by(2, 2, "05/09/2026"), "an amendment needs one of its own");
    assert!(!by(2, 1, "05/09/2026"), "its own");
    assert!(!by(1, 1, "05/01/2027"));
}

#[test]
fn a_symbol_is_made_of_kind_and_first_letters() {
    for (school, letters) in [
        ("Trường Tiểu học Nguyễn Trãi", "THNT"),
        ("Trường THCS Lê Quý Đôn", "THCSLQĐ"),
        ("Trường TH và THCS Sông Mây", "TH&THCSSM"),
        ("TRƯỜNG TIỂU HỌC SỐ 2 – ẤP BẮC", "THS2AB"),
        ("Mầm non 1-5", "MN15"),
        ("", ""),
    ] {
        assert_eq!(abbreviation(school), letters, "{school}");
    }
    let symbol = usual_symbol(PlanKind::Regulation, "Trường Mầm non Hoa Sen");
    assert_eq!(symbol, "QC-MNHS");
}
