//! A file beside a plan that there is already: what is the same, what says something else, stands elsewhere, is only in
//! the file or only in the plan; and the acts that make the plan say what of it was picked. So last week's print, edited
//! in Word, comes home as changes of the plan and never as a second one: clauses keep their names, and with them
//! comments, duties, targets and what others do to them meanwhile.
//!
//! Pure: [`compare`] reads, [`take::take`] tries the acts on a copy; whoever calls writes them. Who may do what is asked of
//! a judge. How a part looks (numbering, heading or text) is the plan's; a file changes only words and places.

mod pairing;
mod passed_over;
mod sheet;
mod spelling;
pub mod take;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, LineSpan};
use super::plant;
use crate::kept_order::kept;
use crate::log::change::{NodeId, NodeKind};
use crate::log::document::Document;
use crate::order;
use crate::plan::view::PlanView;
use crate::time::SchoolYear;
use pairing::Pairing;
use sheet::{Group, Sheet};

/// A part, by what names it in the plan or, where it is new, by its place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A part of the plan.
    Plan(NodeId),
    /// A part that only the file has: the how-many-eth of the file.
    File(usize),
}

/// How a part of the plan and one of the file differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Not at all.
    Same,
    /// The plan has it too.
    Differs {
        /// With other words.
        words: bool,
        /// At another place.
        moved: bool,
    },
    /// Only the file has it.
    New,
    /// Only the plan has it.
    Missing,
}

/// A part of either.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which.
    pub key: Key,
    /// How they differ.
    pub what: What,
    /// What it is.
    pub kind: NodeKind,
    /// 0 for the outermost.
    pub depth: usize,
    /// As printed in front of it: in the plan, or of a new part in the file.
    pub label: String,
    /// How one speaks of it in the plan; empty for new parts and those without a name of their own.
    pub path: String,
    /// The words of the plan; empty for new parts.
    pub old: String,
    /// The words that it is to have; empty for missing ones.
    pub new: String,
    /// Where the file says so.
    pub lines: Option<LineSpan>,
    /// The new parts that it stands under: it only comes with them.
    pub above: Vec<Key>,
}

impl Item {
    /// Whether it is taken unless somebody says otherwise. What the file leaves out stays in the plan; names and heads are
    /// printed from the school's own data.
    pub fn is_usual(&self) -> bool {
        let is_printed = matches!(self.kind, NodeKind::Letterhead | NodeKind::Signer);
        !matches!(self.what, What::Same | What::Missing) && !is_printed
    }
}

/// A plan and a file, part by part.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// All parts of both, in the order of the file; what it leaves out stands behind what it stands behind in the plan.
    pub items: Vec<Item>,
    /// The school years of the plan and of the file, where these are two.
    pub years: Option<(SchoolYear, SchoolYear)>,
    plan: Sheet,
    draft: Sheet,
    pairing: Pairing,
    moved: Vec<bool>,
}

impl Comparison {
    /// The parts that differ.
    pub fn differences(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.what != What::Same)
    }

    /// What is taken unless somebody says otherwise.
    pub fn usual(&self) -> BTreeSet<Key> {
        let usual = self.items.iter().filter(|item| item.is_usual());
        order::gather(usual.map(|item| item.key))
    }
}

/// Compares a plan with a file. `aside` gives what the paper prints behind a part's words, such as who leads it: in the
/// file that is no change.
pub fn compare(document: &Document, draft: &Draft, aside: &dyn Fn(NodeId) -> String) -> Comparison {
    let view = PlanView::of(document);
    let plan = sheet::of_plan(document, &view);
    let asides = sheet::aside_keys(&plan, aside);
    let file = sheet::of_draft(draft, &plan, &view, &asides);
    let pairing = pairing::pair(&plan, &file);
    let moved = moved(&plan, &file, &pairing);
    let said = draft.school_year.as_deref().and_then(plant::first_year);
    let said = said.and_then(|year| u16::try_from(year).ok().map(SchoolYear));
    let years = view.meta.school_year.zip(said);
    let mut comparison = Comparison {
        items: Vec::new(),
        years: years.filter(|(ours, theirs)| ours != theirs),
        plan,
        draft: file,
        pairing,
        moved,
    };
    comparison.items = comparison.list(draft);
    comparison
}

/// Parts of the file, each with that of the plan.
type Pairs = Vec<(usize, usize)>;

