//! What is written in the form of a register, and the words of an entry. Plain data.

use lientich_shared::directory::Directory;
use lientich_shared::log::work::{Judged, Line};
use lientich_shared::registers::Listed;
use lientich_shared::targets::number;
use lientich_shared::text::tidy;

use crate::strings::fill;
use crate::strings::registers::t;
use crate::ui::field::day_of;
use crate::ui::tag::Tone;

/// The register of titles.
pub const EMULATION: &str = "emulation";
/// The register of initiatives.
pub const INITIATIVES: &str = "initiatives";
/// The register of visits.
pub const VISITS: &str = "visits";

/// Titles that are usual.
pub const TITLES: [&str; 5] = [
    "Lao động tiên tiến",
    "Chiến sĩ thi đua cơ sở",
    "Giáo viên dạy giỏi cấp trường",
    "Giáo viên chủ nhiệm giỏi cấp trường",
    "Tập thể lao động tiên tiến",
];

/// What is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// A title, or an initiative's name.
    pub name: String,
    /// The team; empty for oneself.
    pub team: String,
    /// A level.
    pub level: String,
    /// Where an initiative is applied, or words about a visit.
    pub words: String,
    /// A day.
    pub day: String,
    /// How many families.
    pub families: String,
}

impl Draft {
    /// The line that is written; `None` while something is missing.
    pub fn line(&self, register: &str) -> Option<Line> {
        let name = Some(tidy(&self.name)).filter(|name| !name.is_empty());
        Some(match register {
            INITIATIVES => Line::Initiative {
                name: name?,
                level: tidy(&self.level),
                applied: tidy(&self.words),
            },
            VISITS => Line::Visits {
                on: day_of(&self.day).ok().flatten()?,
                families: number::count(&self.families).filter(|families| 0 < *families)?,
                whom: tidy(&self.words),
            },
            _ => Line::Emulation {
                title: name?,
                team: self.team.clone(),
            },
        })
    }
}

/// Which register a line belongs to.
pub fn register(line: &Line) -> &'static str {
    match line {
        Line::Emulation { .. } => EMULATION,
        Line::Initiative { .. } => INITIATIVES,
        Line::Visits { .. } => VISITS,
    }
}

/// A line in words.
pub fn words(line: &Line) -> String {
    let parts = match line {
        Line::Emulation { title, team } => vec![title.clone(), team.clone()],
        Line::Initiative {
            name,
            level,
            applied,
        } => {
            let applied = (!applied.is_empty()).then(|| fill(t().applied_at, &[applied]));
            vec![name.clone(), level.clone(), applied.unwrap_or_default()]
        }
        Line::Visits { on, families, whom } => {
            let families = fill(t().families_count, &[&number::grouped(*families)]);
            vec![on.to_string(), families, whom.clone()]
        }
    };
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// What became of an entry, for its pill; visits are not judged.
pub fn outcome(listed: &Listed<'_>) -> Option<(Tone, &'static str)> {
    if matches!(listed.line(), Line::Visits { .. }) {
        return None;
    }
    Some(match listed.outcome() {
        None => (Tone::Plain, t().open),
        Some(Judged::Confirmed) => (Tone::Look, t().confirmed),
        Some(Judged::Awarded) => (Tone::Ok, t().awarded),
        Some(Judged::Declined) => (Tone::Late, t().declined),
    })
}

/// The teams of a school, in the order of its list.
pub fn teams(directory: Option<&Directory>) -> Vec<String> {
    let mut teams: Vec<String> = Vec::new();
    for person in directory.iter().flat_map(|directory| &directory.people) {
        if !person.team.is_empty() && !teams.contains(&person.team) {
            teams.push(person.team.clone());
        }
    }
    teams
}

#[cfg(test)]
mod tests {
    use lientich_shared::time::Day;

    use super::*;

    fn draft(name: &str, day: &str, families: &str) -> Draft {
        Draft {
            name: name.to_owned(),
            day: day.to_owned(),
            families: families.to_owned(),
            ..Draft::default()
        }
    }

    #[test]
    fn each_register_asks_for_what_it_needs_and_nothing_else() {
        assert!(draft("", "", "").line(EMULATION).is_none());
        assert!(
            draft(" Lao động  tiên tiến ", "", "")
                .line(EMULATION)
                .is_some()
        );
        assert!(draft("", "20/11/2026", "").line(VISITS).is_none());
        assert!(draft("", "20/11/2026", "0").line(VISITS).is_none());
        let visit = draft("", "20/11/2026", "3").line(VISITS);
        let expected = Line::Visits {
            on: Day::from_civil(2026, 11, 20).unwrap(),
            families: 3,
            whom: String::new(),
        };
        assert_eq!(visit, Some(expected));
    }

    #[test]
    fn a_line_is_told_without_what_it_does_not_say() {
        let line = draft("", "20/11/2026", "3").line(VISITS).unwrap();
        assert_eq!(
            (register(&line), words(&line)),
            (VISITS, "20/11/2026 · 3 gia đình".to_owned())
        );
        let line = draft("Sân khấu hoá", "", "").line(INITIATIVES).unwrap();
        assert_eq!(words(&line), "Sân khấu hoá");
    }
}
