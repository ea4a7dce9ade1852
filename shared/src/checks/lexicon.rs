//! Terms of two syllables, and what is one slip away from them. The terms, the phrases that are taken
//! for each other and the syllables that are no word alone are data files beside this one.

use std::ops::Range;
use std::sync::OnceLock;

use super::forms::Form;
use super::syllable::{self, Near};
use crate::order::sort_by_key;

const TERMS: &str = include_str!("data/terms.txt");
const PHRASES: &str = include_str!("data/phrases.tsv");
const RESTRICTED: &str = include_str!("data/restricted.tsv");
const FREQUENT: &str = include_str!("data/frequent.txt");
const FOREIGN: &str = include_str!("data/foreign.txt");
const BOUND: &str = include_str!("data/bound.txt");

/// A term: both syllables as written and as keys.
#[derive(Debug, Clone)]
pub(super) struct Term {
    /// As written.
    pub words: [&'static str; 2],
    /// As keys.
    pub keys: [String; 2],
    /// Without any marks.
    bare: [String; 2],
}

impl Term {
    /// Key and bare letters of one of its syllables.
    pub fn sound(&self, at: usize) -> (&str, &str) {
        (&self.keys[at], &self.bare[at])
    }

    fn both_bare(&self) -> [&str; 2] {
        [&self.bare[0], &self.bare[1]]
    }
}

/// A syllable that is a word only in some company.
#[derive(Debug)]
pub(super) struct Restricted {
    /// The syllable.
    pub word: &'static str,
    /// What is meant elsewhere.
    pub meant: &'static str,
    before: Vec<&'static str>,
    behind: Vec<&'static str>,
}

/// A frequent word, with the keys of itself and of the real words that are written like it.
#[derive(Debug)]
struct Frequent {
    meant: &'static str,
    bare: String,
    keys: Vec<String>,
}

/// All terms, by first and by second syllable.
#[derive(Debug)]
pub(super) struct Lexicon {
    terms: Vec<Term>,
    by_second: Vec<usize>,
    by_bare: Vec<usize>,
    /// Wrong phrases with the right ones.
    pub phrases: Vec<(&'static str, &'static str)>,
    restricted: Vec<Restricted>,
    bound: Vec<(&'static str, Vec<&'static str>)>,
    frequent: Vec<Frequent>,
}

/// The lexicon; read from its files once.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::read)
}

fn rows(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

impl Lexicon {
    fn read() -> Self {
        let mut terms: Vec<Term> = rows(TERMS).flat_map(terms_of).collect();
        sort_by_key(&mut terms, |term| term.keys.clone());
        let mut by_second: Vec<usize> = (0..terms.len()).collect();
        sort_by_key(&mut by_second, |at| terms[*at].keys[1].clone());
        let mut by_bare: Vec<usize> = (0..terms.len()).collect();
        sort_by_key(&mut by_bare, |at| terms[*at].bare.clone());
        Self {
            by_second,
            by_bare,
            terms,
            phrases: rows(PHRASES)
                .filter_map(|row| row.split_once('\t'))
                .collect(),
            restricted: rows(RESTRICTED).filter_map(restricted).collect(),
            bound: rows(BOUND).filter_map(listed).collect(),
            frequent: rows(FREQUENT).filter_map(listed).map(frequent).collect(),
        }
    }

    /// Which terms have this first syllable.
    pub fn range(&self, first: &str) -> Range<usize> {
        let from = self
            .terms
            .partition_point(|term| term.keys[0].as_str() < first);
        let len = self.terms[from..].partition_point(|term| term.keys[0] == first);
        from..from + len
    }

    /// Terms that begin with a word.
    pub fn beginning(&self, first: &Form) -> &[Term] {
        self.terms.get(first.beginning.clone()).unwrap_or_default()
    }

    /// Terms with this second syllable.
    pub fn ending(&self, second: &str) -> impl Iterator<Item = &Term> {
        let key = |at: &usize| self.terms[*at].keys[1].as_str();
        let from = self.by_second.partition_point(|at| key(at) < second);
        let len = self.by_second[from..].partition_point(|at| key(at) == second);
        self.by_second[from..from + len]
            .iter()
            .map(|at| &self.terms[*at])
    }

    /// Whether the two syllables are a term.
    pub fn has(&self, first: &Form, second: &Form) -> bool {
        self.beginning(first)
            .iter()
            .any(|term| term.keys[1] == second.key)
    }

    /// A term of which both syllables have lost marks.
    pub fn without_marks(&self, first: &Form, second: &Form) -> Option<&Term> {
        let wanted = [first.bare.as_str(), second.bare.as_str()];
        let from = self
            .by_bare
            .partition_point(|at| self.terms[*at].both_bare() < wanted);
        let lost = |written: &Form, term: &Term, at: usize| {
            syllable::near((&written.key, &written.bare), term.sound(at)) == Some(Near::Lost)
        };
        let alike = self.by_bare[from..].iter().map(|at| &self.terms[*at]);
        alike
            .take_while(|term| term.both_bare() == wanted)
            .find(|term| lost(first, term, 0) && lost(second, term, 1))
    }

    /// Whether a wrong phrase begins with a word, or the word is one only in some company.
    pub fn suspects(&self, word: &str) -> bool {
        let begins = |phrase: &str| phrase.split(' ').next() == Some(word);
        self.phrases.iter().any(|(wrong, _)| begins(wrong))
            || self.restricted.iter().any(|entry| entry.word == word)
    }

    /// The frequent word that a word is written like, with marks that make it no word at all. Key and bare letters
    /// are expected.
    pub fn meant_by(&self, key: &str, bare: &str) -> Option<&'static str> {
        let mut alike = self.frequent.iter().filter(|entry| entry.bare == bare);
        let meant = alike.clone().next()?.meant;
        let is_real = alike.any(|entry| entry.keys.iter().any(|real| real == key));
        let in_term = !self.range(key).is_empty() || self.ending(key).next().is_some();
        (!is_real && !in_term).then_some(meant)
    }

    /// Whether a word is of another language.
    pub fn is_foreign(word: &str) -> bool {
        rows(FOREIGN).any(|row| row.split_whitespace().any(|foreign| foreign == word))
    }

    /// Whether a word is listed as none alone.
    pub fn may_be_bound(&self, word: &str) -> bool {
        self.bound.iter().any(|(bound, _)| *bound == word)
    }

    /// A restricted syllable in company that it does not keep.
    pub fn misplaced(&self, word: &str, before: &str, behind: &str) -> Option<&Restricted> {
        let entry = self.restricted.iter().find(|entry| entry.word == word)?;
        let fits = entry.before.contains(&before) || entry.behind.contains(&behind);
        (!fits).then_some(entry)
    }

    /// Whether a syllable is no word alone, though it may stand before this one.
    pub fn is_bound(&self, word: &str, behind: &str) -> bool {
        let entry = self.bound.iter().find(|(bound, _)| *bound == word);
        entry.is_some_and(|(_, alone)| !alone.contains(&behind))
    }
}

