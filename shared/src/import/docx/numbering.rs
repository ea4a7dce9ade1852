//! Automatic numbers: what stands before a paragraph of a list, although no character of the file says it.

use std::collections::HashMap;

use super::styles::Listed;
use super::xml::{Event, Tag, Xml};
use crate::import::refusal::Refusal;
use crate::numbering;

/// Levels of a list, as Word has them.
const LEVELS: usize = 9;
/// Lists that are kept.
const MOST: usize = 4_000;
/// A label is no longer; a hostile one could be, a million times over.
const LONGEST_LABEL: usize = 60;

/// How a level counts and what it prints.
#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    text: String,
    /// Which level begins it anew: 0 for none, else the number of that level from 1.
    restart: Option<usize>,
    /// Every number of it is Arabic.
    is_legal: bool,
}

#[derive(Clone, Debug, Default)]
struct Abstract {
    levels: [Level; LEVELS],
}

#[derive(Clone, Debug, Default)]
struct List {
    kind: u32,
    starts: [Option<u32>; LEVELS],
    levels: HashMap<usize, Level>,
}

/// The lists of a file, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    kinds: HashMap<u32, Abstract>,
    lists: HashMap<u32, List>,
    counted: HashMap<u32, [Option<u32>; LEVELS]>,
    begun: Vec<(u32, usize)>,
}

impl Numbering {
    /// Reads the part of the lists; an empty one has none.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let mut xml = Xml::new(text);
        let mut reader = Reading::default();
        let mut open: Vec<String> = Vec::new();
        loop {
            match xml.next()? {
                Event::Open(tag) => {
                    reader.take(&tag);
                    open.push(tag.name().to_owned());
                }
                Event::Close => reader.close(open.pop().as_deref().unwrap_or_default()),
                Event::Text(_) => {}
                Event::End => return Ok(reader.made),
            }
        }
    }

    /// Counts a paragraph of a list, and gives its label; empty for one of no list.
    pub fn label(&mut self, listed: Listed) -> String {
        let Some(list) = listed
            .list
            .and_then(|id| Some((id, self.lists.get(&id)?.clone())))
        else {
            return String::new();
        };
        let (id, list) = list;
        let level = listed.level.unwrap_or(0).min(LEVELS - 1);
        let kind = self.kinds.get(&list.kind).cloned().unwrap_or_default();
        let of = |at: usize| list.levels.get(&at).unwrap_or(&kind.levels[at]);
        let first = |at: usize| list.starts[at].or(of(at).start).unwrap_or(1);
        let counted = self.counted.entry(list.kind).or_default();
        // A list that says where it begins does so once.
        if list.starts[level].is_some() && !self.begun.contains(&(id, level)) {
            counted[level] = None;
            if self.begun.len() < MOST {
                self.begun.push((id, level));
            }
        }
        counted[level] =
            Some(counted[level].map_or(first(level), |number| number.saturating_add(1)));
        for (under, number) in counted.iter_mut().enumerate().skip(level + 1) {
            let keeps = match of(under).restart {
                Some(0) => true,
                Some(after) => level + 1 > after,
                None => false,
            };
            if !keeps {
                *number = None;
            }
        }
        let number = |at: usize| counted[at].unwrap_or_else(|| first(at));
        print(of(level), &number, &|at| of(at).format.clone())
    }
}

/// What a level prints, "%1.%2." with the numbers put in.
fn print(level: &Level, number: &dyn Fn(usize) -> u32, format: &dyn Fn(usize) -> String) -> String {
    if level.format == "bullet" {
        return bullet(&level.text).to_owned();
    }
    if level.format == "none" {
        return String::new();
    }
    let mut out = String::new();
    let mut chars = level.text.chars().take(LONGEST_LABEL).peekable();
    while let Some(c) = chars.next() {
        let at = (c == '%')
            .then(|| chars.peek().and_then(|digit| digit.to_digit(10)))
            .flatten()
            .and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
        match at.filter(|at| *at < LEVELS) {
            Some(at) => {
                chars.next();
                let format = if level.is_legal {
                    String::new()
                } else {
                    format(at)
                };
                out.push_str(&written(number(at), &format));
            }
            None => out.push(c),
        }
    }
    out
}

/// Bullets come from fonts of signs; what the importer knows as bullets stays, all else is a round one.
fn bullet(text: &str) -> &str {
    match text.trim().chars().next() {
        Some('-' | '–' | '—' | '−' | '\u{F02D}') => "-",
        Some('+') => "+",
        Some('o') => "o",
        Some('*') => "*",
        Some('\u{F0A7}' | '▪') => "▪",
        Some('\u{F0D8}' | '➢') => "➢",
        Some('\u{F0FC}' | '✓') => "✓",
        _ => "•",
    }
}

