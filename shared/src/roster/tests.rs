//! Lists as schools paste them, and what must come of them.

use super::*;
use Role::{
    Accountant, HomeroomTeacher, ParentsBoard, PartyCommittee, PartySecretary, PeoplesInspectorate,
    PioneerLeader, Principal, RecordsOffice, Staff, TeamLeader, UnionChair, UnionCommittee,
    VicePrincipal, WomensCommittee, YouthUnion,
};

fn one(line: &str) -> Found {
    let roster = read(line, []);
    assert_eq!(roster.people.len(), 1, "{line}: {roster:?}");
    roster.people.into_iter().next().unwrap()
}

fn check(line: &str, name: &str, roles: &[Role], team: &str) {
    let found = one(line);
    let said = (
        found.name.as_str(),
        found.roles.as_slice(),
        found.team.as_str(),
    );
    assert_eq!(said, (name, roles, team), "{line}");
}

#[test]
fn a_line_is_a_name_with_what_stands_behind_it() {
    check(
        "Nguyễn Thị Lan - Tổ trưởng tổ 1",
        "Nguyễn Thị Lan",
        &[TeamLeader],
        "Tổ 1",
    );
    check(
        "Trần Văn Bách, Hiệu trưởng; Bí thư chi bộ",
        "Trần Văn Bách",
        &[Principal, PartySecretary],
        "",
    );
    check(
        "Lê Thu Hà (Kế toán kiêm văn thư)",
        "Lê Thu Hà",
        &[Accountant, RecordsOffice],
        "",
    );
    check(
        "Phạm Thị Hoà – PHT, CTCĐ",
        "Phạm Thị Hoà",
        &[VicePrincipal, UnionChair],
        "",
    );
    check("Đỗ Văn Minh-Giáo viên", "Đỗ Văn Minh", &[Staff], "");
    check("Đỗ Văn Minh\tGV\tTổ 4-5", "Đỗ Văn Minh", &[Staff], "Tổ 4-5");
}

#[test]
fn a_post_may_stand_before_the_name_or_right_behind_it() {
    check(
        "Hiệu trưởng: Trần Văn Bách",
        "Trần Văn Bách",
        &[Principal],
        "",
    );
    check(
        "Trần Văn Bách Phó hiệu trưởng",
        "Trần Văn Bách",
        &[VicePrincipal],
        "",
    );
    check("Trần Văn Bách giáo viên", "Trần Văn Bách", &[Staff], "");
    check("Trần Văn Bách TTCM", "Trần Văn Bách", &[TeamLeader], "");
}

#[test]
fn a_name_that_sounds_like_a_post_is_a_name() {
    check("Trần Văn Thư", "Trần Văn Thư", &[Staff], "");
    check("Trương Hồ Ban", "Trương Hồ Ban", &[Staff], "");
    check("Y-Thông Niê", "Y-Thông Niê", &[Staff], "");
}

#[test]
fn numbers_and_titles_before_a_name_are_dropped() {
    for line in [
        "1. Lê Thị Mơ",
        "12) Lê Thị Mơ",
        "3 Lê Thị Mơ",
        "- Lê Thị Mơ",
        "a) Lê Thị Mơ",
        "• Cô Lê Thị Mơ",
        "4/ Đ/c Lê Thị Mơ",
        "Bà: Lê Thị Mơ",
        "ThS. Lê Thị Mơ",
        "LÊ THỊ MƠ",
        "lê thị mơ",
        "  Le\u{302} Thi\u{323} Mơ ",
    ] {
        check(line, "Lê Thị Mơ", &[Staff], "");
    }
}

