//! Who may sign, by which post and in which capacity: rules that need more than a table of posts.
//! Posts entitle, persons are excluded: whoever signed a content for one side never signs it for the
//! other, whatever posts they hold.

use crate::directory::{Directory, Post, Role};
use crate::ids::{PersonId, PostId};
use crate::log::change::{Hash32, Side};
use crate::log::sign_off::Capacity;
use crate::plan::sign_off::SignOff;
use crate::time::Day;

/// What somebody may sign by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// For whom.
    pub side: Side,
    /// By which post.
    pub post: PostId,
    /// What that post is.
    pub role: Role,
    /// In which capacities; the usual one first.
    pub capacities: &'static [Capacity],
}

/// By what a person may sign on a day. Empty for most people.
pub fn offers(directory: &Directory, sign_off: &SignOff, person: PersonId, day: Day) -> Vec<Offer> {
    let held = directory.posts.iter();
    let held = held.filter(|post| post.person == person && post.is_held(day));
    let delegated = is_delegated(directory, sign_off, person, day);
    held.filter_map(|post| offer(post, delegated)).collect()
}

/// Whether a person may sign a content so on a day.
pub fn may_sign(
    directory: &Directory,
    sign_off: &SignOff,
    person: PersonId,
    day: Day,
    wish: (Side, PostId, Capacity),
) -> bool {
    let (side, post, capacity) = wish;
    offers(directory, sign_off, person, day)
        .iter()
        .any(|offer| {
            offer.side == side && offer.post == post && offer.capacities.contains(&capacity)
        })
}

/// Whether a person has signed a content for another side than this one.
pub fn has_signed_for_other(
    sign_off: &SignOff,
    person: PersonId,
    content: Hash32,
    side: Side,
) -> bool {
    let mut signed = sign_off.signatures.iter();
    signed.any(|one| one.content == content && one.person == person && one.side != side)
}

/// Whether the principal lets a person sign in their place on a day.
pub fn is_delegated(directory: &Directory, sign_off: &SignOff, person: PersonId, day: Day) -> bool {
    sign_off.delegation.is_some_and(|delegation| {
        let by = directory.roles(delegation.by, day);
        let in_time = delegation.until.is_none_or(|last| day <= last);
        delegation.to == person && in_time && by.contains(&Role::Principal)
    })
}

fn offer(post: &Post, delegated: bool) -> Option<Offer> {
    const HEAD: &[Capacity] = &[Capacity::Own, Capacity::OnBehalf, Capacity::Acting];
    const CHAIR: &[Capacity] = &[Capacity::OnBehalf, Capacity::Own, Capacity::Acting];
    let (side, capacities) = match post.role {
        Role::Principal => (Side::Bgh, HEAD),
        Role::VicePrincipal if delegated => (Side::Bgh, &[Capacity::ForHead][..]),
        Role::UnionChair => (Side::Bch, CHAIR),
        _ => return None,
    };
    Some(Offer {
        side,
        post: post.id,
        role: post.role,
        capacities,
    })
}
