//! A board of four duties: what the filters leave, what is counted, what a row says.

use lientich_shared::directory::{Directory, Person, Post, Role, School};
use lientich_shared::ids::{PostId, ReplicaId, SchoolId};
use lientich_shared::log::change::{Body, ChangeId};
use lientich_shared::log::duty::{DutyId, Rhythm};
use lientich_shared::log::work::{Item, Stage};
use lientich_shared::tasks::State;

use super::table::{Said, workbook};
use super::*;
use crate::spreadsheet::Cell;

mod orders;
mod share;

const PLAN: DocId = DocId(1);
const LAN: PersonId = PersonId(1);
const HA: PersonId = PersonId(2);
const THU: PersonId = PersonId(3);
const AN: PersonId = PersonId(4);

/// 2026-11-21, a Saturday.
const TODAY: Day = Day(20_778);

fn node(seq: u32) -> NodeId {
    NodeId(ChangeId {
        replica: ReplicaId(9),
        seq,
    })
}

fn item(seq: u32) -> Item {
    Item::Planned(DutyId {
        node: node(seq),
        slot: 1,
    })
}

fn directory() -> Directory {
    let people = [
        (LAN, "Lan", Role::Principal, ""),
        (HA, "Hà", Role::UnionChair, ""),
        (THU, "Thu", Role::HomeroomTeacher, "Tổ 4"),
        (AN, "An", Role::TeamLeader, "Tổ 4"),
    ];
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
        people: people
            .map(|(id, name, _, team)| Person {
                id,
                name: name.to_owned(),
                team: team.to_owned(),
            })
            .to_vec(),
        posts: people
            .map(|(id, _, role, _)| Post {
                id: PostId(id.0),
                person: id,
                role,
                from: Day(19_000),
                to: None,
                appointed_by: None,
            })
            .to_vec(),
        devices: Vec::new(),
    }
}

fn people() -> People {
    People::of(Some(Arc::new(directory())), TODAY)
}

fn clauses() -> Clauses {
    let clause = |nth: usize, path: &str, side, text: &str| {
        let clause = Clause {
            nth,
            path: path.to_owned(),
            side,
            text: text.to_owned(),
        };
        let seq = u32::try_from(nth).unwrap();
        ((PLAN, node(seq)), clause)
    };
    BTreeMap::from([
        clause(1, "II.1", Side::Joint, "Họp liên tịch đầu tháng"),
        clause(2, "II.2", Side::Bch, "Thăm hỏi đoàn viên"),
        clause(3, "III.1", Side::Bgh, "Thăm gia đình học sinh"),
    ])
}

fn duty(lead: Party, rhythm: Rhythm) -> Arc<Duty> {
    Arc::new(Duty {
        lead: Some(lead),
        rhythm,
        evidence: "Biên bản".to_owned(),
        ..Duty::default()
    })
}

fn row(seq: u32, duty: &Arc<Duty>, due: i32, holders: &[PersonId], state: State) -> Row {
    Row {
        item: item(seq),
        node: Some(node(seq)),
        duty: Arc::clone(duty),
        from: Day(20_700),
        due: Some(Day(due)),
        holders: Arc::new(holders.to_vec()),
        open: holders.to_vec(),
        former: Vec::new(),
        state,
    }
}

fn done(files: usize) -> State {
    State {
        stage: Stage::Done,
        files,
        is_registered: true,
        reported: Some((LAN, lientich_shared::time::Timestamp(1_795_000_000_000))),
        ..State::default()
    }
}

fn open() -> State {
    State {
        is_registered: true,
        ..State::default()
    }
}

/// A meeting every month (one late, one done, one to come), a visit that is soon, one that is done
/// without anything to prove it, and one given beside the plan.
fn board() -> Board {
    let meeting = duty(Party::Body(Body::Bgh), Rhythm::Monthly(5));
    let visit = duty(Party::Body(Body::Bch), Rhythm::Once(Day(20_785)));
    let home = duty(Party::Person(THU), Rhythm::Once(Day(20_760)));
    let beside = Arc::new(Duty {
        text: "Soạn báo cáo sơ kết".to_owned(),
        ..Duty::default()
    });
    let given = Row {
        item: Item::Given(ChangeId {
            replica: ReplicaId(5),
            seq: 3,
        }),
        node: None,
        due: None,
        ..row(9, &beside, 0, &[AN], open())
    };
    let rows = vec![
        row(1, &meeting, 20_731, &[LAN], done(2)),
        row(3, &home, 20_760, &[THU], done(0)),
        row(1, &meeting, 20_762, &[LAN], open()),
        row(2, &visit, 20_785, &[HA], open()),
        row(1, &meeting, 20_792, &[LAN], open()),
        given,
    ];
    let rows = rows.into_iter().map(|row| (PLAN, row)).collect();
    Board::of(Arc::new(rows), &clauses())
}

