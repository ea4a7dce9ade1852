//! Stories told from the outside, one per file.

mod harness;
