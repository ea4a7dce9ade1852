//! A [`Paper`] as a Word file (Office Open XML), with real styles, made without a network. The same paper gives the
//! same bytes.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, Header, LineSpacing, LineSpacingType, PageMargin, PageNum, PageNumType,
    Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run, RunFonts, Section,
    SpecialIndentType, Style, StyleType, Table, TableCell, TableCellMargins, TableLayoutType,
    TableRow, WidthType,
};

use super::look::{self, Align, Look, Rule, Twips};
use super::pages;
use super::paper::{Block, Line, Paper, Role, Sheet};

/// Media type of the file.
pub const MIME: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Stands in the header until the watermark takes its place: the library draws no shapes.
const WATERMARK_HERE: &str = "\u{e000}";

/// The file could not be packed.
#[derive(Debug, thiserror::Error)]
#[error("packing the Word file")]
pub struct Unpacked;

/// The bytes of the file.
pub fn write(paper: &Paper) -> Result<Vec<u8>, Unpacked> {
    let mut docx = Docx::new()
        .default_fonts(fonts())
        .default_size(28)
        .page_size(look::PAGE.0.into(), look::PAGE.1.into())
        .page_margin(margins());
    for role in Role::ALL {
        docx = docx.add_style(style(role));
    }
    let mut sheets = paper.sheets.iter();
    let last = sheets.next_back();
    for sheet in sheets {
        docx = docx.add_section(section(sheet, paper.is_draft));
    }
    for piece in last.map(pieces).unwrap_or_default() {
        docx = match piece {
            Piece::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
            Piece::Table(table) => docx.add_table(*table),
        };
    }
    let mut built = docx
        .page_num_type(PageNumType::new().start(1))
        .header(header(paper.is_draft, true))
        .first_header(header(paper.is_draft, false))
        .title_pg()
        .build();
    if paper.is_draft {
        built.headers = built.headers.into_iter().map(marked).collect();
    }
    built.doc_props.core = described(built.doc_props.core, &paper.subject);
    let mut bytes = Cursor::new(Vec::new());
    built.pack(&mut bytes).map_err(|_| Unpacked)?;
    Ok(bytes.into_inner())
}

/// The file's properties with its subject as the title; the library leaves them "unknown".
fn described(properties: Vec<u8>, subject: &str) -> Vec<u8> {
    const NOBODY: &str = "<dc:creator>unknown</dc:creator>";
    let Ok(words) = String::from_utf8(properties) else {
        return Vec::new();
    };
    let title = subject
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let said = format!("<dc:title>{title}</dc:title><dc:creator>Liên Tịch</dc:creator>");
    let words = words.replace(NOBODY, &said);
    words.replace(">unknown<", ">Liên Tịch<").into_bytes()
}

fn fonts() -> RunFonts {
    let font = look::FONT;
    RunFonts::new()
        .ascii(font)
        .hi_ansi(font)
        .cs(font)
        .east_asia(font)
}

fn margins() -> PageMargin {
    let [top, right, bottom, left] = look::MARGINS;
    PageMargin::new()
        .top(top.into())
        .right(right.into())
        .bottom(bottom.into())
        .left(left.into())
        .header(look::HEADER.into())
        .footer(look::HEADER.into())
}

/// Page numbers from the second page on, in the middle of the top margin.
fn header(is_draft: bool, is_numbered: bool) -> Header {
    let mut line = Paragraph::new().align(AlignmentType::Center);
    if is_draft {
        line = line.add_run(Run::new().add_text(WATERMARK_HERE));
    }
    if is_numbered {
        line = line
            .size(look::PAGE_NUMBER.into())
            .add_page_num(PageNum::new());
    }
    Header::new().add_paragraph(line)
}

/// The header with "DỰ THẢO" across the page in its place.
fn marked(header: Vec<u8>) -> Vec<u8> {
    let text = format!("<w:t xml:space=\"preserve\">{WATERMARK_HERE}</w:t>");
    let Ok(words) = String::from_utf8(header) else {
        return Vec::new();
    };
    words.replace(&text, WATERMARK).into_bytes()
}

const WATERMARK: &str = "<w:pict xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:w10=\"urn:schemas-microsoft-com:office:word\">\
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
    <v:textpath style=\"font-family:&quot;Times New Roman&quot;;font-size:1pt\" string=\"DỰ THẢO\"/></v:shape></w:pict>";

fn section(sheet: &Sheet, is_draft: bool) -> Section {
    let mut section = Section::new()
        .header(header(is_draft, true))
        .first_header(header(is_draft, false));
    for piece in pieces(sheet) {
        section = match piece {
            Piece::Paragraph(paragraph) => section.add_paragraph(*paragraph),
            Piece::Table(table) => section.add_table(*table),
        };
    }
    section
        .page_size(docx_rs::PageSize::new().size(look::PAGE.0.into(), look::PAGE.1.into()))
        .page_margin(margins())
        .title_pg()
        .page_num_type(PageNumType::new().start(1))
}

