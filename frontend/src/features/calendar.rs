//! Lịch: what is due when. A month with its days, or a list of days; one's own, the team's or everybody's.
//! It works without a network, by the plans that are on this device. The school year and reminders have
//! pages of their own.

mod inbox;
mod list;
mod model;
mod month;
mod other;
mod year;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use lientich_shared::agenda::Entry;
use lientich_shared::calendar::ical;
use lientich_shared::time::Day;

use crate::agenda::{Agenda, Whose};
use crate::desk;
use crate::parties::People;
use crate::reminders::Reminders;
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::calendar::t;
use crate::strings::fill;
use crate::ui::blank::Loading;
use crate::ui::field::SelectField;
use crate::ui::live::{live, words};
pub use inbox::RemindersPage;
use model::{ByDay, by_day, first_of_month, months_away};
pub use year::SchoolYearPage;

/// What the page shows.
#[derive(Clone, Copy)]
struct Shown {
    agenda: Agenda,
    session: Session,
    /// The chosen day; its month is the one that is shown.
    day: RwSignal<Day>,
    whose: RwSignal<String>,
    is_list: RwSignal<bool>,
    entries: Memo<Option<Vec<Entry>>>,
    days: Memo<ByDay>,
}

impl Shown {
    fn new() -> Self {
        let agenda = Agenda::here();
        let query = use_query_map();
        let named = query.with_untracked(|query| query.get("ngay")?.parse().ok());
        let whose = RwSignal::new("mine".to_owned());
        let entries = Memo::new(move |_| agenda.entries(read_whose(&whose.get())));
        Self {
            agenda,
            session: expect_context(),
            day: RwSignal::new(named.unwrap_or_else(desk::today)),
            whose,
            is_list: RwSignal::new(desk::is_narrow()),
            days: Memo::new(move |_| {
                entries.with(|entries| entries.as_deref().map(by_day).unwrap_or_default())
            }),
            entries,
        }
    }

    fn people(self) -> People {
        People::of(self.session.directory().get(), desk::today())
    }

    /// Goes so many months on.
    fn turn(self, by: i32) {
        self.day.update(|day| *day = months_away(*day, by));
    }

    fn is_mine(self) -> bool {
        self.whose.with(|whose| whose == "mine")
    }
}

fn read_whose(key: &str) -> Whose {
    match key {
        "team" => Whose::Team,
        "all" => Whose::All,
        _ => Whose::Mine,
    }
}

/// The page.
#[component]
pub fn CalendarPage() -> impl IntoView {
    let shown = Shown::new();
    let body = move || match (shown.entries.with(Option::is_some), shown.is_list.get()) {
        (false, _) => view! { <Loading/> }.into_any(),
        (true, true) => list::month_list(shown),
        (true, false) => month::month(shown),
    };
    view! {
        <PageHead title=t().title.to_owned() sub=ways(shown)/>
        <div class="page calendar" data-testid="calendar">
            {tools(shown)}
            {live(body)}
            <div class="row calendar-foot">
                <button type="button" class="btn" data-act="download-calendar" on:click=move |_| download(shown)>{t().download}</button>
                <button type="button" class="btn" data-act="print" on:click=move |_| print(shown)>{t().print}</button>
            </div>
        </div>
    }
    .into_any()
}

/// The ways to the pages around the calendar.
fn ways(shown: Shown) -> AnyView {
    let unread = Reminders::here().unread(shown.agenda);
    let reminders = move || match unread.get() {
        0 => t().remind_way.to_owned(),
        count => fill(t().remind_count, &[&count.to_string()]),
    };
    view! {
        <p class="sub row">
            <a href=routes::REMINDERS data-act="reminders">{words(reminders)}</a>
            <a href=routes::SCHOOL_YEAR data-act="school-year">{t().year_way}</a>
        </p>
    }
    .into_any()
}

fn tools(shown: Shown) -> AnyView {
    let month = move || {
        let (year, month, _) = shown.day.get().civil();
        fill(t().month, &[&month.to_string(), &year.to_string()])
    };
    let button = move |act: &'static str, label: &'static str, sign: &'static str, by: i32| {
        view! { <button type="button" class="btn" data-act=act aria-label=label title=label on:click=move |_| shown.turn(by)>{sign}</button> }.into_any()
    };
    let today = move |_| shown.day.set(desk::today());
    let view_of = move |act: &'static str, label: &'static str, list: bool| {
        view! {
            <button type="button" class="btn" data-act=act aria-pressed=move || (shown.is_list.get() == list).to_string()
                on:click=move |_| shown.is_list.set(list)>{label}</button>
        }
        .into_any()
    };
    view! {
        <div class="calendar-tools">
            <h2 class="calendar-month" aria-live="polite" data-testid="month">{words(month)}</h2>
            <div class="row">
                {button("month-before", t().before, "‹", -1)}
                <button type="button" class="btn" data-act="today" on:click=today>{t().to_today}</button>
                {button("month-after", t().after, "›", 1)}
            </div>
            <div class="row" role="group" aria-label=t().view_label>
                {view_of("view-month", t().view_month, false)}
                {view_of("view-list", t().view_list, true)}
            </div>
            {live(move || whose_field(shown))}
        </div>
    }
    .into_any()
}

/// Whose days: only where there is a choice.
fn whose_field(shown: Shown) -> AnyView {
    let choices = shown.agenda.choices();
    if choices.len() < 2 {
        return ().into_any();
    }
    let option = |whose: Whose| {
        let (key, words) = match whose {
            Whose::Mine => ("mine", t().whose_mine),
            Whose::Team => ("team", t().whose_team),
            Whose::All => ("all", t().whose_all),
        };
        (key.to_owned(), words.to_owned())
    };
    let options = choices.into_iter().map(option).collect();
    let groups = vec![(String::new(), options)];
    view! { <SelectField id="calendar-whose" label=t().whose_label groups value=shown.whose/> }
        .into_any()
}

/// Hands the person's days out as a file, made here.
fn download(shown: Shown) {
    let origin = desk::origin();
    let entries = shown.agenda.entries(Whose::Mine).unwrap_or_default();
    let event = |entry: &Entry| entry.event(&origin, Some(1));
    let events: Vec<ical::Event> = entries.iter().map(event).collect();
    let text = ical::write(t().calendar_name, &events, desk::now());
    desk::hand_out(t().file_name, ical::MEDIA_TYPE, text.as_bytes());
}

/// Prints the list of the month: a page has no room for the words of a month's cells.
fn print(shown: Shown) {
    shown.is_list.set(true);
    request_animation_frame(desk::print);
}

/// The month that is shown, as its first day.
fn month_shown(shown: Shown) -> Day {
    first_of_month(shown.day.get())
}
