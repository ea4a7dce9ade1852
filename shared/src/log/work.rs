//! What the acts of a progress document say. There is at least one such document for each person and
//! plan: what that person reports of their duties, with counts, notes and evidence; the shares
//! of targets and the entries in registers that they answer for; and what those who give duties tell
//! them. What it all amounts to is read in `progress`, who may do it is told in `permissions::work`.

use serde::{Deserialize, Serialize};

use super::change::{ChangeId, Hash32, NodeId};
use super::duty::{Duty, DutyId};
use super::target::{Figure, TargetId};
use crate::ids::{DocId, PersonId};
use crate::text::{is_nfc, nfc};
use crate::time::Day;

/// Most bytes of one file of evidence.
pub const MAX_EVIDENCE: u32 = 8 << 20;

/// Whose progress a document holds, and on which plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Holding {
    /// The plan.
    pub about: DocId,
    /// Whose duties they are. Not always who began the document.
    pub person: PersonId,
}

/// One entry of a progress document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Work {
    /// How far something is.
    Report(Report),
    /// A file that proves it.
    Attach(Attachment),
    /// What somebody who gives duties says.
    Direct(Directive),
    /// A number of a target.
    Tally(Tally),
    /// An entry in a register.
    Enter(Entry),
    /// What became of an entry.
    Judge(Judgement),
}

/// What a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Item {
    /// A duty of the plan.
    Planned(DutyId),
    /// One given beside it, by the change that gave it in this document.
    Given(ChangeId),
}

/// How far something is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Stage {
    /// Not begun.
    #[default]
    Open,
    /// Begun.
    Doing,
    /// Done.
    Done,
}

/// How far a person says that something is. The last report of an occurrence counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Report {
    /// What it is about.
    pub item: Item,
    /// The occurrence, by its due day; `None` for what has none.
    pub due: Option<Day>,
    /// How far it is.
    pub stage: Stage,
    /// How many were reached, of how many, where something is counted.
    pub count: Option<(u32, u32)>,
    /// In the person's words, NFC.
    pub note: String,
}

/// A file that proves something. Its bytes are kept by their hash and fetched when asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Attachment {
    /// What it proves.
    pub item: Item,
    /// The occurrence, by its due day.
    pub due: Option<Day>,
    /// SHA-256 of its bytes.
    pub hash: Hash32,
    /// Its name, NFC.
    pub name: String,
    /// Its media type ("image/jpeg").
    pub media: String,
    /// How many bytes it has.
    pub size: u32,
}

/// What somebody who gives duties says to whose document it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Directive {
    /// What.
    pub order: Order,
    /// In their words, NFC: why, where something is dropped.
    pub text: String,
}

/// What is ordered.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Order {
    /// A duty beside the plan.
    Give {
        /// What.
        duty: Duty,
        /// The clause that it follows from, if any.
        node: Option<NodeId>,
    },
    /// A duty of the plan is theirs from now on.
    Take {
        /// Which.
        duty: DutyId,
        /// Who had it before, where that was one person.
        from: Option<PersonId>,
    },
    /// What they had is another's from now on.
    HandOver {
        /// Which.
        item: Item,
        /// Whose.
        to: PersonId,
    },
    /// An occurrence is asked for again, done or not.
    AskAgain {
        /// Which.
        item: Item,
        /// The occurrence, by its due day.
        due: Option<Day>,
    },
    /// An occurrence, or for `None` all of them, need not be done.
    Drop {
        /// Which.
        item: Item,
        /// The occurrence, by its due day.
        due: Option<Day>,
    },
    /// It is to be done after all.
    Resume {
        /// Which.
        item: Item,
        /// The occurrence, by its due day.
        due: Option<Day>,
    },
    /// Something to be said of it, as Ban Thanh tra nhân dân does that supervises.
    Remark {
        /// Of what.
        item: Item,
        /// The occurrence, by its due day.
        due: Option<Day>,
    },
}

/// A number of a target: what a team, or the school, undertakes or has reached.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tally {
    /// Which target.
    pub target: TargetId,
    /// Which row of it, for those with several; empty otherwise.
    pub row: String,
    /// For which team, by its name in the directory; empty for the whole school.
    pub team: String,
    /// Undertaken, or reached.
    pub is_result: bool,
    /// The number.
    pub figure: Figure,
    /// As it stood on this day.
    pub on: Day,
    /// In words, NFC.
    pub note: String,
}

/// An entry in a register.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Entry {
    /// The earlier entry that this one takes the place of.
    pub replaces: Option<ChangeId>,
    /// What is entered.
    pub line: Line,
    /// In words, NFC.
    pub note: String,
}

