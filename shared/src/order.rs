//! Sorting of short lists, such as people see, and filling of small maps and sets. Not where the
//! engine is busy: each element is moved twice, and every key is kept while the list is sorted.
//!
//! The sorts of the standard library are compiled once for every type of element, some 4 KB each in
//! the app; here one of them sorts places, whatever stands in them.

use std::cmp::Ordering;

/// Sorts by a key, read once from each element. Elements with equal keys stay as they stand.
pub fn sort_by_key<T, K: Ord>(elements: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = elements.iter().map(key).collect();
    let places = sorted(keys.len(), &|a, b| keys[a].cmp(&keys[b]));
    put(elements, places);
}

/// Sorts by the elements' own order.
pub fn sort<T: Ord>(elements: &mut Vec<T>) {
    let places = sorted(elements.len(), &|a, b| elements[a].cmp(&elements[b]));
    put(elements, places);
}

/// Fills a map or a set. `collect` would sort first, by one more sort for every type of element.
pub fn gather<T, C: Default + Extend<T>>(elements: impl IntoIterator<Item = T>) -> C {
    let mut gathered = C::default();
    gathered.extend(elements);
    gathered
}

fn put<T>(elements: &mut Vec<T>, places: Vec<usize>) {
    let mut taken: Vec<Option<T>> = elements.drain(..).map(Some).collect();
    elements.extend(places.into_iter().filter_map(|at| taken[at].take()));
}

fn sorted(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

#[cfg(test)]
mod tests {
    use super::{sort, sort_by_key};

    #[test]
    fn elements_with_equal_keys_keep_their_order() {
        let mut words = vec!["ngày", "ai", "trường", "là", "ở"];
        sort_by_key(&mut words, |word| word.chars().count());
        assert_eq!(words, ["ở", "ai", "là", "ngày", "trường"]);
    }

    #[test]
    fn elements_are_sorted_by_their_own_order() {
        let mut words = vec!["hai", "ba", "bốn"];
        sort(&mut words);
        assert_eq!(words, ["ba", "bốn", "hai"]);
    }

    #[test]
    fn nothing_is_lost_of_a_long_list() {
        let mut numbers: Vec<u32> = (0..1_000).map(|n| n * 7_919 % 1_000).collect();
        sort_by_key(&mut numbers, |number| *number);
        assert!(numbers.into_iter().eq(0..1_000));
    }
}
