//! A thread: what began it, what was answered, whether it is settled.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::NodeId;
use lientich_shared::talk::{Closing, Contribution, Thread};

use super::model::{self, Name};
use super::writing::{SendButton, Writing, WritingField};
use super::{Comments, button, key, mention, several, wording};
use crate::desk;
use crate::library::unfinished::Form;
use crate::strings::comments::t;
use crate::strings::{fill, names};
use crate::ui::list::list;
use crate::ui::live::{live, maybe};
use crate::ui::tag::{Tone, pill, tag};

type Card = <html::Article as html::ElementType>::Output;

/// The card of a thread. It stays while replies come in, with what is being written in it.
pub(super) fn card(comments: Comments, name: Name) -> AnyView {
    let thread = Memo::new(move |_| {
        let talk = comments.view.get();
        talk.thread(name.0, name.1).cloned()
    });
    let node = thread.with_untracked(|thread| thread.as_ref().and_then(Thread::node));
    let all = move || {
        let all = thread.with(|thread| {
            thread
                .as_ref()
                .map(|thread| thread.all().cloned().collect())
        });
        all.unwrap_or_else(Vec::new)
    };
    let one = move |one: Contribution| contribution(comments, thread, &one);
    let is_closed = move || thread.with(|thread| thread.as_ref().is_some_and(Thread::is_closed));
    let closings =
        move || thread.with(|thread| thread.as_ref().map(|thread| closings(comments, thread)));
    view! {
        <article class="thread" data-testid="thread" data-thread=key(&name) data-on=node.map(|node| node.to_string())
            data-closed=move || is_closed().to_string() tabindex="-1">
            {place(comments, node)}
            {list(all, drawn, one)}
            {maybe(closings)}
            <Foot comments thread name/>
        </article>
    }
    .into_any()
}

/// What of a remark can change: where it does, it is drawn anew.
fn drawn(one: &Contribution) -> String {
    let answers = one.answers.iter();
    let answers = answers.map(|answer| format!("{}{}", answer.is_registered, answer.is_current));
    format!(
        "{} {} {} {}",
        NodeId(one.change),
        one.is_registered,
        one.is_withdrawn,
        answers.collect::<String>()
    )
}

/// Brings a thread into view, in the panel that is on the screen.
pub(super) fn come_into_view(name: Name) {
    let selector = format!("[data-thread=\"{}\"]", key(&name));
    let Ok(found) = document().query_selector_all(&selector) else {
        return;
    };
    for at in 0..found.length() {
        let card = found.get(at).and_then(|node| node.dyn_into::<Card>().ok());
        if let Some(card) = card.filter(|card| 0 < card.client_height()) {
            card.scroll_into_view();
            // Fails only for elements that are not in the page.
            let _ = card.focus();
        }
    }
}

/// What it is about, where all threads are shown.
fn place(comments: Comments, node: Option<NodeId>) -> AnyView {
    let show = move |_| {
        if let Some(node) = node {
            comments.editor.show(node);
        }
    };
    maybe(move || {
        comments.scope.get().is_none().then(|| {
            let words = comments.place(node);
            match node.filter(|node| comments.editor.row(*node).is_some()) {
                Some(_) => view! {
                    <h3><button type="button" class="place" data-act="to-clause" on:click=show>{words}</button></h3>
                }
                .into_any(),
                None => view! { <h3>{words}</h3> }.into_any(),
            }
        })
    })
}

fn contribution(comments: Comments, thread: Memo<Option<Thread>>, one: &Contribution) -> AnyView {
    let people = comments.editor.people();
    let who = tag(people.party(one.author), people.name(one.author));
    let when = names::moment(one.at, desk::today());
    let proposes =
        model::proposal(one).map(|_| view! { <span class="muted">{t().proposes}</span> });
    let withdrawn = one
        .is_withdrawn
        .then(|| view! { <i class="muted">{t().withdrawn}</i> });
    let words = (!one.is_withdrawn && !one.remark.text.is_empty())
        .then(|| view! { <p class="said-words">{called(comments, &one.remark.text)}</p> });
    let whole = thread.get_untracked();
    let wording = whole
        .as_ref()
        .and_then(|thread| wording::wording(comments, thread, one));
    let choice = whole
        .as_ref()
        .and_then(|thread| several::choice(comments, thread.doc, one));
    view! {
        <div class="remark" data-testid="remark" data-author=one.author.to_string()>
            <p class="row who">{choice}{who}{proposes}<span class="muted">{when}</span>{level(one.is_registered)}{withdrawn}</p>
            {words}
            {wording}
        </div>
    }
    .into_any()
}

