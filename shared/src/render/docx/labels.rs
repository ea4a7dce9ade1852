//! Word's own numbering, as far as it prints the labels of the plan to the letter. What Word would count is counted here
//! along with it: a label that comes out differently begins a list of its own at its number, or stays words.
//!
//! Letters are never counted by Word: its alphabet has no đ, and has f, j, w and z.

use std::fmt::Write as _;

use super::package::WORD;
use super::xml::{DECLARATION, escaped};
use crate::numbering;
use crate::render::paper::{Line, Role};

/// Levels of a list of numbers: "1.", "1.1.", "1.1.1.".
const LEVELS: usize = 4;

/// Where a line stands in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The list, from 1.
    pub list: usize,
    /// Its level, from 0.
    pub level: usize,
}

/// What a label is made of: "Điều 3." has words before its number and a stop behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Label {
    before: String,
    numbers: Vec<usize>,
    behind: String,
    is_roman: bool,
}

/// A list: what its labels look like, at which number it begins, and how far it has come.
#[derive(Debug)]
struct List {
    shape: Label,
    start: usize,
    counts: Vec<usize>,
}

/// All lists of a document.
#[derive(Debug, Default)]
pub struct Lists {
    all: Vec<List>,
    /// From here on they may go on: those of earlier sheets are closed.
    open: usize,
}

impl Lists {
    /// The place of a line whose label Word is to print; `None` where it stays words.
    pub fn take(&mut self, line: &Line) -> Option<Counted> {
        if !matches!(line.role, Role::Heading | Role::Text | Role::Apart) || line.text.is_empty() {
            return None;
        }
        let label = Label::of(&line.label)?;
        let level = label.numbers.len() - 1;
        let mut known = self.all.iter_mut().enumerate().skip(self.open).rev();
        let found = known.find(|(_, list)| list.shape.is_like(&label) && list.goes_on(&label));
        if let Some((at, list)) = found {
            list.counts.clone_from(&label.numbers);
            return Some(Counted {
                list: at + 1,
                level,
            });
        }
        // Word begins a list at its first level alone.
        let [start] = label.numbers[..] else {
            return None;
        };
        self.all.push(List {
            start,
            counts: label.numbers.clone(),
            shape: label,
        });
        Some(Counted {
            list: self.all.len(),
            level: 0,
        })
    }

    /// What follows is another document.
    pub fn begin_anew(&mut self) {
        self.open = self.all.len();
    }

    /// The part of the file that holds them.
    pub fn xml(&self) -> String {
        let mut xml = format!("{DECLARATION}<w:numbering xmlns:w=\"{WORD}\">");
        for (at, list) in self.all.iter().enumerate() {
            // Writing to a string does not fail.
            let _ = write!(
                xml,
                "<w:abstractNum w:abstractNumId=\"{at}\"><w:multiLevelType w:val=\"multilevel\"/>"
            );
            for level in 0..list.shape.levels() {
                xml.push_str(&list.level(level));
            }
            xml.push_str("</w:abstractNum>");
        }
        for at in 0..self.all.len() {
            let _ = write!(
                xml,
                "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{at}\"/></w:num>",
                at + 1
            );
        }
        xml.push_str("</w:numbering>");
        xml
    }
}

impl List {
    /// Whether Word prints this label next: one more on its level, all above it unchanged.
    fn goes_on(&self, label: &Label) -> bool {
        let wanted = &label.numbers;
        let Some((last, above)) = wanted.split_last() else {
            return false;
        };
        let is_bullet = *last == 0;
        let is_under = self.counts.len() >= above.len() && self.counts[..above.len()] == *above;
        let before = self.counts.get(above.len()).copied().unwrap_or(0);
        is_under && (is_bullet || before + 1 == *last)
    }

