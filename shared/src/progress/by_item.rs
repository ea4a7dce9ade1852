//! A ledger sorted by what its entries are about, for those who ask for every occurrence of many duties:
//! a school has tens of thousands of them in a year.

use super::{Ledger, Written};
use crate::log::work::{Attachment, Directive, Item, Report};
use crate::order::sort_by_key;

/// A person's reports, files and what they are told, by what it is about.
#[derive(Debug, Clone)]
pub struct ByItem<'a> {
    reports: Vec<&'a Written<Report>>,
    files: Vec<&'a Written<Attachment>>,
    directives: Vec<&'a Written<Directive>>,
}

/// What one person has written and was told about one duty, in the order in which it was written.
#[derive(Debug, Clone, Copy)]
pub struct About<'i, 'a> {
    /// How far it is.
    pub reports: &'i [&'a Written<Report>],
    /// What proves it.
    pub files: &'i [&'a Written<Attachment>],
    /// What those who give duties say of it.
    pub directives: &'i [&'a Written<Directive>],
}

impl Ledger {
    /// Sorts what is in it by what it is about; within one duty the order stays.
    pub fn by_item(&self) -> ByItem<'_> {
        let mut sorted = ByItem {
            reports: self.reports.iter().collect(),
            files: self.files.iter().collect(),
            directives: self.directives.iter().collect(),
        };
        sort_by_key(&mut sorted.reports, |report| report.what.item);
        sort_by_key(&mut sorted.files, |file| file.what.item);
        sort_by_key(&mut sorted.directives, |told| told.what.item());
        sorted
    }
}

impl<'a> ByItem<'a> {
    /// What there is about one duty.
    pub fn about(&self, item: Item) -> About<'_, 'a> {
        About {
            reports: run(&self.reports, |report| report.what.item, &item),
            files: run(&self.files, |file| file.what.item, &item),
            directives: run(&self.directives, |told| told.what.item(), &Some(item)),
        }
    }
}

/// The elements of a sorted list that have this key.
fn run<'a, T, K: Ord>(all: &'a [T], key: impl Fn(&T) -> K, wanted: &K) -> &'a [T] {
    let from = all.partition_point(|one| key(one) < *wanted);
    let length = all[from..].partition_point(|one| key(one) <= *wanted);
    &all[from..from + length]
}
