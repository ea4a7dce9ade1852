//! `cargo xtask test`: every step of `steps`, whatever fails on the way, and a summary that tells it.

pub mod tally;

mod setting;
mod steps;
mod targets;

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::ensure;
use clap::Args;

use crate::process::{minutes, say};
use setting::Setting;
use steps::{STEPS, Step};
use tally::Tally;

/// What to test.
#[derive(Args)]
pub struct Options {
    /// Only this step and those that it builds on; may be given several times.
    #[arg(long, value_name = "STEP")]
    only: Vec<String>,
    /// Random histories per property test, instead of the usual thousands.
    #[arg(long, value_name = "N")]
    seeds: Option<u64>,
    /// Prints the steps and runs none.
    #[arg(long)]
    list: bool,
}

enum Outcome {
    Passed,
    /// A step that cannot be made here, or whose foundation failed; the reason.
    NotRun(String),
    Failed(anyhow::Error),
}

struct Report {
    step: &'static Step,
    outcome: Outcome,
    tally: Tally,
    took: Duration,
}

/// Runs the steps in their order; any that failed makes the whole fail.
pub fn test(options: &Options) -> anyhow::Result<ExitCode> {
    if options.list {
        for step in STEPS {
            println!("{:<10} {}", step.name, step.about);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let setting = Setting::new(options.seeds);
    let mut reports: Vec<Report> = Vec::new();
    for step in selected(&options.only)? {
        let report = run(step, &setting, &reports);
        reports.push(report);
    }
    Ok(summarise(&reports))
}

fn selected(only: &[String]) -> anyhow::Result<Vec<&'static Step>> {
    for name in only {
        ensure!(
            STEPS.iter().any(|step| step.name == name),
            "there is no step `{name}`: see --list"
        );
    }
    let named = |step: &Step| only.is_empty() || only.iter().any(|name| step.name == name);
    let wanted: Vec<&Step> = STEPS.iter().filter(|step| named(step)).collect();
    let needed = |step: &Step| wanted.iter().any(|other| other.needs.contains(&step.name));
    Ok(STEPS
        .iter()
        .filter(|step| named(step) || needed(step))
        .collect())
}

fn run(step: &'static Step, setting: &Setting, before: &[Report]) -> Report {
    say(&format!("{}: {}", step.name, step.about));
    let started = Instant::now();
    let mut tally = Tally::default();
    let missing = before.iter().find(|report| {
        step.needs.contains(&report.step.name) && !matches!(report.outcome, Outcome::Passed)
    });
    let outcome = if let Some(report) = missing {
        Outcome::NotRun(format!("needs {}", report.step.name))
    } else if step.in_browser && setting.browser().is_none() {
        Outcome::NotRun("no Chromium here".to_owned())
    } else {
        match (step.run)(setting, &mut tally) {
            Ok(()) => Outcome::Passed,
            Err(error) => Outcome::Failed(error),
        }
    };
    if let Outcome::Failed(error) = &outcome {
        say(&format!("{}: FAILED: {error:#}", step.name));
    }
    Report {
        step,
        outcome,
        tally,
        took: started.elapsed(),
    }
}

/// The table, the names of failed tests, and last the line that ends every test run in Rust.
fn summarise(reports: &[Report]) -> ExitCode {
    println!("\n{:<10} {:>6} {:>7}  result", "step", "time", "tests");
    let mut all = Tally::default();
    for Report {
        step,
        outcome,
        tally,
        took,
    } in reports
    {
        let tests = if tally.passed == 0 {
            String::new()
        } else {
            tally.passed.to_string()
        };
        println!(
            "{:<10} {:>6} {tests:>7}  {}",
            step.name,
            minutes(*took),
            told(outcome)
        );
        all.add(tally);
    }
    for name in &all.failures {
        println!("failed: {name}");
    }
    let succeeded = !reports
        .iter()
        .any(|report| matches!(report.outcome, Outcome::Failed(_)));
    if all != Tally::default() {
        let took = reports.iter().map(|report| report.took).sum();
        println!("\n{}", all.line(succeeded, took));
    }
    if succeeded {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn told(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Passed => "ok".to_owned(),
        Outcome::NotRun(reason) => format!("NOT RUN: {reason}"),
        Outcome::Failed(error) => format!("FAILED: {error:#}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_brings_along_those_that_it_builds_on() {
        let steps = selected(&["stories".to_owned()]).expect("there is such a step");
        let names: Vec<_> = steps.iter().map(|step| step.name).collect();
        assert_eq!(names, ["app", "build", "stories"]);
    }

    #[test]
    fn an_unknown_step_is_an_error_and_not_an_empty_run() {
        assert!(selected(&["everything".to_owned()]).is_err());
    }

    #[test]
    fn foundations_come_before_what_needs_them() {
        for (n_before, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                assert!(
                    STEPS[..n_before].iter().any(|before| before.name == *need),
                    "{need}"
                );
            }
        }
    }
}
