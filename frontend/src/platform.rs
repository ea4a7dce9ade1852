//! The browser as the app sees it: clock, dice, keys, locks, files, events. The only modules that
//! name `web_sys` or `js_sys`; everything above them speaks of timestamps, ids, bytes and text.

pub mod archive;
pub mod bell;
pub mod channel;
pub mod clock;
pub mod database;
pub mod deflate;
pub mod dom;
pub mod error;
pub mod files;
pub mod keyboard;
pub mod keys;
pub mod locks;
pub mod notice;
pub mod page;
pub mod picture;
pub mod push;
pub mod quota;
pub mod random;
pub mod share;
pub mod timer;
pub mod typeset;
pub mod workbook;
pub mod worker;

mod listener;
