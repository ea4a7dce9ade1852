//! Passages that lost their accents, as after a bad conversion or an unruly keyboard.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::slips::Slip;
use super::words::Words;

/// Lost marks this near each other are one accident; alone, one is a typing error.
const NEAR: usize = 12;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, _, words) in reading.parts() {
        let slips = &reading.slips[at];
        for slip in slips.iter().filter(|slip| is_one(words, slips, slip)) {
            let written = reading.paper.parts[at].excerpt(&words.bytes(&slip.words));
            let meant = slip.meant.clone().unwrap_or_default();
            let message = format!("«{written}» mất dấu: có phải là «{meant}»?");
            let finding = reading.of_words(
                Check::LostAccents,
                at,
                &slip.words,
                Severity::Error,
                message,
            );
            found.push(finding.with_fix(meant));
        }
    }
}

/// Whether a slip is one of a passage that lost its accents.
pub(super) fn is_one(words: &Words, slips: &[Slip], slip: &Slip) -> bool {
    let is_near = |other: &&Slip| {
        let distance = other.words.start.abs_diff(slip.words.start);
        other.is_lost && *other != slip && distance <= NEAR
    };
    let whole = slip.words.len() == 2 && slip.words.clone().all(|word| is_bare(words, word, slip));
    slip.is_lost && (whole || slips.iter().any(|other| is_near(&other)))
}

/// Whether this word of the slip is one that lost something.
fn is_bare(words: &Words, word: usize, slip: &Slip) -> bool {
    let meant = slip.meant.as_deref().unwrap_or_default();
    let meant = meant
        .split(' ')
        .nth(word - slip.words.start)
        .unwrap_or_default();
    words.written(word) != meant
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn a_passage_without_accents_is_one_accident() {
        let text = "C 1. Theo Điêu lê Ban đại diện cha mẹ hoc sinh ban hanh hằng năm.";
        expect(
            Check::LostAccents,
            text,
            &[(1, "Điêu lê"), (1, "hoc sinh"), (1, "ban hanh")],
        );
        expect(Check::Typo, text, &[]);
    }

    #[test]
    fn one_lost_mark_is_a_typing_error() {
        expect(Check::LostAccents, "C 1. Phát hiện dấu hiêu vi phạm.", &[]);
    }
}
