//! Legal bases that are out of force, by the catalogue, and how the act that came in their place is cited.

use crate::checks::{Catalogue, Entry};
use crate::text::case::lowered;

/// The basis with the act that is cited in it replaced by what came in its place. `symbol` is number and symbol as the
/// basis writes them. `None` where the catalogue does not know the new act well enough to cite it.
pub(super) fn renewed(text: &str, symbol: &str, catalogue: &Catalogue) -> Option<String> {
    let old = entry(catalogue, symbol)?;
    let entries = &catalogue.entries;
    let new = entries
        .iter()
        .find(|entry| old.replaced_by.contains(&entry.symbol));
    let opening = opening(text);
    let end = text
        .trim_end()
        .chars()
        .last()
        .filter(|sign| matches!(sign, ';' | '.'));
    let end = end.map_or(String::new(), String::from);
    let cited = match new {
        Some(new) => cited(new)?,
        // "Luật Thực hiện dân chủ ở cơ sở": a law goes by its name.
        None if old.replaced_by.starts_with("Luật ") && !old.replaced_by.contains(" và ") => {
            old.replaced_by.clone()
        }
        None => return None,
    };
    Some(format!("{opening}{cited}{end}"))
}

fn entry<'a>(catalogue: &'a Catalogue, symbol: &str) -> Option<&'a Entry> {
    let wanted = plain(symbol);
    let mut entries = catalogue.entries.iter();
    entries.find(|entry| plain(&entry.symbol) == wanted)
}

fn plain(symbol: &str) -> String {
    let letters = symbol.chars().filter(|letter| letter.is_alphanumeric());
    let letters: String = letters.collect();
    letters.trim_start_matches('0').to_owned()
}

/// "Nghị định số 105/2026/NĐ-CP ngày 31 tháng 3 năm 2026 của Chính phủ về tài chính công đoàn"; a law by its name.
fn cited(entry: &Entry) -> Option<String> {
    if entry.kind.ends_with("Luật") || entry.kind == "Bộ luật" {
        let name = entry
            .name
            .trim_end_matches(|letter: char| letter.is_ascii_digit());
        return Some(name.trim_end().to_owned());
    }
    let (year, month, day) = entry.day?.civil();
    let nought = |number: u8, below: u8| if number < below { "0" } else { "" };
    let mut letters = entry.name.chars();
    let first = letters.next().map(|first| lowered(&first.to_string()));
    let subject = first.unwrap_or_default() + letters.as_str();
    Some(format!(
        "{} số {} ngày {}{day} tháng {}{month} năm {year} của {} về {subject}",
        entry.kind,
        entry.symbol,
        nought(day, 10),
        nought(month, 3),
        entry.body,
    ))
}

/// "Căn cứ ", "- Thực hiện ".
fn opening(text: &str) -> &str {
    const OPENINGS: [&str; 4] = ["Căn cứ vào ", "Căn cứ ", "Thực hiện ", "Theo "];
    let words = text.trim_start_matches(['-', ' ']);
    let found = OPENINGS.iter().find(|opening| words.starts_with(**opening));
    found.map_or("", |opening| {
        let start = text.find(opening).unwrap_or_default();
        &text[..start + opening.len()]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_act_that_follows_is_cited_as_the_rules_want() {
        let catalogue = Catalogue::shipped();
        let cases = [
            (
                "Căn cứ Nghị định số 191/2013/NĐ-CP ngày 21 tháng 11 năm 2013 của Chính phủ về tài chính công đoàn;",
                "191/2013/NĐ-CP",
                Some(
                    "Căn cứ Nghị định số 105/2026/NĐ-CP ngày 31 tháng 3 năm 2026 của Chính phủ về tài chính công đoàn;",
                ),
            ),
            (
                "- Căn cứ Luật Công đoàn số 12/2012/QH13;",
                "12/2012/QH13",
                Some("- Căn cứ Luật Công đoàn;"),
            ),
            (
                "Căn cứ Thông tư số 99/2020/TT-BGDĐT;",
                "99/2020/TT-BGDĐT",
                None,
            ),
        ];
        for (text, symbol, renewed_text) in cases {
            assert_eq!(
                renewed(text, symbol, catalogue).as_deref(),
                renewed_text,
                "{text}"
            );
        }
    }
}
