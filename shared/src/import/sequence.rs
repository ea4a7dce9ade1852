//! Which label a line really has, from the labels before it.
//!
//! Keeps the last number of every open style, so that "I." after "H." is a letter and a wrapped
//! line that begins with "2." is not taken for an item.

use super::labels::{Label, Style};

/// The last label of a style that is still open.
struct Open {
    style: Style,
    ordinal: u32,
    text: String,
}

/// The open numbers, highest style first.
#[derive(Default)]
pub(super) struct Sequence {
    open: Vec<Open>,
}

impl Sequence {
    /// Chooses between a Roman number and a letter.
    pub fn settle(&self, mut label: Label) -> Label {
        if let Some((style, ordinal)) = label.other.take() {
            let as_roman = self.continues(label.style, label.ordinal, &label.text);
            let as_letter = ordinal > 1 && self.continues(style, ordinal, &label.text);
            if as_letter && !as_roman {
                label.style = style;
                label.ordinal = ordinal;
            }
        }
        label
    }

    /// Whether the label is the next of its list, or the first of a new one.
    pub fn expects(&self, label: &Label) -> bool {
        label.style.is_bullet() || label.ordinal == 1 || self.follows(label)
    }

    /// Whether the label is the next of an open list.
    pub fn follows(&self, label: &Label) -> bool {
        self.continues(label.style, label.ordinal, &label.text)
            || matches!(label.style, Style::Dotted(_)) && self.is_parent_open(&label.text)
    }

    /// Takes a label; lists of lower styles are over.
    pub fn take(&mut self, label: &Label) {
        if label.style.is_bullet() {
            return;
        }
        let rank = label.style.rank();
        self.open.retain(|open| open.style.rank() < rank);
        self.open.push(Open {
            style: label.style,
            ordinal: label.ordinal,
            text: label.text.clone(),
        });
    }

    fn continues(&self, style: Style, ordinal: u32, text: &str) -> bool {
        self.open.iter().any(|open| {
            open.style == style
                // Letter lists may leave đ out.
                && (open.ordinal + 1 == ordinal || is_letter(style) && open.ordinal + 2 == ordinal)
                && prefix(&open.text) == prefix(text)
        })
    }

    fn is_parent_open(&self, text: &str) -> bool {
        self.open
            .iter()
            .any(|open| Some(open.text.as_str()) == prefix(text))
    }
}

fn is_letter(style: Style) -> bool {
    matches!(style, Style::UpperLetter | Style::LowerLetter)
}

/// "1.2" of "1.2.3".
pub(super) fn prefix(text: &str) -> Option<&str> {
    text.rsplit_once('.').map(|(prefix, _)| prefix)
}

#[cfg(test)]
mod tests {
    use super::super::labels::{Label, Style, parse};
    use super::Sequence;

    fn taken(sequence: &mut Sequence, line: &str) -> Label {
        let label = sequence.settle(parse(line).unwrap());
        sequence.take(&label);
        label
    }

    #[test]
    fn i_after_h_is_a_letter_and_else_a_number() {
        let mut sequence = Sequence::default();
        assert_eq!(taken(&mut sequence, "I. MỘT").style, Style::Roman);
        for line in ["A. MỘT", "B. HAI", "G. BẢY", "H. TÁM"] {
            taken(&mut sequence, line);
        }
        assert_eq!(taken(&mut sequence, "I. CHÍN").style, Style::UpperLetter);
    }

    #[test]
    fn a_dotted_number_follows_its_parent() {
        let mut sequence = Sequence::default();
        taken(&mut sequence, "2. Hai");
        assert!(sequence.follows(&parse("2.5. Năm").unwrap()));
        assert!(!sequence.follows(&parse("4.5. Năm").unwrap()));
    }
}
