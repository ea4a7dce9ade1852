//! A new plan: from a template of the school's level, from last year's plan, or with nothing but its headings. What one
//! will get is shown before; nothing of it needs a network.

mod form;
mod made;
mod preview;

pub use form::NewPlanPage;
