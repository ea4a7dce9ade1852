//! A plan in our own words, as plain text: what the demonstration school begins with and what tests
//! and measurements import.

/// A primary school's coordination plan for 2026–2027.
pub const PRIMARY_2026: &str = include_str!("samples/primary_2026.txt");
