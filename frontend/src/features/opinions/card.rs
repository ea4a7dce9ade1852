//! One opinion: who said it for whom, the words, what was answered.

use leptos::prelude::*;
use lientich_shared::log::talk::Outcome;
use lientich_shared::talk::{Answer, Thread};

use super::desk::Desk;
use super::model;
use crate::desk as table;
use crate::parties::People;
use crate::strings::opinions::{outcome, t as o};
use crate::strings::{fill, names};
use crate::ui::tag::{Tone, pill, tag};
use crate::ui::tracked::{between, tracked};

/// Who said it, for which team, when.
pub(super) fn who(desk: Desk, thread: &Thread) -> AnyView {
    let people = desk.people();
    let author = thread.first.author;
    let name = tag(people.party(author), people.name(author));
    let team = thread.first.remark.for_team.then(|| {
        let receivers = desk.receivers();
        let team = receivers.led_by(author).unwrap_or(o().a_team).to_owned();
        pill(Tone::Plain, fill(o().of_team, &[&team]))
    });
    let when = names::moment(thread.first.at, table::today());
    view! { {name}{team}<span class="small muted">{when}</span> }.into_any()
}

/// The words; a proposed wording against what stands there `now`.
pub(super) fn words(desk: Desk, thread: &Thread, now: &str) -> AnyView {
    let party = desk.people().party(thread.first.author);
    let wording = model::proposed(thread).map(|proposed| {
        let runs = tracked(between(now, proposed, party));
        view! { <p class="quote" data-testid="wording">{runs}</p> }
    });
    let text = thread.first.remark.text.clone();
    let text = (!text.trim().is_empty()).then(|| view! { <p class="opinion-said">{text}</p> });
    view! { {wording}{text} }.into_any()
}

/// The answers: the last one, or all that differ.
pub(super) fn answers(desk: Desk, thread: &Thread) -> AnyView {
    let people = desk.people();
    let first = &thread.first;
    let disputed = first.is_disputed();
    let shown = first.answers.iter().filter(|one| one.is_current);
    let shown: Vec<AnyView> = shown
        .take(if disputed { usize::MAX } else { 1 })
        .map(|one| answer(&people, one))
        .collect();
    let dispute = disputed.then(|| view! { <p class="small wrong">{o().disputed}</p> });
    (!shown.is_empty())
        .then(|| view! { <div class="answers" data-testid="answer">{shown}{dispute}</div> })
        .into_any()
}

fn answer(people: &People, answer: &Answer) -> AnyView {
    let tone = match answer.outcome {
        Outcome::Accepted => Tone::Ok,
        Outcome::Declined => Tone::Look,
        Outcome::Noted => Tone::Plain,
    };
    let when = names::moment(answer.at, table::today());
    let by = fill(o().answered_by, &[&people.name(answer.by), &when]);
    let here =
        (!answer.is_registered).then(|| view! { <p class="small muted">{o().answer_here}</p> });
    let text = answer.text.clone();
    let text = (!text.trim().is_empty()).then(|| view! { <p class="opinion-said">{text}</p> });
    view! {
        <div class="row">{pill(tone, outcome(answer.outcome))}<span class="small muted">{by}</span></div>
        {text}{here}
    }
    .into_any()
}

/// How far one's own opinion has come.
pub(super) fn state(thread: &Thread) -> AnyView {
    if thread.first.is_registered {
        pill(Tone::Ok, o().state_sent)
    } else {
        pill(Tone::Look, o().state_here)
    }
}
