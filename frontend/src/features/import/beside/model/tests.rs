//! What is ticked, what is shut and why, and what becomes of it.

use lientich_shared::ids::DocId;
use lientich_shared::import;
use lientich_shared::import::plant::plant;
use lientich_shared::log::change::{NodeId, Side};
use lientich_shared::log::edit;
use lientich_shared::plan::view;

use super::*;

const PLAN: &str = "KẾ HOẠCH\nPhối hợp công tác\nNăm học 2026-2027\n\nI. MỤC ĐÍCH\n1. Chăm lo đời sống cho mọi người.\n\
    2. Hai bên họp mỗi tháng một lần.\n\nII. TỔ CHỨC THỰC HIỆN\n1. Hiệu trưởng cấp kinh phí.\n2. Chủ tịch Công đoàn theo dõi.\n";

fn plan() -> Document {
    let mut document = Document::new(DocId(1));
    let (draft, _) = import::read(PLAN.as_bytes());
    plant(&mut document, ReplicaId(1), Timestamp(0), &draft).unwrap();
    document
}

fn part(document: &Document, words: &str) -> NodeId {
    let rows = view::rows(document);
    let mut found = rows
        .iter()
        .filter(|row| document.text(row.node).contains(words));
    found.next().unwrap().node
}

fn shown(document: &Document, text: &str, roles: &[Role]) -> (Comparison, Shown) {
    let (file, _) = import::read(text.as_bytes());
    let comparison = compare(document, &file, None);
    let shown = Shown::of(document, &comparison, roles);
    (comparison, shown)
}

#[test]
fn all_but_what_the_file_leaves_out_is_ticked_and_a_tick_turned_twice_is_as_before() {
    let text = PLAN
        .replace("mỗi tháng", "mỗi tuần")
        .replace("1. Hiệu trưởng cấp kinh phí.\n2.", "1.");
    let (_, shown) = shown(&plan(), &text, &[Role::Principal]);
    assert_eq!(shown.differing(), 2);
    assert_eq!(shown.picked(&BTreeSet::new()).len(), 1);
    let all: BTreeSet<Key> = shown.rows.iter().map(|row| row.key).collect();
    let turned: Vec<Key> = shown.picked(&all).into_iter().collect();
    let gone = part(&plan(), "cấp kinh phí");
    assert_eq!(turned, [Key::Plan(gone)]);
}

#[test]
fn what_stands_under_a_new_heading_goes_with_its_tick() {
    let text = format!("{PLAN}\nIII. THỜI GIAN\n1. Từ tháng 9 đến hết tháng 5.\n");
    let (_, shown) = shown(&plan(), &text, &[Role::Principal]);
    let picked = shown.picked(&BTreeSet::new());
    assert_eq!(picked.len(), 2);
    let heading = shown
        .rows
        .iter()
        .find(|row| row.new == "THỜI GIAN")
        .unwrap();
    assert_eq!(
        shown.picked(&BTreeSet::from([heading.key])),
        BTreeSet::new()
    );
}

#[test]
fn what_belongs_to_the_other_side_is_shown_shut_with_the_reason() {
    let mut document = plan();
    let clause = part(&document, "cấp kinh phí");
    let act = edit::set_side(&document, clause, Side::Bgh).unwrap();
    document.commit(ReplicaId(1), Timestamp(0), act).unwrap();
    let text = PLAN
        .replace("cấp kinh phí", "bảo đảm kinh phí")
        .replace("theo dõi.", "theo dõi, đôn đốc.");
    let (comparison, shown) = shown(&document, &text, &[Role::UnionChair]);
    let row = shown
        .rows
        .iter()
        .find(|row| row.key == Key::Plan(clause))
        .unwrap();
    assert!(
        row.refused
            .as_ref()
            .is_some_and(|why| why.contains("Hiệu trưởng")),
        "{row:?}"
    );
    let picked = shown.picked(&BTreeSet::from([row.key]));
    assert_eq!(picked.len(), 1);
    let writer = Writer {
        replica: ReplicaId(2),
        at: Timestamp(0),
    };
    let acts = acts(&document, &comparison, &picked, writer, &[Role::UnionChair]);
    for act in acts {
        document.commit(ReplicaId(2), Timestamp(0), act).unwrap();
    }
    assert_eq!(document.text(clause), "Hiệu trưởng cấp kinh phí.");
    let followed = part(&document, "theo dõi");
    assert_eq!(
        document.text(followed),
        "Chủ tịch Công đoàn theo dõi, đôn đốc."
    );
}
