//! How far an occurrence of a duty is with one person.

use super::{Ledger, Written};
use crate::log::work::{Attachment, Directive, Item, Order, Report, Stage};
use crate::time::Day;

/// How far an occurrence is with one person, and what was said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The report that counts: the last one.
    pub report: Option<&'a Written<Report>>,
    /// Another report that says otherwise, where their authors did not know of each other.
    pub disputed: Option<&'a Written<Report>>,
    /// What proves it.
    pub files: Vec<&'a Written<Attachment>>,
    /// That it was asked for again, if nothing was reported since.
    pub asked_again: Option<&'a Written<Directive>>,
    /// That it need not be done.
    pub dropped: Option<&'a Written<Directive>>,
    /// Remarks on it.
    pub remarks: Vec<&'a Written<Directive>>,
}

impl Standing<'_> {
    /// How far it is: open again where it was asked for again.
    pub fn stage(&self) -> Stage {
        match self.report {
            _ if self.asked_again.is_some() => Stage::Open,
            Some(report) => report.what.stage,
            None => Stage::Open,
        }
    }

    /// Whether there is nothing left to do.
    pub fn is_over(&self) -> bool {
        self.dropped.is_some() || self.stage() == Stage::Done
    }
}

impl Ledger {
    /// How far an occurrence of something is, named by its due day.
    pub fn standing(&self, item: Item, due: Option<Day>) -> Standing<'_> {
        let is_this =
            |report: &&Written<Report>| report.what.item == item && report.what.due == due;
        let reports: Vec<_> = self.reports.iter().filter(is_this).collect();
        let report = reports.last().copied();
        let disputed = report.and_then(|last| {
            let mut others = reports.iter().rev().skip(1);
            let differs = |other: &&&Written<Report>| {
                last.unseen.contains(&other.change) && other.what.stage != last.what.stage
            };
            others.find(differs).copied()
        });
        let files = self.files.iter();
        let mut standing = Standing {
            report,
            disputed,
            files: files
                .filter(|file| file.what.item == item && file.what.due == due)
                .collect(),
            ..Standing::default()
        };
        for told in &self.directives {
            standing.hear(told, item, due);
        }
        standing
    }
}

impl<'a> Standing<'a> {
    fn hear(&mut self, told: &'a Written<Directive>, item: Item, due: Option<Day>) {
        let is_this = |said: &Item, day: &Option<Day>| *said == item && (*day == due);
        let covers =
            |said: &Item, day: &Option<Day>| *said == item && (day.is_none() || *day == due);
        match &told.what.order {
            Order::AskAgain { item: of, due: day } if is_this(of, day) => {
                let is_answered = self.report.is_some_and(|report| told.is_before(report));
                self.asked_again = (!is_answered).then_some(told);
            }
            Order::Drop { item: of, due: day } if covers(of, day) => self.dropped = Some(told),
            Order::Resume { item: of, due: day } if covers(of, day) => self.dropped = None,
            Order::Remark { item: of, due: day } if covers(of, day) => self.remarks.push(told),
            _ => {}
        }
    }
}
