//! What others did since one last looked, laid out for reading: the log's merge report with the words of each clause.
//! Plain data.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lientich_shared::ids::PersonId;
use lientich_shared::log::change::{ChangeId, NodeId};
use lientich_shared::log::document::{Document, Version};
use lientich_shared::log::merge_report::{self, Collision, MergeReport, PersonPart};
use lientich_shared::order::{self, sort_by_key};
use lientich_shared::time::Timestamp;

use super::marked::{self, Run};
use crate::parties::People;
use crate::ui::tag::Party;

/// What is new.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct News {
    /// By clause: first what needs a look, then in the order of the page.
    pub clauses: Vec<Arc<ClauseNews>>,
}

/// What is new in a clause, or in the fields of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct ClauseNews {
    /// The clause; `None` for the document.
    pub node: Option<NodeId>,
    /// Who did what.
    pub parts: Vec<PersonPart>,
    /// Its words, with what is new marked.
    pub words: Vec<Run>,
    /// Whether two people touched the same words or field.
    pub collides: bool,
    /// Whether it stays although somebody removed it.
    pub survives: bool,
    /// The last change.
    pub at: Timestamp,
}

impl ClauseNews {
    /// Tells apart what must be drawn anew.
    pub fn key(&self) -> (Option<NodeId>, usize) {
        (
            self.node,
            self.parts.iter().map(|part| part.changes.len()).sum(),
        )
    }
}

impl News {
    /// What others than `me` did since a version.
    pub fn since(document: &Document, version: &Version, me: PersonId) -> Self {
        let report = merge_report::since(document, version, me);
        let mut clauses: Vec<ClauseNews> = Vec::new();
        if !report.document.is_empty() {
            clauses.push(news_of(
                me,
                document,
                &report,
                None,
                report.document.clone(),
            ));
        }
        for clause in &report.clauses {
            clauses.push(news_of(
                me,
                document,
                &report,
                Some(clause.node),
                clause.parts.clone(),
            ));
        }
        // A survival may rest on one's own edit: the removal is then the news.
        sort_by_key(&mut clauses, |clause| !(clause.collides || clause.survives));
        Self {
            clauses: clauses.into_iter().map(Arc::new).collect(),
        }
    }

    /// How many clauses changed.
    pub fn count(&self) -> usize {
        self.clauses.len()
    }

    /// In how many two people touched the same words or field.
    pub fn touched(&self) -> usize {
        self.clauses.iter().filter(|clause| clause.collides).count()
    }

    /// In how many clauses each party changed something.
    pub fn by_party(&self, people: &People) -> BTreeMap<Party, usize> {
        let mut parties = BTreeMap::new();
        for clause in &self.clauses {
            let of = |part: &PersonPart| {
                part.person
                    .map_or(Party::None, |person| people.party(person))
            };
            let met: BTreeSet<Party> = order::gather(clause.parts.iter().map(of));
            for party in met {
                *parties.entry(party).or_default() += 1;
            }
        }
        parties
    }

    /// What is new in one clause.
    pub fn of(&self, node: NodeId) -> Option<&Arc<ClauseNews>> {
        self.clauses.iter().find(|clause| clause.node == Some(node))
    }
}

fn news_of(
    me: PersonId,
    document: &Document,
    report: &MergeReport,
    node: Option<NodeId>,
    parts: Vec<PersonPart>,
) -> ClauseNews {
    let changes = parts.iter().flat_map(|part| part.changes.iter().copied());
    let fresh: BTreeSet<ChangeId> = order::gather(changes);
    let collides = report.collisions.iter().any(|collision| match collision {
        Collision::Words { node: at, .. } => Some(*at) == node,
        Collision::Field { node: at, .. } => *at == node,
    });
    let at = fresh
        .iter()
        .filter_map(|id| document.change(*id))
        .map(|change| change.at)
        .max();
    ClauseNews {
        node,
        words: node
            .map(|node| marked::shortened(marked::of(document, node, &fresh, me)))
            .unwrap_or_default(),
        collides,
        survives: report
            .survivals
            .iter()
            .any(|survival| Some(survival.node) == node),
        at: at.unwrap_or_default(),
        parts,
    }
}
