//! "At least once a term for each pupil": how often, in which span, for each of what.

use super::phrase;
use super::tokens::Token;
use super::{Proposal, Setting, begins, begins_with_any, proposal};
use crate::log::target::{Measure, Span};

const AT_LEAST: &str = "ít nhất|tối thiểu|không dưới";
const UNITS: &str = "lần|buổi|tiết|giờ|đợt|chuyên đề|cuộc|lượt|hoạt động";
const EVERY: &str = "mỗi|trong mỗi|trong một|một|trong|hằng|hàng|/|trên";
const SPANS: [(&str, Span); 5] = [
    ("tháng", Span::Month),
    ("quý", Span::Quarter),
    ("học kỳ|học kì|kỳ|kì", Span::Term),
    ("năm học", Span::Year),
    ("năm", Span::Year),
];

/// The frequency that a sentence asks for. A mere rhythm ("mỗi quý một lần") is a duty's.
pub(super) fn read(text: &str, sentence: &[Token<'_>], setting: Setting) -> Option<Proposal> {
    (0..sentence.len()).find_map(|at| times(text, sentence, at, setting))
}

fn times(text: &str, sentence: &[Token<'_>], at: usize, setting: Setting) -> Option<Proposal> {
    let least = begins_with_any(&sentence[at..], AT_LEAST);
    let number = at + least.unwrap_or(0);
    let times = sentence.get(number)?.spoken()?;
    let unit = begins_with_any(&sentence[number + 1..], UNITS)?;
    let after = number + 1 + unit;
    let has_slash = sentence.get(after).is_some_and(|token| token.text == "/");
    if least.is_none() && !(has_slash && setting == Setting::Targets) {
        return None;
    }
    let found = (after..sentence.len()).chain(0..at).find_map(|from| {
        let (span, len) = every(&sentence[from..])?;
        Some((from, span, len))
    });
    let (from, per, len) = found?;
    let (each, each_len) = each(text, sentence, from + len);
    let is_bare = has_slash || sentence[number + 1].low == "lần";
    let mut cuts = vec![
        at..number + 1 + if is_bare { unit } else { 0 },
        from..from + len + each_len,
    ];
    cuts.sort_by_key(|cut| cut.start);
    let subject = without(text, sentence, &cuts);
    Some(proposal(subject, Measure::AtLeast { times, per, each }))
}

/// "/tháng", "mỗi học kỳ", "trong năm học"; a year with a number is a date.
fn every(tokens: &[Token<'_>]) -> Option<(Span, usize)> {
    let every = begins_with_any(tokens, EVERY)?;
    let rest = &tokens[every..];
    let (span, len) = SPANS
        .iter()
        .find_map(|(words, span)| Some((*span, begins_with_any(rest, words)?)))?;
    let is_dated = rest.get(len).is_some_and(|next| next.count().is_some());
    (!is_dated).then_some((span, every + len))
}

/// For each of what: right after the span, or as whoever does it ("Mỗi tổ chuyên môn …").
fn each(text: &str, sentence: &[Token<'_>], from: usize) -> (String, usize) {
    let rest = &sentence[from..];
    let joint = begins_with_any(rest, "/ 1|/|cho mỗi|với mỗi|đối với mỗi|cho từng|cho 1");
    if let Some(joint) = joint
        && let Some(len) = phrase::population(&rest[joint..])
    {
        let each = phrase::written(text, &rest[joint..joint + len]);
        return (phrase::small(&each), joint + len);
    }
    let first = begins(sentence, "mỗi")
        .or_else(|| begins(sentence, "từng"))
        .unwrap_or(0);
    let len = phrase::population(&sentence[first..])
        .filter(|_| 0 < first)
        .unwrap_or(0);
    (
        phrase::small(&phrase::written(text, &sentence[first..first + len])),
        0,
    )
}

fn without(text: &str, sentence: &[Token<'_>], cuts: &[std::ops::Range<usize>]) -> String {
    let mut kept = Vec::new();
    let mut from = 0;
    for cut in cuts {
        kept.push(from..cut.start.max(from));
        from = cut.end.max(from);
    }
    kept.push(from..sentence.len());
    let parts = kept
        .into_iter()
        .map(|range| phrase::written(text, plain(&sentence[range])));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    phrase::capital(&parts.join(" "))
}

/// Without marks at the ends.
fn plain<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let from = tokens
        .iter()
        .position(|token| !token.is_mark())
        .unwrap_or(tokens.len());
    let to = tokens
        .iter()
        .rposition(|token| !token.is_mark())
        .map_or(from, |last| last + 1);
    &tokens[from..to]
}
