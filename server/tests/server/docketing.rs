//! An issued plan gets its number: who enters it over real HTTP, who reads it, what becomes of two
//! entries that did not know of each other, and that nothing tells of a plan that was not issued.

use lientich_shared::api::audit::{AUDIT, Act as Audited, Deed, Page};
use lientich_shared::directory::Role;
use lientich_shared::docket;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{Act, Hash32, Side};
use lientich_shared::log::talk::{Circle, Confirmation, Docket};
use lientich_shared::log::verdict::Refusal;
use lientich_shared::plan::content;
use lientich_shared::plan::edition;
use lientich_shared::sync::message::{BatchAnswer, Rejection};
use lientich_shared::talk::Talk;
use lientich_shared::time::Day;

use crate::device::Device;
use crate::matrix::{DOCKET, Draw, has_docket};
use crate::school::{CHAIR, PRINCIPAL, START, School, TEACHER, WOMEN};
use crate::table::{held, issue_together, take_in, verdicts};
use crate::talk::{PLAN, open};

const BOOK: DocId = DocId(0xb00c);
const OFFICE: PersonId = PersonId(0xd1);
const VICE: PersonId = PersonId(0xd2);
const PARENT: PersonId = PersonId(0xd3);
/// People with random posts.
const PEOPLE: u64 = 30;

const UNKNOWN: BatchAnswer = BatchAnswer::Rejected(Rejection::NoSuchDocument);

/// A school with a plan that both sides have signed.
pub struct Issued {
    pub school: School,
    pub principal: Device,
    pub edition: Hash32,
}

impl Issued {
    pub async fn begin() -> Self {
        let school = school().await;
        let mut principal = school.device(PRINCIPAL).await;
        principal.open_plan();
        principal.add_clause(Side::Joint, "Họp liên tịch mỗi tháng.");
        let mut chair = school.device(CHAIR).await;
        issue_together(&mut principal, &mut chair).await;
        let issued = edition::content_of(&principal.editions[0].content).unwrap();
        let edition = content::hash(&issued.to_bytes());
        Self {
            school,
            principal,
            edition,
        }
    }

    /// A device at the book of numbers.
    pub async fn at(&self, person: PersonId, book: DocId) -> Device {
        let mut device = self.school.device(person).await;
        device.turn_to(book);
        device.sync().await;
        device
    }

    pub fn enter(&self, number: u32) -> Act {
        self.enter_on(number, START.day())
    }

    fn enter_on(&self, number: u32, day: Day) -> Act {
        docketed(self.edition, number, day)
    }

    /// Which numbers somebody reads, the one that holds first.
    async fn numbers(&self, person: PersonId) -> Vec<u32> {
        let talk = Talk::of(&self.at(person, BOOK).await.document);
        let entries = docket::entries(&talk, self.edition);
        entries.iter().map(|(_, docket)| docket.number).collect()
    }
}

async fn school() -> School {
    let school = School::start().await;
    for (person, role) in [
        (OFFICE, Role::RecordsOffice),
        (VICE, Role::VicePrincipal),
        (PARENT, Role::ParentsBoard),
    ] {
        take_in(&school, person, &[held(person, person.0 + 0x100, role)]).await;
    }
    school
}

fn docketed(edition: Hash32, number: u32, day: Day) -> Act {
    let docket = Docket {
        number,
        symbol: "KH-THSM".to_owned(),
        place: "Xã Sông Mây".to_owned(),
        day,
    };
    let what = Confirmation::Docketed(Box::new(docket));
    Act::Confirm { edition, what }
}

#[tokio::test]
async fn the_records_office_enters_the_number_and_everybody_who_reads_the_plan_reads_it() {
    let issued = Issued::begin().await;
    let mut office = issued.at(OFFICE, BOOK).await;
    office.write(open(Circle::Docket));
    office.write(issued.enter(7));
    assert_eq!(verdicts(&mut office).await, [None, None]);
    for person in [PRINCIPAL, VICE, CHAIR, WOMEN, TEACHER, OFFICE, PARENT] {
        assert_eq!(issued.numbers(person).await, [7], "{person}");
    }
    // The vice principal corrects it; what was corrected stays.
    let mut vice = issued.at(VICE, BOOK).await;
    vice.write(issued.enter(8));
    assert_eq!(verdicts(&mut vice).await, [None]);
    assert_eq!(issued.numbers(TEACHER).await, [8, 7]);
    // The trail has it.
    let page = issued.principal.get(AUDIT).await.bytes().await.unwrap();
    let page: Page = serde_json::from_slice(&page).unwrap();
    let docketed = page.entries.iter().filter(|entry| {
        matches!(&entry.deed, Deed::Wrote(writing) if writing.acts.contains(&Audited::Docketed))
    });
    let by: Vec<_> = docketed.map(|entry| entry.person).collect();
    assert_eq!(by, [Some(VICE), Some(OFFICE)]);
}