#[test]
fn the_usual_words_and_their_short_forms_name_posts() {
    for (words, roles) in [
        ("HT", &[Principal][..]),
        ("P.HT", &[VicePrincipal]),
        ("P. Hiệu trưởng", &[VicePrincipal]),
        ("CT Công đoàn", &[UnionChair]),
        ("Chủ tịch CĐ", &[UnionChair]),
        ("Phó chủ tịch công đoàn", &[UnionCommittee]),
        ("UV BCH", &[UnionCommittee]),
        ("Ủy viên BCH Công đoàn", &[UnionCommittee]),
        ("Uỷ viên Ban Chấp hành", &[UnionCommittee]),
        ("Trưởng ban Nữ công", &[WomensCommittee]),
        ("TTND", &[PeoplesInspectorate]),
        ("Ban Thanh tra nhân dân", &[PeoplesInspectorate]),
        ("Chi ủy viên", &[PartyCommittee]),
        ("Tổ trưởng chuyên môn", &[TeamLeader]),
        ("ttcm", &[TeamLeader]),
        ("ke toan", &[Accountant]),
        ("Văn thư", &[RecordsOffice]),
        ("GVCN", &[HomeroomTeacher]),
        ("Bí thư chi bộ", &[PartySecretary]),
        ("Phó bí thư chi bộ", &[PartyCommittee]),
        ("TPT Đội", &[PioneerLeader]),
        ("Trưởng ban đại diện CMHS", &[ParentsBoard]),
        ("NV", &[Staff]),
        ("Nhân viên y tế", &[Staff]),
        ("GV, TTCM, UV BCH CĐ", &[Staff, TeamLeader, UnionCommittee]),
    ] {
        let found = one(&format!("Lê Thị Mơ, {words}"));
        assert_eq!(
            (found.roles.as_slice(), found.unknown.as_slice()),
            (roles, &[][..]),
            "{words}"
        );
    }
}

#[test]
fn what_is_of_the_youth_union_is_not_of_the_union() {
    for words in ["UV BCH Đoàn", "Bí thư Đoàn thanh niên", "Bí thư chi đoàn"] {
        let found = one(&format!("Lê Thị Mơ - {words}"));
        assert_eq!(
            (found.roles.as_slice(), found.unknown),
            (&[YouthUnion][..], Vec::new())
        );
    }
}

#[test]
fn a_leader_is_of_the_team_that_the_post_names() {
    check("Lê Thị Mơ - TTCM 4-5", "Lê Thị Mơ", &[TeamLeader], "Tổ 4-5");
    check(
        "Lê Thị Mơ - Tổ trưởng Văn phòng",
        "Lê Thị Mơ",
        &[TeamLeader],
        "Văn phòng",
    );
    check(
        "Lê Thị Mơ - Tổ trưởng tổ Văn phòng",
        "Lê Thị Mơ",
        &[TeamLeader],
        "Tổ Văn phòng",
    );
}

#[test]
fn words_that_name_no_post_are_told_with_the_person() {
    assert_eq!(one("Lê Thị Mơ - GV Toán").unknown, ["GV Toán"]);
    assert_eq!(one("Lê Thị Mơ, nghỉ thai sản").unknown, ["nghỉ thai sản"]);
}

#[test]
fn columns_are_found_by_their_headings_in_any_order() {
    let text = "DANH SÁCH CÁN BỘ, GIÁO VIÊN\n\nChức vụ\tTỔ\tHọ và tên\tSTT\tNgày sinh\n\
                HT\t\tTrần Văn Bách\t1\t02/03/1975\nGV\t2\tLê Thị Mơ\t2\t\n";
    let roster = read(text, []);
    let found: Vec<_> = roster
        .people
        .iter()
        .map(|found| (found.line, &*found.name, &*found.roles, &*found.team))
        .collect();
    assert_eq!(
        found,
        [
            (4, "Trần Văn Bách", &[Principal][..], ""),
            (5, "Lê Thị Mơ", &[Staff], "Tổ 2")
        ]
    );
    assert_eq!(roster.left_out, ["Ngày sinh"]);
    assert_eq!(roster.headings, [3]);
    assert_eq!(
        roster.unread,
        [Unread {
            line: 1,
            text: "DANH SÁCH CÁN BỘ, GIÁO VIÊN".to_owned()
        }]
    );
}

#[test]
fn headings_without_marks_and_names_in_two_columns_are_understood() {
    let found = read("STT;Ho dem;Ten;Chuc vu\n1;Lê Thị;Mơ;GV\n", []);
    assert_eq!(found.people[0].name, "Lê Thị Mơ");
    let found = read("TT\tHọ và tên\t\tChức vụ\n1\tLê Thị\tMơ\tVăn thư\n", []);
    assert_eq!(
        (&*found.people[0].name, &*found.people[0].roles),
        ("Lê Thị Mơ", &[RecordsOffice][..])
    );
}

