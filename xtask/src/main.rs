//! The project's own commands: `cargo xtask run`, `test` and `dev`.
fn main() {}
