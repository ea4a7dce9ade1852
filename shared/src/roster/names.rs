//! A person's name as lists have it: numbered, titled, in capitals. And what looks like a name and is
//! a heading.

use super::posts;
use crate::api::members::MAX_WORDS;
use crate::text::case::{lower, lowered, upper};
use crate::text::tidy;

/// What stands before a name and is no part of it, in small letters without the full stop.
const TITLES: [&str; 16] = [
    "thầy giáo",
    "cô giáo",
    "thầy",
    "cô",
    "ông",
    "bà",
    "đồng chí",
    "đ/c",
    "đ c",
    "anh",
    "chị",
    "ths",
    "th.s",
    "ts",
    "cn",
    "nhà giáo",
];

/// How lines begin that are no names, in small letters.
const HEADINGS: [&str; 25] = [
    "danh sách",
    "ban giám",
    "ban chấp",
    "bgh",
    "bch",
    "tổ ",
    "khối ",
    "trường ",
    "tổng ",
    "người lập",
    "ký tên",
    "kí tên",
    "đóng dấu",
    "năm học",
    "cộng hòa",
    "cộng hoà",
    "độc lập",
    "stt",
    "ghi chú",
    "phòng ",
    "ubnd",
    "ủy ban",
    "uỷ ban",
    "họ và tên",
    "họ tên",
];

/// Whether a cell says nothing: empty, or only dashes and the like.
pub(super) fn is_blank(cell: &str) -> bool {
    !cell.chars().any(char::is_alphanumeric)
}

/// Without the number, letter or dash that the line begins with: "12.", "3)", "IV -", "a/", "- ".
pub(super) fn without_number(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || "-–—•*+.".contains(c));
    let end = text
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let is_digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let is_roman = !number.is_empty() && number.bytes().all(|b| b"IVX".contains(&b));
    // "Y-Thông" is a name.
    let is_marked = (is_roman || number.len() == 1) && rest.starts_with(['.', ')', '/']);
    if is_digits || is_marked {
        rest.trim_start_matches(|c: char| c.is_whitespace() || ".)/-–:".contains(c))
    } else {
        text
    }
}

/// The name, if the words can be one: two to seven, of letters, without title and number.
pub(super) fn name(words: &str) -> Option<String> {
    let tidied = tidy(without_title(without_number(words)));
    let bare = tidied.trim_matches(|c: char| !c.is_alphanumeric());
    let small = lowered(bare);
    let is_heading = HEADINGS.iter().any(|heading| small.starts_with(heading));
    let parts: Vec<&str> = bare.split(' ').collect();
    let is_word = |part: &&str| {
        part.chars()
            .all(|c| c.is_alphabetic() || "'’.-".contains(c))
    };
    let fits = (2..=7).contains(&parts.len()) && bare.chars().count() <= MAX_WORDS;
    if !fits || is_heading || !parts.iter().all(is_word) || posts::is_post(bare) {
        return None;
    }
    Some(cased(bare))
}

fn without_title(text: &str) -> &str {
    let mut rest = text;
    while let Some(after) = TITLES.iter().find_map(|title| after_title(rest, title)) {
        rest = after;
    }
    rest
}

/// What follows a title; `None` if the text does not begin with it as a word of its own.
fn after_title<'a>(text: &'a str, title: &str) -> Option<&'a str> {
    let end = text
        .char_indices()
        .nth(title.chars().count())
        .map_or(text.len(), |(at, _)| at);
    let (head, rest) = text.split_at(end);
    let after = rest.trim_start_matches(['.', ':', ' ', '\u{a0}']);
    (lowered(head) == title && after.len() < rest.len()).then_some(after)
}

/// Names written all in capitals or all in small letters, as names are written.
fn cased(name: &str) -> String {
    let has = |small: bool| {
        name.chars()
            .any(|c| if small { upper(c) != c } else { lower(c) != c })
    };
    if has(true) && has(false) {
        return name.to_owned();
    }
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|c| upper(lower(c)));
        first
            .into_iter()
            .chain(letters.map(lower))
            .collect::<String>()
    };
    let words: Vec<String> = name.split(' ').map(word).collect();
    words.join(" ")
}
