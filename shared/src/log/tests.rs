//! Claims about the log that need more than one module. `script` holds people and a dice.

mod people;
mod together;
