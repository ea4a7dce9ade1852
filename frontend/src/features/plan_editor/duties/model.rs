//! A duty as a form has it, and the acts that put it into the plan. Plain data.

use lientich_shared::log::change::{Act, Field, NodeId, SLOTS, Value};
use lientich_shared::log::document::Document;
use lientich_shared::log::duty::{Duty, DutyId, Goal, Occasion, Office, Party, Rhythm};
use lientich_shared::log::edit;
use lientich_shared::plan::assignments::PLAIN;

use crate::strings::duties::t;
use crate::strings::names;
use crate::ui::field::day_of;

/// All offices, in the order of the school.
pub const OFFICES: [Office; 7] = [
    Office::Principal,
    Office::VicePrincipal,
    Office::UnionChair,
    Office::PartySecretary,
    Office::TeamLeaders,
    Office::PioneerLeader,
    Office::YouthSecretary,
];

/// The occasions that have a name, with their keys.
const OCCASIONS: [(&str, Occasion); 11] = [
    ("start", Occasion::YearStart),
    ("mid", Occasion::MidYear),
    ("end", Occasion::YearEnd),
    ("opening", Occasion::Opening),
    ("closing", Occasion::Closing),
    ("tet", Occasion::Tet),
    ("midautumn", Occasion::MidAutumn),
    ("children", Occasion::ChildrensDay),
    ("women", Occasion::WomensDay),
    ("vietnamese-women", Occasion::VietnameseWomensDay),
    ("teachers", Occasion::TeachersDay),
];

/// What is written in the form of a rhythm. Each kind reads what it needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct When {
    /// The key of the kind.
    pub kind: String,
    /// A day of the calendar.
    pub day: String,
    /// A day of the week or the month, or how many times.
    pub number: String,
    /// A month of the quarter.
    pub month: String,
    /// An occasion in words.
    pub words: String,
}

/// Which of its fields a kind of rhythm needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// None.
    Nothing,
    /// A day of the calendar.
    Day,
    /// A day of the week.
    Weekday,
    /// A day of the month.
    MonthDay,
    /// A day and a month of the quarter.
    Quarter,
    /// How many times.
    Times,
    /// Words.
    Words,
}

/// What a kind needs.
pub fn needs(kind: &str) -> Needs {
    match kind {
        "once" => Needs::Day,
        "weekly" => Needs::Weekday,
        "monthly" => Needs::MonthDay,
        "quarterly" => Needs::Quarter,
        "termly" | "yearly" => Needs::Times,
        "other" => Needs::Words,
        _ => Needs::Nothing,
    }
}

/// The kinds of rhythm in their groups, with what they are called.
pub fn kinds() -> Vec<(String, Vec<(String, String)>)> {
    let t = t();
    let named = |kinds: &[(&str, &str)]| {
        let own = kinds.iter();
        own.map(|(key, words)| ((*key).to_owned(), names::capitalised(words)))
            .collect()
    };
    let occasions = OCCASIONS.iter().map(|(key, occasion)| {
        let words = crate::strings::duties::occasion(occasion);
        ((*key).to_owned(), names::capitalised(words))
    });
    let other = ("other".to_owned(), names::capitalised(t.other));
    vec![
        (String::new(), named(&[("", t.unstated)])),
        (t.rhythms_once.to_owned(), named(&[("once", t.once)])),
        (
            t.rhythms_again.to_owned(),
            named(&[
                ("weekly", t.weekly),
                ("monthly", t.monthly),
                ("quarterly", t.quarterly),
                ("termly", t.termly),
                ("yearly", t.yearly),
                ("continuous", t.continuous),
                ("periodic", t.periodic),
            ]),
        ),
        (
            t.rhythms_occasion.to_owned(),
            occasions.chain(Some(other)).collect(),
        ),
    ]
}

impl When {
    /// A rhythm as it is written in the form.
    pub fn of(rhythm: &Rhythm) -> Self {
        let with = |kind: &str, number: u8| Self {
            kind: kind.to_owned(),
            number: number.to_string(),
            ..Self::default()
        };
        let plain = |kind: &str| Self {
            kind: kind.to_owned(),
            ..Self::default()
        };
        match rhythm {
            Rhythm::Unstated => Self::default(),
            Rhythm::Continuous => plain("continuous"),
            Rhythm::Periodic => plain("periodic"),
            Rhythm::Once(day) => Self {
                day: day.to_string(),
                ..plain("once")
            },
            Rhythm::Weekly(day) => with("weekly", *day),
            Rhythm::Monthly(day) => with("monthly", *day),
            Rhythm::Quarterly { month, day } => Self {
                month: month.to_string(),
                ..with("quarterly", *day)
            },
            Rhythm::Termly(times) => with("termly", *times),
            Rhythm::Yearly(times) => with("yearly", *times),
            Rhythm::On(Occasion::Other(words)) => Self {
                words: words.clone(),
                ..plain("other")
            },
            Rhythm::On(occasion) => {
                let known = OCCASIONS.iter().find(|(_, known)| known == occasion);
                plain(known.map_or("", |(key, _)| key))
            }
        }
    }

