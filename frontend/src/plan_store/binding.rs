//! A text control and a text of the plan kept equal while a person types in one and others change
//! the other. Plain data, no web types: whoever has the control feeds it and does what it says.
//!
//! Nothing is ever written into a control while a composition (Telex, VNI, …) is open: what others
//! did meanwhile waits, and what the person composed is then moved to where it was meant.
//! Positions are UTF-16, as the browser counts; ends never lie inside a character.

use lientich_shared::log::document as log;
use lientich_shared::text::nfc;

/// Replaces a stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// Where the stretch begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What stands there afterwards.
    pub text: String,
}

/// What is to be done after the person typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// To be done to the plan, in order.
    pub edits: Vec<Splice>,
    /// Then to be done to the control, in order.
    pub control: Vec<Splice>,
}

/// The two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// What the control showed when both were last equal.
    shown: String,
    /// What others did to the plan's text since then, in order.
    waiting: Vec<Splice>,
    composing: bool,
}

impl Binding {
    /// Both texts are this.
    pub fn new(text: String) -> Self {
        Self {
            shown: text,
            waiting: Vec::new(),
            composing: false,
        }
    }

    /// The person began a composition.
    pub fn compose(&mut self) {
        self.composing = true;
    }

    /// Whether a composition is open.
    pub fn is_composing(&self) -> bool {
        self.composing
    }

    /// The person typed, or ended a composition; `caret` is where they are in the control now.
    pub fn composed(&mut self, value: &str, caret: u32) -> Typed {
        self.composing = false;
        self.settle(value, caret)
    }

    /// Others changed the plan's text. Returns what to do to the control; nothing for now while a
    /// composition is open.
    pub fn changed(&mut self, splice: Splice) -> Option<Splice> {
        if self.composing {
            self.waiting.push(splice);
            return None;
        }
        self.shown = splice.apply(&self.shown);
        Some(splice)
    }

    fn settle(&mut self, value: &str, caret: u32) -> Typed {
        let waiting = std::mem::take(&mut self.waiting);
        let apply = |text: String, splice: &Splice| splice.apply(&text);
        let theirs = waiting.iter().fold(self.shown.clone(), apply);
        let Some(own) = difference(&self.shown, value, caret) else {
            self.shown = theirs;
            return Typed {
                edits: Vec::new(),
                control: waiting,
            };
        };
        let mut pieces = vec![own.clone()];
        for splice in &waiting {
            pieces = pieces
                .iter()
                .flat_map(|piece| piece.after(splice))
                .collect();
        }
        if let Some(first) = pieces.first_mut() {
            first.text = nfc(&first.text);
        }
        // From the end on, so that no piece moves the next.
        let edits: Vec<Splice> = pieces.into_iter().rev().collect();
        self.shown = edits.iter().fold(theirs, apply);
        let control = match edits.last() {
            Some(edit) => control(&own, value, edit, &self.shown),
            None => difference(value, &self.shown, u32::MAX)
                .into_iter()
                .collect(),
        };
        Typed { edits, control }
    }
}

/// Makes the control, in which the person typed `own`, show the plan's text, in which that became
/// `edit`. From the end on, so that no step moves the next; what was typed is touched only where
/// its spelling changes, so that the caret in it stays.
fn control(own: &Splice, value: &str, edit: &Splice, plan: &str) -> Vec<Splice> {
    let parts = |text: &str, splice: &Splice| {
        let from = byte_at(text, splice.start);
        let to = from + splice.text.len();
        [
            text[..from].to_owned(),
            splice.text.clone(),
            text[to..].to_owned(),
        ]
    };
    let (shown, wanted) = (parts(value, own), parts(plan, edit));
    let begins = [0, own.start, own.start + width(&own.text)];
    let step = |part: usize| {
        let mut splice = difference(&shown[part], &wanted[part], u32::MAX)?;
        splice.start += begins[part];
        splice.end += begins[part];
        Some(splice)
    };
    [2, 1, 0].into_iter().filter_map(step).collect()
}

impl From<&log::Splice> for Splice {
    fn from(splice: &log::Splice) -> Self {
        Self {
            start: splice.at,
            end: splice.at + splice.deleted,
            text: splice.inserted.clone(),
        }
    }
}

impl Splice {
    /// The text afterwards.
    pub fn apply(&self, text: &str) -> String {
        let start = byte_at(text, self.start);
        let end = byte_at(text, self.end).max(start);
        format!("{}{}{}", &text[..start], self.text, &text[end..])
    }

    /// The same act on a text to which `other` was done first, as pieces in the order of the text.
    /// Words that the other put in are never taken away: their author has not seen this act. Where
    /// both insert at one place, the other's words come first.
    fn after(&self, other: &Self) -> Vec<Self> {
        let grown = other.start + width(&other.text);
        let left = (self.start, self.end.min(other.start));
        let right = (self.start.max(other.end), self.end);
        let shift = |(start, end): (u32, u32)| (start - other.end + grown, end - other.end + grown);
        let mut stretches: Vec<(u32, u32)> = Vec::new();
        if self.start == self.end {
            let behind = self.start.max(other.end) - other.end + grown;
            let at = if self.start < other.start {
                self.start
            } else {
                behind
            };
            stretches.push((at, at));
        } else {
            stretches.extend((left.0 < left.1).then_some(left));
            stretches.extend((right.0 < right.1).then(|| shift(right)));
            if stretches.is_empty() && !self.text.is_empty() {
                stretches.push((grown, grown));
            }
        }
        let mut text = self.text.clone();
        let piece = |(start, end)| Self {
            start,
            end,
            text: std::mem::take(&mut text),
        };
        stretches.into_iter().map(piece).collect()
    }
}

