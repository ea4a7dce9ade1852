//! The duties of the plans with their occurrences, in the order of the plans, and how they are counted.

use std::sync::Arc;

use super::words::{self, shortened};
use super::{Setting, Source, names};
use crate::calendar::Stretch;
use crate::ids::PersonId;
use crate::log::change::{NodeId, Side};
use crate::log::duty::{Duty, Rhythm};
use crate::log::work::{Item as Named, Stage};
use crate::plan::content::Part;
use crate::tasks::{self, Row};
use crate::time::{Day, Timestamp};

/// A duty of one of the plans, with its occurrences in the school year.
pub(super) struct Item {
    /// What is asked, in the words of the plan.
    pub(super) name: String,
    /// Where it stands, and who leads it: "mục II.1; chủ trì: Ban giám hiệu".
    pub(super) place: String,
    /// Whose it is.
    pub(super) side: Side,
    /// Where it stands, alone.
    pub(super) clause: String,
    /// The duty.
    pub(super) duty: Arc<Duty>,
    /// Its occurrences, by due day.
    pub(super) rows: Vec<Row>,
}

/// What became of some occurrences, of which each is counted once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// All.
    pub(super) turns: usize,
    /// Done.
    pub(super) done: usize,
    /// Done after their day; among the done.
    pub(super) late: usize,
    /// Begun, and their day has passed.
    pub(super) begun: usize,
    /// Nothing reported, and their day has passed.
    pub(super) silent: usize,
    /// Not done, and their day has not passed.
    pub(super) ahead: usize,
    /// Dropped.
    pub(super) dropped: usize,
    /// Files of evidence.
    pub(super) files: usize,
}

/// All duties, in the order of the plans and of their clauses.
pub(super) fn of(setting: Setting<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    for source in setting.sources {
        of_source(setting, source, &mut items);
    }
    items
}

fn of_source(setting: Setting<'_>, source: &Source<'_>, items: &mut Vec<Item>) {
    let of_plan = tasks::Setting {
        plan: source.doc,
        assignments: source.assignments,
        directory: setting.directory,
        calendar: setting.calendar,
        progress: source.progress,
        today: setting.today,
    };
    let mut grouped: Vec<(Named, Option<NodeId>, Vec<Row>)> = Vec::new();
    // Nobody was asked for anything before the plan was issued.
    let is_asked = |row: &Row| row.due.is_none_or(|due| source.content.day <= Some(due));
    for mut row in tasks::of_plan(of_plan).into_iter().filter(is_asked) {
        row.state.reported = reported(of_plan, &row);
        match grouped.iter_mut().find(|(named, ..)| *named == row.item) {
            Some((.., rows)) => rows.push(row),
            None => grouped.push((row.item, row.node, vec![row])),
        }
    }
    let place = |node: Option<NodeId>| {
        let mut parts = source.content.parts.iter();
        parts
            .position(|part| Some(part.node) == node)
            .unwrap_or(usize::MAX)
    };
    crate::order::sort_by_key(&mut grouped, |(_, node, _)| place(*node));
    for (_, node, rows) in grouped {
        let part = source
            .content
            .parts
            .iter()
            .find(|part| Some(part.node) == node);
        items.extend(item(setting, source, part, rows));
    }
}

fn item(
    setting: Setting<'_>,
    source: &Source<'_>,
    part: Option<&Part>,
    rows: Vec<Row>,
) -> Option<Item> {
    let duty = Arc::clone(&rows.first()?.duty);
    let text = match part {
        Some(part) if duty.text.is_empty() => &part.text,
        _ => &duty.text,
    };
    let lead = duty.lead.iter();
    let lead = lead.map(|lead| names::party(lead, setting.directory, setting.today));
    let clause = clause(setting, source, part);
    let places = std::iter::once(clause.clone()).chain(lead.map(|lead| format!("chủ trì: {lead}")));
    let of_lead = || {
        let lead = duty.lead.as_ref();
        lead.map(|lead| names::side(lead, setting.directory, setting.today))
    };
    let side = part.map_or(Side::Joint, |part| part.side);
    Some(Item {
        name: shortened(text),
        place: places.collect::<Vec<_>>().join("; "),
        side: match side {
            Side::Joint => of_lead().unwrap_or(side),
            side => side,
        },
        clause,
        duty,
        rows,
    })
}

