//! Which part of the file is which part of the plan. By words and place: first what has the same words and no twin, then
//! what has the same or like words under the same parts, in order; parts that hold the same parts are the same; what is
//! left is looked for everywhere. Numbers are not looked at, so that renumbering changes nothing.

mod rows;

use std::collections::BTreeMap;

use super::sheet::{Group, Sheet, Slip};
use super::spelling::alike;
use crate::kept_order::kept;
use crate::order;
use rows::align;

/// Under the same part, between the same neighbours: this much alike is the same part with other words.
const LIKE_HERE: u32 = 500;
/// A heading over the same parts.
const LIKE_OVER: u32 = 300;
/// Anywhere in the document.
const LIKE_ANYWHERE: u32 = 650;
/// Fewer words are like too many others, or stand in too many places.
const FEWEST_ANYWHERE: usize = 5;
/// Words of a part that may be of another kind in the file: a closing read as a paragraph.
const FEWEST_STRAY: usize = 3;
/// Same words are worth more than any like ones.
const SAME: u32 = 3_000;
/// No more pairs are compared at a time: hostile files are not to take minutes.
const MOST_PAIRS: usize = 1 << 18;
/// Each round finds what the last one made way for; plans have five levels.
const MOST_ROUNDS: usize = 16;

/// Which is which.
#[derive(Debug, Clone)]
pub(super) struct Pairing {
    /// For each part of the plan, that of the draft.
    pub(super) of_plan: Vec<Option<usize>>,
    /// For each part of the draft, that of the plan.
    pub(super) of_draft: Vec<Option<usize>>,
}

/// Pairs all parts that can be.
pub(super) fn pair(plan: &Sheet, draft: &Sheet) -> Pairing {
    let mut pairer = Pairer {
        plan,
        draft,
        pairing: Pairing {
            of_plan: vec![None; plan.slips.len()],
            of_draft: vec![None; draft.slips.len()],
        },
    };
    pairer.signers();
    pairer.without_twins(&|slip| slip.group != Group::Signer);
    pairer.rounds(SAME);
    pairer.rounds(LIKE_HERE);
    pairer.anywhere();
    pairer.rounds(LIKE_HERE);
    pairer.twins();
    pairer.singles();
    pairer.strays();
    pairer.pairing
}

struct Pairer<'a> {
    plan: &'a Sheet,
    draft: &'a Sheet,
    pairing: Pairing,
}

/// The parts of a group with a key, in both.
type Twins = BTreeMap<(Group, String), (Vec<usize>, Vec<usize>)>;

