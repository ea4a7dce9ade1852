//! Markdown and plain text: the same lines in the same order, for mail, notes and comparison.

use super::look;
use super::paper::{self, Block, Cells, Line, Paper, Role};

/// As plain text, one line a paragraph.
pub fn text(paper: &Paper) -> String {
    joined(paper, Way::Plain, &said)
}

fn said(line: &Line) -> String {
    let text = look::cased(line.role, &line.text);
    let parts = [line.label.as_str(), &text, line.aside.as_str()];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// As Markdown.
pub fn markdown(paper: &Paper) -> String {
    joined(paper, Way::Marked, &marked)
}

fn joined(paper: &Paper, way: Way, say: &dyn Fn(&Line) -> String) -> String {
    let mut all: Vec<String> = Vec::new();
    let mut is_table = false;
    for block in paper.sheets.iter().flat_map(|sheet| &sheet.blocks) {
        let lines: Vec<&Line> = match block {
            Block::Row(cells) => {
                let row = row(cells, way);
                match all.last_mut().filter(|_| is_table) {
                    Some(table) => {
                        table.push('\n');
                        table.push_str(&row);
                    }
                    None => all.push(row),
                }
                is_table = true;
                continue;
            }
            Block::Line(line) => vec![line],
            Block::Head(left, right) | Block::Foot(left, right) => {
                left.iter().chain(right).collect()
            }
        };
        is_table = false;
        all.extend(lines.into_iter().map(say).filter(|words| !words.is_empty()));
    }
    all.push(String::new());
    all.join("\n\n").trim_end().to_owned() + "\n"
}

/// A row of a table on one line.
fn row(cells: &Cells, way: Way) -> String {
    let words = cells.iter().map(|cell| match way {
        Way::Plain => cell.text.clone(),
        Way::Marked => escaped(&cell.text).replace('|', "\\|"),
    });
    let words = words.collect::<Vec<_>>().join(" | ");
    match way {
        Way::Plain => words,
        Way::Marked if paper::is_table_head(cells) => {
            format!("| {words} |\n{}|", "| --- ".repeat(cells.len()))
        }
        Way::Marked => format!("| {words} |"),
    }
}

/// How lines are told apart.
#[derive(Clone, Copy)]
enum Way {
    /// Not at all.
    Plain,
    /// By the marks of Markdown.
    Marked,
}

fn marked(line: &Line) -> String {
    let words = |text: &str| escaped(text);
    let label = words(&line.label);
    let text = words(&look::cased(line.role, &line.text));
    let mut said = match line.role {
        Role::Kind => format!("# {text}"),
        Role::Subject | Role::LastSubject | Role::Year | Role::Decides | Role::Annex => {
            format!("**{text}**")
        }
        Role::Division | Role::DivisionTitle | Role::AnnexTitle => format!("## {label}{text}"),
        Role::Heading => format!("## {label} {text}"),
        Role::Basis | Role::PlaceDay | Role::Attached | Role::Note => format!("*{text}*"),
        Role::Nation | Role::Issuer | Role::LastIssuer | Role::Power | Role::Name => {
            if text.is_empty() {
                String::new()
            } else {
                format!("**{text}**")
            }
        }
        _ => [label, text]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
    };
    if !line.aside.is_empty() {
        said = format!("{said} *{}*", words(&line.aside));
    }
    said
}

/// Marks of Markdown that stand in the words themselves.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (at, letter) in words.char_indices() {
        let is_mark = matches!(letter, '*' | '_' | '`' | '\\' | '[' | ']' | '<' | '>')
            || at == 0 && matches!(letter, '#' | '-' | '+')
            || letter == '.' && at != 0 && words[..at].bytes().all(|byte| byte.is_ascii_digit());
        if is_mark {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
