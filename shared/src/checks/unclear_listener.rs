//! "Công đoàn mời lãnh đạo dự họp … nghe ý kiến của BCH Công đoàn": who invites hears himself. Somebody mixed up the sides.

use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::{Check, actors};

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, _, words) in reading.body() {
        for sentence in words.sentences() {
            let Some(invites) = words.find_in(sentence.clone(), "mời") else {
                continue;
            };
            let Some(hears) = words.find_any_in(
                invites.end..sentence.end,
                &["nghe ý kiến của", "lắng nghe ý kiến của"],
            ) else {
                continue;
            };
            let who = |names: &[&str]| words.has_any_in(sentence.start..invites.start, names);
            let listens_to = |names: &[&str]| {
                words.has_any_in(hears.end..(hears.end + 5).min(sentence.end), names)
            };
            let sides = [actors::UNION, actors::MANAGEMENT];
            if sides.iter().any(|names| who(names) && listens_to(names)) {
                let end = (hears.end + actors::at(words, hears.end).unwrap_or(1)).min(sentence.end);
                let message = "Bên mời họp lại là bên được nghe ý kiến: kiểm tra xem ai nghe ai.";
                found.push(reading.of_words(
                    Check::UnclearListener,
                    at,
                    &(hears.start..end),
                    Severity::Warning,
                    message,
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn who_invites_does_not_hear_himself() {
        let text =
            "C 1. Công đoàn mời lãnh đạo nhà trường dự họp để nghe ý kiến của BCH Công đoàn.";
        expect(
            Check::UnclearListener,
            text,
            &[(1, "nghe ý kiến của BCH Công đoàn")],
        );
        expect(
            Check::UnclearListener,
            "C 1. Công đoàn mời Hiệu trưởng dự họp, nghe ý kiến của Hiệu trưởng.",
            &[],
        );
    }
}
