//! Edits as people make them, and what is told of them.

use std::time::{Duration, Instant};

use super::*;
use crate::ids::PersonId;
use crate::log::change::{Body, Field, Side, Value};
use crate::log::duty::{Duty, Party};
use crate::log::edit;
use crate::plan::assignments::Assignments;

const PLAN: &str = "KẾ HOẠCH\nPhối hợp công tác giữa nhà trường và công đoàn\nNăm học 2026-2027\n\n\
    Căn cứ Luật Công đoàn số 50/2024/QH15;\nCăn cứ Điều lệ trường tiểu học;\n\
    Trường Tiểu học Sông Vân xây dựng kế hoạch như sau:\n\n\
    I. MỤC ĐÍCH, YÊU CẦU\n1. Hai bên phối hợp thường xuyên, đúng chức năng.\n2. Mọi việc chung đều được bàn trước.\n\n\
    II. NỘI DUNG PHỐI HỢP\n1. Chăm lo đời sống\n- Thăm hỏi khi ốm đau.\n- Tặng quà dịp Tết Nguyên đán.\n\
    2. Thi đua, khen thưởng\n- Thăm hỏi khi ốm đau.\n- Phát động thi đua vào đầu năm học.\n\n\
    III. TỔ CHỨC THỰC HIỆN\n1. Hiệu trưởng chỉ đạo chung và cấp kinh phí.\n2. Chủ tịch Công đoàn theo dõi.\n\n\
    Trên đây là kế hoạch phối hợp năm học 2026-2027.\n\nNơi nhận:\n- Các tổ chuyên môn;\n- Lưu: VT.\n";

fn plan() -> Document {
    planted(&read(PLAN))
}

/// The plan's print with some words replaced.
fn edited(pairs: &[(&str, &str)]) -> Draft {
    let text = pairs.iter().fold(PLAN.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    });
    read(&text)
}

fn differs(pairs: &[(&str, &str)]) -> Vec<String> {
    told(&beside(&plan(), &edited(pairs)))
}

#[test]
fn other_words_a_new_clause_and_a_missing_one_are_told_apart() {
    let told = differs(&[
        ("cấp kinh phí.", "bảo đảm kinh phí."),
        ("2. Mọi việc chung đều được bàn trước.\n", ""),
        (
            "- Phát động",
            "- Tặng giấy khen cuối năm học cho tập thể xuất sắc.\n- Phát động",
        ),
    ]);
    assert_eq!(
        told,
        [
            "- Mọi việc chung đều được bàn trước.",
            "+ Tặng giấy khen cuối năm học cho tập thể xuất sắc.",
            "~ Hiệu trưởng chỉ đạo chung và cấp kinh phí. > Hiệu trưởng chỉ đạo chung và bảo đảm kinh phí.",
        ]
    );
}

#[test]
fn a_clause_that_went_to_another_heading_moved_and_numbers_that_follow_are_nothing() {
    let told = differs(&[
        (
            "1. Hai bên phối hợp thường xuyên, đúng chức năng.\n2. Mọi",
            "1. Mọi",
        ),
        (
            "2. Chủ tịch",
            "2. Hai bên phối hợp thường xuyên, đúng chức năng.\n3. Chủ tịch",
        ),
    ]);
    assert_eq!(told, ["= Hai bên phối hợp thường xuyên, đúng chức năng."]);
}

#[test]
fn a_short_bullet_with_a_twin_is_the_one_under_its_own_heading() {
    let told = differs(&[(
        "2. Thi đua, khen thưởng\n- Thăm hỏi khi ốm đau.\n",
        "2. Thi đua, khen thưởng\n",
    )]);
    assert_eq!(told, ["- Thăm hỏi khi ốm đau."]);
    let comparison = beside(
        &plan(),
        &edited(&[(
            "2. Thi đua, khen thưởng\n- Thăm hỏi khi ốm đau.\n",
            "2. Thi đua, khen thưởng\n",
        )]),
    );
    let missing = comparison.differences().next().map(|item| item.key);
    let document = plan();
    let heading = part(&document, "Thi đua, khen thưởng");
    let wanted = document.children(Some(heading))[0];
    assert_eq!(missing, Some(Key::Plan(wanted)));
}

