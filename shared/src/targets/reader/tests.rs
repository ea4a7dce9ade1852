//! How many targets of sample lines are found, and how many of those found are there. The lines in `unseen`
//! were not looked at while the reader was made better.

use std::fmt::Write;

use super::*;
use crate::targets::words;

/// What is there, what was found, and both, over all lines; and the lines that were read otherwise.
#[derive(Default)]
struct Score {
    there: usize,
    found: usize,
    both: usize,
    whole: usize,
    report: String,
}

impl Score {
    fn precision(&self) -> usize {
        self.both * 100 / self.found
    }

    fn recall(&self) -> usize {
        self.both * 100 / self.there
    }
}

fn kind(measure: &Measure) -> &'static str {
    match measure {
        Measure::Fraction { .. } => "fraction",
        Measure::Subset { .. } => "subset",
        Measure::Percent(_) => "percent",
        Measure::Percents(_) => "percents",
        Measure::Levels(_) => "levels",
        Measure::Prizes { .. } => "prizes",
        Measure::Title(_) => "title",
        Measure::Grade(_) => "grade",
        Measure::Participation(_) => "participation",
        Measure::Outputs { .. } => "outputs",
        Measure::AtLeast { .. } => "at-least",
        Measure::Qualitative => "qualitative",
    }
}

/// As in the sample files: kind and numbers, then the rest.
fn row(proposal: &Proposal) -> (String, String) {
    let target = &proposal.target;
    let measure = format!(
        "{} {}",
        kind(&target.measure),
        words::measure(&target.measure)
    );
    let rest = [&target.subject, &target.level, &target.awarded_by].map(|words| words.trim());
    (measure.trim().to_owned(), rest.join(" | "))
}

fn score(file: &str) -> Score {
    let mut score = Score::default();
    let mut lines = file
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .peekable();
    while let Some(line) = lines.next() {
        let (mark, text) = line.split_at(1);
        let setting = if mark == ">" {
            Setting::Targets
        } else {
            Setting::Elsewhere
        };
        let mut expected = Vec::new();
        while let Some(row) = lines.next_if(|line| line.starts_with('=')) {
            let (measure, rest) = row[1..].split_once('|').expect("each row has its columns");
            let rest: Vec<&str> = rest.split('|').map(str::trim).collect();
            expected.push((measure.trim().to_owned(), rest.join(" | ")));
        }
        let found: Vec<(String, String)> = read(text.trim(), setting).iter().map(row).collect();
        score.there += expected.len();
        score.found += found.len();
        score.both += found
            .iter()
            .filter(|row| expected.iter().any(|other| other.0 == row.0))
            .count();
        score.whole += found.iter().filter(|row| expected.contains(row)).count();
        if found != expected {
            writeln!(
                score.report,
                "{text}\n  wanted {expected:?}\n  found  {found:?}"
            )
            .unwrap();
        }
    }
    score
}

#[test]
fn the_sample_lines_are_read_as_a_person_reads_them() {
    let score = score(include_str!("samples/lines.txt"));
    assert_eq!(
        (score.both, score.whole),
        (score.there, score.there),
        "{}",
        score.report
    );
    assert_eq!(score.found, score.there, "{}", score.report);
}

#[test]
fn of_unseen_lines_most_targets_are_found_and_most_that_are_found_are_there() {
    let score = score(include_str!("samples/unseen.txt"));
    let told = format!(
        "precision {}, recall {}\n{}",
        score.precision(),
        score.recall(),
        score.report
    );
    assert!(90 <= score.precision() && 90 <= score.recall(), "{told}");
}

#[test]
fn lines_cut_anywhere_are_read_too() {
    for line in include_str!("samples/lines.txt").lines() {
        for (at, _) in line.char_indices() {
            for part in [&line[..at], &line[at..]] {
                let found = read(part, Setting::Targets);
                assert!(found.iter().all(|one| one.target.is_sound()), "{part}");
            }
        }
    }
}

#[test]
fn the_share_that_is_written_is_kept_for_comparison() {
    let found = read("17/54 (32%) giáo viên dạy giỏi", Setting::Targets);
    assert_eq!(found[0].written, Some(Percent(3_200)));
    assert_eq!(found[0].target.population, "giáo viên");
}

#[test]
fn headings_announce_targets() {
    assert!(announces("II. CHỈ TIÊU PHẤN ĐẤU") && announces("Đăng ký thi đua"));
    assert!(!announces("III. NỘI DUNG HOẠT ĐỘNG"));
}
