//! What an empty plan begins with. Pure: the caller keeps the changes.

use lientich_shared::ids::ReplicaId;
use lientich_shared::log::change::{Act, Change, DocKind, Field, NodeKind, Side, Value};
use lientich_shared::log::document::Document;
use lientich_shared::log::edit;
use lientich_shared::plan::view::PlanKind;
use lientich_shared::time::{SchoolYear, Timestamp};

use super::CreateError;

/// What a new plan begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlan {
    /// Plan or regulation.
    pub kind: PlanKind,
    /// The words of its title; may be empty.
    pub title: String,
    /// The school's name as printed.
    pub school: String,
    /// The school year.
    pub school_year: Option<SchoolYear>,
    /// The headings that it begins with.
    pub sections: Vec<String>,
}

/// The first changes of an empty plan.
pub(super) fn begin(
    document: &mut Document,
    replica: ReplicaId,
    at: Timestamp,
    new: &NewPlan,
) -> Result<Vec<Change>, CreateError> {
    let mut changes = Vec::new();
    let mut act = |document: &mut Document, act| -> Result<(), CreateError> {
        changes.push(document.commit(replica, at, act)?.0);
        Ok(())
    };
    let kind = DocKind::Plan;
    act(document, Act::Open { kind })?;
    let mut fields = vec![(Field::PlanKind, Value::Text(new.kind.code().to_owned()))];
    if !new.school.is_empty() {
        fields.push((Field::School, Value::Text(new.school.clone())));
    }
    if let Some(SchoolYear(year)) = new.school_year {
        fields.push((Field::SchoolYear, Value::Number(year.into())));
    }
    for (field, value) in fields {
        let set = edit::set(document, None, field, value)?;
        act(document, set)?;
    }
    let sections = new.sections.iter().map(|words| (NodeKind::Section, words));
    for (kind, words) in std::iter::once((NodeKind::Title, &new.title)).chain(sections) {
        let last = document.children(None).last().copied();
        let made = edit::create(document, None, last, kind, Side::Joint, words)?;
        act(document, made)?;
    }
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use lientich_shared::ids::DocId;
    use lientich_shared::plan::view::PlanView;

    use super::*;

    #[test]
    fn an_empty_plan_has_its_kind_year_school_and_title() {
        let mut document = Document::new(DocId(1));
        let new = NewPlan {
            kind: PlanKind::Regulation,
            title: "Phối hợp công tác".to_owned(),
            school: "Trường Tiểu học Sông Mây".to_owned(),
            sections: Vec::new(),
            school_year: Some(SchoolYear(2026)),
        };
        begin(&mut document, ReplicaId(1), Timestamp(1), &new).unwrap();
        let view = PlanView::of(&document);
        assert_eq!(view.title(&document), "Phối hợp công tác");
        assert_eq!(view.meta.kind, PlanKind::Regulation);
        assert_eq!(view.meta.school, "Trường Tiểu học Sông Mây");
        assert_eq!(view.meta.school_year, Some(SchoolYear(2026)));
    }
}
