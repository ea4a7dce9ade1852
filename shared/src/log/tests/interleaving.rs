//! Runs that people type at one place without knowing of each other stay whole, however they are
//! typed: forwards, backwards, or from the middle (Weidner & Kleppmann 2023, section 2).

use super::dice::Dice;
use super::people::{Person, exchange};
use super::story::seeds;
use crate::log::change::NodeId;

/// Types a word of one letter at a caret that now and then goes home, so that letters are typed
/// before, behind and between those typed so far.
fn type_word(person: &mut Person, clause: NodeId, at: u32, letter: &str, dice: &mut Dice) {
    let length = 2 + dice.below(6);
    for typed in 0..length {
        let offset = match dice.below(3) {
            0 => 0,
            1 => typed,
            _ => dice.below(typed + 1),
        };
        person.types(clause, at + u32::try_from(offset).unwrap(), letter);
    }
}

/// How many stretches of a letter there are.
fn stretches(text: &str, letter: char) -> usize {
    let starts =
        |(previous, next): &(Option<char>, char)| *next == letter && *previous != Some(letter);
    let previous = std::iter::once(None).chain(text.chars().map(Some));
    previous.zip(text.chars()).filter(starts).count()
}

#[test]
fn words_typed_at_one_place_stay_whole_on_all_copies() {
    for seed in 0..seeds() {
        let mut dice = Dice(seed);
        let mut first = Person::new(1 + dice.roll() % 5);
        let clause = first.creates(None, None, "[]");
        let mut second = first.meet(6 + dice.roll() % 5);
        let mut third = first.meet(11 + dice.roll() % 5);
        type_word(&mut first, clause, 1, "a", &mut dice);
        type_word(&mut second, clause, 1, "b", &mut dice);
        type_word(&mut third, clause, 1, "c", &mut dice);
        exchange(&mut first, &mut second);
        exchange(&mut second, &mut third);
        exchange(&mut first, &mut third);
        let text = first.text(clause);
        assert_eq!(text, second.text(clause), "seed {seed}");
        assert_eq!(text, third.text(clause), "seed {seed}");
        for letter in ['a', 'b', 'c'] {
            assert_eq!(stretches(&text, letter), 1, "seed {seed}: {text}");
        }
    }
}
