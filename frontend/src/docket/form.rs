//! The dialog in which number, symbol, place and day are entered.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::docket::Heading;
use lientich_shared::ids::DocId;
use lientich_shared::log::talk::Docket;
use lientich_shared::plan::content::Content;
use lientich_shared::time::Day;

use super::model::{Case, Form, Wrong};
use super::{Dockets, hash};
use crate::desk;
use crate::reading;
use crate::session::Session;
use crate::strings::docket::t;
use crate::strings::{self, fill};
use crate::ui::blank::Loading;
use crate::ui::dialog::Dialog;
use crate::ui::field::{DayField, TextField};
use crate::ui::live::{live, maybe, words};
use crate::ui::toast::Toasts;

/// What the form is judged by, and what plans are called.
type Known = Arc<(Case, BTreeMap<DocId, String>)>;

/// The dialog; what other plans bear is read when it opens.
#[component]
pub(super) fn DocketDialog(
    open: RwSignal<bool>,
    this: (DocId, u32),
    signed: Day,
    content: Content,
    heading: Memo<Heading>,
) -> impl IntoView {
    let dockets = Dockets::here();
    let session = expect_context::<Session>();
    let known = RwSignal::new(None::<Known>);
    let edition = hash(&content);
    let (kind, printed) = (reading::kind(&content), content.school);
    Effect::new(move |_| {
        known.set(None);
        if !open.get() {
            return;
        }
        let school = session.directory().get_untracked();
        let school = school.map(|directory| directory.school.clone());
        let (name, commune) = school.map_or_else(Default::default, |one| (one.name, one.commune));
        let name = if printed.is_empty() {
            name
        } else {
            printed.clone()
        };
        // The page may be gone before the answer comes.
        let heading = heading.get_untracked();
        spawn_local(async move {
            let (taken, titles) = dockets.taken().await;
            let case = Case {
                this,
                kind,
                school: name,
                commune,
                heading,
                signed,
                today: desk::today(),
                taken,
            };
            known.try_set(Some(Arc::new((case, titles))));
        });
    });
    let toasts = Toasts::here();
    let keep = Callback::new(move |docket: Docket| {
        open.set(false);
        spawn_local(async move {
            let printed = docket.printed();
            match dockets.enter(this.0, edition, docket).await {
                Ok(_) => toasts.say(fill(t().done, &[&printed])),
                Err(_) => toasts.say(t().failed),
            }
        });
    });
    view! {
        <Dialog open title=t().title.to_owned() testid="docket-form">
            {live(move || match known.get() {
                Some(known) => fields(open, &known, keep),
                None => view! { <Loading/> }.into_any(),
            })}
        </Dialog>
    }
    .into_any()
}

/// The fields, each a signal.
#[derive(Clone, Copy)]
struct Fields {
    number: RwSignal<String>,
    symbol: RwSignal<String>,
    place: RwSignal<String>,
    day: RwSignal<String>,
}

impl Fields {
    fn new(form: Form) -> Self {
        Self {
            number: RwSignal::new(form.number),
            symbol: RwSignal::new(form.symbol),
            place: RwSignal::new(form.place),
            day: RwSignal::new(form.day),
        }
    }

    /// What stands in them. Tracked.
    fn form(self) -> Form {
        Form {
            number: self.number.get(),
            symbol: self.symbol.get(),
            place: self.place.get(),
            day: self.day.get(),
        }
    }
}

fn fields(open: RwSignal<bool>, known: &Known, keep: Callback<Docket>) -> AnyView {
    let form = Fields::new(known.0.begin());
    // Who corrects a number does not look for the next.
    let is_first = known.0.heading.number.is_empty();
    let tried = RwSignal::new(false);
    let case = Arc::clone(known);
    let read = Memo::new(move |_| case.0.read(&form.form()));
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if let Ok(docket) = read.get_untracked() {
            keep.run(docket);
        }
    };
    let wrong = move |of: &'static [Wrong]| {
        Signal::derive(move || {
            let wrong = read.get().err().filter(|wrong| of.contains(wrong));
            wrong
                .filter(|_| tried.get())
                .map(|wrong| told(wrong).to_owned())
        })
    };
    let (of_next, of_second) = (Arc::clone(known), Arc::clone(known));
    let next = move || {
        let (year, number) = of_next.0.next(&form.form());
        fill(t().next, &[&year.to_string(), &format!("{number:02}")])
    };
    let second = move || second_looks(&of_second, &read.get().ok()?);
    let printed = move || Some(as_printed(&read.get().ok()?));
    view! {
        <form class="stack" on:submit=save novalidate=true>
            <TextField id="docket-number" label=t().number value=form.number inputmode="numeric" wrong=wrong(&[Wrong::Number])/>
            {is_first.then(|| view! { <p class="small muted" data-testid="docket-next">{words(next)}</p> })}
            <TextField id="docket-symbol" label=t().symbol value=form.symbol hint=t().symbol_hint wrong=wrong(&[Wrong::Symbol])/>
            <TextField id="docket-place" label=t().place value=form.place hint=t().place_hint wrong=wrong(&[Wrong::Place])/>
            <DayField id="docket-day" label=t().day value=form.day/>
            {maybe(move || wrong_day(read.get().err().filter(|_| tried.get())?, form.day))}
            <div role="status">{maybe(second)}</div>
            {maybe(printed)}
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>{strings::t().cancel}</button>
                <button type="submit" class="btn primary" data-act="keep-docket">{t().act}</button>
            </div>
        </form>
    }
    .into_any()
}

/// What the field does not say by itself: of a day that the calendar does not have. Tracked.
fn wrong_day(wrong: Wrong, written: RwSignal<String>) -> Option<AnyView> {
    let is_told_here = match wrong {
        Wrong::Day => written.get().trim().is_empty(),
        other => other == Wrong::Future,
    };
    is_told_here.then(|| view! { <p class="wrong" role="alert">{told(wrong)}</p> }.into_any())
}

fn told(wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::Number => t().wrong_number,
        Wrong::Symbol => t().wrong_symbol,
        Wrong::Place => t().wrong_place,
        Wrong::Day => t().wrong_day,
        Wrong::Future => t().wrong_future,
    }
}

/// What is worth a second look, and does not stand in the way.
fn second_looks(known: &Known, docket: &Docket) -> Option<AnyView> {
    let (case, titles) = &**known;
    let taken = case.taken_by(docket).map(|one| {
        let title = titles.get(&one.plan).map_or("", String::as_str);
        let year = docket.day.civil().0.to_string();
        let edition = one.edition.to_string();
        fill(t().taken, &[&docket.printed(), &year, title, &edition])
    });
    let early = case
        .is_before_signing(docket)
        .then(|| fill(t().before_signing, &[&case.signed.to_string()]));
    let all: Vec<String> = taken.into_iter().chain(early).collect();
    let line = |words: &String| view! { <p>{words.clone()}</p> }.into_any();
    let lines: Vec<AnyView> = all.iter().map(line).collect();
    (!all.is_empty()).then(|| {
        view! { <div class="notice look" data-testid="docket-look">{lines}</div> }.into_any()
    })
}

/// The two lines as they will stand on paper.
fn as_printed(docket: &Docket) -> AnyView {
    let heading = Heading::entered(docket);
    view! {
        <div><p class="small muted">{t().printed}</p><p class="docket-lines"><b>{heading.number_line()}</b><i>{heading.day_line()}</i></p></div>
    }
    .into_any()
}