impl Pairer<'_> {
    fn put(&mut self, ours: usize, theirs: usize) {
        self.pairing.of_plan[ours] = Some(theirs);
        self.pairing.of_draft[theirs] = Some(ours);
    }

    fn count(&self) -> usize {
        let found = self.pairing.of_draft.iter();
        found.filter(|found| found.is_some()).count()
    }

    fn is_free(&self, ours: usize) -> bool {
        self.pairing.of_plan[ours].is_none()
    }

    fn is_new(&self, theirs: usize) -> bool {
        self.pairing.of_draft[theirs].is_none()
    }

    /// A side signs once, whoever it is.
    fn signers(&mut self) {
        let (plan, draft) = (self.plan, self.draft);
        for theirs in draft.children(None, Group::Signer) {
            let side = draft.slips[*theirs].fields.first();
            let mut ours = plan.children(None, Group::Signer).iter().copied();
            let ours = ours.find(|at| self.is_free(*at) && plan.slips[*at].fields.first() == side);
            if let Some(ours) = ours {
                self.put(ours, *theirs);
            }
        }
    }

    /// What nobody has paired yet, by its words.
    fn by_words(&self, wanted: &dyn Fn(&Slip) -> bool) -> Twins {
        let mut twins = Twins::new();
        let named = |slip: &Slip| (slip.group, slip.key.clone());
        let asked = |slip: &Slip| !slip.key.is_empty() && wanted(slip);
        for (at, slip) in self.plan.slips.iter().enumerate() {
            if self.is_free(at) && asked(slip) {
                twins.entry(named(slip)).or_default().0.push(at);
            }
        }
        for (at, slip) in self.draft.slips.iter().enumerate() {
            if self.is_new(at) && asked(slip) {
                twins.entry(named(slip)).or_default().1.push(at);
            }
        }
        twins
    }

    fn without_twins(&mut self, wanted: &dyn Fn(&Slip) -> bool) {
        for (ours, theirs) in self.by_words(wanted).into_values() {
            if let ([ours], [theirs]) = (&ours[..], &theirs[..]) {
                self.put(*ours, *theirs);
            }
        }
    }

    /// Same words at several places: the first is the first. A short bullet that is gone here and new there is not one
    /// that moved.
    fn twins(&mut self) {
        let tells = |slip: &Slip| FEWEST_ANYWHERE <= slip.bag.len();
        for (ours, theirs) in self.by_words(&tells).into_values() {
            for (ours, theirs) in ours.into_iter().zip(theirs) {
                self.put(ours, theirs);
            }
        }
    }

    fn rounds(&mut self, least: u32) {
        for _ in 0..MOST_ROUNDS {
            let before = self.count();
            self.sweep(least);
            self.lift();
            if self.count() == before {
                break;
            }
        }
    }

    /// From the top down: what stands under parts that are the same.
    fn sweep(&mut self, least: u32) {
        for group in Group::ALL {
            self.under(None, None, group, least);
        }
        for theirs in 0..self.draft.slips.len() {
            if let Some(ours) = self.pairing.of_draft[theirs] {
                let group = self.draft.slips[theirs].group;
                self.under(Some(ours), Some(theirs), group, least);
            }
        }
    }

    /// The children of two parts that are the same, from one pair of them that kept their order to the next.
    fn under(&mut self, ours: Option<usize>, theirs: Option<usize>, group: Group, least: u32) {
        let (plan, draft) = (self.plan, self.draft);
        let (ours, theirs) = (plan.children(ours, group), draft.children(theirs, group));
        let mut from = (0, 0);
        for to in self.fixed(ours, theirs) {
            self.between(&ours[from.0..to.0], &theirs[from.1..to.1], least);
            from = (to.0 + 1, to.1 + 1);
        }
        self.between(&ours[from.0..], &theirs[from.1..], least);
    }

    /// Where children are paired with one another, in the order of both.
    fn fixed(&self, ours: &[usize], theirs: &[usize]) -> Vec<(usize, usize)> {
        let places: BTreeMap<usize, usize> =
            order::gather(ours.iter().enumerate().map(|(at, ours)| (*ours, at)));
        let pairs: Vec<(usize, usize)> = theirs
            .iter()
            .enumerate()
            .filter_map(|(at, theirs)| {
                let ours = self.pairing.of_draft[*theirs]?;
                Some((*places.get(&ours)?, at))
            })
            .collect();
        let ours: Vec<usize> = pairs.iter().map(|(ours, _)| *ours).collect();
        let stay = pairs.into_iter().zip(kept(&ours));
        stay.filter(|(_, stays)| *stays)
            .map(|(pair, _)| pair)
            .collect()
    }

    fn between(&mut self, ours: &[usize], theirs: &[usize], least: u32) {
        let ours: Vec<usize> = ours
            .iter()
            .copied()
            .filter(|at| self.is_free(*at))
            .collect();
        let theirs: Vec<usize> = theirs
            .iter()
            .copied()
            .filter(|at| self.is_new(*at))
            .collect();
        let score = |at: usize, to: usize| {
            let worth = self.worth(ours[at], theirs[to]);
            if worth < least { 0 } else { worth }
        };
        for (at, to) in align(ours.len(), theirs.len(), &score) {
            self.put(ours[at], theirs[to]);
        }
    }

    fn worth(&self, ours: usize, theirs: usize) -> u32 {
        let (ours, theirs) = (&self.plan.slips[ours], &self.draft.slips[theirs]);
        if ours.key == theirs.key {
            return SAME;
        }
        alike(&ours.bag, &theirs.bag)
    }

    /// From the bottom up: what most of the same parts stand under.
    fn lift(&mut self) {
        for theirs in (0..self.draft.slips.len()).rev() {
            let children = self.draft.children(Some(theirs), Group::Outline);
            if !self.is_new(theirs) || children.is_empty() {
                continue;
            }
            let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
            for child in children {
                let ours = self.pairing.of_draft[*child];
                if let Some(above) = ours.and_then(|ours| self.plan.slips[ours].parent) {
                    *votes.entry(above).or_default() += 1;
                }
            }
            let most = votes.into_iter().max_by_key(|(_, votes)| *votes);
            let Some((ours, votes)) = most.filter(|(ours, _)| self.is_free(*ours)) else {
                continue;
            };
            let is_like = 2 <= votes || LIKE_OVER <= self.worth(ours, theirs);
            if children.len() <= 2 * votes && is_like {
                self.put(ours, theirs);
            }
        }
    }

    /// Like words anywhere, the most alike first, the nearer where two are as much so.
    fn anywhere(&mut self) {
        let ours = free(&self.plan.slips, &self.pairing.of_plan);
        let theirs = free(&self.draft.slips, &self.pairing.of_draft);
        if MOST_PAIRS < ours.len().saturating_mul(theirs.len()) {
            return;
        }
        let mut found = Vec::new();
        for ours in &ours {
            for theirs in &theirs {
                let worth = self.worth(*ours, *theirs);
                let is_one_kind = self.plan.slips[*ours].group == self.draft.slips[*theirs].group;
                if is_one_kind && LIKE_ANYWHERE <= worth {
                    found.push((u32::MAX - worth, ours.abs_diff(*theirs), *ours, *theirs));
                }
            }
        }
        order::sort(&mut found);
        for (_, _, ours, theirs) in found {
            if self.is_free(ours) && self.is_new(theirs) {
                self.put(ours, theirs);
            }
        }
    }

    /// What a document has one of.
    fn singles(&mut self) {
        for group in Group::ALL.into_iter().filter(|group| group.is_single()) {
            let (plan, draft) = (self.plan, self.draft);
            let ours = plan.children(None, group).iter();
            let ours = ours.copied().find(|at| self.is_free(*at));
            let theirs = draft.children(None, group).iter();
            let theirs = theirs.copied().find(|at| self.is_new(*at));
            if let (Some(ours), Some(theirs)) = (ours, theirs) {
                self.put(ours, theirs);
            }
        }
    }

    /// The same words as another kind of part: what a reader of paper cannot tell.
    fn strays(&mut self) {
        let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, slip) in self.plan.slips.iter().enumerate().rev() {
            if self.is_free(at) && FEWEST_STRAY <= slip.bag.len() {
                by_key.entry(&slip.key).or_default().push(at);
            }
        }
        for (at, slip) in self.draft.slips.iter().enumerate() {
            let ours = by_key.get_mut(slip.key.as_str());
            let holds_none = self.draft.children(Some(at), slip.group).is_empty();
            if self.is_new(at)
                && holds_none
                && let Some(ours) = ours.and_then(Vec::pop)
            {
                self.put(ours, at);
            }
        }
    }
}

fn free(slips: &[Slip], paired: &[Option<usize>]) -> Vec<usize> {
    let slips = slips.iter().zip(paired).enumerate();
    slips
        .filter(|(_, (slip, paired))| paired.is_none() && FEWEST_ANYWHERE <= slip.bag.len())
        .map(|(at, _)| at)
        .collect()
}
