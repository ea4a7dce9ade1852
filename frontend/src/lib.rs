//! The app: a school's plan on a phone or a laptop, without a network. `main` mounts it.
//!
//! `platform` and `storage` are the floor: the browser and its database. The contexts above them
//! (`session`, `library`, `plan_store`, `sync`, …) hold what is open and are all that screens see.

pub mod platform;

pub mod strings;
pub mod ui;
