//! The form of a row. What is kept bears today as the day on which somebody looked.

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::api::members::MemberAct;
use lientich_shared::bases::{Catalogue, Certainty, Entry};
use lientich_shared::text::tidy;
use lientich_shared::time::Day;

use super::Page;
use crate::desk;
use crate::members::Members;
use crate::shell::doing::Doing;
use crate::strings::bases::t;
use crate::strings::t as everywhere;
use crate::ui::field::{Choices, DayField, SelectField, TextField, day_of};
use crate::ui::toast::Toasts;

const KINDS: [&str; 9] = [
    "Luật",
    "Bộ luật",
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Thông tư",
    "Thông tư liên tịch",
    "Chỉ thị",
    "Kế hoạch",
];
const CERTAIN: &str = "certain";
const UNCERTAIN: &str = "uncertain";

/// What is written in the form.
#[derive(Clone, Copy)]
struct Fields {
    symbol: RwSignal<String>,
    kind: RwSignal<String>,
    name: RwSignal<String>,
    body: RwSignal<String>,
    day: RwSignal<String>,
    from: RwSignal<String>,
    until: RwSignal<String>,
    replaced_by: RwSignal<String>,
    certainty: RwSignal<String>,
}

impl Fields {
    fn of(entry: Option<&Entry>) -> Self {
        let words = |read: fn(&Entry) -> &str| {
            RwSignal::new(entry.map(read).unwrap_or_default().to_owned())
        };
        let day = |read: fn(&Entry) -> Option<Day>| {
            let day = entry.and_then(read);
            RwSignal::new(day.map(|day| day.to_string()).unwrap_or_default())
        };
        let kind = entry.map_or(KINDS[3], |entry| entry.kind.as_str());
        let is_sure = entry.is_some_and(|entry| entry.certainty == Certainty::High);
        Self {
            symbol: words(|entry| &entry.symbol),
            kind: RwSignal::new(kind.to_owned()),
            name: words(|entry| &entry.name),
            body: words(|entry| &entry.body),
            day: day(|entry| entry.day),
            from: day(|entry| entry.from),
            until: day(|entry| entry.until),
            replaced_by: words(|entry| &entry.replaced_by),
            certainty: RwSignal::new(if is_sure { CERTAIN } else { UNCERTAIN }.to_owned()),
        }
    }

    /// The row, or what is wrong with it.
    fn read(self, today: Day) -> Result<Entry, &'static str> {
        let words = |value: RwSignal<String>| tidy(&value.get_untracked());
        let day = |value: RwSignal<String>| {
            day_of(&value.get_untracked()).map_err(|_| everywhere().day_wrong)
        };
        let entry = Entry {
            symbol: words(self.symbol),
            name: words(self.name),
            kind: words(self.kind),
            body: words(self.body),
            day: day(self.day)?,
            from: day(self.from)?,
            until: day(self.until)?,
            replaced_by: words(self.replaced_by),
            certainty: match self.certainty.get_untracked().as_str() {
                CERTAIN => Certainty::High,
                _ => Certainty::Low,
            },
            checked: Some(today),
        };
        let is_named = ![&entry.symbol, &entry.name, &entry.kind]
            .into_iter()
            .any(String::is_empty);
        let dates = entry.from.zip(entry.until);
        match () {
            () if !is_named => Err(t().missing),
            () if dates.is_some_and(|(from, until)| until <= from) => Err(t().wrong_order),
            () => Ok(entry),
        }
    }
}

/// The form, for the row that the page has open.
pub(super) fn form(page: Page) -> AnyView {
    let on = page.on.get_untracked();
    let doing = Doing::new(Members::here());
    let toasts = Toasts::here();
    let fields = Fields::of(on.as_ref());
    let close = move |said: &'static str| {
        page.open.set(false);
        toasts.say(said);
    };
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match fields.read(desk::today()) {
            Ok(basis) => doing.act(MemberAct::KeepBasis { basis }, move || close(t().saved)),
            Err(wrong) => doing.say(wrong),
        }
    };
    let own = on.filter(|entry| page.own.with_untracked(|own| own.contains(entry)));
    let drop = own.map(|entry| {
        let is_shipped = Catalogue::shipped().find(&entry.symbol).is_some();
        let words = if is_shipped { t().restore } else { t().delete };
        let run = move |_| {
            let symbol = entry.symbol.clone();
            doing.act(MemberAct::DropBasis { symbol }, move || close(t().restored));
        };
        view! { <button type="button" class="btn quiet" data-act="drop-basis" disabled=doing.rests() on:click=run>{words}</button> }
    });
    let mut kinds: Vec<String> = KINDS.map(str::to_owned).to_vec();
    let chosen = fields.kind.get_untracked();
    if !kinds.contains(&chosen) {
        kinds.push(chosen);
    }
    let kinds = kinds.into_iter().map(|kind| (kind.clone(), kind)).collect();
    let sure = vec![
        (CERTAIN, t().certain.to_owned()),
        (UNCERTAIN, t().uncertain.to_owned()),
    ];
    view! {
        <form class="stack basis-form" on:submit=save>
            <TextField id="basis-symbol" label=t().symbol value=fields.symbol hint=t().symbol_hint/>
            <SelectField id="basis-kind" label=t().kind groups=vec![(String::new(), kinds)] value=fields.kind/>
            <TextField id="basis-name" label=t().name value=fields.name/>
            <TextField id="basis-body" label=t().body value=fields.body/>
            <div class="basis-days">
                <DayField id="basis-day" label=t().day value=fields.day/>
                <DayField id="basis-from" label=t().from value=fields.from/>
                <DayField id="basis-until" label=t().until value=fields.until/>
            </div>
            <TextField id="basis-instead" label=t().replaced_by value=fields.replaced_by/>
            <Choices name="basis-certainty" label=t().certainty options=sure value=fields.certainty/>
            {doing.said()}
            <div class="dialog-foot">
                {drop}
                <button type="button" class="btn" on:click=move |_| page.open.set(false)>{everywhere().cancel}</button>
                <button type="submit" class="btn primary" data-act="save-basis" disabled=doing.rests()>{everywhere().save}</button>
            </div>
        </form>
    }
    .into_any()
}