    /// The rhythm that is written.
    ///
    /// # Errors
    /// What the person is told where something is missing.
    pub fn rhythm(&self) -> Result<Rhythm, &'static str> {
        let number = |written: &str, most: u8| {
            let number = written.trim().parse().ok();
            number
                .filter(|number| (1..=most).contains(number))
                .ok_or(t().wrong_number)
        };
        Ok(match self.kind.as_str() {
            "continuous" => Rhythm::Continuous,
            "periodic" => Rhythm::Periodic,
            "once" => Rhythm::Once(day_of(&self.day).ok().flatten().ok_or(t().wrong_day)?),
            "weekly" => Rhythm::Weekly(number(&self.number, 7)?),
            "monthly" => Rhythm::Monthly(number(&self.number, 31)?),
            "quarterly" => Rhythm::Quarterly {
                month: number(&self.month, 3)?,
                day: number(&self.number, 31)?,
            },
            "termly" => Rhythm::Termly(number(&self.number, u8::MAX)?),
            "yearly" => Rhythm::Yearly(number(&self.number, u8::MAX)?),
            "other" if self.words.trim().is_empty() => return Err(t().wrong_occasion),
            "other" => Rhythm::On(Occasion::Other(self.words.trim().to_owned())),
            key => OCCASIONS
                .iter()
                .find(|(known, _)| *known == key)
                .map_or(Rhythm::Unstated, |(_, occasion)| {
                    Rhythm::On(occasion.clone())
                }),
        })
    }

    /// What a kind begins with where nothing is written yet.
    pub fn begin(&mut self) {
        let (number, month) = match needs(&self.kind) {
            Needs::Weekday => ("5", ""),
            Needs::MonthDay => ("31", ""),
            Needs::Quarter => ("31", "3"),
            Needs::Times => ("1", ""),
            _ => return,
        };
        number.clone_into(&mut self.number);
        month.clone_into(&mut self.month);
    }
}

/// The goal that is written; both fields empty for none.
///
/// # Errors
/// What the person is told where one of them is missing.
pub fn goal(of: &str, unit: &str) -> Result<Option<Goal>, &'static str> {
    let (of, unit) = (of.trim(), unit.trim());
    if of.is_empty() && unit.is_empty() {
        return Ok(None);
    }
    let number = of.parse().ok().filter(|of| 0 < *of && !unit.is_empty());
    let of = number.ok_or(t().wrong_goal)?;
    Ok(Some(Goal {
        of,
        unit: unit.to_owned(),
    }))
}

/// A party as the key of an option.
pub fn key(party: &Party) -> String {
    let place = |at: Option<usize>| at.unwrap_or_default();
    match party {
        Party::Body(body) => {
            let at = names::BODIES.iter().position(|known| known == body);
            format!("b{}", place(at))
        }
        Party::Office(office) => {
            let at = OFFICES.iter().position(|known| known == office);
            format!("o{}", place(at))
        }
        Party::Team(team) => format!("t{team}"),
        Party::Person(person) => format!("p{person}"),
    }
}

/// The party of an option's key.
pub fn party(key: &str) -> Option<Party> {
    let (kind, rest) = key.split_at_checked(1)?;
    match kind {
        "b" => names::BODIES
            .get(rest.parse::<usize>().ok()?)
            .copied()
            .map(Party::Body),
        "o" => OFFICES
            .get(rest.parse::<usize>().ok()?)
            .copied()
            .map(Party::Office),
        "t" => Some(Party::Team(rest.to_owned())),
        _ => rest.parse().ok().map(Party::Person),
    }
}

/// The slot of a new duty of a clause: the drawn one, or the next that is free.
pub fn slot(document: &Document, node: NodeId, drawn: u16) -> u16 {
    let taken = document.fields(Some(node));
    let span = SLOTS - 1;
    let slots = (0..span).map(|by| PLAIN + 1 + (drawn % span + by) % span);
    let mut free = slots.filter(|slot| !taken.contains(&Field::DutyAt(*slot)));
    free.next().unwrap_or(PLAIN + 1)
}

/// The acts that put a duty where another stood; `None` takes it away. What stood in the older fields of the clause
/// moves to the drawn slot.
pub fn put(document: &Document, id: DutyId, drawn: u16, duty: Option<Duty>) -> Vec<Act> {
    let node = Some(id.node);
    let set = |field, value| edit::set(document, node, field, value).ok();
    let value = duty.map(|duty| Value::Duty(Box::new(duty.tidied())));
    if id.slot != PLAIN {
        let field = Field::DutyAt(id.slot);
        return set(field, value.unwrap_or(Value::Empty))
            .into_iter()
            .collect();
    }
    let new = value.and_then(|value| {
        let slot = slot(document, id.node, drawn);
        set(Field::DutyAt(slot), value)
    });
    let older = [Field::Lead, Field::Due]
        .into_iter()
        .filter(|field| !document.values(node, *field).is_empty());
    let emptied = older.filter_map(|field| set(field, Value::Empty));
    new.into_iter().chain(emptied).collect()
}

/// The act that gives a clause one more duty.
pub fn add(document: &Document, node: NodeId, slot: u16, duty: Duty) -> Option<Act> {
    let value = Value::Duty(Box::new(duty.tidied()));
    edit::set(document, Some(node), Field::DutyAt(slot), value).ok()
}

#[cfg(test)]
mod tests;
