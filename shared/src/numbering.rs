//! Labels in front of clauses. They are computed from style and position, never stored, so that
//! moving a clause renumbers everything after it. Styles are those of Nghị định 30/2020/NĐ-CP,
//! annex I part II.6, and the ones that schools use beside it (1.1., dashes, pluses).

use std::collections::HashMap;

use crate::log::change::NodeKind;
use crate::text::case;

/// The deepest level whose labels repeat those above. Plans have five levels; without an end, ten
/// thousand clauses inside each other would have labels of a hundred megabytes.
const DEEPEST: usize = 24;

/// How a clause is labelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Style {
    /// No label.
    Plain = 0,
    /// `A.`
    UpperLetter = 1,
    /// `I.`
    Roman = 2,
    /// `1.`
    Arabic = 3,
    /// `1.1.`, going on from the label of the parent.
    Dotted = 4,
    /// `a)`, in the Vietnamese order without f, j, w, z and with đ.
    LowerLetter = 5,
    /// `-`
    Dash = 6,
    /// `+`
    Plus = 7,
    /// `Điều 1.`, counted through the whole document.
    Article = 8,
    /// `Chương I`, counted through the whole document.
    Chapter = 9,
    /// `Phần I`, counted through the whole document.
    Part = 10,
    /// `Mục 1`
    Division = 11,
    /// `1)`
    ArabicBracket = 12,
}

impl Style {
    /// All styles, in the order of their codes.
    pub const ALL: [Self; 13] = [
        Self::Plain,
        Self::UpperLetter,
        Self::Roman,
        Self::Arabic,
        Self::Dotted,
        Self::LowerLetter,
        Self::Dash,
        Self::Plus,
        Self::Article,
        Self::Chapter,
        Self::Part,
        Self::Division,
        Self::ArabicBracket,
    ];

    /// The style with this stored code (`Field::Style`).
    pub fn from_code(code: i64) -> Option<Self> {
        usize::try_from(code)
            .ok()
            .and_then(|at| Self::ALL.get(at).copied())
    }

    /// The code to store.
    pub fn code(self) -> i64 {
        self as i64
    }

    /// What a part of the document is labelled with when nobody chose: by kind, by depth (0 for
    /// the outermost) and by the style of the parent.
    pub fn usual(kind: NodeKind, depth: usize, parent: Option<Self>) -> Self {
        match kind {
            NodeKind::Bullet if matches!(parent, Some(Self::Dash)) => Self::Plus,
            NodeKind::Bullet => Self::Dash,
            NodeKind::Section | NodeKind::Clause => Self::usual_number(depth, parent),
            _ => Self::Plain,
        }
    }

    fn usual_number(depth: usize, parent: Option<Self>) -> Self {
        match parent {
            _ if depth == 0 => Self::Roman,
            Some(Self::UpperLetter | Self::Part | Self::Chapter) => Self::Roman,
            Some(Self::Arabic | Self::Dotted) => Self::Dotted,
            Some(Self::Article | Self::Roman | Self::Division) | None => Self::Arabic,
            Some(_) => Self::LowerLetter,
        }
    }

    fn is_counted_through(self) -> bool {
        matches!(self, Self::Article | Self::Chapter | Self::Part)
    }
}

/// What is printed in front of a clause.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Label {
    /// The bare label: `I`, `2.1`, `-`, `Điều 3`; empty for none.
    pub text: String,
    /// What stands between label and text: `.`, `)`, nothing.
    pub separator: &'static str,
    /// How one speaks of the clause: `III.2.1`, `III.1, ý 2`; empty for none.
    pub path: String,
}

impl Label {
    /// Label and separator, as printed.
    pub fn printed(&self) -> String {
        format!("{}{}", self.text, self.separator)
    }
}

/// Gives labels to parts of a document met in outline order.
#[derive(Debug, Default)]
pub struct Numbering {
    through: HashMap<Style, usize>,
    levels: Vec<Level>,
}

