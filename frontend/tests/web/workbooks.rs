//! A list of staff that a school keeps in Excel, read by the browser.

use lientich_frontend::platform::workbook;
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
