//! Documents cited by number: "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ". Read as written, blanks
//! and odd signs in the symbol included.

use std::ops::Range;

use super::words::Words;

/// A citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Citation {
    /// The kind that stands before the number, in small letters: "nghị định"; empty if none does.
    pub kind: String,
    /// The first word of the kind, or of the number.
    pub from: usize,
    /// Which words are number and symbol.
    pub words: Range<usize>,
    /// Number and symbol, in bytes.
    pub at: Range<usize>,
    /// The number.
    pub number: u32,
    /// The year that stands between number and symbol.
    pub year: Option<u16>,
    /// The groups of letters: "NĐ", "CP".
    pub groups: Vec<String>,
    /// Number and symbol as the rules want them.
    pub proper: String,
    /// White space parts "số" from the number.
    pub is_spaced: bool,
}

/// Kinds of documents that are cited.
pub(super) const KINDS: [&str; 22] = [
    "nghị định",
    "nghị quyết",
    "quyết định",
    "thông tư liên tịch",
    "thông tư",
    "chỉ thị",
    "công văn",
    "kế hoạch",
    "hướng dẫn",
    "quy chế",
    "qui chế",
    "quy định",
    "chương trình",
    "thông báo",
    "kết luận",
    "luật",
    "bộ luật",
    "pháp lệnh",
    "điều lệ",
    "văn bản",
    "báo cáo",
    "tờ trình",
];

/// Types and bodies whose letters make a symbol.
const SYMBOLS: &str = " NĐ NQ QĐ CT QC QyĐ TB HD CTr KH PA ĐA BC BB TTr TT TTLT TTg CP TW CV KL QH UBTVQH UBND HĐND BGDĐT BGD BGĐT BGDDT \
    BNV BLĐTBXH BTC BYT BCT GDĐT SGDĐT PGDĐT PGD SGD TLĐ LĐLĐ CĐGD CĐCS CĐN TTCP VPTW BTCTW QU HU TU ĐU TVQU GD ĐT TCCB GDTH GDMN GDTrH THCS \
    TH MN THPT VBHN VPQH L ";

/// The citations of a text.
pub(super) fn find(words: &Words) -> Vec<Citation> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let citation = read(words, at);
        at = citation
            .as_ref()
            .map_or(at + 1, |citation| citation.words.end);
        found.extend(citation);
    }
    found
}

/// A sign of a symbol: one dash or slash, blanks around it.
fn sign(gap: &str) -> Option<char> {
    let mark = gap.trim();
    let mut chars = mark.chars();
    let sign = chars
        .next()
        .filter(|char| matches!(char, '/' | '-' | '–' | '&' | '.'))?;
    // A symbol may be left blank to be filled in, but no sentence ends inside it.
    (chars.next().is_none() && (sign != '.' || gap == ".")).then_some(sign)
}

fn read(words: &Words, at: usize) -> Option<Citation> {
    let glued = words
        .text(at)
        .strip_prefix("số")
        .filter(|rest| !rest.is_empty());
    let digits = glued.unwrap_or_else(|| words.text(at));
    let is_number =
        !digits.is_empty() && digits.len() <= 5 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let inside = at > 0 && matches!(words.gap(at - 1), "/" | "," | ".");
    if !is_number || inside {
        return None;
    }
    let mut citation = Citation {
        kind: String::new(),
        from: at,
        words: at..at + 1,
        at: words.list[at].at.end - digits.len()..words.list[at].at.end,
        number: digits.parse().ok()?,
        year: None,
        groups: Vec::new(),
        proper: digits.to_owned(),
        is_spaced: glued.is_none(),
    };
    citation.read_symbol(words);
    let has_slash = citation.proper.contains('/');
    let known = citation.groups.iter().any(|group| is_symbol(group));
    if !(has_slash && known) {
        return None;
    }
    citation.read_kind(words);
    Some(citation)
}

fn is_symbol(group: &str) -> bool {
    let bare = group.replace('&', "");
    SYMBOLS.contains(&format!(" {bare} ")) || bare.starts_with("QH") && bare.len() <= 4
}

