//! Where everything stands: pages of pieces of text and rules, in points from the top left. Pure: widths of letters come
//! from the caller.

mod table;

use lientich_shared::render::look::{self, Align, Look, Rule, Twips};
use lientich_shared::render::pages::{self, Piece};
use lientich_shared::render::{self, Block, Line, Paper, Sheet};

use super::lines::{self, Letter, Style};

/// How wide a letter is, as a part of its size.
pub type Widths<'a> = &'a dyn Fn(char, Style) -> f32;

/// A page.
#[derive(Debug, Default, PartialEq)]
pub struct Page {
    pub words: Vec<Words>,
    pub rules: Vec<RuleAt>,
}

/// Words of one style that follow each other on a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    pub left: f32,
    /// The line that letters stand on.
    pub base: f32,
    pub size: f32,
    pub style: Style,
    pub text: String,
    /// What each space is wider than usual.
    pub stretch: f32,
}

/// A level line, or an upright one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleAt {
    pub left: f32,
    pub top: f32,
    /// How far it reaches to the right; nothing for an upright one.
    pub width: f32,
    /// How far it reaches down; nothing for a level one.
    pub height: f32,
}

/// Of a letter's size: how far the font reaches above and below the line that letters stand on.
const ABOVE: f32 = 0.891;
const BELOW: f32 = 0.216;

/// All pages, those of each sheet numbered from the second one on.
pub fn lay_out(paper: &Paper, widths: Widths<'_>) -> Vec<Page> {
    let sheets = paper.sheets.iter();
    sheets.flat_map(|sheet| of_sheet(sheet, widths)).collect()
}

fn of_sheet(sheet: &Sheet, widths: Widths<'_>) -> Vec<Page> {
    let held = pages::held(sheet);
    let set: Vec<Set> = sheet
        .blocks
        .iter()
        .map(|block| set(block, widths))
        .collect();
    let heads = pages::heads(sheet);
    let pieces = set
        .iter()
        .zip(&held)
        .zip(heads)
        .map(|((set, held), head)| Piece {
            head,
            before: set.before,
            lines: set.lines.iter().map(|line| line.height).collect(),
            after: set.after,
            keeps_next: *held,
        });
    let pieces: Vec<Piece> = pieces.collect();
    let cut = pages::cut(&pieces, height());
    let numbered = cut.iter().enumerate();
    numbered
        .map(|(at, slices)| page(at, slices, &set, widths))
        .collect()
}

fn page(at: usize, slices: &[pages::Slice], set: &[Set], widths: Widths<'_>) -> Page {
    let mut page = Page::default();
    if 0 < at {
        page.words.push(number(at + 1, widths));
    }
    let mut top = points(look::MARGINS[0]);
    let mut hanging: f32 = 0.0;
    for (place, slice) in slices.iter().enumerate() {
        let block = &set[slice.piece];
        if 0 < place {
            top += hanging.max(block.before);
        }
        for line in &block.lines[slice.lines.clone()] {
            line.stand(points(look::MARGINS[3]), top, &mut page);
            top += line.height;
        }
        hanging = block.after;
    }
    page
}

/// In the middle of the top margin.
fn number(number: usize, widths: Widths<'_>) -> Words {
    let size = f32::from(look::PAGE_NUMBER) / 2.0;
    let text = number.to_string();
    let style = Style::default();
    let width: f32 = text.chars().map(|digit| widths(digit, style) * size).sum();
    let middle = points(look::MARGINS[3]) + points(look::WIDTH) / 2.0;
    Words {
        left: middle - width / 2.0,
        base: points(look::HEADER) + ABOVE * size,
        size,
        style,
        text,
        stretch: 0.0,
    }
}

fn points(twips: Twips) -> f32 {
    f32::from(twips) / 20.0
}

/// Between the upper and the lower margin.
fn height() -> f32 {
    points(look::PAGE.1 - look::MARGINS[0] - look::MARGINS[2])
}

/// A block with its lines broken.
struct Set {
    before: f32,
    lines: Vec<SetLine>,
    after: f32,
}

/// Words and rules from the left margin and from the top of the line.
#[derive(Default)]
struct SetLine {
    height: f32,
    words: Vec<Words>,
    rules: Vec<RuleAt>,
}

impl SetLine {
    fn stand(&self, left: f32, top: f32, page: &mut Page) {
        page.words
            .extend(self.words.iter().cloned().map(|words| Words {
                left: words.left + left,
                base: words.base + top,
                ..words
            }));
        page.rules.extend(self.rules.iter().map(|rule| RuleAt {
            left: rule.left + left,
            top: rule.top + top,
            ..*rule
        }));
    }