#[derive(Debug, Default)]
struct Level {
    counts: HashMap<Style, usize>,
    style: Option<Style>,
    label: Label,
    // The path without the trailing run of arabic numbers, which a dotted label repeats.
    stem: String,
}

impl Numbering {
    /// Nothing numbered yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Labels the next part in outline order.
    pub fn next(&mut self, depth: usize, kind: NodeKind, chosen: Option<Style>) -> (Style, Label) {
        self.levels.truncate(depth + 1);
        self.levels
            .resize_with(self.levels.len().max(depth + 1), Level::default);
        let parent = depth.checked_sub(1).and_then(|up| self.levels[up].style);
        let style = chosen.unwrap_or_else(|| Style::usual(kind, depth, parent));
        let index = self.count(depth, style);
        let label = self.label(depth, style, index);
        let stem = self.stem(depth, style, &label);
        let level = &mut self.levels[depth];
        (level.style, level.label, level.stem) = (Some(style), label.clone(), stem);
        (style, label)
    }

    fn count(&mut self, depth: usize, style: Style) -> usize {
        let counts = if style.is_counted_through() {
            &mut self.through
        } else {
            &mut self.levels[depth].counts
        };
        let count = counts.entry(style).or_default();
        *count += 1;
        *count
    }

    fn label(&self, depth: usize, style: Style, index: usize) -> Label {
        let (text, separator) = match style {
            Style::Plain => (String::new(), ""),
            Style::UpperLetter => (letter(index).chars().map(case::upper).collect(), "."),
            Style::Roman => (roman(index), "."),
            Style::Arabic => (index.to_string(), "."),
            Style::Dotted => (self.dotted(depth, index), "."),
            Style::LowerLetter => (letter(index), ")"),
            Style::Dash => ("-".to_owned(), ""),
            Style::Plus => ("+".to_owned(), ""),
            Style::Article => (format!("Điều {index}"), "."),
            Style::Chapter => (format!("Chương {}", roman(index)), ""),
            Style::Part => (format!("Phần {}", roman(index)), ""),
            Style::Division => (format!("Mục {index}"), ""),
            Style::ArabicBracket => (index.to_string(), ")"),
        };
        let path = self.path(depth, style, index, &text);
        Label {
            text,
            separator,
            path,
        }
    }

    fn dotted(&self, depth: usize, index: usize) -> String {
        let goes_on = depth <= DEEPEST;
        match depth
            .checked_sub(1)
            .filter(|_| goes_on)
            .map(|up| &self.levels[up])
        {
            Some(Level {
                style: Some(Style::Arabic | Style::Dotted),
                label,
                ..
            }) => {
                format!("{}.{index}", label.text)
            }
            _ => index.to_string(),
        }
    }

    fn path(&self, depth: usize, style: Style, index: usize, text: &str) -> String {
        let parent = depth.checked_sub(1).map(|up| &self.levels[up]);
        let above = parent.map_or("", |level| level.label.path.as_str());
        let joined = |stem: &str, own: &str| match stem {
            "" => own.to_owned(),
            _ => format!("{stem}.{own}"),
        };
        match style {
            _ if DEEPEST < depth => above.to_owned(),
            Style::Plain => above.to_owned(),
            Style::Dash | Style::Plus if above.is_empty() => format!("ý {index}"),
            Style::Dash | Style::Plus => format!("{above}, ý {index}"),
            Style::Dotted => joined(parent.map_or("", |level| level.stem.as_str()), text),
            Style::Article => text.to_owned(),
            _ => joined(above, text),
        }
    }

    fn stem(&self, depth: usize, style: Style, label: &Label) -> String {
        let parent = depth.checked_sub(1).map(|up| &self.levels[up]);
        match (style, parent) {
            (Style::Arabic, Some(level)) => level.label.path.clone(),
            (Style::Dotted, Some(level)) => level.stem.clone(),
            (Style::Arabic | Style::Dotted, None) => String::new(),
            _ => label.path.clone(),
        }
    }
}

