//! The words of refused changes, gathered by clause while the document still shows them, so that
//! their author can copy them. Pure.

use std::collections::BTreeMap;

use lientich_shared::log::change::{Act, Change, ChangeId, NodeId, Value};
use lientich_shared::log::document::{Document, Kind};
use lientich_shared::log::talk::{Confirmation, RemarkKind};

use crate::storage::refused::{Deed, Reason, RefusedChange};

/// What to tell the author of these changes, which the document still holds.
pub(super) fn gather(document: &Document, refused: &[(ChangeId, Reason)]) -> Vec<RefusedChange> {
    let mut by_clause: BTreeMap<(Option<NodeId>, Option<Deed>), RefusedChange> = BTreeMap::new();
    for (id, reason) in refused {
        let Some(change) = document.change(*id) else {
            continue;
        };
        let node = clause(document, &change);
        let doc = match document.doc_kind() {
            Some(Kind::Talk(topic)) => topic.about,
            _ => document.id(),
        };
        let deed = deed(&change.act);
        let formal = Some(deed).filter(|deed| deed.is_formal());
        let record = by_clause
            .entry((node, formal))
            .or_insert_with(|| RefusedChange {
                doc,
                id: *id,
                ids: Vec::new(),
                reason: *reason,
                node,
                deed,
                words: String::new(),
                text: node.map_or_else(String::new, |node| document.text(node)),
                at: change.at,
            });
        record.ids.push(*id);
        record.deed = record.deed.min(deed);
        record.at = record.at.max(change.at);
        push_words(&mut record.words, &change.act);
    }
    let mut records: Vec<RefusedChange> = by_clause.into_values().collect();
    for record in &mut records {
        record.words.insert_str(0, &typed_words(document, record));
    }
    records
}

/// The refused letters of a clause, as they stand in its text.
fn typed_words(document: &Document, record: &RefusedChange) -> String {
    let spans = record
        .node
        .map(|node| document.spans(node))
        .unwrap_or_default();
    let refused = spans
        .iter()
        .filter(|span| record.ids.contains(&span.inserted));
    refused.map(|span| span.text.as_str()).collect()
}

/// The words that an act carries beside letters in a clause: a value, or what was said, a line each.
fn push_words(words: &mut String, act: &Act) {
    match act {
        Act::Set {
            value: Value::Text(text),
            ..
        } => words.push_str(text),
        Act::Remark(remark) => {
            if let RemarkKind::Wording { proposed, .. } = &remark.kind {
                push_line(words, proposed);
            }
            push_line(words, &remark.text);
        }
        Act::Answer { text, .. } => push_line(words, text),
        Act::Confirm {
            what: Confirmation::Docketed(docket),
            ..
        } => push_line(words, &format!("{} {}", docket.printed(), docket.day)),
        Act::Consult(asked) => {
            push_line(words, &asked.content);
            push_line(words, &asked.form);
        }
        _ => {}
    }
}

fn push_line(words: &mut String, line: &str) {
    if !words.is_empty() && !line.is_empty() {
        words.push('\n');
    }
    words.push_str(line);
}

fn clause(document: &Document, change: &Change) -> Option<NodeId> {
    if let Act::Remark(remark) = &change.act {
        return remark.node;
    }
    let made = NodeId(change.id);
    if document.has_node(made) {
        return Some(made);
    }
    document.touched(&change.act).first().copied()
}

fn deed(act: &Act) -> Deed {
    match act {
        Act::Insert { .. } | Act::Delete { .. } => Deed::Wrote,
        Act::Create { .. } => Deed::Added,
        Act::Split { .. } | Act::Join { .. } => Deed::Reshaped,
        Act::Move { .. } => Deed::Moved,
        Act::Remove { .. } | Act::Restore { .. } => Deed::Removed,
        Act::Set { .. } | Act::SetSide { .. } | Act::SetTag { .. } => Deed::Set,
        Act::Sign(_) => Deed::Signed,
        Act::Consent { .. } => Deed::Consented,
        Act::Delegate { .. } => Deed::Delegated,
        Act::Step { .. } | Act::Consult(_) => Deed::Stepped,
        _ => Deed::Other,
    }
}

#[cfg(test)]
mod tests {
    use lientich_shared::ids::{DocId, ReplicaId};
    use lientich_shared::log::change::{Hash32, NodeKind, Side};
    use lientich_shared::log::edit;
    use lientich_shared::log::talk::{Circle, Remark, Topic};
    use lientich_shared::log::verdict::Refusal;
    use lientich_shared::time::Timestamp;

    use super::*;

    const REASON: Reason = Reason::Judged(Refusal::NotAllowed);

    fn commit(document: &mut Document, act: Act) -> ChangeId {
        document
            .commit(ReplicaId(1), Timestamp(5), act)
            .unwrap()
            .0
            .id
    }

    fn document() -> (Document, NodeId) {
        let mut document = Document::new(DocId(1));
        let act = edit::create(&document, None, None, NodeKind::Clause, Side::Joint, "Họp");
        let clause = commit(&mut document, act.unwrap());
        (document, NodeId(clause))
    }

    #[test]
    fn letters_typed_one_by_one_come_back_as_words() {
        let (mut document, clause) = document();
        let mut refused = Vec::new();
        for (at, letter) in (3..).zip([" ", "t", "ổ"]) {
            let act = edit::insert(&document, clause, at, letter).unwrap();
            refused.push((commit(&mut document, act), REASON));
        }
        let records = gather(&document, &refused);
        assert_eq!(records.len(), 1);
        assert_eq!(records[0].words, " tổ");
        assert_eq!(records[0].text, "Họp tổ");
        assert_eq!(
            (records[0].deed, records[0].node),
            (Deed::Wrote, Some(clause))
        );
    }

    #[test]
    fn what_was_said_comes_back_with_the_plan_and_the_clause_that_it_is_about() {
        let clause = NodeId(ChangeId {
            replica: ReplicaId(9),
            seq: 3,
        });
        let said = |kind, text: &str| {
            Act::Remark(Box::new(Remark {
                node: Some(clause),
                thread: None,
                kind,
                text: text.to_owned(),
                mentions: Vec::new(),
                for_team: false,
            }))
        };
        let mut document = Document::new(DocId(2));
        let topic = Topic {
            about: DocId(7),
            circle: Circle::Own,
        };
        commit(&mut document, Act::OpenTalk(topic));
        let wording = RemarkKind::Wording {
            base: Hash32([0; 32]),
            proposed: "Họp ngày 5".to_owned(),
        };
        let first = commit(&mut document, said(RemarkKind::Opinion, "Nên rõ hơn"));
        let other = commit(&mut document, said(wording, ""));
        let records = gather(&document, &[(first, REASON), (other, REASON)]);
        assert_eq!(records.len(), 1);
        assert_eq!(records[0].words, "Nên rõ hơn\nHọp ngày 5");
        assert_eq!((records[0].doc, records[0].node), (DocId(7), Some(clause)));
    }

    #[test]
    fn a_refused_part_comes_back_with_all_its_words() {
        let (mut document, clause) = document();
        let act = edit::insert(&document, clause, 3, " tháng").unwrap();
        let typed = commit(&mut document, act);
        let records = gather(&document, &[(clause.0, REASON), (typed, REASON)]);
        assert_eq!(records.len(), 1);
        assert_eq!(
            (records[0].words.as_str(), records[0].deed),
            ("Họp tháng", Deed::Wrote)
        );
    }
}
