//! A table with borders, whose first row stands again on each page.

use std::fmt::Write as _;

use super::body::cell;
use crate::render::look;
use crate::render::paper::{self, Cells};

const BEGIN: &str = "<w:tbl><w:tblPr><w:tblW w:w=\"9355\" w:type=\"dxa\"/><w:tblBorders>\
    <w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/><w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>\
    <w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/><w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>\
    <w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/><w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>\
    </w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
    <w:tblGrid><w:gridCol w:w=\"567\"/><w:gridCol w:w=\"3742\"/><w:gridCol w:w=\"1843\"/><w:gridCol w:w=\"1843\"/><w:gridCol w:w=\"1360\"/></w:tblGrid>";

/// What stands between two blocks: the beginning or the end of a table.
pub fn between(is_table: bool, is_row: bool) -> &'static str {
    match (is_table, is_row) {
        (false, true) => BEGIN,
        (true, false) => "</w:tbl>",
        _ => "",
    }
}

/// A row.
pub fn row(cells: &Cells, xml: &mut String) {
    let head = if paper::is_table_head(cells) {
        "<w:tblHeader/>"
    } else {
        ""
    };
    // Writing to a string does not fail.
    let _ = write!(xml, "<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>");
    for (line, width) in cells.iter().zip(look::TABLE) {
        cell(std::slice::from_ref(line), width, xml);
    }
    xml.push_str("</w:tr>");
}

#[cfg(test)]
mod tests {
    use super::BEGIN;
    use crate::render::look;

    #[test]
    fn a_table_begins_with_the_widths_and_margins_of_the_look() {
        let all: u16 = look::TABLE.iter().sum();
        assert_eq!(all, look::WIDTH);
        assert!(BEGIN.contains(&format!("<w:tblW w:w=\"{all}\"")));
        for width in look::TABLE {
            assert!(BEGIN.contains(&format!("<w:gridCol w:w=\"{width}\"/>")));
        }
        let beside = look::CELL.0;
        assert!(BEGIN.contains(&format!("<w:left w:w=\"{beside}\" w:type=\"dxa\"/>")));
    }
}
