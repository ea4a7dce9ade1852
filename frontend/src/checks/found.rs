//! A finding with all that a screen needs to show it, to find its place, and to mend it: plain data.

use lientich_shared::checks::Severity;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{Act, ChangeId, Field, NodeId, Value};
use lientich_shared::log::document::Document;
use lientich_shared::log::edit::{self, EditError};
use lientich_shared::time::Timestamp;

use crate::plan_store::splice::{Splice, width};

/// Something that the checks found in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The stable name of the check.
    pub check: &'static str,
    /// What the check looks after, in Vietnamese and in English.
    pub title: (&'static str, &'static str),
    /// How grave.
    pub severity: Severity,
    /// What is the matter, in a Vietnamese sentence.
    pub message: String,
    /// The part of the plan.
    pub node: NodeId,
    /// How one speaks of it: "Điều III.2.1".
    pub place: String,
    /// The field of it whose words these are; `None` for its text.
    pub field: Option<Field>,
    /// The words that were read.
    pub read: String,
    /// Where in them, in UTF-16.
    pub units: (u32, u32),
    /// Whether it is about the label in front of the words, and not about them.
    pub is_of_label: bool,
    /// What it is about, in the words of the plan.
    pub excerpt: String,
    /// What should stand there instead, where that is safe to put in.
    pub fix: Option<String>,
    /// By what it is known again while the words are the same.
    pub mark: String,
    /// What somebody says who dismisses it.
    pub said: String,
    /// Who said that it is none.
    pub dismissal: Option<Dismissal>,
}

/// Somebody's word that a finding is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dismissal {
    /// The thread among the drafters in which it was said.
    pub thread: (DocId, ChangeId),
    /// Who.
    pub by: PersonId,
    /// When, by their device's clock.
    pub at: Timestamp,
}

impl Found {
    /// The words that the plan would have with the fix; `None` where nothing mends it.
    pub fn mended(&self) -> Option<String> {
        let splice = Splice {
            start: self.units.0,
            end: self.units.1,
            text: self.fix.clone()?,
        };
        Some(splice.apply(&self.read))
    }

    /// Whether the plan still says what was read.
    pub fn fits(&self, document: &Document) -> bool {
        self.words(document) == self.read
    }

    fn words(&self, document: &Document) -> String {
        match self.field {
            None => document.text(self.node),
            Some(field) => match document.value(Some(self.node), field) {
                Some(Value::Text(words)) => words.clone(),
                _ => String::new(),
            },
        }
    }

    /// The acts that put the fix in, for the plan as it was read.
    pub fn acts(&self, document: &Document) -> Result<Vec<Act>, EditError> {
        let fix = self.fix.as_deref().ok_or(EditError::Nothing)?;
        match self.field {
            None => edit::splice(document, self.node, self.units.0..self.units.1, fix),
            Some(field) => {
                let words = self.mended().ok_or(EditError::Nothing)?;
                edit::set(document, Some(self.node), field, Value::Text(words)).map(|act| vec![act])
            }
        }
    }

    /// The words around what was found, in three pieces: before, at, behind. Long ones are cut.
    pub fn pieces(&self) -> [String; 3] {
        const AROUND: usize = 28;
        let cut = |from: u32, to: u32| {
            let units = self.read.encode_utf16().skip(from as usize);
            let units: Vec<u16> = units.take((to.max(from) - from) as usize).collect();
            String::from_utf16_lossy(&units)
        };
        let before = cut(0, self.units.0);
        let behind = cut(self.units.1, width(&self.read));
        let from = before.char_indices().rev().nth(AROUND).map(|(at, _)| at);
        let before = match from.and_then(|at| before[at..].find(' ').map(|gap| at + gap)) {
            Some(at) => format!("…{}", &before[at..]),
            None => before,
        };
        let to = behind.char_indices().nth(AROUND).map(|(at, _)| at);
        let behind = match to.and_then(|at| behind[..at].rfind(' ')) {
            Some(at) => format!("{}…", &behind[..=at]),
            None => behind,
        };
        [before, cut(self.units.0, self.units.1), behind]
    }
}
