//! One way of writing labels: the same sign behind numbers of one sort, white space behind each.

use super::Check;
use super::finding::{Finding, Severity};
use super::paper::Part;
use super::reading::Reading;

/// How numbers look, whatever they count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Roman,
    Letter,
    Arabic,
    Dotted,
}

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    if !reading.paper.is_file {
        return;
    }
    let mut told: Vec<(Option<usize>, Sort)> = Vec::new();
    for (at, part, _) in reading.body() {
        let Some(sort) = sort(part) else { continue };
        let usual = usual(reading, sort);
        let odd = part.separator != usual && !told.contains(&(part.parent, sort));
        let mut faults = Vec::new();
        if odd {
            told.push((part.parent, sort));
            faults.push(format!("các số cùng loại viết «{}»", example(part, &usual)));
        }
        if !part.is_spaced {
            faults.push("thiếu khoảng trắng sau số".to_owned());
        }
        if let Some(message) = sentence(part, &faults) {
            let severity = if odd && part.is_spaced {
                Severity::Hint
            } else {
                Severity::Warning
            };
            found.push(reading.of_words(
                Check::LabelStyle,
                at,
                &(0..2.min(reading.words[at].len())),
                severity,
                message,
            ));
        }
    }
    mixed_ends(reading, found);
}

fn sentence(part: &Part, faults: &[String]) -> Option<String> {
    let printed = format!("{}{}", part.label, part.separator.trim());
    let said = (!faults.is_empty()).then(|| faults.join(", "))?;
    Some(format!("Cách đánh số «{printed}»: {said}."))
}

fn example(part: &Part, separator: &str) -> String {
    format!("{}{separator}", part.label)
}

fn sort(part: &Part) -> Option<Sort> {
    let label = part.label.as_str();
    let is = |wanted: fn(char) -> bool| !label.is_empty() && label.chars().all(wanted);
    if is(|char| "IVXLC".contains(char)) && label != "C" && label != "L" {
        Some(Sort::Roman)
    } else if is(|char| char.is_ascii_digit()) {
        Some(Sort::Arabic)
    } else if is(|char| char.is_ascii_digit() || char == '.') {
        Some(Sort::Dotted)
    } else {
        (label.chars().count() == 1 && is(char::is_alphabetic)).then_some(Sort::Letter)
    }
}

/// The separator that most labels of a sort have; of equally frequent ones the first.
fn usual(reading: &Reading<'_>, wanted: Sort) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for (_, part, _) in reading
        .body()
        .filter(|(_, part, _)| sort(part) == Some(wanted))
    {
        match counts
            .iter_mut()
            .find(|(separator, _)| *separator == part.separator)
        {
            Some((_, count)) => *count += 1,
            None => counts.push((&part.separator, 1)),
        }
    }
    let most = counts
        .iter()
        .map(|(_, count)| *count)
        .max()
        .unwrap_or_default();
    let usual = counts.iter().find(|(_, count)| *count == most);
    usual.map_or(String::new(), |(separator, _)| (*separator).to_owned())
}

/// Headings of one level end alike: all with a mark, or all without.
fn mixed_ends(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let headings: Vec<(usize, usize, Option<char>)> = reading
        .body()
        .filter(|(_, part, words)| {
            part.role == crate::log::change::NodeKind::Section && words.len() > 0
        })
        .map(|(at, part, _)| (at, reading.above(at).count(), end(part)))
        .collect();
    let deepest = headings
        .iter()
        .map(|(_, depth, _)| *depth)
        .max()
        .unwrap_or_default();
    let odd: Vec<usize> = (0..=deepest)
        .filter_map(|level| first_odd(&headings, level))
        .collect();
    if let Some((first, others)) = odd.split_first() {
        let others: Vec<String> = others
            .iter()
            .map(|at| reading.paper.parts[*at].name())
            .collect();
        let also = match others.as_slice() {
            [] => String::new(),
            _ => format!(" (cả {})", others.join(", ")),
        };
        let message =
            format!("Các đề mục cùng cấp kết thúc không giống nhau: cái có dấu, cái không{also}.");
        found.push(reading.of_part(Check::LabelStyle, *first, Severity::Hint, message));
    }
}

/// The first heading of a level that ends unlike most of them.
fn first_odd(headings: &[(usize, usize, Option<char>)], level: usize) -> Option<usize> {
    let ends = || headings.iter().filter(|(_, depth, _)| *depth == level);
    let bare = ends().filter(|(.., end)| end.is_none()).count();
    let wants_mark = bare * 2 < ends().count();
    let odd = ends().find(|(.., end)| end.is_some() != wants_mark);
    odd.map(|(at, ..)| *at)
}

fn end(part: &Part) -> Option<char> {
    part.text
        .trim_end()
        .chars()
        .next_back()
        .filter(|char| matches!(char, '.' | ':' | ';'))
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn labels_of_one_sort_are_written_alike() {
        let text = "S I. Một\nS II. Hai\nS III- Ba";
        expect(Check::LabelStyle, text, &[(3, "Ba")]);
    }

    #[test]
    fn white_space_parts_a_label_from_its_words() {
        let text = "S I. Một\n  C 1. Họp\n  C 2.Báo cáo";
        expect(Check::LabelStyle, text, &[(3, "Báo cáo")]);
    }

    #[test]
    fn headings_that_end_in_several_ways_are_told_once() {
        let text = "S I. Một\nS II. Hai:\n  S 1. Ba.\n  S 2. Bốn\n  S 3. Năm\nS III. Sáu";
        expect(Check::LabelStyle, text, &[(2, "Hai")]);
    }

    #[test]
    fn one_style_throughout_is_left_alone() {
        expect(
            Check::LabelStyle,
            "S I. Một\n  C 1. Hai\n  C 2. Ba\nS II. Bốn",
            &[],
        );
    }
}
