//! The app: a school's plan on a phone or a laptop, without a network. `main` mounts it.
//!
//! `platform` and `storage` are the floor: the browser and its database. The contexts above them
//! (`session`, `library`, `plan_store`, `sync`, …) hold what is open and are all that screens see.

pub mod platform;
pub mod storage;

pub mod coming;
pub mod device;
pub mod evidence;
pub mod library;
pub mod members;
pub mod plan_store;
pub mod reader;
pub mod server;
pub mod session;
pub mod start;
pub mod sync;
pub mod tabs;
pub mod talks;
pub mod updates;
pub mod word;
pub mod work;
pub mod workload;

pub mod agenda;

pub mod strings;
pub mod ui;

pub mod app;
pub mod asking;
pub mod checks;
pub mod desk;
pub mod docket;
pub mod duties;
pub mod features;
pub mod issued;
pub mod parties;
pub mod parts;
pub mod printed;
pub mod proof;
pub mod reading;
pub mod reminders;
pub mod review;
pub mod routes;
pub mod shell;
pub mod signing;
pub mod spreadsheet;

#[cfg(test)]
mod samples;