/// A word for what is only on this device.
pub(super) fn level(is_registered: bool) -> Option<AnyView> {
    (!is_registered).then(|| pill(Tone::Look, t().only_here))
}

/// A text with the names in it that it calls on.
fn called(comments: Comments, text: &str) -> Vec<AnyView> {
    let everybody = comments.editor.people().in_office();
    let piece = |(person, words): (Option<PersonId>, String)| match person {
        Some(_) => view! { <b class="called">{words}</b> }.into_any(),
        None => words.into_any(),
    };
    let pieces = mention::pieces(text, &everybody);
    pieces.into_iter().map(piece).collect()
}

/// Who closed it, or opened it again; several, where they did not know of each other.
fn closings(comments: Comments, thread: &Thread) -> AnyView {
    let people = comments.editor.people();
    let line = |one: &Closing| {
        let template = if one.closed {
            t().resolved_by
        } else {
            t().reopened_by
        };
        let when = names::moment(one.at, desk::today());
        let told = fill(template, &[&people.name(one.by), &when]);
        view! { <p class="row small muted" data-testid="closing">{told}{level(one.is_registered)}</p> }
            .into_any()
    };
    let lines: Vec<AnyView> = thread.closings.iter().map(line).collect();
    let disputed = thread
        .is_disputed()
        .then(|| view! { <p class="notice look">{t().disputed_closing}</p> });
    view! { {lines}{disputed} }.into_any()
}

/// Replying, settling, taking back.
#[component]
fn Foot(comments: Comments, thread: Memo<Option<Thread>>, name: Name) -> impl IntoView {
    let replying = RwSignal::new(false);
    let node = thread.with_untracked(|thread| thread.as_ref().and_then(Thread::node));
    let state = move || {
        let me = comments.editor.me();
        thread.with(|thread| {
            let thread = thread.as_ref()?;
            let last = thread.all().last().filter(|one| Some(one.author) == me);
            let mine = last.filter(|one| !one.is_withdrawn && one.answers.is_empty());
            Some((thread.is_closed(), mine.cloned()))
        })
    };
    let buttons = move || {
        let (is_closed, mine) = state()?;
        let reply = (!is_closed).then(|| button("reply", t().reply, move || replying.set(true)));
        let withdraw = mine.map(|one| {
            button("withdraw", t().withdraw, move || {
                if let Some(thread) = thread.get_untracked() {
                    comments.withdraw(&thread, &one, replying);
                }
            })
        });
        let close = if is_closed {
            button("reopen", t().reopen, move || comments.close(name, false))
        } else {
            button("resolve", t().resolve, move || comments.close(name, true))
        };
        Some(view! { <div class="row acts">{reply}{close}{withdraw}</div> }.into_any())
    };
    live(move || {
        if comments.refusal(node).is_some() || comments.selecting.get() {
            return ().into_any();
        }
        if replying.get() {
            return view! { <ReplyForm comments thread name replying/> }.into_any();
        }
        maybe(buttons)
    })
}

#[component]
fn ReplyForm(
    comments: Comments,
    thread: Memo<Option<Thread>>,
    name: Name,
    replying: RwSignal<bool>,
) -> impl IntoView {
    let writing = Writing::begin(Form::Reply.name(key(&name)));
    let ready = Signal::derive(move || writing.words.with(|words| !words.trim().is_empty()));
    let to = thread.with_untracked(|thread| {
        let people = comments.editor.people();
        thread
            .as_ref()
            .map(|thread| people.name(thread.first.author))
    });
    let label = fill(t().reply_label, &[&to.unwrap_or_default()]);
    let send = Callback::new(move |()| {
        if let Some(thread) = thread.get_untracked() {
            let close = move || {
                let _ = replying.try_set(false);
            };
            comments.reply(&thread, writing, Box::new(close));
        }
    });
    view! {
        <div class="compose">
            <WritingField writing label placeholder=t().write_reply testid="reply-text" focused=true/>
            <div class="row">
                <SendButton writing label=t().send_reply act="send-reply" ready run=send/>
                {button("cancel-reply", crate::strings::t().cancel, move || replying.set(false))}
            </div>
        </div>
    }
    .into_any()
}
