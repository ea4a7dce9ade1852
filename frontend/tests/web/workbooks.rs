//! Workbooks in the browser: a list of staff that a school keeps in Excel is read, a table is written.

use lientich_frontend::platform::{archive, workbook};
use lientich_frontend::spreadsheet::{self, Cell, Table};
use lientich_shared::time::Day;
use wasm_bindgen_test::wasm_bindgen_test;

/// A hidden sheet before the list; gaps, runs, words in place and a break within a cell in the list.
const STAFF: &[u8] = include_bytes!("staff.xlsx");

#[wasm_bindgen_test]
async fn the_first_visible_sheet_of_a_workbook_is_read_row_by_row() {
    let rows = workbook::rows(STAFF).await.unwrap();
    let expected =
        "Họ và tên\tTổ\t\tChức vụ\nĐặng Thuỳ Linh\t4\t\tGiáo viên; Tổ trưởng\nBùi Anh Dũng\n";
    assert_eq!(rows, expected);
}

#[wasm_bindgen_test]
async fn what_is_no_workbook_is_an_error_and_no_panic() {
    assert!(workbook::rows(b"PK\x03\x04 and no more").await.is_err());
    assert!(workbook::rows(b"").await.is_err());
    let cut = &STAFF[..STAFF.len() - 40];
    assert!(workbook::rows(cut).await.is_err());
}

#[wasm_bindgen_test]
async fn a_table_that_was_handed_out_reads_back_with_its_words_numbers_and_days() {
    let table = Table {
        name: "Phân công".to_owned(),
        columns: vec![
            ("Việc".to_owned(), 40),
            ("Hạn".to_owned(), 12),
            ("Đạt".to_owned(), 8),
        ],
        rows: vec![vec![
            Cell::Words("Thăm gia đình <học sinh> & \"ghi sổ\"".to_owned()),
            Cell::Day(Day::from_civil(2026, 11, 25).unwrap()),
            Cell::Number(21),
        ]],
    };
    let packed = archive::pack(&spreadsheet::parts(&table)).await.unwrap();
    let rows = workbook::rows(&packed).await.unwrap();
    // Excel counts days from the end of 1899.
    let expected = "Việc\tHạn\tĐạt\nThăm gia đình <học sinh> & \"ghi sổ\"\t46351\t21\n";
    assert_eq!(rows, expected);
}
