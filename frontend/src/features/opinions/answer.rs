//! Answering opinions, one or several at once: what becomes of them and why, and a proposed wording put into the plan.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::document::{Document, Version};
use lientich_shared::log::edit::EditError;
use lientich_shared::log::talk::Outcome;
use lientich_shared::plan::consultation;
use lientich_shared::talk::Thread;
use lientich_shared::talk::wording::{self, Fitted};

use super::card;
use super::desk::Desk;
use super::model::{self, Name};
use crate::library::{Library, unfinished};
use crate::plan_store::{DispatchError, PlanStore};
use crate::strings::opinions::{outcome as outcome_words, t as o};
use crate::strings::{fill, t};
use crate::ui::dialog::Dialog;
use crate::ui::field::Choices;

const OUTCOMES: [(&str, Outcome); 3] = [
    ("accepted", Outcome::Accepted),
    ("declined", Outcome::Declined),
    ("noted", Outcome::Noted),
];

/// What is chosen, and what is being answered.
#[derive(Clone, Copy)]
pub(super) struct Answering {
    desk: Desk,
    is_open: RwSignal<bool>,
    chosen: RwSignal<Vec<Name>>,
    asked: RwSignal<Vec<Name>>,
}

impl Answering {
    /// Makes it and hands it to everything on the page.
    pub(super) fn provide(desk: Desk) -> Self {
        let answering = Self {
            desk,
            is_open: RwSignal::new(false),
            chosen: RwSignal::new(Vec::new()),
            asked: RwSignal::new(Vec::new()),
        };
        provide_context(answering);
        answering
    }

    /// Asks for the answer to these.
    pub(super) fn open(self, asked: Vec<Name>) {
        self.asked.set(asked);
        self.is_open.set(true);
    }

    /// A box that takes an opinion among the chosen.
    pub(super) fn check(self, name: Name, label: String) -> AnyView {
        let choose = move |on: bool| {
            self.chosen.update(|chosen| {
                chosen.retain(|other| *other != name);
                chosen.extend(on.then_some(name));
            });
        };
        let is_chosen = move || self.chosen.with(|chosen| chosen.contains(&name));
        view! {
            <input type="checkbox" class="choose" aria-label=label data-act="choose-opinion" prop:checked=is_chosen
                on:change:target=move |event| choose(event.target().checked())/>
        }
        .into_any()
    }

    /// What can be done with the chosen. Tracked.
    pub(super) fn foot(self) -> Option<AnyView> {
        let count = self.chosen.with(Vec::len);
        (0 < count).then(|| {
            let words = fill(o().answer_chosen, &[&count.to_string()]);
            view! {
                <div class="foot">
                    <button type="button" class="btn" on:click=move |_| self.chosen.set(Vec::new())>{o().unchoose}</button>
                    <button type="button" class="btn primary" data-act="answer-chosen" on:click=move |_| self.open(self.chosen.get_untracked())>{words}</button>
                </div>
            }
            .into_any()
        })
    }

    /// The opinions that are being answered, as they stand now.
    fn threads(self) -> Vec<Thread> {
        let said = untrack(|| self.desk.said());
        let asked = self.asked.get_untracked();
        let threads = said.opinions();
        threads
            .filter(|thread| asked.contains(&(thread.doc, thread.first.change)))
            .cloned()
            .collect()
    }
}

/// The dialog.
#[component]
pub(super) fn AnswerDialog() -> impl IntoView {
    let answering = expect_context::<Answering>();
    view! { <Dialog open=answering.is_open title=o().answer_title.to_owned() testid="answer-form"><Form/></Dialog> }
}

