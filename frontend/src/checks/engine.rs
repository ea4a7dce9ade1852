//! The checks themselves, which are a part of the app of their own: rules and words weigh more than a page, and nobody needs
//! them before a plan is open.

use std::sync::Arc;

use lientich_shared::checks::{Catalogue, Finding, Paper, Place, Run, dismissal};
use lientich_shared::directory::Directory;

use super::found::Found;
use crate::coming::on_demand;
use crate::plan_store::PlanStore;
use crate::strings::names;

/// A check that is under way: each call is a step, the last one gives what was found.
pub(super) type Going = Box<dyn FnMut() -> Option<Vec<Found>>>;

/// Begins to check a plan, by the catalogue of a school.
pub(super) type Engine = fn(PlanStore, Option<&Directory>) -> Going;

on_demand!(
    checks,
    /// The checks.
    pub(super) fn engine() -> Engine {
        begin
    }
);

fn begin(plan: PlanStore, directory: Option<&Directory>) -> Going {
    let Some(view) = plan.view_now() else {
        return Box::new(|| Some(Vec::new()));
    };
    plan.finish_typing();
    let paper = Arc::new(plan.read(|document| Paper::of_plan(&view, document)));
    let catalogue = directory.map_or_else(
        || Catalogue::shipped().clone(),
        |directory| directory.school.catalogue(),
    );
    let mut run = Run::begin(Arc::clone(&paper), Arc::new(catalogue));
    Box::new(move || {
        let findings = run.step()?;
        let found = findings.iter().filter_map(|one| found(&paper, one));
        Some(found.collect())
    })
}

/// A finding as a screen shows it.
fn found(paper: &Paper, finding: &Finding) -> Option<Found> {
    let part = paper.parts.get(finding.part)?;
    let Some(Place::Node { node, field, units }) = part.place(&finding.at) else {
        return None;
    };
    let unit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let is_of_label = finding.check.is_about_label();
    let mark = dismissal::mark(paper, finding)?;
    Some(Found {
        check: finding.check.name(),
        title: (finding.check.title(), finding.check.english()),
        severity: finding.severity,
        message: finding.message.clone(),
        node,
        place: names::part(part.role, &part.path),
        field,
        read: part.text.clone(),
        units: (unit(units.start), unit(units.end)),
        is_of_label,
        excerpt: if is_of_label {
            part.labelled_excerpt(&finding.at)
        } else {
            part.excerpt(&finding.at)
        },
        fix: finding.fix.clone(),
        said: dismissal::words(part, finding, &mark),
        mark,
        dismissal: None,
    })
}
