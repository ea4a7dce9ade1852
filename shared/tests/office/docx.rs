//! Word files, element by element.

use crate::word::{file, listed, p, row, table};
use lientich_shared::import::draft::{Draft, NodeKind};
use lientich_shared::import::file::read;
use lientich_shared::import::issue::{Issue, IssueCode};

/// A file as it is read, with no line lost.
pub fn opened(file: &[u8]) -> (Draft, Vec<Issue>) {
    let (draft, issues) = read(file).unwrap();
    assert_eq!(draft.untaken_lines(), Vec::<u32>::new());
    (draft, issues)
}

/// The outline, one node a line.
pub fn outline(draft: &Draft) -> Vec<String> {
    let nodes = draft.nodes.iter().enumerate();
    nodes
        .map(|(at, node)| {
            let label = node.label.as_deref().unwrap_or_default();
            format!(
                "{}{label}{} {}",
                " ".repeat(draft.depth(at)),
                node.sep,
                node.words()
            )
        })
        .collect()
}

fn has(issues: &[Issue], code: IssueCode) -> Option<&Issue> {
    issues.iter().find(|issue| issue.code == code)
}

/// The head of a plan.
pub fn title() -> String {
    [
        p("KẾ HOẠCH"),
        p("Phối hợp công tác năm học 2026-2027"),
        p("Căn cứ Luật Công đoàn;"),
        p("Trường Mầm non Hoa Gạo xây dựng kế hoạch như sau:"),
    ]
    .concat()
}

#[test]
fn automatic_numbers_become_labels_by_the_paragraph_and_by_its_style() {
    let body = [
        title(),
        listed(0, "MỤC ĐÍCH"),
        listed(1, "Chăm lo đời sống"),
        listed(2, "Thăm hỏi đoàn viên khi ốm đau."),
        listed(2, "Hỗ trợ khi có việc khó."),
        listed(1, "Thi đua"),
        listed(3, "Phát động mỗi kỳ một đợt."),
        listed(0, "TỔ CHỨC THỰC HIỆN"),
        r#"<w:p><w:pPr><w:pStyle w:val="Viec"/></w:pPr><w:r><w:t>Hiệu trưởng chỉ đạo chung.</w:t></w:r></w:p>"#.to_owned(),
    ];
    let (draft, _) = opened(&file(&body.concat()));
    assert_eq!(
        outline(&draft),
        [
            "I. MỤC ĐÍCH",
            " 1. Chăm lo đời sống",
            "  a) Thăm hỏi đoàn viên khi ốm đau.",
            "  b) Hỗ trợ khi có việc khó.",
            " 2. Thi đua",
            "  - Phát động mỗi kỳ một đợt.",
            "II. TỔ CHỨC THỰC HIỆN",
            " 1. Hiệu trưởng chỉ đạo chung.",
        ]
    );
    assert_eq!(draft.legal_bases.len(), 1);
    assert_eq!(draft.school.as_deref(), Some("Trường Mầm non Hoa Gạo"));
}

#[test]
fn a_letterhead_and_signatures_in_tables_are_told_apart_by_columns() {
    let head = table(&[row(&[
        &[
            p("UBND PHƯỜNG BẾN NGHÉ"),
            p("TRƯỜNG MẦM NON HOA GẠO"),
            p("Số: 12/KH-MNHG"),
        ]
        .concat(),
        &[
            p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            p("Độc lập - Tự do - Hạnh phúc"),
        ]
        .concat(),
    ])]);
    let foot = table(&[
        row(&[
            &[p("Nơi nhận:"), p("- Các tổ chuyên môn;"), p("- Lưu: VT.")].concat(),
            &[p("TM. BAN CHẤP HÀNH"), p("CHỦ TỊCH")].concat(),
            &p("HIỆU TRƯỞNG"),
        ]),
        row(&[&p(""), &p("Lê Thị Thanh Bình"), &p("Nguyễn Minh Hạnh")]),
    ]);
    let (draft, _) = opened(&file(
        &[head, title(), p("1. Họp hằng tháng."), foot].concat(),
    ));
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
            "Số: 12/KH-MNHG",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
        ]
    );
    let recipients: Vec<&str> = draft
        .recipients
        .iter()
        .map(|line| line.text.as_str())
        .collect();
    assert_eq!(recipients, ["Các tổ chuyên môn;", "Lưu: VT."]);
    let names: Vec<_> = draft
        .signers
        .iter()
        .map(|signer| (signer.position.as_deref(), signer.name.as_deref()))
        .collect();
    assert_eq!(
        names,
        [
            (Some("CHỦ TỊCH"), Some("Lê Thị Thanh Bình")),
            (Some("HIỆU TRƯỞNG"), Some("Nguyễn Minh Hạnh")),
        ]
    );
}

