//! A school's own template (mẫu của trường): a document that plans and regulations are made of and that is none itself.
//! What it is was said by the act that began it and never changes; what it is called is a field, emptied when the school
//! takes it away. Whoever lists, judges or shows documents asks [`is_template`].

use crate::log::change::{Act, Change, Field, Value};
use crate::log::document::{Document, Kind};

/// Most letters of a template's name: it stands in a list.
pub const MAX_NAME: usize = 120;

/// Whether a document is a school's own template, offered or taken away.
pub fn is_template(document: &Document) -> bool {
    document.doc_kind() == Some(Kind::Template)
}

/// What a template is called; empty once it was taken away, `None` for what is no template. Whoever renamed it without
/// having heard that it was taken away meant to keep it.
pub fn name(document: &Document) -> Option<String> {
    if !is_template(document) {
        return None;
    }
    let values = document.values(None, Field::TemplateName);
    let mut names = values.iter().rev().filter_map(|held| match held.value {
        Value::Text(name) => Some(name.trim()),
        _ => None,
    });
    Some(
        names
            .find(|name| !name.is_empty())
            .unwrap_or_default()
            .to_owned(),
    )
}

/// What a template was called last: what it is called, or was before it was taken away.
pub fn last_name(document: &Document) -> Option<String> {
    let called = |change: Change| match change.act {
        Act::Set {
            target: None,
            field: Field::TemplateName,
            value: Value::Text(name),
            ..
        } if !document.is_void(change.id) && !name.trim().is_empty() => {
            Some((document.lamport(change.id), change.id, name))
        }
        _ => None,
    };
    let last = document.changes().filter_map(called).max();
    last.map(|(_, _, name)| name.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{DocId, ReplicaId};
    use crate::log::change::DocKind;
    use crate::log::edit;
    use crate::time::Timestamp;

    fn begun(kind: DocKind) -> Document {
        let mut document = Document::new(DocId(1));
        let open = Act::Open { kind };
        document.commit(ReplicaId(1), Timestamp(1), open).unwrap();
        document
    }

    fn called(document: &mut Document, replica: u64, value: Value) {
        let act = edit::set(document, None, Field::TemplateName, value).unwrap();
        document
            .commit(ReplicaId(replica), Timestamp(2), act)
            .unwrap();
    }

    fn text(name: &str) -> Value {
        Value::Text(name.to_owned())
    }

    #[test]
    fn only_what_began_as_a_template_is_one() {
        let mut plan = begun(DocKind::Plan);
        called(&mut plan, 2, text("Mẫu"));
        assert!(!is_template(&plan));
        assert_eq!(name(&plan), None);
        let template = begun(DocKind::Template);
        assert!(is_template(&template));
        assert_eq!(name(&template), Some(String::new()));
    }

    #[test]
    fn a_template_that_was_taken_away_is_one_still_and_has_no_name() {
        let mut template = begun(DocKind::Template);
        called(&mut template, 2, text(" Mẫu chung "));
        assert_eq!(name(&template).as_deref(), Some("Mẫu chung"));
        called(&mut template, 3, text("Mẫu mới"));
        called(&mut template, 2, Value::Empty);
        assert!(is_template(&template));
        assert_eq!(name(&template).as_deref(), Some(""));
        assert_eq!(last_name(&template).as_deref(), Some("Mẫu mới"));
    }

    #[test]
    fn who_renames_a_template_while_another_takes_it_away_keeps_it() {
        let mut template = begun(DocKind::Template);
        called(&mut template, 2, text("Mẫu chung"));
        let renamed = edit::set(&template, None, Field::TemplateName, text("Mẫu mới")).unwrap();
        let away = edit::set(&template, None, Field::TemplateName, Value::Empty).unwrap();
        for acts in [[(3, &renamed), (4, &away)], [(4, &away), (3, &renamed)]] {
            let mut both = template.clone();
            for (replica, act) in acts {
                both.commit(ReplicaId(replica), Timestamp(3), act.clone())
                    .unwrap();
            }
            assert_eq!(name(&both).as_deref(), Some("Mẫu mới"));
        }
    }
}
