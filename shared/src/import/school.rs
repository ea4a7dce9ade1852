//! The school's name, derived from wherever the document names it.
//!
//! "trường mầm non Hoa Sen về việc", "TRƯỜNG TIỂU HỌC KIM ĐỒNG 2 NĂM HỌC": the name ends where
//! capitals end, or where the next phrase of the genre begins.

use super::words;

/// Kinds of schools, as written in a name; longer ones first.
const KINDS: [&str; 23] = [
    "Trung học phổ thông chuyên",
    "Trung học phổ thông",
    "Trung học cơ sở và Trung học phổ thông",
    "Trung học cơ sở",
    "Phổ thông dân tộc nội trú",
    "Phổ thông dân tộc bán trú",
    "Phổ thông cơ sở",
    "Tiểu học và Trung học cơ sở",
    "Tiểu học và THCS",
    "THCS và THPT",
    "TH và THCS",
    "TH&THCS",
    "TH-THCS",
    "Tiểu học",
    "THCS&THPT",
    "THCS",
    "THPT",
    "PTDTBT",
    "PTDTNT",
    "Mầm non",
    "Mẫu giáo",
    "MN",
    "TH",
];
/// What follows a name in capitals.
const AFTER: [&str; 14] = [
    "năm", "giai", "nhiệm", "số", "kế", "quy", "về", "và", "với", "xây", "độc", "cộng", "ban",
    "công",
];
/// No name of a school has more words.
const LONGEST: usize = 7;

/// The name named most often; one in small letters is preferred, since its capitals tell.
pub(super) fn find<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut counts: Vec<(String, usize, bool)> = Vec::new();
    for (name, mixed) in texts.flat_map(names) {
        let known = counts
            .iter()
            .position(|(known, ..)| words::lower(known) == words::lower(&name));
        match known {
            Some(at) if mixed && !counts[at].2 => counts[at] = (name, counts[at].1 + 1, true),
            Some(at) => counts[at].1 += 1,
            // A hostile text may name very many schools.
            None if counts.len() < 64 => counts.push((name, 1, mixed)),
            None => {}
        }
    }
    let most = counts.iter().map(|(_, count, _)| *count).max()?;
    counts
        .into_iter()
        .find(|(_, count, _)| *count == most)
        .map(|(name, ..)| name)
}

/// Every school named in the text, and whether in small letters.
fn names(text: &str) -> Vec<(String, bool)> {
    let words: Vec<&str> = text.split(' ').collect();
    let starts = (0..words.len()).filter(|at| matches!(words[*at], "trường" | "Trường" | "TRƯỜNG"));
    starts.filter_map(|at| name_at(&words[at + 1..])).collect()
}

fn name_at(words: &[&str]) -> Option<(String, bool)> {
    let kind = KINDS.iter().find(|kind| is_kind(words, kind))?;
    let length = kind.split(' ').count();
    let mut name = Vec::new();
    // "THPT số 2 Bắc Hà"
    let numbered = words
        .get(length)
        .is_some_and(|word| words::lower(word) == "số")
        && words
            .get(length + 1)
            .is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()));
    let length = if numbered { length + 2 } else { length };
    for word in words[length..].iter().take(LONGEST) {
        let bare = word.trim_end_matches([',', '.', ';', ':', ')', '”', '-', '–']);
        if !is_name_word(bare, name.is_empty()) {
            break;
        }
        name.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    let mixed = name.iter().any(|word| word.chars().any(char::is_lowercase));
    let name: Vec<String> = name
        .iter()
        .map(|word| {
            if mixed {
                (*word).to_owned()
            } else {
                capitalised(word)
            }
        })
        .collect();
    let kind = if mixed || numbered {
        words[..length].join(" ")
    } else {
        (*kind).to_owned()
    };
    (!name.is_empty()).then(|| (format!("Trường {kind} {}", name.join(" ")), mixed))
}

fn is_kind(words: &[&str], kind: &str) -> bool {
    let mut at = 0;
    kind.split(' ').all(|part| {
        let fits = words
            .get(at)
            .is_some_and(|word| words::lower(word) == words::lower(part));
        at += 1;
        fits
    })
}

fn is_name_word(word: &str, first: bool) -> bool {
    if word.is_empty() || AFTER.contains(&words::lower(word).as_str()) {
        return false;
    }
    let number = !first && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let roman = !first && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    number || roman || word.chars().next().is_some_and(char::is_uppercase)
}

/// "BÌNH" to "Bình"; Roman numbers stay.
fn capitalised(word: &str) -> String {
    if word.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) {
        return word.to_owned();
    }
    let mut letters = word.chars();
    let first = letters.next().map(String::from).unwrap_or_default();
    first + &words::lower(letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::find;

    fn check(texts: &[&str], expected: &str) {
        assert_eq!(find(texts.iter().copied()).as_deref(), Some(expected));
    }

    #[test]
    fn the_name_ends_where_its_capitals_end() {
        check(
            &["của trường mầm non Hoa Sen về việc thực hiện"],
            "Trường mầm non Hoa Sen",
        );
        check(
            &["Công đoàn trường Tiểu học Kim Đồng 2, năm học"],
            "Trường Tiểu học Kim Đồng 2",
        );
        check(&["Trường THCS Lê Lợi xây dựng"], "Trường THCS Lê Lợi");
    }

    #[test]
    fn a_name_in_capitals_is_rewritten_unless_small_letters_tell() {
        check(
            &["TRƯỜNG TIỂU HỌC KIM ĐỒNG 2 NĂM HỌC 2024-2025"],
            "Trường Tiểu học Kim Đồng 2",
        );
        check(
            &["TRƯỜNG TIỂU HỌC KIM ĐỒNG", "trường tiểu học Kim Đồng"],
            "Trường tiểu học Kim Đồng",
        );
    }

    #[test]
    fn the_school_is_the_one_named_most() {
        let texts = [
            "trường THCS An Bình",
            "trường THCS Hòa Bình",
            "Trường THCS Hòa Bình.",
        ];
        check(&texts, "Trường THCS Hòa Bình");
    }
}