#[test]
fn tracked_changes_are_taken_as_accepted_and_said() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">1. Họp vào </w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>thứ Hai</w:delText></w:r></w:del><w:ins w:id="2" w:author="B"><w:r><w:t>thứ Ba</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> tuần đầu.</w:t></w:r></w:p>
        <w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">2. Báo cáo </w:t></w:r></w:p><w:p><w:r><w:t>cuối kỳ.</w:t></w:r></w:p>
        <w:p><w:moveFrom w:id="4"><w:r><w:t>Chỗ cũ.</w:t></w:r></w:moveFrom></w:p>"#;
    let (draft, issues) = opened(&file(&(title() + body)));
    assert_eq!(
        outline(&draft),
        ["1. Họp vào thứ Ba tuần đầu.", "2. Báo cáo cuối kỳ."]
    );
    let changed = has(&issues, IssueCode::TrackedChange).unwrap();
    assert!(draft.nodes[0].lines.contains(changed.lines.first));
}

#[test]
fn comments_footnotes_hidden_words_and_running_heads_stand_beside() {
    let body = r#"<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>1. Hạn nộp là 30/9.</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>nháp cũ</w:t></w:r></w:p>"#;
    let (draft, issues) = opened(&file(&(title() + body)));
    assert_eq!(outline(&draft), ["1. Hạn nộp là 30/9."]);
    let message = |code| {
        has(&issues, code)
            .map(|issue| issue.message.as_str())
            .unwrap()
    };
    assert!(message(IssueCode::Comment).contains("Cô Hạnh: “Xem lại hạn này.”"));
    assert!(message(IssueCode::HiddenText).contains("nháp cũ"));
    assert!(message(IssueCode::Footnote).contains("Tính đến ngày 30/9."));
    assert_eq!(draft.unplaced[0].text, "Tính đến ngày 30/9.");
    let aside: Vec<&str> = draft
        .furniture
        .iter()
        .map(|line| line.text.as_str())
        .collect();
    assert!(aside.contains(&"Trường Mầm non Hoa Gạo") && aside.contains(&"2"));
}

#[test]
fn a_text_box_is_read_once_of_two_ways_to_say_it() {
    let words = "<w:txbxContent><w:p><w:r><w:t>Số: 05/KH-MNHG</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{words}</wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{words}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>\
         <w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>TRƯỜNG MẦM NON HOA GẠO</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    );
    let (draft, _) = opened(&file(&(body + &title())));
    let head: Vec<&str> = draft
        .letterhead
        .iter()
        .map(|line| line.text.as_str())
        .collect();
    assert_eq!(head, ["Số: 05/KH-MNHG", "TRƯỜNG MẦM NON HOA GẠO"]);
}

