//! The screens, one module each. None names another: what they share is in the contexts, in `ui` and in `shell`.

pub mod join;
pub mod today;

pub mod history;
pub mod import;
pub mod opinions;
pub mod plan_editor;
pub mod plan_list;
pub mod preview;
pub mod reader;
pub mod sign_off;

pub mod audit;
pub mod bases;
pub mod board;
pub mod calendar;
pub mod members;
pub mod my_work;
pub mod new_plan;
pub mod new_year;
pub mod registers;
pub mod reports;
pub mod settings;
pub mod targets;
