//! A QR code, drawn as one path of a picture that grows without blurring, on screen and on paper.

use std::fmt::Write as _;

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// Light modules around the code, without which cameras do not find it.
const MARGIN: i32 = 4;

/// The code of a text; nothing where the text is longer than any code (2,331 bytes).
pub fn code(text: &str, label: String) -> AnyView {
    let segment = [QrSegment::make_bytes(text.as_bytes())];
    // A phone reads it from a creased paper too.
    let Ok(code) = QrCode::encode_segments(&segment, QrCodeEcc::Medium) else {
        return ().into_any();
    };
    let side = code.size() + 2 * MARGIN;
    view! {
        <svg class="qr" role="img" aria-label=label viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges">
            <rect width=side height=side fill="#fff"></rect>
            <path d=path(&code) fill="#000"></path>
        </svg>
    }
    .into_any()
}

/// A rectangle for each run of dark modules in a line.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if start < x {
                // Writing into a string does not fail.
                let _ = write!(
                    path,
                    "M{} {}h{}v1h-{2}z",
                    start + MARGIN,
                    y + MARGIN,
                    x - start
                );
            }
            x += 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paints the path and compares it with the code module by module.
    #[test]
    fn the_path_is_dark_where_the_code_is() {
        let code = QrCode::encode_text("http://localhost:8080/join#0123", QrCodeEcc::Medium);
        let code = code.unwrap();
        let mut dark = vec![];
        for run in path(&code).split_terminator('z') {
            let numbers: Vec<i32> = run
                .split(|c: char| !c.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            dark.extend((0..numbers[2]).map(|n| (numbers[0] + n - MARGIN, numbers[1] - MARGIN)));
        }
        let modules = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let expected: Vec<(i32, i32)> = modules.filter(|(x, y)| code.get_module(*x, *y)).collect();
        assert_eq!(dark, expected);
    }
}