/// The Roman numeral of a number from 1 to 3999; larger ones stay arabic.
pub fn roman(number: usize) -> String {
    const STEPS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, digits) in STEPS {
        while value <= rest {
            text.push_str(digits);
            rest -= value;
        }
    }
    text
}

/// The letter of a number from 1, in the order of Nghị định 30/2020/NĐ-CP; then `aa`, `ab`, …
pub fn letter(number: usize) -> String {
    const ORDER: [char; 23] = [
        'a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's',
        't', 'u', 'v', 'x', 'y',
    ];
    let mut rest = number;
    let mut letters = Vec::new();
    while 0 < rest {
        letters.push(ORDER[(rest - 1) % ORDER.len()]);
        rest = (rest - 1) / ORDER.len();
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use NodeKind::{Bullet, Clause, Paragraph, Section};

    fn check(parts: &[(usize, NodeKind, Option<Style>)], printed: &[&str], paths: &[&str]) {
        let mut numbering = Numbering::new();
        let labels: Vec<Label> = parts
            .iter()
            .map(|&(depth, kind, style)| numbering.next(depth, kind, style).1)
            .collect();
        assert_eq!(
            labels.iter().map(Label::printed).collect::<Vec<_>>(),
            printed
        );
        assert_eq!(
            labels
                .iter()
                .map(|label| label.path.as_str())
                .collect::<Vec<_>>(),
            paths
        );
    }

    #[test]
    fn labels_do_not_grow_with_every_level() {
        for style in Style::ALL {
            let mut numbering = Numbering::new();
            let labels = (0..10_000).map(|depth| numbering.next(depth, Clause, Some(style)).1);
            let longest = labels
                .map(|label| label.printed().len() + label.path.len())
                .max();
            assert!(longest < Some(1_000), "{style:?} {longest:?}");
        }
    }

    #[test]
    fn a_plan_is_numbered_roman_arabic_dotted_dash_plus() {
        check(
            &[
                (0, Section, None),
                (1, Section, None),
                (2, Clause, None),
                (2, Clause, None),
                (3, Bullet, None),
                (4, Bullet, None),
                (1, Section, None),
                (2, Clause, None),
                (0, Section, None),
                (1, Clause, None),
            ],
            &[
                "I.", "1.", "1.1.", "1.2.", "-", "+", "2.", "2.1.", "II.", "1.",
            ],
            &[
                "I",
                "I.1",
                "I.1.1",
                "I.1.2",
                "I.1.2, ý 1",
                "I.1.2, ý 1, ý 1",
                "I.2",
                "I.2.1",
                "II",
                "II.1",
            ],
        );
    }

    #[test]
    fn articles_are_counted_through_all_chapters() {
        let (chapter, article) = (Some(Style::Chapter), Some(Style::Article));
        check(
            &[
                (0, Section, chapter),
                (1, Section, article),
                (1, Section, article),
                (2, Clause, None),
                (3, Clause, Some(Style::LowerLetter)),
                (0, Section, chapter),
                (1, Section, article),
            ],
            &[
                "Chương I",
                "Điều 1.",
                "Điều 2.",
                "1.",
                "a)",
                "Chương II",
                "Điều 3.",
            ],
            &[
                "Chương I",
                "Điều 1",
                "Điều 2",
                "Điều 2.1",
                "Điều 2.1.a",
                "Chương II",
                "Điều 3",
            ],
        );
    }

    #[test]
    fn a_paragraph_carries_no_label_and_does_not_count() {
        check(
            &[(0, Section, None), (1, Paragraph, None), (1, Clause, None)],
            &["I.", "", "1."],
            &["I", "I", "I.1"],
        );
    }

    #[test]
    fn letters_follow_the_vietnamese_alphabet_of_the_decree() {
        let all: String = (1..=23).map(letter).collect();
        assert_eq!(all, "abcdđeghiklmnopqrstuvxy");
        assert_eq!(letter(24), "aa");
    }

    #[test]
    fn roman_numerals_subtract() {
        assert_eq!([4, 9, 14, 1994].map(roman), ["IV", "IX", "XIV", "MCMXCIV"]);
    }
}
