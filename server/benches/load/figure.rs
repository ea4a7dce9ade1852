//! A measured figure beside its budget.

use std::time::Duration;

/// What was measured.
pub struct Figure {
    name: String,
    budget: Option<f64>,
    value: f64,
    unit: &'static str,
}

impl Figure {
    /// Names of the columns.
    pub const HEADING: &'static str =
        "what                                                     budget      figure";

    /// A figure that must not be larger than its budget.
    pub fn at_most(name: &str, budget: f64, value: f64, unit: &'static str) -> Self {
        Self {
            name: name.to_owned(),
            budget: Some(budget),
            value,
            unit,
        }
    }

    /// A figure without a budget.
    pub fn note(name: &str, value: f64, unit: &'static str) -> Self {
        Self {
            name: name.to_owned(),
            budget: None,
            value,
            unit,
        }
    }

    /// One line.
    pub fn print(&self) {
        let Self {
            name,
            budget,
            value,
            unit,
        } = self;
        let budget_text = budget.map_or_else(String::new, |budget| format!("{budget:.0}"));
        let over = budget.is_some_and(|budget| budget < *value);
        let verdict = if over { "  over budget" } else { "" };
        println!("{name:<52} {budget_text:>8} {value:>11.1} {unit}{verdict}");
    }
}

/// The value in milliseconds that this many in a hundred do not exceed.
pub fn percentile(latencies: &mut [Duration], hundredths: usize) -> f64 {
    latencies.sort_unstable();
    let at = (latencies.len() * hundredths).div_ceil(100).max(1) - 1;
    latencies
        .get(at)
        .map_or(f64::NAN, |latency| latency.as_secs_f64() * 1_000.0)
}
