//! What drafters say of the plan beside its text: comments and proposed wordings, by clause or of the
//! plan as a whole. What those think who were asked for their opinion is not here.

mod compose;
mod mark;
mod mention;
mod model;
mod saying;
mod several;
mod thread;
mod wording;
mod writing;

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::{NodeId, Side};
use lientich_shared::permissions::Action;
use lientich_shared::talk::{Contribution, Talk};

use super::editor::{Dialogs, Editor};
use super::panel;
use crate::desk;
use crate::strings::comments::t;
use crate::strings::{fill, names};
use crate::talks::{PlanTalk, Talks};
use crate::ui::list::list;
use crate::ui::live::{maybe, words};
use compose::Compose;
pub(super) use mark::{Mark, TalkButtons};
use model::Name;
use several::Several;

/// The talk about the open plan, and what of it the panel shows.
#[derive(Clone, Copy)]
pub(super) struct Comments {
    editor: Editor,
    talk: PlanTalk,
    view: Signal<Arc<Talk>>,
    /// How many threads wait for somebody, by clause.
    counts: Memo<Arc<HashMap<NodeId, usize>>>,
    /// The clause that the panel is about; `None` for all.
    scope: RwSignal<Option<NodeId>>,
    /// The clause for which a wording is being written.
    proposing: RwSignal<Option<NodeId>>,
    /// Whether several proposals are being decided, and which.
    selecting: RwSignal<bool>,
    chosen: RwSignal<Vec<Name>>,
    /// Grows when words come back that were said: the form is made anew with them.
    returned: RwSignal<u32>,
}

impl Comments {
    /// Makes it and hands it to everything on the page.
    pub(super) fn provide(editor: Editor) {
        let talk = expect_context::<Talks>().about(editor.plan.doc());
        let view = talk.view();
        let comments = Self {
            editor,
            talk,
            view,
            counts: Memo::new(move |_| view.with(|talk| Arc::new(model::open_counts(talk)))),
            scope: RwSignal::new(None),
            proposing: RwSignal::new(None),
            selecting: RwSignal::new(false),
            chosen: RwSignal::new(Vec::new()),
            returned: RwSignal::new(0),
        };
        Effect::new(move |_| {
            comments.turn_to(editor.current().get());
        });
        provide_context(comments);
    }

    /// That of this page.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// What the tab is called: with what waits for somebody.
    pub(super) fn tab(self) -> Signal<String> {
        Signal::derive(move || match self.open_count(None) {
            0 => t().tab.to_owned(),
            count => fill(t().tab_count, &[&count.to_string()]),
        })
    }

    /// Shows what is said of a clause, or of all: beside the plan where there is room, else over it.
    pub(super) fn show(self, dialogs: Dialogs, node: Option<NodeId>) {
        self.turn_to(node);
        dialogs.tab.set(panel::COMMENTS);
        if !panel::is_beside() {
            dialogs.panel.set(true);
        }
    }

    /// The same, with the form of a wording open.
    fn show_form(self, dialogs: Dialogs, node: NodeId) {
        self.show(dialogs, Some(node));
        self.proposing.set(Some(node));
    }

    fn turn_to(self, scope: Option<NodeId>) {
        if self.scope.get_untracked() != scope {
            self.scope.set(scope);
            self.proposing.set(None);
        }
    }

    fn open_count(self, scope: Option<NodeId>) -> usize {
        self.view.with(|talk| model::open_count(talk, scope))
    }

    /// How one speaks of what a thread is about. Tracked.
    fn place(self, node: Option<NodeId>) -> String {
        match node {
            None => t().whole_plan.to_owned(),
            Some(node) => match self.editor.name(node) {
                name if name.is_empty() => t().gone_clause.to_owned(),
                name => name,
            },
        }
    }

    /// Those who read what is said here, by name.
    fn people(self) -> Vec<(PersonId, String)> {
        untrack(|| self.editor.people()).drafters()
    }

    /// Why a person may not speak of a clause, or of the plan; `None` if they may. Tracked by their posts
    /// only: a form stays while the plan around it changes.
    pub(super) fn refusal(self, node: Option<NodeId>) -> Option<String> {
        let row = node.and_then(|node| self.editor.row_now(node));
        let side = row.map_or(Side::Joint, |row| row.side);
        self.editor.refusal_of(Action::Comment(side))
    }
}

