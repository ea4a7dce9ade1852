//! Widgets. They know nothing of plans, people or the network: words come from `strings` or from the
//! caller, and what happened goes back through callbacks.

pub mod grow;
pub mod icon;
pub mod qr;

pub mod blank;
pub mod dialog;
pub mod field;
pub mod list;
pub mod live;
pub mod menu;
pub mod rest;
pub mod tabs;
pub mod tag;
pub mod toast;
pub mod tracked;
pub mod walk;
