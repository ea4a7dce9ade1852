//! A clause's text with what is new in it: who put which words in, who took which out. Plain data; the screen underlines
//! and strikes.

use std::collections::BTreeSet;

use lientich_shared::ids::PersonId;
use lientich_shared::log::change::{ChangeId, NodeId};
use lientich_shared::log::document::{Document, Span};
use lientich_shared::order;

/// What happened to a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    Plain,
    /// Somebody put it in.
    Inserted(Option<PersonId>),
    /// Somebody took it out.
    Removed(Option<PersonId>),
}

/// Words with one mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// What happened to them.
    pub mark: Mark,
}

/// Words kept on either side of what is new.
const AROUND: usize = 6;

/// The text of a clause with the marks of these changes, and with one's own words that met them: typed by `me` without
/// knowing of any of them.
pub fn of(document: &Document, node: NodeId, fresh: &BTreeSet<ChangeId>, me: PersonId) -> Vec<Run> {
    let person = |change: ChangeId| document.author(change.replica).map(|author| author.person);
    let met = |change: ChangeId| {
        let is_mine = person(change) == Some(me);
        is_mine
            && fresh.iter().any(|other| {
                !document.happened_before(change, *other)
                    && !document.happened_before(*other, change)
            })
    };
    let spans = document.spans(node);
    let inserted: BTreeSet<ChangeId> = order::gather(spans.iter().map(|span| span.inserted));
    let mine: BTreeSet<ChangeId> =
        order::gather(inserted.into_iter().filter(|change| met(*change)));
    let run = |span: Span| {
        let came = fresh.contains(&span.inserted);
        let went = span.deleted.filter(|deleter| fresh.contains(deleter));
        let mark = match (came || mine.contains(&span.inserted), went) {
            (true, None) if span.is_visible() => Mark::Inserted(person(span.inserted)),
            (false, Some(deleter)) => Mark::Removed(person(deleter)),
            _ if span.is_visible() => Mark::Plain,
            _ => return None,
        };
        Some(Run {
            text: span.text,
            mark,
        })
    };
    joined(spans.into_iter().filter_map(run))
}

/// Neighbours with one mark together.
fn joined(runs: impl Iterator<Item = Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs.filter(|run| !run.text.is_empty()) {
        match joined.last_mut() {
            Some(last) if last.mark == run.mark => last.text.push_str(&run.text),
            _ => joined.push(run),
        }
    }
    joined
}

/// The same with long stretches of unchanged words cut to what stands next to a change.
pub fn shortened(runs: Vec<Run>) -> Vec<Run> {
    let count = runs.len();
    if runs.iter().all(|run| run.mark == Mark::Plain) {
        return runs;
    }
    let short = |(at, run): (usize, Run)| match run.mark {
        Mark::Plain => Run {
            text: cut(&run.text, 0 < at, at + 1 < count),
            mark: Mark::Plain,
        },
        _ => run,
    };
    runs.into_iter().enumerate().map(short).collect()
}

/// Keeps some words at the ends that touch a change.
fn cut(text: &str, touches_start: bool, touches_end: bool) -> String {
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    let (head, tail) = (
        if touches_start { AROUND } else { 0 },
        if touches_end { AROUND } else { 0 },
    );
    if words.len() <= head + tail + 3 {
        return text.to_owned();
    }
    let (head, tail) = (words[..head].concat(), words[words.len() - tail..].concat());
    match (touches_start, touches_end) {
        (true, true) => format!("{head}… {tail}"),
        (true, false) => format!("{head}…"),
        _ => format!("… {tail}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Run {
        Run {
            text: text.to_owned(),
            mark: Mark::Plain,
        }
    }

    fn new(text: &str) -> Run {
        Run {
            text: text.to_owned(),
            mark: Mark::Inserted(None),
        }
    }

    #[test]
    fn neighbours_with_one_mark_are_one_run() {
        let runs = [plain("một "), plain("hai "), new("ba"), new(" bốn")];
        assert_eq!(joined(runs.into_iter()), [plain("một hai "), new("ba bốn")]);
    }

    #[test]
    fn unchanged_words_far_from_a_change_are_left_out() {
        let long = "a b c d e f g h i j k l m n ";
        let runs = shortened(vec![plain(long), new("mới"), plain(" o p q")]);
        assert_eq!(runs, [plain("… i j k l m n "), new("mới"), plain(" o p q")]);
    }

    #[test]
    fn a_clause_without_new_words_is_left_whole() {
        let long = "a b c d e f g h i j k l m n o p q r s t u v";
        assert_eq!(shortened(vec![plain(long)]), [plain(long)]);
    }
}
