//! The filters. They are kept in the address, so that they can be sent and come back.

use leptos::prelude::*;

use super::address::{Asked, Filters, month_key, month_of, side_key, side_of};
use super::here::Here;
use super::model::status::{KINDS, Kind};
use super::model::table;
use crate::strings::board::t;
use crate::strings::{fill, names};
use crate::ui::field::{SelectField, TextField};
use crate::ui::live::{maybe, words};

type Groups = Vec<(String, Vec<(String, String)>)>;

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
    let options = untrack(|| Options::of(here));
    let plan = (1 < options.plans.len()).then(|| {
        let groups = list(t().any_plan, options.plans);
        view! { <SelectField id="board-plan" label=t().by_plan groups value=fields.plan/> }
    });
    view! {
        <form class="board-fields" aria-label=t().filters on:submit=|event| event.prevent_default()>
            <TextField id="board-words" label=t().by_words value=fields.words/>
            {plan}
            <SelectField id="board-side" label=t().by_side groups=list(t().any_side, options.sides) value=fields.side/>
            <SelectField id="board-party" label=t().by_party groups=list(t().any_party, options.parties) value=fields.party/>
            <SelectField id="board-person" label=t().by_person groups=list(t().anybody, options.people) value=fields.person/>
            <SelectField id="board-state" label=t().by_state groups=list(t().any_state, options.states) value=fields.state/>
            <SelectField id="board-month" label=t().by_month groups=list(t().any_month, options.months) value=fields.month/>
        </form>
    }
    .into_any()
}

/// Keys and words of what can be chosen.
type Choice = Vec<(String, String)>;

struct Options {
    plans: Choice,
    sides: Choice,
    parties: Choice,
    people: Choice,
    states: Choice,
    months: Choice,
}

impl Options {
    fn of(here: Here) -> Self {
        let board = here.board.get().unwrap_or_default();
        let known = here.people.get();
        let plans = here.titles().into_iter();
        let mut sides: Vec<_> = board.lines.iter().map(|line| line.side).collect();
        lientich_shared::order::sort(&mut sides);
        sides.dedup();
        let mut people: Choice = board
            .people()
            .into_iter()
            .map(|person| (person.to_string(), known.name(person)))
            .collect();
        lientich_shared::order::sort_by_key(&mut people, |(_, name)| name.clone());
        let month = |month: (i32, u8)| {
            let words = fill(t().month, &[&month.1.to_string(), &month.0.to_string()]);
            (month_key(month), words)
        };
        Self {
            plans: plans.map(|(doc, title)| (doc.to_string(), title)).collect(),
            sides: sides
                .into_iter()
                .map(|side| (side_key(side).to_owned(), names::side(side).to_owned()))
                .collect(),
            parties: board
                .parties()
                .into_iter()
                .map(|(key, party)| (key, known.charged(&party)))
                .collect(),
            people,
            states: KINDS
                .iter()
                .map(|(key, kind)| ((*key).to_owned(), table::kind(*kind).to_owned()))
                .collect(),
            months: board.months().into_iter().map(month).collect(),
        }
    }
}

fn list(first: &str, options: Choice) -> Groups {
    let first = (String::new(), first.to_owned());
    let all = std::iter::once(first).chain(options).collect();
    vec![(String::new(), all)]
}