    fn level(&self, level: usize) -> String {
        let start = if level == 0 { self.start.max(1) } else { 1 };
        let format = match (self.shape.numbers[0], self.shape.is_roman) {
            (0, _) => "bullet",
            (_, true) => "upperRoman",
            (_, false) => "decimal",
        };
        let numbers = if self.shape.numbers[0] == 0 {
            String::new()
        } else {
            let numbers = (1..=level + 1).map(|place| format!("%{place}"));
            numbers.collect::<Vec<_>>().join(".")
        };
        let text = escaped(&format!(
            "{}{numbers}{}",
            self.shape.before, self.shape.behind
        ));
        format!(
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{format}\"/>\
            <w:suff w:val=\"space\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/></w:lvl>"
        )
    }
}

impl Label {
    /// Reads what the plan prints; `None` for what Word cannot count.
    fn of(printed: &str) -> Option<Self> {
        if printed == "-" || printed == "+" {
            return Some(Self {
                before: printed.to_owned(),
                numbers: vec![0],
                behind: String::new(),
                is_roman: false,
            });
        }
        let (before, rest) = match printed.rsplit_once(' ') {
            Some((words, rest)) => (format!("{words} "), rest),
            None => (String::new(), printed),
        };
        let bare = rest.trim_end_matches(['.', ')', '-']);
        let behind = rest[bare.len()..].to_owned();
        let (numbers, is_roman) = match roman(bare) {
            Some(number) => (vec![number], true),
            None => (
                bare.split('.')
                    .map(|number| number.parse().ok().filter(|number| 0 < *number))
                    .collect::<Option<Vec<usize>>>()?,
                false,
            ),
        };
        (numbers.len() <= LEVELS).then_some(Self {
            before,
            numbers,
            behind,
            is_roman,
        })
    }

    /// Whether both can stand in one list.
    fn is_like(&self, other: &Self) -> bool {
        let is_bullet = |label: &Self| label.numbers[0] == 0;
        self.before == other.before
            && self.behind == other.behind
            && self.is_roman == other.is_roman
            && is_bullet(self) == is_bullet(other)
    }

    fn levels(&self) -> usize {
        if self.is_roman || self.numbers[0] == 0 {
            1
        } else {
            LEVELS
        }
    }
}

/// The number that Roman digits tell, where they are written as Word writes them.
fn roman(digits: &str) -> Option<usize> {
    (1..=50).find(|number| numbering::roman(*number) == digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(lists: &mut Lists, label: &str) -> Option<(usize, usize)> {
        let line = Line {
            label: label.to_owned(),
            ..Line::new(Role::Text, "Việc")
        };
        lists
            .take(&line)
            .map(|Counted { list, level }| (list, level))
    }

    #[test]
    fn a_list_goes_on_as_long_as_word_would_print_the_same() {
        let mut lists = Lists::default();
        let taken: Vec<_> = [
            "I.", "1.", "1.1.", "1.2.", "2.", "2.1.", "II.", "1.", "1.1.",
        ]
        .iter()
        .map(|label| taken(&mut lists, label).expect("Word counts it"))
        .collect();
        let expected = [
            (1, 0),
            (2, 0),
            (2, 1),
            (2, 1),
            (2, 0),
            (2, 1),
            (1, 0),
            (3, 0),
            (3, 1),
        ];
        assert_eq!(taken, expected);
    }

    #[test]
    fn a_number_out_of_turn_begins_a_list_at_itself() {
        let mut lists = Lists::default();
        assert_eq!(taken(&mut lists, "1."), Some((1, 0)));
        assert_eq!(taken(&mut lists, "3."), Some((2, 0)));
        assert!(lists.xml().contains("<w:start w:val=\"3\"/>"));
        // What stands under no number of its list stays words.
        assert_eq!(taken(&mut lists, "7.2."), None);
    }

    #[test]
    fn what_word_would_print_otherwise_stays_words() {
        let mut lists = Lists::default();
        for label in ["a)", "đ)", "", "A.", "Số", "*"] {
            assert_eq!(taken(&mut lists, label), None, "{label}");
        }
        assert_eq!(taken(&mut lists, "Điều 1."), Some((1, 0)));
        assert_eq!(taken(&mut lists, "-"), Some((2, 0)));
        assert_eq!(taken(&mut lists, "-"), Some((2, 0)));
        assert_eq!(taken(&mut lists, "1)"), Some((3, 0)));
    }
}
