//! Rules that are not yet kept everywhere: who breaks which, in `exceptions.txt`.
//!
//! A line is `rule path`, or `rule path number` where the number is the worst that is borne. A line that is
//! no longer needed, or a number that could be lower, fails the tests too: so the list only shrinks.

use std::collections::BTreeMap;

const LIST: &str = include_str!("exceptions.txt");

/// Fails unless `found` (path to what is wrong there) is exactly what the list bears for `rule`.
pub fn check(rule: &str, found: &BTreeMap<String, Vec<String>>) {
    let borne = borne(LIST, rule);
    let new: Vec<String> = found
        .iter()
        .filter(|(path, _)| !borne.contains_key(path.as_str()))
        .flat_map(|(path, faults)| faults.iter().map(move |fault| format!("{path}: {fault}")))
        .collect();
    assert!(new.is_empty(), "{rule}:\n{}", new.join("\n"));
    let mended: Vec<_> = borne
        .keys()
        .filter(|path| !found.contains_key(**path))
        .collect();
    assert!(
        mended.is_empty(),
        "{rule}: take these lines out of exceptions.txt: {mended:?}"
    );
}

/// Fails unless every number in `found` is at most `limit`, or is exactly what the list bears for its path.
pub fn check_numbers(rule: &str, limit: usize, found: &BTreeMap<String, usize>) {
    let borne = borne(LIST, rule);
    let faults: Vec<String> = found
        .iter()
        .filter_map(|(path, number)| {
            let fault = fault(*number, limit, borne.get(path.as_str()).copied())?;
            Some(format!("{path} has {number}: {fault}"))
        })
        .collect();
    assert!(
        faults.is_empty(),
        "{rule}, at most {limit}:\n{}",
        faults.join("\n")
    );
    let gone: Vec<_> = borne
        .keys()
        .filter(|path| !found.contains_key(**path))
        .collect();
    assert!(
        gone.is_empty(),
        "{rule}: exceptions.txt names files that are gone: {gone:?}"
    );
}

fn fault(number: usize, limit: usize, borne: Option<usize>) -> Option<&'static str> {
    match borne {
        None => (limit < number).then_some("too much"),
        Some(_) if number <= limit => Some("take its line out of exceptions.txt"),
        Some(most) if number < most => Some("write the lower number into exceptions.txt"),
        Some(most) => (most < number).then_some("more than exceptions.txt bears"),
    }
}

fn borne<'a>(list: &'a str, rule: &str) -> BTreeMap<&'a str, usize> {
    let entries = list.lines().filter(|line| !line.starts_with('#'));
    entries
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            (words.next() == Some(rule)).then_some(())?;
            let path = words.next()?;
            let number = words
                .next()
                .map_or(0, |word| word.parse().expect("a number ends the line"));
            Some((path, number))
        })
        .collect()
}

#[test]
fn the_list_is_read_by_rule() {
    let list = "# why\nlength a.rs 450\nimports b.rs\n";
    assert_eq!(borne(list, "length"), BTreeMap::from([("a.rs", 450)]));
    assert_eq!(borne(list, "imports"), BTreeMap::from([("b.rs", 0)]));
}

#[test]
fn a_number_may_only_sink_and_its_line_must_follow() {
    assert_eq!(fault(400, 400, None), None);
    assert!(fault(401, 400, None).is_some());
    assert_eq!(fault(450, 400, Some(450)), None);
    assert!(fault(451, 400, Some(450)).is_some());
    assert!(fault(449, 400, Some(450)).is_some());
    assert!(fault(400, 400, Some(450)).is_some());
}
