//! The forms by which something is said anew: a comment, or another wording for a clause.

use leptos::prelude::*;
use lientich_shared::log::change::{Hash32, NodeId};
use lientich_shared::plan::clause;

use super::writing::{SendButton, Writing, WritingField};
use super::{Comments, button};
use crate::library::unfinished::Form;
use crate::strings::comments::{t, written_by};
use crate::strings::fill;
use crate::ui::live::{live, maybe};

/// The form of what the panel is about.
#[component]
pub(super) fn Compose() -> impl IntoView {
    let comments = Comments::here();
    let form = move |node: Option<NodeId>, proposing: bool| {
        if let Some(reason) = comments.refusal(node) {
            return view! { <p class="muted">{reason}</p> }.into_any();
        }
        match node {
            Some(node) if proposing => view! { <ProposalForm node/> }.into_any(),
            _ => view! { <CommentForm node/> }.into_any(),
        }
    };
    live(move || {
        comments.returned.track();
        let node = comments.scope.get();
        // A clause that is gone is still talked about, and takes no wording.
        let is_here = node.is_some_and(|node| comments.editor.row_now(node).is_some());
        form(node, is_here && comments.proposing.get() == node)
    })
}

#[component]
fn CommentForm(node: Option<NodeId>) -> impl IntoView {
    let comments = Comments::here();
    let writing = Writing::begin(form(Form::Comment, comments, node));
    let label = Signal::derive(move || match node {
        None => t().for_plan.to_owned(),
        Some(node) => fill(t().for_clause, &[&comments.place(Some(node))]),
    });
    let ready = Signal::derive(move || writing.words.with(|words| !words.trim().is_empty()));
    let row = node.and_then(|node| comments.editor.row_now(node));
    let side = row.map(|row| row.side);
    let reason = move || {
        let side = side?;
        comments.editor.refusal_of_side(side)?;
        let words = written_by(side);
        Some(view! { <p class="muted small" data-testid="written-by">{words}</p> }.into_any())
    };
    let begin = move || comments.proposing.set(node);
    let propose = side.map(|_| button("propose", t().propose, begin));
    view! {
        <div class="compose">
            {maybe(reason)}
            <WritingField writing label placeholder=t().write testid="comment-text"/>
            <div class="row">
                <SendButton writing label=t().send act="send-comment" ready run=Callback::new(move |()| comments.comment(node, writing))/>
                {propose}
            </div>
        </div>
    }
    .into_any()
}

/// The wording begins as the text that stands there, and stays that of the clause as it was read, however
/// long it takes.
#[component]
fn ProposalForm(node: NodeId) -> impl IntoView {
    let comments = Comments::here();
    let plan = comments.editor.plan;
    plan.finish_typing();
    let (text, hash) = plan.read(|document| (document.text(node), clause::hash(document, node)));
    let hash = hash.unwrap_or(Hash32([0; 32]));
    let wording = Writing::begin_on(
        form(Form::Wording, comments, Some(node)),
        Some(hex(hash)),
        text,
    );
    let why = Writing::begin(form(Form::WordingWhy, comments, Some(node)));
    let now = plan.text(node);
    let differs = Memo::new(move |_| {
        let words = wording.trimmed();
        now.with(|now| *now.trim() != words)
    });
    let label = Signal::derive(move || fill(t().proposal_of, &[&comments.place(Some(node))]));
    let send = Callback::new(move |()| {
        let read = wording.ground().and_then(|digits| unhex(&digits));
        comments.propose(node, read.unwrap_or(hash), wording, why);
    });
    let cancel = move || {
        for writing in [wording, why] {
            writing.done(writing.form());
        }
        comments.proposing.set(None);
    };
    view! {
        <div class="compose proposal-form">
            <WritingField writing=wording label calls=false labelled=true testid="wording-text"/>
            <p class="muted small">{t().proposal_hint}</p>
            <WritingField writing=why label=t().why.to_owned() labelled=true testid="wording-why"/>
            <div class="row">
                <SendButton writing=wording label=t().send_proposal act="send-wording" ready=differs run=send/>
                {button("cancel-wording", crate::strings::t().cancel, cancel)}
            </div>
        </div>
    }
    .into_any()
}

/// Under which name the words of a form are kept.
pub(super) fn form(form: Form, comments: Comments, node: Option<NodeId>) -> String {
    let node = node.map(|node| node.to_string()).unwrap_or_default();
    form.name(format_args!("{}/{node}", comments.editor.plan.doc()))
}

/// What a wording rests on, as it is kept.
pub(super) fn hex(hash: Hash32) -> String {
    let digits = hash.0.iter().map(|byte| format!("{byte:02x}"));
    digits.collect()
}

fn unhex(digits: &str) -> Option<Hash32> {
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(Hash32(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_hash_comes_back() {
        let hash = Hash32(std::array::from_fn(|n| u8::try_from(n * 7 % 256).unwrap()));
        assert_eq!(unhex(&hex(hash)), Some(hash));
        assert_eq!(unhex(""), None);
    }
}
