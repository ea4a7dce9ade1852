//! The chain hash of a log: each link covers a change's id, its hash and the verdict on it, so that
//! one hash vouches for everything up to a position (rule 7 of the log).

use lientich_shared::log::change::{ChangeId, Hash32};
use lientich_shared::log::verdict::Refusal;

use crate::crypto;

const DOMAIN: &[u8] = b"lientich-chain-1";

/// The chain hash before the first change.
pub(super) const START: Hash32 = Hash32([0; 32]);

/// The chain hash after one more change.
pub(super) fn link(
    before: Hash32,
    id: ChangeId,
    change: Hash32,
    verdict: Option<Refusal>,
) -> Hash32 {
    let mut bytes = DOMAIN.to_vec();
    bytes.extend(before.0);
    bytes.extend(id.replica.0.to_be_bytes());
    bytes.extend(id.seq.to_be_bytes());
    bytes.extend(change.0);
    bytes.push(verdict.map_or(0, Refusal::code));
    crypto::hash(&bytes)
}

#[cfg(test)]
mod tests {
    use lientich_shared::ids::ReplicaId;

    use super::*;

    #[test]
    fn each_part_of_a_link_counts() {
        let id = ChangeId {
            replica: ReplicaId(7),
            seq: 1,
        };
        let next = ChangeId { seq: 2, ..id };
        let (one, two) = (Hash32([1; 32]), Hash32([2; 32]));
        let links = [
            link(START, id, one, None),
            link(one, id, one, None),
            link(START, next, one, None),
            link(START, id, two, None),
            link(START, id, one, Some(Refusal::NotAllowed)),
        ];
        let distinct: std::collections::BTreeSet<_> = links.iter().collect();
        assert_eq!(distinct.len(), links.len());
    }
}
