//! Tests from the outside: the real server, real browsers, persons who act and see.
//!
//! Nothing here names a module of the app; what the app promises to be findable is in [`screen`].

pub mod screen;
