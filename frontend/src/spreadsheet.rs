//! A table as an Excel workbook (.xlsx, ECMA-376): one sheet, its head frozen and filtered, words as
//! words, numbers as numbers, days as days. Only the parts; `desk` packs them into the archive. Reading
//! workbooks is in `platform::workbook`.

use std::fmt::Write as _;

use lientich_shared::time::Day;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words. They are never read as a formula.
    Words(String),
    /// A number.
    Number(u64),
    /// A day.
    Day(Day),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The name of the sheet; characters that a sheet may not have are left out.
    pub name: String,
    /// What the columns are called, and how wide they are, in characters. At most 26.
    pub columns: Vec<(String, u8)>,
    /// The rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A part of the archive: where it lies, and its XML.
pub type Part = (&'static str, String);

/// Media type of the whole.
pub const MEDIA: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const FORMAT: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Places in the list of formats of [`styles`].
const HEAD: u8 = 1;
const WORDS: u8 = 2;
const DAY: u8 = 3;

/// Excel counts days from the last of 1899, and takes 1900 for a leap year.
const EPOCH: i32 = 25_569;

/// Most characters of a sheet's name.
const LONGEST_NAME: usize = 31;

/// The parts of a workbook with this table.
pub fn parts(table: &Table) -> Vec<Part> {
    vec![
        ("[Content_Types].xml", types()),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", book(&table.name)),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("styles", "styles.xml"),
            ]),
        ),
        ("xl/styles.xml", styles()),
        ("xl/worksheets/sheet1.xml", sheet(table)),
    ]
}

fn types() -> String {
    let part = |path: &str, kind: &str| {
        format!(r#"<Override PartName="{path}" ContentType="{FORMAT}.{kind}+xml"/>"#)
    };
    let overrides = [
        part("/xl/workbook.xml", "sheet.main"),
        part("/xl/worksheets/sheet1.xml", "worksheet"),
        part("/xl/styles.xml", "styles"),
    ];
    format!(
        r#"{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{}</Types>"#,
        overrides.concat()
    )
}

fn relation(kind: &str, target: &str) -> String {
    relations(&[(kind, target)])
}

fn relations(all: &[(&str, &str)]) -> String {
    let one = |(nth, (kind, target)): (usize, &(&str, &str))| {
        let id = nth + 1;
        format!(r#"<Relationship Id="rId{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let all: String = all.iter().enumerate().map(one).collect();
    format!(r#"{XML}<Relationships xmlns="{RELATIONS}">{all}</Relationships>"#)
}

fn book(name: &str) -> String {
    let is_fit = |letter: &char| !matches!(letter, '\\' | '/' | '?' | '*' | '[' | ']' | ':' | '\'');
    let name: String = name.chars().filter(is_fit).take(LONGEST_NAME).collect();
    let name = escaped(&name);
    format!(
        r#"{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    )
}

/// A plain format, that of the head, of words that wrap, of days.
fn styles() -> String {
    let top = r#"<alignment vertical="top" wrapText="1"/>"#;
    format!(
        r#"{XML}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFECE4"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf applyAlignment="1"><alignment vertical="top"/></xf><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1">{top}</xf><xf applyAlignment="1">{top}</xf><xf numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf></cellXfs></styleSheet>"#
    )
}

fn sheet(table: &Table) -> String {
    let mut rows = String::new();
    let head = table
        .columns
        .iter()
        .map(|(name, _)| Cell::Words(name.clone()));
    row(&mut rows, 1, head, HEAD);
    for (nth, cells) in (2..).zip(&table.rows) {
        row(&mut rows, nth, cells.iter().cloned(), WORDS);
    }
    let columns = table.columns.iter().zip(1..).map(|((_, width), nth)| {
        format!(r#"<col min="{nth}" max="{nth}" width="{width}" customWidth="1"/>"#)
    });
    let columns: String = columns.collect();
    let last = letter(table.columns.len().saturating_sub(1));
    let count = table.rows.len() + 1;
    format!(
        r#"{XML}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{columns}</cols><sheetData>{rows}</sheetData><autoFilter ref="A1:{last}{count}"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>"#
    )
}

fn row(into: &mut String, nth: usize, cells: impl Iterator<Item = Cell>, words: u8) {
    // Writing to memory does not fail.
    let _ = write!(into, r#"<row r="{nth}">"#);
    for (column, cell) in cells.enumerate() {
        let at = letter(column);
        let _ = match cell {
            Cell::Empty => Ok(()),
            Cell::Words(text) => write!(
                into,
                r#"<c r="{at}{nth}" s="{words}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                escaped(&text)
            ),
            Cell::Number(number) => write!(into, r#"<c r="{at}{nth}"><v>{number}</v></c>"#),
            Cell::Day(day) => {
                let number = day.0 + EPOCH;
                write!(into, r#"<c r="{at}{nth}" s="{DAY}"><v>{number}</v></c>"#)
            }
        };
    }
    into.push_str("</row>");
}

/// A column's letter, by its place from 0.
fn letter(column: usize) -> char {
    let place = u8::try_from(column).unwrap_or(u8::MAX).min(25);
    char::from(b'A' + place)
}

/// Fit for XML, without what no XML may hold.
fn escaped(text: &str) -> String {
    let mut fit = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => fit.push_str("&amp;"),
            '<' => fit.push_str("&lt;"),
            '>' => fit.push_str("&gt;"),
            '"' => fit.push_str("&quot;"),
            '\n' | '\t' => fit.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control < ' ' => {}
            plain => fit.push(plain),
        }
    }
    fit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet_of(cell: Cell) -> String {
        let table = Table {
            name: "Phân công".to_owned(),
            columns: vec![("Hạn".to_owned(), 12)],
            rows: vec![vec![cell]],
        };
        let parts = parts(&table);
        let sheet = parts
            .into_iter()
            .find(|(path, _)| path.ends_with("sheet1.xml"));
        sheet.unwrap().1
    }

    #[test]
    fn a_day_is_the_number_that_excel_shows_as_that_day() {
        let day = Day::from_civil(2026, 11, 25).unwrap();
        assert!(sheet_of(Cell::Day(day)).contains(r#"<c r="A2" s="3"><v>46351</v></c>"#));
    }

    #[test]
    fn words_stay_words_whatever_they_look_like() {
        let sheet = sheet_of(Cell::Words("=1+1 <b> & \u{1}\"x\"".to_owned()));
        assert!(sheet.contains(r#"t="inlineStr""#));
        assert!(sheet.contains("=1+1 &lt;b&gt; &amp; &quot;x&quot;"));
        assert!(!sheet.contains("<f>"));
    }

    #[test]
    fn the_head_stays_in_sight_and_can_be_filtered() {
        let sheet = sheet_of(Cell::Number(3));
        assert!(sheet.contains(r#"ySplit="1""#) && sheet.contains(r#"state="frozen""#));
        assert!(sheet.contains(r#"<autoFilter ref="A1:A2"/>"#));
        assert!(sheet.contains(r#"<c r="A2"><v>3</v></c>"#));
    }

    #[test]
    fn a_sheet_s_name_has_only_what_excel_takes() {
        let book = book("Phân công 2026/2027: [bản in] của cả trường");
        assert!(
            book.contains(r#"name="Phân công 20262027 bản in của c""#),
            "{book}"
        );
    }
}
