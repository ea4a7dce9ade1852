//! The form in which a side says what became of an entry.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::ChangeId;
use lientich_shared::log::work::{Judged, Judgement, Work};
use lientich_shared::text::tidy;

use super::Registers;
use crate::strings::registers::t;
use crate::strings::{self, fill};
use crate::ui::dialog::Dialog;
use crate::ui::field::{Choices, TextField};
use crate::ui::toast::Toasts;

/// The entry that is to be judged.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    /// The plan.
    pub(super) plan: DocId,
    /// Whose entry it is.
    pub(super) person: PersonId,
    /// The entry.
    pub(super) entry: ChangeId,
    /// Its words.
    pub(super) words: String,
}

/// The dialog.
#[component]
pub(super) fn JudgeForm() -> impl IntoView {
    let page = Registers::here();
    let asked = page.judging;
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(asked.with(Option::is_some)));
    Effect::new(move |_| {
        if !open.get() && asked.with_untracked(Option::is_some) {
            asked.set(None);
        }
    });
    let title = Signal::derive(move || {
        let name = asked.with(|asked| {
            let person = asked.as_ref()?.person;
            Some(page.reader.with(|reader| reader.people.name(person)))
        });
        fill(t().judge_title, &[&name.unwrap_or_default()])
    });
    view! {
        <Dialog open title testid="judge-form">
            {move || asked.get_untracked().map(|asked| form(page, &asked, open))}
        </Dialog>
    }
}

fn form(page: Registers, asked: &Asked, open: RwSignal<bool>) -> AnyView {
    let outcome = RwSignal::new("confirm".to_owned());
    let text = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<&'static str>);
    let toasts = Toasts::here();
    let words = asked.words.clone();
    let (plan, person, entry) = (asked.plan, asked.person, asked.entry);
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let outcome = match outcome.get_untracked().as_str() {
            "award" => Judged::Awarded,
            "decline" => Judged::Declined,
            _ => Judged::Confirmed,
        };
        let text = tidy(&text.get_untracked());
        if outcome == Judged::Declined && text.is_empty() {
            wrong.set(Some(t().why_missing));
            return;
        }
        let Some(load) = page.workload.load(plan) else {
            return;
        };
        let judgement = Judgement {
            entry,
            outcome,
            text,
        };
        open.set(false);
        spawn_local(async move {
            let kept = load.work.write(person, Work::Judge(judgement)).await;
            toasts.say(if kept.is_ok() { t().kept } else { t().not_kept });
        });
    };
    let options = vec![
        ("confirm", t().confirm.to_owned()),
        ("award", t().award.to_owned()),
        ("decline", t().decline.to_owned()),
    ];
    view! {
        <form class="stack" on:submit=save>
            <p class="quote">{words}</p>
            <Choices name="judge-outcome" label=t().outcome options value=outcome/>
            <TextField id="judge-text" label=t().judge_text value=text/>
            {move || wrong.get().map(|wrong| view! { <p class="wrong" role="alert">{wrong}</p> })}
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>{strings::t().cancel}</button>
                <button type="submit" class="btn primary" data-act="save-judgement">{strings::t().save}</button>
            </div>
        </form>
    }
    .into_any()
}
