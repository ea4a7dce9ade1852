//! Two rows beside each other: which of the one is which of the other, in order.

/// Pairs of two rows that cross no other and are worth the most together (Needleman & Wunsch 1970).
pub(super) fn align(
    ours: usize,
    theirs: usize,
    worth: &dyn Fn(usize, usize) -> u32,
) -> Vec<(usize, usize)> {
    let width = theirs + 1;
    if ours == 0 || theirs == 0 || super::MOST_PAIRS < ours.saturating_mul(theirs) {
        return Vec::new();
    }
    let mut worths = vec![0; ours * theirs];
    // best[at * width + to]: what is left from there on is worth together.
    let mut best = vec![0_u32; (ours + 1) * width];
    for at in (0..ours).rev() {
        for to in (0..theirs).rev() {
            let pair = worth(at, to);
            worths[at * theirs + to] = pair;
            let paired = pair + best[(at + 1) * width + to + 1];
            let skipped = best[(at + 1) * width + to].max(best[at * width + to + 1]);
            best[at * width + to] = skipped.max(if pair == 0 { 0 } else { paired });
        }
    }
    let (mut at, mut to, mut pairs) = (0, 0, Vec::new());
    while at < ours && to < theirs {
        let here = best[at * width + to];
        let pair = worths[at * theirs + to];
        if 0 < pair && here == pair + best[(at + 1) * width + to + 1] {
            pairs.push((at, to));
            (at, to) = (at + 1, to + 1);
        } else if here == best[(at + 1) * width + to] {
            at += 1;
        } else {
            to += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::align;

    #[test]
    fn pairs_cross_no_other_and_are_worth_the_most() {
        let worth = |at: usize, to: usize| [[0, 9, 0], [5, 0, 0], [0, 0, 5]][at][to];
        assert_eq!(align(3, 3, &worth), [(0, 1), (2, 2)]);
    }

    #[test]
    fn the_first_of_twins_is_the_first() {
        assert_eq!(align(2, 3, &|_, _| 1), [(0, 0), (1, 1)]);
        assert_eq!(align(0, 3, &|_, _| 1), []);
    }
}
