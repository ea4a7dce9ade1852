//! Where pages break: which lines of which blocks of a sheet stand on which page. It knows heights alone: the app has the
//! browser break lines, the server breaks them itself, and both cut alike.

use std::ops::Range;

use super::look;
use super::paper::{self, Block, Sheet};

/// Fewest lines of a paragraph at the foot of a page, and at the top of the next.
const TOGETHER: usize = 2;
/// Heights are sums of fractions: what is over by less than this fits.
const ROUNDED: f32 = 0.05;

/// A block as it was measured. All lengths have one unit, which is the caller's.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Piece {
    /// Room above, which is lost at the top of a page. Of it and the room below the block above, the larger holds.
    pub before: f32,
    /// Heights of its lines; one for what is never cut.
    pub lines: Vec<f32>,
    /// Room below, which may hang over the end of a page.
    pub after: f32,
    /// Whether it stays on the page of what follows.
    pub keeps_next: bool,
    /// The block that stands above it again where it begins a page: the head of its table.
    pub head: Option<usize>,
}

impl Piece {
    fn height(&self) -> f32 {
        self.lines.iter().sum()
    }

    /// The lines that must stand together at its beginning.
    fn beginning(&self) -> f32 {
        let count = self.lines.len();
        let least = if count < 2 * TOGETHER {
            count
        } else {
            TOGETHER
        };
        self.lines.iter().take(least).sum()
    }
}

/// Lines of a block on one page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Slice {
    /// Which block, counted from 0.
    pub piece: usize,
    /// Which of its lines.
    pub lines: Range<usize>,
}

/// The pages of a sheet; at least one. Blocks that keep to the next one stand on its page, and no line of a
/// paragraph stands alone.
pub fn cut(pieces: &[Piece], height: f32) -> Vec<Vec<Slice>> {
    let mut filling = Filling {
        pieces,
        height,
        used: 0.0,
        hanging: 0.0,
        pages: vec![Vec::new()],
    };
    let mut at = 0;
    while at < pieces.len() {
        let held = pieces[at..].iter().take_while(|piece| piece.keeps_next);
        let end = (at + held.count() + 1).min(pieces.len());
        filling.make_room(&pieces[at..end]);
        for (index, piece) in pieces.iter().enumerate().take(end).skip(at) {
            filling.place(index, piece);
        }
        at = end;
    }
    filling.pages
}

/// Which blocks of a sheet stay on the page of what follows: headings, and the two lines before the signatures.
pub fn held(sheet: &Sheet) -> Vec<bool> {
    let blocks = &sheet.blocks;
    let foot = blocks
        .iter()
        .position(|block| matches!(block, Block::Foot(..)));
    let is_held = |(at, block): (usize, &Block)| {
        let is_before = foot.is_some_and(|foot| at < foot && foot <= at + TOGETHER);
        match block {
            Block::Line(line) => is_before || look::look(line.role).keeps_next,
            Block::Head(..) => true,
            Block::Foot(..) => false,
            Block::Row(cells) => paper::is_table_head(cells),
        }
    };
    blocks.iter().enumerate().map(is_held).collect()
}

/// The head of the table that each block is a row of, if it is one.
pub fn heads(sheet: &Sheet) -> Vec<Option<usize>> {
    let mut head = None;
    let blocks = sheet.blocks.iter().enumerate();
    let of = blocks.map(|(at, block)| match block {
        Block::Row(cells) if paper::is_table_head(cells) => {
            head = Some(at);
            None
        }
        Block::Row(_) => head,
        _ => {
            head = None;
            None
        }
    });
    of.collect()
}

struct Filling<'a> {
    pieces: &'a [Piece],
    height: f32,
    used: f32,
    /// Room below the last block, which may hang over the end of the page.
    hanging: f32,
    pages: Vec<Vec<Slice>>,
}

impl Filling<'_> {
    fn is_fresh(&self) -> bool {
        self.pages.last().is_none_or(Vec::is_empty)
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.used = 0.0;
        self.hanging = 0.0;
    }

    /// Room for blocks that stand together, the last of which may be cut; none for what no page holds.
    fn make_room(&mut self, together: &[Piece]) {
        let Some((last, held)) = together.split_last() else {
            return;
        };
        let mut needed = 0.0;
        let mut hanging = self.hanging;
        for piece in held {
            needed += hanging.max(piece.before) + piece.height();
            hanging = piece.after;
        }
        needed += hanging.max(last.before) + last.beginning();
        let is_too_much = self.height + ROUNDED < self.used + needed;
        if is_too_much && !self.is_fresh() && needed <= self.height {
            self.turn();
        }
    }

    /// Puts the head of a table at the top of a page.
    fn repeat(&mut self, head: Option<usize>) {
        let found = head.and_then(|at| Some((at, self.pieces.get(at)?)));
        let (Some((piece, head)), Some(page)) = (found, self.pages.last_mut()) else {
            return;
        };
        self.used += head.height();
        page.push(Slice {
            piece,
            lines: 0..head.lines.len(),
        });
    }

    fn place(&mut self, index: usize, piece: &Piece) {
        let mut from = 0;
        while from < piece.lines.len() {
            let is_fresh = self.is_fresh();
            let before = if is_fresh {
                self.repeat(piece.head);
                0.0
            } else {
                self.hanging.max(piece.before)
            };
            let room = self.height + ROUNDED - self.used - before;
            let left = &piece.lines[from..];
            let count = count(left, room, from == 0, is_fresh);
            if count == 0 {
                self.turn();
                continue;
            }
            let to = from + count;
            self.used += before + left[..count].iter().sum::<f32>();
            if let Some(page) = self.pages.last_mut() {
                page.push(Slice {
                    piece: index,
                    lines: from..to,
                });
            }
            from = to;
            if from < piece.lines.len() {
                self.turn();
            } else {
                self.hanging = piece.after;
            }
        }
    }
}