    /// Takes the words of a line under those that are here.
    fn stack(&mut self, line: &SetLine, left: f32) {
        let mut both = Page::default();
        line.stand(left, self.height, &mut both);
        self.words.append(&mut both.words);
        self.rules.append(&mut both.rules);
        self.height += line.height;
    }
}

fn set(block: &Block, widths: Widths<'_>) -> Set {
    match block {
        Block::Line(line) => paragraph(line, points(look::WIDTH), widths),
        Block::Head(left, right) => columns(left, right, look::HEAD, widths),
        Block::Foot(left, right) => {
            let half = look::WIDTH / 2;
            columns(left, right, (half, look::WIDTH - half), widths)
        }
        Block::Row(cells) => table::row(cells, widths),
    }
}

/// Two columns as one line, which no page break cuts; rows stand level.
fn columns(left: &[Line], right: &[Line], of: (Twips, Twips), widths: Widths<'_>) -> Set {
    let mut all = SetLine::default();
    for row in render::paper::rows(left, right) {
        let mut set = SetLine::default();
        let mut height: f32 = 0.0;
        for (lines, left, width) in [(row[0], 0, of.0), (row[1], of.0, of.1)] {
            set.height = 0.0;
            column(lines, points(left), points(width), &mut set, widths);
            height = height.max(set.height);
        }
        set.height = height;
        all.stack(&set, 0.0);
    }
    Set {
        before: 0.0,
        lines: vec![all],
        after: 0.0,
    }
}

/// Lines one under another.
fn column(lines: &[Line], left: f32, width: f32, row: &mut SetLine, widths: Widths<'_>) {
    let mut hanging: f32 = 0.0;
    for line in lines {
        let set = paragraph(line, width, widths);
        row.height += hanging.max(set.before);
        for line in &set.lines {
            row.stack(line, left);
        }
        hanging = set.after;
    }
    row.height += hanging;
}

fn paragraph(line: &Line, width: f32, widths: Widths<'_>) -> Set {
    let look = look::look(line.role);
    let letters = letters(line, look, widths);
    let indent = points(look.first_line);
    let broken = lines::broken(&letters, width - indent, width);
    let count = broken.len();
    let lines = broken.into_iter().enumerate().map(|(at, range)| {
        let set = Setting {
            look,
            indent: if at == 0 { indent } else { 0.0 },
            width,
            is_last: at + 1 == count,
        };
        set.line(&letters[range])
    });
    let mut lines: Vec<SetLine> = lines.collect();
    if let (Rule::Long(length), Some(last)) = (look.rule, lines.last_mut()) {
        let length = points(length);
        last.rules.push(RuleAt {
            left: (width - length) / 2.0,
            top: last.height + points(look::RULE_TOP),
            width: length,
            height: 0.0,
        });
        last.height += points(look::RULE_ROOM);
    }
    Set {
        before: points(look.before),
        lines,
        after: points(look.after),
    }
}

/// Label and words as the line looks, what is said behind them in italics.
fn letters(line: &Line, look: Look, widths: Widths<'_>) -> Vec<Letter> {
    let style = Style {
        is_bold: look.is_bold,
        is_italic: look.is_italic,
    };
    let aside = Style {
        is_italic: true,
        ..style
    };
    let size = points_of(look);
    let text = look::cased(line.role, &line.text);
    let words = [
        (line.label.as_str(), style),
        (&text, style),
        (line.aside.as_str(), aside),
    ];
    let mut letters = Vec::new();
    for (words, style) in words.into_iter().filter(|(words, _)| !words.is_empty()) {
        let space = (!letters.is_empty()).then_some(' ');
        // Whatever else is blank is a space; a no-break space is not blank but room.
        let blank = |letter: char| match letter {
            '\n' | '\r' | '\t' => ' ',
            other => other,
        };
        let all = space.into_iter().chain(words.chars().map(blank));
        letters.extend(all.map(|shape| Letter {
            shape,
            style,
            width: widths(shape, style) * size,
        }));
    }
    letters
}

fn points_of(look: Look) -> f32 {
    f32::from(look.size) / 2.0
}

/// How one line of a paragraph is set.
struct Setting {
    look: Look,
    indent: f32,
    width: f32,
    is_last: bool,
}

