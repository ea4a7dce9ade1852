//! Points are lettered by the Vietnamese alphabet: a, b, c, d, đ, e; no f, j, w, z (decree 30/2020).

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    if !reading.paper.is_file {
        // A plan's letters are computed.
        return;
    }
    let letter = |at: usize| {
        let mut letters = reading.paper.parts[at].label.chars();
        letters
            .next()
            .filter(|letter| letters.next().is_none() && letter.is_lowercase())
    };
    let mut before: Option<(Option<usize>, char)> = None;
    for (at, part, _) in reading.body() {
        let Some(letter) = letter(at) else { continue };
        let skips_d = letter == 'e' && before == Some((part.parent, 'd'));
        before = Some((part.parent, letter));
        let message = match letter {
            'f' | 'j' | 'w' | 'z' => {
                "Điểm không dùng các chữ f, j, w, z: theo bảng chữ cái tiếng Việt."
            }
            _ if skips_d => "Sau điểm d là điểm đ, rồi mới đến điểm e.",
            _ => continue,
        };
        found.push(reading.of_part(Check::PointLetters, at, Severity::Hint, message));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn points_follow_the_vietnamese_alphabet() {
        let text =
            "S 1. Việc\n  C a) một\n  C b) hai\n  C c) ba\n  C d) bốn\n  C e) năm\n  C f) sáu";
        expect(Check::PointLetters, text, &[(6, "năm"), (7, "sáu")]);
        expect(
            Check::PointLetters,
            "S 1. Việc\n  C d) một\n  C đ) hai\n  C e) ba",
            &[],
        );
    }
}
