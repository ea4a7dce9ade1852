//! The plan as people see it: what is read off the log for screens, checks, search and print.

pub mod view;

pub mod assignments;

pub mod content;

pub mod clause;

pub mod compare;

pub mod sign_off;

pub mod consultation;

pub mod edition;

pub mod amendment;

pub mod template;

pub mod samples;
