//! The page, measured from its lines: how wide it is, how first lines are indented, what blank
//! lines mean.
//!
//! What follows from that for a single line is decided in `wrap`.

use super::lines::Line;
use super::{labels, words};

/// No printed page is wider than this, in thousandths of an em: A4 holds about 40 em of text.
pub(super) const WIDEST_PRINTED_LINE: u32 = 48_000;
/// Indent of a paragraph's first line: 1.27 cm at 14 points is 2.6 em; some indent by 1 cm.
const FIRST_LINE_INDENT: i64 = 2_600;
/// Words that never end a paragraph.
const DANGLING: [&str; 26] = [
    "và", "của", "các", "cho", "với", "về", "trong", "để", "là", "theo", "do", "những", "tại",
    "từ", "đến", "hoặc", "giữa", "đối", "cùng", "như", "bằng", "mỗi", "được", "có", "trên", "vào",
];

/// The widest line that is not alone in being so wide: tables and joined columns are. `None` where
/// hardly a full line goes on in the next.
pub(super) fn full_width(lines: &[Line]) -> Option<u32> {
    let mut widths: Vec<u32> = lines.iter().map(|line| line.width).collect();
    widths.sort_unstable();
    let beyond = widths
        .iter()
        .filter(|width| **width > WIDEST_PRINTED_LINE)
        .count();
    if beyond >= 3 || beyond * 20 > widths.len() {
        return None;
    }
    widths.truncate(widths.len() - beyond);
    let last = widths.last().copied()?;
    let shared = widths
        .windows(3)
        .rev()
        .find(|near| near[2] - near[0] < near[2] / 25);
    let widest = shared
        .map(|near| near[2])
        .filter(|width| *width > last / 10 * 7)
        .unwrap_or(last);
    let wrapped = lines
        .windows(2)
        .filter(|pair| words::starts_lower(&pair[1].text) && goes_on(&pair[0], &pair[1]))
        .filter(|pair| pair[0].width > widest / 20 * 17)
        .count();
    (wrapped * 40 > lines.len()).then_some(widest)
}

/// Full lines that begin with a label show how much of a line their indent takes; without enough of
/// them it is the usual one.
pub(super) fn first_line_indent(lines: &[Line], width: u32) -> i64 {
    let opening = lines.windows(2).filter(|pair| {
        goes_on(&pair[0], &pair[1])
            && pair[0].width > width / 10 * 8
            && labels::parse(&pair[0].text).is_some()
    });
    let free: Vec<u32> = opening
        .map(|pair| width.saturating_sub(pair[0].width))
        .collect();
    let least = free.iter().min().copied().filter(|_| free.len() >= 5);
    least.map_or(FIRST_LINE_INDENT, |least| {
        i64::from(least).min(FIRST_LINE_INDENT)
    })
}

/// The most frequent number of columns before lines that surely go on with a sentence.
pub(super) fn margin(lines: &[Line]) -> u32 {
    let mut counts = [0_u32; 64];
    for pair in lines.windows(2).filter(|pair| goes_on(&pair[0], &pair[1])) {
        counts[usize::try_from(pair[1].indent).unwrap_or(63).min(63)] += 1;
    }
    (0..64)
        .zip(counts)
        .max_by_key(|(columns, count)| (*count, 64 - columns))
        .map_or(0, |(columns, _)| columns)
}

/// Looks at the lines that surely go on with a sentence: is there a blank line before them?
pub(super) fn blanks_part(lines: &[Line]) -> bool {
    let mut tight = 0_usize;
    let mut spaced = 0_usize;
    for pair in lines.windows(2) {
        let surely = goes_on(&pair[0], &pair[1]);
        match (surely && !pair[1].page_before, pair[1].blanks_before) {
            (false, _) => {}
            (true, 0) => tight += 1,
            (true, _) => spaced += 1,
        }
    }
    let parted = lines
        .iter()
        .filter(|line| line.blanks_before > 0 && !line.page_before)
        .count();
    tight > spaced * 3 && parted * 8 > lines.len()
}

pub(super) fn goes_on(before: &Line, line: &Line) -> bool {
    let small = words::starts_lower(&line.text);
    !words::ends_sentence(&before.text) && (small || dangles(&before.text))
}

pub(super) fn dangles(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    last.ends_with([',', '-', '–', '(', '“']) || DANGLING.contains(&words::lower(last).as_str())
}
