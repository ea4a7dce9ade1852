//! What a plan means, without I/O, clock or dice.
