//! A school of six people and one plan: who finds what on their list, and when it is done.

mod share;

use super::*;
use crate::directory::{Person, Post, Role, School};
use crate::ids::{DeviceId, PostId, ReplicaId, SchoolId};
use crate::log::change::{Act, Body, ChangeId};
use crate::log::document::{Author, Document};
use crate::log::duty::{Party, Rhythm};
use crate::log::work::{Directive, Holding, Report, Work};
use crate::plan::assignments::Assigned;
use crate::time::{SchoolYear, Timestamp};

const PLAN: DocId = DocId(1);
const LAN: PersonId = PersonId(1);
const VICE: PersonId = PersonId(2);
const LEADER: PersonId = PersonId(3);
const THU: PersonId = PersonId(4);
const AN: PersonId = PersonId(5);
const PARENT: PersonId = PersonId(6);
const TODAY: Day = Day(20_780);

fn directory() -> Directory {
    let people = [
        (LAN, Role::Principal, ""),
        (VICE, Role::VicePrincipal, ""),
        (LEADER, Role::TeamLeader, "Tổ 4–5"),
        (THU, Role::HomeroomTeacher, "Tổ 4–5"),
        (AN, Role::HomeroomTeacher, "Tổ 1"),
        (PARENT, Role::ParentsBoard, ""),
    ];
    let person = |(id, _, team): &(PersonId, Role, &str)| Person {
        id: *id,
        name: format!("Người {}", id.0),
        team: (*team).to_owned(),
    };
    let post = |(id, role, _): &(PersonId, Role, &str)| Post {
        id: PostId(id.0),
        person: *id,
        role: *role,
        from: Day(19_000),
        to: None,
        appointed_by: None,
    };
    Directory {
        version: 1,
        school: School {
            id: SchoolId(1),
            name: "Trường Tiểu học Đồi Thông".to_owned(),
            level: String::new(),
            commune: String::new(),
            superiors: Vec::new(),
            calendars: Vec::new(),
            bases: Vec::new(),
        },
        people: people.iter().map(person).collect(),
        posts: people.iter().map(post).collect(),
        devices: Vec::new(),
    }
}

fn id(slot: u16) -> DutyId {
    let replica = ReplicaId(9);
    let node = NodeId(ChangeId { replica, seq: 2 });
    DutyId { node, slot }
}

fn duty(lead: Party, rhythm: Rhythm, is_each: bool) -> Duty {
    Duty {
        lead: Some(lead),
        rhythm,
        is_each,
        ..Duty::default()
    }
}

/// A school with some duties, and what was written into people's progress.
struct Scene {
    assignments: Assignments,
    directory: Directory,
    calendar: SchoolCalendar,
    documents: Vec<(PersonId, Document)>,
}

impl Scene {
    fn with(duties: Vec<Duty>) -> Self {
        let assigned = |(slot, duty)| Assigned {
            id: id(slot),
            duty,
            others: Vec::new(),
        };
        Self {
            assignments: Assignments {
                duties: (1..).zip(duties).map(assigned).collect(),
                targets: Vec::new(),
            },
            directory: directory(),
            calendar: SchoolCalendar::usual(SchoolYear(2026)),
            documents: Vec::new(),
        }
    }

    fn write(&mut self, whose: PersonId, by: PersonId, work: Work) -> ChangeId {
        if !self.documents.iter().any(|(person, _)| *person == whose) {
            let mut document = Document::new(DocId(whose.0 + 100));
            let about = PLAN;
            let opened = Act::OpenWork(Holding {
                about,
                person: whose,
            });
            commit(&mut document, by, opened);
            self.documents.push((whose, document));
        }
        let mut all = self.documents.iter_mut();
        let (_, document) = all.find(|(person, _)| *person == whose).unwrap();
        commit(document, by, Act::Work(Box::new(work)))
    }

    fn report(&mut self, by: PersonId, slot: u16, due: Option<Day>, stage: Stage) {
        let report = Report {
            item: Item::Planned(id(slot)),
            due,
            stage,
            count: Some((2, 5)),
            note: String::new(),
        };
        self.write(by, by, Work::Report(report));
    }

