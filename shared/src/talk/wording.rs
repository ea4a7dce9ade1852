//! A proposed wording, fitted to the clause as it stands: what it would alter now, and the acts that do
//! so. They are made on the text that its author read, so that what others wrote since survives it.
//!
//! Pure readings of a plan: whoever takes the wording dispatches the acts and answers the remark.

use crate::ids::{DeviceId, PersonId, ReplicaId};
use crate::log::change::{Act, Change, ChangeId, Hash32, NodeId};
use crate::log::document::{Author, Document, Status, Version};
use crate::log::edit;
use crate::log::talk::NO_BASE;
use crate::order;
use crate::plan::clause;
use crate::text::nfc;
use crate::time::Timestamp;

/// How many earlier versions of a clause are tried. Each is folded anew, and typing makes a version a
/// second; proposals mostly rest on one of the last.
const TRIED: usize = 40;

/// Nobody writes as this replica: what it tries is on a copy that is thrown away.
const TRIAL: ReplicaId = ReplicaId(0);

/// What became of a clause since somebody proposed another wording for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// Its text is the one that was read.
    Same,
    /// Others wrote in it since; the wording is merged with what they wrote.
    Merged,
    /// What was read is not known here; the wording would stand in place of all that stands there.
    Unknown,
}

/// A proposed wording beside the clause as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted {
    /// What became of the clause since.
    pub since: Since,
    /// The text of the clause with it. Where others typed at the very same place since, their words and
    /// these may still change places.
    pub text: String,
    /// What makes the clause say so, in this order; nothing where it says so already.
    pub acts: Vec<Act>,
}

/// The version of a plan in which a clause was as somebody read it (`base`, see `plan::clause`) whose
/// clock showed `at`; `None` where none of the last ones is it, or none was read. Costly: keep it.
pub fn version_read(
    document: &Document,
    node: NodeId,
    base: Hash32,
    at: Timestamp,
) -> Option<Version> {
    if base == NO_BASE {
        return None;
    }
    if clause::hash(document, node) == Some(base) {
        return Some(document.version());
    }
    let touching = touching(document, node);
    let mut last: Vec<usize> = (0..touching.len()).rev().collect();
    order::sort_by_key(&mut last, |index| at < touching[*index].1);
    let mut versions = last.into_iter().take(TRIED).flat_map(|index| {
        let all = touching[..=index].iter().map(|(id, _)| *id).collect();
        [all, vec![touching[index].0]].map(|heads| Version { heads })
    });
    versions.find(|version| clause::hash(&document.as_of(version), node) == Some(base))
}

/// Fits a wording to a clause as it stands, by the version that its author read, where that is known.
/// `None` for a clause that is not on the page.
pub fn fit(
    document: &Document,
    node: NodeId,
    read: Option<&Version>,
    proposed: &str,
) -> Option<Fitted> {
    let (Status::Present | Status::Contested { .. }) = document.node(node)?.status else {
        return None;
    };
    let proposed = nfc(proposed);
    let Some(read) = read else {
        return Some(plain(document, node, proposed, Since::Unknown));
    };
    let read = document.as_of(read);
    if read.text(node) == document.text(node) {
        return Some(plain(document, node, proposed, Since::Same));
    }
    let acts = edits(&read, node, &proposed);
    Some(Fitted {
        since: Since::Merged,
        text: tried(document, node, &acts),
        acts,
    })
}

/// In place of what stands there.
fn plain(document: &Document, node: NodeId, proposed: String, since: Since) -> Fitted {
    Fitted {
        since,
        acts: edits(document, node, &proposed),
        text: proposed,
    }
}

/// What turns a clause's text into another, word by word, all made for the text as it is.
fn edits(document: &Document, node: NodeId, wanted: &str) -> Vec<Act> {
    // A clause that is on the page has a text to work on.
    edit::reword(document, node, wanted).unwrap_or_default()
}

/// The text of a clause after acts that are tried on a copy.
fn tried(document: &Document, node: NodeId, acts: &[Act]) -> String {
    let mut copy = document.clone();
    // Any author will do: nobody sees the copy.
    let author = document.authors().first().map(|(_, author)| *author);
    copy.bind(TRIAL, author.unwrap_or(NOBODY));
    for act in acts {
        // What the document does not take now it will not take then either.
        let _ = copy.commit(TRIAL, Timestamp(0), act.clone());
    }
    copy.text(node)
}

const NOBODY: Author = Author {
    person: PersonId(0),
    device: DeviceId(0),
};

