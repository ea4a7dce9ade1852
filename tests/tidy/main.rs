//! The rules of the house, as tests over the sources themselves.
//!
//! What clippy can see is in the root manifest; here is what it cannot: who may name whom, how files begin,
//! how long they are. A rule that does not hold everywhere has its offenders in `exceptions.txt`, and that
//! list may only shrink.

mod exceptions;
mod files;
mod imports;
mod length;
mod migrations;
mod source;
mod styles;
mod texts;
mod tree;
