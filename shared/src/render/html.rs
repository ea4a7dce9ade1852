//! A [`Paper`] as pages of HTML, in classes and data that `frontend/styles/paper_roles.css` looks after: no style of its
//! own is in it. The browser tells how high blocks are and where lines begin ([`Ruler`]); the cut is that of [`mod@pages`],
//! so that what is seen is what is printed, whatever the browser thinks of page breaks.

use std::fmt::Write as _;
use std::ops::Range;

use super::look::{self, Rule};
use super::pages::{self, Piece};
use super::paper::{self, Block, Cells, Line, Paper, Role, Sheet};

/// How the browser sets blocks. Lengths are CSS pixels, positions in text UTF-16.
pub trait Ruler {
    /// How high a block is, without its margins.
    fn height(&self, block: &str) -> f32;
    /// Where the lines of a paragraph begin, but for its first.
    fn starts(&self, paragraph: &str) -> Vec<usize>;
}

/// CSS pixels in a twentieth of a point.
const PIXELS: f32 = 96.0 / 1440.0;

/// Every block of a document as HTML, in its order.
pub fn blocks(paper: &Paper) -> Vec<String> {
    let sheets = paper.sheets.iter();
    sheets
        .flat_map(|sheet| sheet.blocks.iter().map(block))
        .collect()
}

/// Its pages.
pub fn pages(paper: &Paper, ruler: &dyn Ruler) -> Vec<String> {
    let sheets = paper.sheets.iter();
    let pages = sheets.flat_map(|sheet| of_sheet(sheet, paper.is_draft, ruler));
    pages.collect()
}

fn of_sheet(sheet: &Sheet, is_draft: bool, ruler: &dyn Ruler) -> Vec<String> {
    let drawn: Vec<String> = sheet.blocks.iter().map(block).collect();
    let held = pages::held(sheet);
    let all = sheet.blocks.iter().zip(&drawn).zip(&held);
    let pieces: Vec<Piece> = all
        .zip(pages::heads(sheet))
        .map(|(((block, html), held), head)| Piece {
            head,
            ..piece(block, ruler.height(html), *held)
        })
        .collect();
    let height = look::PAGE.1 - look::MARGINS[0] - look::MARGINS[2];
    let cut = pages::cut(&pieces, f32::from(height) * PIXELS);
    let numbered = cut.iter().enumerate();
    let pages = numbered.map(|(at, slices)| {
        let mut html = String::from("<div class=\"a4\"");
        if is_draft {
            html.push_str(" data-draft");
        }
        html.push('>');
        if 0 < at {
            // A document has fewer pages than numbers.
            let _ = write!(html, "<p class=\"a4-number\">{}</p>", at + 1);
        }
        html.push_str("<div class=\"a4-text\">");
        for slice in slices {
            let (block, drawn) = (&sheet.blocks[slice.piece], &drawn[slice.piece]);
            let count = pieces[slice.piece].lines.len();
            html.push_str(&part(block, drawn, &slice.lines, count, ruler));
        }
        html.push_str("</div></div>");
        html
    });
    pages.collect()
}

fn piece(block: &Block, height: f32, keeps_next: bool) -> Piece {
    let Block::Line(line) = block else {
        return Piece {
            lines: vec![height],
            keeps_next,
            ..Piece::default()
        };
    };
    let look = look::look(line.role);
    let single = f32::from(look.size) * 10.0 * PIXELS * f32::from(look::SINGLE) / 1000.0;
    let count = height / (single * f32::from(look::LINE) / 240.0);
    let is_cut = look.rule == Rule::None;
    Piece {
        before: f32::from(look.before) * PIXELS,
        lines: shared_out(height, if is_cut { count } else { 1.0 }),
        after: f32::from(look.after) * PIXELS,
        keeps_next,
        head: None,
    }
}

/// A height among about so many lines.
fn shared_out(height: f32, count: f32) -> Vec<f32> {
    let mut lines = vec![height];
    let mut left = count - 1.5;
    while 0.0 < left {
        lines.push(height);
        left -= 1.0;
    }
    let count = lines.iter().map(|_| 1.0).sum::<f32>();
    lines.iter().map(|line| line / count).collect()
}

/// The lines of a block that stand on a page.
fn part(
    block: &Block,
    drawn: &str,
    lines: &Range<usize>,
    count: usize,
    ruler: &dyn Ruler,
) -> String {
    let Block::Line(line) = block else {
        return drawn.to_owned();
    };
    if lines.len() == count {
        return drawn.to_owned();
    }
    let starts = ruler.starts(drawn);
    let at = |index: usize| match index {
        0 => 0,
        _ => starts.get(index - 1).copied().unwrap_or(usize::MAX),
    };
    let end = if lines.end == count {
        usize::MAX
    } else {
        at(lines.end)
    };
    paragraph(line, at(lines.start)..end)
}

/// A whole block.
pub fn block(block: &Block) -> String {
    match block {
        Block::Line(line) => paragraph(line, 0..usize::MAX),
        Block::Head(left, right) => columns("a4-head", left, right),
        Block::Foot(left, right) => columns("a4-foot", left, right),
        Block::Row(cells) => row(cells),
    }
}

fn columns(class: &str, left: &[Line], right: &[Line]) -> String {
    let column = |lines: &[Line]| -> String {
        let lines = lines.iter().map(|line| paragraph(line, 0..usize::MAX));
        lines.collect()
    };
    let mut cells = String::new();
    for cell in paper::rows(left, right).into_iter().flatten() {
        cells.push_str("<div>");
        cells.push_str(&column(cell));
        cells.push_str("</div>");
    }
    format!("<div class=\"{class}\">{cells}</div>")
}

