//! Reads the sign-off from the formal acts: a function of which acts were accepted, not of the order
//! in which a copy heard of them. That it is one rests on what the server refuses: a signature on a
//! content that both sides have signed, one on a version without the last Edition or without the last
//! closing of signing, a step that
//! does not follow the current one, and issuing alone once somebody has signed.

use std::collections::{BTreeMap, BTreeSet};

use super::{Consent, Delegation, Pair, SignOff, Signature, Stand, contains};
use crate::log::change::{Act, ChangeId, Hash32};
use crate::log::document::{Document, Formal, Version};
use crate::log::sign_off::Step;
use crate::order;

pub(super) fn read(document: &Document) -> SignOff {
    let acts = in_order(document);
    let closings = closings(&acts);
    let signed = |formal| signature(document, &closings, formal);
    let signatures: Vec<Signature> = acts.iter().filter_map(signed).collect();
    let registered = || {
        signatures
            .iter()
            .filter(|signature| signature.is_registered)
    };
    let pairs = pairs(document, registered());
    let is_paired = |one: &&Signature| pairs.iter().any(|pair| pair.content == one.content);
    let open = registered()
        .filter(|one| !is_paired(one) && one.closed == closings.len())
        .cloned()
        .collect();
    SignOff {
        stand: stand(&acts, pairs.last()),
        open,
        consents: acts.iter().filter_map(consent).collect(),
        delegation: delegation(&acts),
        signatures,
        pairs,
        closings,
    }
}

/// Registered acts in the derived order, then the others.
fn in_order(document: &Document) -> Vec<Formal<'_>> {
    let mut acts = document.formal();
    order::sort_by_key(&mut acts, |formal| {
        (
            !formal.is_registered,
            document.lamport(formal.id),
            formal.id,
        )
    });
    acts
}

fn signature(document: &Document, closings: &[ChangeId], formal: &Formal<'_>) -> Option<Signature> {
    let (Act::Sign(sign), Some(author)) = (formal.act, formal.author) else {
        return None;
    };
    let signature = Signature::new(formal.id, author.person, sign);
    Some(Signature {
        is_registered: formal.is_registered,
        closed: document.within(closings, &signature.version).len(),
        ..signature
    })
}

/// The registered steps that follow the opening of signing, or a signature that made an Edition.
fn closings(acts: &[Formal<'_>]) -> Vec<ChangeId> {
    let opens = |formal: &&Formal<'_>| match formal.act {
        Act::Step { step, .. } => *step == Step::Signing,
        act => matches!(act, Act::Sign(_)),
    };
    let opened: BTreeSet<ChangeId> =
        order::gather(acts.iter().filter(opens).map(|formal| formal.id));
    let closes = |formal: &&Formal<'_>| {
        let Act::Step {
            follows: Some(follows),
            ..
        } = formal.act
        else {
            return false;
        };
        formal.is_registered && opened.contains(follows)
    };
    acts.iter().filter(closes).map(|formal| formal.id).collect()
}

fn consent(formal: &Formal<'_>) -> Option<Consent> {
    let (Act::Consent { node, clause }, Some(author)) = (formal.act, formal.author) else {
        return None;
    };
    Some(Consent {
        change: formal.id,
        person: author.person,
        node: *node,
        clause: *clause,
        is_registered: formal.is_registered,
    })
}

/// What the last act of delegating says; nothing if it took the delegation back.
fn delegation(acts: &[Formal<'_>]) -> Option<Delegation> {
    let is_delegating = |formal: &&Formal<'_>| matches!(formal.act, Act::Delegate { .. });
    let formal = acts.iter().rfind(is_delegating)?;
    let Act::Delegate { to, until } = formal.act else {
        return None;
    };
    Some(Delegation {
        change: formal.id,
        by: formal.author?.person,
        to: (*to)?,
        until: *until,
        is_registered: formal.is_registered,
    })
}

/// The contents that both sides have signed, each contained in the next.
fn pairs<'a>(document: &Document, registered: impl Iterator<Item = &'a Signature>) -> Vec<Pair> {
    let mut by_content: BTreeMap<(Hash32, usize), Vec<&Signature>> = BTreeMap::new();
    for signature in registered {
        by_content
            .entry((signature.content, signature.closed))
            .or_default()
            .push(signature);
    }
    let mut pairs: Vec<Pair> = Vec::new();
    for pair in by_content.values().filter_map(|all| pair(all)) {
        let later = |known: &Pair| contains(document, &known.version, &pair.version);
        let at = pairs.iter().position(later).unwrap_or(pairs.len());
        pairs.insert(at, pair);
    }
    pairs
}

/// What the signatures on one content amount to, in the derived order.
fn pair(all: &[&Signature]) -> Option<Pair> {
    let agrees = |one: &&&Signature| all.iter().any(|other| one.pairs_with(other));
    let first = all.iter().find(agrees)?;
    let second = all.iter().find(|other| first.pairs_with(other))?;
    let mut heads: Vec<ChangeId> = all
        .iter()
        .flat_map(|signature| signature.version.heads.iter().copied())
        .collect();
    order::sort(&mut heads);
    heads.dedup();
    Some(Pair {
        content: first.content,
        version: Version { heads },
        signatures: [(*first).clone(), (*second).clone()],
        latest: all.last()?.change,
    })
}

/// From the last Edition, or the last issue, or the beginning, along the steps that follow.
fn stand(acts: &[Formal<'_>], last: Option<&Pair>) -> Stand {
    let registered = acts.iter().filter(|formal| formal.is_registered);
    let mut alone = registered.filter(|formal| matches!(formal.act, Act::Issue { .. }));
    let since = last
        .map(|pair| pair.latest)
        .or_else(|| alone.next_back().map(|formal| formal.id));
    let step = since.map_or(Step::Draft, |_| Step::Issued);
    let mut stand = Stand { step, since };
    let followers = followers(acts);
    while let Some((step, id)) = followers.get(&stand.since) {
        stand = Stand {
            step: *step,
            since: Some(*id),
        };
    }
    stand
}

/// Steps by what they follow: each lies in the past of its follower, so no way leads back.
fn followers(acts: &[Formal<'_>]) -> BTreeMap<Option<ChangeId>, (Step, ChangeId)> {
    let mut followers = BTreeMap::new();
    for formal in acts {
        let (follows, step) = match formal.act {
            Act::Step { follows, step } => (*follows, *step),
            Act::Consult(consult) => (consult.follows, Step::Consulting),
            _ => continue,
        };
        followers.entry(follows).or_insert((step, formal.id));
    }
    followers
}
