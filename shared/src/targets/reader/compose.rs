//! Targets put together from the numbers of a sentence and the words between them.

use super::anchors;
use super::groups::{self, Group};
use super::phrase;
use super::tokens::{self, Token};
use super::{Proposal, Setting, begins_with_any, frequency, proposal};
use crate::log::target::Measure;

/// What people do who take part.
const TAKES_PART: &str =
    "tham gia|hưởng ứng|thực hiện|chấp hành|ký|kí|đăng ký|đăng kí|dự|tham dự|ủng hộ|đóng góp";

/// The targets with numbers that a sentence states. `last` is the one before it, whose subject goes on.
pub(super) fn numbers(
    text: &str,
    sentence: &[Token<'_>],
    setting: Setting,
    last: Option<&Proposal>,
) -> Vec<Proposal> {
    if let Some(found) = frequency::read(text, sentence, setting) {
        return vec![found];
    }
    let groups = groups::of(text, sentence, &anchors::find(sentence, setting));
    let mut found: Vec<Proposal> = Vec::new();
    let mut from = 0;
    for (at, group) in groups.iter().enumerate() {
        let end = groups.get(at + 1).map_or(sentence.len(), |next| next.from);
        let before = &sentence[from..group.from];
        let own = group
            .own
            .unwrap_or_else(|| share_out(before, &sentence[group.to..end], end == sentence.len()));
        let after = &sentence[group.to..group.to + own];
        from = group.end.max(group.to + own);
        let inherited = found
            .last()
            .or(last)
            .map(|before| before.target.subject.clone());
        let one = told(text, group, before, after, inherited.as_deref());
        found.extend((setting == Setting::Targets || is_clear(&one, after)).then_some(one));
    }
    found
}

/// How many of the words between two targets belong to the first.
fn share_out(before: &[Token<'_>], between: &[Token<'_>], is_last: bool) -> usize {
    let comma = between.iter().rposition(|token| token.text == ",");
    match comma {
        _ if is_last => between.len(),
        Some(comma) => comma,
        None if phrase::trim(before).is_empty() => between.len(),
        None => phrase::population(between).unwrap_or(0),
    }
}

/// Outside of the part with the targets a number alone says too little.
fn is_clear(one: &Proposal, after: &[Token<'_>]) -> bool {
    match one.target.measure {
        Measure::Fraction { .. } => one.written.is_some(),
        Measure::Percent(_) => phrase::population(after).is_some(),
        Measure::Prizes { .. } | Measure::Grade(_) => false,
        _ => true,
    }
}

fn told(
    text: &str,
    group: &Group,
    before: &[Token<'_>],
    after: &[Token<'_>],
    inherited: Option<&str>,
) -> Proposal {
    let (people, reached) = people(phrase::trim(after));
    let mut subject = subject(text, group, before, after);
    if subject.is_empty() && !group.is_named {
        subject = inherited.map(without_level).unwrap_or_default();
    }
    let mut measure = group.measure.clone();
    if let Measure::Percent(share) = measure
        && takes_part(reached)
    {
        measure = Measure::Participation(share);
    }
    let mut found = proposal(phrase::capital(&subject), measure);
    let named = [before, after]
        .into_iter()
        .find_map(phrase::level_in)
        .map(|(level, _)| level);
    found.target.level = if group.level.is_empty() {
        named.unwrap_or_default()
    } else {
        group.level.clone()
    };
    found.target.population = phrase::small(&phrase::written(text, people));
    found.written = group.written;
    if let Measure::Outputs { unit, .. } = &found.target.measure
        && unit.ends_with("khen")
        && let Some(of) = after.iter().position(|token| token.low == "của")
    {
        found.target.awarded_by = phrase::clean(text, &after[of + 1..]);
    }
    found
}

/// The people or things that are counted, and what is said of them.
fn people<'t, 'a>(after: &'t [Token<'a>]) -> (&'t [Token<'a>], &'t [Token<'a>]) {
    after.split_at(phrase::population(after).unwrap_or(0))
}

fn takes_part(reached: &[Token<'_>]) -> bool {
    let is_passive = reached.first().is_some_and(|token| token.low == "được");
    !is_passive
        && (0..reached.len().min(3)).any(|at| begins_with_any(&reached[at..], TAKES_PART).is_some())
}

fn subject(text: &str, group: &Group, before: &[Token<'_>], after: &[Token<'_>]) -> String {
    let (head, tail) = (phrase::trim(before), phrase::trim(after));
    let leads_on = head
        .last()
        .zip(before.last())
        .is_some_and(|(head, last)| head.from < last.from);
    if group.is_named || !head.is_empty() && (leads_on || tail.is_empty()) {
        return phrase::written(text, head);
    }
    if let Measure::Outputs { .. } = group.measure {
        let parts = [phrase::written(text, head), phrase::written(text, tail)];
        return phrase::capital(parts.join(" ").trim());
    }
    let (people, reached) = people(tail);
    if let Some(len) = begins_with_any(reached, phrase::REACH)
        && !people.is_empty()
    {
        return phrase::clean(text, &reached[len..]);
    }
    if head.is_empty() || !people.is_empty() {
        return phrase::written(text, tail);
    }
    format!(
        "{} {}",
        phrase::written(text, head),
        phrase::written(text, tail)
    )
}

fn without_level(subject: &str) -> String {
    let mut tokens = tokens::of(subject);
    if let Some((_, range)) = phrase::level_in(&tokens) {
        tokens.truncate(range.start);
    }
    phrase::clean(subject, &tokens)
}
