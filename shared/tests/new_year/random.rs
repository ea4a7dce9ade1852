//! Random plans: every clause, duty and target of the old one is in the new one once, and nothing of its number, day,
//! signers, states or results.

use std::collections::BTreeMap;

use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{Act, Body, DocKind, Field, NodeId, NodeKind, Side, Tag, Value};
use lientich_shared::log::document::Document;
use lientich_shared::log::duty::{Duty, Party, Rhythm};
use lientich_shared::log::edit;
use lientich_shared::log::target::{Figure, Measure, Period, Target, TargetId};
use lientich_shared::new_year::Origin;
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::view::PlanView;
use lientich_shared::time::{Day, SchoolYear};

use super::dice::Dice;
use super::{act, carried};

const KINDS: [NodeKind; 7] = [
    NodeKind::Section,
    NodeKind::Clause,
    NodeKind::Bullet,
    NodeKind::Paragraph,
    NodeKind::Basis,
    NodeKind::Recipient,
    NodeKind::Signer,
];
const SIDES: [Side; 5] = [
    Side::Joint,
    Side::Bgh,
    Side::Bch,
    Side::Women,
    Side::Outside,
];

fn set(document: &mut Document, node: Option<NodeId>, field: Field, value: Value) {
    if let Ok(set) = edit::set(document, node, field, value) {
        act(document, set);
    }
}

/// A plan with number, day, signers, states, duties, targets; some clauses moved about, some removed.
fn plan(dice: &mut Dice) -> Document {
    let mut document = Document::new(DocId(1));
    act(
        &mut document,
        Act::Open {
            kind: DocKind::Plan,
        },
    );
    let fields = [
        (Field::SchoolYear, Value::Number(2025)),
        (
            Field::School,
            Value::Text("Trường Tiểu học Đồi Cọ".to_owned()),
        ),
        (Field::Number, Value::Text("12/KH-THĐC".to_owned())),
        (Field::IssuePlace, Value::Text("Bến Tre".to_owned())),
        (Field::IssueDay, Value::Day(Day(20_000))),
    ];
    for (field, value) in fields {
        set(&mut document, None, field, value);
    }
    let mut nodes: Vec<NodeId> = Vec::new();
    for at in 0..dice.below(40) {
        let parent = if nodes.is_empty() || dice.one_in(3) {
            None
        } else {
            Some(nodes[dice.below(nodes.len())])
        };
        let (kind, side) = (dice.pick(&KINDS), dice.pick(&SIDES));
        let text = format!("Phần thứ {at} của kế hoạch");
        let last = document.children(parent).last().copied();
        let made = edit::create(&document, parent, last, kind, side, &text).unwrap();
        let node = NodeId(act(&mut document, made));
        furnish(&mut document, node, dice);
        nodes.push(node);
    }
    for _ in 0..dice.below(4) {
        if let Some(node) = nodes.get(dice.below(nodes.len().max(1))).copied()
            && let Ok(removal) = edit::remove(&document, node)
        {
            act(&mut document, removal);
        }
    }
    document
}

fn furnish(document: &mut Document, node: NodeId, dice: &mut Dice) {
    let slot = u16::from(dice.byte()) + 1;
    let duty = Duty {
        lead: Some(Party::Person(PersonId(u128::from(dice.byte())))),
        rhythm: Rhythm::Monthly(5),
        ..Duty::default()
    };
    let target = Target {
        subject: "Lao động tiên tiến".to_owned(),
        population: String::new(),
        measure: Measure::Fraction { count: 38, of: 40 },
        level: String::new(),
        awarded_by: String::new(),
        period: Period::SchoolYear,
        baseline: Some(Figure::Count(30, Some(40))),
        is_shared_out: false,
    };
    let fields = [
        (Field::DutyAt(slot), Value::Duty(Box::new(duty))),
        (Field::TargetAt(slot), Value::Target(Box::new(target))),
        (Field::Status, Value::Text("done".to_owned())),
        (Field::SignerName, Value::Text("Phan Văn Lộc".to_owned())),
        (
            Field::KeptAt(slot % 4_096),
            Value::Text("đã xem".to_owned()),
        ),
        (Field::Lead, Value::Body(Body::Bch)),
    ];
    for (field, value) in fields {
        if dice.one_in(2) {
            set(document, Some(node), field, value);
        }
    }
    if dice.one_in(4)
        && let Ok(tag) = edit::set_tag(document, node, Tag(3), true)
    {
        act(document, tag);
    }
}