enum Piece {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

/// The blocks of a sheet.
fn pieces(sheet: &Sheet) -> Vec<Piece> {
    let held = pages::held(sheet);
    let mut pieces = Vec::new();
    for (block, is_held) in sheet.blocks.iter().zip(held) {
        match block {
            Block::Line(line) => paragraphs(line, is_held, &mut |paragraph| {
                pieces.push(Piece::Paragraph(Box::new(paragraph)));
            }),
            Block::Head(left, right) => pieces.push(columns(left, right, look::HEAD)),
            Block::Foot(left, right) => {
                let half = look::WIDTH / 2;
                pieces.push(columns(left, right, (half, look::WIDTH - half)));
            }
        }
    }
    pieces
}

/// Two columns without borders, in one row that does not break over pages.
fn columns(left: &[Line], right: &[Line], widths: (Twips, Twips)) -> Piece {
    let row = TableRow::new(vec![cell(left, widths.0), cell(right, widths.1)]).cant_split();
    let table = Table::without_borders(vec![row])
        .set_grid(vec![widths.0.into(), widths.1.into()])
        .width(look::WIDTH.into(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0));
    Piece::Table(Box::new(table))
}

fn cell(lines: &[Line], width: Twips) -> TableCell {
    let mut made = Vec::new();
    for line in lines {
        paragraphs(line, false, &mut |paragraph| made.push(paragraph));
    }
    // A cell without a paragraph is not a cell to Word.
    if made.is_empty() {
        made.push(Paragraph::new());
    }
    let cell = TableCell::new().width(width.into(), WidthType::Dxa);
    made.into_iter().fold(cell, TableCell::add_paragraph)
}

/// A line, and the rule under it, which is the border of an empty line: it keeps its length whatever the words.
fn paragraphs(line: &Line, is_held: bool, add: &mut dyn FnMut(Paragraph)) {
    let look = look::look(line.role);
    let mut paragraph = Paragraph::new().style(&id(line.role));
    if is_held || look.keeps_next {
        paragraph = paragraph.keep_next(true);
    }
    if !line.label.is_empty() {
        let space = if line.text.is_empty() { "" } else { " " };
        paragraph = paragraph.add_run(Run::new().add_text(format!("{}{space}", line.label)));
    }
    if !line.text.is_empty() {
        paragraph = paragraph.add_run(Run::new().add_text(&line.text));
    }
    if !line.aside.is_empty() {
        paragraph = paragraph.add_run(Run::new().add_text(format!(" {}", line.aside)).italic());
    }
    add(paragraph);
    if let Rule::Long(length) = look.rule {
        add(rule(line.role, length, look.after));
    }
}

fn rule(role: Role, length: Twips, after: Twips) -> Paragraph {
    let column = match role {
        Role::LastIssuer => look::HEAD.0,
        Role::Motto => look::HEAD.1,
        _ => look::WIDTH,
    };
    let beside = i32::from(column.saturating_sub(length) / 2);
    let top = ParagraphBorder::new(ParagraphBorderPosition::Top)
        .size(6)
        .space(1)
        .color("000000");
    let mut paragraph = Paragraph::new()
        .indent(Some(beside), None, Some(beside), None)
        .size(4)
        .line_spacing(
            LineSpacing::new()
                .before(20)
                .after(after.into())
                .line(40)
                .line_rule(LineSpacingType::Exact),
        );
    paragraph.property = paragraph
        .property
        .set_borders(ParagraphBorders::with_empty().set(top))
        .keep_next(true);
    paragraph
}

/// The style's name in Word's list.
fn name(role: Role) -> &'static str {
    match role {
        Role::Nation => "Quốc hiệu",
        Role::Motto => "Tiêu ngữ",
        Role::Superior => "Cơ quan chủ quản",
        Role::Issuer => "Cơ quan ban hành",
        Role::LastIssuer => "Cơ quan ban hành cuối",
        Role::Number => "Số ký hiệu",
        Role::PlaceDay => "Địa danh ngày tháng",
        Role::Kind => "Tên loại",
        Role::Subject => "Trích yếu",
        Role::LastSubject => "Trích yếu cuối",
        Role::Attached => "Kèm theo",
        Role::Decides => "Quyết định",
        Role::Basis => "Căn cứ",
        Role::Division => "Phần chương",
        Role::DivisionTitle => "Tên phần chương",
        Role::Heading => "Đề mục",
        Role::Text => "Nội dung",
        Role::RecipientsTitle => "Nơi nhận",
        Role::Recipient => "Nơi nhận dòng",
        Role::Power => "Quyền hạn chức vụ",
        Role::Signed => "Chỗ ký",
        Role::Name => "Họ tên",
    }
}

/// The style's id: ASCII, which every reader of Word files takes.
fn id(role: Role) -> String {
    format!("LienTich{role:?}")
}

fn style(role: Role) -> Style {
    let look = look::look(role);
    let mut style = Style::new(id(role), StyleType::Paragraph)
        .name(name(role))
        .q_format(true)
        .size(look.size.into())
        .fonts(fonts())
        .align(alignment(look.align))
        .indent(
            None,
            Some(SpecialIndentType::FirstLine(look.first_line.into())),
            None,
            None,
        )
        .line_spacing(spacing(look));
    if look.is_bold {
        style = style.bold();
    }
    if look.is_italic {
        style = style.italic();
    }
    if let Some(level) = look.outline {
        style = style.outline_lvl(level.into());
    }
    style
}

fn alignment(align: Align) -> AlignmentType {
    match align {
        Align::Left => AlignmentType::Left,
        Align::Centre => AlignmentType::Center,
        Align::Both => AlignmentType::Both,
    }
}

fn spacing(look: Look) -> LineSpacing {
    // Room below a ruled line is below its rule.
    let after = if look.rule == Rule::None {
        look.after
    } else {
        0
    };
    LineSpacing::new()
        .before(look.before.into())
        .after(after.into())
        .line(i32::from(look::LINE))
        .line_rule(LineSpacingType::Auto)
}
