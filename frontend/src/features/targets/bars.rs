//! A target as bars: filled by what was reached, a dark mark at what is wanted, a red one where one should be today.

use leptos::prelude::*;
use lientich_shared::log::target::Percent;
use lientich_shared::targets::number::printed;
use lientich_shared::targets::standing::Row;

use super::model;
use crate::strings::fill;
use crate::strings::targets::t;

/// One bar a row; words for what has no number.
pub(super) fn bars(rows: &[Row], passed: Percent) -> AnyView {
    let rows: Vec<AnyView> = rows.iter().map(|row| bar(row, passed)).collect();
    view! { <span class="target-bars">{rows}</span> }.into_any()
}

fn bar(row: &Row, passed: Percent) -> AnyView {
    let (number, behind) = model::numbers(row);
    let name = (!row.name.is_empty())
        .then(|| view! { <span class="target-row-name">{row.name.clone()}</span> });
    let Some(bar) = row.bar(passed) else {
        return view! { <span class="target-row words">{name}<span>{number}</span><span class="muted">{behind}</span></span> }.into_any();
    };
    let place = |share: Percent| format!("{}.{:02}%", share.0 / 100, share.0 % 100);
    let label = fill(
        t().bar,
        &[
            &printed(bar.reached),
            &printed(bar.wanted),
            &printed(bar.today),
        ],
    );
    view! {
        <span class="target-row">
            {name}
            <span class="track" role="img" aria-label=label>
                <i style:width=place(bar.reached)></i>
                <b style:left=place(bar.wanted)></b>
                <u style:left=place(bar.today)></u>
            </span>
            <span class="num">{number}" "<span class="muted">{behind}</span></span>
        </span>
    }
    .into_any()
}