/// The pane of the panel.
#[component]
pub(super) fn CommentsPane() -> impl IntoView {
    let comments = Comments::here();
    let threads = move || {
        let (scope, rows) = (comments.scope.get(), comments.editor.rows().get());
        comments
            .view
            .with(|talk| model::threads(talk, &rows, scope))
    };
    let open = move || threads().0;
    let closed = move || threads().1;
    let nothing = move || {
        let (open, closed) = threads();
        let said = match comments.scope.get() {
            None => t().none,
            Some(_) => t().none_here,
        };
        (open.is_empty() && closed.is_empty())
            .then(|| view! { <p class="muted">{said}</p> }.into_any())
    };
    let card = move |name: Name| thread::card(comments, name);
    let done = move || {
        let count = closed().len();
        (0 < count).then(|| fill(t().closed, &[&count.to_string()]))
    };
    view! {
        <div class="talk" data-testid="comments">
            <Calls/>
            <Scopes/>
            <Compose/>
            <Several/>
            {maybe(nothing)}
            <div class="threads">{list(open, key, card)}</div>
            <details class="closed" hidden=move || done().is_none()>
                <summary>{words(move || done().unwrap_or_default())}</summary>
                <div class="threads">{list(closed, key, card)}</div>
            </details>
        </div>
    }
    .into_any()
}

fn key(name: &Name) -> String {
    format!("{}{}", name.0, NodeId(name.1))
}

/// Where others call on the person.
#[component]
fn Calls() -> impl IntoView {
    let comments = Comments::here();
    let calls = move || {
        let me = comments.editor.me();
        let calls = |me| comments.view.with(|talk| model::calls(talk, me));
        me.map(calls).unwrap_or_default()
    };
    let line = move |(thread, one): (Name, Contribution)| {
        let people = comments.editor.people();
        let when = names::moment(one.at, desk::today());
        let who = fill(t().who_when, &[&people.name(one.author), &when]);
        let place = comments.place(one.remark.node);
        let node = one.remark.node;
        let show = move |_| {
            comments.turn_to(node);
            if let Some(node) = node {
                comments.editor.show(node);
            }
            request_animation_frame(move || thread::come_into_view(thread));
        };
        view! {
            <li>
                <button type="button" class="call" data-act="to-mention" on:click=show>
                    <b>{place}</b><span class="muted">{who}</span><span class="snippet">{one.remark.text}</span>
                </button>
            </li>
        }
        .into_any()
    };
    maybe(move || {
        let calls = calls();
        (!calls.is_empty()).then(|| {
            view! {
                <section class="calls" data-testid="mentions">
                    <h3>{t().mention_of}</h3>
                    <ul>{calls.into_iter().map(line).collect_view()}</ul>
                </section>
            }
            .into_any()
        })
    })
}

/// The clause one is in, or all.
#[component]
fn Scopes() -> impl IntoView {
    let comments = Comments::here();
    let choice = move |scope: Option<NodeId>, act: &'static str| {
        let label = move || {
            let place = match scope {
                None => t().all.to_owned(),
                clause => comments.place(clause),
            };
            match comments.open_count(scope) {
                0 => place,
                count => fill(t().counted, &[&place, &count.to_string()]),
            }
        };
        let pressed = move || (comments.scope.get() == scope).to_string();
        view! {
            <button type="button" data-act=act aria-pressed=pressed on:click=move |_| comments.turn_to(scope)>{words(label)}</button>
        }
        .into_any()
    };
    maybe(move || {
        let clause = comments.scope.get().or(comments.editor.current().get())?;
        Some(
            view! {
                <div class="scopes" role="group" aria-label=t().scope>
                    {choice(Some(clause), "scope-clause")}{choice(None, "scope-all")}
                </div>
            }
            .into_any(),
        )
    })
}

/// A button of a thread or a form.
fn button(
    act: &'static str,
    label: &'static str,
    run: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let run = Callback::new(move |()| run());
    view! {
        <button type="button" class="btn quiet" data-act=act on:click=move |_| run.run(())>{label}</button>
    }
    .into_any()
}
