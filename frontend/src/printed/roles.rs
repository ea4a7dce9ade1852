//! The style sheet of a document's lines, made from the measurements of the decree. It is kept in the tree, so that a browser
//! needs no style of the moment; here it is held against `render::look`.

use std::fmt::Write as _;

use lientich_shared::render::Role;
use lientich_shared::render::html;
use lientich_shared::render::look::{self, Align, Look, Rule, Twips};

const KEPT: &str = include_str!("../../styles/paper_roles.css");

fn points(twips: Twips) -> String {
    format!("{}pt", f64::from(twips) / 20.0)
}

fn sheet() -> String {
    let mut css = String::from(
        "/* Lines of official documents. Made from `shared::render::look` by the test beside `frontend/src/printed.rs`. */\n\n",
    );
    let [top, right, bottom, left] = look::MARGINS.map(points);
    let (wide, high) = (points(look::PAGE.0), points(look::PAGE.1));
    let (first, second) = (points(look::HEAD.0), points(look::HEAD.1));
    let table = look::TABLE.map(points).join(" ");
    let line = f64::from(look::SINGLE) / 1000.0 * f64::from(look::LINE) / 240.0;
    let mut say = |rule: String| css.push_str(&rule);
    say(format!(
        ":root {{\n  --a4-wide: {wide};\n  --a4-high: {high};\n  --a4-margins: {top} {right} {bottom} {left};\n  --a4-sides: {left} {right};\n  --a4-text: {};\n  --a4-header: {};\n  --a4-columns: {first} {second};\n  --a4-table: {table};\n  --a4-line: {line:.4};\n}}\n",
        points(look::WIDTH),
        points(look::HEADER)
    ));
    for role in Role::ALL {
        say(of_role(role));
    }
    css
}

fn of_role(role: Role) -> String {
    let look = look::look(role);
    let name = html::name(role);
    let mut css = format!(
        "\n.a4s [data-role=\"{name}\"] {{\n  font-size: {}pt;\n",
        f64::from(look.size) / 2.0
    );
    for (holds, words) in declared(look) {
        if holds {
            // Writing to a string does not fail.
            let _ = writeln!(css, "  {words}");
        }
    }
    css.push_str("}\n");
    if let Rule::Long(length) = look.rule {
        let above = f64::from(look::RULE_TOP) / 20.0 - 0.375;
        let below = f64::from(look::RULE_ROOM) / 20.0 - 0.75 - above;
        let _ = write!(
            css,
            "\n.a4s [data-role=\"{name}\"]::after {{\n  content: \"\";\n  display: block;\n  width: {};\n  height: {below:.3}pt;\n  margin: {above:.3}pt auto 0;\n  border-top: 0.75pt solid;\n}}\n",
            points(length)
        );
    }
    css
}

fn declared(look: Look) -> [(bool, String); 7] {
    let align = match look.align {
        Align::Left => "start",
        Align::Centre => "center",
        Align::Both => "justify",
    };
    [
        (look.is_bold, "font-weight: 700;".to_owned()),
        (look.is_italic, "font-style: italic;".to_owned()),
        (look.is_caps, "text-transform: uppercase;".to_owned()),
        (true, format!("text-align: {align};")),
        (
            0 < look.first_line,
            format!("text-indent: {};", points(look.first_line)),
        ),
        (
            0 < look.before,
            format!("margin-block-start: {};", points(look.before)),
        ),
        (
            0 < look.after,
            format!("margin-block-end: {};", points(look.after)),
        ),
    ]
}

#[test]
fn the_kept_style_sheet_has_the_measurements_of_the_decree() {
    let made = sheet();
    if std::env::var_os("LIENTICH_STYLES").is_some() {
        let place = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        std::fs::write(place.join("styles/paper_roles.css"), &made).expect("the sheet is written");
        return;
    }
    assert_eq!(
        KEPT, made,
        "LIENTICH_STYLES=write with this test makes it anew"
    );
}