    fn direct(&mut self, whose: PersonId, order: Order) -> ChangeId {
        let text = "Xin giúp nhà trường".to_owned();
        self.write(whose, LAN, Work::Direct(Directive { order, text }))
    }

    fn read<T>(&self, read: impl Fn(Setting<'_>) -> T) -> T {
        let parts = self
            .documents
            .iter()
            .map(|(_, document)| Progress::of(document));
        let progress = Progress::merged(parts);
        read(Setting {
            plan: PLAN,
            assignments: &self.assignments,
            directory: &self.directory,
            calendar: &self.calendar,
            progress: &progress,
            today: TODAY,
        })
    }

    fn tasks(&self, person: PersonId) -> Vec<Task> {
        self.read(|setting| of_person(setting, person))
    }
}

fn commit(document: &mut Document, by: PersonId, act: Act) -> ChangeId {
    let replica = ReplicaId(u64::try_from(by.0).unwrap());
    let device = DeviceId(by.0);
    let person = by;
    document.bind(replica, Author { person, device });
    let at = Timestamp(1_000 * i64::try_from(document.len()).unwrap());
    document.commit(replica, at, act).unwrap().0.id
}

fn once(day: i32) -> Rhythm {
    Rhythm::Once(Day(day))
}

#[test]
fn what_one_of_a_body_reports_is_done_for_all_of_it() {
    let bgh = Party::Body(Body::Bgh);
    let mut scene = Scene::with(vec![duty(bgh, once(20_790), false)]);
    scene.report(VICE, 1, Some(Day(20_790)), Stage::Done);
    let tasks = scene.tasks(LAN);
    assert_eq!(tasks.len(), 1);
    assert_eq!(tasks[0].when(TODAY), When::Over);
    assert_eq!(tasks[0].state.reported.unwrap().0, VICE);
    assert!(scene.tasks(THU).is_empty());
}

#[test]
fn what_each_does_is_done_by_each_and_adds_up() {
    let homeroom = Party::Body(Body::HomeroomTeachers);
    let mut scene = Scene::with(vec![duty(homeroom, once(20_790), true)]);
    scene.report(THU, 1, Some(Day(20_790)), Stage::Done);
    assert_eq!(scene.tasks(THU)[0].state.stage, Stage::Done);
    assert_eq!(scene.tasks(AN)[0].state.stage, Stage::Open);
    let rows = scene.read(of_plan);
    assert_eq!((&*rows[0].open, rows[0].holders.len()), (&[AN][..], 2));
    assert_eq!(rows[0].state.stage, Stage::Doing);
    scene.report(AN, 1, Some(Day(20_790)), Stage::Done);
    let rows = scene.read(of_plan);
    assert_eq!(rows[0].state.stage, Stage::Done);
    assert_eq!(rows[0].state.count, Some((4, 10)));
}

#[test]
fn a_team_s_duty_is_its_leader_s() {
    let team = Party::Team("Tổ 4–5".to_owned());
    let scene = Scene::with(vec![duty(team, once(20_790), false)]);
    assert_eq!(scene.tasks(LEADER).len(), 1);
    assert!(scene.tasks(THU).is_empty());
}

#[test]
fn who_takes_a_duty_over_has_it_and_who_handed_it_over_has_not() {
    let mut scene = Scene::with(vec![duty(Party::Person(THU), once(20_790), false)]);
    let item = Item::Planned(id(1));
    scene.direct(THU, Order::HandOver { item, to: AN });
    let duty = id(1);
    let from = Some(THU);
    scene.direct(AN, Order::Take { duty, from });
    assert!(scene.tasks(THU).is_empty());
    let tasks = scene.tasks(AN);
    assert_eq!(tasks[0].given_by, Some(LAN));
    let rows = scene.read(of_plan);
    assert_eq!(*rows[0].holders, [AN]);
}

#[test]
fn what_the_former_owner_reports_late_stays_and_counts_no_more() {
    let mut scene = Scene::with(vec![duty(Party::Person(THU), once(20_790), false)]);
    let (item, due) = (Item::Planned(id(1)), Some(Day(20_790)));
    scene.direct(THU, Order::HandOver { item, to: AN });
    let (duty, from) = (id(1), Some(THU));
    scene.direct(AN, Order::Take { duty, from });
    assert!(scene.tasks(THU).is_empty());
    assert!(scene.read(of_plan)[0].former.is_empty());
    scene.report(THU, 1, due, Stage::Done);
    assert!(scene.tasks(THU).is_empty());
    let row = &scene.read(of_plan)[0];
    let (who, left) = &row.former[0];
    assert_eq!(
        (*who, left.stage, left.handed_to),
        (THU, Stage::Done, Some(AN))
    );
    assert_eq!(
        row.state.stage,
        Stage::Open,
        "it is An's to do all the same"
    );
}

#[test]
fn what_was_given_and_handed_on_is_one_row_and_a_second_for_what_the_first_reported() {
    let mut scene = Scene::with(Vec::new());
    let duty = Duty {
        text: "Soạn báo cáo sơ kết".to_owned(),
        rhythm: once(20_782),
        ..Duty::default()
    };
    let give = |duty: &Duty| Order::Give {
        duty: duty.clone(),
        node: None,
    };
    let given = scene.direct(THU, give(&duty));
    let item = Item::Given(given);
    scene.direct(THU, Order::HandOver { item, to: AN });
    scene.direct(AN, give(&duty));
    let rows = scene.read(of_plan);
    assert_eq!(rows.len(), 1);
    assert_eq!(*rows[0].holders, [AN]);
    let report = Report {
        item,
        due: Some(Day(20_782)),
        stage: Stage::Done,
        count: None,
        note: String::new(),
    };
    scene.write(THU, THU, Work::Report(report));
    let rows = scene.read(of_plan);
    let left = rows.iter().find(|row| row.item == item).unwrap();
    assert!(left.state.is_over() && left.holders.is_empty());
    assert_eq!(left.former[0].1.handed_to, Some(AN));
}

#[test]
fn what_recurs_and_was_given_in_the_course_of_the_year_is_not_late_from_its_start() {
    let mut scene = Scene::with(Vec::new());
    let duty = Duty {
        text: "Nộp báo cáo tháng".to_owned(),
        rhythm: Rhythm::Monthly(31),
        ..Duty::default()
    };
    // Documents here are written on the first of January 1970: every occurrence is after that.
    scene.direct(THU, Order::Give { duty, node: None });
    let all = scene.tasks(THU).len();
    let given = occurrences_since(&Rhythm::Monthly(31), &scene.calendar, Some(TODAY));
    assert_eq!((all, given.len()), (9, 7));
    assert!(given.iter().all(|one| Some(TODAY) <= one.due));
    let once = occurrences_since(&once(20_700), &scene.calendar, Some(TODAY));
    assert_eq!(once.len(), 1, "a day that somebody wrote down stays");
}

#[test]
fn a_team_s_leader_sees_a_row_as_it_is_among_the_team() {
    let homeroom = Party::Body(Body::HomeroomTeachers);
    let mut scene = Scene::with(vec![duty(homeroom, once(20_790), true)]);
    scene.report(THU, 1, Some(Day(20_790)), Stage::Done);
    let team = scene.read(|setting| of_plan_among(setting, &[THU, LEADER]));
    assert_eq!(
        (team[0].holders.len(), team[0].state.stage),
        (1, Stage::Done)
    );
    let nothing = scene.read(|setting| of_plan_among(setting, &[LEADER]));
    assert!(nothing.is_empty());
}

#[test]
fn how_far_it_is_with_each_is_told_of_one_occurrence() {
    let homeroom = Party::Body(Body::HomeroomTeachers);
    let mut scene = Scene::with(vec![duty(homeroom, Rhythm::Monthly(20), true)]);
    let due = scene.tasks(THU)[1].due;
    scene.report(THU, 1, due, Stage::Done);
    let told = scene.read(|setting| {
        let rows = of_plan(setting);
        [states(setting, &rows[0]), states(setting, &rows[1])]
    });
    let stages = told.map(|states| states.iter().map(|(_, one)| one.stage).collect::<Vec<_>>());
    assert_eq!(stages[0], [Stage::Open, Stage::Open]);
    assert_eq!(stages[1], [Stage::Done, Stage::Open]);
}

#[test]
fn what_is_given_beside_the_plan_stands_on_the_list_and_is_reported_like_the_rest() {
    let mut scene = Scene::with(Vec::new());
    let text = "Soạn báo cáo sơ kết".to_owned();
    let duty = Duty {
        text,
        rhythm: once(20_782),
        ..Duty::default()
    };
    let given = scene.direct(THU, Order::Give { duty, node: None });
    let tasks = scene.tasks(THU);
    assert_eq!(tasks[0].when(TODAY), When::ThisWeek);
    let report = Report {
        item: Item::Given(given),
        due: tasks[0].due,
        stage: Stage::Done,
        count: None,
        note: String::new(),
    };
    scene.write(THU, THU, Work::Report(report));
    assert_eq!(scene.tasks(THU)[0].when(TODAY), When::Over);
    assert_eq!(scene.read(of_plan).len(), 1);
}

#[test]
fn cooperating_and_supervising_are_told_from_leading() {
    let mut led = duty(Party::Person(LAN), once(20_790), false);
    led.cooperate = vec![Party::Person(THU)];
    led.supervise = vec![Party::Person(AN)];
    let mut scene = Scene::with(vec![led]);
    scene.report(LAN, 1, Some(Day(20_790)), Stage::Done);
    assert_eq!(scene.tasks(THU)[0].part, Part::Cooperate);
    assert_eq!(scene.tasks(THU)[0].state.stage, Stage::Open);
    assert_eq!(scene.tasks(AN)[0].part, Part::Supervise);
    assert_eq!(scene.tasks(AN)[0].state.stage, Stage::Done);
}

#[test]
fn a_report_stays_with_its_occurrence_when_the_school_moves_its_calendar() {
    let principal = Party::Person(LAN);
    let mut scene = Scene::with(vec![duty(principal, Rhythm::Termly(1), false)]);
    let before = scene.tasks(LAN)[0].due;
    scene.report(LAN, 1, before, Stage::Done);
    scene.calendar.terms[0].to = Day(scene.calendar.terms[0].to.0 + 7);
    scene.calendar.terms[1].from = Day(scene.calendar.terms[1].from.0 + 7);
    let tasks = scene.tasks(LAN);
    assert_ne!(tasks[0].due, before);
    let stages: Vec<Stage> = tasks.iter().map(|task| task.state.stage).collect();
    assert_eq!(stages, [Stage::Done, Stage::Open]);
}

#[test]
fn a_day_that_has_passed_is_overdue_and_a_week_ends_on_sunday() {
    let day = |day| duty(Party::Person(LAN), once(day), false);
    // 2026-11-23 is a Monday.
    let scene = Scene::with(vec![day(20_779), day(20_780), day(20_786), day(20_787)]);
    let whens: Vec<When> = scene
        .tasks(LAN)
        .iter()
        .map(|task| task.when(TODAY))
        .collect();
    assert_eq!(TODAY.civil(), (2026, 11, 23));
    assert_eq!(
        whens,
        [When::Overdue, When::ThisWeek, When::ThisWeek, When::Later]
    );
}

#[test]
fn parents_are_charged_with_nothing_that_all_staff_do() {
    let all = Party::Body(Body::AllStaff);
    let scene = Scene::with(vec![duty(all, once(20_790), true)]);
    assert!(scene.tasks(PARENT).is_empty());
    assert_eq!(scene.read(of_plan)[0].holders.len(), 5);
}