/// A word, and words behind a colon.
fn listed(row: &'static str) -> Option<(&'static str, Vec<&'static str>)> {
    let (word, others) = row.split_once(':')?;
    Some((word, others.split_whitespace().collect()))
}

fn frequent((meant, others): (&'static str, Vec<&'static str>)) -> Frequent {
    let words = std::iter::once(meant).chain(others);
    Frequent {
        meant,
        bare: syllable::bare(&syllable::key(meant)),
        keys: words.map(syllable::key).collect(),
    }
}

fn terms_of(row: &'static str) -> Vec<Term> {
    let (first, seconds) = row.split_once(':').unwrap_or((row, ""));
    let pair = |second: &'static str| {
        let words = [first, second];
        let keys = words.map(syllable::key);
        Term {
            words,
            bare: [syllable::bare(&keys[0]), syllable::bare(&keys[1])],
            keys,
        }
    };
    seconds.split_whitespace().map(pair).collect()
}

fn restricted(row: &'static str) -> Option<Restricted> {
    let mut columns = row.split('\t');
    Some(Restricted {
        word: columns.next()?,
        meant: columns.next()?,
        before: columns
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .collect(),
        behind: columns
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::forms::Forms;
    use super::*;

    fn has(first: &str, second: &str) -> bool {
        let mut forms = Forms::default();
        lexicon().has(&forms.of(first), &forms.of(second))
    }

    #[test]
    fn terms_are_found_from_either_end_in_any_spelling() {
        assert!(has("định", "kì"));
        assert!(has("thoả", "thuận"));
        assert!(!has("thuận", "cho"));
        let second = syllable::key("soát");
        let mut ends = lexicon().ending(&second);
        assert!(ends.any(|term| term.words == ["rà", "soát"]));
    }

    #[test]
    fn every_syllable_of_the_terms_is_possible() {
        for term in &lexicon().terms {
            for (word, key) in term.words.iter().zip(&term.keys) {
                assert!(
                    syllable::is_possible(key),
                    "{word} in {}",
                    term.words.join(" ")
                );
                assert_eq!(syllable::with_tone_in_place(word), None, "{word}");
            }
        }
    }

    #[test]
    fn wrong_phrases_are_no_terms() {
        for (wrong, right) in &lexicon().phrases {
            assert_ne!(wrong, right);
            if let Some((first, second)) = wrong.split_once(' ') {
                assert!(!has(first, second), "{wrong}");
            }
        }
    }
}