/// The parts of the file that stand under another part than in the plan, or elsewhere among their siblings.
fn moved(plan: &Sheet, draft: &Sheet, pairing: &Pairing) -> Vec<bool> {
    let mut moved = vec![false; draft.slips.len()];
    let mut siblings: BTreeMap<(Group, Option<usize>), Pairs> = BTreeMap::new();
    // Which column stands left is the form's.
    let is_placed = |group| !matches!(group, Group::Letterhead | Group::Signer);
    let slips = draft.slips.iter().enumerate();
    for (at, slip) in slips.filter(|(_, slip)| is_placed(slip.group)) {
        let Some(ours) = pairing.of_draft[at].filter(|ours| plan.slips[*ours].group == slip.group)
        else {
            continue;
        };
        let stood = plan.slips[ours].parent;
        let stays = match slip.parent {
            None => stood.is_none(),
            Some(above) => stood.is_some() && pairing.of_draft[above] == stood,
        };
        if stays {
            let group = siblings.entry((slip.group, slip.parent)).or_default();
            group.push((at, ours));
        } else {
            moved[at] = true;
        }
    }
    for group in siblings.into_values() {
        let places: Vec<usize> = group.iter().map(|(_, ours)| *ours).collect();
        for ((at, _), stays) in group.iter().zip(kept(&places)) {
            moved[*at] = !stays;
        }
    }
    moved
}

impl Comparison {
    fn list(&self, draft: &Draft) -> Vec<Item> {
        let over = passed_over::passed_over(&self.plan, &self.draft, &self.pairing, draft);
        let mut missing = self.missing(&over.ours);
        let mut items = missing.remove(&None).unwrap_or_default();
        for (at, slip) in self.draft.slips.iter().enumerate() {
            match self.pairing.of_draft[at] {
                Some(ours) => {
                    items.push(self.both(ours, at, over.ours[ours] || over.theirs[at]));
                    items.extend(missing.remove(&Some(ours)).unwrap_or_default());
                }
                None if over.theirs[at] => {}
                None => items.push(Item {
                    what: What::New,
                    new: slip.text.clone(),
                    ..self.item(Key::File(at), None, Some(at))
                }),
            }
        }
        items
    }

    /// What only the plan has, by the part that both have behind which it stands.
    fn missing(&self, passed_over: &[bool]) -> BTreeMap<Option<usize>, Vec<Item>> {
        let mut missing: BTreeMap<Option<usize>, Vec<Item>> = BTreeMap::new();
        let mut last = None;
        for (at, slip) in self.plan.slips.iter().enumerate() {
            if self.pairing.of_plan[at].is_some() {
                last = Some(at);
                continue;
            }
            let is_over = passed_over[at];
            let what = if is_over { What::Same } else { What::Missing };
            missing.entry(last).or_default().push(Item {
                what,
                old: slip.text.clone(),
                ..self.item(self.key(at), Some(at), None)
            });
        }
        missing
    }

    fn both(&self, ours: usize, theirs: usize, is_over: bool) -> Item {
        let (old, new) = (&self.plan.slips[ours], &self.draft.slips[theirs]);
        // Who signs by a post is printed; only a name that contradicts another one says something.
        let contradicts = new.group == Group::Signer && !old.key.is_empty() && !new.key.is_empty();
        let is_over = is_over && !contradicts;
        let is_same = || {
            old.text == new.text || old.key == new.key && spelling::is_same(&old.text, &new.text)
        };
        let words = !is_over && !is_same();
        let moved = !is_over && self.moved[theirs];
        let what = if words || moved {
            What::Differs { words, moved }
        } else {
            What::Same
        };
        Item {
            what,
            old: old.text.clone(),
            new: if words {
                spelling::as_spelled(&old.text, &new.text)
            } else {
                old.text.clone()
            },
            ..self.item(self.key(ours), Some(ours), Some(theirs))
        }
    }

    fn item(&self, key: Key, ours: Option<usize>, theirs: Option<usize>) -> Item {
        let ours = ours.map(|at| &self.plan.slips[at]);
        let named = ours.or(theirs.map(|at| &self.draft.slips[at]));
        let above = theirs.and_then(|at| self.draft.slips[at].parent);
        let above = std::iter::successors(above, |at| self.draft.slips[*at].parent);
        let above = above.filter(|at| self.pairing.of_draft[*at].is_none());
        Item {
            key,
            what: What::Same,
            kind: named.map_or(NodeKind::Paragraph, |slip| slip.kind),
            depth: named.map_or(0, |slip| slip.depth),
            label: named.map_or_else(String::new, |slip| slip.label.clone()),
            path: ours.map_or_else(String::new, |slip| slip.path.clone()),
            old: String::new(),
            new: String::new(),
            lines: theirs.and_then(|at| self.draft.slips[at].lines),
            above: if ours.is_some() {
                Vec::new()
            } else {
                above.map(Key::File).collect()
            },
        }
    }

    fn key(&self, ours: usize) -> Key {
        self.plan.slips[ours]
            .node
            .map_or(Key::File(usize::MAX), Key::Plan)
    }
}
