//! Stories told from the outside, one per file.

mod amendment;
mod audit;
mod calendar;
mod cold_start;
mod comments;
mod composition;
mod harness;
mod history;
mod leaving;
mod long_plan;
mod meeting;
mod newcomer;
mod opinions;
mod parts;
mod power_cut;
mod publication;
mod refused_change;
mod screens;
mod shared_computer;
mod sign_off;
mod staff;
mod targets;
mod two_sides;
mod two_tabs;
mod update_app;
mod withdrawn;
