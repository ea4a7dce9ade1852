//! The filters. They are kept in the address, so that they can be sent and come back.

use leptos::prelude::*;

use super::address::{Asked, Filters, month_key, month_of, side_key, side_of};
use super::here::Here;
use super::model::status::{KINDS, Kind};
use super::model::table;
use crate::strings::board::t;
use crate::strings::{fill, names};
use crate::ui::field::{SelectField, TextField};
use crate::ui::live::{live, maybe, words};

/// What each field holds, by its key.
#[derive(Clone, Copy)]
struct Fields {
    plan: RwSignal<String>,
    side: RwSignal<String>,
    party: RwSignal<String>,
    person: RwSignal<String>,
    state: RwSignal<String>,
    month: RwSignal<String>,
    words: RwSignal<String>,
}

impl Fields {
    fn of(filters: &Filters) -> Self {
        let key = |key: Option<String>| RwSignal::new(key.unwrap_or_default());
        Self {
            plan: key(filters.plan.map(|plan| plan.to_string())),
            side: key(filters.side.map(|side| side_key(side).to_owned())),
            party: key(filters.party.clone()),
            person: key(filters.person.map(|person| person.to_string())),
            state: key(filters.state.map(|state| state.key().to_owned())),
            month: key(filters.month.map(month_key)),
            words: RwSignal::new(filters.words.clone()),
        }
    }

    fn filters(self) -> Filters {
        Filters {
            plan: self.plan.get().parse().ok(),
            side: side_of(&self.side.get()),
            party: Some(self.party.get()).filter(|key| !key.is_empty()),
            person: self.person.get().parse().ok(),
            state: Kind::from_key(&self.state.get()),
            month: month_of(&self.month.get()),
            words: self.words.get(),
        }
    }
}

/// The row of filters; on a phone behind one line.
#[component]
pub(super) fn FilterBar() -> impl IntoView {
    let here = Here::found();
    // A link changes the address without asking the fields: they are made anew then.
    let told = StoredValue::new(untrack(|| here.asked.get().filters));
    let made = RwSignal::new(0_u32);
    Effect::new(move |_| {
        let filters = here.asked.with(|asked| asked.filters.clone());
        if told.with_value(|told| *told != filters) {
            told.set_value(filters);
            made.update(|made| *made += 1);
        }
    });
    let count = move || here.asked.with(|asked| count(&asked.filters));
    let is_open = untrack(count) != 0;
    let title = move || match count() {
        0 => t().no_filters.to_owned(),
        set => fill(t().more_filters, &[&set.to_string()]),
    };
    view! {
        <details class="board-filters" open=is_open>
            <summary>{words(title)}</summary>
            {move || {
                made.track();
                fields(here, told)
            }}
            {maybe(move || (count() != 0).then(|| {
                let all = Here::address(&Asked::default());
                view! { <a href=all class="btn quiet" data-act="clear-filters">{t().clear}</a> }.into_any()
            }))}
        </details>
    }
    .into_any()
}

/// How many filters are set.
fn count(filters: &Filters) -> usize {
    let Filters {
        plan,
        side,
        party,
        person,
        state,
        month,
        words,
    } = filters;
    let set = [
        plan.is_some(),
        side.is_some(),
        party.is_some(),
        person.is_some(),
        state.is_some(),
        month.is_some(),
        !words.is_empty(),
    ];
    set.into_iter().filter(|is_set| *is_set).count()
}

fn fields(here: Here, told: StoredValue<Filters>) -> AnyView {
    let fields = Fields::of(&untrack(|| here.asked.get().filters));
    Effect::new(move |before: Option<Filters>| {
        let chosen = fields.filters();
        if before.is_some_and(|before| before != chosen) {
            told.set_value(chosen.clone());
            Here::go(&Asked {
                filters: chosen.clone(),
                open: None,
            });
        }
        chosen
    });
    view! {
        <form class="board-fields" aria-label=t().filters on:submit=|event| event.prevent_default()>
            <TextField id="board-words" label=t().by_words value=fields.words/>
            {field(here, ["board-plan", t().by_plan, t().any_plan], plans, fields.plan)}
            {field(here, ["board-side", t().by_side, t().any_side], sides, fields.side)}
            {field(here, ["board-party", t().by_party, t().any_party], parties, fields.party)}
            {field(here, ["board-person", t().by_person, t().anybody], people, fields.person)}
            {field(here, ["board-state", t().by_state, t().any_state], states, fields.state)}
            {field(here, ["board-month", t().by_month, t().any_month], months, fields.month)}
        </form>
    }
    .into_any()
}

