//! An item of the review with the buttons that answer it.

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::log::change::{Field, Value};
use lientich_shared::new_year::queue::{At, Item, Kind, Proposed};

use super::model::{Line, has_words};
use super::{Answer, Review};
use crate::strings::new_year::t as n;
use crate::strings::{fill, names, t};
use crate::ui::field::TextField;
use crate::ui::live::maybe;
use crate::ui::tag::{Tone, pill};

/// The card of an item.
pub(super) fn card(review: Review, line: &Line) -> AnyView {
    let [before, said, behind] = line.words.clone();
    let stale = (!said.is_empty()).then(|| view! { <mark class="review-stale">{said}</mark> });
    let told = told(&line.item);
    let proposed = proposed(review, &line.item);
    let note = (!line.item.note.is_empty() && line.item.kind != Kind::Target)
        .then(|| view! { <p class="small muted">{line.item.note.clone()}</p> });
    let buttons = if line.may {
        buttons(review, &line.item)
    } else {
        view! { <p class="small muted">{n().not_yours}</p> }.into_any()
    };
    view! {
        <li class="card review-item" data-testid="review-item" data-said=line.item.said.clone()>
            <span class="small muted">{line.place.clone()}</span>
            <p class="review-words">{before}{stale}{behind}</p>
            {told}
            {proposed}
            {note}
            {buttons}
        </li>
    }
    .into_any()
}

/// What there is to know of a field.
fn told(item: &Item) -> Option<AnyView> {
    let sentence = match (item.kind, &item.at) {
        (Kind::Target, _) => return Some(result(item)),
        (Kind::Side, _) => match item.proposed {
            Proposed::Side(side) => fill(n().side_of, &[names::side(side)]),
            _ => return None,
        },
        (Kind::Day, At::Field(_)) => fill(n().day_of_duty, &[&item.said]),
        (Kind::Person, At::Field(Field::Lead | Field::DutyAt(_))) => {
            format!("{}: {}", fill(n().duty_of, &[&item.said]), n().gone)
        }
        _ => return None,
    };
    Some(view! { <p>{sentence}</p> }.into_any())
}

/// What was reached of a target.
fn result(item: &Item) -> AnyView {
    let words = if item.said.is_empty() {
        n().no_result.to_owned()
    } else {
        fill(n().result, &[&item.said])
    };
    let met = item.is_met.map(|is_met| {
        let (tone, words) = if is_met {
            (Tone::Ok, n().met)
        } else {
            (Tone::Look, n().not_met)
        };
        pill(tone, words.to_owned())
    });
    view! { <p class="row"><b>{item.note.clone()}</b><span>{words}</span>{met}</p> }.into_any()
}

/// What is proposed, in words.
fn proposed(review: Review, item: &Item) -> Option<AnyView> {
    let words = match &item.proposed {
        Proposed::Words(words) | Proposed::Text(words) => words.clone(),
        Proposed::Value(value) => value_words(review, value),
        Proposed::Side(_) | Proposed::Nothing => return None,
    };
    Some(
        view! { <p><span class="small muted">{n().proposed}": "</span><b>{words}</b></p> }
            .into_any(),
    )
}

fn value_words(review: Review, value: &Value) -> String {
    let people = review.people();
    match value {
        Value::Duty(_) | Value::Target(_) => people.work(value),
        other => people.value(other),
    }
}

fn buttons(review: Review, item: &Item) -> AnyView {
    let open = RwSignal::new(false);
    let item = StoredValue::new(item.clone());
    let settle = move |answer: Answer| {
        item.with_value(|item| review.settle(std::slice::from_ref(item), &answer));
    };
    let accept = item.with_value(|item| item.proposed != Proposed::Nothing).then(|| {
        view! { <button type="button" class="btn primary" data-act="accept-item" on:click=move |_| settle(Answer::Accept)>{n().accept}</button> }
    });
    let correct = item.with_value(has_words).then(|| {
        view! { <button type="button" class="btn" data-act="correct-item" on:click=move |_| open.update(|open| *open = !*open)>{n().correct}</button> }
    });
    let form = maybe(move || open.get().then(|| form(item, settle_with(review, item))));
    view! {
        <div class="row">
            {accept}
            {correct}
            <button type="button" class="btn quiet" data-act="keep-item" on:click=move |_| settle(Answer::Leave)>{n().keep}</button>
        </div>
        {form}
    }
    .into_any()
}

fn settle_with(review: Review, item: StoredValue<Item>) -> Callback<String> {
    Callback::new(move |words: String| {
        item.with_value(|item| {
            review.settle(std::slice::from_ref(item), &Answer::Correct(words.clone()));
        });
    })
}

/// Other words.
fn form(item: StoredValue<Item>, put: Callback<String>) -> AnyView {
    let now = item.with_value(|item| match &item.proposed {
        Proposed::Words(words) => words.clone(),
        _ => item.said.clone(),
    });
    let value = RwSignal::new(now);
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        put.run(value.get_untracked().trim().to_owned());
    };
    view! {
        <form class="review-form" on:submit=save>
            <TextField id="review-words" label=n().new_words value=value/>
            <button type="submit" class="btn primary" data-act="save-words">{t().save}</button>
        </form>
    }
    .into_any()
}