fn row(cells: &Cells) -> String {
    let cells = cells.iter().map(|cell| paragraph(cell, 0..usize::MAX));
    let cells: Vec<String> = cells.collect();
    format!(
        "<div class=\"a4-row\"><div>{}</div></div>",
        cells.join("</div><div>")
    )
}

/// The letters of a line from one place to another; `usize::MAX` is its end.
fn paragraph(line: &Line, range: Range<usize>) -> String {
    let mut html = format!("<p class=\"ln\" data-role=\"{}\"", name(line.role));
    if let Some(node) = line.node {
        let _ = write!(html, " data-node=\"{node}\"");
    }
    if 0 < range.start {
        html.push_str(" data-goes-on");
    }
    if range.end < usize::MAX {
        html.push_str(" data-broken");
    }
    html.push('>');
    let (own, aside) = runs(line);
    let length = own.encode_utf16().count();
    let own = cut(&own, &range);
    let aside = cut(
        &aside,
        &(range.start.saturating_sub(length)..range.end.saturating_sub(length)),
    );
    html.push_str(&escaped(own));
    if !aside.is_empty() {
        let _ = write!(html, "<i>{}</i>", escaped(aside));
    }
    if own.is_empty() && aside.is_empty() {
        html.push_str("<br>");
    }
    html.push_str("</p>");
    html
}

/// Label and words, and what is said behind them.
fn runs(line: &Line) -> (String, String) {
    let own = [line.label.as_str(), line.text.as_str()];
    let own: Vec<&str> = own.into_iter().filter(|words| !words.is_empty()).collect();
    let own = own.join(" ");
    let aside = match (own.is_empty(), line.aside.is_empty()) {
        (_, true) => String::new(),
        (true, false) => line.aside.clone(),
        (false, false) => format!(" {}", line.aside),
    };
    (own, aside)
}

/// A stretch of words, counted in UTF-16.
fn cut<'a>(words: &'a str, range: &Range<usize>) -> &'a str {
    let byte = |wanted: usize| {
        let mut passed = 0;
        let mut letters = words.char_indices();
        let found = letters.find(|(_, letter)| {
            let is_here = wanted <= passed;
            passed += letter.len_utf16();
            is_here
        });
        found.map_or(words.len(), |(at, _)| at)
    };
    let start = byte(range.start);
    &words[start..byte(range.end).max(start)]
}

/// The role's name in the style sheet.
pub fn name(role: Role) -> String {
    format!("{role:?}")
}

fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten letters a line.
    struct Ten;

    const HEIGHT: f32 = 14.0 * 1.149 * 1.15 * 96.0 / 72.0;

    impl Ruler for Ten {
        fn height(&self, block: &str) -> f32 {
            let words = block.split(['<', '>']).nth(2).unwrap_or_default();
            let lines = words.chars().count().div_ceil(10);
            f32::from(u16::try_from(lines).unwrap()) * HEIGHT
        }

        fn starts(&self, _: &str) -> Vec<usize> {
            (1..100).map(|line| line * 10).collect()
        }
    }

    fn paper(lines: Vec<Line>) -> Paper {
        Paper {
            subject: String::new(),
            is_draft: true,
            sheets: vec![Sheet {
                blocks: lines.into_iter().map(Block::Line).collect(),
            }],
        }
    }

    #[test]
    fn words_of_a_plan_are_words_in_the_page_whatever_they_say() {
        let hostile = "<img src=x onerror=alert(1)> & \"</p>\"";
        let html = block(&Block::Line(Line::new(Role::Text, hostile)));
        assert_eq!(
            html,
            "<p class=\"ln\" data-role=\"Text\">&lt;img src=x onerror=alert(1)&gt; &amp; \"&lt;/p&gt;\"</p>"
        );
    }

    #[test]
    fn a_paragraph_over_two_pages_goes_on_where_it_was_broken() {
        let words: String = ('a'..='z').cycle().take(500).collect();
        let pages = pages(&paper(vec![Line::new(Role::Text, words.clone())]), &Ten);
        assert_eq!(pages.len(), 2);
        assert!(pages[0].contains(" data-broken>") && !pages[0].contains("a4-number"));
        assert!(pages[1].contains(" data-goes-on>"));
        assert!(pages[1].contains("<p class=\"a4-number\">2</p>"));
        assert!(
            pages
                .iter()
                .all(|page| page.contains("class=\"a4\" data-draft"))
        );
        let text = |page: &String| -> String {
            let text = page.split_once("<p class=\"ln\"").unwrap().1;
            let text = text.split_once('>').unwrap().1;
            text.split_once('<').unwrap().0.to_owned()
        };
        assert_eq!(pages.iter().map(text).collect::<String>(), words);
    }

    #[test]
    fn a_cut_may_fall_into_what_is_said_behind_the_words() {
        let line = Line {
            label: "1.".to_owned(),
            aside: "(Chủ trì: Kế toán)".to_owned(),
            ..Line::new(Role::Text, "Chi 𝟚 lần")
        };
        let whole = runs(&line);
        let whole = format!("{}{}", whole.0, whole.1);
        // The digit takes two places of UTF-16.
        assert_eq!(cut(&whole, &(7..9)), "𝟚");
        let end = paragraph(&line, 16..usize::MAX);
        assert!(
            end.ends_with("data-goes-on><i>hủ trì: Kế toán)</i></p>"),
            "{end}"
        );
        let begin = paragraph(&line, 0..16);
        assert!(
            begin.ends_with("data-broken>1. Chi 𝟚 lần<i> (C</i></p>"),
            "{begin}"
        );
    }
}
