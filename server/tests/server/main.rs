//! The server from the outside: over real HTTP, with devices that sign as browsers do.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod device;
mod program;
mod rounds;
mod school;
mod table;

mod against;
mod audit;
mod backup;
mod bases;
mod calendar;
mod checking;
mod consenting;
mod crash;
mod docketing;
mod events;
mod evidence;
mod floods;
mod forgery;
mod hostile;
mod manual;
mod matrix;
mod matrix_talk;
mod matrix_work;
mod members;
mod neighbours;
mod page;
mod process;
mod push;
mod reports;
mod scope;
mod session;
mod sides;
mod signing;
mod strangers;
mod sync;
mod talk;
mod talking;
mod templates;
mod verifying;
