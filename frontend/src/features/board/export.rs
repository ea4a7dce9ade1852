//! The board on paper and as a workbook: what is in sight, both made on the device.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::filters;
use super::here::Here;
use super::model::table;
use crate::desk;
use crate::strings::board::t;
use crate::strings::fill;
use crate::ui::icon::Icon;
use crate::ui::live::{maybe, words};
use crate::ui::menu::{Menu, MenuItem};
use crate::ui::toast::Toasts;

/// The menu of what can be taken along.
#[component]
pub(super) fn Export() -> impl IntoView {
    let here = Here::found();
    let toasts = Toasts::here();
    let items = Callback::new(move |()| {
        vec![
            MenuItem::new("print-board", t().print, None, desk::print),
            MenuItem::new("export-board", t().export, None, move || {
                hand_out(here, toasts);
            }),
        ]
    });
    let label = Signal::derive(|| format!("{}, {}", t().print, t().export));
    view! { <Menu act="board-out" label icon=Icon::More items/> }.into_any()
}

fn hand_out(here: Here, toasts: Toasts) {
    let table = untrack(|| {
        let board = here.share.get().unwrap_or_default();
        let month = here.asked.with(|asked| asked.filters.month);
        let (shown, titles) = (here.shown(), here.titles());
        let people = here.people.get();
        table::workbook(&board, &shown, month, &titles, &people, here.today)
    });
    let name = format!("{}-{}.xlsx", t().file_name, here.today.iso());
    spawn_local(async move {
        if !desk::hand_out_table(&name, &table).await {
            toasts.say(t().export_failed);
        }
    });
}

/// What stands above the table on paper.
pub(super) fn heading(here: Here) -> AnyView {
    let title = move || {
        let titles: Vec<String> = here.titles().into_values().collect();
        format!("{}: {}", t().title, titles.join("; "))
    };
    let chosen = maybe(move || {
        let chosen = filters::told(here);
        (!chosen.is_empty()).then(|| view! { <p>{chosen}</p> }.into_any())
    });
    let printed = fill(t().printed, &[&here.today.to_string()]);
    view! {
        <div class="board-paper">
            <p>{words(move || here.school())}</p>
            <p class="board-paper-title">{words(title)}</p>
            {chosen}
            <p>{printed}</p>
        </div>
    }
    .into_any()
}
