//! A school with one plan and what became of it until 20 November 2026.

use std::sync::Arc;

use super::people::{AN, CHAIR, PRINCIPAL, THU, directory};
use crate::calendar::SchoolCalendar;
use crate::directory::Directory;
use crate::ids::{DocId, PersonId, ReplicaId};
use crate::log::change::Hash32;
use crate::log::change::{Body, ChangeId, NodeId, NodeKind, Side};
use crate::log::duty::{Duty, DutyId, Goal, Occasion, Party, Rhythm};
use crate::log::target::{Figure, Measure, Period as Time, Target, TargetId};
use crate::log::work::{
    Attachment, Directive, Entry, Item, Judged, Judgement, Line, Order, Report, Stage, Tally,
};
use crate::plan::assignments::Assignments;
use crate::plan::content::{Content, Part};
use crate::plan::view::PlanKind;
use crate::progress::{Ledger, Progress, Written};
use crate::report::{Draft, Period, Scope, Setting, Source, compose};
use crate::time::{Day, SchoolYear};

pub(super) const PLAN: DocId = DocId(7);

/// Everything that a report is drafted from.
pub(super) struct Sample {
    content: Content,
    progress: Progress,
    directory: Directory,
    calendar: SchoolCalendar,
}

pub(super) fn day(month: u8, day: u8) -> Day {
    let year = if month < 8 { 2027 } else { 2026 };
    Day::from_civil(year, month, day).unwrap()
}

impl Sample {
    pub(super) fn new() -> Self {
        Self {
            content: content(),
            progress: progress(),
            directory: directory(),
            calendar: SchoolCalendar::usual(SchoolYear(2026)),
        }
    }

    /// The report as it is drafted on a day.
    pub(super) fn draft(&self, kind: PlanKind, period: Period, today: Day) -> Draft {
        let scope = Scope {
            year: SchoolYear(2026),
            period,
            plans: vec![PLAN],
        };
        let assignments = Assignments::of_content(&self.content);
        let source = Source {
            doc: PLAN,
            content: &self.content,
            assignments: &assignments,
            progress: &self.progress,
        };
        compose(Setting {
            kind,
            scope: &scope,
            sources: &[source],
            directory: &self.directory,
            calendar: &self.calendar,
            today,
        })
    }

    /// Who works there.
    pub(super) fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The union chair reports the meeting of November as done, with one file.
    pub(super) fn hold_november_meeting(&mut self) {
        let ledger = &mut self.progress.ledgers[1];
        let november = Some(day(11, 5));
        let report = report(MEETING, november, Stage::Done, None);
        let ledger = Arc::make_mut(ledger);
        ledger.reports.push(written(CHAIR, day(11, 20), 90, report));
        let file = file(MEETING, november);
        ledger.files.push(written(CHAIR, day(11, 20), 91, file));
    }
}

fn node(n: u32) -> NodeId {
    NodeId(change(n))
}

fn change(seq: u32) -> ChangeId {
    let replica = ReplicaId(9);
    ChangeId { replica, seq }
}

fn part(n: u32, kind: NodeKind, side: Side, path: &str, text: &str) -> Part {
    Part {
        node: node(n),
        depth: u16::from(kind != NodeKind::Title && kind != NodeKind::Section),
        kind,
        side,
        label: String::new(),
        path: path.to_owned(),
        text: text.to_owned(),
        lead_person: None,
        lead_body: None,
        due: None,
    }
}

const MEETING: u32 = 3;
const OPINIONS: u32 = 4;
const VISITS: u32 = 5;
const WOMEN: u32 = 6;
const SPENDING: u32 = 7;
const OUTING: u32 = 8;

fn content() -> Content {
    let clause = |n, side, path, text| part(n, NodeKind::Clause, side, path, text);
    let parts = vec![
        part(
            1,
            NodeKind::Title,
            Side::Joint,
            "",
            "Phối hợp giữa Ban giám hiệu và Ban Chấp hành Công đoàn",
        ),
        part(2, NodeKind::Section, Side::Joint, "II", "NỘI DUNG PHỐI HỢP"),
        clause(
            MEETING,
            Side::Joint,
            "II.1",
            "Hai bên họp liên tịch vào tuần đầu của mỗi tháng.",
        ),
        clause(
            OPINIONS,
            Side::Bch,
            "II.2",
            "Tập hợp ý kiến của các tổ trước kỳ họp.",
        ),
        clause(
            VISITS,
            Side::Bgh,
            "II.3",
            "Giáo viên chủ nhiệm thăm gia đình học sinh.",
        ),
        clause(
            WOMEN,
            Side::Women,
            "II.4",
            "Tọa đàm nhân Ngày Phụ nữ Việt Nam;",
        ),
        clause(
            SPENDING,
            Side::Bgh,
            "II.5",
            "Công khai các khoản thu định kỳ.",
        ),
        clause(OUTING, Side::Bch, "II.6", "Tổ chức tham quan học tập."),
        clause(9, Side::Joint, "III.1", "Giáo viên dạy giỏi cấp trường"),
    ];
    Content {
        kind: PlanKind::Plan.code().to_owned(),
        school: "Trường Tiểu học Sông Vân".to_owned(),
        school_year: Some(SchoolYear(2026)),
        number: "12/KH-THSV".to_owned(),
        place: "Sông Vân".to_owned(),
        day: Some(day(9, 15)),
        parts,
        duties: duties(),
        targets: vec![(
            TargetId {
                node: node(9),
                slot: 1,
            },
            target(),
        )],
    }
}

