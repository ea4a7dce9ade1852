//! Plans that the file may be a copy of: of its kind and school year. Then it is compared, and no second one is made.

use lientich_shared::import::draft::{DocumentKind, Draft};
use lientich_shared::log::sign_off::Step;
use lientich_shared::order::sort_by_key;
use lientich_shared::plan::view::PlanKind;
use lientich_shared::text::{Match, fold};
use lientich_shared::time::SchoolYear;

use crate::library::Line;

/// More would hide the draft.
const MOST: usize = 3;

/// The plans, those whose title the file has first.
pub(super) fn known(draft: &Draft, lines: &[Line]) -> Vec<Line> {
    let kind = match draft.kind {
        DocumentKind::Plan => PlanKind::Plan,
        DocumentKind::Regulation => PlanKind::Regulation,
    };
    let Some(year) = draft.school_year.as_deref().and_then(first_year) else {
        return Vec::new();
    };
    let is_known = |line: &&Line| {
        let is_open = line.draft && line.step != Some(Step::Archived);
        is_open && line.kind == kind && line.school_year == Some(year)
    };
    let mut known: Vec<Line> = lines.iter().filter(is_known).cloned().collect();
    let title = draft.title.as_ref().map(|title| folded(&title.text));
    let title = title.unwrap_or_default();
    sort_by_key(&mut known, |line| !title.contains(&folded(&line.title)));
    known.truncate(MOST);
    known
}

fn first_year(year: &str) -> Option<SchoolYear> {
    year.split('-').next()?.trim().parse().ok().map(SchoolYear)
}

fn folded(words: &str) -> String {
    let folded = fold(words, Match::Exact).chars.into_iter();
    folded.filter(|char| !char.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use lientich_shared::ids::DocId;
    use lientich_shared::import;
    use lientich_shared::time::Timestamp;

    use super::*;

    fn line(doc: u128, title: &str) -> Line {
        Line {
            doc: DocId(doc),
            title: title.to_owned(),
            kind: PlanKind::Plan,
            school_year: Some(SchoolYear(2026)),
            parts: 40,
            touched: Timestamp(0),
            only_here: 0,
            on_server: true,
            draft: true,
            edition: None,
            step: Some(Step::Draft),
            report: None,
        }
    }

    #[test]
    fn plans_of_the_kind_and_year_are_told_the_one_with_the_title_first() {
        let text =
            "KẾ HOẠCH\nPhối hợp công tác\nNăm học 2026-2027\n\nI. MỤC ĐÍCH\n1. Chăm lo đời sống.\n";
        let (draft, _) = import::read(text.as_bytes());
        let lines = [
            line(1, "Kế hoạch khác"),
            line(2, "Phối hợp công tác"),
            Line {
                kind: PlanKind::Regulation,
                ..line(3, "Phối hợp công tác")
            },
            Line {
                school_year: Some(SchoolYear(2025)),
                ..line(4, "Phối hợp công tác")
            },
            Line {
                draft: false,
                ..line(5, "Phối hợp công tác")
            },
            Line {
                step: Some(Step::Archived),
                ..line(6, "Phối hợp công tác")
            },
        ];
        let known: Vec<DocId> = known(&draft, &lines).iter().map(|line| line.doc).collect();
        assert_eq!(known, [DocId(2), DocId(1)]);
    }
}