/// A line of a register.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Line {
    /// Registered for emulation (đăng ký thi đua): a title for oneself, or for a team.
    Emulation {
        /// The title ("Lao động tiên tiến").
        title: String,
        /// The team, where it is a collective's; empty for oneself.
        team: String,
    },
    /// An initiative (sáng kiến kinh nghiệm).
    Initiative {
        /// Its name.
        name: String,
        /// The level at which it is to be recognised.
        level: String,
        /// Where it is applied; empty while it is not.
        applied: String,
    },
    /// Visits to pupils' families, as the homeroom teacher chooses to write them down.
    Visits {
        /// The day.
        on: Day,
        /// How many families.
        families: u32,
        /// Whom, in the teacher's words; empty as a rule.
        whom: String,
    },
}

/// What became of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Judgement {
    /// Which entry.
    pub entry: ChangeId,
    /// What.
    pub outcome: Judged,
    /// The level, the number and day of the decision, or why not, NFC.
    pub text: String,
}

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Judged {
    /// Put on the school's list.
    Confirmed,
    /// Recognised, awarded.
    Awarded,
    /// Neither.
    Declined,
}

impl Work {
    /// In the form in which it is kept: texts in NFC, parties each once in their order.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        for text in self.texts() {
            *text = nfc(text);
        }
        if let Self::Direct(Directive {
            order: Order::Give { duty, .. },
            ..
        }) = &mut self
        {
            *duty = std::mem::take(duty).tidied();
        }
        self
    }

    fn texts(&mut self) -> Vec<&mut String> {
        match self {
            Self::Report(report) => vec![&mut report.note],
            Self::Attach(file) => vec![&mut file.name],
            Self::Direct(directive) => vec![&mut directive.text],
            Self::Tally(tally) => vec![&mut tally.row, &mut tally.team, &mut tally.note],
            Self::Enter(entry) => {
                let mut texts = entry.line.texts();
                texts.push(&mut entry.note);
                texts
            }
            Self::Judge(judgement) => vec![&mut judgement.text],
        }
    }

    /// The changes of the same document that it names.
    pub(crate) fn names(&self) -> impl Iterator<Item = ChangeId> {
        let given = |item: &Item| match item {
            Item::Given(change) => Some(*change),
            Item::Planned(_) => None,
        };
        let named = match self {
            Self::Report(report) => given(&report.item),
            Self::Attach(file) => given(&file.item),
            Self::Direct(directive) => directive.item().as_ref().and_then(given),
            Self::Tally(_) => None,
            Self::Enter(entry) => entry.replaces,
            Self::Judge(judgement) => Some(judgement.entry),
        };
        named.into_iter()
    }

    /// Whether it keeps the rules of form.
    pub(crate) fn is_sound(&self) -> bool {
        match self {
            Self::Report(report) => is_nfc(&report.note),
            Self::Attach(file) => file.is_sound(),
            Self::Direct(directive) => directive.is_sound(),
            Self::Tally(tally) => {
                let texts = [&tally.row, &tally.team, &tally.note];
                texts.into_iter().all(|text| is_nfc(text)) && tally.figure.is_sound()
            }
            Self::Enter(entry) => is_nfc(&entry.note) && entry.line.is_sound(),
            Self::Judge(judgement) => is_nfc(&judgement.text),
        }
    }
}

impl Attachment {
    fn is_sound(&self) -> bool {
        let has_size = (1..=MAX_EVIDENCE).contains(&self.size);
        has_size && is_words(&self.name) && is_nfc(&self.media)
    }
}

impl Directive {
    /// What it is about; `None` for what it gives anew.
    pub fn item(&self) -> Option<Item> {
        match &self.order {
            Order::Give { .. } => None,
            Order::Take { duty, .. } => Some(Item::Planned(*duty)),
            Order::HandOver { item, .. }
            | Order::AskAgain { item, .. }
            | Order::Drop { item, .. }
            | Order::Resume { item, .. }
            | Order::Remark { item, .. } => Some(*item),
        }
    }

    /// Whoever need not do something any more is owed the reason.
    fn is_sound(&self) -> bool {
        let is_explained = match &self.order {
            Order::Drop { .. } | Order::Remark { .. } => is_words(&self.text),
            Order::Give { duty, node } => {
                duty.is_sound() && (node.is_some() || is_words(&duty.text))
            }
            _ => true,
        };
        is_explained && is_nfc(&self.text)
    }
}

impl Line {
    fn texts(&mut self) -> Vec<&mut String> {
        match self {
            Self::Emulation { title, team } => vec![title, team],
            Self::Initiative {
                name,
                level,
                applied,
            } => vec![name, level, applied],
            Self::Visits { whom, .. } => vec![whom],
        }
    }

    fn is_sound(&self) -> bool {
        match self {
            Self::Emulation { title, team } => is_words(title) && is_nfc(team),
            Self::Initiative {
                name,
                level,
                applied,
            } => is_words(name) && is_nfc(level) && is_nfc(applied),
            Self::Visits { families, whom, .. } => 0 < *families && is_nfc(whom),
        }
    }
}

fn is_words(text: &str) -> bool {
    !text.trim().is_empty() && is_nfc(text)
}
