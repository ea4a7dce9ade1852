//! The shipped rows, a school's own among them, and the lines that cite them.

use super::*;

fn entry(symbol: &str) -> Entry {
    Catalogue::shipped().find(symbol).unwrap().clone()
}

#[test]
fn every_shipped_row_is_read_dated_and_sound() {
    let catalogue = Catalogue::parse(SHIPPED).unwrap();
    assert!(catalogue.entries.len() > 50);
    for entry in &catalogue.entries {
        assert!(entry.checked.is_some(), "{}", entry.symbol);
        assert!(entry.is_sound(), "{}", entry.symbol);
        let replaced = entry.until.is_some() != entry.replaced_by.is_empty();
        assert!(
            replaced,
            "{} ends and nothing follows, or the other way round",
            entry.symbol
        );
    }
}

#[test]
fn a_row_that_cannot_be_read_is_named() {
    assert_eq!(
        Catalogue::parse("# x\n12/KH\tthiếu cột\n"),
        Err(MalformedRow(2))
    );
}

#[test]
fn a_document_is_found_however_its_symbol_is_written_and_without_diacritics() {
    let catalogue = Catalogue::shipped();
    for symbol in ["4/2000/QĐ-BGĐT", "04/2000/QĐ-BGDĐT", "04/ 2000/QĐ - BGDĐT"] {
        assert!(catalogue.find(symbol).is_some(), "{symbol}");
    }
    let found = catalogue.search("dan chu o co so");
    let symbols: Vec<&str> = found.iter().map(|entry| entry.symbol.as_str()).collect();
    assert!(symbols.contains(&"59/2023/NĐ-CP"), "{symbols:?}");
    let found = catalogue.search("truong hoc dieu le");
    assert!(!found.is_empty(), "each word for itself, in any order");
    assert_eq!(catalogue.search("").len(), catalogue.entries.len());
}

#[test]
fn the_whole_catalogue_begins_with_the_newest() {
    let all = Catalogue::shipped().search("");
    let days: Vec<_> = all.iter().map(|entry| entry.day.or(entry.from)).collect();
    assert!(days.is_sorted_by(|one, next| next <= one), "{days:?}");
    assert!(days[0] > days[days.len() - 1]);
}

#[test]
fn a_schools_row_stands_in_place_of_the_shipped_one_until_it_is_the_same() {
    let shipped = entry("11/2020/TT-BGDĐT");
    let own = Entry {
        until: "2026-12-01".parse().ok(),
        replaced_by: "Thông tư mới".to_owned(),
        ..shipped.clone()
    };
    let rows = keep(&[], &own);
    let catalogue = Catalogue::shipped().with(&rows);
    assert_eq!(catalogue.entries.len(), Catalogue::shipped().entries.len());
    assert_eq!(catalogue.find(&shipped.symbol), Some(&own));
    assert!(are_sound(&rows));
    assert!(keep(&rows, &shipped).is_empty());
    assert!(drop(&rows, "11/2020/TT-BGD ĐT").is_empty());
}

#[test]
fn rows_out_of_order_without_words_or_with_days_out_of_order_are_not_kept() {
    let good = entry("59/2023/NĐ-CP");
    let turned = Entry {
        until: good.from,
        ..good.clone()
    };
    let nameless = Entry {
        name: " ".to_owned(),
        ..good.clone()
    };
    assert!(are_sound(std::slice::from_ref(&good)));
    for wrong in [turned, nameless] {
        assert!(!wrong.is_sound(), "{wrong:?}");
    }
    assert!(!are_sound(&[good.clone(), good]), "each symbol once");
}

#[test]
fn a_basis_is_cited_as_decree_30_wants_it() {
    for (symbol, line) in [
        ("50/2024/QH15", "Căn cứ Luật Công đoàn;"),
        (
            "59/2023/NĐ-CP",
            "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ quy định chi tiết Luật Thực hiện dân chủ ở cơ sở;",
        ),
        (
            "30/2020/NĐ-CP",
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        ),
        (
            "52/2020/TT-BGDĐT",
            "Căn cứ Thông tư số 52/2020/TT-BGDĐT ngày 31 tháng 12 năm 2020 của Bộ trưởng Bộ Giáo dục và Đào tạo ban hành Điều lệ trường mầm non;",
        ),
        (
            "07/2026/TT-BGDĐT",
            "Căn cứ Thông tư số 07/2026/TT-BGDĐT của Bộ trưởng Bộ Giáo dục và Đào tạo về thi đua, khen thưởng ngành Giáo dục;",
        ),
    ] {
        assert_eq!(entry(symbol).cited(), line);
    }
}
