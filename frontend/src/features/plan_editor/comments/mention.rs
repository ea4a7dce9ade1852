//! Calling on people in what one writes: `@` and a name. Plain data. Positions are UTF-16, as the
//! browser counts.

use lientich_shared::ids::PersonId;
use lientich_shared::text::{Match, fold};

use crate::plan_store::splice::{Splice, width};

/// Most names that are offered.
const OFFERED: usize = 6;

/// Most letters of a name that one types before it is found.
const LONGEST: usize = 40;

/// What stands between an `@` and the caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Where the `@` stands.
    pub start: u32,
    /// Where the caret stands.
    pub end: u32,
    /// The letters between them.
    pub words: String,
}

/// What is asked for at the caret: an `@` that begins a word, and the letters behind it.
pub fn query(text: &str, caret: u32) -> Option<Query> {
    let before = before(text, caret);
    let at = before.rfind('@')?;
    let (head, words) = (&before[..at], &before[at + 1..]);
    let begins = head
        .chars()
        .next_back()
        .is_none_or(|char| !char.is_alphanumeric());
    let fits = !words.contains('\n') && words.chars().count() <= LONGEST;
    (begins && fits && !words.starts_with(' ')).then(|| Query {
        start: width(head),
        end: width(before),
        words: words.to_owned(),
    })
}

fn before(text: &str, caret: u32) -> &str {
    let mut units = 0;
    for (byte, letter) in text.char_indices() {
        if caret <= units {
            return &text[..byte];
        }
        units += u32::try_from(letter.len_utf16()).unwrap_or(1);
    }
    text
}

/// The people whose names answer it, with or without diacritics, from the start of any of their words.
pub fn offers(words: &str, people: &[(PersonId, String)]) -> Vec<(PersonId, String)> {
    let wanted = folded(words);
    let answers = |name: &str| {
        let name = folded(name);
        let starts = name.match_indices(' ').map(|(at, _)| at + 1);
        std::iter::once(0)
            .chain(starts)
            .any(|at| name[at..].starts_with(&wanted))
    };
    let found = people.iter().filter(|(_, name)| answers(name));
    found.take(OFFERED).cloned().collect()
}

fn folded(words: &str) -> String {
    fold(words, Match::Loose).chars.into_iter().collect()
}

/// What is written for a chosen name.
pub fn splice(query: &Query, name: &str) -> Splice {
    Splice {
        start: query.start,
        end: query.end,
        text: format!("@{name} "),
    }
}

/// The people whose whole names stand behind an `@`, ascending.
pub fn called(text: &str, people: &[(PersonId, String)]) -> Vec<PersonId> {
    let mut called: Vec<PersonId> = pieces(text, people)
        .into_iter()
        .filter_map(|(person, _)| person)
        .collect();
    called.sort_unstable();
    called.dedup();
    called
}

/// A text cut where it calls on people.
pub fn pieces(text: &str, people: &[(PersonId, String)]) -> Vec<(Option<PersonId>, String)> {
    let mut pieces: Vec<(Option<PersonId>, String)> = Vec::new();
    let (mut plain, mut rest) = (String::new(), text);
    while let Some(letter) = rest.chars().next() {
        if letter == '@'
            && let Some((person, name)) = longest(&rest[1..], people)
        {
            let end = 1 + name.len();
            pieces.extend((!plain.is_empty()).then(|| (None, std::mem::take(&mut plain))));
            pieces.push((Some(person), rest[..end].to_owned()));
            rest = &rest[end..];
        } else {
            plain.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    pieces.extend((!plain.is_empty()).then_some((None, plain)));
    pieces
}

/// The longest name that a text begins with.
fn longest<'a>(text: &str, people: &'a [(PersonId, String)]) -> Option<(PersonId, &'a str)> {
    let ends = |name: &str| {
        let next = text[name.len()..].chars().next();
        next.is_none_or(|char| !char.is_alphanumeric())
    };
    people
        .iter()
        .filter(|(_, name)| !name.is_empty() && text.starts_with(name.as_str()) && ends(name))
        .max_by_key(|(_, name)| name.len())
        .map(|(person, name)| (*person, name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> Vec<(PersonId, String)> {
        [
            (1, "Nguyễn Thị Minh Hạnh"),
            (2, "Lê Thị Thanh Bình"),
            (3, "Lê Thị Thanh"),
            (4, "Đặng Thuỳ Linh"),
        ]
        .map(|(id, name)| (PersonId(id), name.to_owned()))
        .to_vec()
    }

    fn offered(text: &str) -> Vec<u128> {
        let caret = width(text);
        let query = query(text, caret);
        let offers = query.map(|query| offers(&query.words, &people()));
        let ids = offers.unwrap_or_default().into_iter();
        ids.map(|(person, _)| person.0).collect()
    }

    #[test]
    fn a_name_is_found_without_diacritics_from_any_of_its_words() {
        assert_eq!(offered("Nhờ @hanh"), [1]);
        assert_eq!(offered("Nhờ @thanh b"), [2]);
        assert_eq!(offered("@dang"), [4]);
        assert_eq!(offered("Nhờ @"), [1, 2, 3, 4]);
    }

    #[test]
    fn an_address_is_no_call() {
        assert_eq!(offered("ai@hanh"), [0_u128; 0]);
        assert_eq!(offered("Nhờ @ hanh"), [0_u128; 0]);
        assert_eq!(offered("Nhờ @xyz"), [0_u128; 0]);
    }

    #[test]
    fn a_chosen_name_takes_the_place_of_what_was_typed() {
        let text = "😀 nhờ @hạ xem";
        let query = query(text, 10).unwrap();
        let written = splice(&query, "Nguyễn Thị Minh Hạnh").apply(text);
        assert_eq!(written, "😀 nhờ @Nguyễn Thị Minh Hạnh  xem");
    }

    #[test]
    fn whole_names_are_called_and_the_longer_of_two() {
        let text = "@Lê Thị Thanh Bình và @Đặng Thuỳ Linh xem, @Lê Thị Than thì không";
        assert_eq!(called(text, &people()), [PersonId(2), PersonId(4)]);
        let whole: String = pieces(text, &people())
            .into_iter()
            .map(|(_, words)| words)
            .collect();
        assert_eq!(whole, text);
    }
}
