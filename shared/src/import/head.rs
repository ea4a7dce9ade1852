//! What stands before the outline: letterhead, title, issuance note; and where the outline begins.
//!
//! Legal bases and the preamble, which lie between, are read in `bases`.

use super::bases;
use super::draft::{DocumentKind, LineSpan, Passage};
use super::labels::{self, Label, Style};
use super::lines::Line;
use super::words;
use super::wrap::Page;
use super::year;
use crate::text::case;

/// Names of documents, what they are to us, and whether that is sure.
const NAMES: [(&str, DocumentKind, bool); 10] = [
    ("kế hoạch", DocumentKind::Plan, true),
    ("quy chế", DocumentKind::Regulation, true),
    ("qui chế", DocumentKind::Regulation, true),
    ("chương trình", DocumentKind::Plan, false),
    ("phương án", DocumentKind::Plan, false),
    ("đề án", DocumentKind::Plan, false),
    ("quy định", DocumentKind::Regulation, false),
    ("thỏa thuận", DocumentKind::Regulation, false),
    ("thoả thuận", DocumentKind::Regulation, false),
    ("nghị quyết", DocumentKind::Regulation, false),
];

/// A title of more lines is no title.
const LONGEST_TITLE: usize = 9;
/// A decision of more lines does not stand before a regulation.
const LONGEST_WAY_TO_TITLE: usize = 150;
/// A letterhead of more lines is a page of its own, such as the decision that issues a regulation.
const LONGEST_LETTERHEAD: usize = 14;

/// The head of a document.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// What it calls itself, and whether that is sure.
    pub kind: Option<(DocumentKind, bool)>,
    /// In front of the title, in the decision that a document of ours is attached to.
    pub bases: Vec<Line>,
    /// Before the title.
    pub letterhead: Vec<Passage>,
    /// Before the title, but too much for a letterhead.
    pub unplaced: Option<Passage>,
    /// The title.
    pub title: Option<Passage>,
    /// "(Ban hành kèm theo …)".
    pub issuance: Option<Passage>,
    /// Index of the first line behind all that.
    pub end: usize,
}

/// Reads the head.
pub(super) fn read(lines: &[Line], page: Page) -> Head {
    let mut head = Head::default();
    let Some((start, kind)) = find_title(lines) else {
        head.end = lines
            .iter()
            .take(LONGEST_LETTERHEAD)
            .take_while(|line| is_letterhead(line))
            .count();
        head.letterhead = lines[..head.end].iter().map(passage).collect();
        return head;
    };
    head.kind = Some(kind);
    let above = &lines[..start];
    let beyond = start > LONGEST_LETTERHEAD || above.iter().any(is_decision);
    if beyond {
        head.unplaced = joined(above);
    } else {
        head.letterhead = above.iter().map(passage).collect();
    }
    let mut end = title_end(lines, start, page);
    let (title, note) = split_note(&lines[start..end]);
    head.title = title;
    head.issuance = note;
    if head.issuance.is_none() {
        let note_end = issuance_end(lines, end);
        head.issuance = joined(&lines[end..note_end]);
        end = note_end;
    }
    head.end = end;
    head
}

/// Index of the line at which the outline begins, looking from `from` on.
pub(super) fn outline_start(lines: &[Line], from: usize) -> usize {
    let mut led_in = false;
    let mut based = false;
    for (at, line) in lines.iter().enumerate().skip(from) {
        let label = labels::parse(&line.text);
        let rest = label
            .as_ref()
            .map_or(line.text.as_str(), |label| &line.text[label.rest_at..]);
        let is_basis = bases::begins_basis(rest);
        based |= is_basis;
        let begins = match label {
            // Bases in a list; a list that follows the preamble is the outline.
            Some(label) if label.style.is_bullet() => led_in || !is_basis && !based,
            Some(label) => !is_basis && begins_outline(&label, rest),
            None => led_in || at > from && (is_heading(line) || line.mark.heading == Some(true)),
        };
        if begins {
            return at;
        }
        led_in |= bases::leads_in(&line.text);
    }
    lines.len()
}

/// A heading in capitals without a number.
pub(super) fn is_heading(line: &Line) -> bool {
    words::is_caps(&line.text) && (2..=25).contains(&words::count(&line.text))
}

fn begins_outline(label: &Label, rest: &str) -> bool {
    match label.style {
        Style::Dotted(_) | Style::InBrackets => false,
        Style::Roman | Style::UpperLetter => label.ordinal == 1 || words::is_caps(rest),
        Style::Arabic if label.sep.is_empty() => words::is_caps(rest),
        _ => label.ordinal == 1,
    }
}

/// The line that names the kind of document: in capitals if there is one, else a short line before
/// the first item.
fn find_title(lines: &[Line]) -> Option<(usize, (DocumentKind, bool))> {
    let named = |lines: &[Line], sure: bool, printed: fn(&str) -> bool| {
        lines.iter().enumerate().find_map(|(at, line)| {
            let (_, kind, is_sure) = NAMES.iter().find(|(name, ..)| names(&line.text, name))?;
            (printed(&line.text) && *is_sure == sure).then_some((at, (*kind, sure)))
        })
    };
    let first_item = lines
        .iter()
        .take(30)
        .position(|line| labels::parse(&line.text).is_some());
    let top = &lines[..first_item.unwrap_or(lines.len().min(30))];
    let near = &lines[..lines.len().min(LONGEST_WAY_TO_TITLE)];
    let short = |text: &str| words::count(text) <= 25 && !text.ends_with('.');
    named(near, true, is_caps_name)
        .or_else(|| named(near, false, is_caps_name))
        .or_else(|| named(top, true, short))
}

