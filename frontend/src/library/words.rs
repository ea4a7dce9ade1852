//! What a document says as plain text, for a file that its author keeps before the device forgets it: a
//! plan with its numbers, and of talk what nobody else has. Pure.

use lientich_shared::log::document::{Document, Kind};
use lientich_shared::log::talk::{Confirmation, RemarkKind};
use lientich_shared::plan::view::PlanView;
use lientich_shared::talk::{Contribution, Talk, Thread};

/// Writes a document out, an empty line behind it.
pub(super) fn write_out(words: &mut String, document: &Document) {
    match document.doc_kind() {
        Some(Kind::Talk(_)) => talk(words, document),
        _ => plan(words, document),
    }
    words.push('\n');
}

/// A plan: its parts one below the other, with their numbers.
fn plan(words: &mut String, document: &Document) {
    let view = PlanView::of(document);
    line(words, &view.title(document));
    for row in &view.rows {
        let text = document.text(row.node);
        line(words, format!("{} {text}", row.label.printed()).trim());
    }
}

/// Talk: what the server does not have.
fn talk(words: &mut String, document: &Document) {
    let talk = Talk::of(document);
    for one in talk.threads.iter().flat_map(Thread::all) {
        if !one.is_registered && !one.is_withdrawn {
            remark(words, one);
        }
        let unsent = one.answers.iter().filter(|answer| !answer.is_registered);
        unsent.for_each(|answer| line(words, &answer.text));
    }
    let unsent = talk.confirmations.iter().filter(|one| !one.is_registered);
    for one in unsent {
        if let Confirmation::Docketed(docket) = &one.what {
            line(words, &format!("{} {}", docket.printed(), docket.day));
        }
    }
}

fn remark(words: &mut String, one: &Contribution) {
    if let RemarkKind::Wording { proposed, .. } = &one.remark.kind {
        line(words, proposed);
    }
    line(words, &one.remark.text);
}

fn line(words: &mut String, text: &str) {
    if !text.is_empty() {
        words.push_str(text);
        words.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use lientich_shared::ids::{DeviceId, DocId, PersonId, ReplicaId};
    use lientich_shared::log::change::{Act, ChangeId, Hash32, NodeId};
    use lientich_shared::log::document::Author;
    use lientich_shared::log::talk::{Circle, Remark, Topic};
    use lientich_shared::time::Timestamp;

    use super::*;

    fn said(kind: RemarkKind, text: &str) -> Act {
        let clause = ChangeId {
            replica: ReplicaId(9),
            seq: 3,
        };
        Act::Remark(Box::new(Remark {
            node: Some(NodeId(clause)),
            thread: None,
            kind,
            text: text.to_owned(),
            mentions: Vec::new(),
            for_team: false,
        }))
    }

    #[test]
    fn opinions_that_were_not_sent_are_written_out() {
        let author = Author {
            person: PersonId(1),
            device: DeviceId(1),
        };
        let mut document = Document::new(DocId(2));
        document.bind(ReplicaId(1), author);
        let topic = Topic {
            about: DocId(7),
            circle: Circle::Own,
        };
        let wording = RemarkKind::Wording {
            base: Hash32([0; 32]),
            proposed: "Họp ngày 5".to_owned(),
        };
        let acts = [
            Act::OpenTalk(topic),
            said(RemarkKind::Opinion, "Nên rõ hơn"),
            said(wording, "Cho kịp lương"),
        ];
        for act in acts {
            document.commit(ReplicaId(1), Timestamp(5), act).unwrap();
        }
        let mut words = String::new();
        write_out(&mut words, &document);
        assert_eq!(words, "Nên rõ hơn\nHọp ngày 5\nCho kịp lương\n\n");
    }
}
