//! Two people write a clause; the page tells whose words came, and shows what the filters let through.

use super::*;
use lientich_shared::ids::{DeviceId, DocId, ReplicaId};
use lientich_shared::log::change::{Body, NodeKind, Side};
use lientich_shared::log::document::Author;
use lientich_shared::log::duty::{Duty, Party as Charged};
use lientich_shared::log::edit;
use lientich_shared::log::history::sittings;
use lientich_shared::time::Day;

const AN: u64 = 1;
const BINH: u64 = 2;

struct Desk {
    document: Document,
    clause: NodeId,
}

impl Desk {
    fn new() -> Self {
        let mut document = Document::new(DocId(1));
        for writer in [AN, BINH] {
            let author = Author {
                person: PersonId(writer.into()),
                device: DeviceId(writer.into()),
            };
            document.bind(ReplicaId(writer), author);
        }
        let kind = NodeKind::Clause;
        let create = edit::create(&document, None, None, kind, Side::Joint, "Họp vào tuần đầu");
        let id = document.commit(ReplicaId(AN), Timestamp(0), create.unwrap());
        Self {
            clause: NodeId(id.unwrap().0.id),
            document,
        }
    }

    fn act(&mut self, writer: u64, act: Act) {
        let done = self
            .document
            .commit(ReplicaId(writer), Timestamp(1_000), act);
        done.unwrap();
    }

    fn writes(&mut self, writer: u64, text: &str) {
        for act in edit::replace(&self.document, self.clause, text).unwrap() {
            self.act(writer, act);
        }
    }

    fn since(&self, version: &Version) -> Vec<Card> {
        let earlier = self.document.as_of(version);
        cards((&earlier, version), &self.document, &nobody(), &|_| None)
    }
}

fn nobody() -> People {
    People::of(None, Day(0))
}

fn person(writer: u64) -> PersonId {
    PersonId(writer.into())
}

#[test]
fn words_that_came_are_told_by_who_wrote_them() {
    let mut desk = Desk::new();
    let version = desk.document.version();
    desk.writes(AN, "Họp liên tịch vào tuần đầu");
    desk.writes(BINH, "Họp liên tịch mở rộng vào ngày cuối");
    let card = desk.since(&version).remove(0);
    let come = |text: &str, writer| Run::Come(text.to_owned(), Some(person(writer)));
    assert_eq!(
        card.words,
        [
            Run::Kept("Họp ".to_owned()),
            come("liên tịch ", AN),
            come("mở rộng ", BINH),
            Run::Kept("vào ".to_owned()),
            Run::Gone("tuần đầu".to_owned()),
            come("ngày cuối", BINH),
        ]
    );
    let hands: Vec<_> = card.hands.iter().map(|hand| hand.person).collect();
    assert_eq!(hands, [Some(person(AN)), Some(person(BINH))]);
}

#[test]
fn a_field_is_told_with_both_values() {
    let mut desk = Desk::new();
    let version = desk.document.version();
    let due = Value::Day(Day::from_civil(2026, 9, 25).unwrap());
    let act = edit::set(&desk.document, Some(desk.clause), Field::Due, due);
    desk.act(BINH, act.unwrap());
    let card = desk.since(&version).remove(0);
    assert_eq!(card.notes, ["hạn: – → 25/09/2026"]);
    assert_eq!(card.words, [Run::Kept("Họp vào tuần đầu".to_owned())]);
}

#[test]
fn whatever_changes_in_a_duty_is_told_in_its_line() {
    let mut desk = Desk::new();
    let set = |desk: &mut Desk, evidence: &str| {
        let duty = Duty {
            lead: Some(Charged::Body(Body::Bch)),
            evidence: evidence.to_owned(),
            ..Duty::default()
        };
        let (clause, value) = (desk.clause, Value::Duty(Box::new(duty)));
        let act = edit::set(&desk.document, Some(clause), Field::DutyAt(3), value);
        desk.act(BINH, act.unwrap());
    };
    let before = desk.document.version();
    set(&mut desk, "biên bản");
    let signed = desk.document.version();
    set(&mut desk, "ảnh");
    let kept = "Chủ trì: Ban Chấp hành Công đoàn; minh chứng: ";
    let card = desk.since(&signed).remove(0);
    assert_eq!(
        card.work,
        [vec![
            Run::Kept(kept.to_owned()),
            Run::Gone("biên bản".to_owned()),
            Run::Come("ảnh".to_owned(), None),
        ]]
    );
    assert!(card.notes.is_empty());
    let new = Run::Come(format!("{kept}ảnh"), None);
    assert_eq!(desk.since(&before).remove(0).work, [vec![new]]);
}

#[test]
fn a_clause_that_is_new_tells_what_it_asks() {
    let mut asked = Desk::new();
    let empty = Document::new(DocId(1)).version();
    let duty = Duty {
        lead: Some(Charged::Body(Body::Bgh)),
        ..Duty::default()
    };
    let value = Value::Duty(Box::new(duty));
    let act = edit::set(&asked.document, Some(asked.clause), Field::DutyAt(3), value);
    asked.act(AN, act.unwrap());
    let come = Run::Come("Chủ trì: Ban giám hiệu".to_owned(), None);
    assert_eq!(asked.since(&empty).remove(0).work, [vec![come]]);
}

#[test]
fn filters_let_through_what_they_name() {
    let mut desk = Desk::new();
    let seen = desk.document.version();
    desk.writes(BINH, "Họp");
    let told = sittings(&desk.document, &|_| None);
    let unseen = unseen(&desk.document, &seen, Some(person(AN)));
    let through = |filters: Filters| {
        let passed = told
            .iter()
            .filter(|sitting| passes(sitting, &filters, &nobody(), &unseen));
        passed.map(|sitting| sitting.person).collect::<Vec<_>>()
    };
    let all = Filters::default();
    assert_eq!(through(all.clone()), [Some(person(BINH)), Some(person(AN))]);
    let of_an = Filters {
        person: Some(person(AN)),
        ..all.clone()
    };
    assert_eq!(through(of_an), [Some(person(AN))]);
    assert_eq!(
        through(Filters {
            fresh: true,
            ..all.clone()
        }),
        [Some(person(BINH))]
    );
    let elsewhere = NodeId(ChangeId {
        replica: ReplicaId(9),
        seq: 1,
    });
    assert_eq!(
        through(Filters {
            clause: Some(elsewhere),
            ..all
        }),
        []
    );
}

#[test]
fn what_is_gone_is_called_by_how_it_began() {
    assert_eq!(name_of_gone("Thăm hỏi  đoàn viên"), "“Thăm hỏi đoàn viên”");
    assert_eq!(
        name_of_gone("Hai bên họp vào tuần đầu của tháng"),
        "“Hai bên họp vào tuần đầu…”"
    );
}

#[test]
fn many_parts_are_told_by_those_with_a_number_and_no_name_twice() {
    let named = |own, name: &str| (own, name.to_owned());
    let parts = [
        named(false, "Căn cứ"),
        named(false, "Căn cứ"),
        named(true, "Mục I"),
    ];
    assert_eq!(telling(parts.clone().into_iter(), 2), ["Mục I", "Căn cứ"]);
    assert_eq!(telling(parts.into_iter(), 1), ["Mục I"]);
}
