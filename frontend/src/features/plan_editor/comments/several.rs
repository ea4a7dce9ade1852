//! Deciding several proposed wordings at once: choosing them, then taking all or none of them.

use leptos::prelude::*;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::NodeId;
use lientich_shared::permissions::Action;
use lientich_shared::talk::Contribution;

use super::model::{self, Name};
use super::wording::decline_form;
use super::writing::Writing;
use super::{Comments, button};
use crate::library::unfinished::Form;
use crate::strings::comments::t;
use crate::strings::{self, fill};
use crate::ui::live::{live, maybe, words};

impl Comments {
    /// The proposals that wait for this person, in the order of the page. Tracked.
    fn to_decide(self) -> Vec<Name> {
        let rows = self.editor.rows().get();
        let waiting = self.view.with(|talk| model::awaiting(talk, &rows));
        let mine = waiting
            .into_iter()
            .filter(|(_, node)| self.may_decide(*node));
        mine.map(|(name, _)| name).collect()
    }

    /// Those that are chosen, without what somebody else answered meanwhile. Tracked.
    fn to_do(self) -> Vec<Name> {
        let waiting = self.to_decide().into_iter();
        self.chosen
            .with(|chosen| waiting.filter(|name| chosen.contains(name)).collect())
    }

    fn may_decide(self, node: NodeId) -> bool {
        let side = self.editor.row(node).map(|row| row.side);
        side.is_some_and(|side| self.editor.refusal_of(Action::Write(side)).is_none())
    }

    /// Puts all chosen ones into the plan.
    fn accept_chosen(self, names: Vec<Name>) {
        let proposals = self.view.with_untracked(|talk| {
            let found = names.into_iter().filter_map(|(doc, change)| {
                let thread = talk.thread(doc, change)?;
                let one = thread.all().find(|one| one.change == change)?;
                Some((thread.clone(), one.clone()))
            });
            found.collect()
        });
        self.accept(proposals);
        self.stop_choosing();
    }

    fn stop_choosing(self) {
        self.selecting.set(false);
        self.chosen.set(Vec::new());
    }
}

/// The box by which a proposal is chosen, while several are.
pub(super) fn choice(comments: Comments, doc: DocId, one: &Contribution) -> Option<AnyView> {
    let node = one.remark.node.filter(|_| model::awaits_answer(one))?;
    let name = (doc, one.change);
    let is_chosen = move || comments.chosen.with(|chosen| chosen.contains(&name));
    let choose = move |_| {
        comments
            .chosen
            .update(|chosen| match chosen.iter().position(|one| *one == name) {
                Some(at) => drop(chosen.remove(at)),
                None => chosen.push(name),
            });
    };
    let shown = Memo::new(move |_| comments.selecting.get() && comments.may_decide(node));
    Some(maybe(move || {
        shown.get().then(|| {
                view! {
                    <input type="checkbox" class="choose" data-act="choose" aria-label=t().select_one prop:checked=is_chosen on:change=choose/>
                }
                .into_any()
            })
    }))
}

/// The offer to decide several, and what is done with those that are chosen.
#[component]
pub(super) fn Several() -> impl IntoView {
    let comments = Comments::here();
    let is_offered = Memo::new(move |_| 1 < comments.to_decide().len());
    let declining = RwSignal::new(false);
    let begin = move || {
        comments.turn_to(None);
        comments.chosen.set(Vec::new());
        comments.selecting.set(true);
    };
    let stop = move || {
        declining.set(false);
        comments.stop_choosing();
    };
    live(move || match (comments.selecting.get(), declining.get()) {
        (false, _) if is_offered.get() => {
            view! { <div class="row several">{button("select", t().select, begin)}</div> }
                .into_any()
        }
        (false, _) => ().into_any(),
        (true, true) => {
            let names = untrack(|| comments.to_do());
            let label = fill(t().reason_for, &[&names.len().to_string()]);
            let writing = Writing::begin(Form::DeclineSeveral.name(comments.editor.plan.doc()));
            decline_form(comments, names, label, writing, declining)
        }
        (true, false) => bar(comments, declining, stop),
    })
}

fn bar(
    comments: Comments,
    declining: RwSignal<bool>,
    stop: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let count = move || comments.to_do().len();
    let said = move |template: &'static str| fill(template, &[&count().to_string()]);
    let choose_all = move || comments.chosen.set(untrack(|| comments.to_decide()));
    let accept = move |_| comments.accept_chosen(untrack(|| comments.to_do()));
    view! {
        <div class="several choosing" data-testid="several">
            <p class="row"><b class="grow" role="status">{words(move || said(t().selected))}</b>{button("select-all", t().select_all, choose_all)}</p>
            <div class="row">
                <button type="button" class="btn primary" data-act="accept-chosen" disabled=move || count() == 0 on:click=accept>
                    {words(move || said(t().accept_all))}
                </button>
                <button type="button" class="btn" data-act="decline-chosen" disabled=move || count() == 0
                    on:click=move |_| declining.set(true)>{words(move || said(t().decline_all))}</button>
                {button("stop-choosing", strings::t().cancel, stop)}
            </div>
        </div>
    }
    .into_any()
}
