//! Which fields of a clause come along, and what of a printed head does not.

use crate::log::change::Field;

/// Whether a field of a clause is carried over. States, names of signers and what was left of an earlier review stay
/// with the old plan; fields of newer versions of the app mean nobody knows what.
pub(super) fn is_carried(field: Field) -> bool {
    matches!(
        field,
        Field::Style
            | Field::Lead
            | Field::Due
            | Field::Target
            | Field::SignerBody
            | Field::SignerCapacity
            | Field::SignerPosition
            | Field::DutyAt(_)
            | Field::TargetAt(_)
    )
}

/// Whether a line of a printed head gives number or day: "Số: 27/KH-THĐC", "Bến Tre, ngày 08 tháng 9 năm 2026".
pub(super) fn is_docket(line: &str) -> bool {
    let line = line.trim();
    let is_number = ["Số:", "Số "].iter().any(|start| line.starts_with(start));
    is_number || line.contains(", ngày ")
}

/// An issuance note with its number and day blank again: "số …/QĐ-MNHM ngày … tháng … năm …".
pub(super) fn blanked(note: &str) -> String {
    const BEFORE: [&str; 4] = ["số", "ngày", "tháng", "năm"];
    let mut before = "";
    let mut words: Vec<String> = Vec::new();
    for word in note.split(' ') {
        let digits = word.chars().take_while(char::is_ascii_digit).count();
        let is_given = 0 < digits && BEFORE.contains(&before.to_lowercase().as_str());
        words.push(if is_given {
            format!("…{}", dateless(&word[digits..]))
        } else {
            word.to_owned()
        });
        before = word;
    }
    words.join(" ")
}

/// What follows the first number of a word: of "20/9/2026" nothing stays but what is behind the day.
fn dateless(rest: &str) -> &str {
    let is_of_day = |letter: char| letter.is_ascii_digit() || letter == '/';
    let tail = rest.trim_start_matches(is_of_day);
    if tail.starts_with(char::is_alphabetic) {
        rest
    } else {
        tail
    }
}
