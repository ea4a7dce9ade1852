//! A text with what is asked of it again and again: its words, who is named at each of them, what it says about when.

use std::ops::Range;

use super::parties::{self, Mention};
use super::rhythm::{self, Said};
use super::words::{self, Word, skip};
use crate::time::SchoolYear;

/// A text, read once.
#[derive(Debug)]
pub(super) struct Text<'a> {
    /// As it stands.
    pub(super) source: &'a str,
    /// Its words.
    pub(super) words: Vec<Word>,
    named: Vec<Option<Mention>>,
    said: Vec<Said>,
}

/// What stands between names that belong together.
const LINKS: &[&str] = &[",", "và|cùng|với|&|–|-", "cùng với"];

impl<'a> Text<'a> {
    /// Reads a text.
    pub(super) fn of(text: &'a str, teams: &[String], year: Option<SchoolYear>) -> Self {
        let words = words::words(text);
        let named = (0..words.len()).map(|at| parties::at(&words, at, teams));
        Self {
            source: text,
            named: named.collect(),
            said: rhythm::each(&words, year),
            words,
        }
    }

    /// The words from one on, up to the end of the part that is read.
    pub(super) fn rest(&self, at: usize, end: usize) -> &[Word] {
        &self.words[at.min(end)..end]
    }

    /// Who is named at a word.
    pub(super) fn named(&self, at: usize, end: usize) -> Option<&Mention> {
        let named = self.named.get(at)?.as_ref();
        named.filter(|mention| mention.words.end <= end)
    }

    /// Several named one after the other: "A, B và C".
    pub(super) fn list(&self, from: usize, end: usize) -> Vec<Mention> {
        let mut found: Vec<Mention> = self.named(from, end).cloned().into_iter().collect();
        while let Some(last) = found.last() {
            let behind = last.words.end;
            let link = skip(self.rest(behind, end), LINKS);
            let next = self.named(behind + link, end).filter(|_| 0 < link);
            let Some(next) = next.cloned() else { break };
            found.push(next);
        }
        found
    }

    /// All that a part says about when; not what has no day of its own.
    pub(super) fn times(&self, part: &Range<usize>) -> impl Iterator<Item = &Said> {
        let is_in = |said: &&Said| part.start <= said.words.start && said.words.end <= part.end;
        self.said.iter().filter(is_in)
    }

    /// What a part says about when, without what says less than another.
    pub(super) fn when(&self, part: &Range<usize>) -> Vec<Said> {
        let mut found: Vec<Said> = self.times(part).cloned().collect();
        if found.is_empty() {
            found.extend(rhythm::occasion(self.source, &self.words, part));
        }
        rhythm::telling(found)
    }
}
