//! Targets read out of a clause's words, as proposals: a person accepts, corrects or dismisses them.
//! Numbers that are no targets (dates, numbers of decrees, due days, money) are left alone. What comes out
//! is the clause's own words put in their places; nothing is guessed that is not written.

mod anchors;
mod compose;
mod frequency;
mod groups;
mod phrase;
mod titles;
mod tokens;

use crate::log::target::{Measure, Percent, Period, Target};
use crate::text::case::lowered;
use tokens::Token;

/// Where the words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Under a heading that announces targets: whatever has no number is one without a number.
    Targets,
    /// Anywhere else: only what clearly counts something.
    Elsewhere,
}

/// A target that the words seem to state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The target.
    pub target: Target,
    /// The share that is written beside a fraction; `arithmetic::fits` tells whether it is right.
    pub written: Option<Percent>,
}

/// Headings that announce targets.
const HEADINGS: [&str; 5] = [
    "chỉ tiêu",
    "đăng ký thi đua",
    "đăng kí thi đua",
    "danh hiệu thi đua",
    "mục tiêu cụ thể",
];

/// Whether a heading announces targets.
pub fn announces(heading: &str) -> bool {
    let heading = lowered(heading);
    HEADINGS.iter().any(|words| heading.contains(words))
}

/// The targets that a clause states, in the order of its words.
pub fn read(text: &str, setting: Setting) -> Vec<Proposal> {
    let tokens = tokens::of(text);
    let mut found: Vec<Proposal> = Vec::new();
    for sentence in tokens::sentences(&tokens) {
        let numbers = compose::numbers(text, sentence, setting, found.last());
        if numbers.is_empty() && setting == Setting::Targets {
            found.extend(titles::read(text, sentence));
        } else {
            found.extend(numbers);
        }
    }
    if found.is_empty() && setting == Setting::Targets {
        let words = phrase::clean(text, &tokens);
        found.extend((!words.is_empty()).then(|| proposal(words, Measure::Qualitative)));
    }
    found
}

/// A target of the plan's school year with nothing around it.
fn proposal(subject: String, measure: Measure) -> Proposal {
    Proposal {
        target: Target {
            subject,
            population: String::new(),
            measure,
            level: String::new(),
            awarded_by: String::new(),
            period: Period::SchoolYear,
            baseline: None,
            is_shared_out: false,
        },
        written: None,
    }
}

/// Whether these tokens begin with these words, which are set apart by spaces; and how many they are.
fn begins(tokens: &[Token<'_>], words: &str) -> Option<usize> {
    let mut len = 0;
    for word in words.split(' ') {
        if tokens.get(len)?.low != word {
            return None;
        }
        len += 1;
    }
    Some(len)
}

/// The longest of these phrases, set apart by bars, with which the tokens begin.
fn begins_with_any(tokens: &[Token<'_>], phrases: &str) -> Option<usize> {
    phrases
        .split('|')
        .filter_map(|phrase| begins(tokens, phrase))
        .max()
}

#[cfg(test)]
mod tests;
