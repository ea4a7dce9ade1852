//! Next year's plan out of last year's (chuyển năm học). [`carry`] makes it: structure, words, duties and targets come
//! along once each; numbers, days of issue, signatures and names of signers do not, and last year's results become what
//! the new targets start from. [`queue`] then tells what of it is stale: years, legal bases, people who are gone, slogans
//! that ended, one-off events, last year's targets. [`settle`] turns a person's answer to each into ordinary acts.
//!
//! Nothing is changed silently: what is proposed stands in the queue until somebody accepts, corrects or dismisses it. The
//! queue is computed from the new plan alone, of words that came from the old one; whatever was typed since is nobody's
//! leftover. Only what was looked at and left is kept, as a field of its clause.

pub mod carry;
pub mod queue;
pub mod result;
pub mod settle;

mod bases;
mod carried;
mod fields;
mod people;
mod topical;
mod years;

use std::fmt;
use std::str::FromStr;

use crate::ids::DocId;
use crate::log::change::{Field, Value};
use crate::log::document::Document;
use crate::time::SchoolYear;

/// Which plan another one was made from, as `Field::Origin` keeps it: its id, its school year, and the Edition, if it
/// was one; separated by spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// The plan.
    pub doc: DocId,
    /// Its school year, if it said one.
    pub year: Option<SchoolYear>,
    /// The Edition that was carried over; `None` for a draft.
    pub edition: Option<u32>,
}

/// Words are not an [`Origin`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the origin of a plan")]
pub struct MalformedOrigin;

impl Origin {
    /// Which plan a document was made from; `None` for one that began otherwise.
    pub fn of(document: &Document) -> Option<Self> {
        match document.value(None, Field::Origin)? {
            Value::Text(words) => words.parse().ok(),
            _ => None,
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year.map_or(0, |year| year.0);
        write!(f, "{} {year}", self.doc)?;
        self.edition
            .map_or(Ok(()), |edition| write!(f, " {edition}"))
    }
}

impl FromStr for Origin {
    type Err = MalformedOrigin;
    fn from_str(words: &str) -> Result<Self, MalformedOrigin> {
        let mut words = words.split(' ');
        let (doc, year) = (words.next(), words.next());
        let edition = words.next().map(str::parse).transpose();
        let year = year.and_then(|year| year.parse().ok());
        Ok(Self {
            doc: doc
                .and_then(|doc| doc.parse().ok())
                .ok_or(MalformedOrigin)?,
            year: year.filter(|year| *year != 0).map(SchoolYear),
            edition: edition.map_err(|_| MalformedOrigin)?,
        })
    }
}
