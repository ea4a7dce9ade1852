//! A paper read once for all rules: its words, the slips in them, and how its parts hang together.

use std::ops::{Deref, Range};

use super::Check;
use super::citation::{self, Citation};
use super::finding::{Finding, Severity};
use super::forms::Forms;
use super::paper::{Paper, Part};
use super::slips::{self, Slip};
use super::words::Words;
use crate::bases::Catalogue;
use crate::log::change::NodeKind;
use crate::targets::reader;

/// What is read of a paper, part by part.
#[derive(Default)]
pub(super) struct Read {
    /// The words of each part.
    pub words: Vec<Words>,
    /// The slips of each part.
    pub slips: Vec<Vec<Slip>>,
    /// The documents that each part cites by number.
    pub citations: Vec<Vec<Citation>>,
    /// How many parts stand directly under each part.
    pub n_children: Vec<usize>,
    under_targets: Vec<bool>,
    forms: Forms,
}

impl Read {
    /// Whether parts are left to read.
    pub fn is_behind(&self, paper: &Paper) -> bool {
        self.words.len() < paper.parts.len()
    }

    /// Reads so many more parts.
    pub fn more(&mut self, paper: &Paper, count: usize) {
        let from = self.words.len();
        for (at, part) in paper.parts.iter().enumerate().skip(from).take(count) {
            let words = Words::of(&part.text, &mut self.forms);
            self.slips.push(slips_of(part, &words));
            self.citations.push(citation::find(&words));
            self.words.push(words);
            self.n_children.push(0);
            let parent = part.parent.filter(|parent| *parent < at);
            if let Some(parent) = parent {
                self.n_children[parent] += 1;
            }
            let announced = |parent: usize| {
                self.under_targets[parent] || reader::announces(&paper.parts[parent].text)
            };
            let is_under = parent.is_some_and(announced);
            self.under_targets.push(is_under);
        }
    }
}

/// A paper with what every rule asks of it.
pub(super) struct Reading<'a> {
    /// The paper.
    pub paper: &'a Paper,
    /// Which legal documents are in force.
    pub catalogue: &'a Catalogue,
    read: &'a Read,
}

impl Deref for Reading<'_> {
    type Target = Read;

    fn deref(&self) -> &Read {
        self.read
    }
}

impl<'a> Reading<'a> {
    /// A paper that was read whole.
    pub fn new(paper: &'a Paper, catalogue: &'a Catalogue, read: &'a Read) -> Self {
        Self {
            paper,
            catalogue,
            read,
        }
    }

    /// The parts with their places and words.
    pub fn parts(&self) -> impl Iterator<Item = (usize, &'a Part, &'a Words)> {
        let parts = self.paper.parts.iter().zip(&self.read.words).enumerate();
        parts.map(|(at, (part, words))| (at, part, words))
    }

    /// Those that say what the plan is about, and not its head or tail.
    pub fn body(&self) -> impl Iterator<Item = (usize, &'a Part, &'a Words)> {
        self.parts().filter(|(_, part, _)| part.is_body())
    }

    /// Those with a role.
    pub fn with_role(&self, role: NodeKind) -> impl Iterator<Item = (usize, &'a Part, &'a Words)> {
        self.parts().filter(move |(_, part, _)| part.role == role)
    }

    /// Whether nothing stands under a part.
    pub fn is_leaf(&self, part: usize) -> bool {
        self.n_children[part] == 0
    }

    /// Whether a heading above announces targets.
    pub fn is_target(&self, part: usize) -> bool {
        self.under_targets[part]
    }

    /// The parts above, from the inside out.
    pub fn above(&self, part: usize) -> impl Iterator<Item = usize> {
        let parent = |at: &usize| self.paper.parts[*at].parent.filter(|parent| parent < at);
        std::iter::successors(parent(&part), move |at| parent(at))
    }

    /// A finding about a range of words.
    pub fn of_words(
        &self,
        check: Check,
        part: usize,
        words: &Range<usize>,
        severity: Severity,
        message: impl Into<String>,
    ) -> Finding {
        let at = self.words[part].bytes(words);
        Finding::new(check, part, at, severity, message)
    }

    /// A finding about a part as a whole: its first words stand for it.
    pub fn of_part(
        &self,
        check: Check,
        part: usize,
        severity: Severity,
        message: impl Into<String>,
    ) -> Finding {
        self.of_words(
            check,
            part,
            &(0..self.words[part].len().min(8)),
            severity,
            message,
        )
    }

    /// A finding about the whole document, shown at its title or at its first part.
    pub fn of_document(
        &self,
        check: Check,
        severity: Severity,
        message: impl Into<String>,
    ) -> Option<Finding> {
        let title = self
            .paper
            .parts
            .iter()
            .position(|part| part.role == NodeKind::Title);
        let part = title.or((!self.paper.parts.is_empty()).then_some(0))?;
        Some(self.of_part(check, part, severity, message))
    }
}

/// Names of people, letterheads and symbols of posts are no running text.
fn slips_of(part: &Part, words: &Words) -> Vec<Slip> {
    match part.role {
        NodeKind::Signer => Vec::new(),
        _ => slips::find(words),
    }
}
