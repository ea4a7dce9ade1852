//! Syllables that are no word alone and stand alone: a word is missing beside them, or they are one
//! too many.

use super::lexicon::lexicon;
use super::slips::Slip;
use super::words::Words;

/// The words that should be part of a term and are none.
pub(super) fn lonely(words: &Words, slips: &[Slip]) -> Vec<usize> {
    let is_slip = |at: usize| slips.iter().any(|slip| slip.words.contains(&at));
    let alone = (0..words.len()).filter(|at| !is_slip(*at) && is_lonely(words, *at));
    alone.collect()
}

fn is_lonely(words: &Words, at: usize) -> bool {
    let word = &words.list[at];
    let behind = if words.touches_next(at) {
        words.text(at + 1)
    } else {
        ""
    };
    // Names are made of such syllables.
    let is_name = word.is_capital && (at > 0 && !words.ends_sentence(at - 1) || word.is_caps);
    if is_name || !word.is_bound || !lexicon().is_bound(&word.text, behind) {
        return false;
    }
    let is_part = words.is_term(at) || at > 0 && words.is_term(at - 1);
    !is_part
}

/// Whether it stands between a whole term and an opening quotation mark, where nothing can be missing.
pub(super) fn is_stray(words: &Words, at: usize) -> bool {
    let opens = words.gap(at).trim_start().starts_with(['“', '"', '«']);
    let whole = at >= 2 && words.touches_next(at - 1) && words.is_term(at - 2);
    opens && whole
}
