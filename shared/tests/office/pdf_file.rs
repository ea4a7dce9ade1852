//! PDF files by hand: numbered objects, streams, pages that draw words.

use miniz_oxide::deflate::compress_to_vec_zlib;
use std::fmt::Write as _;

/// A file of numbered objects, without the table of places that nobody needs.
pub fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.5\n".to_vec();
    for (at, object) in objects.iter().enumerate() {
        bytes.extend(format!("{} 0 obj\n", at + 1).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    bytes.extend(b"trailer\n<</Root 1 0 R>>\n%%EOF");
    bytes
}

/// A packed stream.
pub fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    let packed = compress_to_vec_zlib(data, 6);
    let head = format!(
        "<</Length {}/Filter/FlateDecode{dict}>>\nstream\n",
        packed.len()
    );
    [head.as_bytes(), &packed, b"\nendstream"].concat()
}

/// Catalogue, pages and font of a file whose pages have these contents.
pub fn pages(font: &str, contents: &[String]) -> Vec<Vec<u8>> {
    let kids: Vec<String> = (0..contents.len())
        .map(|at| format!("{} 0 R", 5 + 2 * at))
        .collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!(
            "<</Type/Pages/Kids[{}]/Count 1/Resources<</Font<</F 3 0 R>>>>>>",
            kids.join(" ")
        )
        .into_bytes(),
        font.as_bytes().to_vec(),
        stream("", TO_UNICODE.as_bytes()),
    ];
    for (at, content) in contents.iter().enumerate() {
        objects
            .push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 6 + 2 * at).into_bytes());
        objects.push(stream("", content.as_bytes()));
    }
    objects
}

/// Codes are UTF-16 themselves.
const TO_UNICODE: &str = "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0001> <FFFF> <0001> endbfrange";
/// A font of such codes.
pub const UNICODE_FONT: &str = "<</Type/Font/Subtype/Type0/BaseFont/Times/Encoding/Identity-H/ToUnicode 4 0 R/DescendantFonts[<</DW 450>>]>>";

/// A page that draws lines, each at its place.
pub fn page(lines: &[(u32, u32, &str)]) -> String {
    let mut content = String::from("BT /F 14 Tf\n");
    for (left, height, words) in lines {
        let codes: Vec<String> = words
            .encode_utf16()
            .map(|unit| format!("{unit:04x}"))
            .collect();
        let codes = codes.concat();
        writeln!(content, "1 0 0 1 {left} {height} Tm <{codes}> Tj")
            .expect("writing to a string does not fail");
    }
    content + "ET"
}
