//! The review of a plan that was made from last year's (Rà soát kế hoạch mới): everything stale with what is proposed, to
//! be changed, put otherwise or left, one by one or a whole sort at once. What is done here are ordinary acts on the plan.

mod answer;
mod model;

use leptos::prelude::*;
use lientich_shared::ids::DocId;
use lientich_shared::new_year::queue::{Item, Kind, Proposed};
use lientich_shared::permissions;

use crate::parties::People;
use crate::plan_store::PlanStore;
use crate::review;
use crate::routes;
use crate::session::Session;
use crate::shell::opened::opened;
use crate::shell::page_head::PageHead;
use crate::strings::new_year::{self as words, t as n};
use crate::strings::{fill, t};
use crate::ui::blank::{Blank, Loading};
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::live::live;
use crate::ui::toast::Toasts;
use answer::card;
use model::{Group, Line};

/// The page.
#[component]
pub fn ReviewPage(
    /// Of which plan.
    doc: DocId,
) -> impl IntoView {
    let ready = |plan| view! { <OpenReview plan/> }.into_any();
    opened(doc, n().title, ready, Callback::new(missing))
}

fn missing(doc: DocId) -> AnyView {
    view! {
        <PageHead title=n().title.to_owned()/>
        <Blank icon=Icon::Check title=n().title sentence=t().plan_gone>
            <a href=routes::plan(doc) class="btn">{t().back}</a>
        </Blank>
    }
    .into_any()
}

/// The open plan and who looks at it.
#[derive(Clone, Copy)]
pub(super) struct Review {
    plan: PlanStore,
    session: Session,
    toasts: Toasts,
    people: Signal<People>,
}

#[component]
fn OpenReview(plan: PlanStore) -> impl IntoView {
    let session = expect_context::<Session>();
    let here = Review {
        plan,
        session,
        toasts: Toasts::here(),
        people: Signal::derive(move || People::of(session.directory().get(), crate::desk::today())),
    };
    let queue = review::queue(plan);
    let lines = Memo::new(move |_| queue.get().map(|items| here.lines(&items)));
    let count = move || lines.with(|lines| lines.as_ref().map_or(0, Vec::len));
    let groups = Memo::new(move |_| lines.get().map(|lines| model::groups(&lines)));
    let kinds = move || {
        let groups = groups.get().unwrap_or_default();
        groups.iter().map(|group| group.kind).collect::<Vec<Kind>>()
    };
    let body = live(
        move || match lines.with(|lines| lines.as_ref().map(Vec::is_empty)) {
            None => view! { <Loading/> }.into_any(),
            Some(true) => view! {
                <Blank icon=Icon::Check title=n().none sentence=n().none_hint>
                    <a href=routes::plan(plan.doc()) class="btn primary">{n().open_plan}</a>
                </Blank>
            }
            .into_any(),
            Some(false) => list(
                kinds,
                |kind| format!("{kind:?}"),
                move |kind| here.group(kind, groups),
            ),
        },
    );
    let left = move || fill(n().left, &[&count().to_string()]);
    view! {
        <PageHead title=n().title.to_owned() sub=view! { <p class="sub">{n().intro}</p> }.into_any()>
            <a href=routes::plan(plan.doc()) class="btn">{n().open_plan}</a>
        </PageHead>
        <div class="page review" data-testid="review" data-doc=plan.doc().to_string() data-left=move || count().to_string()>
            <p class="muted" role="status">{left}</p>
            {body}
        </div>
    }
    .into_any()
}

impl Review {
    /// The items with what stands around them. Tracked by whoever may do what.
    fn lines(self, items: &[Item]) -> Vec<Line> {
        let roles = self.session.roles();
        let view = self.plan.view().get_untracked();
        self.plan.read(|document| {
            let line = |item: &Item| {
                let sides = model::sides(document, item);
                let may = sides.into_iter().all(|side| {
                    permissions::may(&roles, permissions::Action::Write(side)).is_allowed()
                });
                Line::of(document, &view, item, may)
            };
            items.iter().map(line).collect()
        })
    }

    /// One sort of things.
    fn group(self, kind: Kind, groups: Memo<Option<Vec<Group>>>) -> AnyView {
        let lines = Memo::new(move |_| {
            let groups = groups.get().unwrap_or_default();
            let group = groups.into_iter().find(|group| group.kind == kind);
            group.map_or_else(Vec::new, |group| group.lines)
        });
        let items = move |with_proposal: bool| -> Vec<Item> {
            let lines = lines.get();
            let lines = lines.into_iter().filter(|line| line.may);
            let items = lines.map(|line| line.item);
            items
                .filter(|item| !with_proposal || item.proposed != Proposed::Nothing)
                .collect()
        };
        let all = live(move || {
            let (proposed, mine) = (items(true), items(false));
            if mine.len() < 2 {
                return ().into_any();
            }
            let change = (1 < proposed.len()).then(|| {
                let words = fill(n().accept_all, &[&proposed.len().to_string()]);
                let run = move |_| self.settle(&items(true), &Answer::Accept);
                view! { <button type="button" class="btn" data-act="accept-kind" on:click=run>{words}</button> }
            });
            let words = fill(n().keep_all, &[&mine.len().to_string()]);
            let keep = move |_| self.settle(&items(false), &Answer::Leave);
            view! {
                <div class="row">{change}<button type="button" class="btn quiet" data-act="keep-kind" on:click=keep>{words}</button></div>
            }
            .into_any()
        });
        let title = move || format!("{} ({})", words::kind(kind), lines.with(Vec::len));
        view! {
            <section class="review-kind" data-kind=format!("{kind:?}")>
                <h2>{title}</h2>
                {all}
                <ul class="stack">
                    {list(move || lines.get(), Line::key, move |line| card(self, &line))}
                </ul>
            </section>
        }
        .into_any()
    }

    /// Does what was answered, item by item: each is looked at as the plan stands then.
    pub(super) fn settle(self, items: &[Item], answer: &Answer) {
        for item in items {
            self.plan.finish_typing();
            let Some(now) = self.current(item) else {
                continue;
            };
            let acts = self
                .plan
                .read(|document| model::acts(document, &now, answer));
            let done = acts.map(|acts| self.plan.dispatch_all(acts));
            if !matches!(done, Ok(Ok(_))) {
                self.toasts.say(t().act_failed);
                return;
            }
        }
    }

    /// The item where it stands now: what was settled before it in the same clause moves it.
    fn current(self, item: &Item) -> Option<Item> {
        self.plan.read(|document| model::moved(document, item))
    }

    /// Who is of the school.
    pub(super) fn people(self) -> People {
        self.people.get()
    }
}

/// What a person says to an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// As proposed.
    Accept,
    /// These words instead.
    Correct(String),
    /// As it is.
    Leave,
}