/// The one stretch in which two texts differ. What stands behind the caret was not typed, which
/// tells apart the places where a repeated letter could have gone.
pub fn difference(old: &str, new: &str, caret: u32) -> Option<Splice> {
    if old == new {
        return None;
    }
    let behind_caret = new.len() - byte_at(new, caret);
    let suffix = common_suffix(old, new, behind_caret);
    let (old_rest, new_rest) = (&old[..old.len() - suffix], &new[..new.len() - suffix]);
    let prefix = common_prefix(old_rest, new_rest);
    // Typing may have been elsewhere than at the caret (drag, programs): the rest tells.
    let more = common_suffix(&old_rest[prefix..], &new_rest[prefix..], usize::MAX);
    let start = width(&old[..prefix]);
    Some(Splice {
        start,
        end: start + width(&old_rest[prefix..old_rest.len() - more]),
        text: new_rest[prefix..new_rest.len() - more].to_owned(),
    })
}

/// UTF-16 units of a text.
pub fn width(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

fn common_prefix(a: &str, b: &str) -> usize {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    same.map(|(a, _)| a.len_utf8()).sum()
}

fn common_suffix(a: &str, b: &str, most: usize) -> usize {
    let mut bytes = 0;
    for (a, b) in a.chars().rev().zip(b.chars().rev()) {
        if a != b || most < bytes + a.len_utf8() {
            break;
        }
        bytes += a.len_utf8();
    }
    bytes
}

/// The byte of a UTF-16 position; the end for positions behind it.
fn byte_at(text: &str, position: u32) -> usize {
    let mut units = 0;
    for (byte, letter) in text.char_indices() {
        if position <= units {
            return byte;
        }
        units += u32::try_from(letter.len_utf16()).unwrap_or(1);
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn splice(start: u32, end: u32, text: &str) -> Splice {
        Splice {
            start,
            end,
            text: text.to_owned(),
        }
    }

    /// Types `value` while the others did `theirs`; the control and the plan must end up equal.
    fn check(before: &str, theirs: &[Splice], value: &str, caret: u32, expected: &str) {
        let mut binding = Binding::new(before.to_owned());
        binding.compose();
        let mut plan = before.to_owned();
        for splice in theirs {
            plan = splice.apply(&plan);
            assert_eq!(binding.changed(splice.clone()), None);
        }
        let typed = binding.composed(value, caret);
        plan = typed
            .edits
            .iter()
            .fold(plan, |text, edit| edit.apply(&text));
        let control = typed
            .control
            .iter()
            .fold(value.to_owned(), |text, s| s.apply(&text));
        assert_eq!(plan, expected);
        assert_eq!(control, expected);
        assert_eq!(binding, Binding::new(expected.to_owned()));
    }

    #[test]
    fn a_typed_letter_is_placed_where_the_caret_says() {
        assert_eq!(difference("aaa", "aaaa", 2), Some(splice(1, 1, "a")));
        assert_eq!(difference("aaa", "aaaa", 4), Some(splice(3, 3, "a")));
    }

    #[test]
    fn positions_count_utf_16_units() {
        assert_eq!(
            difference("😀 họp", "😀 họp tổ", 9),
            Some(splice(6, 6, " tổ"))
        );
        assert_eq!(splice(0, 2, "").apply("😀x"), "x");
    }

    #[test]
    fn a_replaced_word_is_one_stretch() {
        assert_eq!(
            difference("công đoàn phối hợp", "công đoàn tham gia", 18),
            Some(splice(10, 18, "tham gia"))
        );
    }

    #[test]
    fn others_words_wait_for_the_end_of_a_composition() {
        check(
            "họp tháng",
            &[splice(0, 0, "Tổ ")],
            "họp tháng 9",
            11,
            "Tổ họp tháng 9",
        );
        check(
            "họp tháng",
            &[splice(9, 9, " 9")],
            "buổi họp tháng",
            5,
            "buổi họp tháng 9",
        );
    }

    #[test]
    fn words_on_both_sides_of_the_caret_leave_it_in_between() {
        let theirs = [splice(0, 0, "A "), splice(6, 6, " D")];
        check("b  c", &theirs, "b x c", 3, "A b x c D");
    }

    #[test]
    fn what_another_deleted_around_the_composition_stays_deleted() {
        check("một hai ba", &[splice(0, 8, "")], "một hai! ba", 8, "!ba");
        check(
            "một hai ba",
            &[splice(4, 7, "")],
            "một hai ba bốn",
            14,
            "một  ba bốn",
        );
    }

    #[test]
    fn what_another_put_into_replaced_words_stays() {
        check(
            "một hai ba",
            &[splice(7, 7, " (xem 2)")],
            "một 2 ba",
            5,
            "một 2 (xem 2) ba",
        );
        check(
            "một hai ba",
            &[splice(5, 5, "X")],
            "một 2 ba",
            5,
            "một 2X ba",
        );
    }

    #[test]
    fn both_at_one_place_keep_both() {
        check(
            "x",
            &[splice(1, 1, "của họ")],
            "x của ta",
            8,
            "xcủa họ của ta",
        );
    }

    #[test]
    fn what_was_composed_is_stored_in_normal_form() {
        check("", &[], "vie\u{323}\u{302}c", 6, "việc");
        check("x", &[splice(0, 0, "A")], "xe\u{302}\u{301}", 4, "Axế");
    }

    #[test]
    fn a_cancelled_composition_changes_nothing() {
        check("họp", &[splice(3, 3, " tổ")], "họp", 3, "họp tổ");
    }
}
