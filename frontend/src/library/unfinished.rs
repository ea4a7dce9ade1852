//! Forms that somebody began and has not sent: under which names the device keeps them, and what they
//! say. Words of them are in no document; whoever signs out is told of them first. Pure.

mod note;

use std::fmt::Display;

pub use note::{Note, notes_from, notes_to};

/// A form whose words are kept with every letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A comment on a plan.
    Comment,
    /// A reply to one.
    Reply,
    /// Another wording for a clause, behind a line that says what it rests on.
    Wording,
    /// Why.
    WordingWhy,
    /// Why a proposed wording is not taken.
    Decline,
    /// Why several are not.
    DeclineSeveral,
    /// All opinions on a plan, as [`notes_to`] writes them.
    Opinions,
    /// The answer to opinions.
    Answer,
}

impl Form {
    const ALL: [Self; 8] = [
        Self::Comment,
        Self::Reply,
        Self::Wording,
        Self::WordingWhy,
        Self::Decline,
        Self::DeclineSeveral,
        Self::Opinions,
        Self::Answer,
    ];

    /// Under which name it is kept.
    pub fn name(self, about: impl Display) -> String {
        format!("{}/{about}", self.prefix())
    }

    fn of(name: &str) -> Option<Self> {
        let (prefix, _) = name.split_once('/')?;
        Self::ALL.into_iter().find(|form| form.prefix() == prefix)
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Reply => "reply",
            Self::Wording => "wording",
            Self::WordingWhy => "wording-why",
            Self::Decline => "decline",
            Self::DeclineSeveral => "decline-several",
            Self::Opinions => "opinions",
            Self::Answer => "answer",
        }
    }
}

/// Something that was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// In which form.
    pub form: Form,
    /// Its words.
    pub words: String,
}

/// What was begun in a form, by its name and what is kept of it.
pub fn read(name: &str, kept: &str) -> Vec<Unfinished> {
    let Some(form) = Form::of(name) else {
        return Vec::new();
    };
    let all = match form {
        Form::Opinions => notes_from(kept).iter().map(Note::words).collect(),
        Form::Wording => vec![
            kept.split_once('\n')
                .map_or(kept, |(_, words)| words)
                .to_owned(),
        ],
        _ => vec![kept.to_owned()],
    };
    let all = all.into_iter().filter(|words| !words.trim().is_empty());
    all.map(|words| Unfinished { form, words }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str, kept: &str) -> Vec<String> {
        let found = read(name, kept).into_iter();
        found.map(|one| one.words).collect()
    }

    #[test]
    fn what_was_begun_is_read_in_every_form() {
        for form in Form::ALL {
            assert_eq!(Form::of(&form.name("7")), Some(form));
        }
        assert_eq!(words("comment/7/", "Nên rõ hơn"), ["Nên rõ hơn"]);
        assert_eq!(words("wording/7/1", "a1b2\nHọp ngày 5"), ["Họp ngày 5"]);
        let note = |text: &str| Note {
            text: text.to_owned(),
            ..Note::default()
        };
        let notes = notes_to(&[note("Một"), note(" "), note("Hai")]);
        assert_eq!(words("opinions/7", &notes), ["Một", "Hai"]);
    }

    #[test]
    fn nothing_is_begun_where_only_its_ground_is_kept() {
        assert_eq!(read("wording/7/1", "a1b2\n"), []);
        assert_eq!(read("answer/7", "  "), []);
    }
}
