//! Signatures: both sides sign, a deputy of the head signs "KT.", and powers are written with a full stop (decree
//! 30/2020, article 13 and annex I).

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use crate::log::change::{Field, NodeKind, Side};

/// Powers as they were written of old, and as they are.
const POWERS: [(&str, &str); 8] = [
    ("T/M", "TM."),
    ("T/m", "TM."),
    ("K/T", "KT."),
    ("T/L", "TL."),
    ("TM ", "TM. "),
    ("KT ", "KT. "),
    ("TUQ ", "TUQ. "),
    ("Q ", "Q. "),
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let mut sides = Vec::new();
    for (at, part, words) in reading.with_role(NodeKind::Signer) {
        sides.push(part.side);
        if part.field == Some(Field::SignerCapacity) {
            power(reading, at, found);
        }
        let is_deputy = part.field == Some(Field::SignerPosition)
            && words.begin_with_any(&["phó hiệu trưởng", "phó chủ tịch"]);
        if is_deputy && !stands_in(reading, at) {
            let head = if words.begin_with_any(&["phó hiệu trưởng"]) {
                "HIỆU TRƯỞNG"
            } else {
                "CHỦ TỊCH"
            };
            let message = format!("Cấp phó ký thay phải ghi «KT. {head}» phía trên.");
            found.push(reading.of_part(Check::Signer, at, Severity::Error, message));
        }
    }
    missing(reading, &sides, found);
}

/// "T/M BCH" is "TM. BCH".
fn power(reading: &Reading<'_>, at: usize, found: &mut Vec<Finding>) {
    let text = reading.paper.parts[at].text.as_str();
    if let Some((wrong, right)) = POWERS.iter().find(|(wrong, _)| text.starts_with(wrong)) {
        let message = format!(
            "Quyền hạn ký viết «{}» (Nghị định 30/2020/NĐ-CP).",
            right.trim()
        );
        let finding = Finding::new(
            Check::Signer,
            at,
            0..wrong.trim_end().len(),
            Severity::Hint,
            message,
        );
        found.push(finding.with_fix(right.trim_end()));
    }
}

/// Whether the block's capacity says for whom the deputy signs.
fn stands_in(reading: &Reading<'_>, at: usize) -> bool {
    let first = reading.paper.parts[at].parent.unwrap_or(at);
    reading.words[first].has_any(&["kt", "q", "tuq"])
        || reading.paper.parts[first]
            .text
            .to_lowercase()
            .contains("k/t")
}

/// In a file: whoever drafts in the app is asked for the signers when signing.
fn missing(reading: &Reading<'_>, sides: &[Side], found: &mut Vec<Finding>) {
    if !reading.paper.is_file {
        return;
    }
    let message = match (sides.contains(&Side::Bgh), sides.contains(&Side::Bch)) {
        (true, true) => return,
        _ if sides.is_empty() => "Chưa có khối chữ ký của nhà trường và của công đoàn.",
        (true, false) => {
            "Chỉ có chữ ký của nhà trường; chưa có khối chữ ký của Ban chấp hành Công đoàn."
        }
        (false, true) => "Chỉ có chữ ký của công đoàn; chưa có khối chữ ký của nhà trường.",
        (false, false) => "Chưa có khối chữ ký của nhà trường và của công đoàn.",
    };
    found.extend(reading.of_document(Check::Signer, Severity::Hint, message));
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect, expect_fix};
    use super::*;

    #[test]
    fn a_deputy_signs_for_the_head() {
        let text = "G TM. BAN CHẤP HÀNH | CHỦ TỊCH\nG TM. BAN GIÁM HIỆU | PHÓ HIỆU TRƯỞNG";
        expect(Check::Signer, text, &[(2, "PHÓ HIỆU TRƯỞNG")]);
        expect(
            Check::Signer,
            "G TM. BAN CHẤP HÀNH | CHỦ TỊCH\nG KT. HIỆU TRƯỞNG | PHÓ HIỆU TRƯỞNG",
            &[],
        );
    }

    #[test]
    fn powers_end_with_a_stop() {
        expect_fix(
            Check::Signer,
            "G T/M BAN CHẤP HÀNH | CHỦ TỊCH\nG | HIỆU TRƯỞNG",
            Some("TM."),
        );
    }

    #[test]
    fn both_sides_sign() {
        expect(
            Check::Signer,
            "T Kế hoạch phối hợp\nG TM. BAN CHẤP HÀNH | CHỦ TỊCH",
            &[(1, "Kế hoạch phối hợp")],
        );
    }
}
