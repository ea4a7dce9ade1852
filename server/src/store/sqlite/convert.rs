//! Columns to types and back. A column that does not fit its type means a file that was written by
//! somebody else, which is an error, never a panic.

use lientich_shared::bases::Entry;
use lientich_shared::calendar::SchoolCalendar;
use lientich_shared::directory::Role;
use lientich_shared::log::change::Hash32;
use lientich_shared::log::talk::Circle;
use lientich_shared::log::verdict::Refusal;

use super::corrupt;
use crate::store::{Result, StoreError};

/// Bytes of an id.
pub(super) fn id(value: u128) -> Vec<u8> {
    value.to_be_bytes().to_vec()
}

/// An id of its bytes.
pub(super) fn read_id(bytes: &[u8]) -> Result<u128> {
    bytes
        .try_into()
        .map(u128::from_be_bytes)
        .map_err(|_| misfit("id"))
}

/// A replica's id of its bytes.
pub(super) fn read_short_id(bytes: &[u8]) -> Result<u64> {
    bytes
        .try_into()
        .map(u64::from_be_bytes)
        .map_err(|_| misfit("replica"))
}

/// A hash of its bytes.
pub(super) fn read_hash(bytes: &[u8]) -> Result<Hash32> {
    bytes.try_into().map(Hash32).map_err(|_| misfit("hash"))
}

/// The code of who reads a talk.
pub(super) fn circle(circle: Circle) -> i64 {
    match circle {
        Circle::Sides => 0,
        Circle::Own => 1,
        Circle::OwnWomens => 2,
        Circle::Work => 3,
        Circle::Docket => 4,
    }
}

/// Who reads a talk, of its code.
pub(super) fn read_circle(code: i64) -> Result<Circle> {
    match code {
        0 => Ok(Circle::Sides),
        1 => Ok(Circle::Own),
        2 => Ok(Circle::OwnWomens),
        3 => Ok(Circle::Work),
        4 => Ok(Circle::Docket),
        _ => Err(misfit("circle")),
    }
}

/// A school's calendars, as JSON: they are only ever read whole.
pub(super) fn calendars(calendars: &[SchoolCalendar]) -> Result<String> {
    serde_json::to_string(calendars).map_err(|_| misfit("calendars"))
}

/// A school's calendars of their column.
pub(super) fn read_calendars(text: &str) -> Result<Vec<SchoolCalendar>> {
    serde_json::from_str(text).map_err(|_| misfit("calendars"))
}

/// A school's own legal bases, as JSON: they are only ever read whole.
pub(super) fn bases(bases: &[Entry]) -> Result<String> {
    serde_json::to_string(bases).map_err(|_| misfit("bases"))
}

/// A school's own legal bases of their column.
pub(super) fn read_bases(text: &str) -> Result<Vec<Entry>> {
    serde_json::from_str(text).map_err(|_| misfit("bases"))
}

/// A number that SQLite keeps as signed.
pub(super) fn read_number<T: TryFrom<i64>>(value: i64) -> Result<T> {
    T::try_from(value).map_err(|_| misfit("number"))
}

/// A position; SQLite has no unsigned numbers, and no log grows that long.
pub(super) fn number(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// One byte a verdict.
pub(super) fn verdicts(verdicts: &[Option<Refusal>]) -> Vec<u8> {
    verdicts
        .iter()
        .map(|verdict| verdict.map_or(0, Refusal::code))
        .collect()
}

/// Verdicts of their bytes.
pub(super) fn read_verdicts(bytes: &[u8]) -> Result<Vec<Option<Refusal>>> {
    let read = |&code: &u8| match code {
        0 => Ok(None),
        _ => Refusal::from_code(code)
            .map(Some)
            .ok_or_else(|| misfit("verdict")),
    };
    bytes.iter().map(read).collect()
}

/// Texts without line ends, one a line.
pub(super) fn lines(texts: &[String]) -> String {
    texts.join("\n")
}

/// Texts of their lines.
pub(super) fn read_lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// A role's code, the one of JSON.
pub(super) fn role(role: Role) -> String {
    match serde_json::to_value(role) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

/// A role of its code.
pub(super) fn read_role(code: &str) -> Result<Role> {
    serde_json::from_value(code.into()).map_err(|_| misfit("role"))
}

fn misfit(column: &'static str) -> StoreError {
    corrupt("read a row", format!("{column} does not fit its column"))
}
