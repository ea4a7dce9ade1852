//! Bytes that come from outside: hostile ones, those of earlier releases, and what the protocol's
//! document says of them.

#[path = "../../fuzz/src/lib.rs"]
mod bodies;
mod dice;
mod frozen;
mod hostile;
mod protocol;
mod samples;
