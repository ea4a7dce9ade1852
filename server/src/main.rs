//! `lientich`: the server and the command-line tool in one binary.
fn main() {}
