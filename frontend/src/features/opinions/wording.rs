//! A proposed wording as a tracked change against what stands in the plan.

use leptos::prelude::*;
use lientich_shared::text::words::{Piece, difference};

use crate::ui::tag::Party;

/// The words that stay, those that would go struck, those that would come in the colour of who proposes them.
pub(super) fn changed(now: &str, proposed: &str, party: Party) -> AnyView {
    let piece = |piece: Piece<'_>| {
        let words = piece.text().to_owned();
        match piece {
            Piece::Kept(_) => words.into_any(),
            Piece::Gone(_) => view! { <del>{words}</del> }.into_any(),
            Piece::Come(_) => view! { <ins data-party=party.attr()>{words}</ins> }.into_any(),
        }
    };
    let pieces = difference(now, proposed).into_iter().map(piece);
    view! { <p class="quote" data-testid="wording">{pieces.collect_view()}</p> }.into_any()
}
