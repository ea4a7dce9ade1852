//! The share of one person or one team in the board: of what each does for themselves, their part; what is
//! done once stays whole.

use std::collections::BTreeSet;

use lientich_shared::ids::DocId;
use lientich_shared::tasks::Row;

use super::super::address::Filters;
use super::{Board, parties, party_key};
use crate::parties::People;
use crate::workload::Whose;

/// What stands before a team's name in a party's key.
pub(in super::super) const TEAM: &str = "t:";

/// The team that a party's key names.
pub(in super::super) fn team_of_key(key: &str) -> Option<&str> {
    key.strip_prefix(TEAM)
}

/// Whose share filters ask for, of those whom the reader sees: a person's, else a team's, else all.
pub(in super::super) fn whose_share(seen: &Whose, filters: &Filters, people: &People) -> Whose {
    let team = filters.party.as_deref().and_then(team_of_key);
    let asked = match (filters.person, team) {
        (Some(person), _) => vec![person],
        (None, Some(team)) => people.of_team(team),
        (None, None) => return seen.clone(),
    };
    match seen {
        Whose::Among(seen) => {
            let seen = asked.into_iter().filter(|person| seen.contains(person));
            Whose::Among(seen.collect())
        }
        Whose::All | Whose::ShareOf(_) => Whose::ShareOf(asked),
    }
}

impl Board {
    /// The occurrences of a share, and after them those of what a party has to do with although none of the
    /// share holds it.
    pub(in super::super) fn share(
        &self,
        held: &[(DocId, Row)],
        party: Option<&str>,
    ) -> Vec<(DocId, Row)> {
        let names: BTreeSet<_> = held.iter().map(|(doc, row)| (*doc, row.item)).collect();
        let is_of_party = |row: &Row| {
            let mut keys = parties(&row.duty).filter_map(party_key);
            keys.any(|key| party == Some(&*key))
        };
        let others = self.rows.iter().filter(|(doc, row)| {
            party.is_some() && !names.contains(&(*doc, row.item)) && is_of_party(row)
        });
        held.iter().chain(others).cloned().collect()
    }
}
