//! What stands on somebody's calendar: the tasks of issued plans that have a day, in the words of their
//! clauses. Computed, never stored; the calendar page, the calendar file, the private address and
//! reminders all read it here. What the calendar of a school year is, is told in `calendar`.

pub mod reminding;

use crate::calendar::ical::Event;
use crate::directory::Directory;
use crate::ids::{DocId, PersonId};
use crate::log::change::NodeId;
use crate::log::work::Item;
use crate::order;
use crate::plan::assignments::Assignments;
use crate::plan::content::Content;
use crate::progress::Progress;
use crate::tasks::{self, Part, Setting};
use crate::time::{Day, SchoolYear};

/// An issued plan, with what is reported on it.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The plan.
    pub plan: DocId,
    /// Its Edition.
    pub content: &'a Content,
    /// What the reader may read of its progress; nothing where nobody asks how far something is.
    pub progress: &'a Progress,
}

/// Something that is due on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The plan.
    pub plan: DocId,
    /// The duty.
    pub item: Item,
    /// Its clause.
    pub node: Option<NodeId>,
    /// When it is due.
    pub day: Day,
    /// What is to be done.
    pub words: String,
    /// How one speaks of its clause ("II.3"); empty for what follows from none.
    pub path: String,
    /// What the reader has to do with it; `None` among everybody's.
    pub part: Option<Part>,
    /// Who holds it.
    pub holders: Vec<PersonId>,
    /// Whether there is nothing left to do.
    pub is_over: bool,
}

impl Entry {
    /// Names it among all entries of the school, the same each time that it is computed.
    pub fn name(&self) -> String {
        let item = match self.item {
            Item::Planned(duty) => format!("{}-{}", duty.node, duty.slot),
            Item::Given(change) => change.to_string(),
        };
        format!("{}-{item}-{}", self.plan, self.day.iso())
    }

    /// As calendar programs read it: `origin` is the server's address without a slash at its end,
    /// `alarm` how many days before to ring.
    pub fn event(&self, origin: &str, alarm: Option<u8>) -> Event {
        let place = match self.path.as_str() {
            "" => String::new(),
            path => format!("Mục {path}"),
        };
        Event {
            uid: format!("{}@lientich", self.name()),
            day: self.day,
            summary: self.words.clone(),
            description: place,
            url: format!("{origin}/lich?ngay={}", self.day.iso()),
            alarm,
            is_over: self.is_over,
        }
    }
}

/// What one person leads, takes part in or supervises, by day.
pub fn of_person(
    sources: &[Source<'_>],
    directory: &Directory,
    today: Day,
    person: PersonId,
) -> Vec<Entry> {
    let mut all = Vec::new();
    for source in sources {
        put_together(*source, directory, today, |setting| {
            for task in tasks::of_person(setting, person) {
                let Some(day) = task.due else { continue };
                let (words, path) = words(source.content, task.node, &task.duty.text);
                all.push(Entry {
                    plan: source.plan,
                    item: task.item,
                    node: task.node,
                    day,
                    words,
                    path,
                    part: Some(task.part),
                    holders: vec![person],
                    is_over: task.state.is_over(),
                });
            }
        });
    }
    order::sort_by_key(&mut all, |entry| entry.day);
    all
}

/// What everybody has to do, by day.
pub fn of_all(sources: &[Source<'_>], directory: &Directory, today: Day) -> Vec<Entry> {
    let mut all = Vec::new();
    for source in sources {
        put_together(*source, directory, today, |setting| {
            for row in tasks::of_plan(setting) {
                let Some(day) = row.due else { continue };
                let (words, path) = words(source.content, row.node, &row.duty.text);
                all.push(Entry {
                    plan: source.plan,
                    item: row.item,
                    node: row.node,
                    day,
                    words,
                    path,
                    part: None,
                    holders: row.holders.to_vec(),
                    is_over: row.state.is_over(),
                });
            }
        });
    }
    order::sort_by_key(&mut all, |entry| entry.day);
    all
}

/// Hands on what tasks of a plan are computed from, with its school year as the school keeps it.
fn put_together(
    source: Source<'_>,
    directory: &Directory,
    today: Day,
    then: impl FnOnce(Setting<'_>),
) {
    let year = source.content.school_year;
    let year = year.unwrap_or_else(|| SchoolYear::of(today));
    then(Setting {
        plan: source.plan,
        assignments: &Assignments::of_content(source.content),
        directory,
        calendar: &directory.school.calendar(year),
        progress: source.progress,
        today,
    });
}

/// The words of a duty, or of its clause where it has none of its own, and how one speaks of the clause.
fn words(content: &Content, node: Option<NodeId>, own: &str) -> (String, String) {
    let mut parts = content.parts.iter();
    let part = parts.find(|part| Some(part.node) == node);
    let path = part.map(|part| part.path.clone()).unwrap_or_default();
    let words = match (own.trim(), part) {
        ("", Some(part)) => part.text.trim().to_owned(),
        (own, _) => own.to_owned(),
    };
    (words, path)
}

#[cfg(test)]
mod tests;
