//! A tracked change: what stays, what comes in its author's colour, what goes struck. For those who do
//! not see it, words say where something comes and goes.

use leptos::prelude::*;
use lientich_shared::text::words::{Piece, difference};

use super::tag::Party;
use crate::strings::t;

/// What becomes of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// They stay.
    Stays,
    /// Somebody puts them in.
    Comes(Party),
    /// Somebody takes them out.
    Goes,
}

/// Words with one mark.
pub type Run = (Mark, String);

/// How one text becomes another by somebody's hand.
pub fn between(now: &str, then: &str, by: Party) -> Vec<Run> {
    let run = |piece: Piece<'_>| {
        let mark = match piece {
            Piece::Kept(_) => Mark::Stays,
            Piece::Come(_) => Mark::Comes(by),
            Piece::Gone(_) => Mark::Goes,
        };
        (mark, piece.text().to_owned())
    };
    difference(now, then).into_iter().map(run).collect()
}

/// The words with their marks, to stand in a paragraph.
pub fn tracked(runs: Vec<Run>) -> AnyView {
    let runs: Vec<AnyView> = runs.into_iter().map(run).collect();
    runs.into_any()
}

fn run((mark, text): Run) -> AnyView {
    let unseen = |words: &'static str| view! { <span class="unseen">{words}</span> }.into_any();
    match mark {
        Mark::Stays => text.into_any(),
        Mark::Comes(by) => {
            // A space before the first word is not worth a line under it.
            let words = text.trim_start();
            let space = text[..text.len() - words.len()].to_owned();
            let words = words.to_owned();
            view! { {space}<ins data-party=by.attr()>{unseen(t().inserted)}{words}{unseen(t().inserted_end)}</ins> }
                .into_any()
        }
        Mark::Goes => {
            view! { <del>{unseen(t().removed)}{text}{unseen(t().removed_end)}</del> }.into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tracked_change_reads_as_both_texts() {
        let runs = between("Họp mỗi tháng.", "Họp giao ban mỗi tuần.", Party::Bch);
        let read = |without: Mark| -> String {
            let kept = runs.iter().filter(|(mark, _)| *mark != without);
            kept.map(|(_, text)| text.as_str()).collect()
        };
        assert_eq!(read(Mark::Comes(Party::Bch)), "Họp mỗi tháng.");
        assert_eq!(read(Mark::Goes), "Họp giao ban mỗi tuần.");
    }
}
