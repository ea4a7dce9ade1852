//! The four figures on top. Each is a link that leaves the duties it counts.

use leptos::prelude::*;

use super::address::{Asked, Filters};
use super::here::Here;
use super::model::status::{Figures, Kind};
use crate::strings::board::t;
use crate::strings::fill;
use crate::ui::live::live;

/// The row of figures.
pub(super) fn figures(here: Here) -> AnyView {
    let counted = Memo::new(move |_| {
        let month = here.asked.with(|asked| asked.filters.month);
        let shown = here.filtered.get();
        here.share.with(|board| {
            let board = board.as_ref()?;
            Some(board.figures(&shown, month, here.today))
        })
    });
    live(move || row(here, counted.get().unwrap_or_default()))
}

fn row(here: Here, figures: Figures) -> AnyView {
    let Figures {
        all,
        occurrences,
        over,
        proved,
        unproved,
        soon,
        late,
    } = figures;
    let times = fill(t().all_more, &[&over.to_string(), &occurrences.to_string()]);
    let unproved = (0 < unproved).then(|| fill(t().proved_more, &[&unproved.to_string()]));
    view! {
        <ul class="figures" aria-label=t().figures>
            {figure(here, None, all, t().all, Some(times))}
            {figure(here, Some(Kind::Proved), proved, t().proved, unproved)}
            {figure(here, Some(Kind::Soon), soon, t().soon, None)}
            {figure(here, Some(Kind::Late), late, t().late, None)}
        </ul>
    }
    .into_any()
}

fn figure(
    here: Here,
    state: Option<Kind>,
    count: usize,
    words: &'static str,
    more: Option<String>,
) -> AnyView {
    let href = move || {
        let asked = here.asked.get();
        let filters = Filters {
            state,
            ..asked.filters
        };
        Here::address(&Asked {
            filters,
            open: None,
        })
    };
    let is_here = move || here.asked.with(|asked| asked.filters.state == state);
    let class = if state == Some(Kind::Late) && 0 < count {
        "figure late"
    } else {
        "figure"
    };
    view! {
        <li>
            <a class=class href=href data-figure=state.map_or("all", Kind::key)
                aria-current=move || is_here().then_some("true")>
                <strong>{count}</strong>
                <span>{words}</span>
                {more.map(|more| view! { <small>{more}</small> })}
            </a>
        </li>
    }
    .into_any()
}
