//! Stories told from the outside, one per file, in the order in which a school meets them.

mod harness;
