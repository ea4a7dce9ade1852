//! The words of a part, to be compared: small letters, composed, each with its place. White space, line
//! ends and the way of writing a letter do not count here.

use std::ops::{Deref, Range};
use std::rc::Rc;

use super::forms::{Form, Forms, hash};
use super::lexicon::lexicon;
use crate::text::is_mark;

/// A word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// What is known of it wherever it stands.
    form: Rc<Form>,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

impl Deref for Word {
    type Target = Form;

    fn deref(&self) -> &Form {
        &self.form
    }
}

/// Words of a text and what stands between them.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// The words.
    pub list: Vec<Word>,
    /// The text.
    pub source: String,
    /// A bit for each word: a word whose bit is missing is not there.
    met: u64,
}

impl Words {
    /// Reads a text by itself.
    pub fn alone(text: &str) -> Self {
        Self::of(text, &mut Forms::default())
    }

    /// Reads a text.
    pub fn of(text: &str, forms: &mut Forms) -> Self {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut going = false;
        for (at, char) in text.char_indices() {
            let is_word = char.is_alphanumeric() || !char.is_ascii() && is_mark(char);
            match found.last_mut() {
                Some(last) if is_word && going => last.end = at + char.len_utf8(),
                _ if is_word => found.push(at..at + char.len_utf8()),
                _ => {}
            }
            going = is_word;
        }
        let word = |at: Range<usize>| Word {
            form: forms.of(&text[at.clone()]),
            at,
        };
        let list: Vec<Word> = found.into_iter().map(word).collect();
        Self {
            met: list.iter().fold(0, |met, word| met | bit(word.hash)),
            list,
            source: text.to_owned(),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// A word's letters; empty behind the last.
    pub fn text(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |word| &word.text)
    }

    /// Whether a word and the next one are a term.
    pub fn is_term(&self, at: usize) -> bool {
        self.touches_next(at) && lexicon().has(&self.list[at], &self.list[at + 1])
    }

    /// What stands between a word and the next, or the end.
    pub fn gap(&self, at: usize) -> &str {
        let Some(word) = self.list.get(at) else {
            return "";
        };
        let to = self
            .list
            .get(at + 1)
            .map_or(self.source.len(), |next| next.at.start);
        &self.source[word.at.end..to]
    }

    /// Whether nothing but white space parts a word from the next one.
    pub fn touches_next(&self, at: usize) -> bool {
        at + 1 < self.len() && self.gap(at).chars().all(char::is_whitespace)
    }

    /// Whether a sentence ends behind a word.
    pub fn ends_sentence(&self, at: usize) -> bool {
        let gap = self.gap(at);
        let stop = gap.find(['.', ';', '!', '?']);
        at + 1 == self.len() || stop.is_some_and(|stop| gap[stop..].contains(char::is_whitespace))
    }

    /// The sentences, as ranges of words.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut from = 0;
        for at in 0..self.len() {
            if self.ends_sentence(at) {
                sentences.push(from..at + 1);
                from = at + 1;
            }
        }
        sentences
    }

    /// The sentence that holds a word.
    pub fn sentence_of(&self, at: usize) -> Range<usize> {
        let from = (0..at)
            .rev()
            .find(|before| self.ends_sentence(*before))
            .map_or(0, |end| end + 1);
        let to = (at..self.len())
            .find(|word| self.ends_sentence(*word))
            .map_or(self.len(), |end| end + 1);
        from..to
    }

    /// Whether a phrase stands at a word: words parted by blanks, only white space between them.
    pub fn is_at(&self, at: usize, phrase: &str) -> bool {
        self.match_at(at, phrase).is_some()
    }

    /// How many words a phrase takes if it stands at a word. `a|b` is either word.
    pub fn match_at(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut len = 0;
        for wanted in phrase.split(' ') {
            let word = self.list.get(at + len)?;
            let fits = wanted.split('|').any(|one| one == word.text);
            if !fits || len > 0 && !self.touches_next(at + len - 1) {
                return None;
            }
            len += 1;
        }
        Some(len)
    }

    /// Where a phrase stands first in a range of words.
    pub fn find_in(&self, range: Range<usize>, phrase: &str) -> Option<Range<usize>> {
        let head = phrase.split(' ').next().unwrap_or_default();
        head.split('|')
            .filter_map(|first| self.find_from(range.clone(), phrase, hash(first)))
            .min_by_key(|found| found.start)
    }

    /// The same, beginning with the word of this number.
    fn find_from(&self, range: Range<usize>, phrase: &str, first: u64) -> Option<Range<usize>> {
        if self.met & bit(first) == 0 {
            return None;
        }
        range.clone().find_map(|at| {
            let fits = self.list.get(at).is_some_and(|word| word.hash == first);
            let len = fits.then(|| self.match_at(at, phrase)).flatten()?;
            (at + len <= range.end).then_some(at..at + len)
        })
    }

    /// Where a phrase stands first.
    pub fn find(&self, phrase: &str) -> Option<Range<usize>> {
        self.find_in(0..self.len(), phrase)
    }

    /// The first of several phrases, by place.
    pub fn find_any(&self, phrases: &[&str]) -> Option<Range<usize>> {
        self.find_any_in(0..self.len(), phrases)
    }

    /// The first of several phrases in a range, by place.
    pub fn find_any_in(&self, range: Range<usize>, phrases: &[&str]) -> Option<Range<usize>> {
        let found = phrases
            .iter()
            .filter_map(|phrase| self.find_in(range.clone(), phrase));
        found.min_by_key(|found| found.start)
    }

    /// Whether one of several phrases stands in a range.
    pub fn has_any_in(&self, range: Range<usize>, phrases: &[&str]) -> bool {
        phrases
            .iter()
            .any(|phrase| self.find_in(range.clone(), phrase).is_some())
    }

    /// Whether one of several phrases stands anywhere.
    pub fn has_any(&self, phrases: &[&str]) -> bool {
        self.has_any_in(0..self.len(), phrases)
    }

    /// Whether the words begin with one of several phrases.
    pub fn begin_with_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.is_at(0, phrase))
    }

    /// The bytes of a range of words.
    pub fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let from = self
            .list
            .get(range.start)
            .map_or(self.source.len(), |word| word.at.start);
        let last = range
            .end
            .checked_sub(1)
            .and_then(|last| self.list.get(last));
        from..last.map_or(from, |word| word.at.end).max(from)
    }

    /// The words at a place as written.
    pub fn written(&self, at: usize) -> &str {
        self.list
            .get(at)
            .map_or("", |word| &self.source[word.at.clone()])
    }
}

/// One of 64 bits for a word's number.
fn bit(hash: u64) -> u64 {
    1 << (hash >> 58)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_across_line_ends_and_not_across_marks() {
        let words = Words::alone("Họp  định\nky\u{300}, hàng tháng.");
        assert_eq!(words.find("định kỳ"), Some(1..3));
        assert_eq!(words.find("kỳ hàng"), None);
        assert_eq!(words.find("hàng|mỗi tháng"), Some(3..5));
    }

    #[test]
    fn sentences_end_at_marks_that_blanks_follow() {
        let words = Words::alone("Đạt 31.5% trở lên. Họp; báo cáo");
        assert_eq!(words.sentences(), [0..5, 5..6, 6..8]);
        assert_eq!(words.sentence_of(5), 5..6);
    }
}