/// What a line with a document's name on it names.
pub(super) fn named(text: &str) -> Option<DocumentKind> {
    let mut known = NAMES.iter();
    let found = known.find(|(name, ..)| names(text, name));
    found.map(|(_, kind, _)| *kind)
}

/// Begins with the name, perhaps with letters spaced out.
fn names(text: &str, name: &str) -> bool {
    let close = |text: &str| -> String {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .map(case::lower)
            .collect()
    };
    words::starts_with(text, name) || text.len() < 60 && close(text) == close(name)
}

fn is_caps_name(text: &str) -> bool {
    let start: String = text.chars().take(8).collect();
    words::is_caps(&start)
}

/// Index of the first line behind the title.
fn title_end(lines: &[Line], start: usize, page: Page) -> usize {
    let mut has_year = year::find(&lines[start].text).is_some();
    let mut at = start + 1;
    while at < lines.len().min(start + LONGEST_TITLE)
        && !ends_title(lines, start, at, has_year, page)
    {
        has_year |= year::find(&lines[at].text).is_some();
        at += 1;
    }
    at
}

fn ends_title(lines: &[Line], start: usize, at: usize, has_year: bool, page: Page) -> bool {
    let line = &lines[at];
    let text = &line.text;
    if is_note(text)
        || bases::begins_sure_basis(text)
        || labels::parse(text).is_some() && !text.starts_with('-')
    {
        return true;
    }
    let caps = words::is_caps(text);
    let subtitled = at > start + 1;
    let long = !page.is_short(line) && !caps;
    let begins = bases::begins_preamble(text) && !is_caps_name(text);
    let loose = subtitled && !page.is_short(line) && !caps && begins;
    if words::starts_lower(text) && !words::ends_sentence(&lines[at - 1].text) {
        return long && has_year;
    }
    if loose || text.ends_with([';', ':']) || text.starts_with('-') && !page.is_short(line) {
        return true;
    }
    // The parties or the school may stand behind the year.
    let school =
        words::starts_with_any(text, &["trường", "của trường"]) && !words::ends_sentence(text);
    let before_note = lines
        .get(at + 1)
        .is_some_and(|next| is_note(&next.text) || bases::begins_sure_basis(&next.text));
    let goes_on = caps || text.starts_with(['(', '-']) || !long && (school || before_note);
    has_year && (long || !goes_on) || long && page.is_unwrapped() && words::count(text) > 40
}

fn is_note(text: &str) -> bool {
    let text = text.trim_start_matches(['(', ' ']);
    words::starts_with_any(text, &["ban hành kèm theo", "kèm theo", "ban hành theo"])
}

/// The note may stand behind the title on its last line.
fn split_note(title: &[Line]) -> (Option<Passage>, Option<Passage>) {
    let Some(last) = title.last() else {
        return (None, None);
    };
    let found = ["(Ban hành", "(ban hành", "(Kèm theo", "(kèm theo"]
        .iter()
        .find_map(|note| last.text.find(note))
        .filter(|at| *at > 0);
    let Some(at) = found else {
        return (joined(title), None);
    };
    let mut kept = title.to_vec();
    let note = last.tail_from(at);
    if let Some(last) = kept.last_mut() {
        *last = last.head_to(at);
    }
    (joined(&kept), joined(&[note]))
}

/// Index of the first line behind the issuance note that begins at `from`.
fn issuance_end(lines: &[Line], from: usize) -> usize {
    let Some(first) = lines.get(from).filter(|line| is_note(&line.text)) else {
        return from;
    };
    let bracketed = first.text.starts_with('(');
    let mut at = from;
    while at < lines.len().min(from + 5) {
        let text = &lines[at].text;
        let over = if bracketed {
            text.ends_with([')', '.']) && text.contains(')')
        } else {
            lines
                .get(at + 1)
                .is_none_or(|next| words::starts_upper(&next.text))
        };
        at += 1;
        if over {
            return at;
        }
    }
    from + 1
}

/// Part of the decision that issues a regulation.
fn is_decision(line: &Line) -> bool {
    bases::begins_sure_basis(&line.text)
        || labels::parse(&line.text).is_some_and(|label| label.style == Style::Article)
}

/// What stands above a title that was not found.
fn is_letterhead(line: &Line) -> bool {
    let marks = ["số:", "cộng hòa xã hội", "cộng hoà xã hội", "độc lập"];
    let first = line.cells.first().map_or("", String::as_str);
    words::is_caps(first)
        || marks
            .iter()
            .any(|mark| words::lower(first).starts_with(mark))
}

pub(super) fn passage(line: &Line) -> Passage {
    Passage {
        text: line.text.clone(),
        lines: LineSpan::line(line.number),
    }
}

/// The lines as one passage.
pub(super) fn joined(lines: &[Line]) -> Option<Passage> {
    let (first, last) = (lines.first()?, lines.last()?);
    let text = words::join(lines.iter().map(|line| line.text.as_str()));
    Some(Passage {
        text,
        lines: LineSpan {
            first: first.number,
            last: last.number,
        },
    })
}
