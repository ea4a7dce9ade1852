//! The replicated log of changes: what is stored, sent, judged and shown in history.
//!
//! A [`change::Change`] is one act of one person in domain words. The state of a document is a pure
//! function of the set of its changes and of the server's verdicts on them, whatever order they
//! arrive in. `docs/merge.md` tells the rules with their reasons.

pub mod batch;
pub mod bundle;
pub mod change;
pub mod codec;
pub mod hash;
pub mod verdict;

mod causal;
mod check;
mod record;
mod register;
mod sequence;
mod state;
mod tree;
mod waiting;

pub mod document;
pub mod edit;
pub mod undo;

pub mod history;
pub mod merge_report;

pub mod fingerprint;
pub mod snapshot;

#[cfg(test)]
mod tests;
