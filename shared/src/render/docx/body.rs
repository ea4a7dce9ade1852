//! The document itself: paragraphs, the two tables of head and foot, sections, and what stands in the top margin.

use std::fmt::Write as _;

use super::labels::{Counted, Lists};
use super::package::WORD;
use super::table;
use super::xml::{DECLARATION, escaped};
use crate::render::look::{self, Rule, Twips};
use crate::render::pages;
use crate::render::paper::{self, Block, Line, Paper, Role, Sheet};

/// The header of all pages but the first of a section.
pub const OTHER_PAGES: &str = "word/header1.xml";
/// The header of the first.
pub const FIRST_PAGE: &str = "word/header2.xml";

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// All of it. `lists` takes what Word is to count.
pub fn document(paper: &Paper, mut lists: Option<&mut Lists>) -> String {
    let mut xml =
        format!("{DECLARATION}<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{RELATIONS}\"><w:body>");
    let last = paper.sheets.len().saturating_sub(1);
    for (at, sheet) in paper.sheets.iter().enumerate() {
        write_sheet(sheet, lists.as_deref_mut(), &mut xml);
        if at < last {
            // The end of a section is said by the properties of its last paragraph, which is as low as can be.
            let end = section();
            let _ = write!(
                xml,
                "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>{end}</w:pPr></w:p>"
            );
        } else if matches!(
            sheet.blocks.last(),
            Some(Block::Head(..) | Block::Foot(..) | Block::Row(..))
        ) {
            // Word wants a paragraph behind the last table.
            xml.push_str(
                "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>",
            );
        }
        if let Some(lists) = lists.as_deref_mut() {
            lists.begin_anew();
        }
    }
    xml.push_str(&section());
    xml.push_str("</w:body></w:document>");
    xml
}

fn write_sheet(sheet: &Sheet, mut lists: Option<&mut Lists>, xml: &mut String) {
    let held = pages::held(sheet);
    let mut is_table = false;
    for (block, is_held) in sheet.blocks.iter().zip(held) {
        let is_row = matches!(block, Block::Row(_));
        xml.push_str(table::between(is_table, is_row));
        is_table = is_row;
        match block {
            Block::Row(cells) => table::row(cells, xml),
            Block::Line(line) => {
                let counted = lists.as_deref_mut().and_then(|lists| lists.take(line));
                paragraph(line, is_held, counted, xml);
            }
            Block::Head(left, right) => columns(left, right, look::HEAD, xml),
            Block::Foot(left, right) => {
                let half = look::WIDTH / 2;
                columns(left, right, (half, look::WIDTH - half), xml);
            }
        }
    }
    xml.push_str(table::between(is_table, false));
}

/// A4 with the margins of the decree; pages counted from 1, the first one without its number.
fn section() -> String {
    let (width, height) = look::PAGE;
    let [top, right, bottom, left] = look::MARGINS;
    let header = look::HEADER;
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId5\"/>\
        <w:headerReference w:type=\"first\" r:id=\"rId6\"/><w:type w:val=\"nextPage\"/>\
        <w:pgSz w:w=\"{width}\" w:h=\"{height}\"/>\
        <w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" \
        w:header=\"{header}\" w:footer=\"{header}\" w:gutter=\"0\"/>\
        <w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>"
    )
}

/// Two columns without borders, in rows that do not break over pages.
fn columns(left: &[Line], right: &[Line], widths: (Twips, Twips), xml: &mut String) {
    let all = look::WIDTH;
    let (first, second) = widths;
    // Writing to a string does not fail.
    let _ = write!(
        xml,
        "<w:tbl><w:tblPr><w:tblW w:w=\"{all}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
        <w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
        <w:tblGrid><w:gridCol w:w=\"{first}\"/><w:gridCol w:w=\"{second}\"/></w:tblGrid>"
    );
    for row in paper::rows(left, right) {
        xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (lines, width) in row.into_iter().zip([first, second]) {
            cell(lines, width, xml);
        }
        xml.push_str("</w:tr>");
    }
    xml.push_str("</w:tbl>");
}

pub(super) fn cell(lines: &[Line], width: Twips, xml: &mut String) {
    let _ = write!(
        xml,
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"
    );
    for line in lines {
        paragraph(line, false, None, xml);
    }
    // A cell without a paragraph is not a cell to Word.
    if lines.is_empty() {
        xml.push_str("<w:p/>");
    }
    xml.push_str("</w:tc>");
}