fn duties() -> Vec<(DutyId, Duty)> {
    let duty = |body, rhythm| Duty {
        lead: Some(Party::Body(body)),
        rhythm,
        ..Duty::default()
    };
    let meeting = Duty {
        cooperate: vec![Party::Body(Body::Bgh)],
        supervise: vec![Party::Body(Body::PeoplesInspectorate)],
        ..duty(Body::Bch, Rhythm::Monthly(5))
    };
    let visits = Duty {
        goal: Some(Goal {
            of: 34,
            unit: "gia đình".to_owned(),
        }),
        is_each: true,
        ..duty(Body::HomeroomTeachers, Rhythm::Once(day(10, 30)))
    };
    let women = duty(
        Body::WomensCommittee,
        Rhythm::On(Occasion::VietnameseWomensDay),
    );
    let all = [
        (MEETING, meeting),
        (OPINIONS, duty(Body::Bch, Rhythm::Once(day(10, 12)))),
        (VISITS, visits),
        (WOMEN, women),
        (SPENDING, duty(Body::Bgh, Rhythm::Periodic)),
        (OUTING, duty(Body::Bch, Rhythm::Once(day(10, 25)))),
    ];
    let id = |n| DutyId {
        node: node(n),
        slot: 1,
    };
    all.into_iter().map(|(n, duty)| (id(n), duty)).collect()
}

fn target() -> Target {
    Target {
        subject: String::new(),
        population: "giáo viên".to_owned(),
        measure: Measure::Fraction { count: 17, of: 54 },
        level: String::new(),
        awarded_by: String::new(),
        period: Time::SchoolYear,
        baseline: None,
        is_shared_out: true,
    }
}

fn written<T>(by: PersonId, on: Day, seq: u32, what: T) -> Written<T> {
    Written {
        doc: DocId(50 + by.0),
        change: change(seq),
        by,
        at: on.begins(),
        nth: seq,
        is_registered: true,
        unseen: Vec::new(),
        what,
    }
}

fn item(n: u32) -> Item {
    Item::Planned(DutyId {
        node: node(n),
        slot: 1,
    })
}

fn report(n: u32, due: Option<Day>, stage: Stage, count: Option<(u32, u32)>) -> Report {
    Report {
        item: item(n),
        due,
        stage,
        count,
        note: "cô Thu nghỉ ốm".to_owned(),
    }
}

fn file(n: u32, due: Option<Day>) -> Attachment {
    Attachment {
        item: item(n),
        due,
        hash: Hash32([1; 32]),
        name: "bien-ban.pdf".to_owned(),
        media: "application/pdf".to_owned(),
        size: 10,
    }
}

fn ledger(person: PersonId) -> Ledger {
    Ledger {
        person,
        reports: Vec::new(),
        files: Vec::new(),
        directives: Vec::new(),
        tallies: Vec::new(),
        entries: Vec::new(),
        judgements: Vec::new(),
    }
}

fn tally(team: &str, count: u32, is_result: bool) -> Tally {
    Tally {
        target: TargetId {
            node: node(9),
            slot: 1,
        },
        row: String::new(),
        team: team.to_owned(),
        is_result,
        figure: Figure::Count(count, Some(27)),
        on: day(10, 20),
        note: String::new(),
    }
}

fn progress() -> Progress {
    let done = Stage::Done;
    let (meeting, visits) = (Some(day(10, 5)), Some(day(10, 30)));
    let mut chair = ledger(CHAIR);
    chair.reports = vec![
        written(CHAIR, day(10, 4), 20, report(MEETING, meeting, done, None)),
        written(
            CHAIR,
            day(10, 15),
            21,
            report(OPINIONS, Some(day(10, 12)), done, None),
        ),
    ];
    chair.files = vec![written(CHAIR, day(10, 4), 22, file(MEETING, meeting))];
    let dropped = Directive {
        order: Order::Drop {
            item: item(OUTING),
            due: None,
        },
        text: "Chưa bố trí được kinh phí".to_owned(),
    };
    chair.directives = vec![written(PRINCIPAL, day(10, 20), 23, dropped)];
    let mut thu = ledger(THU);
    thu.reports = vec![written(
        THU,
        day(10, 29),
        30,
        report(VISITS, visits, done, Some((17, 17))),
    )];
    thu.tallies = vec![
        written(THU, day(10, 20), 31, tally("Tổ 1", 9, false)),
        written(THU, day(10, 20), 32, tally("Tổ 1", 4, true)),
    ];
    let title = Line::Emulation {
        title: "Lao động tiên tiến".to_owned(),
        team: String::new(),
    };
    let enter = |line| Entry {
        replaces: None,
        line,
        note: String::new(),
    };
    thu.entries = vec![written(THU, day(10, 2), 33, enter(title))];
    let judged = Judgement {
        entry: change(33),
        outcome: Judged::Confirmed,
        text: String::new(),
    };
    thu.judgements = vec![written(CHAIR, day(10, 9), 34, judged)];
    let mut an = ledger(AN);
    an.reports = vec![written(
        AN,
        day(10, 29),
        40,
        report(VISITS, visits, Stage::Doing, Some((5, 17))),
    )];
    an.tallies = vec![
        written(AN, day(10, 20), 41, tally("Tổ 2", 9, false)),
        written(AN, day(10, 20), 42, tally("Tổ 2", 5, true)),
    ];
    let visit = Line::Visits {
        on: day(10, 21),
        families: 5,
        whom: "em Bình".to_owned(),
    };
    an.entries = vec![written(AN, day(10, 21), 43, enter(visit))];
    Progress {
        ledgers: [ledger(PRINCIPAL), chair, thu, an].map(Arc::new).to_vec(),
    }
}
