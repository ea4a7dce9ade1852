//! What the page's address asks for: which duties, and which of them is open. Plain data; the address is
//! the only place where it is kept, so that a link shows another the same.

use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{NodeId, Side};
use lientich_shared::log::duty::DutyId;
use lientich_shared::log::work::Item;

use super::model::status::Kind;
use crate::routes;

/// A duty by its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// The plan.
    pub(super) plan: DocId,
    /// The duty.
    pub(super) item: Item,
}

impl Name {
    /// As it stands in an address.
    pub(super) fn code(&self) -> String {
        routes::duty_code(self.plan, self.item)
    }

    fn from_code(code: &str) -> Option<Self> {
        let mut parts = code.split('~');
        let plan = parts.next()?.parse().ok()?;
        let change = parts.next()?.parse().ok()?;
        let item = match parts.next() {
            None => Item::Given(change),
            Some(slot) => Item::Planned(DutyId {
                node: NodeId(change),
                slot: slot.parse().ok()?,
            }),
        };
        parts.next().is_none().then_some(Self { plan, item })
    }
}

/// Which duties the board shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filters {
    /// Only those of this plan.
    pub(super) plan: Option<DocId>,
    /// Only those of clauses of this side.
    pub(super) side: Option<Side>,
    /// Only those that this party leads, helps with or supervises, by its key.
    pub(super) party: Option<String>,
    /// Only those that this person holds.
    pub(super) person: Option<PersonId>,
    /// Only those that are at this.
    pub(super) state: Option<Kind>,
    /// Only what is due in this month: its year and its number.
    pub(super) month: Option<(i32, u8)>,
    /// Only those with these words.
    pub(super) words: String,
}

/// What the address asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// Which duties.
    pub(super) filters: Filters,
    /// Which of them is open.
    pub(super) open: Option<Name>,
}

const SIDES: [(&str, Side); 5] = [
    ("bgh", Side::Bgh),
    ("bch", Side::Bch),
    ("nu", Side::Women),
    ("chung", Side::Joint),
    ("ngoai", Side::Outside),
];

/// A side's key.
pub(super) fn side_key(side: Side) -> &'static str {
    let found = SIDES.iter().find(|(_, known)| *known == side);
    found.map_or("", |(key, _)| key)
}

/// The side with that key.
pub(super) fn side_of(key: &str) -> Option<Side> {
    let found = SIDES.iter().find(|(known, _)| *known == key);
    found.map(|(_, side)| *side)
}

/// A month's key: "2026-11".
pub(super) fn month_key((year, month): (i32, u8)) -> String {
    format!("{year:04}-{month:02}")
}

/// The month with that key.
pub(super) fn month_of(key: &str) -> Option<(i32, u8)> {
    let (year, month) = key.split_once('-')?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month));
    Some((year.parse().ok()?, month?))
}

impl Asked {
    /// Reads an address by the values of its keys. What does not read back is as if it were not there.
    pub(super) fn read(value: &dyn Fn(&str) -> Option<String>) -> Self {
        let filled = |key| value(key).filter(|value| !value.is_empty());
        Self {
            filters: Filters {
                plan: filled("kh").and_then(|plan| plan.parse().ok()),
                side: filled("ben").and_then(|key| side_of(&key)),
                party: filled("bo-phan"),
                person: filled("nguoi").and_then(|person| person.parse().ok()),
                state: filled("tt").and_then(|key| Kind::from_key(&key)),
                month: filled("thang").and_then(|key| month_of(&key)),
                words: filled("tim").unwrap_or_default(),
            },
            open: filled(routes::DUTY).and_then(|code| Name::from_code(&code)),
        }
    }

    /// The part of the address behind the path. `escape` makes a value fit for it.
    pub(super) fn query(&self, escape: &dyn Fn(&str) -> String) -> String {
        let Filters {
            plan,
            side,
            party,
            person,
            state,
            month,
            words,
        } = &self.filters;
        let pairs = [
            ("kh", plan.map(|plan| plan.to_string())),
            ("ben", side.map(|side| side_key(side).to_owned())),
            ("bo-phan", party.as_deref().map(escape)),
            ("nguoi", person.map(|person| person.to_string())),
            ("tt", state.map(|state| state.key().to_owned())),
            ("thang", month.map(month_key)),
            ("tim", (!words.is_empty()).then(|| escape(words))),
            (routes::DUTY, self.open.map(|open| open.code())),
        ];
        let pairs = pairs.into_iter().filter_map(|(key, value)| {
            let value = value?;
            Some(format!("{key}={value}"))
        });
        let pairs: Vec<String> = pairs.collect();
        match pairs.join("&") {
            query if query.is_empty() => query,
            query => format!("?{query}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lientich_shared::ids::ReplicaId;
    use lientich_shared::log::change::ChangeId;

    const CHANGE: ChangeId = ChangeId {
        replica: ReplicaId(7),
        seq: 3,
    };

    fn reads_back(asked: &Asked) {
        let query = asked.query(&str::to_owned);
        let pairs = query.trim_start_matches('?').split('&');
        let pairs: Vec<(&str, &str)> = pairs.filter_map(|pair| pair.split_once('=')).collect();
        let value = |key: &str| {
            let found = pairs.iter().find(|(known, _)| *known == key);
            found.map(|(_, value)| (*value).to_owned())
        };
        assert_eq!(Asked::read(&value), *asked, "{query}");
    }

    fn name(item: Item) -> Name {
        Name {
            plan: DocId(9),
            item,
        }
    }

    #[test]
    fn whatever_can_be_asked_for_comes_back_from_its_address() {
        let planned = Item::Planned(DutyId {
            node: NodeId(CHANGE),
            slot: 16_383,
        });
        reads_back(&Asked::default());
        reads_back(&Asked {
            filters: Filters {
                plan: Some(DocId(4)),
                side: Some(Side::Women),
                party: Some("t:Tổ 4–5".to_owned()),
                person: Some(PersonId(5)),
                state: Some(Kind::Late),
                month: Some((2026, 11)),
                words: "họp liên tịch".to_owned(),
            },
            open: Some(name(planned)),
        });
        reads_back(&Asked {
            open: Some(name(Item::Given(CHANGE))),
            ..Asked::default()
        });
    }

    #[test]
    fn what_nobody_could_ask_for_is_the_whole_board() {
        let nonsense = |key: &str| match key {
            "thang" => Some("2026-13".to_owned()),
            "viec" => Some("x~y".to_owned()),
            "tt" => Some("?".to_owned()),
            _ => None,
        };
        assert_eq!(Asked::read(&nonsense), Asked::default());
    }
}
