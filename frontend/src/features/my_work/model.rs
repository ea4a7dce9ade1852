//! What stands where in "Việc của tôi", and what a tick, a count or a note writes. Plain: the views only
//! draw it.

use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::work::{Report, Stage, Work};
use lientich_shared::order::sort_by_key;
use lientich_shared::tasks::{Part, Task, When};
use lientich_shared::time::Day;

use crate::workload::key;

/// For so many days what was done stays among what is to do.
const FRESH_DAYS: i32 = 7;

/// A task in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The task.
    pub task: Task,
    /// How many later occurrences of it are not shown.
    pub more: usize,
}

/// Tasks by time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arranged {
    /// Their day has passed; the oldest first.
    pub overdue: Vec<Line>,
    /// Due until Sunday.
    pub week: Vec<Line>,
    /// Done a few days ago.
    pub fresh: Vec<Line>,
    /// Due later, or without a day: of each duty what comes next.
    pub later: Vec<Line>,
    /// Done or dropped, the last first.
    pub over: Vec<Line>,
    /// What the person supervises: others do it.
    pub watched: Vec<Line>,
}

impl Arranged {
    /// How many wait.
    pub fn open(&self) -> usize {
        self.overdue.len() + self.week.len() + self.later.len()
    }
}

/// Puts tasks, which come by due day, where they belong.
pub fn arranged(tasks: &[Task], today: Day) -> Arranged {
    let mut all = Arranged::default();
    for task in tasks {
        let line = || Line {
            task: task.clone(),
            more: 0,
        };
        match task.when(today) {
            _ if task.part == Part::Supervise => push_next(&mut all.watched, task, today),
            When::Overdue => all.overdue.push(line()),
            When::ThisWeek => all.week.push(line()),
            When::Later => push_next(&mut all.later, task, today),
            When::Over => {
                if is_fresh(task, today) {
                    all.fresh.push(line());
                }
                all.over.push(line());
            }
        }
    }
    sort_by_key(&mut all.over, |line| {
        let ended = line.task.state.reported.map(|(_, at)| at);
        std::cmp::Reverse((ended, line.task.due))
    });
    all
}

/// Of a duty that comes again and again only the next time is shown, with how many follow. What is
/// supervised and over, or over long ago, is not shown at all.
fn push_next(lines: &mut Vec<Line>, task: &Task, today: Day) {
    if task.part == Part::Supervise && task.when(today) == When::Over {
        return;
    }
    let is_same = |line: &&mut Line| {
        let known = &line.task;
        (known.plan, known.item, known.person) == (task.plan, task.item, task.person)
    };
    match lines.iter_mut().find(is_same) {
        Some(line) => line.more += 1,
        None => lines.push(Line {
            task: task.clone(),
            more: 0,
        }),
    }
}

fn is_fresh(task: &Task, today: Day) -> bool {
    let reported = task.state.reported.map(|(_, at)| at.day());
    reported.is_some_and(|day| today.0 - FRESH_DAYS < day.0)
}

/// Names how a task looks, so that its row is drawn anew when that changes.
pub fn look(line: &Line) -> String {
    let state = &line.task.state;
    let told = [
        state.stage == Stage::Done,
        state.stage == Stage::Doing,
        state.is_registered,
        state.is_disputed,
        state.dropped.is_some(),
        state.asked_again.is_some(),
    ];
    let told: String = told.iter().map(|is| if *is { '1' } else { '0' }).collect();
    let (done, of) = state.count.unwrap_or_default();
    let reported = state.reported.map_or(0, |(_, at)| at.0);
    let counts = format!("{done}/{of} {} {}", state.files, state.remarks);
    format!(
        "{} {told} {reported} {counts} {}",
        key(&line.task),
        line.more
    )
}

/// Where one reports what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The plan.
    pub plan: DocId,
    /// Whose progress.
    pub person: PersonId,
    /// What is written.
    pub work: Work,
}

/// A report on a task.
pub fn report(task: &Task, stage: Stage, count: Option<(u32, u32)>, note: &str) -> Entry {
    Entry {
        plan: task.plan,
        person: task.person,
        work: Work::Report(Report {
            item: task.item,
            due: task.due,
            stage,
            count,
            note: note.trim().to_owned(),
        }),
    }
}

/// What a press on the box writes: done, or open again. Count and note stay.
pub fn toggled(task: &Task) -> Entry {
    let stage = match task.state.stage {
        Stage::Done => Stage::Open,
        Stage::Open | Stage::Doing => Stage::Done,
    };
    report(task, stage, task.state.count, &task.state.note)
}

/// What saving count and note writes: whoever has reached the goal is done, who has written something has
/// begun.
pub fn saved(task: &Task, reached: Option<u32>, note: &str) -> Entry {
    let goal = task.duty.goal.as_ref().map(|goal| goal.of);
    let count = goal.zip(reached).map(|(of, reached)| (reached, of));
    let has_all = count.is_some_and(|(reached, of)| of <= reached);
    let has_some = count.is_some_and(|(reached, _)| 0 < reached) || !note.trim().is_empty();
    let stage = match task.state.stage {
        _ if has_all => Stage::Done,
        Stage::Done if count == task.state.count => Stage::Done,
        _ if has_some => Stage::Doing,
        _ => Stage::Open,
    };
    report(task, stage, count, note)
}

