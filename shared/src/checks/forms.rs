//! What is known of a word wherever it stands, found out once: a plan has ten thousand words and a thousand
//! different ones.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::lexicon::{Lexicon, lexicon};
use super::{slips, syllable};
use crate::text::{case, nfc};

/// A word as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that a rule asks for"
)]
pub(super) struct Form {
    /// In small letters, composed.
    pub text: String,
    /// The same with its tone behind it, so that "hoà", "hòa" and "kì", "kỳ" are one.
    pub key: String,
    /// Without any marks.
    pub bare: String,
    /// A number for `text`, to compare by.
    pub hash: u64,
    /// Its letters are composed as they are written.
    pub is_composed: bool,
    /// Its first letter is a capital.
    pub is_capital: bool,
    /// All its letters are capitals, and there are two or more.
    pub is_caps: bool,
    /// The sound system has such a syllable.
    pub is_possible: bool,
    /// It stands well alone.
    pub is_alone: bool,
    /// A wrong phrase may begin with it, or it is a word only in some company.
    pub is_suspect: bool,
    /// It may be a word that is none alone.
    pub is_bound: bool,
    /// With its tone mark where it belongs, if that stands on a wrong letter.
    pub mended: Option<String>,
    /// The frequent word that it is a slip for.
    pub slip_for: Option<&'static str>,
    /// It could be a word of this language, or is known from another.
    pub is_plausible: bool,
    /// Which terms begin with it, among all of them.
    pub beginning: Range<usize>,
}

impl Form {
    fn of(written: &str) -> Self {
        let composed = nfc(written);
        let letters: String = composed
            .chars()
            .filter(|char| char.is_alphanumeric())
            .collect();
        let text = case::lowered(&letters);
        let key = syllable::key(&text);
        let is_caps = letters.chars().nth(1).is_some() && !letters.chars().any(char::is_lowercase);
        let bare = syllable::bare(&key);
        let is_possible = syllable::is_possible(&key);
        // Of what has no Vietnamese letter, only a word of several letters is looked at.
        let is_looked_at = text.chars().count() > 2 && text.chars().all(char::is_alphabetic);
        Self {
            slip_for: lexicon().meant_by(&key, &bare).filter(|_| !is_caps),
            is_plausible: is_possible
                || text.is_ascii() && (!is_looked_at || Lexicon::is_foreign(&text)),
            bare,
            is_composed: composed == written,
            hash: hash(&text),
            is_capital: letters.starts_with(char::is_uppercase),
            is_caps,
            is_possible,
            is_alone: slips::stands_alone(&text),
            is_suspect: lexicon().suspects(&text),
            is_bound: lexicon().may_be_bound(&text),
            mended: syllable::with_tone_in_place(&text).filter(|_| !is_caps),
            beginning: lexicon().range(&key),
            text,
            key,
        }
    }
}

/// A number for a text, after FNV-1a.
pub(super) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |mixed, byte| {
        (mixed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The forms met so far, by their letters.
#[derive(Debug, Default)]
pub(super) struct Forms {
    known: HashMap<String, Rc<Form>>,
}

impl Forms {
    /// What is known of a word.
    pub fn of(&mut self, written: &str) -> Rc<Form> {
        if let Some(known) = self.known.get(written) {
            return Rc::clone(known);
        }
        let form = Rc::new(Form::of(written));
        self.known.insert(written.to_owned(), Rc::clone(&form));
        form
    }
}