fn filtered(filters: &Filters) -> Vec<String> {
    let board = board();
    let shown = board.filtered(filters, &people(), TODAY);
    let shown = shown
        .iter()
        .filter(|one| board.is_at(one, filters.state, filters.month, TODAY));
    shown
        .map(|one| board.lines[one.line].what.clone())
        .collect()
}

const MEETING: &str = "Họp liên tịch đầu tháng";
const VISIT: &str = "Thăm hỏi đoàn viên";
const HOME: &str = "Thăm gia đình học sinh";
const BESIDE: &str = "Soạn báo cáo sơ kết";

#[test]
fn a_duty_is_one_line_in_the_order_of_the_plan_and_what_is_beside_it_comes_last() {
    let all = filtered(&Filters::default());
    assert_eq!(all, [MEETING, VISIT, HOME, BESIDE]);
}

#[test]
fn each_filter_leaves_what_it_says() {
    let by_side = Filters {
        side: Some(Side::Bch),
        ..Filters::default()
    };
    assert_eq!(filtered(&by_side), [VISIT]);
    let by_person = Filters {
        person: Some(THU),
        ..Filters::default()
    };
    assert_eq!(filtered(&by_person), [HOME]);
    let by_party = Filters {
        party: party_key(&Party::Body(Body::Bgh)),
        ..Filters::default()
    };
    assert_eq!(filtered(&by_party), [MEETING]);
    let by_words = Filters {
        words: "tham".to_owned(),
        ..Filters::default()
    };
    assert_eq!(filtered(&by_words), [VISIT, HOME]);
    let by_name = Filters {
        words: "thu".to_owned(),
        ..Filters::default()
    };
    assert_eq!(filtered(&by_name), [HOME]);
    let by_state = Filters {
        state: Some(Kind::Unproved),
        ..Filters::default()
    };
    assert_eq!(filtered(&by_state), [HOME]);
}

#[test]
fn a_month_shows_what_is_due_in_it() {
    let october = Filters {
        month: Some((2026, 10)),
        state: Some(Kind::Proved),
        ..Filters::default()
    };
    assert_eq!(filtered(&october), [MEETING]);
    let december = Filters {
        month: Some((2026, 12)),
        ..Filters::default()
    };
    assert_eq!(filtered(&december), [MEETING]);
    assert_eq!(board().months(), [(2026, 10), (2026, 11), (2026, 12)]);
}

#[test]
fn the_figures_count_duties_and_how_often_they_were_done() {
    let board = board();
    let shown = board.filtered(&Filters::default(), &people(), TODAY);
    let figures = board.figures(&shown, None, TODAY);
    let expected = Figures {
        all: 4,
        occurrences: 6,
        over: 2,
        proved: 0,
        unproved: 1,
        soon: 2,
        late: 1,
    };
    assert_eq!(figures, expected);
}

#[test]
fn a_row_says_what_is_late_first_and_who_does_it() {
    let board = board();
    let shown = board.filtered(&Filters::default(), &people(), TODAY);
    let said = Said::of(&board, &shown[0], &people(), TODAY);
    assert_eq!(said.path, "II.1");
    assert_eq!(said.when, "hằng tháng · 05/11");
    assert_eq!(said.state.1, "quá hạn 16 ngày");
    assert_eq!(said.holders, "Lan");
    let home = Said::of(&board, &shown[2], &people(), TODAY);
    assert_eq!(home.state.1, "xong · chưa có minh chứng");
    assert_eq!(home.holders, "", "the lead is the one who does it");
}

#[test]
fn what_was_handed_over_is_no_one_s_to_ask_for() {
    let mut left = row(
        3,
        &duty(Party::Person(THU), Rhythm::Unstated),
        20_700,
        &[],
        done(0),
    );
    left.state.handed_to = Some(AN);
    assert_eq!(Kind::of(&left, TODAY), Kind::Dropped);
}

#[test]
fn a_workbook_holds_every_occurrence_with_days_as_days() {
    let board = board();
    let shown = board.filtered(&Filters::default(), &people(), TODAY);
    let titles = BTreeMap::from([(PLAN, "Kế hoạch 2026-2027".to_owned())]);
    let table = workbook(&board, &shown, None, &titles, &people(), TODAY);
    assert_eq!((table.rows.len(), table.columns.len()), (6, 18));
    assert!(table.rows.iter().all(|row| row.len() == 18));
    assert_eq!(table.rows[0][9], Cell::Day(Day(20_731)));
    assert_eq!(table.rows[0][14], Cell::Number(2));
    assert_eq!(table.rows[5][9], Cell::Empty, "what has no day");
}
