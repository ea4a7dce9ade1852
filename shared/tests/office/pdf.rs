//! PDF by hand: what word processors and printers of all ages write.

use crate::pdf_file::{UNICODE_FONT, file, page, pages, stream};
use lientich_shared::import::draft::{Draft, Node};
use lientich_shared::import::file::read;
use lientich_shared::import::issue::{Issue, IssueCode};
use lientich_shared::import::refusal::Refusal;
use std::time::{Duration, Instant};

fn opened(lines: &[&[(u32, u32, &str)]]) -> (Draft, Vec<Issue>) {
    let contents: Vec<String> = lines.iter().map(|lines| page(lines)).collect();
    read(&file(&pages(UNICODE_FONT, &contents))).unwrap()
}

const FIRST: [(u32, u32, &str); 13] = [
    (60, 800, "UBND PHƯỜNG BẾN NGHÉ"),
    (280, 800, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (60, 780, "TRƯỜNG MẦM NON HOA GẠO"),
    (330, 780, "Độc lập - Tự do - Hạnh phúc"),
    (260, 740, "KẾ HOẠCH"),
    (180, 720, "Phối hợp công tác năm học 2026-2027"),
    (85, 690, "Trường Mầm non Hoa Gạo xây dựng kế hoạch như sau:"),
    (
        85,
        660,
        "1. Hai bên cùng bàn bạc, thống nhất việc phân công, theo dõi và đánh giá kết quả",
    ),
    (
        60,
        642,
        "Công đoàn phối hợp với nhà trường chăm lo đời sống của từng đoàn viên trong năm học",
    ),
    (60, 624, "này."),
    (
        85,
        600,
        "2. Mỗi kỳ tổ chức một buổi sinh hoạt chung, mời đại diện cha mẹ học sinh cùng tham",
    ),
    (
        60,
        582,
        "gia và ghi biên bản để theo dõi, sau đó công khai kết quả trên bảng tin của nhà",
    ),
    (300, 30, "1"),
];

#[test]
fn wrapped_lines_are_paragraphs_again_by_where_they_stand_also_over_pages() {
    let second = [
        (300, 810, "2"),
        (60, 780, "trường."),
        (85, 750, "3. Báo cáo."),
    ];
    let (draft, issues) = opened(&[&FIRST, &second]);
    let words: Vec<&str> = draft.nodes.iter().map(Node::words).collect();
    assert_eq!(
        words,
        [
            "Hai bên cùng bàn bạc, thống nhất việc phân công, theo dõi và đánh giá kết quả Công đoàn phối hợp với nhà trường chăm lo đời sống của từng đoàn viên trong năm học này.",
            "Mỗi kỳ tổ chức một buổi sinh hoạt chung, mời đại diện cha mẹ học sinh cùng tham gia và ghi biên bản để theo dõi, sau đó công khai kết quả trên bảng tin của nhà trường.",
            "Báo cáo.",
        ]
    );
    assert_eq!(draft.furniture.len(), 2);
    assert_eq!(draft.untaken_lines(), Vec::<u32>::new());
    assert!(issues.is_empty(), "{issues:?}");
}

#[test]
fn the_two_columns_of_a_letterhead_come_one_after_the_other() {
    let (draft, _) = opened(&[&FIRST]);
    let head: Vec<&str> = draft
        .letterhead
        .iter()
        .map(|line| line.text.as_str())
        .collect();
    assert_eq!(
        head,
        [
            "UBND PHƯỜNG BẾN NGHÉ",
            "TRƯỜNG MẦM NON HOA GẠO",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
        ]
    );
}

#[test]
fn fonts_of_before_unicode_are_told_by_name_where_no_table_tells_letters() {
    let font = "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+.VnTime/Encoding/WinAnsiEncoding/FirstChar 32/Widths[250]>>";
    let mut content = b"BT /F 14 Tf 1 0 0 1 60 700 Tm (".to_vec();
    let letters = "KÕ ho¹ch phèi hîp n¨m häc 2026-2027".chars();
    content.extend(letters.map(|c| u8::try_from(u32::from(c)).unwrap()));
    content.extend(b") Tj ET");
    let mut objects = pages(font, &[String::new()]);
    objects[5] = stream("", &content);
    let (draft, _) = read(&file(&objects)).unwrap();
    assert_eq!(draft.source[0], "Kế hoạch phối hợp năm học 2026-2027");
}

#[test]
fn compressed_objects_and_forms_are_looked_into() {
    let form = stream(
        "/Type/XObject/Subtype/Form/Resources<</Font<</F 3 0 R>>>>",
        page(&FIRST).as_bytes(),
    );
    let mut objects = pages(UNICODE_FONT, &["q 1 0 0 1 0 -10 cm /X Do Q".to_owned()]);
    // The page itself is in a group of objects.
    let inner = "5 0 <</Type/Page/Parent 2 0 R/Contents 6 0 R/Resources<</XObject<</X 7 0 R>>>>>>";
    objects[4] = b"null".to_vec();
    objects.push(form);
    objects.push(stream("/Type/ObjStm/N 1/First 4", inner.as_bytes()));
    let (draft, _) = read(&file(&objects)).unwrap();
    assert_eq!(draft.nodes.len(), 2);
}

/// A file of one page, for whoever damages it.
pub fn sample() -> Vec<u8> {
    file(&pages(UNICODE_FONT, &[page(&FIRST)]))
}

fn refusal(bytes: &[u8]) -> Option<Refusal> {
    let begun = Instant::now();
    let found = read(bytes).err();
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "{found:?} took {:?}",
        begun.elapsed()
    );
    found
}

