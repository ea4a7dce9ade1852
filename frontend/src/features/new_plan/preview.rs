//! What one will get, before it is made.

use leptos::prelude::*;

use super::made::Shown;
use crate::strings::fill;
use crate::strings::new_year::t as n;

/// The headings and how much stands under them.
pub(super) fn preview(shown: &Shown) -> AnyView {
    let (parts, duties, targets) = shown.counts;
    let counts = [parts, duties, targets].map(|count| count.to_string());
    let counts = fill(n().counts, &[&counts[0], &counts[1], &counts[2]]);
    let heading = |(depth, words): &(usize, String)| {
        let class = if *depth == 0 {
            "preview-part"
        } else {
            "preview-under"
        };
        view! { <li class=class>{words.clone()}</li> }.into_any()
    };
    view! {
        <section class="plan-preview" data-testid="plan-preview">
            <h2>{n().preview}</h2>
            <p class="muted">{counts}</p>
            <ul class="preview-outline">{shown.headings.iter().map(heading).collect_view()}</ul>
        </section>
    }
    .into_any()
}
