//! A proposed wording as its readers see it: a tracked change against the clause as it stands now, with
//! what may be done with it.

use std::sync::OnceLock;

use leptos::prelude::*;
use lientich_shared::log::change::{NodeId, Side};
use lientich_shared::log::document::Version;
use lientich_shared::log::talk::Outcome;
use lientich_shared::talk::wording::{self, Fitted, Since};
use lientich_shared::talk::{Answer, Contribution, Thread};

use super::model;
use super::thread;
use super::writing::{SendButton, Writing, WritingField};
use super::{Comments, button};
use crate::desk;
use crate::library::unfinished::Form;
use crate::strings::comments::{decided_by, t};
use crate::strings::{self, fill, names};
use crate::ui::live::live;
use crate::ui::tracked::{between, tracked};

/// What a remark proposes, with the answers to it or the buttons for them.
pub(super) fn wording(comments: Comments, thread: &Thread, one: &Contribution) -> Option<AnyView> {
    let proposal = model::proposal(one)?;
    if !model::awaits_answer(one) {
        let told = (!one.is_withdrawn).then(|| told(proposal.proposed));
        return Some(view! { {told}{answers(comments, one)} }.into_any());
    }
    let (fitted, node) = (fitter(comments, one), proposal.node);
    let now = comments.editor.plan.text(node);
    let author = one.author;
    let party = move || comments.editor.people().party(author);
    let shown = move || {
        let fitted = fitted();
        let change = fitted.as_ref().map(|fitted| {
            let runs = tracked(between(&now.get(), &fitted.text, party()));
            view! { <p class="quote">{runs}</p> }.into_any()
        });
        view! { {change}{note(fitted.as_ref())} }.into_any()
    };
    Some(
        view! {
            <div class="wording" data-testid="wording">{live(shown)}</div>
            {decide(comments, thread, one, node)}
        }
        .into_any(),
    )
}

/// Fits the wording to the clause as it stands. Tracked by its words and its fate. What its author read is
/// looked for until it is found, since it may come later.
fn fitter(
    comments: Comments,
    one: &Contribution,
) -> impl Fn() -> Option<Fitted> + Send + Sync + 'static {
    let one = one.clone();
    let plan = comments.editor.plan;
    let read = OnceLock::<Version>::new();
    move || {
        let proposal = model::proposal(&one)?;
        plan.text(proposal.node).track();
        plan.node(proposal.node).track();
        plan.read(|document| {
            if read.get().is_none()
                && let Some(version) =
                    wording::version_read(document, proposal.node, proposal.base, one.at)
            {
                // Set by nobody else: there is one thread.
                let _ = read.set(version);
            }
            wording::fit(document, proposal.node, read.get(), proposal.proposed)
        })
    }
}

fn note(fitted: Option<&Fitted>) -> Option<AnyView> {
    let words = match fitted {
        None => t().no_clause,
        Some(fitted) if fitted.acts.is_empty() => t().already,
        Some(fitted) => match fitted.since {
            Since::Same => return None,
            Since::Merged => t().merged,
            Since::Unknown => t().unknown_base,
        },
    };
    Some(view! { <p class="notice look" data-testid="wording-note">{words}</p> }.into_any())
}

/// The wording by itself, once it was decided.
fn told(proposed: &str) -> AnyView {
    let words = match proposed {
        "" => t().empty_wording.to_owned(),
        words => words.to_owned(),
    };
    view! { <p class="muted small">{t().proposed_text}</p><p class="quote">{words}</p> }.into_any()
}

fn answers(comments: Comments, one: &Contribution) -> AnyView {
    let people = comments.editor.people();
    let line = |answer: &Answer| {
        let template = match answer.outcome {
            Outcome::Accepted => t().accepted_by,
            Outcome::Declined => t().declined_by,
            Outcome::Noted => t().noted_by,
        };
        let when = names::moment(answer.at, desk::today());
        let told = fill(template, &[&people.name(answer.by), &when]);
        let text = answer.text.clone();
        let words = (!text.is_empty()).then(|| view! { <p class="said-words">{text}</p> });
        let outcome = match answer.outcome {
            Outcome::Accepted => "accepted",
            Outcome::Declined => "declined",
            Outcome::Noted => "noted",
        };
        let level = thread::level(answer.is_registered);
        view! { <div class="answer" data-outcome=outcome><p class="row"><b>{told}</b>{level}</p>{words}</div> }
            .into_any()
    };
    let current = one.answers.iter().filter(|answer| answer.is_current);
    let lines: Vec<AnyView> = current.map(line).collect();
    let warning = match () {
        () if one.is_disputed() => Some(t().disputed_answer),
        () if model::is_accepted_twice(one) => Some(t().accepted_twice),
        () => None,
    };
    let warning = warning.map(|words| view! { <p class="notice look">{words}</p> });
    view! { {lines}{warning} }.into_any()
}

/// Taking it or leaving it, for those who write the clause; else who does.
fn decide(comments: Comments, thread: &Thread, one: &Contribution, node: NodeId) -> AnyView {
    let (thread, one) = (thread.clone(), one.clone());
    let name = (thread.doc, one.change);
    let row = move || comments.editor.row(node);
    let side = move || row().map_or(Side::Joint, |row| row.side);
    let is_here = Memo::new(move |_| row().is_some());
    let may = Memo::new(move |_| comments.editor.refusal_of_side(side()).is_none());
    let declining = RwSignal::new(false);
    let accept = Callback::new(move |()| comments.accept(vec![(thread.clone(), one.clone())]));
    let buttons = move || {
        let accept = is_here.get().then(|| {
            view! {
                <button type="button" class="btn primary" data-act="accept" on:click=move |_| accept.run(())>{t().accept}</button>
            }
        });
        view! {
            <div class="row">
                {accept}
                <button type="button" class="btn" data-act="decline" on:click=move |_| declining.set(true)>{t().decline}</button>
            </div>
        }
        .into_any()
    };
    let form = move || {
        let writing = Writing::begin(Form::Decline.name(super::key(&name)));
        let label = t().reason.to_owned();
        decline_form(comments, vec![name], label, writing, declining)
    };
    live(move || {
        if comments.selecting.get() {
            return ().into_any();
        }
        match (may.get(), declining.get()) {
            (false, _) => {
                view! { <p class="muted small">{decided_by(untrack(side))}</p> }.into_any()
            }
            (true, true) => form(),
            (true, false) => buttons(),
        }
    })
}

/// Why proposals are not taken.
pub(super) fn decline_form(
    comments: Comments,
    proposals: Vec<model::Name>,
    label: String,
    writing: Writing,
    open: RwSignal<bool>,
) -> AnyView {
    let ready = Signal::derive(move || writing.words.with(|words| !words.trim().is_empty()));
    let send = Callback::new(move |()| {
        // The form is gone where the answer has arrived already.
        let close = move || {
            let _ = open.try_set(false);
            let _ = comments.selecting.try_set(false);
        };
        comments.decline(proposals.clone(), writing, Box::new(close));
    });
    view! {
        <div class="compose">
            <WritingField writing label labelled=true testid="decline-reason"/>
            <div class="row">
                <SendButton writing label=t().decline act="send-decline" ready run=send/>
                {button("cancel-decline", strings::t().cancel, move || open.set(false))}
            </div>
        </div>
    }
    .into_any()
}
