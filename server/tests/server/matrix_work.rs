//! Random people with random posts, of the same team or another, read and write somebody's progress over
//! real HTTP: the server's answer is what the matrix says, as it stands here.

use lientich_server::store::{Change, Schools as _};
use lientich_shared::directory::{Person, Role};
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{Act, ChangeId, Field, Side, Value};
use lientich_shared::log::duty::{Duty, DutyId};
use lientich_shared::log::edit;
use lientich_shared::log::target::{Figure, TargetId};
use lientich_shared::log::verdict::Refusal;
use lientich_shared::log::work::{
    Directive, Entry, Holding, Item, Judged, Judgement, Line, Order, Report, Stage, Tally, Work,
};
use lientich_shared::progress::Progress;
use lientich_shared::sync::message::{BatchAnswer, Rejection};
use lientich_shared::time::Day;

use crate::device::Device;
use crate::matrix::{Draw, has};
use crate::school::{PRINCIPAL, SCHOOL, School};
use crate::table::{held, verdicts};
use crate::talk::{CLAUSES, Circles, PLAN};

/// As in `matrix`. The leader's W is for their team.
const READ: &str = "R R R R R R R - - - -";
const REPORT_OWN: &str = "W W W W W W W W W W -";
const LEAD: &str = "- - - - - - - W - - -";
const REMARK: &str = "W W W W W W - - - - -";
const COUNT_FOR_SCHOOL: &str = "W W W W - - - - - - -";
const JUDGE: &str = "W W W W - - - - - - -";
/// Who gives the duties of a side's clauses, in the order of [`CLAUSES`]: who writes them.
const GIVE: [&str; 4] = [
    "W W W W - - - - - - -",
    "W W - - - - - - - - -",
    "- - W W - - - - - - -",
    "W W W W W - - - - - -",
];

const OWNER: PersonId = PersonId(0xe1);
const THEIRS: DocId = DocId(0xe10);
const TEAM: &str = "Tổ 4–5";
const PEOPLE: u64 = 30;
const TRIES: u128 = 5;

#[derive(Debug, Clone, Copy)]
enum Doing {
    ReportForThem,
    ReportOwn,
    Give(usize),
    Remark,
    Judge,
    CountForSchool,
    CountForTeam,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Taken,
    Refused,
    Unknown,
}

impl Doing {
    fn draw(draw: &Draw) -> Self {
        match draw.below(7) {
            0 => Self::ReportForThem,
            1 => Self::ReportOwn,
            2 => Self::Give(draw.below(CLAUSES.len())),
            3 => Self::Remark,
            4 => Self::Judge,
            5 => Self::CountForSchool,
            _ => Self::CountForTeam,
        }
    }

    fn is_own(self) -> bool {
        matches!(
            self,
            Self::ReportOwn | Self::CountForSchool | Self::CountForTeam
        )
    }

    fn fate(self, roles: &[Role], is_of_team: bool) -> Fate {
        let leads = is_of_team && has(LEAD, roles, 'W');
        let reads = leads || has(READ, roles, 'R');
        let knows = if self.is_own() {
            has(REPORT_OWN, roles, 'W')
        } else {
            reads
        };
        let row = match self {
            _ if !knows => return Fate::Unknown,
            Self::ReportForThem | Self::Give(_) | Self::Remark if leads => return Fate::Taken,
            Self::ReportForThem => return Fate::Refused,
            Self::ReportOwn => REPORT_OWN,
            Self::Give(clause) => GIVE[clause],
            Self::Remark => REMARK,
            Self::Judge => JUDGE,
            Self::CountForSchool => COUNT_FOR_SCHOOL,
            Self::CountForTeam if !is_of_team => return Fate::Refused,
            Self::CountForTeam => LEAD,
        };
        if has(row, roles, 'W') {
            Fate::Taken
        } else {
            Fate::Refused
        }
    }

    fn work(self, circles: &Circles, entry: ChangeId) -> Work {
        let item = item(circles);
        let told = |order| {
            Work::Direct(Directive {
                order,
                text: "Đã trao đổi".to_owned(),
            })
        };
        match self {
            Self::ReportForThem | Self::ReportOwn => Work::Report(report(item)),
            Self::Give(clause) => told(Order::Give {
                duty: Duty::default(),
                node: Some(circles.clauses[clause]),
            }),
            Self::Remark => told(Order::Remark { item, due: None }),
            Self::Judge => Work::Judge(Judgement {
                entry,
                outcome: Judged::Confirmed,
                text: String::new(),
            }),
            Self::CountForSchool => tally(circles, ""),
            Self::CountForTeam => tally(circles, TEAM),
        }
    }
}

