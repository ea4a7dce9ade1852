//! The server from the outside: over real HTTP, with devices that sign as browsers do.

mod device;
mod school;

mod sync;