impl Citation {
    fn read_symbol(&mut self, words: &Words) {
        let mut at = self.words.start;
        while let Some(sign) = sign(words.gap(at)) {
            let next = at + 1;
            let written = words.written(next);
            let year = super::years::year(words, next)
                .filter(|_| self.groups.is_empty() && self.year.is_none());
            let is_group = written.starts_with(char::is_uppercase)
                && written.chars().count() <= 12
                && (is_all_caps(written) || is_symbol(written));
            let spaced = words.gap(at).contains(char::is_whitespace);
            if let Some(year) = year {
                self.year = Some(year);
            } else if is_group && !(spaced && sign != '/' && !is_symbol(written)) {
                self.push_group(sign, written);
            } else {
                break;
            }
            self.proper.push(match sign {
                '/' => '/',
                '&' => '&',
                _ => '-',
            });
            self.proper.push_str(written);
            at = next;
        }
        // "BGD ĐT"
        let tail = words.touches_next(at)
            && words.written(at + 1) == "ĐT"
            && self
                .groups
                .last()
                .is_some_and(|group| group.ends_with("GD"));
        if tail {
            at += 1;
            self.proper.push_str("ĐT");
        }
        self.words.end = at + 1;
        self.at.end = words.list[at].at.end;
    }

    /// "BGD" and "ĐT" of "BGD&ĐT" are one group.
    fn push_group(&mut self, sign: char, written: &str) {
        match self.groups.last_mut().filter(|_| sign == '&') {
            Some(group) => {
                group.push('&');
                group.push_str(written);
            }
            None => self.groups.push(written.to_owned()),
        }
    }

    /// The kind stands before the number, "số" between them or not.
    fn read_kind(&mut self, words: &Words) {
        let mut end = self.words.start;
        if end > 0 && words.text(end - 1) == "số" {
            end -= 1;
        }
        let longest = KINDS.iter().filter_map(|kind| {
            let len = kind.split(' ').count();
            let from = end.checked_sub(len)?;
            let stands = words.is_at(from, kind)
                && (words.touches_next(end - 1) || words.gap(end - 1).trim() == ":");
            stands.then_some((len, from, kind))
        });
        let found = longest.max_by_key(|(len, ..)| *len);
        if let Some((_, from, kind)) = found {
            self.from = from;
            (*kind).clone_into(&mut self.kind);
        } else {
            self.from = end;
        }
    }

    /// The symbol without number and year, as it should be: "NĐ-CP", "QĐ-BGDĐT".
    pub fn symbol(&self) -> String {
        self.groups
            .iter()
            .map(|group| group.replace('&', ""))
            .collect::<Vec<_>>()
            .join("-")
    }

    /// Whether its last group is this body's.
    pub fn is_of(&self, body: &str) -> bool {
        self.groups
            .last()
            .is_some_and(|group| group.replace('&', "") == body)
    }
}

fn is_all_caps(word: &str) -> bool {
    word.chars().count() > 1
        && word
            .chars()
            .all(|char| char.is_uppercase() || char.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str, &str)]) {
        let found = find(&Words::alone(text));
        let found: Vec<(&str, &str, &str)> = found
            .iter()
            .map(|one| {
                (
                    one.kind.as_str(),
                    &text[one.at.clone()],
                    one.proper.as_str(),
                )
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_and_symbols_are_read_as_they_are_written() {
        check(
            "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
            &[("nghị định", "30/2020/NĐ-CP", "30/2020/NĐ-CP")],
        );
        check(
            "kế hoạch số 12/ KH - UBND",
            &[("kế hoạch", "12/ KH - UBND", "12/KH-UBND")],
        );
        check(
            "Chỉ thị 05-CT/TW và 29/NQ/TW",
            &[
                ("chỉ thị", "05-CT/TW", "05-CT/TW"),
                ("", "29/NQ/TW", "29/NQ/TW"),
            ],
        );
        check(
            "theo quyết định số7/2011/QĐ-BGD&ĐT",
            &[("quyết định", "7/2011/QĐ-BGD&ĐT", "7/2011/QĐ-BGD&ĐT")],
        );
        check(
            "Luật Công đoàn số 50/2024/QH15",
            &[("", "50/2024/QH15", "50/2024/QH15")],
        );
    }

    #[test]
    fn dates_fractions_and_years_are_no_citations() {
        for text in [
            "ngày 14/8/2023",
            "17/54 (31,5%)",
            "năm học 2026-2027",
            "03 GV - 1 giải",
            "20/11 - Ngày Nhà giáo",
            "1/6",
        ] {
            check(text, &[]);
        }
    }
}
