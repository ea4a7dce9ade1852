//! Whether the numbers of a target fit together. What does not is told, never corrected: the agreed
//! number is the school's.

use super::number::{ALL, rounded};
use crate::log::target::{Figure, Measure, Percent};

/// Something that does not add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// There is nothing to be a part of: "3/0".
    OfNothing,
    /// More than there are: "55/54".
    MoreThanAll {
        /// How many.
        count: u32,
        /// Of how many.
        of: u32,
    },
    /// The named part is larger than what it is a part of: "10, of which 12".
    PartTooLarge {
        /// How many of the part.
        part: u32,
        /// How many there are of it all.
        count: u32,
    },
    /// More than a hundred percent of something; the row's name, empty for the only one.
    OverAll(String),
    /// Two rows of one name.
    Twice(String),
    /// A number that would be reached by doing nothing.
    Nothing,
}

/// What does not fit in a measure.
pub fn misfits(measure: &Measure) -> Vec<Misfit> {
    match measure {
        Measure::Fraction { count, of } => fraction(*count, *of),
        Measure::Subset {
            count, of, part, ..
        } => {
            let mut found = fraction(*count, *of);
            found.extend(part_of(*part, *count));
            found
        }
        Measure::Percent(share) | Measure::Participation(share) => share_of("", *share),
        Measure::Percents(rows) => {
            let mut found = twice(rows.iter().map(|(name, _)| name));
            found.extend(rows.iter().flat_map(|(name, share)| share_of(name, *share)));
            found
        }
        Measure::Levels(rows) => {
            let mut found = twice(rows.iter().map(|(name, _)| name));
            let is_idle = rows.iter().all(|(_, count)| *count == 0);
            found.extend(is_idle.then_some(Misfit::Nothing));
            found
        }
        Measure::Prizes { count, prizes, .. } => {
            let idle = (*count == 0).then_some(Misfit::Nothing);
            idle.into_iter().chain(part_of(*prizes, *count)).collect()
        }
        Measure::Outputs { count: n, .. } | Measure::AtLeast { times: n, .. } => {
            (*n == 0).then_some(Misfit::Nothing).into_iter().collect()
        }
        Measure::Title(_) | Measure::Grade(_) | Measure::Qualitative => Vec::new(),
    }
}

/// What does not fit in something counted.
pub fn misfits_of_figure(figure: &Figure) -> Vec<Misfit> {
    match figure {
        Figure::Count(count, Some(of)) => fraction(*count, *of),
        Figure::Percent(share) => share_of("", *share),
        Figure::Count(_, None) | Figure::Reached(..) => Vec::new(),
    }
}

/// Whether a written share is `count` of `of`, however many decimals it was rounded to: 17 of 54
/// are 31 %, 31,5 % and 31,48 %, and not 32 %.
pub fn fits(written: Percent, count: u32, of: u32) -> bool {
    // What was rounded to fewer decimals ends in noughts here.
    [(100, 100), (1_000, 10), (10_000, 1)]
        .into_iter()
        .filter(|(_, step)| written.0.is_multiple_of(*step))
        .any(|(unit, step)| rounded(count, of, unit) == Some(written.0 / step))
}

/// The sum over all levels.
pub fn total(rows: &[(String, u32)]) -> u32 {
    rows.iter()
        .fold(0, |sum, (_, count)| sum.saturating_add(*count))
}

fn fraction(count: u32, of: u32) -> Vec<Misfit> {
    match of {
        0 => vec![Misfit::OfNothing],
        _ if of < count => vec![Misfit::MoreThanAll { count, of }],
        _ => Vec::new(),
    }
}

fn part_of(part: u32, count: u32) -> Option<Misfit> {
    (count < part).then_some(Misfit::PartTooLarge { part, count })
}

fn share_of(name: &str, share: Percent) -> Vec<Misfit> {
    let is_over = ALL < share;
    is_over
        .then(|| Misfit::OverAll(name.to_owned()))
        .into_iter()
        .collect()
}