#[test]
fn locked_files_and_scans_say_what_they_are() {
    let mut locked = file(&pages(UNICODE_FONT, &[page(&FIRST)]));
    locked.extend(b"\ntrailer <</Root 1 0 R/Encrypt 9 0 R>>");
    assert_eq!(refusal(&locked), Some(Refusal::Encrypted));
    let scan = file(&pages(
        UNICODE_FONT,
        &["q 595 0 0 842 0 0 cm /Im Do Q".to_owned()],
    ));
    assert_eq!(refusal(&scan), Some(Refusal::NoTextLayer));
    assert_eq!(refusal(b"%PDF-1.7\nnothing"), Some(Refusal::Damaged));
}

#[test]
fn letters_that_nobody_can_tell_are_marked() {
    let font = "<</Type/Font/Subtype/Type0/BaseFont/Times/Encoding/Identity-H/DescendantFonts[<</DW 450>>]>>";
    let mixed = [page(&FIRST)];
    let mut objects = pages(UNICODE_FONT, &mixed);
    objects[1] =
        b"<</Type/Pages/Kids[5 0 R]/Count 1/Resources<</Font<</F 3 0 R/G 7 0 R>>>>>>".to_vec();
    let content = page(&FIRST) + "\nBT /G 14 Tf 1 0 0 1 60 400 Tm <00410042> Tj ET";
    objects[5] = stream("", content.as_bytes());
    objects.push(font.as_bytes().to_vec());
    let (_, issues) = read(&file(&objects)).unwrap();
    assert!(
        issues
            .iter()
            .any(|issue| issue.code == IssueCode::BrokenCharacters)
    );
}

#[test]
fn bombs_and_loops_of_objects_are_refused_or_bounded() {
    let spaces = " ".repeat(64 << 20);
    assert_eq!(
        refusal(&file(&pages(UNICODE_FONT, &[spaces]))),
        Some(Refusal::TooLarge)
    );
    let loops = [
        vec![
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Kids[2 0 R 2 0 R]>>".to_vec(),
        ],
        vec![
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"3 0 R".to_vec(),
            b"2 0 R".to_vec(),
        ],
        vec![b"2 0 R".to_vec(), b"1 0 R".to_vec()],
    ];
    for objects in loops {
        assert!(refusal(&file(&objects)).is_some());
    }
    // A form that draws itself, a thousand times.
    let form = stream(
        "/Subtype/Form/Resources<</XObject<</X 7 0 R>>>>",
        "/X Do ".repeat(1_000).as_bytes(),
    );
    let mut objects = pages(UNICODE_FONT, &["/X Do".to_owned()]);
    objects[4] = b"<</Type/Page/Contents 6 0 R/Resources<</XObject<</X 7 0 R>>>>>>".to_vec();
    objects.push(form);
    assert_eq!(refusal(&file(&objects)), Some(Refusal::NoTextLayer));
    let many = format!("%PDF-1.5\n{}", "1 0 obj ".repeat(400_000));
    assert_eq!(refusal(many.as_bytes()), Some(Refusal::TooLarge));
}
