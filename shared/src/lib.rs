//! What a plan means: the log of changes, the plan as people see it, who may do what, how devices
//! and server speak. No I/O, no clock, no dice: whatever happens here can be replayed from its inputs.
//!
//! Modules stand in reading order. The rules of the log are those of `docs/merge.md`.

pub mod ids;
mod kept_order;
pub mod order;
pub mod text;
pub mod time;

pub mod log;

pub mod numbering;
mod paper_role;
pub mod plan;
pub mod publicity;
pub mod registers;
pub mod render;
pub mod talk;
pub mod targets;
pub mod wording;

pub mod bases;
pub mod docket;

pub mod calendar;
pub mod checks;
pub mod directory;
pub mod draft_paper;
pub mod evidence;
pub mod import;
pub mod new_year;
pub mod permissions;
pub mod progress;
pub mod proposals;
pub mod report;
pub mod roster;
pub mod search;
pub mod tasks;
pub mod templates;

pub mod agenda;

pub mod sync;

pub mod api;
