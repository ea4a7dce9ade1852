//! Which printed lines are one paragraph, and which are only printed on every page. The page tells: where a line
//! ends although the next word would have fitted, or the next line stands lower or further in, a paragraph ended.

use std::collections::BTreeMap;

use super::page::Line;
use crate::import::labels;
use crate::import::lines::is_furniture;
use crate::import::source::{Aside, Mark, Source};
use crate::import::words;
use crate::text::tidy;

/// Letters of Times are half as wide as high, on the average; a word that has less room did not fit.
const LETTER: f64 = 0.47;
/// More than the distance of lines, in sizes of letters, is a gap between paragraphs.
const GAP: f64 = 0.12;
/// What is set further in is set in by as much, in sizes of letters.
const INDENT: f64 = 0.7;
/// Cells that make a row of a table.
const ROW: usize = 3;

/// The lines of all pages, with what they are.
pub(super) fn lines(pages: Vec<Vec<Line>>) -> Source {
    let edges = Edges::of(&pages);
    let mut source = Source::default();
    let mut flow = Flow::default();
    for page in pages {
        flow.begin_page(&page);
        let (first, last) = (0, page.len().saturating_sub(1));
        for (at, line) in page.into_iter().enumerate() {
            let at_edge = at <= first + 1 || last <= at + 1;
            let aside =
                line.is_aside || at_edge && (edges.has(&line) || is_furniture(line.text.trim()));
            let mark = if aside {
                Mark {
                    aside: Aside::Furniture,
                    ..Mark::default()
                }
            } else {
                flow.mark(&line)
            };
            source.push(line.text, mark);
        }
    }
    source
}

/// What is printed at the edges of several pages, whatever number it holds.
struct Edges {
    counts: BTreeMap<String, usize>,
}

impl Edges {
    fn of(pages: &[Vec<Line>]) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for page in pages {
            let mut seen: Vec<String> = Vec::new();
            let edge = page.iter().take(2).chain(page.iter().rev().take(2));
            for line in edge.filter(|line| !line.is_aside) {
                let words = without_digits(&line.text);
                if !seen.contains(&words) {
                    *counts.entry(words.clone()).or_default() += 1;
                    seen.push(words);
                }
            }
        }
        counts.retain(|_, count| 3 <= *count && pages.len() <= *count * 2);
        Self { counts }
    }

    fn has(&self, line: &Line) -> bool {
        let words = without_digits(&line.text);
        // Page numbers are found by their looks, also on two pages.
        !words.is_empty() && self.counts.contains_key(&words)
    }
}

fn without_digits(text: &str) -> String {
    let words: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    tidy(&words)
}

/// What is known while going down the pages.
#[derive(Default)]
struct Flow {
    /// The line before, and whether it begins its paragraph.
    before: Option<(Line, bool)>,
    /// Where full lines of the page end.
    right: f64,
    /// From line to line within a paragraph, in sizes of letters.
    pitch: f64,
    is_new_page: bool,
}

impl Flow {
    fn begin_page(&mut self, page: &[Line]) {
        let mut ends: Vec<f64> = page
            .iter()
            .filter(|line| line.columns == 1 && !line.is_head && !line.is_aside)
            .map(|line| line.to)
            .collect();
        ends.sort_by(f64::total_cmp);
        // One line in ten may stand out, as those of a table do.
        if let Some(end) = ends.get((ends.len() * 9 / 10).min(ends.len().saturating_sub(1))) {
            self.right = self.right.max(*end);
        }
        if let Some(pitch) = pitch(page) {
            self.pitch = pitch;
        }
        self.is_new_page = true;
    }

    fn mark(&mut self, line: &Line) -> Mark {
        let goes_on = self
            .before
            .as_ref()
            .is_some_and(|(before, opens)| self.goes_on(before, *opens, line));
        self.is_new_page = false;
        self.before = Some((line.clone(), !goes_on));
        Mark {
            is_paragraph: !goes_on,
            goes_on,
            is_row: ROW <= line.columns && !words::is_caps(&line.text),
            ..Mark::default()
        }
    }

    fn goes_on(&self, before: &Line, opens: bool, line: &Line) -> bool {
        let apart = 1 < before.columns || 1 < line.columns || before.is_head || line.is_head;
        if apart || (before.size - line.size).abs() > 1.5 {
            return false;
        }
        let clean = tidy(&line.text);
        let label = labels::parse(&clean);
        let ended = words::ends_sentence(before.text.trim_end());
        let first = clean.split(' ').next().unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "a word has few letters")]
        let word = first.chars().count() as f64 * LETTER * line.size;
        let is_full = self.right - before.to < word + 0.25 * line.size;
        // No sentence begins with a small letter.
        let is_within = !ended && words::starts_lower(&clean);
        if !is_full && !is_within || label.is_some() && ended {
            return false;
        }
        let further = line.from - before.from;
        let hangs = opens && labels::parse(&tidy(&before.text)).is_some();
        let is_set_in = INDENT * line.size < further && !hangs;
        let is_set_out = further < -INDENT * line.size && !opens;
        if self.is_new_page {
            return !ended || words::starts_lower(&clean);
        }
        let gap = (before.height - line.height) / line.size.max(1.0);
        !is_set_in && !is_set_out && gap < self.pitch + GAP
    }
}

/// The smallest distance of lines that is not alone, in sizes of letters.
fn pitch(page: &[Line]) -> Option<f64> {
    let mut gaps: Vec<f64> = page
        .windows(2)
        .filter(|pair| pair.iter().all(|line| !line.is_aside && !line.is_head))
        .map(|pair| (pair[0].height - pair[1].height) / pair[1].size.max(1.0))
        .filter(|gap| (0.8..3.0).contains(gap))
        .collect();
    gaps.sort_by(f64::total_cmp);
    let shared = gaps.windows(2).find(|pair| pair[1] - pair[0] < GAP / 2.0);
    shared.map(|pair| pair[1]).or_else(|| gaps.first().copied())
}
