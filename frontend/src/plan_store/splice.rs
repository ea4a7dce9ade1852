//! Stretches of a text that are replaced: finding them, doing them, moving one past another. Plain
//! data. Positions are UTF-16, as the browser counts.

use lientich_shared::log::document as log;

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

    /// Whether it leaves every text as it is.
    pub(super) fn is_nothing(&self) -> bool {
        self.start == self.end && self.text.is_empty()
    }

    /// This act and then `step` as one, if they touch; `value` is the text after both.
    pub(super) fn joined(&self, step: &Self, value: &str) -> Option<Self> {
        let written = self.start + width(&self.text);
        if step.end < self.start || written < step.start {
            return None;
        }
        let start = self.start.min(step.start);
        let behind = written.max(step.end) - step.end + step.start + width(&step.text);
        Some(Self {
            start,
            end: self.end + step.end.max(written) - written,
            text: value[byte_at(value, start)..byte_at(value, behind)].to_owned(),
        })
    }

    /// The same act on a text to which `other` was done first, as pieces in the order of the text.
    /// Words that the other put in are never taken away: their author has not seen this act. Where
    /// both insert at one place, the other's words come first.
    pub(super) fn after(&self, other: &Self) -> Vec<Self> {
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
pub(super) fn byte_at(text: &str, position: u32) -> usize {
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
}
