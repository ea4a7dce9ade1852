//! Fields of forms: each with its label, a hint and what is wrong with it.

use leptos::prelude::*;
use lientich_shared::time::Day;

use crate::strings::t;

/// One line of text.
#[component]
pub fn TextField(
    /// Its id, unique on the page.
    id: &'static str,
    /// What it is called.
    label: &'static str,
    /// What is in it.
    value: RwSignal<String>,
    /// What to write there.
    #[prop(optional, into)]
    hint: Option<String>,
    /// How the keyboard of a phone should be.
    #[prop(default = "text")]
    inputmode: &'static str,
    /// What is wrong with it, once that is worth saying.
    #[prop(optional, into)]
    wrong: Signal<Option<String>>,
) -> impl IntoView {
    let described = format!("{id}-note");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input class="input" type="text" id=id name=id inputmode=inputmode autocomplete="off" prop:value=value
                aria-describedby=described.clone() aria-invalid=move || wrong.get().is_some().then_some("true")
                on:input:target=move |event| value.set(event.target().value())/>
            <div id=described>
                {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
                {move || wrong.get().map(|wrong| view! { <p class="wrong" role="alert">{wrong}</p> })}
            </div>
        </div>
    }
    .into_any()
}

/// A day, written dd/mm/yyyy whatever the language of the browser.
#[component]
pub fn DayField(
    /// Its id, unique on the page.
    id: &'static str,
    /// What it is called.
    label: &'static str,
    /// What is written; empty for no day.
    value: RwSignal<String>,
) -> impl IntoView {
    let wrong = Signal::derive(move || {
        day_of(&value.get())
            .is_err()
            .then(|| t().day_wrong.to_owned())
    });
    view! { <TextField id label value inputmode="numeric" hint=t().day_hint wrong/> }.into_any()
}

/// Reads what stands in a [`DayField`]: `None` for an empty one.
pub fn day_of(written: &str) -> Result<Option<Day>, lientich_shared::time::MalformedDay> {
    match written.trim() {
        "" => Ok(None),
        day => day.parse().map(Some),
    }
}

/// One of a list.
#[component]
pub fn SelectField(
    /// Its id, unique on the page.
    id: &'static str,
    /// What it is called.
    label: &'static str,
    /// Groups of keys and words; a group without a name stands by itself.
    groups: Vec<(String, Vec<(String, String)>)>,
    /// The key of the chosen one.
    value: RwSignal<String>,
) -> impl IntoView {
    let option = move |(key, words): (String, String)| {
        let chosen = value.get_untracked() == key;
        view! { <option value=key selected=chosen>{words}</option> }.into_any()
    };
    let group = move |(name, options): (String, Vec<(String, String)>)| {
        let options = options.into_iter().map(option).collect_view();
        if name.is_empty() {
            options.into_any()
        } else {
            view! { <optgroup label=name>{options}</optgroup> }.into_any()
        }
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select class="input" id=id name=id on:change:target=move |event| value.set(event.target().value())>
                {groups.into_iter().map(group).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// One of a few, all in sight.
#[component]
pub fn Choices(
    /// The name of the group, unique on the page.
    name: &'static str,
    /// What it is called.
    label: &'static str,
    /// Keys and words.
    options: Vec<(&'static str, String)>,
    /// The key of the chosen one.
    value: RwSignal<String>,
) -> impl IntoView {
    let option = move |(key, words): (&'static str, String)| {
        view! {
            <label class="choice">
                <input type="radio" name=name value=key checked=value.get_untracked() == key on:change=move |_| value.set(key.to_owned())/>
                {words}
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="field">
            <legend class="legend">{label}</legend>
            <div class="choices">{options.into_iter().map(option).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_day_is_no_day_and_a_wrong_one_is_an_error() {
        assert_eq!(day_of("  "), Ok(None));
        assert_eq!(day_of("5/9/2026"), Ok(Day::from_civil(2026, 9, 5)));
        assert!(day_of("31/02/2026").is_err());
    }
}