#[tokio::test]
async fn the_union_chair_a_teacher_and_a_forged_author_enter_no_number() {
    let issued = Issued::begin().await;
    let mut office = issued.at(OFFICE, BOOK).await;
    office.write(open(Circle::Docket));
    office.write(issued.enter(7));
    office.sync().await;
    for person in [CHAIR, WOMEN, TEACHER, PARENT] {
        let mut device = issued.at(person, BOOK).await;
        device.write(issued.enter(99));
        let refused = verdicts(&mut device).await;
        assert_eq!(refused, [Some(Refusal::NotAllowed)], "{person}");
        // Nor in a book of their own.
        device.turn_to(DocId(0xb00d));
        device.write(open(Circle::Docket));
        device.write(issued.enter(99));
        assert_eq!(device.sync().await, [UNKNOWN], "{person}");
    }
    // The teacher seals what says that it is the records office's.
    let mut forger = issued.at(TEACHER, BOOK).await;
    forger.me.device = office.me.device;
    forger.write(issued.enter(98));
    let rejected = BatchAnswer::Rejected(Rejection::BadSignature);
    assert_eq!(forger.sync().await, [rejected]);
    assert_eq!(issued.numbers(TEACHER).await, [7]);
    let page = issued.principal.get(AUDIT).await.bytes().await.unwrap();
    let page: Page = serde_json::from_slice(&page).unwrap();
    let refusals = page.entries.iter().filter(|entry| entry.is_refusal());
    let by: Vec<_> = refusals.filter_map(|entry| entry.person).collect();
    for person in [CHAIR, WOMEN, TEACHER, PARENT] {
        assert!(by.contains(&person), "{person}");
    }
}

#[tokio::test]
async fn two_who_enter_it_without_a_network_both_stand_there_and_all_read_the_same() {
    let issued = Issued::begin().await;
    let mut office = issued.at(OFFICE, BOOK).await;
    let mut vice = issued.at(VICE, DocId(0xb00d)).await;
    for (device, number) in [(&mut office, 7), (&mut vice, 9)] {
        device.write(open(Circle::Docket));
        device.write(issued.enter(number));
    }
    assert_eq!(verdicts(&mut vice).await, [None, None]);
    assert_eq!(verdicts(&mut office).await, [None, None]);
    let mut held = Vec::new();
    for person in [TEACHER, PRINCIPAL] {
        let one = issued.at(person, BOOK).await;
        let other = issued.at(person, DocId(0xb00d)).await;
        let talk = Talk::merged([Talk::of(&other.document), Talk::of(&one.document)]);
        let entries = docket::entries(&talk, issued.edition);
        assert!(docket::is_disputed(&entries));
        let numbers: Vec<u32> = entries.iter().map(|(_, docket)| docket.number).collect();
        held.push(numbers);
    }
    assert_eq!(held[0], held[1]);
    held[0].sort_unstable();
    assert_eq!(held[0], [7, 9]);
}

#[tokio::test]
async fn a_number_is_about_an_edition_that_is_there_and_no_day_to_come() {
    let issued = Issued::begin().await;
    let mut office = issued.at(OFFICE, BOOK).await;
    office.write(open(Circle::Docket));
    office.write(docketed(Hash32([7; 32]), 7, START.day()));
    office.write(issued.enter_on(7, Day(START.day().0 + 1)));
    office.write(issued.enter_on(7, Day(START.day().0 - 3)));
    let expected = [
        None,
        Some(Refusal::NoSuchTarget),
        Some(Refusal::OutOfStep),
        None,
    ];
    assert_eq!(verdicts(&mut office).await, expected);
}

#[tokio::test]
async fn nothing_tells_of_a_plan_before_it_is_issued() {
    let school = school().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.sync().await;
    principal.turn_to(BOOK);
    principal.write(open(Circle::Docket));
    assert_eq!(principal.sync().await, [UNKNOWN]);
    let mut teacher = school.device(TEACHER).await;
    teacher.sync().await;
    assert!(!teacher.heard.contains(&BOOK) && !teacher.heard.contains(&PLAN));
}

#[tokio::test]
async fn whoever_enters_a_number_is_answered_as_the_matrix_says() {
    let issued = Issued::begin().await;
    let mut office = issued.at(OFFICE, BOOK).await;
    office.write(open(Circle::Docket));
    office.sync().await;
    for number in 0..PEOPLE {
        let roles = Draw::of(number).roles();
        let person = PersonId(0x3000 + u128::from(number));
        let post = |(n, role): (u128, &Role)| held(person, person.0 * 16 + n, *role);
        let posts: Vec<_> = (0..).zip(&roles).map(post).collect();
        take_in(&issued.school, person, &posts).await;
        let mut device = issued.at(person, BOOK).await;
        device.write(issued.enter(u32::try_from(number).unwrap() + 1));
        let expected = (!has_docket(&roles)).then_some(Refusal::NotAllowed);
        assert_eq!(
            verdicts(&mut device).await,
            [expected],
            "{roles:?}: {DOCKET}"
        );
    }
}
