//! The draft of a report: its pieces in the order of the printed page, before they are a document.

use super::scope::Scope;
use crate::log::change::{Body, NodeKind};
use crate::plan::view::PlanKind;

/// A report as it is drafted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which report.
    pub kind: PlanKind,
    /// Of what.
    pub scope: Scope,
    /// The school's name as printed.
    pub school: String,
    /// Its parts.
    pub pieces: Vec<Piece>,
}

/// A part of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: NodeKind,
    /// 0 for the outermost.
    pub depth: usize,
    /// Its words; the name of a signer.
    pub text: String,
    /// The words at its beginning by which it is known again when its figures change; empty for what
    /// holds no figures.
    pub key: String,
    /// For a signature block: who signs there.
    pub signer: Option<Signer>,
}

/// Who signs in a signature block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signer {
    /// The side.
    pub body: Body,
    /// On whose behalf; empty where somebody signs in their own post.
    pub capacity: &'static str,
    /// In which position.
    pub position: &'static str,
}

/// Stands where people still have to write what no register knows.
pub(super) const BLANK: char = '…';

impl Draft {
    /// How many places wait for words that no register knows.
    pub fn blanks(&self) -> usize {
        let is_blank = |piece: &&Piece| piece.text.ends_with(BLANK);
        self.pieces.iter().filter(is_blank).count()
    }

    pub(super) fn part(&mut self, kind: NodeKind, text: impl Into<String>) {
        self.put(kind, 0, text.into(), String::new());
    }

    /// A heading of the outline.
    pub(super) fn section(&mut self, depth: usize, text: impl Into<String>) {
        self.put(NodeKind::Section, depth, text.into(), String::new());
    }

    /// Text under a heading of depth `depth - 1`, with figures.
    pub(super) fn figures(&mut self, kind: NodeKind, depth: usize, key: &str, rest: &str) {
        self.put(kind, depth, format!("{key}{rest}"), key.to_owned());
    }

    /// Text under a heading, without figures.
    pub(super) fn words(&mut self, kind: NodeKind, depth: usize, text: impl Into<String>) {
        self.put(kind, depth, text.into(), String::new());
    }

    fn put(&mut self, kind: NodeKind, depth: usize, text: String, key: String) {
        self.pieces.push(Piece {
            kind,
            depth,
            text,
            key,
            signer: None,
        });
    }
}