fn twice<'a>(names: impl Iterator<Item = &'a String>) -> Vec<Misfit> {
    let mut seen: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for name in names {
        if seen.contains(&name.as_str()) {
            found.push(Misfit::Twice(name.clone()));
        }
        seen.push(name);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::target::Span;

    fn check(measure: &Measure, expected: &[Misfit]) {
        assert_eq!(misfits(measure), expected, "{measure:?}");
    }

    #[test]
    fn numbers_that_fit_are_not_flagged() {
        let name = || "cấp trường".to_owned();
        let fine = [
            Measure::Fraction { count: 17, of: 54 },
            Measure::Subset {
                count: 72,
                of: 72,
                part: 10,
                name: "CSTĐ".to_owned(),
            },
            Measure::Percent(Percent(9_980)),
            // Two shares of different things may be more than all together.
            Measure::Percents(vec![
                ("a".to_owned(), ALL),
                ("b".to_owned(), Percent(9_980)),
            ]),
            Measure::Levels(vec![(name(), 20), ("cấp thành phố".to_owned(), 0)]),
            Measure::Prizes {
                count: 3,
                prizes: 1,
                prize: "Nhất".to_owned(),
            },
            Measure::Title("Tập thể lao động xuất sắc".to_owned()),
            Measure::Grade("mức 2".to_owned()),
            Measure::Participation(ALL),
            Measure::Outputs {
                count: 2,
                unit: "mô hình".to_owned(),
            },
            Measure::AtLeast {
                times: 1,
                per: Span::Term,
                each: "học sinh".to_owned(),
            },
            Measure::Qualitative,
        ];
        for measure in fine {
            check(&measure, &[]);
        }
    }

    #[test]
    fn a_part_is_never_more_than_the_whole() {
        check(
            &Measure::Fraction { count: 55, of: 54 },
            &[Misfit::MoreThanAll { count: 55, of: 54 }],
        );
        check(&Measure::Fraction { count: 3, of: 0 }, &[Misfit::OfNothing]);
        let subset = Measure::Subset {
            count: 10,
            of: 72,
            part: 12,
            name: String::new(),
        };
        check(
            &subset,
            &[Misfit::PartTooLarge {
                part: 12,
                count: 10,
            }],
        );
        let prizes = Measure::Prizes {
            count: 1,
            prizes: 2,
            prize: String::new(),
        };
        check(&prizes, &[Misfit::PartTooLarge { part: 2, count: 1 }]);
        check(
            &Measure::Percent(Percent(10_001)),
            &[Misfit::OverAll(String::new())],
        );
    }

    #[test]
    fn idle_numbers_and_doubled_rows_are_flagged() {
        let row = || ("cấp trường".to_owned(), 0);
        check(
            &Measure::Levels(vec![row(), row()]),
            &[Misfit::Twice(row().0), Misfit::Nothing],
        );
        check(
            &Measure::Outputs {
                count: 0,
                unit: String::new(),
            },
            &[Misfit::Nothing],
        );
    }

    #[test]
    fn a_written_share_fits_however_it_was_rounded() {
        for written in [3_100, 3_150, 3_148] {
            assert!(fits(Percent(written), 17, 54), "{written}");
        }
        for written in [3_200, 3_140, 3_149, 0, 10_000] {
            assert!(!fits(Percent(written), 17, 54), "{written}");
        }
        assert!(fits(ALL, 72, 72));
        assert!(!fits(ALL, 71, 72));
        assert!(!fits(Percent(0), 0, 0));
    }

    #[test]
    fn levels_add_up() {
        let rows = [
            ("cấp trường".to_owned(), 20),
            ("cấp thành phố".to_owned(), 10),
        ];
        assert_eq!(total(&rows), 30);
        assert_eq!(
            total(&[("x".to_owned(), u32::MAX), ("y".to_owned(), 1)]),
            u32::MAX
        );
    }
}
