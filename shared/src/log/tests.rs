//! Claims about the log that need more than one module. `together` tells stories of two or three
//! people; `convergence` and `survival` play random histories (`story`) and hold the engine against
//! a model that is as simple as the rules (`reference`).

pub(in crate::log) mod dice;
mod people;
mod reference;
mod story;

mod bring_back;
mod convergence;
mod hostile;
mod interleaving;
mod reading;
mod sendable;
mod sittings;
mod survival;
mod together;
mod undoing;
