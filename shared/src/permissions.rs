//! Who may do what: the only place that decides. The server judges each change by it; screens ask
//! it so that they never offer what will be refused. Rules speak of posts and of the side that a
//! clause belongs to; the table is printed to `permissions/table.txt`, which a reviewer reads.
//!
//! `table` says which posts allow which action, `acts` what a change to a plan amounts to; talk, work, signing and the
//! directory have rules of their own beside them.

mod action;
mod acts;
pub mod members;
pub mod signing;
mod table;
pub mod talk;
pub mod work;

use crate::directory::Role;

pub use action::Action;
pub use acts::{may_change, may_make};
pub use table::{may, table};

/// The answer to "may they?".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Yes.
    Allowed,
    /// No: only holders of these posts.
    OnlyFor(&'static [Role]),
}

impl Decision {
    /// Whether the answer is yes.
    pub fn is_allowed(self) -> bool {
        self == Self::Allowed
    }
}