#[test]
fn bases_title_preamble_closing_and_recipients_are_compared_too() {
    let told = differs(&[
        (
            "giữa nhà trường và công đoàn",
            "giữa Ban giám hiệu và công đoàn",
        ),
        (
            "Căn cứ Điều lệ trường tiểu học;",
            "Căn cứ Điều lệ trường tiểu học ban hành năm 2020;\nCăn cứ Luật Nhà giáo;",
        ),
        ("xây dựng kế hoạch như sau", "lập kế hoạch như sau"),
        (
            "Trên đây là kế hoạch phối hợp",
            "Trên đây là kế hoạch phối hợp công tác",
        ),
        ("- Các tổ chuyên môn;", "- Chi bộ;\n- Các tổ chuyên môn;"),
    ]);
    assert_eq!(told.len(), 6, "{told:?}");
    assert!(told[0].starts_with("~ Phối hợp công tác"), "{told:?}");
    assert!(
        told.contains(&"+ Căn cứ Luật Nhà giáo;".to_owned()),
        "{told:?}"
    );
    assert!(told.contains(&"+ Chi bộ;".to_owned()), "{told:?}");
}

#[test]
fn typing_noise_of_another_keyboard_is_no_difference() {
    let told = differs(&[
        ("Hai bên phối hợp", "Hai bên  pho\u{302}\u{301}i hợp"),
        ("Thi đua, khen thưởng", "Thi đua , khen thưởng"),
    ]);
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn what_the_file_leaves_out_is_kept_unless_somebody_ticks_it() {
    let comparison = beside(
        &plan(),
        &edited(&[("2. Mọi việc chung đều được bàn trước.\n", "")]),
    );
    assert_eq!(comparison.usual(), BTreeSet::new());
    let document = plan();
    let gone = part(&document, "Mọi việc chung");
    let after = taken(&document, &comparison, &BTreeSet::from([Key::Plan(gone)])).after;
    assert!(after.is_removed(gone));
}

#[test]
fn a_heading_is_not_removed_while_something_under_it_stays() {
    let document = plan();
    let file = edited(&[
        (
            "1. Chăm lo đời sống\n- Thăm hỏi khi ốm đau.\n- Tặng quà dịp Tết Nguyên đán.\n",
            "",
        ),
        ("2. Thi đua", "1. Thi đua"),
    ]);
    let comparison = beside(&document, &file);
    let heading = part(&document, "Chăm lo");
    let taken = taken(
        &document,
        &comparison,
        &BTreeSet::from([Key::Plan(heading)]),
    );
    assert!(taken.acts.is_empty());
    assert_eq!(taken.left.len(), 1);
    assert_eq!(taken.left[0].why, Why::HoldsOthers);
}

#[test]
fn a_reworded_clause_keeps_its_duty_and_its_other_words_keep_their_authors() {
    let mut document = plan();
    let clause = part(&document, "Hiệu trưởng chỉ đạo");
    let duty = Duty {
        lead: Some(Party::Person(PersonId(7))),
        ..Duty::default()
    };
    let value = Value::Duty(Box::new(duty));
    let act = edit::set(&document, Some(clause), Field::DutyAt(1), value).unwrap();
    document.commit(ReplicaId(1), Timestamp(0), act).unwrap();
    let comparison = beside(
        &document,
        &edited(&[("cấp kinh phí.", "bảo đảm kinh phí.")]),
    );
    let after = taken(&document, &comparison, &comparison.usual()).after;
    assert_eq!(
        after.text(clause),
        "Hiệu trưởng chỉ đạo chung và bảo đảm kinh phí."
    );
    assert_eq!(Assignments::of_clause(&after, clause).duties.len(), 1);
    let fresh: Vec<String> = after
        .spans(clause)
        .into_iter()
        .filter(|span| span.is_visible() && span.inserted.replica == WRITER.replica)
        .map(|span| span.text)
        .collect();
    assert_eq!(fresh, ["bảo đảm"]);
}

#[test]
fn what_somebody_may_not_do_is_left_with_the_reason_and_the_rest_is_taken() {
    let mut document = plan();
    let clause = part(&document, "Hiệu trưởng chỉ đạo");
    let act = edit::set_side(&document, clause, Side::Bgh).unwrap();
    document.commit(ReplicaId(1), Timestamp(0), act).unwrap();
    let file = edited(&[
        ("cấp kinh phí.", "bảo đảm kinh phí."),
        ("theo dõi.", "theo dõi, đôn đốc."),
    ]);
    let comparison = beside(&document, &file);
    let judge = |document: &Document, act: &Act| {
        let touched = document.touched(act).into_iter();
        let mut sides = touched.filter_map(|node| document.side(node));
        sides.any(|side| side == Side::Bgh).then_some("BGH")
    };
    let taken = take(&document, &comparison, &comparison.usual(), WRITER, &judge);
    assert_eq!(taken.left.len(), 1);
    assert_eq!(taken.left[0].key, Key::Plan(clause));
    assert_eq!(taken.left[0].why, Why::Refused("BGH"));
    let followed = part(&taken.after, "Chủ tịch Công đoàn theo dõi");
    assert_eq!(
        taken.after.text(followed),
        "Chủ tịch Công đoàn theo dõi, đôn đốc."
    );
}

#[test]
fn a_new_part_under_a_new_heading_comes_with_it_and_looks_like_its_neighbours() {
    let document = plan();
    let file = edited(&[(
        "III. TỔ CHỨC",
        "III. THỜI GIAN THỰC HIỆN\n1. Từ tháng 9 năm 2026 đến hết tháng 5 năm 2027.\n\nIV. TỔ CHỨC",
    )]);
    let comparison = beside(&document, &file);
    let keys: Vec<&Key> = comparison.differences().map(|item| &item.key).collect();
    assert_eq!(keys.len(), 2);
    let under = comparison.differences().nth(1).unwrap();
    assert_eq!(under.above, [*keys[0]]);
    let only_under = taken(&document, &comparison, &BTreeSet::from([under.key]));
    assert_eq!(only_under.left[0].why, Why::NoPlace);
    let after = taken(&document, &comparison, &comparison.usual()).after;
    let rows = view::rows(&after);
    let labels: Vec<String> = rows
        .iter()
        .filter(|row| row.depth == 0 && row.kind == NodeKind::Section)
        .map(|row| row.label.printed())
        .collect();
    assert_eq!(labels, ["I.", "II.", "III.", "IV."]);
}

#[test]
fn a_file_of_another_year_is_told() {
    let last = PLAN.replace("2026-2027", "2025-2026");
    let comparison = beside(&plan(), &read(&last));
    let years = comparison.years.map(|(ours, theirs)| (ours.0, theirs.0));
    assert_eq!(years, Some((2026, 2025)));
    assert_eq!(beside(&plan(), &read(PLAN)).years, None);
}

#[test]
fn a_signer_whom_the_file_names_otherwise_is_told_and_not_taken_by_itself() {
    let with = |name: &str| {
        read(&format!(
            "{PLAN}\nTM. BAN CHẤP HÀNH CÔNG ĐOÀN\nCHỦ TỊCH\n{name}\n"
        ))
    };
    let document = planted(&with("Lê Thị Thanh Bình"));
    let comparison = beside(&document, &with("Phạm Đức Mạnh"));
    assert_eq!(told(&comparison), ["~ Lê Thị Thanh Bình > Phạm Đức Mạnh"]);
    assert_eq!(comparison.usual(), BTreeSet::new());
    let signer = part(&document, "Lê Thị Thanh Bình");
    let body = document.value(Some(signer), Field::SignerBody);
    assert_eq!(body, Some(&Value::Body(Body::Bch)));
}

#[test]
fn a_hostile_file_is_compared_in_bounded_time() {
    let document = plan();
    let brackets = format!("{}\n1. {})\n", PLAN, "(".repeat(200_000));
    let words = format!("{}\n1. {}\n", PLAN, "phối hợp thường xuyên ".repeat(20_000));
    let lines = format!("{PLAN}\n{}", "- Họp tổ.\n".repeat(20_000));
    let begun = Instant::now();
    for file in [brackets, words, lines] {
        let comparison = compare(&document, &read(&file), &|_| {
            "(Chủ trì: Hiệu trưởng)".to_owned()
        });
        assert!(comparison.differences().next().is_some());
    }
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{:?}",
        begun.elapsed()
    );
}
