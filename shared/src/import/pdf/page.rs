//! The pieces of a page as printed lines: what stands on one height, from left to right, with the gaps between
//! words and between columns. The two columns of a letterhead come one after the other.

use super::piece::Piece;
use crate::import::legacy;

/// Pieces on heights that differ by less of their size stand on one line.
const SAME_LINE: f64 = 0.35;
/// A gap that is as wide parts words, in ems of the letters.
const WORD_GAP: f64 = 0.15;
/// A gap that is as wide parts columns; justified lines have none so wide.
const COLUMN_GAP: f64 = 2.2;
/// What is printed in the right column of every letterhead.
const NATION: &str = "CỘNG H";

/// A printed line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its words; a tab between columns.
    pub text: String,
    /// From where to where, and on which height, in points.
    pub from: f64,
    pub to: f64,
    pub height: f64,
    /// Size of its letters.
    pub size: f64,
    /// How many columns it has.
    pub columns: usize,
    /// The file says that it is no part of the text, or it is not level.
    pub is_aside: bool,
    /// It stands in the letterhead.
    pub is_head: bool,
}

/// The lines of a page, from top to bottom.
pub(super) fn lines(pieces: Vec<Piece>) -> Vec<Line> {
    let (aside, mut text): (Vec<Piece>, Vec<Piece>) = pieces
        .into_iter()
        .filter(|piece| !piece.text.trim().is_empty())
        .partition(|piece| piece.is_slanted || piece.is_artifact);
    text.sort_by(|a, b| b.height.total_cmp(&a.height));
    let rows = rows(text);
    let mut lines = Vec::new();
    let split = gutter(&rows).map_or((0, 0.0), |gutter| (head_end(&rows, gutter), gutter));
    let (head, body) = rows.split_at(split.0);
    for is_right in [false, true] {
        for row in head {
            let of_column = |piece: &&Piece| (split.1 <= piece.from) == is_right;
            let column: Vec<Piece> = row.iter().filter(of_column).cloned().collect();
            lines.extend(line(&column).map(|line| Line {
                is_head: true,
                ..line
            }));
        }
    }
    lines.extend(body.iter().filter_map(|row| line(row)));
    lines.extend(
        rows_aside(aside)
            .iter()
            .filter_map(|row| line(row))
            .map(|line| Line {
                is_aside: true,
                ..line
            }),
    );
    lines
}

/// Pieces on one height, from left to right.
fn rows(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        let near = rows
            .last()
            .and_then(|row| row.first())
            .is_some_and(|first| {
                first.height - piece.height < SAME_LINE * first.size.max(piece.size)
            });
        match rows.last_mut().filter(|_| near) {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.from.total_cmp(&b.from));
    }
    rows
}

fn rows_aside(mut pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    pieces.sort_by(|a, b| b.height.total_cmp(&a.height));
    rows(pieces)
}

fn line(row: &[Piece]) -> Option<Line> {
    let first = row.first()?;
    let mut text = String::new();
    let mut columns = 1;
    let mut to = first.from;
    for piece in row {
        let gap = piece.from - to;
        let size = piece.size.max(1.0);
        if !text.is_empty() {
            if COLUMN_GAP * size < gap {
                text.push('\t');
                columns += 1;
            } else if WORD_GAP * size < gap && !text.ends_with(' ') && !piece.text.starts_with(' ')
            {
                text.push(' ');
            }
        }
        match piece.encoding.filter(|_| !is_unicode(&piece.text)) {
            Some(encoding) => text.push_str(&legacy::decode(&piece.text, encoding)),
            None => text.push_str(&piece.text),
        }
        to = to.max(piece.to);
    }
    Some(Line {
        text,
        from: first.from,
        to,
        height: first.height,
        size: row.iter().map(|piece| piece.size).fold(0.0, f64::max),
        columns,
        is_aside: false,
        is_head: false,
    })
}

/// A table of characters may have told the right letters although the font is old.
fn is_unicode(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{1EA0}'..='\u{1EF9}' | 'ă' | 'đ' | 'ơ' | 'ư'))
}

/// Where the right column of a letterhead begins.
fn gutter(rows: &[Vec<Piece>]) -> Option<f64> {
    let top = rows.iter().take(4).flatten();
    let mut nation = top.filter(|piece| {
        let plain = crate::text::nfc(&piece.text);
        plain.trim_start().starts_with(NATION)
    });
    let nation = nation.next()?;
    Some(nation.from - nation.size / 2.0)
}

/// How many rows are in two columns: up to the first that crosses from one to the other. A line in the middle
/// of the page is one of those.
fn head_end(rows: &[Vec<Piece>], gutter: f64) -> usize {
    let crosses = |row: &Vec<Piece>| {
        let inside = |piece: &Piece| piece.from < gutter && gutter + piece.size < piece.to;
        let joined = row.windows(2).any(|pair| {
            pair[0].to < gutter + 1.0
                && gutter <= pair[1].from
                && pair[1].from - pair[0].to < pair[0].size / 2.0
        });
        row.iter().any(inside) || joined
    };
    rows.iter().position(crosses).unwrap_or(rows.len())
}