/// A line, and the rule under it, which is the border of an empty line: it keeps its length whatever the words.
fn paragraph(line: &Line, is_held: bool, counted: Option<Counted>, xml: &mut String) {
    let look = look::look(line.role);
    let _ = write!(
        xml,
        "<w:p><w:pPr><w:pStyle w:val=\"{}\"/>",
        line.role.style_id()
    );
    if is_held && !look.keeps_next {
        xml.push_str("<w:keepNext/>");
    }
    if let Some(Counted { list, level }) = counted {
        let _ = write!(
            xml,
            "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"
        );
    }
    xml.push_str("</w:pPr>");
    let label = if counted.is_some() { "" } else { &line.label };
    let own = [label, &line.text];
    let own: Vec<&str> = own.into_iter().filter(|words| !words.is_empty()).collect();
    let own = own.join(" ");
    run(&own, false, xml);
    if !line.aside.is_empty() {
        let space = if own.is_empty() { "" } else { " " };
        run(&format!("{space}{}", line.aside), true, xml);
    }
    xml.push_str("</w:p>");
    if let Rule::Long(length) = look.rule {
        rule(line.role, length, look.after, xml);
    }
}

fn run(words: &str, is_italic: bool, xml: &mut String) {
    if words.is_empty() {
        return;
    }
    let italic = if is_italic {
        "<w:rPr><w:i/><w:iCs/></w:rPr>"
    } else {
        ""
    };
    let _ = write!(
        xml,
        "<w:r>{italic}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escaped(words)
    );
}

fn rule(role: Role, length: Twips, after: Twips, xml: &mut String) {
    let column = match role {
        Role::LastIssuer => look::HEAD.0,
        Role::Motto => look::HEAD.1,
        _ => look::WIDTH,
    };
    let beside = column.saturating_sub(length) / 2;
    let _ = write!(
        xml,
        "<w:p><w:pPr><w:keepNext/><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>\
        <w:spacing w:before=\"20\" w:after=\"{after}\" w:line=\"40\" w:lineRule=\"exact\"/>\
        <w:ind w:left=\"{beside}\" w:right=\"{beside}\"/><w:rPr><w:sz w:val=\"4\"/><w:szCs w:val=\"4\"/></w:rPr></w:pPr></w:p>"
    );
}

/// Page numbers in the middle of the top margin, and the mark of a draft across the page.
pub fn header(is_draft: bool, is_numbered: bool) -> String {
    let size = look::PAGE_NUMBER;
    let letters = format!("<w:rPr><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr>");
    let mut xml = format!(
        "{DECLARATION}<w:hdr xmlns:w=\"{WORD}\"><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/>\
        <w:jc w:val=\"center\"/></w:pPr>"
    );
    if is_draft {
        xml.push_str(WATERMARK);
    }
    if is_numbered {
        let _ = write!(
            xml,
            "<w:r>{letters}<w:fldChar w:fldCharType=\"begin\"/></w:r>\
            <w:r>{letters}<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>\
            <w:r>{letters}<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r>{letters}<w:t>2</w:t></w:r>\
            <w:r>{letters}<w:fldChar w:fldCharType=\"end\"/></w:r>"
        );
    }
    xml.push_str("</w:p></w:hdr>");
    xml
}

const WATERMARK: &str = "<w:r><w:pict xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:o=\"urn:schemas-microsoft-com:office:office\">\
    <v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" \
    path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:formulas><v:f eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/>\
    <v:f eqn=\"sum 21600 0 @1\"/><v:f eqn=\"sum 0 0 @2\"/><v:f eqn=\"sum 21600 0 @3\"/>\
    <v:f eqn=\"if @0 @3 0\"/><v:f eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/><v:f eqn=\"if @0 @4 21600\"/>\
    </v:formulas><v:path textpathok=\"t\" o:connecttype=\"rect\"/><v:textpath on=\"t\" fitshape=\"t\"/></v:shapetype>\
    <v:shape id=\"DuThao\" o:spid=\"_x0000_s2049\" type=\"#_x0000_t136\" alt=\"Dự thảo\" \
    style=\"position:absolute;margin-left:0;margin-top:0;width:420pt;height:105pt;rotation:315;z-index:-251658752;\
    mso-position-horizontal:center;mso-position-horizontal-relative:margin;\
    mso-position-vertical:center;mso-position-vertical-relative:margin\" \
    fillcolor=\"#d9d9d9\" stroked=\"f\"><v:fill opacity=\".5\"/>\
    <v:textpath style=\"font-family:&quot;Times New Roman&quot;;font-size:1pt\" string=\"DỰ THẢO\"/></v:shape></w:pict></w:r>";