#[test]
fn quoted_cells_keep_their_commas_and_lines() {
    let text = "STT,Họ và tên,Chức vụ\n1,\"Lê Thị Mơ\",\"GV, TTCM\nUV BCH\"\n2,Trần Văn Bách,HT\n";
    let roster = read(text, []);
    assert_eq!(roster.people[0].roles, [Staff, TeamLeader, UnionCommittee]);
    assert_eq!(
        (roster.people[1].line, &*roster.people[1].name),
        (4, "Trần Văn Bách")
    );
}

#[test]
fn a_quote_that_is_never_closed_swallows_nothing() {
    let roster = read(
        "STT,Họ và tên,Chức vụ\n1,Lê Thị Mơ,\"GV\n2,Trần Văn Bách,HT\n",
        [],
    );
    assert_eq!(roster.people.len(), 2);
}

#[test]
fn a_team_that_stands_alone_heads_those_below_it() {
    let roster = read(
        "I. TỔ VĂN PHÒNG:\n1. Lê Thị Mơ - Kế toán\nTổ 4-5\n2. Trần Văn Bách\n",
        [],
    );
    let teams: Vec<&str> = roster.people.iter().map(|found| &*found.team).collect();
    assert_eq!(teams, ["Tổ văn phòng", "Tổ 4-5"]);
    assert_eq!(roster.headings, [1, 3]);
}

#[test]
fn repeated_and_known_names_are_marked_and_marks_tell_names_apart() {
    let roster = read(
        "Lê Thị Mơ\nTrần Văn Bách\nLÊ THỊ MƠ\nLê Thị Mở",
        ["Trần văn Bách"],
    );
    let marks: Vec<Mark> = roster.people.iter().map(|found| found.mark).collect();
    assert_eq!(marks, [Mark::New, Mark::Known, Mark::Repeated, Mark::New]);
}

#[test]
fn what_names_nobody_is_told_line_by_line() {
    let roster = read(
        "BAN GIÁM HIỆU\n\nTổng cộng: 25 người\nNgười lập biểu\nLan\n---\n",
        [],
    );
    let lines: Vec<usize> = roster.unread.iter().map(|unread| unread.line).collect();
    assert_eq!((roster.people.len(), lines), (0, vec![1, 3, 4, 5]));
}

#[test]
fn every_line_with_words_is_accounted_for_whatever_is_pasted() {
    let parts = [
        "Lê Thị Mơ",
        "\t",
        ",",
        ";",
        "\"",
        "\n",
        "Họ và tên",
        "Chức vụ",
        "Tổ 1",
        "12.",
        " - ",
        "HT",
        "kiêm",
        "KIÊM",
        "ỨỬ",
        "😀",
        "İ",
        "(",
        "\r\n",
        "Tổ",
        "Ông",
    ];
    let mut dice: u64 = 7;
    for _ in 0..4_000 {
        let text: String = (0..14)
            .map(|_| {
                dice = dice
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                let sides = u64::try_from(parts.len()).unwrap();
                parts[usize::try_from((dice >> 33) % sides).unwrap()]
            })
            .collect();
        let roster = read(&text, []);
        let mut told: Vec<usize> = roster.people.iter().map(|found| found.line).collect();
        told.extend(roster.unread.iter().map(|unread| unread.line));
        told.extend(&roster.headings);
        told.sort_unstable();
        let rows = table::rows(&text);
        let worded = rows
            .iter()
            .filter(|row| row.filled() > 0)
            .map(|row| row.line);
        assert_eq!(told, worded.collect::<Vec<_>>(), "{text:?}");
    }
}

#[test]
fn a_list_of_any_length_is_read_at_once() {
    let text = "12. Lê Thị Mơ, GV, TTCM\n".repeat(5_000);
    let roster = read(&text, []);
    assert!(3_000 < roster.people.len(), "{}", roster.people.len());
}