#[test]
fn a_table_of_content_is_kept_row_by_row_and_marked() {
    let rows = [
        row(&[&p("STT"), &p("Việc"), &p("Thời gian")]),
        row(&[
            &p("1"),
            &(p("Hội nghị viên chức,") + &p("người lao động")),
            &p("Tháng 10"),
        ]),
        row(&[
            &p("2."),
            &table(&[row(&[&p("Thi đua"), &p("20-11")])]),
            &p("Tháng 11"),
        ]),
    ];
    let (draft, issues) = opened(&file(&(title() + &p("1. Lịch công tác:") + &table(&rows))));
    assert_eq!(
        outline(&draft)[1..],
        [
            "  STT | Việc | Thời gian",
            "  1 | Hội nghị viên chức, người lao động | Tháng 10",
            "  2. | Thi đua 20-11 | Tháng 11",
        ]
    );
    let marked = has(&issues, IssueCode::TableRows).unwrap().lines;
    assert_eq!(marked.last - marked.first, 2);
}

#[test]
fn letters_of_old_fonts_become_unicode_run_by_run() {
    let run = |font: &str, words: &str| {
        format!(
            r#"<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>"#
        )
    };
    let body = format!(
        "<w:p>{}</w:p><w:p>{}{}</w:p><w:p>{}</w:p>",
        run(".VnTimeH", "kÕ ho¹ch"),
        run(".VnTime", "Phèi hîp "),
        run("Times New Roman", "năm học 2026-2027"),
        run("VNI-Times", "1. Hoïp haèng thaùng."),
    );
    let (draft, issues) = opened(&file(&body));
    assert_eq!(
        draft.title.as_ref().unwrap().text,
        "KẾ HOẠCH Phối hợp năm học 2026-2027"
    );
    assert_eq!(outline(&draft), ["1. Họp hằng tháng."]);
    let said = issues
        .iter()
        .filter(|issue| issue.code == IssueCode::OldLetters);
    assert_eq!(said.count(), 1);
}

#[test]
fn named_and_bold_headings_are_headings_without_capitals() {
    let body = r#"<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Công tác tuyên truyền</w:t></w:r></w:p>
        <w:p><w:r><w:t>Phổ biến nghị quyết đến từng người.</w:t></w:r></w:p>
        <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>1. Thi đua</w:t></w:r></w:p>
        <w:p><w:r><w:t>2. Mỗi tổ đăng ký một việc.</w:t></w:r></w:p>"#;
    let (draft, _) = opened(&file(&(title() + body)));
    let kinds: Vec<NodeKind> = draft.nodes.iter().map(|node| node.kind).collect();
    assert_eq!(
        kinds,
        [
            NodeKind::Section,
            NodeKind::Paragraph,
            NodeKind::Section,
            NodeKind::Clause
        ]
    );
}

#[test]
fn line_breaks_tabs_and_signs_within_a_paragraph_are_read() {
    let body = r#"<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>Tổ chức hội nghị</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>2. Báo cáo</w:t><w:noBreakHyphen/><w:t>tổng kết.</w:t></w:r><w:r><w:br w:type="page"/></w:r></w:p>"#;
    let (draft, _) = opened(&file(&(title() + body)));
    assert_eq!(
        outline(&draft),
        ["1. Tổ chức hội nghị", "2. Báo cáo-tổng kết."]
    );
}

#[test]
fn a_text_pasted_from_a_pdf_is_joined_again() {
    let lines = [
        "1. Hai bên cùng bàn bạc, thống nhất việc phân công, theo dõi và đánh giá kết quả",
        "của từng bộ phận trong tháng trước, bảo đảm công khai, minh bạch với toàn thể",
        "đoàn viên trong trường.",
        "2. Mỗi kỳ tổ chức một buổi sinh hoạt chung, mời đại diện cha mẹ học sinh tham",
        "dự để cùng trao đổi về việc chăm sóc, nuôi dưỡng trẻ ở lớp và ở nhà, ghi thành",
        "biên bản.",
    ];
    let body: String = lines.iter().map(|line| p(line)).collect();
    let (draft, _) = opened(&file(&(title() + &body)));
    assert_eq!(draft.nodes.len(), 2);
    assert!(draft.nodes[1].words().ends_with("ghi thành biên bản."));
}