impl Setting {
    fn line(&self, letters: &[Letter]) -> SetLine {
        let size = points_of(self.look);
        let height = size * f32::from(look::SINGLE) / 1000.0 * f32::from(look::LINE) / 240.0;
        // Half of what a line is higher than its letters stands above them.
        let base = (height - (ABOVE + BELOW) * size) / 2.0 + ABOVE * size;
        let used: f32 = letters.iter().map(|letter| letter.width).sum();
        let left_over = self.width - self.indent - used;
        let spaces = letters.iter().filter(|letter| letter.shape == ' ').count();
        let is_stretched = self.look.align == Align::Both && !self.is_last && 0 < spaces;
        let stretch = if is_stretched {
            left_over / count(spaces)
        } else {
            0.0
        };
        let begin = match self.look.align {
            Align::Centre => left_over / 2.0,
            Align::Left | Align::Both => 0.0,
        };
        SetLine {
            height,
            words: runs(letters, self.indent + begin, base, size, stretch),
            rules: Vec::new(),
        }
    }
}

/// A line has a hundred letters: none of them is lost.
fn count(letters: usize) -> f32 {
    u16::try_from(letters).map_or(f32::MAX, f32::from)
}

fn runs(letters: &[Letter], left: f32, base: f32, size: f32, stretch: f32) -> Vec<Words> {
    let mut runs: Vec<Words> = Vec::new();
    let mut at = left;
    for letter in letters {
        let is_new = runs.last().is_none_or(|run| run.style != letter.style);
        if is_new {
            runs.push(Words {
                left: at,
                base,
                size,
                style: letter.style,
                text: String::new(),
                stretch,
            });
        }
        if let Some(run) = runs.last_mut() {
            run.text.push(letter.shape);
        }
        at += letter.width + if letter.shape == ' ' { stretch } else { 0.0 };
    }
    runs
}

#[cfg(test)]
mod tests {
    use lientich_shared::render::Role;

    use super::*;

    fn paper(blocks: Vec<Block>) -> Paper {
        Paper {
            subject: String::new(),
            is_draft: false,
            sheets: vec![Sheet { blocks }],
        }
    }

    /// Every letter is half as wide as it is high.
    fn half(_: char, _: Style) -> f32 {
        0.5
    }

    #[test]
    fn running_text_ends_at_both_margins_but_for_its_last_line() {
        let text = "chữ ".repeat(60);
        let pages = lay_out(
            &paper(vec![Block::Line(Line::new(Role::Text, text.trim()))]),
            &half,
        );
        let lines = &pages[0].words;
        assert!(2 < lines.len());
        let end = |words: &Words| {
            let letters = count(words.text.chars().count()) * 7.0;
            let spaces = count(words.text.matches(' ').count()) * words.stretch;
            words.left + letters + spaces
        };
        let right = points(look::PAGE.0 - look::MARGINS[1]);
        let (last, others) = lines.split_last().unwrap();
        assert!(others.iter().all(|line| (end(line) - right).abs() < 0.01));
        assert!(last.stretch.abs() < f32::EPSILON);
        let indent = lines[0].left - lines[1].left;
        assert!((indent - 36.0).abs() < 0.01, "the first line is set in");
    }

    #[test]
    fn pages_are_numbered_from_the_second_on_and_anew_in_each_sheet() {
        let blocks: Vec<Block> = (0..60)
            .map(|at| Block::Line(Line::new(Role::Text, format!("câu {at}"))))
            .collect();
        let mut paper = paper(blocks.clone());
        paper.sheets.push(Sheet { blocks });
        let pages = lay_out(&paper, &half);
        let above = |page: &Page| {
            let mut words = page.words.iter();
            let number = words.find(|words| words.base < points(look::MARGINS[0]));
            number.map(|words| words.text.clone())
        };
        let numbers: Vec<Option<String>> = pages.iter().map(above).collect();
        let one = [None, Some("2".to_owned())];
        assert_eq!(numbers[..2], one);
        assert_eq!(numbers[numbers.len() / 2..][..2], one);
    }

    #[test]
    fn both_columns_of_the_foot_stand_level() {
        let column = |name: &str| {
            vec![
                Line::new(Role::Power, "HIỆU TRƯỞNG"),
                Line::new(Role::Name, name),
            ]
        };
        let foot = Block::Foot(column("Bình"), column("Hạnh"));
        let pages = lay_out(&paper(vec![foot]), &half);
        let words = &pages[0].words;
        let of = |name: &str| words.iter().find(|words| words.text == name).unwrap();
        assert!((of("Bình").base - of("Hạnh").base).abs() < 0.01);
        assert!(of("Bình").left < of("Hạnh").left);
    }
}