fn item(circles: &Circles) -> Item {
    Item::Planned(DutyId {
        node: circles.clauses[0],
        slot: 7,
    })
}

fn report(item: Item) -> Report {
    Report {
        item,
        due: None,
        stage: Stage::Done,
        count: None,
        note: "Đã xong việc của tôi.".to_owned(),
    }
}

fn tally(circles: &Circles, team: &str) -> Work {
    let target = TargetId {
        node: circles.clauses[0],
        slot: 3,
    };
    Work::Tally(Tally {
        target,
        row: String::new(),
        team: team.to_owned(),
        is_result: true,
        figure: Figure::Count(5, Some(9)),
        on: Day(20_700),
        note: String::new(),
    })
}

fn begin(person: PersonId) -> Act {
    Act::OpenWork(Holding {
        about: PLAN,
        person,
    })
}

fn act(work: Work) -> Act {
    Act::Work(Box::new(work))
}

async fn take_in(school: &School, person: PersonId, team: &str, roles: &[Role]) {
    let added = Change::Add(Person {
        id: person,
        name: "Phạm Thị Phó".to_owned(),
        team: team.to_owned(),
    });
    let post = |(n, role): (u128, &Role)| Change::Appoint(held(person, person.0 * 16 + n, *role));
    let changes: Vec<Change> = std::iter::once(added)
        .chain((0..).zip(roles).map(post))
        .collect();
    let version = school.store.directory_version(SCHOOL).await.unwrap();
    let kept = school
        .store
        .change_directory(SCHOOL, version.unwrap(), &changes);
    assert!(kept.await.unwrap().is_some());
}

/// A teacher's progress on the server, with an entry in a register.
async fn reported() -> (Circles, Device, ChangeId) {
    let circles = Circles::asking().await;
    take_in(&circles.school, OWNER, TEAM, &[Role::Staff]).await;
    let mut owner = circles.reader(OWNER, THEIRS).await;
    owner.write(begin(OWNER));
    owner.write(act(Work::Report(report(item(&circles)))));
    let entry = owner.write(act(Work::Enter(Entry {
        replaces: None,
        line: Line::Emulation {
            title: "Lao động tiên tiến".to_owned(),
            team: String::new(),
        },
        note: String::new(),
    })));
    assert_eq!(verdicts(&mut owner).await, [None, None, None]);
    (circles, owner, entry)
}

fn fate(answers: &[BatchAnswer]) -> Fate {
    match answers {
        [BatchAnswer::Judged { verdicts, .. }] => match verdicts.last() {
            Some(None) => Fate::Taken,
            _ => Fate::Refused,
        },
        [BatchAnswer::Rejected(Rejection::NoSuchDocument)] => Fate::Unknown,
        other => panic!("{other:?}"),
    }
}

async fn try_it(
    circles: &Circles,
    who: PersonId,
    doing: Doing,
    doc: DocId,
    entry: ChangeId,
) -> Fate {
    let mut device = if doing.is_own() {
        let mut device = circles.reader(who, doc).await;
        device.write(begin(who));
        device
    } else {
        let mut device = circles.reader(who, THEIRS).await;
        device.sync().await;
        device
    };
    device.write_blindly(act(doing.work(circles, entry)));
    fate(&device.sync().await)
}

#[tokio::test]
async fn who_writes_what_into_progress_is_taken_as_the_matrix_says() {
    let (circles, _owner, entry) = reported().await;
    for number in 0..PEOPLE {
        let draw = Draw::of(number);
        let roles = draw.roles();
        let is_of_team = draw.below(2) == 0;
        let person = PersonId(0x2000 + u128::from(number));
        let team = if is_of_team { TEAM } else { "Tổ 1" };
        take_in(&circles.school, person, team, &roles).await;
        for attempt in 0..TRIES {
            let doing = Doing::draw(&draw);
            let doc = DocId(person.0 * 16 + attempt);
            let became = try_it(&circles, person, doing, doc, entry).await;
            let expected = doing.fate(&roles, is_of_team);
            assert_eq!(
                became, expected,
                "{roles:?}, of team {is_of_team}: {doing:?}"
            );
        }
    }
}

