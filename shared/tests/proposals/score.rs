//! Precision and recall of duties and of each of their fields.

use std::fmt;

use lientich_shared::log::duty::{Duty, Occasion, Rhythm};

/// What is counted, in order.
pub const NAMES: [&str; 8] = [
    "duties",
    "lead",
    "cooperate",
    "supervise",
    "rhythm",
    "evidence",
    "goal",
    "each",
];

/// How often something was proposed, was labelled, and both.
#[derive(Debug, Default, Clone, Copy)]
pub struct Field {
    found: u32,
    labelled: u32,
    right: u32,
}

/// All fields.
#[derive(Debug, Default)]
pub struct Score {
    pub fields: [Field; 8],
    clauses: u32,
}

/// The fields of a duty, each as what is compared of it.
const GET: [fn(&Duty) -> Vec<String>; 7] = [
    |duty| duty.lead.iter().map(|lead| format!("{lead:?}")).collect(),
    |duty| {
        duty.cooperate
            .iter()
            .map(|party| format!("{party:?}"))
            .collect()
    },
    |duty| {
        duty.supervise
            .iter()
            .map(|party| format!("{party:?}"))
            .collect()
    },
    |duty| rhythm(&duty.rhythm).into_iter().collect(),
    |duty| {
        duty.evidence
            .split(", ")
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    },
    |duty| duty.goal.iter().map(|goal| format!("{goal:?}")).collect(),
    |duty| duty.is_each.then(String::new).into_iter().collect(),
];

impl Field {
    /// Of what was proposed, how much is right, in percent.
    pub fn precision(&self) -> u32 {
        (self.right * 100).checked_div(self.found).unwrap_or(100)
    }

    /// Of what is labelled, how much was proposed, in percent.
    pub fn recall(&self) -> u32 {
        (self.right * 100).checked_div(self.labelled).unwrap_or(100)
    }

    fn count<T: PartialEq>(
        &mut self,
        found: &[T],
        labelled: &[T],
        is_same: impl Fn(&T, &T) -> bool,
    ) {
        let number = |count: usize| u32::try_from(count).unwrap();
        self.found += number(found.len());
        self.labelled += number(labelled.len());
        let right = found
            .iter()
            .filter(|one| labelled.iter().any(|other| is_same(one, other)));
        self.right += number(right.count());
    }
}

impl Score {
    /// Counts the duties of one clause. Each proposed duty is compared with the labelled one most like it.
    pub fn add(&mut self, text: &str, found: &[Duty], labelled: &[Duty]) {
        self.clauses += 1;
        let mut left: Vec<&Duty> = labelled.iter().collect();
        let mut wrong = found.len() != labelled.len();
        for duty in found {
            let most = left.iter().map(|other| likeness(duty, other)).max();
            let at = left
                .iter()
                .position(|other| Some(likeness(duty, other)) == most);
            let other = at.map(|at| left.remove(at));
            wrong |= self.pair(Some(duty), other);
        }
        for other in left {
            wrong |= self.pair(None, Some(other));
        }
        if wrong && std::env::var_os("SHOW_PROPOSALS").is_some() {
            println!("{text}");
            for duty in labelled {
                println!("    should be {}", short(duty));
            }
            for duty in found {
                println!("    proposed  {}", short(duty));
            }
        }
    }

    /// Whether anything differs.
    fn pair(&mut self, found: Option<&Duty>, labelled: Option<&Duty>) -> bool {
        let before = self.fields;
        let (found, labelled): (Vec<&Duty>, Vec<&Duty>) =
            (found.into_iter().collect(), labelled.into_iter().collect());
        let same = |_: &&Duty, _: &&Duty| true;
        self.fields[0].count(&found, &labelled, same);
        let each = |get: fn(&Duty) -> Vec<String>| {
            let all =
                |duties: &[&Duty]| duties.iter().flat_map(|duty| get(duty)).collect::<Vec<_>>();
            (all(&found), all(&labelled))
        };
        for (field, get) in self.fields[1..].iter_mut().zip(GET) {
            let (found, labelled) = each(get);
            field.count(&found, &labelled, String::eq);
        }
        self.fields.iter().zip(before).any(|(now, before)| {
            let right = now.right - before.right;
            now.found - before.found != right || now.labelled - before.labelled != right
        })
    }
}

/// `None` where nothing is said. Of what has no day of its own only that it has none is compared, not how it is called.
fn rhythm(rhythm: &Rhythm) -> Option<String> {
    match rhythm {
        Rhythm::Unstated => None,
        Rhythm::On(Occasion::Other(_)) => Some("On(Other)".to_owned()),
        other => Some(format!("{other:?}")),
    }
}

fn likeness(one: &Duty, other: &Duty) -> u32 {
    u32::from(one.lead == other.lead) + u32::from(rhythm(&one.rhythm) == rhythm(&other.rhythm)) * 2
}

fn short(duty: &Duty) -> String {
    let Duty {
        lead,
        cooperate,
        supervise,
        rhythm,
        evidence,
        goal,
        is_each,
        ..
    } = duty;
    format!(
        "{lead:?} with {cooperate:?} watch {supervise:?} {rhythm:?} «{evidence}» {goal:?} {is_each}"
    )
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} clauses", self.clauses)?;
        for (name, field) in NAMES.iter().zip(&self.fields) {
            let Field {
                found,
                labelled,
                right,
            } = field;
            let (precision, recall) = (field.precision(), field.recall());
            writeln!(
                f,
                "  {name:<10} precision {precision:>3} %  recall {recall:>3} %  ({right} of {found} proposed, {labelled} labelled)"
            )?;
        }
        Ok(())
    }
}
