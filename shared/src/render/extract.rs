//! An extract of a plan ("trích"): the clauses that ask something of one body or person, for those who need no more. Whose
//! they are is told by the duties of the plan, read as [`Assignments`] reads them.

use std::collections::BTreeSet;

use crate::log::change::NodeId;
use crate::log::duty::{Duty, Party};
use crate::plan::assignments::Assignments;
use crate::plan::content::Content;

/// Whose part of the document is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extract {
    /// What it is called on paper: "Kế toán", a person's name.
    pub whom: String,
    /// The clauses; what stands under them belongs to them.
    pub nodes: BTreeSet<NodeId>,
}

impl Extract {
    /// The clauses with a duty that is theirs.
    pub fn of(
        content: &Content,
        whom: impl Into<String>,
        is_theirs: &dyn Fn(&Duty) -> bool,
    ) -> Self {
        let duties = Assignments::of_content(content).duties.into_iter();
        let theirs = duties.filter(|found| is_theirs(&found.duty));
        Self {
            whom: whom.into(),
            nodes: theirs.map(|found| found.id.node).collect(),
        }
    }
}

/// Everybody of whom a plan asks something, each once, in the order of the page.
pub fn charged(content: &Content) -> Vec<Party> {
    let mut all: Vec<Party> = Vec::new();
    for found in Assignments::of_content(content).duties {
        for party in parties(&found.duty) {
            if !all.contains(party) {
                all.push(party.clone());
            }
        }
    }
    all
}

/// Whether a duty names a party as leading, cooperating or supervising.
pub fn names(duty: &Duty, party: &Party) -> bool {
    parties(duty).any(|named| named == party)
}

fn parties(duty: &Duty) -> impl Iterator<Item = &Party> {
    let lead = duty.lead.iter();
    lead.chain(&duty.cooperate).chain(&duty.supervise)
}
