//! Which fields each kind of target needs in its form. Plain data.

use crate::strings::targets::t;

/// Which fields a kind needs, besides what all have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Needs {
    /// What `count` is called.
    pub count: Option<&'static str>,
    /// Whether it is a part of something.
    pub of: bool,
    /// What `part` is called.
    pub part: Option<&'static str>,
    /// What `name` is called.
    pub name: Option<&'static str>,
    /// Whether there are rows.
    pub rows: bool,
    /// Whether it recurs.
    pub per: bool,
}

/// What a kind needs.
pub fn of(kind: &str) -> Needs {
    let t = t();
    let none = Needs::default();
    let count = Some(t.count);
    match kind {
        "fraction" => Needs {
            count,
            of: true,
            ..none
        },
        "subset" => Needs {
            count,
            of: true,
            part: Some(t.part),
            name: Some(t.part_name),
            ..none
        },
        "percent" | "participation" => Needs {
            count: Some(t.share),
            ..none
        },
        "percents" | "levels" => Needs { rows: true, ..none },
        "prizes" => Needs {
            count,
            part: Some(t.prizes),
            name: Some(t.prize),
            ..none
        },
        "title" => Needs {
            name: Some(t.title),
            ..none
        },
        "grade" => Needs {
            name: Some(t.grade),
            ..none
        },
        "outputs" => Needs {
            count,
            name: Some(t.unit),
            ..none
        },
        "at-least" => Needs {
            count: Some(t.times),
            name: Some(t.each),
            per: true,
            ..none
        },
        _ => none,
    }
}

/// Whether teams can have shares of such a target.
pub fn can_be_shared(kind: &str) -> bool {
    !matches!(kind, "title" | "grade" | "qualitative")
}
