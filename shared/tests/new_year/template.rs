//! A template that the school keeps of a plan: what it holds and what it leaves behind, and the plans that are made of it.

use std::collections::BTreeMap;

use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::log::change::{Field, NodeKind, Side, Tag, Value};
use lientich_shared::log::document::Document;
use lientich_shared::log::edit;
use lientich_shared::log::target::{Figure, Measure, Percent, Period, Target};
use lientich_shared::new_year::Origin;
use lientich_shared::new_year::carry::{self, Into};
use lientich_shared::new_year::queue::Kind;
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::template;
use lientich_shared::plan::view::{PlanKind, PlanView};
use lientich_shared::time::{SchoolYear, Timestamp};

use super::review::{clause, old};
use super::{act, review, said};

/// Last year's plan with a number, a mark, a clause of each side, and a target of which something was reached.
fn plan() -> Document {
    let mut plan = old();
    let first = clause(&plan, "Bộ phận kế toán");
    for (field, value) in [
        (Field::Number, Value::Text("27/KH-THĐC".to_owned())),
        (Field::IssuePlace, Value::Text("Bến Tre".to_owned())),
        (Field::Origin, Value::Text(format!("{} 2024", DocId(9)))),
    ] {
        let set = edit::set(&plan, None, field, value).unwrap();
        act(&mut plan, set);
    }
    let target = Target {
        subject: "Sáng kiến".to_owned(),
        population: String::new(),
        measure: Measure::Percent(Percent(4_500)),
        level: String::new(),
        awarded_by: String::new(),
        period: Period::SchoolYear,
        baseline: Some(Figure::Percent(Percent(4_000))),
        is_shared_out: false,
    };
    let target = Value::Target(Box::new(target));
    let set = edit::set(&plan, Some(first), Field::TargetAt(4), target).unwrap();
    act(&mut plan, set);
    let tag = edit::set_tag(&plan, first, Tag(1), true).unwrap();
    act(&mut plan, tag);
    let side = edit::set_side(&plan, first, Side::Bch).unwrap();
    act(&mut plan, side);
    plan
}

fn kept() -> Document {
    let mut template = Document::new(DocId(3));
    let made = carry::into_template(
        &plan(),
        "  Mẫu  chung ",
        &mut template,
        ReplicaId(3),
        Timestamp(1),
    );
    made.unwrap();
    template
}

fn made(of: &Document, year: u16, may_write: &dyn Fn(Side) -> bool) -> Document {
    let mut plan = Document::new(DocId(4));
    let into = Into {
        year: SchoolYear(year),
        edition: None,
        results: &BTreeMap::new(),
        may_write,
    };
    carry::carry(of, &into, &mut plan, ReplicaId(4), Timestamp(2)).unwrap();
    plan
}

#[test]
fn a_template_holds_structure_words_duties_and_measures_and_nothing_of_a_year() {
    let (plan, template) = (plan(), kept());
    assert_eq!(template::name(&template).as_deref(), Some("Mẫu chung"));
    let (before, after) = (PlanView::of(&plan), PlanView::of(&template));
    assert_eq!(after.meta.kind, PlanKind::Plan);
    assert_eq!(after.meta.school_year, Some(SchoolYear(2025)));
    assert_eq!(
        (after.meta.number.as_str(), after.meta.place.as_str()),
        ("", "")
    );
    assert_eq!(Origin::of(&template), None);
    // Number and day of a printed letterhead are the plan's own.
    let body = |view: &PlanView| -> Vec<_> {
        let body = view.rows.iter();
        let body = body.filter(|row| row.kind != NodeKind::Letterhead);
        body.map(|row| (row.kind, row.side)).collect()
    };
    assert_eq!(body(&after), body(&before));
    let [had, has] = [&plan, &template].map(Assignments::of);
    assert_eq!(had.duties.len(), has.duties.len());
    assert_eq!(had.targets.len(), has.targets.len());
    assert!(
        has.targets
            .iter()
            .all(|aimed| aimed.target.baseline.is_none())
    );
    let first = clause(&template, "Bộ phận kế toán");
    assert_eq!(template.node(first).unwrap().tags, [Tag(1)]);
}

#[test]
fn a_plan_made_of_a_template_says_so_and_asks_what_is_stale() {
    let template = kept();
    let plan = made(&template, 2026, &|side| side != Side::Bch);
    let origin = Origin::of(&plan).unwrap();
    assert_eq!(
        (origin.doc, origin.year),
        (DocId(3), Some(SchoolYear(2025)))
    );
    assert!(!template::is_template(&plan));
    let items = review(&plan);
    assert_eq!(said(&items, Kind::Year), ["2025-2026"; 3]);
    assert_eq!(
        said(&items, Kind::Side).len(),
        1,
        "whose a clause was is not lost on the way"
    );
    assert_eq!(
        said(&items, Kind::Person).len(),
        said(&review(&made(&old(), 2026, &|_| true)), Kind::Person).len()
    );
}

#[test]
fn a_template_of_two_years_ago_is_two_years_behind() {
    let items = review(&made(&kept(), 2027, &|_| true));
    let years: Vec<_> = items
        .iter()
        .filter(|item| item.kind == Kind::Year)
        .collect();
    assert!(!years.is_empty());
    for item in years {
        let wanted = lientich_shared::new_year::queue::Proposed::Words("2027-2028".to_owned());
        assert_eq!(item.proposed, wanted, "{}", item.said);
    }
}

#[test]
fn a_template_itself_is_asked_about_nothing() {
    assert!(review(&kept()).is_empty());
}
