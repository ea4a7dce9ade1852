//! A month as a grid of days, walked with the arrow keys; what is due on the chosen day stands beside it.

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::agenda::Entry;
use lientich_shared::calendar::weekday;
use lientich_shared::time::Day;

use super::list::day_panel;
use super::model::{kept, step, weeks};
use super::{Shown, month_shown};
use crate::desk;
use crate::strings::calendar::{self, t};
use crate::strings::fill;
use crate::ui::live::live;

/// How many entries stand in the cell of a day.
const IN_CELL: usize = 3;

/// The grid and the chosen day.
pub(super) fn month(shown: Shown) -> AnyView {
    let first = Memo::new(move |_| month_shown(shown));
    let grid = move || {
        let rows = weeks(first.get()).into_iter();
        let rows: Vec<AnyView> = rows.map(|week| row(shown, first.get(), week)).collect();
        let head = t().weekdays.split(' ');
        let head = head.map(|name| view! { <th scope="col">{name}</th> }.into_any());
        view! {
            <table class="calendar-grid" role="grid" aria-label=t().title on:keydown=move |event| walk(shown, &event)>
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! { <div class="calendar-month-view">{live(grid)}{day_panel(shown)}</div> }.into_any()
}

fn row(shown: Shown, month: Day, week: [Day; 7]) -> AnyView {
    let cells: Vec<AnyView> = week.map(|day| cell(shown, month, day)).into();
    view! { <tr>{cells}</tr> }.into_any()
}

fn cell(shown: Shown, month: Day, day: Day) -> AnyView {
    let (year, of, number) = day.civil();
    let school_year = shown.agenda.calendar(day);
    let feast = kept(&school_year, day);
    let entries = shown
        .days
        .with(|days| days.get(&day).cloned().unwrap_or_default());
    let is_chosen = move || shown.day.get() == day;
    let mut class = vec!["day"];
    if of != month.civil().1 {
        class.push("outside");
    }
    if school_year.is_free(day) {
        class.push("free");
    }
    if day == desk::today() {
        class.push("today");
    }
    // Heard, not seen: the rest of the day's name.
    let rest = format!("/{of}/{year}, {}", calendar::weekday(weekday(day)));
    let current = (day == desk::today()).then_some("date");
    view! {
        <td role="gridcell" aria-selected=move || is_chosen().to_string()>
            <button type="button" class=class.join(" ") data-day=day.iso() aria-current=current
                tabindex=move || if is_chosen() { "0" } else { "-1" } on:click=move |_| shown.day.set(day)>
                <span class="number">{number}<span class="unseen">{rest}</span></span>
                {feast.map(|feast| view! { <span class="feast">{feast}</span> })}
                {marks(&entries)}
            </button>
        </td>
    }
    .into_any()
}

/// The first entries of a day; on a phone their number alone.
fn marks(entries: &[Entry]) -> AnyView {
    if entries.is_empty() {
        return ().into_any();
    }
    let mark = |entry: &Entry| {
        let class = match (entry.is_over, entry.day < desk::today()) {
            (true, _) => "mark over",
            (false, true) => "mark late",
            (false, false) => "mark",
        };
        view! { <span class=class>{entry.words.clone()}</span> }.into_any()
    };
    let marks: Vec<AnyView> = entries.iter().take(IN_CELL).map(mark).collect();
    let rest = entries.len().saturating_sub(IN_CELL);
    let rest = (0 < rest).then(|| {
        view! { <span class="mark rest">{fill(t().more_of_day, &[&rest.to_string()])}</span> }
    });
    view! { <span class="marks">{marks}{rest}</span><span class="count">{entries.len()}<span class="unseen">{t().due_here}</span></span> }
        .into_any()
}

/// Moves the chosen day, and the focus with it.
fn walk(shown: Shown, event: &ev::KeyboardEvent) {
    let Some(day) = step(&event.key(), shown.day.get_untracked()) else {
        return;
    };
    event.prevent_default();
    shown.day.set(day);
    // The grid of another month is drawn first.
    request_animation_frame(move || {
        desk::focus(&format!(".calendar-grid [data-day='{}']", day.iso()));
    });
}
