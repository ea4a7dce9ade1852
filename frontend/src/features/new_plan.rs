//! A new plan: from a template of the school's level, from one of the school's own, from last year's plan, or with nothing
//! but its headings. What one will get is shown before; nothing of it needs a network. And how a plan becomes a template of
//! the school's own.

mod form;
mod keep;
mod made;
mod preview;

pub use form::NewPlanPage;
pub use keep::KeepTemplatePage;