/// How far the bar of a count goes, in percent.
pub fn percent((reached, of): (u32, u32)) -> u32 {
    let whole = u64::from(reached.min(of)) * 100 / u64::from(of.max(1));
    u32::try_from(whole).unwrap_or(100)
}

/// The count to show: what was reported, else none of what is to be reached.
pub fn count(task: &Task) -> Option<(u32, u32)> {
    let goal = task.duty.goal.as_ref().map(|goal| (0, goal.of));
    task.state.count.or(goal)
}

#[cfg(test)]
mod tests {
    use lientich_shared::ids::ReplicaId;
    use lientich_shared::log::change::{ChangeId, NodeId};
    use lientich_shared::log::duty::{Duty, DutyId, Goal};
    use lientich_shared::log::work::Item;
    use lientich_shared::tasks::State;
    use lientich_shared::time::Timestamp;

    use super::*;

    /// A Wednesday.
    const TODAY: Day = Day(20_780);

    fn task(slot: u16, due: Option<i32>, stage: Stage) -> Task {
        let node = NodeId(ChangeId {
            replica: ReplicaId(1),
            seq: 1,
        });
        Task {
            plan: DocId(1),
            item: Item::Planned(DutyId { node, slot }),
            node: Some(node),
            duty: Duty {
                goal: Some(Goal {
                    of: 34,
                    unit: "gia đình".to_owned(),
                }),
                ..Duty::default()
            },
            person: PersonId(2),
            part: Part::Lead,
            from: Day(20_700),
            due: due.map(|days| Day(TODAY.0 + days)),
            state: State {
                stage,
                ..State::default()
            },
            given_by: None,
            words: String::new(),
        }
    }

    fn slots(lines: &[Line]) -> Vec<(u16, usize)> {
        let slot = |line: &Line| match line.task.item {
            Item::Planned(duty) => (duty.slot, line.more),
            Item::Given(_) => (0, line.more),
        };
        lines.iter().map(slot).collect()
    }

    #[test]
    fn tasks_stand_by_their_day_and_of_a_rhythm_only_the_next_one() {
        let tasks = [
            task(1, Some(-20), Stage::Open),
            task(1, Some(-1), Stage::Done),
            task(2, Some(0), Stage::Doing),
            task(1, Some(30), Stage::Open),
            task(1, Some(60), Stage::Open),
            task(3, None, Stage::Open),
        ];
        let all = arranged(&tasks, TODAY);
        assert_eq!(slots(&all.overdue), [(1, 0)]);
        assert_eq!(slots(&all.week), [(2, 0)]);
        assert_eq!(slots(&all.later), [(1, 1), (3, 0)]);
        assert_eq!(slots(&all.over), [(1, 0)]);
        assert_eq!(all.open(), 4);
    }

    #[test]
    fn what_was_just_done_stays_in_sight_and_the_last_done_comes_first() {
        let done = |slot, days: i32| {
            let mut task = task(slot, Some(-3), Stage::Done);
            let at = Timestamp(i64::from(TODAY.0 + days) * 86_400_000);
            task.state.reported = Some((PersonId(2), at));
            task
        };
        let all = arranged(&[done(1, -20), done(2, -1)], TODAY);
        assert_eq!(slots(&all.fresh), [(2, 0)]);
        assert_eq!(slots(&all.over), [(2, 0), (1, 0)]);
    }

    #[test]
    fn what_one_supervises_is_not_ones_own_to_do() {
        let mut watched = task(1, Some(-3), Stage::Open);
        watched.part = Part::Supervise;
        let all = arranged(&[watched], TODAY);
        assert_eq!((all.open(), slots(&all.watched)), (0, vec![(1, 0)]));
    }

    fn check(entry: Entry, expected: (Stage, Option<(u32, u32)>, &str)) {
        let Work::Report(report) = entry.work else {
            panic!("not a report");
        };
        assert_eq!((report.stage, report.count, report.note.as_str()), expected);
    }

    #[test]
    fn a_press_on_the_box_keeps_what_was_counted_and_noted() {
        let mut task = task(1, None, Stage::Doing);
        task.state.count = Some((21, 34));
        task.state.note = "Còn hai em".to_owned();
        check(toggled(&task), (Stage::Done, Some((21, 34)), "Còn hai em"));
        task.state.stage = Stage::Done;
        check(toggled(&task), (Stage::Open, Some((21, 34)), "Còn hai em"));
    }

    #[test]
    fn who_has_counted_all_is_done_and_who_has_some_has_begun() {
        let open = task(1, None, Stage::Open);
        check(
            saved(&open, Some(21), " đã đi "),
            (Stage::Doing, Some((21, 34)), "đã đi"),
        );
        check(
            saved(&open, Some(34), ""),
            (Stage::Done, Some((34, 34)), ""),
        );
        check(saved(&open, Some(0), ""), (Stage::Open, Some((0, 34)), ""));
        let mut done = task(1, None, Stage::Done);
        done.state.count = Some((21, 34));
        check(
            saved(&done, Some(21), "Thêm"),
            (Stage::Done, Some((21, 34)), "Thêm"),
        );
        check(
            saved(&done, Some(20), ""),
            (Stage::Doing, Some((20, 34)), ""),
        );
    }

    #[test]
    fn a_bar_is_full_and_never_more() {
        assert_eq!(percent((21, 34)), 61);
        assert_eq!(percent((40, 34)), 100);
        assert_eq!(percent((0, 0)), 0);
    }
}