/// What a reader sees of each part, without names of nodes and whose it is.
fn seen(document: &Document, with_signers: bool) -> Vec<(usize, NodeKind, String, String)> {
    let rows = PlanView::of(document).rows.into_iter();
    let rows = rows.filter(|row| with_signers || row.kind != NodeKind::Signer);
    rows.map(|row| {
        (
            row.depth,
            row.kind,
            row.label.printed(),
            document.text(row.node),
        )
    })
    .collect()
}

fn all(document: &Document) -> (Vec<Duty>, Vec<Target>) {
    let Assignments { duties, targets } = Assignments::of(document);
    let duties = duties.into_iter().map(|one| one.duty).collect();
    (duties, targets.into_iter().map(|one| one.target).collect())
}

#[test]
fn every_part_duty_and_target_is_in_the_new_plan_once_and_nothing_of_the_old_years_life() {
    for seed in 0..300 {
        let mut dice = Dice::new(seed);
        let old = plan(&mut dice);
        let results: BTreeMap<TargetId, Figure> = Assignments::of(&old)
            .targets
            .iter()
            .filter(|_| dice.one_in(2))
            .map(|one| (one.id, Figure::Count(39, Some(40))))
            .collect();
        let mine = dice.pick(&[Side::Bgh, Side::Bch]);
        let may_write = |side| side == mine || !matches!(side, Side::Bgh | Side::Bch);
        let new = carried(&old, &results, &may_write);

        assert_eq!(seen(&new, false), seen(&old, false), "seed {seed}");
        assert_eq!(
            PlanView::of(&new).rows.len(),
            PlanView::of(&old).rows.len(),
            "seed {seed}"
        );
        let ((duties, targets), (old_duties, old_targets)) = (all(&new), all(&old));
        assert_eq!(duties, old_duties, "seed {seed}");
        assert_eq!(targets.len(), old_targets.len(), "seed {seed}");
        for (new, old) in Assignments::of(&new)
            .targets
            .iter()
            .zip(Assignments::of(&old).targets)
        {
            let wanted = Target {
                baseline: results.get(&old.id).cloned(),
                ..old.target
            };
            assert_eq!(new.target, wanted, "seed {seed}");
        }
        let meta = PlanView::of(&new).meta;
        assert_eq!(
            (meta.number.as_str(), meta.place.as_str(), meta.day),
            ("", "", None)
        );
        assert_eq!(meta.school_year, Some(SchoolYear(2026)));
        assert_eq!(
            Origin::of(&new).map(|origin| (origin.doc, origin.year, origin.edition)),
            Some((DocId(1), Some(SchoolYear(2025)), Some(1)))
        );
        for row in &PlanView::of(&new).rows {
            assert!(
                row.side == mine || !matches!(row.side, Side::Bgh | Side::Bch),
                "seed {seed}"
            );
            let fields = new.fields(Some(row.node));
            let is_old = |field: &Field| {
                matches!(field, Field::Status | Field::SignerName | Field::KeptAt(_))
            };
            assert!(!fields.iter().any(is_old), "seed {seed}: {fields:?}");
            assert!(
                row.kind != NodeKind::Signer || new.text(row.node).is_empty(),
                "seed {seed}"
            );
        }
    }
}

#[test]
fn tags_come_along_and_a_clause_of_the_other_side_remembers_whose_it_was() {
    let mut dice = Dice::new(11);
    let old = plan(&mut dice);
    let new = carried(&old, &BTreeMap::new(), &|side| side != Side::Bch);
    for (before, after) in PlanView::of(&old).rows.iter().zip(&PlanView::of(&new).rows) {
        let kept = new.value(Some(after.node), Field::SideBefore);
        let wanted = (before.side == Side::Bch).then_some(&Value::Body(Body::Bch));
        assert_eq!(kept, wanted);
        let tags = |document: &Document, node| document.node(node).unwrap().tags;
        assert_eq!(tags(&new, after.node), tags(&old, before.node));
    }
}
