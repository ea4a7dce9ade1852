//! Tests from the outside: the real server, real browsers, persons who act and see.
//!
//! A story starts with [`story::tell`], which gives it a [`world::World`]: one server process on a free port with a data
//! directory of its own. [`world::World::device`] gives it a [`device::Device`]: one Chromium process with a profile that
//! survives closing, behind a wire of its own ([`wire`]) that can be cut. [`tab::Tab`] is what a person does and sees.
//!
//! Nothing here names a module of the app; what the app promises to be findable is in [`screen`]. Nothing waits for a fixed
//! time: every wait is for a condition, with a deadline. A story that fails leaves pictures, texts and logs of all its
//! devices under `target/e2e/<story>/`.

pub mod app_build;
pub mod axe;
pub mod cdp;
pub mod checks_pane;
pub mod chromium;
pub mod clerk;
pub mod console;
pub mod device;
pub mod dice;
pub mod locked;
pub mod office;
pub mod paths;
pub mod plan_page;
pub mod samples;
pub mod school;
pub mod screen;
pub mod server;
pub mod sign_page;
pub mod stopwatch;
pub mod story;
pub mod tab;
pub mod talk_panel;
pub mod wire;
pub mod world;
