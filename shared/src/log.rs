//! The replicated log of changes: what is stored, sent, judged and shown in history.
//!
//! A [`change::Change`] is one act of one person in domain words. The state of a document is a pure
//! function of the set of its changes and of the server's verdicts on them, whatever order they
//! arrive in. `docs/merge.md` tells the rules with their reasons.
//!
//! Lan, the principal, and Hùng, the union chair, load one plan and go offline. Lan removes a clause;
//! Hùng types a sentence into it, splits another and sets its due day. Each act is committed to
//! [`document::Document`] as a change that names what its author had seen. When both copies have
//! both people's changes they are the same: the removed clause stays, contested, because Hùng's sentence
//! did not know of the removal; Mai, who reads [`merge_report`], restores it, and everybody
//! sees who did what. Acts come out of [`edit`], never from the screen's own reckoning.
//!
//! Inside, from the ground up: `causal` (who had seen what), `waiting`, `record` (changes kept
//! small), `check` (is it well-formed), `sequence` (Fugue), `register`, `tree`, and `state`, which
//! folds them together.

pub mod batch;
pub mod bundle;
pub mod change;

pub mod codec;
pub mod duty;
pub mod entry;
pub mod hash;
pub mod sign_off;
pub mod talk;
pub mod target;
pub mod verdict;
pub mod work;

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

pub mod bring_back;
pub mod history;
pub mod merge_report;

pub mod fingerprint;
pub mod snapshot;

#[cfg(test)]
mod tests;