/// What is filtered, in words: on paper nobody sees the fields. Tracked.
pub(super) fn told(here: Here) -> String {
    let filters = here.asked.get().filters;
    let fields = Fields::of(&filters);
    let named = |label: &str, words: Option<String>| words.map(|words| format!("{label}: {words}"));
    let chosen = |label: &str, options: fn(Here) -> Choice, key: RwSignal<String>| {
        let key = key.get_untracked();
        let options = if key.is_empty() {
            Vec::new()
        } else {
            options(here)
        };
        let found = options.into_iter().find(|(known, _)| *known == key);
        named(label, found.map(|(_, words)| words))
    };
    let words = fields.words.get_untracked();
    let words = (!words.is_empty()).then(|| format!("{}: “{words}”", t().by_words));
    let all = [
        chosen(t().by_plan, plans, fields.plan),
        named(
            t().by_side,
            filters.side.map(|side| names::side(side).to_owned()),
        ),
        chosen(t().by_party, parties, fields.party),
        chosen(t().by_person, people, fields.person),
        chosen(t().by_state, states, fields.state),
        named(t().by_month, filters.month.map(month_words)),
        words,
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    all.join(" · ")
}

/// Keys and words of what can be chosen.
type Choice = Vec<(String, String)>;

/// One list, made anew when there is more to choose from: a new device is shown the board before all has come.
fn field(
    here: Here,
    [id, label, first]: [&'static str; 3],
    options: fn(Here) -> Choice,
    value: RwSignal<String>,
) -> AnyView {
    let options = Memo::new(move |_| options(here));
    live(move || {
        let options = options.get();
        if options.is_empty() {
            return ().into_any();
        }
        let first = (String::new(), first.to_owned());
        let all = std::iter::once(first).chain(options).collect();
        let groups = vec![(String::new(), all)];
        view! { <SelectField id label groups value/> }.into_any()
    })
}

/// Nothing to choose where there is one alone.
fn plans(here: Here) -> Choice {
    let titles = here.titles();
    let plans = titles
        .into_iter()
        .map(|(doc, title)| (doc.to_string(), title));
    let plans: Choice = plans.collect();
    if plans.len() < 2 { Vec::new() } else { plans }
}

fn sides(here: Here) -> Choice {
    let board = here.board.get().unwrap_or_default();
    let mut sides: Vec<_> = board.lines.iter().map(|line| line.side).collect();
    lientich_shared::order::sort(&mut sides);
    sides.dedup();
    let side = |side| (side_key(side).to_owned(), names::side(side).to_owned());
    sides.into_iter().map(side).collect()
}

fn parties(here: Here) -> Choice {
    let (board, known) = (here.board.get().unwrap_or_default(), here.people.get());
    let parties = board.parties(&known).into_iter();
    parties
        .map(|(key, party)| (key, known.charged(&party)))
        .collect()
}

fn people(here: Here) -> Choice {
    let (board, known) = (here.board.get().unwrap_or_default(), here.people.get());
    let people = board.people().into_iter();
    let mut people: Choice = people
        .map(|person| (person.to_string(), known.name(person)))
        .collect();
    lientich_shared::order::sort_by_key(&mut people, |(_, name)| name.clone());
    people
}

fn states(_: Here) -> Choice {
    let state =
        |(key, kind): &(&'static str, Kind)| ((*key).to_owned(), table::kind(*kind).to_owned());
    KINDS.iter().map(state).collect()
}

fn month_words((year, month): (i32, u8)) -> String {
    fill(t().month, &[&month.to_string(), &year.to_string()])
}

fn months(here: Here) -> Choice {
    let board = here.board.get().unwrap_or_default();
    let month = |month: (i32, u8)| (month_key(month), month_words(month));
    board.months().into_iter().map(month).collect()
}
