//! One replacement in a text, in UTF-16 units as the browser counts them: found between two texts, carried over another
//! one, applied. Plain arithmetic, no elements.

/// Takes `removed` units out at `at` and puts `text` there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// Where it begins.
    pub at: u32,
    /// How many units go.
    pub removed: u32,
    /// What comes.
    pub text: String,
}

impl Splice {
    /// The one replacement that makes `after` of `before`; `None` for equal texts. `caret` is where the caret stands in
    /// `after`: of several places that would explain a repeated letter, the one that ends at the caret is meant.
    pub fn between(before: &str, after: &str, caret: Option<u32>) -> Option<Self> {
        if before == after {
            return None;
        }
        let (old, new): (Vec<u16>, Vec<u16>) = (
            before.encode_utf16().collect(),
            after.encode_utf16().collect(),
        );
        let mut tail = common(old.iter().rev(), new.iter().rev());
        if let Some(caret) = caret {
            tail = tail.min(new.len().saturating_sub(caret as usize));
        }
        let mut head = common(old.iter(), new.iter()).min(old.len().min(new.len()) - tail);
        // Half of a pair of surrogates is no text.
        if 0 < head && is_high(new[head - 1]) {
            head -= 1;
        }
        if 0 < tail && is_low(new[new.len() - tail]) {
            tail -= 1;
        }
        let text = String::from_utf16_lossy(&new[head..new.len() - tail]);
        Some(Self {
            at: units(head),
            removed: units(old.len() - tail - head),
            text,
        })
    }

    /// One past the last unit that goes.
    pub fn end(&self) -> u32 {
        self.at + self.removed
    }

    /// Where a caret goes that stood at `caret` before the replacement. One right at the beginning stays: what others
    /// type there comes after it.
    pub fn carry(&self, caret: u32) -> u32 {
        if caret <= self.at {
            caret
        } else if caret < self.end() {
            self.at
        } else {
            caret - self.removed + units(self.text.encode_utf16().count())
        }
    }

    /// The same replacement in a text on which `other` was done meanwhile. What it brings is always brought; of what it
    /// takes out only that is left which `other` did not take.
    #[must_use]
    pub fn after(&self, other: &Self) -> Self {
        let start = other.carry(self.at);
        // What the other one put in the middle of our removal is not ours to remove: the removal then ends before it.
        let end = if self.at < other.at && other.end() <= self.end() && !other.text.is_empty() {
            other.at
        } else {
            other.carry(self.end())
        };
        Self {
            at: start,
            removed: end.max(start) - start,
            text: self.text.clone(),
        }
    }

    /// The text with the replacement done.
    pub fn apply(&self, text: &str) -> String {
        let units: Vec<u16> = text.encode_utf16().collect();
        let (at, end) = (
            (self.at as usize).min(units.len()),
            (self.end() as usize).min(units.len()),
        );
        let (head, tail) = (
            String::from_utf16_lossy(&units[..at]),
            String::from_utf16_lossy(&units[end..]),
        );
        head + &self.text + &tail
    }
}

fn common<'a>(one: impl Iterator<Item = &'a u16>, other: impl Iterator<Item = &'a u16>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b).count()
}

fn is_high(unit: u16) -> bool {
    (0xD800..0xDC00).contains(&unit)
}

fn is_low(unit: u16) -> bool {
    (0xDC00..0xE000).contains(&unit)
}

fn units(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, after: &str, caret: Option<u32>, expected: (u32, u32, &str)) {
        let splice = Splice::between(before, after, caret).unwrap();
        assert_eq!((splice.at, splice.removed, splice.text.as_str()), expected);
        assert_eq!(splice.apply(before), after);
    }

    #[test]
    fn one_replacement_is_found_between_two_texts() {
        check("họp", "họp liên tịch", None, (3, 0, " liên tịch"));
        check("hop", "họp", None, (1, 1, "ọ"));
        check("một hai ba", "một ba", None, (4, 4, ""));
        assert_eq!(Splice::between("họp", "họp", Some(3)), None);
    }

    #[test]
    fn a_repeated_letter_is_put_where_the_caret_was() {
        check("aaaa", "aaaaa", Some(2), (1, 0, "a"));
        check("aaaa", "aaaaa", Some(5), (4, 0, "a"));
        check("aaaa", "aaa", Some(1), (1, 1, ""));
    }

    #[test]
    fn a_pair_of_surrogates_is_never_cut() {
        check("🌸", "🌺", None, (0, 2, "🌺"));
        check("a🌸b", "ab", None, (1, 2, ""));
    }

    #[test]
    fn a_caret_follows_its_words() {
        let earlier = Splice {
            at: 2,
            removed: 0,
            text: "xyz".into(),
        };
        assert_eq!([1, 2, 3].map(|caret| earlier.carry(caret)), [1, 2, 6]);
        let around = Splice {
            at: 2,
            removed: 4,
            text: "x".into(),
        };
        assert_eq!([2, 4, 6, 8].map(|caret| around.carry(caret)), [2, 2, 3, 5]);
    }

    #[test]
    fn typed_words_survive_whatever_others_did_meanwhile() {
        let text = "Ban chấp hành tập hợp ý kiến";
        let typed = Splice {
            at: 14,
            removed: 0,
            text: "kịp thời ".into(),
        };
        for (at, removed, other) in [
            (0, 28, ""),
            (0, 3, "BCH"),
            (10, 8, "x"),
            (14, 0, "y"),
            (20, 3, ""),
            (28, 0, "."),
        ] {
            let other = Splice {
                at,
                removed,
                text: other.into(),
            };
            let both = typed.after(&other).apply(&other.apply(text));
            assert!(both.contains("kịp thời "), "{both}");
            assert!(both.contains(&other.text), "{both}");
        }
    }

    #[test]
    fn what_others_put_into_a_removed_stretch_stays() {
        let removal = Splice {
            at: 0,
            removed: 9,
            text: String::new(),
        };
        let other = Splice {
            at: 4,
            removed: 0,
            text: "mới ".into(),
        };
        assert!(
            removal
                .after(&other)
                .apply(&other.apply("một hai b"))
                .contains("mới ")
        );
    }
}