/// How many of the lines that are left stand on this page: none that would be alone on it, none that leaves one
/// alone on the next. On an empty page at least one.
fn count(left: &[f32], room: f32, is_begin: bool, is_fresh: bool) -> usize {
    let mut used = 0.0;
    let fitting = left.iter().take_while(|line| {
        used += **line;
        used <= room
    });
    let mut count = fitting.count();
    if count == left.len() {
        return count;
    }
    if left.len() - count < TOGETHER {
        count = left.len().saturating_sub(TOGETHER);
    }
    if is_begin && count < TOGETHER {
        count = 0;
    }
    if is_fresh { count.max(1) } else { count }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(lines: usize) -> Piece {
        Piece {
            lines: vec![10.0; lines],
            after: 5.0,
            ..Piece::default()
        }
    }

    fn heading() -> Piece {
        Piece {
            keeps_next: true,
            ..text(1)
        }
    }

    fn told(pieces: &[Piece], height: f32) -> Vec<Vec<(usize, usize, usize)>> {
        let slice = |slice: &Slice| (slice.piece, slice.lines.start, slice.lines.end);
        let pages = cut(pieces, height);
        pages
            .iter()
            .map(|page| page.iter().map(slice).collect())
            .collect()
    }

    #[test]
    fn a_paragraph_is_cut_between_lines_that_are_not_alone() {
        // Room for four lines, or three under the first paragraph.
        let pages = told(&[text(1), text(5)], 48.0);
        assert_eq!(pages, [vec![(0, 0, 1), (1, 0, 3)], vec![(1, 3, 5)]]);
        let pages = told(&[text(1), text(4)], 48.0);
        assert_eq!(pages, [vec![(0, 0, 1), (1, 0, 2)], vec![(1, 2, 4)]]);
        let pages = told(&[text(1), text(3)], 38.0);
        assert_eq!(pages, [vec![(0, 0, 1)], vec![(1, 0, 3)]]);
    }

    #[test]
    fn a_heading_is_never_the_last_line_of_a_page() {
        let pages = told(&[text(2), heading(), text(2)], 45.0);
        assert_eq!(pages[0], [(0, 0, 2)]);
        assert_eq!(pages[1], [(1, 0, 1), (2, 0, 2)]);
    }

    #[test]
    fn room_above_is_lost_at_the_top_of_a_page_and_room_below_may_hang_over() {
        let spaced = || Piece {
            before: 30.0,
            ..text(4)
        };
        assert_eq!(told(&[spaced()], 40.0), [vec![(0, 0, 4)]]);
        // 40, the larger of 5 and 30, and 40.
        assert_eq!(told(&[spaced(), spaced()], 110.0).len(), 1);
        assert_eq!(told(&[spaced(), spaced()], 109.0).len(), 2);
    }

    #[test]
    fn what_no_page_holds_is_cut_all_the_same() {
        let tall = Piece {
            lines: vec![100.0],
            ..Piece::default()
        };
        assert_eq!(told(&[tall], 40.0), [vec![(0, 0, 1)]]);
        let many: Vec<Piece> = (0..9).map(|_| heading()).collect();
        assert_eq!(told(&many, 40.0).iter().map(Vec::len).sum::<usize>(), 9);
    }

    #[test]
    fn the_head_of_a_table_stands_again_above_the_rows_of_each_page() {
        let row = || Piece {
            lines: vec![10.0],
            head: Some(0),
            ..Piece::default()
        };
        let head = Piece {
            keeps_next: true,
            lines: vec![10.0],
            ..Piece::default()
        };
        let pages = told(&[head, row(), row(), row()], 30.0);
        assert_eq!(pages[0], [(0, 0, 1), (1, 0, 1), (2, 0, 1)]);
        assert_eq!(pages[1], [(0, 0, 1), (3, 0, 1)]);
    }

    #[test]
    fn every_line_stands_on_exactly_one_page() {
        for height in [25.0, 40.0, 55.0, 73.0] {
            let pieces: Vec<Piece> = (0..40)
                .map(|at| Piece {
                    keeps_next: at % 7 == 0,
                    before: f32::from(u8::from(at % 5 == 0)) * 6.0,
                    ..text(1 + at % 6)
                })
                .collect();
            let all: Vec<_> = told(&pieces, height).concat();
            let mut expected = 0;
            for (index, piece) in pieces.iter().enumerate() {
                let mut of = all.iter().filter(|slice| slice.0 == index);
                let end = of.try_fold(0, |end, slice| (slice.1 == end).then_some(slice.2));
                assert_eq!(end, Some(piece.lines.len()), "block {index} at {height}");
                expected += piece.lines.len();
            }
            let placed: usize = all.iter().map(|slice| slice.2 - slice.1).sum();
            assert_eq!(placed, expected);
        }
    }
}
