//! Việc của tôi: what issued plans ask of people, done on phones that are without a network half the time.

mod handed_over;
mod on_the_board;
mod shared_tick;
mod signed_work;
pub mod teachers_week;
