//! Which of several things kept their order while others were put elsewhere: a longest increasing
//! subsequence (Fredman 1975). It tells what to call moved, and what need not be moved back.

/// For places as they were, listed in the order of now: which of them stand in their old order, as
/// many as can.
pub(crate) fn kept(places: &[usize]) -> Vec<bool> {
    // For each length, the index of the smallest place that ends a run of that length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let longer = ends.partition_point(|end| places[*end] < *place);
        before.push(longer.checked_sub(1).map(|shorter| ends[shorter]));
        if longer == ends.len() {
            ends.push(at);
        } else {
            ends[longer] = at;
        }
    }
    let mut kept = vec![false; places.len()];
    let mut at = ends.last().copied();
    while let Some(here) = at {
        kept[here] = true;
        at = before[here];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::kept;

    #[test]
    fn one_that_went_to_the_front_is_the_only_one_that_moved() {
        assert_eq!(kept(&[3, 0, 1, 2]), [false, true, true, true]);
        assert_eq!(kept(&[1, 2, 3, 0]), [true, true, true, false]);
    }

    #[test]
    fn what_kept_its_order_is_no_smaller_than_any_choice() {
        let places = [4, 1, 0, 5, 2, 3];
        let longest = (0_u32..64)
            .filter(|choice| {
                let chosen = (0..6).filter(|at| choice >> at & 1 == 1);
                let chosen: Vec<usize> = chosen.map(|at| places[at]).collect();
                chosen.is_sorted()
            })
            .map(u32::count_ones)
            .max();
        let kept = kept(&places);
        let chosen: Vec<usize> = (0..6).filter(|at| kept[*at]).map(|at| places[at]).collect();
        assert!(chosen.is_sorted());
        assert_eq!(u32::try_from(chosen.len()).ok(), longest);
    }

    #[test]
    fn nothing_has_no_order() {
        assert!(kept(&[]).is_empty());
    }
}