/// "mục II.1", with the plan's number where there are several plans.
fn clause(setting: Setting<'_>, source: &Source<'_>, part: Option<&Part>) -> String {
    let path = part.map_or("", |part| part.path.as_str());
    let place = match (part, path.is_empty()) {
        (None, _) => "giao thêm ngoài kế hoạch".to_owned(),
        (Some(_), true) => "kế hoạch".to_owned(),
        (Some(_), false) if path.starts_with("Điều") => path.to_owned(),
        (Some(_), false) => format!("mục {path}"),
    };
    let number = &source.content.number;
    if setting.sources.len() < 2 || number.is_empty() {
        return place;
    }
    format!("{place} của {number}")
}

impl Item {
    /// Its occurrences that are due in a time.
    pub(super) fn within(&self, time: Stretch) -> impl Iterator<Item = &Row> {
        let is_within = move |row: &&Row| row.due.is_some_and(|due| time.contains(due));
        self.rows.iter().filter(is_within)
    }

    /// Its occurrences up to the end of a time that are overdue today.
    pub(super) fn overdue(&self, last: Day, today: Day) -> Vec<&Row> {
        let is_overdue = |row: &&Row| {
            let is_due = row.due.is_some_and(|due| due < today && due <= last);
            is_due && !row.state.is_over()
        };
        self.rows.iter().filter(is_overdue).collect()
    }

    /// Whether nobody has said by when.
    pub(super) fn is_timeless(&self) -> bool {
        matches!(self.duty.rhythm, Rhythm::Unstated | Rhythm::Periodic)
    }

    /// "Họp liên tịch (mục II.1; chủ trì: Ban giám hiệu): " and the word by which its line is known.
    pub(super) fn key(&self, word: &str) -> String {
        format!("{} ({}): {word}", self.name, self.place)
    }
}

impl Counts {
    /// Counts occurrences.
    pub(super) fn of<'a>(rows: impl Iterator<Item = &'a Row>, today: Day) -> Self {
        rows.fold(Self::default(), |counts, row| counts.with(row, today))
    }

    fn with(mut self, row: &Row, today: Day) -> Self {
        self.turns += 1;
        self.files += row.state.files;
        if row.state.dropped.is_some() {
            self.dropped += 1;
        } else if row.state.is_over() {
            self.done += 1;
            self.late += usize::from(is_late(row));
        } else if row.due.is_none_or(|due| today <= due) {
            self.ahead += 1;
        } else if row.state.stage == Stage::Doing {
            self.begun += 1;
        } else {
            self.silent += 1;
        }
        self
    }

    /// "hoàn thành 3/4 lượt (75%), trong đó 1 lượt sau hạn; quá hạn đang thực hiện 1 lượt …".
    pub(super) fn sentence(self) -> String {
        let Self { turns, done, .. } = self;
        let late = match self.late {
            0 => String::new(),
            late => format!(", trong đó {late} lượt sau hạn"),
        };
        let others = [
            ("quá hạn, đang thực hiện", self.begun),
            ("quá hạn, chưa báo cáo kết quả", self.silent),
            ("chưa đến hạn", self.ahead),
            ("thôi thực hiện", self.dropped),
        ];
        let others = others.iter().filter(|(_, count)| 0 < *count);
        let others = others.map(|(state, count)| format!("; {state}: {count} lượt"));
        let done = words::of(done, turns, "lượt");
        format!("hoàn thành {done}{late}{}", others.collect::<String>())
    }
}

/// The last report of an occurrence, also where each who holds it reports for themselves.
fn reported(setting: tasks::Setting<'_>, row: &Row) -> Option<(PersonId, Timestamp)> {
    if !row.duty.is_each {
        return row.state.reported;
    }
    let states = tasks::states(setting, row).into_iter();
    let reported = states.filter_map(|(_, state)| state.reported);
    reported.max_by_key(|(_, at)| *at)
}

/// Whether the last report that made it done came after its day.
fn is_late(row: &Row) -> bool {
    let last = row.state.reported;
    row.due
        .zip(last)
        .is_some_and(|(due, (_, at))| due < at.day())
}