fn written(number: u32, format: &str) -> String {
    match format {
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_ascii_lowercase(),
        "upperLetter" => letters(number).to_ascii_uppercase(),
        "lowerLetter" => letters(number),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

/// Up to what lists have; beyond that Arabic.
fn roman(number: u32) -> String {
    match usize::try_from(number) {
        Ok(number) if number < 400 => numbering::roman(number),
        _ => number.to_string(),
    }
}

/// a to z, then aa, bb, as Word goes on.
fn letters(number: u32) -> String {
    let Some(place) = number.checked_sub(1).filter(|place| *place < 26 * 4) else {
        return number.to_string();
    };
    let letter = char::from(b'a' + u8::try_from(place % 26).unwrap_or(0));
    std::iter::repeat_n(letter, usize::try_from(place / 26 + 1).unwrap_or(1)).collect()
}

/// What is being read.
#[derive(Default)]
struct Reading {
    made: Numbering,
    kind: Option<(u32, Abstract)>,
    list: Option<(u32, List)>,
    level: Option<(usize, Level)>,
    over: usize,
}

impl Reading {
    fn take(&mut self, tag: &Tag<'_>) {
        let id = |name: &str| tag.get(name).and_then(|id| id.parse::<u32>().ok());
        let at = || {
            let level = tag.get("w:ilvl").and_then(|level| level.parse().ok());
            level.unwrap_or(0_usize).min(LEVELS - 1)
        };
        let value = || tag.val().and_then(|value| value.parse::<u32>().ok());
        match tag.name() {
            "w:abstractNum" => {
                self.kind = id("w:abstractNumId").map(|id| (id, Abstract::default()));
            }
            "w:num" => self.list = id("w:numId").map(|id| (id, List::default())),
            "w:abstractNumId" => {
                if let (Some((_, list)), Some(kind)) = (&mut self.list, value()) {
                    list.kind = kind;
                }
            }
            "w:lvlOverride" => self.over = at(),
            "w:startOverride" => {
                if let (Some((_, list)), Some(start)) = (&mut self.list, value()) {
                    list.starts[self.over] = Some(start);
                }
            }
            "w:lvl" => self.level = Some((at(), Level::default())),
            _ => self.take_in_level(tag),
        }
    }

    fn take_in_level(&mut self, tag: &Tag<'_>) {
        let Some((_, level)) = &mut self.level else {
            return;
        };
        let value = tag.val();
        match tag.name() {
            "w:start" => level.start = value.and_then(|value| value.parse().ok()),
            "w:numFmt" => level.format = value.unwrap_or_default(),
            "w:lvlText" => level.text = value.unwrap_or_default(),
            "w:lvlRestart" => level.restart = value.and_then(|value| value.parse().ok()),
            "w:isLgl" => level.is_legal = tag.is_on(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:lvl" => {
                let Some((at, level)) = self.level.take() else {
                    return;
                };
                match (&mut self.list, &mut self.kind) {
                    (Some((_, list)), _) => {
                        list.levels.insert(at, level);
                    }
                    (None, Some((_, kind))) => kind.levels[at] = level,
                    (None, None) => {}
                }
            }
            "w:abstractNum" => {
                if let Some((id, kind)) = self.kind.take()
                    && self.made.kinds.len() < MOST
                {
                    self.made.kinds.insert(id, kind);
                }
            }
            "w:num" => {
                if let Some((id, list)) = self.list.take()
                    && self.made.lists.len() < MOST
                {
                    self.made.lists.insert(id, list);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Listed, Numbering};

    const LISTS: &str = r#"<w:numbering>
      <w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
        <w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
        <w:lvl w:ilvl="3"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%4)"/></w:lvl>
        <w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
        <w:lvl w:ilvl="5"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%6"/></w:lvl>
        <w:lvl w:ilvl="6"><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/><w:lvlText w:val="Điều %7."/></w:lvl>
      </w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
    </w:numbering>"#;

    fn labels(asked: &[(u32, usize)]) -> Vec<String> {
        let mut numbering = Numbering::read(LISTS).unwrap();
        let listed = |(list, level): &(u32, usize)| Listed {
            list: Some(*list),
            level: Some(*level),
        };
        asked.iter().map(|at| numbering.label(listed(at))).collect()
    }

    #[test]
    fn levels_count_under_each_other_and_begin_anew() {
        let found = labels(&[
            (1, 0),
            (1, 1),
            (1, 2),
            (1, 2),
            (1, 3),
            (1, 3),
            (1, 1),
            (1, 2),
            (1, 0),
            (1, 1),
        ]);
        assert_eq!(
            found,
            [
                "I.", "1.", "1.1.", "1.2.", "a)", "b)", "2.", "2.1.", "II.", "1."
            ]
        );
    }

    #[test]
    fn a_list_may_say_where_it_begins_and_does_so_once() {
        assert_eq!(
            labels(&[(1, 1), (2, 1), (2, 1), (1, 1)]),
            ["1.", "5.", "6.", "7."]
        );
    }

    #[test]
    fn articles_go_on_over_chapters_and_legal_numbers_are_arabic() {
        let found = labels(&[(1, 0), (1, 6), (1, 6), (1, 0), (1, 6), (1, 5)]);
        assert_eq!(found, ["I.", "Điều 1.", "Điều 2.", "II.", "Điều 3.", "2.1"]);
    }

    #[test]
    fn signs_of_symbol_fonts_are_bullets_and_unknown_lists_have_no_label() {
        assert_eq!(
            labels(&[(1, 4), (9, 0), (0, 0), (1, 99)]),
            ["•", "", "", ""]
        );
    }
}
