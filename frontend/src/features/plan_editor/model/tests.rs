//! What the editor shows and means, on small outlines.

use lientich_shared::ids::ReplicaId;
use lientich_shared::log::change::ChangeId;
use lientich_shared::numbering::{Label, Style};

use super::*;

fn node(seq: u32) -> NodeId {
    NodeId(ChangeId {
        replica: ReplicaId(1),
        seq,
    })
}

/// Rows from (depth, kind); their nodes are numbered from 1.
fn outline(parts: &[(usize, NodeKind)]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (seq, (depth, kind)) in (1..).zip(parts) {
        let parent = rows
            .iter()
            .rev()
            .find(|row| row.depth < *depth)
            .map(|row| row.node);
        rows.push(Row {
            node: node(seq),
            parent,
            depth: *depth,
            kind: *kind,
            style: Style::Plain,
            label: Label::default(),
            side: Side::Joint,
            lead: None,
            due: None,
            contested: None,
            conflicts: Vec::new(),
        });
    }
    rows
}

const PLAN: [(usize, NodeKind); 7] = [
    (0, NodeKind::Title),
    (0, NodeKind::Section),
    (1, NodeKind::Section),
    (2, NodeKind::Clause),
    (2, NodeKind::Clause),
    (3, NodeKind::Bullet),
    (0, NodeKind::Section),
];

fn check_drop(
    dragged: u32,
    target: u32,
    height: f64,
    expected: Option<(Option<u32>, Option<u32>, Drop)>,
) {
    let expected = expected.map(|(parent, after, drop)| (parent.map(node), after.map(node), drop));
    assert_eq!(
        drop_at(&outline(&PLAN), node(dragged), node(target), height),
        expected
    );
}

#[test]
fn contents_list_the_two_outer_levels_of_headings() {
    let found: Vec<_> = headings(&outline(&PLAN))
        .into_iter()
        .map(|heading| (heading.node, heading.rows))
        .collect();
    assert_eq!(
        found,
        [(node(2), (1, 6)), (node(3), (2, 6)), (node(7), (6, 7))]
    );
}

#[test]
fn a_part_dropped_on_the_upper_half_goes_before() {
    check_drop(5, 4, 0.1, Some((Some(3), None, Drop::Before)));
}

#[test]
fn a_part_dropped_on_the_lower_half_goes_after() {
    check_drop(4, 5, 0.6, Some((Some(3), Some(5), Drop::After)));
}

#[test]
fn a_part_dropped_on_a_heading_goes_into_it() {
    check_drop(4, 7, 0.7, Some((Some(7), None, Drop::Inside)));
}

#[test]
fn nothing_is_dropped_into_itself_or_out_of_the_outline() {
    check_drop(5, 6, 0.5, None);
    check_drop(2, 4, 0.5, None);
    check_drop(4, 1, 0.5, None);
}

#[test]
fn somebody_who_may_not_write_a_side_is_told_who_may() {
    let reason = refusal(&[Role::UnionChair], Action::Write(Side::Bgh));
    assert_eq!(
        reason.as_deref(),
        Some("Chỉ Hiệu trưởng, Phó hiệu trưởng được làm việc này.")
    );
    assert_eq!(refusal(&[Role::UnionChair], Action::Write(Side::Bch)), None);
}

#[test]
fn a_new_clause_beside_one_of_the_other_side_belongs_to_both() {
    assert_eq!(side_for_new(&[Role::UnionChair], Side::Bgh), Side::Joint);
    assert_eq!(side_for_new(&[Role::UnionChair], Side::Bch), Side::Bch);
}
