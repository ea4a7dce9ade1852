//! Numbers among siblings: none twice, none left out.

use std::collections::BTreeMap;

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use crate::numbering;

/// Points of a list in the order of decree 30/2020.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// How a number is written; numbers of one sort follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sort(String);

/// A numbered part.
struct Numbered {
    part: usize,
    sort: Sort,
    number: usize,
}

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    if !reading.paper.is_file {
        // A plan's numbers are computed.
        return;
    }
    let mut groups: Vec<(Option<usize>, Sort, Vec<Numbered>)> = Vec::new();
    for (at, part, _) in reading.body() {
        let Some((sort, number)) = read(&part.label, reading, at) else {
            continue;
        };
        let entry = Numbered {
            part: at,
            sort,
            number,
        };
        let group = groups
            .iter_mut()
            .find(|(parent, sort, _)| *parent == part.parent && *sort == entry.sort);
        match group {
            Some((_, _, group)) => group.push(entry),
            None => groups.push((part.parent, entry.sort.clone(), vec![entry])),
        }
    }
    for (_, _, group) in &groups {
        follow(reading, group, found);
    }
}

fn follow(reading: &Reading<'_>, group: &[Numbered], found: &mut Vec<Finding>) {
    let mut shift = 0;
    // Where each number stands first and last.
    let mut places: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (at, entry) in group.iter().enumerate() {
        places.entry(entry.number).or_insert((at, at)).1 = at;
    }
    for (at, entry) in group.iter().enumerate() {
        let label = &reading.paper.parts[entry.part].label;
        let (first, last) = places.get(&entry.number).copied().unwrap_or((at, at));
        let other = if at == first { last } else { first };
        let twin = (other != at).then(|| (other, &group[other]));
        let before = at.checked_sub(1).map(|before| group[before].number);
        let message = match (twin, before) {
            (Some((other, twin)), _) if at < other => Some(format!(
                "Số «{label}» dùng hai lần: xem thêm {}.",
                reading.paper.parts[twin.part].name()
            )),
            (Some((_, twin)), _) => {
                shift += 1;
                let first = reading.paper.parts[twin.part].name();
                Some(format!(
                    "Số «{label}» đã dùng ở {first}; ở đây phải là {}.",
                    entry.number + shift
                ))
            }
            (None, Some(before)) if shift > 0 && entry.number == before + 1 => Some(format!(
                "Vì có số trùng phía trên, «{label}» phải là {}.",
                entry.number + shift
            )),
            (None, Some(before)) if entry.number != before + 1 => {
                shift = 0;
                Some(format!("Số «{label}» không nối tiếp số đứng trước."))
            }
            (None, None) if entry.number != 1 && entry.sort.0.is_empty() => {
                Some(format!("Mục đầu tiên mang số «{label}», không phải số 1."))
            }
            _ => None,
        };
        let severity = if twin.is_some() {
            Severity::Error
        } else {
            Severity::Warning
        };
        found.extend(
            message.map(|message| reading.of_part(Check::DupNumber, entry.part, severity, message)),
        );
    }
}

/// Sort and number of a label; nothing for dashes and for labels in words.
fn read(label: &str, reading: &Reading<'_>, part: usize) -> Option<(Sort, usize)> {
    let (word, number) = label.rsplit_once(' ').unwrap_or(("", label));
    let (stem, last) = number.rsplit_once('.').unwrap_or(("", number));
    let sort = |kind: &str| Sort(format!("{kind}{word}{stem}"));
    if !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()) {
        // Articles are counted through the chapters.
        let through = word.eq_ignore_ascii_case("Điều") || word == "ĐIỀU";
        return Some((
            sort(if through { "through " } else { "" }),
            last.parse().ok()?,
        ))
        .filter(|_| !through);
    }
    let roman = (1..40).find(|number| numbering::roman(*number) == last);
    let has_sibling = |label: &str| {
        let parent = reading.paper.parts[part].parent;
        reading
            .body()
            .any(|(_, other, _)| other.parent == parent && other.label == label)
    };
    match roman {
        Some(number) if last != "C" && last != "D" || !has_sibling("A") => {
            Some((sort("roman "), number))
        }
        _ => {
            let mut letters = last.chars();
            let letter = letters.next().filter(|_| letters.next().is_none())?;
            // Word's round bullet comes out as a letter.
            let is_bullet = letter == 'o' && reading.paper.parts[part].separator.is_empty();
            if is_bullet {
                return None;
            }
            let small = crate::text::case::lower(letter);
            let number = LETTERS.chars().position(|one| one == small)? + 1;
            Some((
                sort(if small == letter {
                    "small "
                } else {
                    "capital "
                }),
                number,
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn a_number_twice_moves_those_behind_it() {
        let text = "S I. Một\n  S 1. Họp\n  S 2. Báo cáo\n  S 2. Thăm hỏi\n  S 3. Tổng kết";
        expect(
            Check::DupNumber,
            text,
            &[(3, "Báo cáo"), (4, "Thăm hỏi"), (5, "Tổng kết")],
        );
    }

    #[test]
    fn a_number_left_out_is_told_once() {
        let text = "S I. Một\nS II. Hai\nS IV. Bốn\nS V. Năm";
        expect(Check::DupNumber, text, &[(3, "Bốn")]);
    }

    #[test]
    fn numbers_begin_anew_under_each_heading_and_letters_follow_the_vietnamese_alphabet() {
        let text = "S A. Một\n  C 1. a\n  C 2. b\nS B. Hai\n  C 1. c\nS C. Ba\n  C c) x\n  C d) y\n  C đ) z\n  C e) t";
        expect(Check::DupNumber, text, &[]);
    }
}
