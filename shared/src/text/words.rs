//! Two texts word by word: which words stayed, went, came. A longest common subsequence of words
//! (Wagner & Fischer 1974), since a reader thinks in words, not in letters.

/// Most pairs of words that are compared between the common ends, for two texts that are unlike:
/// above that, all of what is between went and came. A thousand words on either side are that many.
const MOST_PAIRS: usize = 1 << 20;

/// A piece of either text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// In both.
    Kept(&'a str),
    /// In the old one only.
    Gone(&'a str),
    /// In the new one only.
    Come(&'a str),
}

impl<'a> Piece<'a> {
    /// Its words.
    pub fn text(self) -> &'a str {
        match self {
            Self::Kept(text) | Self::Gone(text) | Self::Come(text) => text,
        }
    }
}

/// How one text became the other. Between two kept pieces stands at most one that went and then one
/// that came.
pub fn difference<'a>(old: &'a str, new: &'a str) -> Vec<Piece<'a>> {
    let (olds, news) = (tokens(old), tokens(new));
    let (old_of, new_of) = (cuts(&olds), cuts(&news));
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    let mut push = |old_to: usize, new_to: usize, kept_to: usize| {
        let pair = (
            &old[old_of[old_at]..old_of[old_to]],
            &new[new_of[new_at]..new_of[new_to]],
        );
        let kept = &old[old_of[old_to]..old_of[old_to + kept_to]];
        pieces.extend((!pair.0.is_empty()).then_some(Piece::Gone(pair.0)));
        pieces.extend((!pair.1.is_empty()).then_some(Piece::Come(pair.1)));
        pieces.extend((!kept.is_empty()).then_some(Piece::Kept(kept)));
        (old_at, new_at) = (old_to + kept_to, new_to + kept_to);
    };
    for (old_from, new_from, len) in runs(&olds, &news) {
        push(old_from, new_from, len);
    }
    push(olds.len(), news.len(), 0);
    pieces
}

/// Words, single marks, and the spaces between them.
fn tokens(text: &str) -> Vec<&str> {
    #[derive(PartialEq, Clone, Copy)]
    enum Class {
        Word,
        Space,
        Mark,
    }
    let class = |char: char| match char {
        _ if char.is_whitespace() => Class::Space,
        _ if char.is_ascii_punctuation() || matches!(char, '–' | '…' | '“' | '”') => {
            Class::Mark
        }
        _ => Class::Word,
    };
    let mut tokens = Vec::new();
    let mut begun: Option<(usize, Class)> = None;
    for (at, char) in text.char_indices() {
        let class = class(char);
        match begun {
            Some((_, going)) if going == class && class != Class::Mark => {}
            Some((from, _)) => {
                tokens.push(&text[from..at]);
                begun = Some((at, class));
            }
            None => begun = Some((at, class)),
        }
    }
    tokens.extend(begun.map(|(from, _)| &text[from..]));
    tokens
}

/// Where each token begins, in bytes, and where the last one ends.
fn cuts(tokens: &[&str]) -> Vec<usize> {
    let mut cuts = vec![0];
    let mut end = 0;
    for token in tokens {
        end += token.len();
        cuts.push(end);
    }
    cuts
}

/// Runs of common tokens: where in the old text, where in the new, how many. Spaces alone between
/// words that changed are no run: one reads across them.
fn runs(olds: &[&str], news: &[&str]) -> Vec<(usize, usize, usize)> {
    let head = olds.iter().zip(news).take_while(|(a, b)| a == b).count();
    let (olds_left, news_left) = (&olds[head..], &news[head..]);
    let tail = olds_left
        .iter()
        .rev()
        .zip(news_left.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let middle = common(
        &olds_left[..olds_left.len() - tail],
        &news_left[..news_left.len() - tail],
    );
    let mut runs: Vec<(usize, usize, usize)> = vec![(0, 0, head)];
    for (old, new) in middle {
        match runs.last_mut() {
            Some((from, new_from, len))
                if *from + *len == head + old && *new_from + *len == head + new =>
            {
                *len += 1;
            }
            _ => runs.push((head + old, head + new, 1)),
        }
    }
    runs.push((olds.len() - tail, news.len() - tail, tail));
    let says = |(from, _, len): &(usize, usize, usize)| {
        let at_an_end = *from == 0 || from + len == olds.len();
        at_an_end
            || olds[*from..from + len]
                .iter()
                .any(|token| !token.trim().is_empty())
    };
    runs.retain(says);
    runs
}

/// Pairs of a longest common subsequence.
fn common(olds: &[&str], news: &[&str]) -> Vec<(usize, usize)> {
    let width = news.len() + 1;
    if olds.is_empty() || news.is_empty() || MOST_PAIRS < olds.len().saturating_mul(news.len()) {
        return Vec::new();
    }
    // longest[i * width + j]: how many tokens olds[i..] and news[j..] have in common.
    let mut longest = vec![0_u32; (olds.len() + 1) * width];
    for i in (0..olds.len()).rev() {
        for j in (0..news.len()).rev() {
            longest[i * width + j] = if olds[i] == news[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < olds.len() && j < news.len() {
        if olds[i] == news[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[i * width + j + 1] <= longest[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::Piece::{Come, Gone, Kept};
    use super::*;

    #[test]
    fn words_that_came_stand_between_those_that_stayed() {
        assert_eq!(
            difference(
                "từ các Tổ và thông báo",
                "từ các Tổ, gửi Hiệu trưởng, và thông báo"
            ),
            [
                Kept("từ các Tổ"),
                Come(", gửi Hiệu trưởng,"),
                Kept(" và thông báo")
            ]
        );
    }

    #[test]
    fn neighbouring_words_that_changed_are_read_as_one() {
        assert_eq!(
            difference("họp vào tuần đầu mỗi tháng", "họp vào ngày cuối mỗi tháng"),
            [
                Kept("họp vào "),
                Gone("tuần đầu"),
                Come("ngày cuối"),
                Kept(" mỗi tháng")
            ]
        );
    }

    #[test]
    fn a_word_that_another_mark_follows_is_the_same_word() {
        assert_eq!(
            difference("Họp; giám sát.", "Họp, giám sát."),
            [Kept("Họp"), Gone(";"), Come(","), Kept(" giám sát.")]
        );
    }

    #[test]
    fn the_pieces_make_both_texts_whatever_they_are() {
        let texts = [
            "",
            " ",
            "a",
            "a b",
            "b a",
            " a  b ",
            "a,b",
            "e\u{301} é",
            "x 🙂 y",
            "một hai ba",
            "hai ba một",
        ];
        for old in texts {
            for new in texts {
                let pieces = difference(old, new);
                let made = |skip: fn(&Piece<'_>) -> bool| {
                    let kept = pieces.iter().filter(|piece| !skip(piece));
                    kept.map(|piece| piece.text()).collect::<String>()
                };
                assert_eq!(made(|piece| matches!(piece, Come(_))), old);
                assert_eq!(made(|piece| matches!(piece, Gone(_))), new);
            }
        }
    }

    #[test]
    fn texts_too_unlike_to_be_compared_went_and_came_whole() {
        let (old, new) = ("a ".repeat(1_500), "b ".repeat(1_500));
        assert_eq!(
            difference(&old, &new),
            [Gone(old.trim_end()), Come(new.trim_end()), Kept(" ")]
        );
    }
}
