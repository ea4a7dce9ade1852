//! How far an occurrence of a duty is with one person.

use super::{About, Ledger, Written};
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
    /// How far an occurrence of something is, named by its due day. Who asks for many sorts the ledger
    /// first, see [`Ledger::by_item`].
    pub fn standing(&self, item: Item, due: Option<Day>) -> Standing<'_> {
        fn of<T>(all: &[Written<T>], is_it: impl Fn(&T) -> bool) -> Vec<&Written<T>> {
            all.iter().filter(|one| is_it(&one.what)).collect()
        }
        let about = About {
            reports: &of(&self.reports, |report| report.item == item),
            files: &of(&self.files, |file| file.item == item),
            directives: &of(&self.directives, |told| told.item() == Some(item)),
        };
        about.standing(due)
    }
}

impl<'a> About<'_, 'a> {
    /// How far an occurrence of it is, named by its due day.
    pub fn standing(&self, due: Option<Day>) -> Standing<'a> {
        let of_this = |report: &&&'a Written<Report>| report.what.due == due;
        let report = self.reports.iter().rev().find(of_this).copied();
        let disputed = report.filter(|last| !last.unseen.is_empty());
        let disputed = disputed.and_then(|last| {
            let mut others = self.reports.iter().rev().filter(of_this).skip(1);
            let differs = |other: &&&Written<Report>| {
                last.unseen.contains(&other.change) && other.what.stage != last.what.stage
            };
            others.find(differs).copied()
        });
        let files = self.files.iter().filter(|file| file.what.due == due);
        let mut standing = Standing {
            report,
            disputed,
            files: files.copied().collect(),
            ..Standing::default()
        };
        for told in self.directives {
            standing.hear(told, due);
        }
        standing
    }
}

impl<'a> Standing<'a> {
    fn hear(&mut self, told: &'a Written<Directive>, due: Option<Day>) {
        let covers = |day: &Option<Day>| day.is_none() || *day == due;
        match &told.what.order {
            Order::AskAgain { due: day, .. } if *day == due => {
                let is_answered = self.report.is_some_and(|report| told.is_before(report));
                self.asked_again = (!is_answered).then_some(told);
            }
            Order::Drop { due: day, .. } if covers(day) => self.dropped = Some(told),
            Order::Resume { due: day, .. } if covers(day) => self.dropped = None,
            Order::Remark { due: day, .. } if covers(day) => self.remarks.push(told),
            _ => {}
        }
    }
}