/// The changes that touched a clause, in the derived order, each with the time of its author.
fn touching(document: &Document, node: NodeId) -> Vec<(ChangeId, Timestamp)> {
    let touches = |change: &Change| {
        NodeId(change.id) == node || document.touched(&change.act).contains(&node)
    };
    let touching = document.changes().filter(touches);
    touching.map(|change| (change.id, change.at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::DocId;
    use crate::log::change::{NodeKind, Side};

    const CHAIR: ReplicaId = ReplicaId(1);
    const PRINCIPAL: ReplicaId = ReplicaId(2);
    const TEXT: &str = "Hiệu trưởng công khai kết quả trong tháng.";

    fn author(number: u64) -> Author {
        Author {
            person: PersonId(number.into()),
            device: DeviceId(number.into()),
        }
    }

    /// A clause that both have read.
    fn read() -> (Document, NodeId) {
        let mut document = Document::new(DocId(1));
        document.bind(CHAIR, author(1));
        document.bind(PRINCIPAL, author(2));
        let made = edit::create(&document, None, None, NodeKind::Clause, Side::Bgh, TEXT);
        let node = NodeId(does(&mut document, 1, made.unwrap()));
        (document, node)
    }

    fn does(document: &mut Document, at: i64, act: Act) -> ChangeId {
        let done = document.commit(PRINCIPAL, Timestamp(at), act);
        done.unwrap().0.id
    }

    fn types(document: &mut Document, node: NodeId, at: u32, text: &str) {
        let act = edit::insert(document, node, at, text).unwrap();
        does(document, 10, act);
    }

    fn taken(document: &mut Document, node: NodeId, fitted: &Fitted) -> String {
        for act in &fitted.acts {
            does(document, 20, act.clone());
        }
        document.text(node)
    }

    fn fit_to(document: &Document, node: NodeId, base: Hash32, proposed: &str) -> Option<Fitted> {
        let read = version_read(document, node, base, Timestamp(5));
        fit(document, node, read.as_ref(), proposed)
    }

    #[test]
    fn a_clause_as_it_was_read_takes_the_wording_as_it_is() {
        let (mut document, node) = read();
        let base = clause::hash(&document, node).unwrap();
        let wanted = "Hiệu trưởng công khai đầy đủ kết quả trong quý.";
        let fitted = fit_to(&document, node, base, wanted).unwrap();
        assert_eq!((fitted.since, fitted.text.as_str()), (Since::Same, wanted));
        assert_eq!(taken(&mut document, node, &fitted), wanted);
    }

    #[test]
    fn what_others_wrote_since_survives_the_wording() {
        let (mut document, node) = read();
        let base = clause::hash(&document, node).unwrap();
        types(&mut document, node, 0, "Mỗi học kì, ");
        let end = document.text_utf16_len(node);
        types(&mut document, node, end, " Báo cáo gửi Công đoàn.");
        let wanted = "Hiệu trưởng công khai kết quả trong tuần đầu tháng.";
        let fitted = fit_to(&document, node, base, wanted).unwrap();
        assert_eq!(fitted.since, Since::Merged);
        let merged = "Mỗi học kì, Hiệu trưởng công khai kết quả trong tuần đầu tháng. Báo cáo gửi Công đoàn.";
        assert_eq!(fitted.text, merged);
        assert_eq!(taken(&mut document, node, &fitted), merged);
    }

    #[test]
    fn a_clause_that_only_went_to_another_side_is_the_same_to_the_wording() {
        let (mut document, node) = read();
        let base = clause::hash(&document, node).unwrap();
        let act = edit::set_side(&document, node, Side::Joint).unwrap();
        does(&mut document, 10, act);
        let fitted = fit_to(&document, node, base, "Câu khác.").unwrap();
        assert_eq!(fitted.since, Since::Same);
    }

    #[test]
    fn a_wording_for_a_text_that_nobody_here_has_read_replaces_what_stands_there() {
        let (mut document, node) = read();
        let fitted = fit_to(&document, node, Hash32([7; 32]), "Câu khác.").unwrap();
        assert_eq!(fitted.since, Since::Unknown);
        assert_eq!(taken(&mut document, node, &fitted), "Câu khác.");
    }

    #[test]
    fn a_clause_in_the_trash_takes_no_wording() {
        let (mut document, node) = read();
        let base = clause::hash(&document, node).unwrap();
        does(&mut document, 10, Act::Remove { node });
        assert_eq!(fit_to(&document, node, base, "Câu khác."), None);
    }

    #[test]
    fn a_wording_that_says_what_is_there_already_needs_no_act() {
        let (document, node) = read();
        let base = clause::hash(&document, node).unwrap();
        let fitted = fit_to(&document, node, base, TEXT).unwrap();
        assert!(fitted.acts.is_empty());
    }
}
