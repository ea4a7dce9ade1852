//! What a target's numbers amount to: how they are written and read, whether they fit together, what a
//! clause's words propose as a target, and how far the school is with it. Nothing here is stored:
//! the target itself is a field of the plan ([`crate::log::target`]), what was counted lies in the
//! documents of progress ([`crate::log::work`]).

pub mod number;

pub mod arithmetic;

pub mod words;

pub mod period;

pub mod standing;

pub mod reader;
