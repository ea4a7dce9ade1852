//! Lists of Word files that have their levels elsewhere: by the name of a style of lists, and by styles of paragraphs.

use crate::docx::{opened, outline, title};
use crate::word::{file_with, p};

/// A style of lists, which the first list is; headings and bullets that are levels of it.
const STYLES: &str = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Dau"><w:name w:val="Gạch đầu dòng"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="DauHai"><w:name w:val="Gạch đầu dòng 2"/><w:basedOn w:val="Dau"/></w:style>
<w:style w:type="numbering" w:styleId="KieuGach"><w:name w:val="Kiểu gạch"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
</w:styles>"#;

/// The list that is the style, one that is like it, and one with a level for each heading.
const NUMBERING: &str = r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/><w:numStyleLink w:val="KieuGach"/></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/><w:styleLink w:val="KieuGach"/>
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:pStyle w:val="Dau"/><w:lvlText w:val="-"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:pStyle w:val="DauHai"/><w:lvlText w:val="+"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2">
<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

fn styled(style: &str, words: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#)
}

/// A paragraph that says list and level itself.
fn at(level: usize, words: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="5"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#
    )
}

const EXPECTED: [&str; 7] = [
    "I. Chăm lo đời sống",
    " 1. Thăm hỏi",
    "  - Khi ốm đau.",
    "   + Người trong tổ đi trước.",
    "  - Khi có việc hiếu, việc hỉ.",
    " 2. Hỗ trợ",
    "II. Thi đua",
];

fn check(styles: &str, numbering: &str, bullet: fn(usize, &str) -> String) {
    let body = [
        title(),
        styled("Heading1", "Chăm lo đời sống"),
        styled("Heading2", "Thăm hỏi"),
        bullet(0, "Khi ốm đau."),
        bullet(1, "Người trong tổ đi trước."),
        bullet(0, "Khi có việc hiếu, việc hỉ."),
        styled("Heading2", "Hỗ trợ"),
        styled("Heading1", "Thi đua"),
        p("Mỗi kỳ một đợt."),
    ];
    let (draft, _) = opened(&file_with(&body.concat(), styles, numbering));
    assert_eq!(outline(&draft)[..7], EXPECTED);
}

#[test]
fn a_list_that_is_like_a_style_of_lists_has_its_levels() {
    check(STYLES, NUMBERING, at);
}

#[test]
fn a_style_of_a_paragraph_is_the_level_of_its_list_that_names_it() {
    check(STYLES, NUMBERING, |level, words| {
        styled(["Dau", "DauHai"][level], words)
    });
}

#[test]
fn a_style_of_lists_may_be_found_by_the_list_that_it_names() {
    let numbering = NUMBERING.replace("<w:styleLink w:val=\"KieuGach\"/>", "");
    check(STYLES, &numbering, at);
}

#[test]
fn lists_that_are_like_each_other_without_end_have_no_labels() {
    let numbering = NUMBERING.replace("w:styleLink", "w:numStyleLink");
    let body = title() + &at(0, "Hai bên họp.") + &at(1, "Có biên bản.");
    let (draft, _) = opened(&file_with(&body, STYLES, &numbering));
    assert!(draft.nodes.iter().all(|node| node.label.is_none()));
}
