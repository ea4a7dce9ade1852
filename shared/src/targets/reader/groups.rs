//! Which numbers of a sentence make one target together: a fraction with the part named after it, levels in
//! a list, shares in a list, a number with a prize among them.

use super::anchors::{Anchor, What};
use super::begins_with_any;
use super::phrase;
use super::tokens::Token;
use crate::log::target::{Measure, Percent};

/// The numbers of one target, and the tokens from the first to the last of them.
pub(super) struct Group {
    pub(super) from: usize,
    pub(super) to: usize,
    /// One past the last of all its tokens, where that is not `to`.
    pub(super) end: usize,
    pub(super) measure: Measure,
    pub(super) written: Option<Percent>,
    pub(super) level: String,
    /// How many tokens after its first number are its own words, where something else of it follows.
    pub(super) own: Option<usize>,
    /// Whether its rows are named by what stands before them, so that nothing is left for a subject.
    pub(super) is_named: bool,
}

/// Numbers that make one target together.
pub(super) fn of(text: &str, sentence: &[Token<'_>], anchors: &[Anchor]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut rest = anchors;
    while let [first, others @ ..] = rest {
        let (group, taken) = group(text, sentence, first, others);
        rest = &others[taken..];
        // What lies inside of a group that is there already is told by it.
        if groups.last().is_none_or(|last| last.end <= group.from) {
            groups.push(group);
        }
    }
    groups
}

impl Group {
    /// Of one number.
    fn alone(number: &Anchor, measure: Measure) -> Self {
        Self {
            from: number.from,
            to: number.to,
            end: number.to,
            measure,
            written: None,
            level: String::new(),
            own: None,
            is_named: false,
        }
    }

    /// Up to the end of another number.
    fn until(self, to: usize) -> Self {
        Self {
            to,
            end: to,
            ..self
        }
    }
}

/// The target of the first number, and how many of those after it are part of it.
fn group(text: &str, sentence: &[Token<'_>], first: &Anchor, others: &[Anchor]) -> (Group, usize) {
    let outputs = |count: u32, unit: &str| {
        let unit = phrase::small(unit);
        Group::alone(first, Measure::Outputs { count, unit })
    };
    match &first.what {
        What::Fraction(count, of, written) => {
            let (count, of) = (*count, *of);
            let plain = Group::alone(first, Measure::Fraction { count, of });
            let group = fraction(text, sentence, plain, *written);
            let is_inside = |other: &&Anchor| {
                let is_written =
                    matches!(other.what, What::Share(share) if Some(share) == *written);
                other.from < group.end || is_written
            };
            let inside = others.iter().take_while(is_inside).count();
            (group, inside)
        }
        What::Share(share) => {
            let several = shares(text, sentence, first, others);
            several.unwrap_or_else(|| (Group::alone(first, Measure::Percent(*share)), 0))
        }
        What::Level(level, count, unit) => {
            let several = levels(first, others).or_else(|| prized(first, *count, others));
            let (group, taken) = several.unwrap_or_else(|| (outputs(*count, unit), 0));
            let level = if matches!(group.measure, Measure::Levels(_)) {
                ""
            } else {
                level
            };
            (
                Group {
                    level: level.to_owned(),
                    ..group
                },
                taken,
            )
        }
        What::Outputs(count, unit) => {
            let several = prized(first, *count, others);
            several.unwrap_or_else(|| (outputs(*count, unit), 0))
        }
        What::Prize(count, unit) => (outputs(*count, unit), 0),
        What::Grade(grade) => (Group::alone(first, Measure::Grade(grade.clone())), 0),
    }
}

/// A number with a prize after it ("03 giáo viên, 01 giải Nhất").
fn prized(first: &Anchor, count: u32, others: &[Anchor]) -> Option<(Group, usize)> {
    let next = others.first()?;
    let What::Prize(prizes, prize) = &next.what else {
        return None;
    };
    let (prizes, prize) = (*prizes, prize.clone());
    let group = Group::alone(
        first,
        Measure::Prizes {
            count,
            prizes,
            prize,
        },
    );
    Some((group.until(next.to), 1))
}

/// Levels in a list, two at least.
fn levels(first: &Anchor, others: &[Anchor]) -> Option<(Group, usize)> {
    let row = |number: &Anchor| match &number.what {
        What::Level(level, count, _) => Some((level.clone(), *count)),
        _ => None,
    };
    let all = std::iter::once(first).chain(others);
    let rows: Vec<(String, u32)> = all.map_while(row).collect();
    let taken = rows.len().checked_sub(1)?;
    let last = others.get(taken.checked_sub(1)?)?;
    Some((
        Group::alone(first, Measure::Levels(rows)).until(last.to),
        taken,
    ))
}

/// A fraction with the part that is named after it ("trong đó có 07 …").
fn fraction(text: &str, sentence: &[Token<'_>], group: Group, written: Option<Percent>) -> Group {
    let Measure::Fraction { count, of } = group.measure else {
        return group;
    };
    let rest = &sentence[group.to..];
    let part = (0..rest.len()).find_map(|own| {
        let mut at = own + begins_with_any(&rest[own..], "trong đó")?;
        at += begins_with_any(&rest[at..], "có|ít nhất|có ít nhất|:").unwrap_or(0);
        let part = rest.get(at)?.count()?;
        at += 1;
        at += phrase::population(&rest[at..]).unwrap_or(0);
        at += begins_with_any(&rest[at..], phrase::REACH).unwrap_or(0);
        at += begins_with_any(&rest[at..], "danh hiệu").unwrap_or(0);
        let end = rest[at..]
            .iter()
            .position(|token| matches!(token.text, "," | "."))
            .map_or(rest.len(), |end| at + end);
        let name = phrase::written(text, phrase::trim(&rest[at..end]));
        (!name.is_empty()).then_some((own, part, name, group.to + end))
    });
    match part {
        Some((own, part, name, end)) => Group {
            end,
            own: Some(own),
            written,
            measure: Measure::Subset {
                count,
                of,
                part,
                name,
            },
            ..group
        },
        None => Group { written, ..group },
    }
}

/// Several shares in one sentence, named by the words after each or, where a comma follows the first, before.
fn shares(
    text: &str,
    sentence: &[Token<'_>],
    first: &Anchor,
    others: &[Anchor],
) -> Option<(Group, usize)> {
    let more = others.iter().map_while(|other| match other.what {
        What::Share(share) => Some((other.from, other.to, share)),
        _ => None,
    });
    let What::Share(share) = first.what else {
        return None;
    };
    let all: Vec<(usize, usize, Percent)> = std::iter::once((first.from, first.to, share))
        .chain(more)
        .collect();
    let named_before = sentence.get(first.to).is_some_and(Token::is_mark);
    let name = |at: usize| {
        let range = if named_before {
            at.checked_sub(1).map_or(0, |before| all[before].1)..all[at].0
        } else {
            all[at].1..all.get(at + 1).map_or(sentence.len(), |next| next.0)
        };
        phrase::small(&phrase::written(text, phrase::trim(&sentence[range])))
    };
    let rows: Vec<(String, Percent)> = all
        .iter()
        .enumerate()
        .map(|(at, (_, _, share))| (name(at), *share))
        .collect();
    if rows.len() < 2 || rows.iter().any(|(name, _)| name.is_empty()) {
        return None;
    }
    let taken = rows.len() - 1;
    let (from, to) = if named_before {
        (0, all[taken].1)
    } else {
        (first.from, sentence.len())
    };
    let group = Group {
        from,
        is_named: true,
        ..Group::alone(first, Measure::Percents(rows)).until(to)
    };
    Some((group, taken))
}