#[tokio::test]
async fn progress_is_read_by_its_owner_their_leader_and_those_who_see_all_and_by_nobody_else() {
    let (circles, ..) = reported().await;
    let people: [(&str, Role, bool); 9] = [
        (TEAM, Role::TeamLeader, true),
        ("Tổ 1", Role::TeamLeader, false),
        (TEAM, Role::Staff, false),
        ("", Role::UnionCommittee, true),
        ("", Role::WomensCommittee, true),
        ("", Role::PeoplesInspectorate, true),
        ("", Role::PartySecretary, true),
        (TEAM, Role::Accountant, false),
        (TEAM, Role::ParentsBoard, false),
    ];
    for (n, (team, role, may_read)) in (0..).zip(people) {
        let person = PersonId(0x3000 + n);
        take_in(&circles.school, person, team, &[role]).await;
        let mut reader = circles.reader(person, THEIRS).await;
        reader.sync().await;
        assert_eq!(reader.heard.contains(&THEIRS), may_read, "{team} {role:?}");
        let progress = Progress::of(&reader.document);
        let notes = progress.ledgers.iter().flat_map(|ledger| &ledger.reports);
        assert_eq!(notes.count(), usize::from(may_read));
    }
}

#[tokio::test]
async fn who_gives_a_duty_begins_the_progress_of_somebody_who_has_none_and_they_read_it() {
    let (circles, ..) = reported().await;
    let newcomer = PersonId(0x3100);
    take_in(&circles.school, newcomer, TEAM, &[Role::Staff]).await;
    let doc = DocId(0x3101);
    let mut principal = circles.reader(PRINCIPAL, doc).await;
    principal.write(begin(newcomer));
    principal.write(act(Doing::Give(0).work(&circles, circles.clauses[0].0)));
    assert_eq!(verdicts(&mut principal).await, [None, None]);
    let mut device = circles.reader(newcomer, doc).await;
    device.sync().await;
    let progress = Progress::of(&device.document);
    assert_eq!(progress.ledger(newcomer).unwrap().given().count(), 1);
    // What they report of it is theirs to report.
    let given = progress.ledgers[0].directives[0].change;
    device.write(act(Work::Report(report(Item::Given(given)))));
    assert_eq!(verdicts(&mut device).await, [None]);
}

#[tokio::test]
async fn who_supervises_begins_the_progress_of_somebody_who_has_none_to_say_something_of_it() {
    let (circles, ..) = reported().await;
    let (newcomer, inspector) = (PersonId(0x3110), PersonId(0x3111));
    take_in(&circles.school, newcomer, TEAM, &[Role::Staff]).await;
    take_in(&circles.school, inspector, "", &[Role::PeoplesInspectorate]).await;
    let mut device = circles.reader(inspector, DocId(0x3112)).await;
    device.write(begin(newcomer));
    device.write(act(Doing::Remark.work(&circles, circles.clauses[0].0)));
    device.write(act(Doing::Give(0).work(&circles, circles.clauses[0].0)));
    let expected = [None, None, Some(Refusal::NotAllowed)];
    assert_eq!(verdicts(&mut device).await, expected);
}

#[tokio::test]
async fn nobody_begins_progress_of_a_colleague_or_of_somebody_whom_the_school_does_not_know() {
    let (circles, ..) = reported().await;
    let colleague = PersonId(0x3200);
    take_in(&circles.school, colleague, TEAM, &[Role::Staff]).await;
    let unknown = [BatchAnswer::Rejected(Rejection::NoSuchDocument)];
    for (person, of, doc) in [
        (colleague, OWNER, DocId(0x3201)),
        (PRINCIPAL, PersonId(0x9999), DocId(0x3202)),
    ] {
        let mut device = circles.reader(person, doc).await;
        device.write(begin(of));
        assert_eq!(device.sync().await, unknown, "{of:?}");
    }
}

#[tokio::test]
async fn a_duty_of_the_plan_is_taken_where_its_clause_is_written_and_nowhere_else() {
    let mut circles = Circles::drafting().await;
    for (clause, expected) in
        circles
            .clauses
            .clone()
            .into_iter()
            .zip([None, None, Some(Refusal::NotAllowed), None])
    {
        let duty = Value::Duty(Box::default());
        let field = Field::DutyAt(9);
        let set = edit::set(&circles.principal.document, Some(clause), field, duty);
        circles.principal.write_blindly(set.unwrap());
        assert_eq!(verdicts(&mut circles.principal).await, [expected]);
    }
    assert_eq!(CLAUSES[2], Side::Bch);
}