#[component]
fn Form() -> impl IntoView {
    let answering = expect_context::<Answering>();
    let library = expect_context::<Library>();
    let desk = answering.desk;
    let threads = answering.threads();
    let source = untrack(|| desk.source());
    let may_take = untrack(|| {
        let takes =
            |source: &model::Source| model::may_take_over(&desk.roles(), &threads, &source.now);
        desk.plan().is_some() && source.as_deref().is_some_and(takes)
    });
    let kept_as = unfinished::Form::Answer.name(desk.doc);
    let form = StoredValue::new(kept_as.clone());
    let text = RwSignal::new(String::new());
    let begun = RwSignal::new(None::<String>);
    spawn_local(async move {
        // Without what was kept one begins anew.
        let kept = library
            .form(&kept_as)
            .await
            .ok()
            .flatten()
            .unwrap_or_default();
        text.try_set(kept.clone());
        begun.try_set(Some(kept));
    });
    let outcome = RwSignal::new(OUTCOMES[0].0.to_owned());
    let taking = RwSignal::new(true);
    let chosen = move || {
        let key = outcome.get();
        OUTCOMES
            .iter()
            .find(|one| one.0 == key)
            .map_or(Outcome::Noted, |one| one.1)
    };
    let takes = move || may_take && taking.get() && chosen() == Outcome::Accepted;
    let lacks_why =
        move || chosen() == Outcome::Declined && text.with(|text| text.trim().is_empty());
    let options = OUTCOMES
        .iter()
        .map(|(key, one)| (*key, outcome_words(*one).to_owned()))
        .collect();
    let shown: Vec<AnyView> = threads.iter().map(|thread| summary(desk, thread)).collect();
    let busy = RwSignal::new(false);
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if !untrack(lacks_why) && !busy.get_untracked() {
            busy.set(true);
            let plan = untrack(takes).then(|| untrack(|| desk.plan())).flatten();
            send(
                answering,
                plan,
                untrack(chosen),
                text.get_untracked(),
                form.get_value(),
                library,
            );
        }
    };
    let typed = move |words: String| {
        text.set(words.clone());
        spawn_local(async move {
            // The words are still in the field; the next letter tries again.
            drop(library.keep_form(&form.get_value(), &words).await);
        });
    };
    view! {
        <div class="stack answered-list">{shown}</div>
        <form class="stack" on:submit=send>
            <Choices name="outcome" label=o().outcome options value=outcome/>
            {move || (may_take && chosen() == Outcome::Accepted).then(|| view! {
                <label class="check"><input type="checkbox" name="take-over" checked=taking.get_untracked()
                    on:change:target=move |event| taking.set(event.target().checked())/>{o().take_over}</label>
            })}
            <div class="field">
                <label for="answer-text">{o().answer_words}</label>
                {move || begun.get().map(|first| view! {
                    <textarea class="input" id="answer-text" rows="3" aria-describedby="answer-note" on:input:target=move |event| typed(event.target().value())>{first}</textarea>
                })}
                <p class="hint" id="answer-note">{o().answer_hint}</p>
            </div>
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| answering.is_open.set(false)>{t().cancel}</button>
                <button type="submit" class="btn primary" data-act="send-answer" disabled=move || lacks_why() || busy.get()>{o().answer_send}</button>
            </div>
        </form>
    }
    .into_any()
}

/// What is answered, in short.
fn summary(desk: Desk, thread: &Thread) -> AnyView {
    untrack(|| {
        let source = desk.source();
        let now = source.and_then(|source| {
            let part = model::part(&source.now, thread.node()?)?;
            Some(part.text.clone())
        });
        view! {
            <div class="own"><div class="row">{card::who(desk, thread)}</div>{card::words(desk, thread, now.as_deref().unwrap_or_default())}</div>
        }
        .into_any()
    })
}

/// Changes the plan where a wording is taken over, then answers.
fn send(
    answering: Answering,
    plan: Option<PlanStore>,
    outcome: Outcome,
    text: String,
    form: String,
    library: Library,
) {
    let desk = answering.desk;
    let threads = answering.threads();
    if let Some(plan) = plan
        && threads
            .iter()
            .any(|thread| take_over(plan, thread).is_err())
    {
        answering.is_open.set(false);
        return desk.toasts.say(t().act_failed);
    }
    let me = untrack(|| desk.me());
    let is_told =
        |thread: &Thread| me.is_some_and(|me| thread.first.is_told(me, outcome, text.trim()));
    // Those that were answered before a failure are not answered once more.
    let threads: Vec<Thread> = threads.into_iter().filter(|one| !is_told(one)).collect();
    spawn_local(async move {
        for thread in &threads {
            let answered = desk
                .talk
                .answer(thread.doc, thread.first.change, outcome, text.trim());
            if answered.await.is_err() {
                // The words are kept: the form opens with them.
                answering.is_open.set(false);
                return desk.toasts.say(t().act_failed);
            }
        }
        // Lost, it stands in the field of the next answer, nothing worse.
        drop(library.keep_form(&form, "").await);
        answering.chosen.set(Vec::new());
        answering.is_open.set(false);
        desk.toasts.say(if plan.is_some() {
            o().taken_over
        } else {
            o().answered
        });
    });
}

/// Makes the clause say what was proposed; what is no wording changes nothing.
fn take_over(plan: PlanStore, thread: &Thread) -> Result<(), DispatchError> {
    let (Some(node), Some(proposed)) = (thread.node(), model::proposed(thread)) else {
        return Ok(());
    };
    plan.finish_typing();
    let fitted = plan.read(|document| fitted(document, node, proposed));
    let acts = fitted
        .ok_or(DispatchError::Edit(EditError::NoSuchNode))?
        .acts;
    if acts.is_empty() {
        return Ok(());
    }
    plan.dispatch_all(acts).map(drop)
}

/// A wording fitted to the clause as it stands: who was asked has read the version that was sent out,
/// so what was written since stays.
fn fitted(document: &Document, node: NodeId, proposed: &str) -> Option<Fitted> {
    let mut rounds = consultation::rounds(document).into_iter();
    let sent = rounds.rfind(|round| round.is_registered);
    let read = sent.map(|round| Version {
        heads: vec![round.change],
    });
    wording::fit(document, node, read.as_ref(), proposed)
}
