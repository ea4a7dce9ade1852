//! Automatic numbers: what stands before a paragraph of a list, although no character of the file says it.

mod reading;

use std::collections::HashMap;

use super::styles::{Listed, Styles};
use super::xml::{Event, Xml};
use crate::import::refusal::Refusal;
use crate::numbering;
use reading::Reading;

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
    /// Paragraphs of this style are of this level.
    style: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct Abstract {
    levels: [Level; LEVELS],
    /// It is what a style of lists of this name is.
    is_style: Option<String>,
    /// It has the levels of that style of lists, and none of its own.
    like_style: Option<String>,
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
    /// Reads the part of the lists; an empty one has none. Some have their levels by the name of a style.
    pub fn read(text: &str, styles: &Styles) -> Result<Self, Refusal> {
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
                Event::End => break,
            }
        }
        reader.made.link(styles);
        Ok(reader.made)
    }

    /// Gives lists that only name a style of lists the levels of that style.
    fn link(&mut self, styles: &Styles) {
        let linked = self.kinds.iter().filter_map(|(id, kind)| {
            let style = kind.like_style.as_deref()?;
            let levels = self.of_style(style, styles)?.levels.clone();
            Some((*id, levels))
        });
        let linked: Vec<(u32, [Level; LEVELS])> = linked.collect();
        for (id, levels) in linked {
            if let Some(kind) = self.kinds.get_mut(&id) {
                kind.levels = levels;
            }
        }
    }

    /// What a style of lists is: what calls itself so, or else what the style names.
    fn of_style(&self, style: &str, styles: &Styles) -> Option<&Abstract> {
        let mut kinds = self.kinds.values();
        let named = kinds.find(|kind| kind.is_style.as_deref() == Some(style));
        let by_list = || {
            let list = styles.listed(Listed::default(), Some(style)).list?;
            self.kinds.get(&self.lists.get(&list)?.kind)
        };
        let found = named.or_else(by_list)?;
        found.like_style.is_none().then_some(found)
    }

    /// The level at which a list has paragraphs of a style; the style itself need not say it.
    pub fn level_of(&self, list: Option<u32>, style: &str) -> Option<usize> {
        let list = self.lists.get(&list?)?;
        let kind = self.kinds.get(&list.kind)?;
        let levels = kind.levels.iter().enumerate();
        let levels = levels.map(|(at, level)| (at, list.levels.get(&at).unwrap_or(level)));
        let mut levels = levels.filter(|(_, level)| level.style.as_deref() == Some(style));
        levels.next().map(|(at, _)| at)
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

#[cfg(test)]
mod tests {
    use super::{Listed, Numbering, Styles};

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
        let mut numbering = Numbering::read(LISTS, &Styles::default()).unwrap();
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
