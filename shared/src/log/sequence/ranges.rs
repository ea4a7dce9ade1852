//! Ranges of elements as a set: in order, without overlaps. Who deletes may name an element as
//! often as they like; the work is done once.

use super::piece::Piece;
use crate::log::causal::Ix;

/// Change, first element (from 1), the one behind the last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::log) struct Ranges(Vec<(Ix, u32, u32)>);

impl Ranges {
    /// Out of changes, first elements and how many.
    pub(in crate::log) fn new(ranges: impl IntoIterator<Item = (Ix, u32, u32)>) -> Self {
        let ranges = ranges.into_iter();
        let mut sorted: Vec<_> = ranges
            .map(|(ix, start, len)| (ix, start, start.saturating_add(len)))
            .collect();
        sorted.sort_unstable();
        let mut merged: Vec<(Ix, u32, u32)> = Vec::with_capacity(sorted.len());
        for (ix, start, end) in sorted {
            match merged.last_mut() {
                Some(last) if last.0 == ix && start <= last.2 => last.2 = end.max(last.2),
                _ => merged.push((ix, start, end)),
            }
        }
        Self(merged)
    }

    /// Changes, first elements and how many.
    pub(in crate::log) fn iter(&self) -> impl Iterator<Item = (Ix, u32, u32)> {
        self.0
            .iter()
            .map(|(ix, start, end)| (*ix, *start, end - start))
    }

    /// Whether any element of a piece is among them.
    pub(in crate::log) fn meet(&self, piece: &Piece) -> bool {
        let begun = self
            .0
            .partition_point(|(ix, start, _)| (*ix, *start) < (piece.ix, piece.end()));
        let nearest = begun.checked_sub(1).map(|at| self.0[at]);
        nearest.is_some_and(|(ix, _, end)| ix == piece.ix && piece.start < end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(ix: Ix, start: u32, len: u32) -> Piece {
        let mut piece = Piece::mark(ix);
        (piece.start, piece.len) = (start, len);
        piece
    }

    #[test]
    fn overlapping_and_neighbouring_ranges_become_one() {
        let ranges = Ranges::new([(7, 5, 2), (7, 1, 3), (3, 1, 1), (7, 2, 3), (7, 9, 1)]);
        let all: Vec<_> = ranges.iter().collect();
        assert_eq!(all, [(3, 1, 1), (7, 1, 6), (7, 9, 1)]);
    }

    #[test]
    fn a_range_that_ends_past_all_numbers_is_cut_there() {
        let ranges = Ranges::new([(7, 2, u32::MAX)]);
        assert_eq!(ranges.iter().collect::<Vec<_>>(), [(7, 2, u32::MAX - 2)]);
    }

    #[test]
    fn a_piece_is_met_if_one_of_its_elements_is() {
        let ranges = Ranges::new([(7, 5, 2), (8, 1, 1)]);
        let check = |start, len, expected| {
            assert_eq!(
                ranges.meet(&piece(7, start, len)),
                expected,
                "{start} {len}"
            );
        };
        check(1, 4, false);
        check(1, 5, true);
        check(6, 1, true);
        check(7, 9, false);
        assert!(!ranges.meet(&piece(9, 1, 9)));
        assert!(!ranges.meet(&piece(6, 1, 9)));
    }
}
