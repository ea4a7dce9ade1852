//! Which suggestions are offered and which were put aside; the acts that accept them. Plain data but for what the device
//! keeps.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use lientich_shared::ids::DocId;
use lientich_shared::log::change::{Act, NodeId};
use lientich_shared::log::document::Document;
use lientich_shared::proposals::{Offer, Offered};

use super::model;
use crate::desk;

/// How a suggestion is known again: the clause, and what is suggested. Another duty is another suggestion. A newer app may offer again
/// what an older one was told to put aside.
pub fn mark_of(node: NodeId, offered: &Offered) -> String {
    let mut hasher = DefaultHasher::new();
    offered.proposal.duty.hash(&mut hasher);
    format!("{node}:{:x}", hasher.finish())
}

/// An offer without what was dismissed; `None` where nothing is left.
pub fn without(offer: &Offer, dismissed: &BTreeSet<String>) -> Option<Offer> {
    let mut left = offer.clone();
    left.offered
        .retain(|offered| !dismissed.contains(&mark_of(offer.node, offered)));
    (!left.offered.is_empty()).then_some(left)
}

/// The acts that accept all of these, each in a slot of its own.
pub fn acts(document: &Document, offers: &[Offer], drawn: u16) -> Vec<Act> {
    let mut acts = Vec::new();
    for offer in offers {
        // Slots of one clause follow one another: none of them is in the document yet.
        let mut slot = drawn;
        for offered in &offer.offered {
            slot = model::slot(document, offer.node, slot);
            acts.extend(model::add(
                document,
                offer.node,
                slot,
                offered.proposal.duty.clone(),
            ));
        }
    }
    acts
}

/// What was dismissed in a plan on this device.
pub fn dismissed(doc: DocId) -> BTreeSet<String> {
    let own = format!("{doc} ");
    let aside = desk::put_aside();
    let marks = aside.lines().filter_map(|line| line.strip_prefix(&own));
    marks.map(str::to_owned).collect()
}

/// Keeps what was dismissed in a plan.
pub fn keep_dismissed(doc: DocId, marks: &BTreeSet<String>) {
    let own = format!("{doc} ");
    let aside = desk::put_aside();
    let others = aside.lines().filter(|line| !line.starts_with(&own));
    let lines = others.map(str::to_owned);
    let lines = lines.chain(marks.iter().map(|mark| format!("{own}{mark}")));
    desk::keep_aside(&lines.collect::<Vec<_>>().join("\n"));
}

#[cfg(test)]
mod tests {
    use lientich_shared::ids::ReplicaId;
    use lientich_shared::log::change::ChangeId;
    use lientich_shared::log::duty::{Duty, Rhythm};
    use lientich_shared::proposals::Proposal;

    use super::*;

    fn offer(days: &[u8]) -> Offer {
        let offered = days.iter().map(|day| Offered {
            proposal: Proposal {
                duty: Duty {
                    rhythm: Rhythm::Monthly(*day),
                    ..Duty::default()
                },
                read: Vec::new(),
            },
            lead_from: None,
        });
        Offer {
            node: NodeId(ChangeId {
                replica: ReplicaId(1),
                seq: 1,
            }),
            text: String::new(),
            offered: offered.collect(),
        }
    }

    #[test]
    fn what_was_dismissed_is_not_offered_again_until_it_says_something_else() {
        let both = offer(&[7, 31]);
        let dismissed = [mark_of(both.node, &both.offered[0])].into();
        assert_eq!(without(&both, &dismissed), Some(offer(&[31])));
        assert_eq!(without(&offer(&[7]), &dismissed), None);
        assert_eq!(without(&offer(&[8]), &dismissed), Some(offer(&[8])));
    }
}
