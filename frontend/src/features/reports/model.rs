//! Which reports there are, which period one would write now, and the draft of one: plain Rust, no signals.

use lientich_shared::calendar::SchoolCalendar;
use lientich_shared::directory::Directory;
use lientich_shared::log::change::NodeKind;
use lientich_shared::numbering::Numbering;
use lientich_shared::order::sort_by_key;
use lientich_shared::plan::view::PlanKind;
use lientich_shared::progress::Progress;
use lientich_shared::report::{Draft, Period, Scope, Setting, Source, compose};
use lientich_shared::time::Day;

use crate::library::Line;
use crate::workload::Load;

/// Days in a month on which one still writes of the month before.
const LATE_DAYS: u8 = 10;

/// The reports by kind, those of the latest period first; kinds without any are left out.
pub(super) fn by_kind(lines: &[Line]) -> Vec<(PlanKind, Vec<Line>)> {
    let of_kind = |kind: PlanKind| {
        let theirs = lines.iter().filter(|line| line.kind == kind);
        let mut theirs: Vec<Line> = theirs.cloned().collect();
        sort_by_key(&mut theirs, |line| {
            let scope = line.report.as_ref();
            let period = scope.map(|scope| (scope.year, scope.period));
            std::cmp::Reverse((period, line.touched))
        });
        (kind, theirs)
    };
    let kinds = PlanKind::REPORTS.into_iter().map(of_kind);
    kinds.filter(|(_, lines)| !lines.is_empty()).collect()
}

/// A report of the same kind and time.
pub(super) fn twin<'a>(lines: &'a [Line], kind: PlanKind, scope: &Scope) -> Option<&'a Line> {
    lines.iter().find(|line| {
        let same_time = |known: &Scope| known.year == scope.year && known.period == scope.period;
        line.kind == kind && line.report.as_ref().is_some_and(same_time)
    })
}

/// The period of which one would write a report today: one that is over, or nearly.
pub(super) fn usual(kind: PlanKind, calendar: &SchoolCalendar, today: Day) -> Option<Period> {
    let all = Period::all(kind, calendar);
    let back = match kind {
        PlanKind::MonthReport => i32::from(LATE_DAYS),
        // A check of the first half is still written some weeks into the second.
        _ => 45,
    };
    let day = Day(today.0 - back);
    let found = all.iter().find(|period| day <= period.days(calendar).to);
    found.or(all.last()).copied()
}

/// Drafts a report of plans that are on this device. `None` without any of them, or without a directory.
pub(super) fn draft(
    kind: PlanKind,
    scope: &Scope,
    loads: &[(Load, std::sync::Arc<Progress>)],
    directory: &Directory,
    today: Day,
) -> Option<Draft> {
    let chosen = scope.plans.iter();
    let chosen = chosen.filter_map(|doc| loads.iter().find(|(load, _)| load.doc == *doc));
    let sources: Vec<Source<'_>> = chosen
        .map(|(load, progress)| Source {
            doc: load.doc,
            content: &load.content,
            assignments: &load.assignments,
            progress,
        })
        .collect();
    let setting = Setting {
        kind,
        scope,
        sources: &sources,
        directory,
        calendar: &directory.school.calendar(scope.year),
        today,
    };
    (!sources.is_empty()).then(|| compose(setting))
}

/// A line of the preview: what it is, its label, its words.
pub(super) fn preview(draft: &Draft) -> Vec<(NodeKind, String, String)> {
    let mut numbering = Numbering::new();
    let pieces = draft.pieces.iter();
    let shown = pieces.filter(|piece| piece.kind != NodeKind::Letterhead);
    shown
        .map(|piece| {
            let (_, label) = numbering.next(piece.depth, piece.kind, None);
            (piece.kind, label.printed(), piece.text.clone())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use lientich_shared::time::SchoolYear;

    use super::*;

    fn usual_on(kind: PlanKind, year: i32, month: u8, day: u8) -> Option<Period> {
        let calendar = SchoolCalendar::usual(SchoolYear(2026));
        usual(kind, &calendar, Day::from_civil(year, month, day).unwrap())
    }

    #[test]
    fn early_in_a_month_one_reports_on_the_month_before() {
        let month = PlanKind::MonthReport;
        assert_eq!(usual_on(month, 2026, 11, 3), Some(Period::Month(2026, 10)));
        assert_eq!(usual_on(month, 2026, 11, 22), Some(Period::Month(2026, 11)));
    }

    #[test]
    fn the_first_half_is_checked_until_well_into_the_second() {
        let check = PlanKind::JointCheck;
        assert_eq!(usual_on(check, 2027, 2, 10), Some(Period::Half(1)));
        assert_eq!(usual_on(check, 2027, 5, 20), Some(Period::Half(2)));
        assert_eq!(usual_on(check, 2027, 8, 1), Some(Period::Half(2)));
    }
}
