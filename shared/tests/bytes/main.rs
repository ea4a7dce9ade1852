//! Bytes that come from outside: hostile ones, those of earlier releases, and what the protocol's
//! document says of them.

#[path = "../../fuzz/src/lib.rs"]
mod bodies;
mod dice;
mod frozen;
mod hostile;
#[path = "../office/pdf_file.rs"]
mod pdf_file;
mod protocol;
mod samples;
#[path = "../office/word.rs"]
mod word;

use bodies::zip;
