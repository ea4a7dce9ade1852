//! Finding words in a plan, with or without diacritics; exact hits rank before loose ones.

use crate::order;
use crate::text::{Folded, Match, fold, is_mark};

/// Where a query was found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// First UTF-16 unit.
    pub start: usize,
    /// One past the last UTF-16 unit.
    pub end: usize,
    /// Whether the diacritics match too.
    pub exact: bool,
}

/// A query, folded once and tried on many texts.
#[derive(Debug, Clone)]
pub struct Query {
    exact: Vec<char>,
    loose: Vec<char>,
    matching: Match,
}

impl Query {
    /// `None` for a query without a letter to look for.
    pub fn new(words: &str, matching: Match) -> Option<Self> {
        let words = words.trim();
        let query = Self {
            exact: fold(words, Match::Exact).chars,
            loose: fold(words, Match::Loose).chars,
            matching,
        };
        (!query.loose.is_empty()).then_some(query)
    }

    /// Every hit in `text`, first to last, not overlapping.
    pub fn hits(&self, text: &str) -> Vec<Hit> {
        let exact = spans(&fold(text, Match::Exact), &self.exact);
        let mut found: Vec<(usize, usize, bool)> = exact
            .into_iter()
            .map(|(start, end)| (start, end, true))
            .collect();
        if self.matching == Match::Loose {
            for (start, end) in spans(&fold(text, Match::Loose), &self.loose) {
                if !found.iter().any(|&(a, b, _)| start < b && a < end) {
                    found.push((start, end, false));
                }
            }
            order::sort(&mut found);
        }
        in_utf16(text, &found)
    }

    /// How well a text answers the query: exact hits count, then loose ones; 0 for none.
    pub fn rank(&self, text: &str) -> usize {
        self.hits(text)
            .iter()
            .map(|hit| if hit.exact { 1_000 } else { 1 })
            .sum()
    }
}

/// Spans of original characters whose folded form equals `needle`.
fn spans(folded: &Folded, needle: &[char]) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut at = 0;
    while at + needle.len() <= folded.chars.len() {
        let end = at + needle.len();
        // A hit may not end inside a character ("a" is no part of "ấ" in an exact match).
        let whole = folded.chars.get(end).is_none_or(|&next| !is_mark(next));
        if whole && folded.chars[at..end] == *needle {
            // Marks that folding dropped belong to the character before them.
            let after = folded.origin.get(end).copied().unwrap_or(folded.originals);
            spans.push((folded.origin[at], after));
            at = end;
        } else {
            at += 1;
        }
    }
    spans
}

fn in_utf16(text: &str, spans: &[(usize, usize, bool)]) -> Vec<Hit> {
    let mut units = vec![0];
    for char in text.chars() {
        units.push(units[units.len() - 1] + char.len_utf16());
    }
    spans
        .iter()
        .map(|&(a, b, exact)| Hit {
            start: units[a],
            end: units[b],
            exact,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, matching: Match, text: &str, expected: &[(usize, usize, bool)]) {
        let hits = Query::new(words, matching).unwrap().hits(text);
        let found: Vec<_> = hits
            .iter()
            .map(|hit| (hit.start, hit.end, hit.exact))
            .collect();
        assert_eq!(found, expected, "{words} in {text}");
    }

    #[test]
    fn words_without_diacritics_find_words_with_them() {
        check(
            "quy che",
            Match::Loose,
            "Quy chế và quy che",
            &[(0, 7, false), (11, 18, true)],
        );
    }

    #[test]
    fn an_exact_search_tells_diacritics_apart() {
        check("của", Match::Exact, "cửa của cua", &[(4, 7, true)]);
        check("a", Match::Exact, "ấ a", &[(2, 3, true)]);
    }

    #[test]
    fn decomposed_text_is_found_by_composed_words() {
        check("chế", Match::Exact, "che\u{302}\u{301} độ", &[(0, 5, true)]);
        check(
            "che",
            Match::Loose,
            "che\u{302}\u{301} độ",
            &[(0, 5, false)],
        );
    }

    #[test]
    fn hits_are_counted_in_utf16_units() {
        check("hai", Match::Exact, "😀 hai", &[(3, 6, true)]);
    }

    #[test]
    fn a_blank_query_looks_for_nothing() {
        assert!(Query::new("  ", Match::Loose).is_none());
    }

    #[test]
    fn exact_hits_outrank_any_number_of_loose_ones() {
        let query = Query::new("của", Match::Loose).unwrap();
        assert!(query.rank("cua cua cua") < query.rank("của"));
    }
}
