//! Small marks: a party's name in its colour, a state on a pill. Never colour alone: both carry words.

use leptos::prelude::*;

/// Whose colour a mark wears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// The management's blue.
    Bgh,
    /// The union's vermilion.
    Bch,
    /// The women's committee's plum.
    Women,
    /// The people's inspectorate's green.
    Inspectorate,
    /// No party's: grey.
    None,
}

impl Party {
    /// The value of `data-party`, from which the stylesheet takes the colour.
    pub fn attr(self) -> &'static str {
        match self {
            Self::Bgh => "bgh",
            Self::Bch => "bch",
            Self::Women => "women",
            Self::Inspectorate => "inspectorate",
            Self::None => "none",
        }
    }
}

/// The state that a pill tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    Plain,
    /// Fine.
    Ok,
    /// Worth a look.
    Look,
    /// Late or refused.
    Late,
}

impl Tone {
    /// The class that the stylesheet knows.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "pill",
            Self::Ok => "pill ok",
            Self::Look => "pill look",
            Self::Late => "pill late",
        }
    }
}

/// A name in its party's colour.
pub fn tag(party: Party, words: impl Into<String>) -> AnyView {
    view! { <span class="tag" data-party=party.attr()>{words.into()}</span> }.into_any()
}

/// A state in words.
pub fn pill(tone: Tone, words: impl Into<String>) -> AnyView {
    view! { <span class=tone.class()>{words.into()}</span> }.into_any()
}
