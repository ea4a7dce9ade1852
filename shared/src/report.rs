//! Reports of the two sides on what they had agreed: the month's for the Party cell, the joint check of
//! every half year (Luật 10/2022/QH15, Điều 52, khoản 3), the evaluation at the end of the school year.
//! A report is drafted here from the duties, targets and registers of issued plans; from then on it
//! is a document like a plan, with the same log, editor, merge, signatures and print.
//!
//! - [`compose`] gives the [`Draft`] of a report in Vietnamese, [`plant()`] writes it into a document.
//! - [`Scope`] says which plans and which time a report is of; it stays with the document.
//! - [`figures::fresh`] tells what the draft would say today beside what the document says: nothing is
//!   changed by itself.
//! - [`plain::text`] is the whole as plain text.
//!
//! Every figure is counted here and stands with what it was counted from. People are named by body,
//! office or team; what they noted in their own words stays where they wrote it.

mod ahead;
mod draft;
pub mod figures;
mod frame;
mod gaps;
mod goals;
mod items;
mod names;
pub mod plain;
mod plant;
mod results;
pub mod scope;
mod words;

use crate::calendar::SchoolCalendar;
use crate::directory::Directory;
use crate::ids::DocId;
use crate::plan::assignments::Assignments;
use crate::plan::content::Content;
use crate::plan::view::PlanKind;
use crate::progress::Progress;
use crate::time::Day;

pub use draft::{Draft, Piece, Signer};
pub use plant::{PlantError, plant};
pub use scope::{Period, Scope};

/// An issued plan that a report is of.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Which.
    pub doc: DocId,
    /// Its Edition.
    pub content: &'a Content,
    /// The duties and targets in it.
    pub assignments: &'a Assignments,
    /// What people report on it, as far as the author of the report reads it.
    pub progress: &'a Progress,
}

/// What a report is drafted from.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Which report.
    pub kind: PlanKind,
    /// Of what.
    pub scope: &'a Scope,
    /// The plans of the scope that are here.
    pub sources: &'a [Source<'a>],
    /// Who holds which post.
    pub directory: &'a Directory,
    /// The calendar of the scope's school year.
    pub calendar: &'a SchoolCalendar,
    /// The day up to which is counted.
    pub today: Day,
}

/// Drafts a report.
pub fn compose(setting: Setting<'_>) -> Draft {
    let items = items::of(setting);
    let mut draft = frame::head(setting);
    results::write(&mut draft, setting, &items);
    goals::write(&mut draft, setting);
    gaps::write(&mut draft, setting, &items);
    ahead::write(&mut draft, setting, &items);
    frame::foot(&mut draft, setting);
    draft
}

#[cfg(test)]
mod tests;
