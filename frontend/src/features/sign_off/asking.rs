//! Sending the plan out for opinions: what is asked, how opinions are given, and until when, as Luật 10/2022 Điều 55 wants it.

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::log::sign_off::Step;
use lientich_shared::plan::consultation;
use lientich_shared::time::Day;

use super::bits::{QUIET, para};
use super::table::Table;
use crate::desk;
use crate::strings::sign_off::{stage, t as s};
use crate::strings::{fill, t};
use crate::ui::field::{DayField, TextField, day_of};

/// How long the form proposes to leave people, in days.
const USUAL: i32 = 7;

/// The form; its last button sends the plan out.
#[component]
pub(super) fn Asking(
    /// The dialog that it is in.
    open: RwSignal<bool>,
    /// What the step is called.
    label: &'static str,
) -> impl IntoView {
    let table = Table::here();
    let content = RwSignal::new(s().ask_content_usual.to_owned());
    let form = RwSignal::new(s().ask_form_usual.to_owned());
    let day = RwSignal::new(Day(desk::today().0 + USUAL).to_string());
    let until = move || day_of(&day.get()).ok().flatten();
    let lacks = move || {
        let says = |field: RwSignal<String>| !field.with(|words| words.trim().is_empty());
        let in_time = until().is_some_and(|day| desk::today() <= day);
        (!(says(content) && says(form) && in_time)).then_some(s().ask_lacks)
    };
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (None, Some(until)) = (untrack(lacks), untrack(until)) else {
            return;
        };
        open.set(false);
        let act = table.plan.read(|document| {
            let (content, form) = (content.get_untracked(), form.get_untracked());
            consultation::ask(document, content.trim(), form.trim(), until)
        });
        table.act(vec![act], fill(s().step_done, &[stage(Step::Consulting)]));
    };
    view! {
        <form class="stack" on:submit=send>
            {para(QUIET, s().ask_intro)}
            <TextField id="ask-content" label=s().ask_content value=content/>
            <TextField id="ask-form" label=s().ask_form value=form/>
            <DayField id="ask-until" label=s().ask_until value=day/>
            {move || lacks().map(|words| para("wrong", words))}
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>{t().cancel}</button>
                <button type="submit" class="btn primary" data-act="confirm-step">{label}</button>
            </div>
        </form>
    }
    .into_any()
}
