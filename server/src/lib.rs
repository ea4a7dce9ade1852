//! The server of Liên Tịch: accepts changes, keeps them, passes them on. `main` and every test
//! make an [`app::App`] and ask [`http::build`] for its routes; nothing here is global.
//!
//! Modules stand in reading order: what the process is told, what it holds, what it does, how it
//! is reached.

pub mod cli;
pub mod config;

pub mod app;
pub mod assets;
pub mod crypto;
pub mod data;
pub mod error;
pub mod store;
pub mod telemetry;

pub mod audit;
pub mod bells;
pub mod calendar;
pub mod directories;
pub mod events;
pub mod evidence;
pub mod invite;
pub mod limits;
pub mod members;
pub mod pdf;
pub mod presence;
pub mod proxies;
pub mod push;
pub mod session;
pub mod sync;
pub mod vigil;

pub mod http;
pub mod serve;
pub mod shutdown;

pub mod demo;
pub mod roles;
