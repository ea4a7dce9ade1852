//! How a person wants a plan on paper: its form, what stays blank, whose part of it. Remembered on this device, plan by
//! plan; no part of the plan, and never sent.

use std::collections::BTreeMap;

use lientich_shared::directory::Directory;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::duty::Party;
use lientich_shared::plan::content::Content;
use lientich_shared::render::extract::{self, Extract};
use lientich_shared::render::{Blank, Form};
use lientich_shared::time::Day;
use lientich_shared::wording;
use serde::{Deserialize, Serialize};

use crate::duties;
use crate::storage::preferences;

/// So many plans are remembered.
const REMEMBERED: usize = 50;

/// How one plan is put on paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    /// Who issues it; what the plan's kind usually has unless chosen.
    pub form: Option<Form>,
    /// What is left to the pen.
    pub blank: Blank,
    /// Whether "DỰ THẢO" stands across each page; as long as it is being written unless chosen.
    pub is_draft: Option<bool>,
    /// Whether Word numbers the clauses.
    pub is_counted: bool,
    /// Whether an annex says who does what until when.
    #[serde(default)]
    pub has_annex: bool,
    /// Whose part is wanted; all of it unless chosen.
    pub whose: Option<Whose>,
}

/// Whose part of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whose {
    /// What names a body, an office or a team.
    Party(Party),
    /// What a person leads or shares, by all that they are.
    Person(PersonId),
}

impl Wishes {
    /// Whose clauses are wanted.
    pub fn extract(&self, content: &Content, directory: &Directory, today: Day) -> Option<Extract> {
        let whom = self.whose.as_ref()?.name(directory);
        let extract = match self.whose.as_ref()? {
            Whose::Party(party) => Extract::of(content, whom, &|duty| extract::names(duty, party)),
            Whose::Person(person) => Extract::of(content, whom, &|duty| {
                duties::is_of(duty, directory, *person, today)
            }),
        };
        Some(extract)
    }
}

impl Whose {
    /// What they are called on paper.
    pub fn name(&self, directory: &Directory) -> String {
        let name = |person| directory.name(person).unwrap_or_default().to_owned();
        match self {
            Self::Party(party) => wording::party(party, &name),
            Self::Person(person) => name(*person),
        }
    }

    /// Everybody of whom a plan asks something: bodies, offices and teams as the plan names them, then people.
    pub fn of(content: &Content, directory: &Directory, today: Day) -> Vec<Self> {
        let (named, people): (Vec<Party>, Vec<Party>) = extract::charged(content)
            .into_iter()
            .partition(|party| !matches!(party, Party::Person(_)));
        let mut charged: Vec<PersonId> = Vec::new();
        for party in named.iter().chain(&people) {
            for person in lientich_shared::progress::charged::people(party, directory, today) {
                if !charged.contains(&person) {
                    charged.push(person);
                }
            }
        }
        let people = charged.into_iter().map(Self::Person);
        named.into_iter().map(Self::Party).chain(people).collect()
    }
}

/// What is remembered, the plan that was looked at last at the end.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Kept {
    plans: Vec<(String, Wishes)>,
}

/// The wishes for a plan.
pub fn of(doc: DocId) -> Wishes {
    let kept: Kept = preferences::on_paper().unwrap_or_default();
    let plans: BTreeMap<String, Wishes> = kept.plans.into_iter().collect();
    plans.get(&doc.to_string()).cloned().unwrap_or_default()
}

/// Remembers the wishes for a plan.
pub fn keep(doc: DocId, wishes: Wishes) {
    let mut kept: Kept = preferences::on_paper().unwrap_or_default();
    kept.plans.retain(|(known, _)| *known != doc.to_string());
    let over = (kept.plans.len() + 1).saturating_sub(REMEMBERED);
    kept.plans.drain(..over);
    kept.plans.push((doc.to_string(), wishes));
    preferences::keep_on_paper(&kept);
}
