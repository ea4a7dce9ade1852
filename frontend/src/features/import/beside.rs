//! A file beside a plan that there is already (Đối chiếu với tệp): what differs, clause by clause, each with a tick; what
//! is ticked becomes changes of the plan, in one step.

mod model;
mod rows;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use lientich_shared::ids::DocId;
use lientich_shared::import::draft::Draft;
use lientich_shared::import::issue::Issue;
use lientich_shared::import::merge::Key;
use lientich_shared::log::change::{Act, ChangeId};
use lientich_shared::log::sign_off::Step;
use lientich_shared::plan::sign_off::SignOff;

use super::Start;
use crate::parties::People;
use crate::plan_store::{DispatchError, PlanStore, Plans};
use crate::session::Session;
use crate::shell::opened::opened;
use crate::shell::page_head::PageHead;
use crate::strings::{fill, import as words, sign_off, t};
use crate::ui::blank::Blank;
use crate::ui::icon::Icon;
use crate::ui::tag::{Party, Tone, pill};
use crate::ui::toast::Toasts;
use crate::{desk, routes};
use model::Shown;
use rows::rows;

/// A draft that was read for a new plan, and the plan that it is compared with instead.
#[derive(Clone, Copy)]
pub(super) struct Carried {
    draft: RwSignal<Option<Arc<Draft>>>,
    doc: RwSignal<Option<DocId>>,
}

impl Carried {
    /// Makes it and hands it to everything on the page.
    pub(super) fn provide() -> Self {
        let carried = Self {
            draft: RwSignal::new(None),
            doc: RwSignal::new(None),
        };
        provide_context(carried);
        carried
    }

    /// Compares a draft with a plan.
    pub(super) fn compare(self, draft: Arc<Draft>, doc: DocId) {
        self.draft.set(Some(draft));
        self.doc.set(Some(doc));
    }

    /// With which plan. Tracked.
    pub(super) fn beside(self) -> Option<DocId> {
        self.doc.get()
    }
}

/// The page.
#[component]
pub fn BesidePage(
    /// The plan.
    doc: DocId,
) -> impl IntoView {
    let ready = |plan| view! { <Beside plan/> }.into_any();
    let missing = |doc| blank(doc, t().plan_gone.to_owned());
    opened(doc, words::t().compare, ready, Callback::new(missing))
}

/// What is said where there is nothing to compare.
fn blank(doc: DocId, sentence: String) -> AnyView {
    let title = words::t().compare;
    view! {
        <PageHead title=title.to_owned()/>
        <Blank icon=Icon::Import title sentence>
            <a href=routes::plan(doc) class="btn">{words::t().to_plan}</a>
        </Blank>
    }
    .into_any()
}

/// The open plan, the file, and what was ticked.
#[derive(Clone, Copy)]
struct Here {
    plan: PlanStore,
    session: Session,
    file: RwSignal<Option<Arc<Draft>>>,
    /// What the person ticked otherwise than usual.
    turned: RwSignal<BTreeSet<Key>>,
    shown: Memo<Option<Arc<Shown>>>,
    /// In whose colour words come.
    party: Signal<Party>,
}

#[component]
fn Beside(plan: PlanStore) -> impl IntoView {
    let session = expect_context::<Session>();
    let file = RwSignal::new(use_context::<Carried>().and_then(|carried| carried.draft.get()));
    let shown = Memo::new(move |_| {
        plan.revision().track();
        let file = file.get()?;
        let (roles, directory) = (session.roles(), session.directory().get());
        let shown = plan.read(|document| {
            let comparison = model::compare(document, &file, directory.as_deref());
            Shown::of(document, &comparison, &roles)
        });
        Some(Arc::new(shown))
    });
    let people = Memo::new(move |_| People::of(session.directory().get(), desk::today()));
    let here = Here {
        plan,
        session,
        file,
        turned: RwSignal::new(BTreeSet::new()),
        shown,
        party: Signal::derive(move || {
            let me = session.person();
            me.map_or(Party::None, |me| people.with(|people| people.party(me)))
        }),
    };
    let is_archived = Memo::new(move |_| {
        plan.acts().track();
        plan.read(|document| SignOff::of(document).stand.step == Step::Archived)
    });
    let has_file = Memo::new(move |_| file.with(Option::is_some));
    move || match (is_archived.get(), has_file.get()) {
        (true, _) => blank(plan.doc(), sign_off::t().archived.to_owned()),
        (false, false) => here.start(),
        (false, true) => here.compared(),
    }
}

impl Here {
    fn start(self) -> AnyView {
        let toasts = Toasts::here();
        let take = Callback::new(move |(draft, _): (Draft, Vec<Issue>)| {
            if draft.line_counts().with_words == 0 {
                return toasts.say(words::t().no_words);
            }
            self.turned.set(BTreeSet::new());
            self.file.set(Some(Arc::new(draft)));
        });
        let sub = view! {
            <p class="sub">{words::t().compare_intro}</p>
            <a class="link" href=routes::plan(self.plan.doc())>{words::t().to_plan}</a>
        };
        view! { <Start take title=words::t().compare sub=sub.into_any()/> }.into_any()
    }

    fn compared(self) -> AnyView {
        let doc = self.plan.doc();
        let title = self.plan.view().get_untracked();
        let title = self.plan.read(|document| title.title(document));
        let count = move || self.shown().map_or(0, |shown| shown.differing());
        let differs = Memo::new(move |_| 0 < count());
        let said = move || fill(words::t().differences, &[&count().to_string()]);
        let sub = view! {
            <div class="sub row">
                <a class="link" data-act="to-plan" href=routes::plan(doc)>{title}</a>
                {move || differs.get().then(|| pill(Tone::Look, said()))}
            </div>
        };
        let body = move || {
            if differs.get() {
                return rows(self);
            }
            let icon = Icon::Check;
            view! {
                <Blank icon title=words::t().same sentence=words::t().same_hint>
                    <a href=routes::plan(doc) class="btn primary">{words::t().to_plan}</a>
                </Blank>
            }
            .into_any()
        };
        view! {
            <PageHead title=words::t().compare.to_owned() sub=sub.into_any()/>
            <div class="page beside" data-testid="beside" data-differs=move || count().to_string()>
                {move || self.other_year()}
                {body}
            </div>
            {self.foot(differs)}
        }
        .into_any()
    }

    fn shown(self) -> Option<Arc<Shown>> {
        self.shown.get()
    }

    fn other_year(self) -> Option<AnyView> {
        let (ours, theirs) = self.shown()?.years?;
        let words = fill(
            words::t().other_year,
            &[&ours.to_string(), &theirs.to_string()],
        );
        Some(view! { <p class="notice look" role="status">{words}</p> }.into_any())
    }

    /// What was picked, as the plan and the ticks stand. Tracked.
    fn picked(self) -> BTreeSet<Key> {
        let shown = self.shown();
        let turned = self.turned.get();
        shown.map_or_else(BTreeSet::new, |shown| shown.picked(&turned))
    }

    fn foot(self, differs: Memo<bool>) -> AnyView {
        let count = Memo::new(move |_| self.picked().len());
        let again = move |_| self.file.set(None);
        let navigate = use_navigate();
        let (plans, toasts) = (expect_context::<Plans>(), Toasts::here());
        let doc = self.plan.doc();
        let bring = Callback::new(move |()| {
            // Afterwards there is nothing left to pick.
            let said = fill(words::t().brought, &[&count.get_untracked().to_string()]);
            let Ok(ids) = self.bring() else {
                return toasts.say(t().act_failed);
            };
            let undo = move || undo(plans, toasts, doc, ids.clone());
            toasts.offer(said, t().undo, undo);
            navigate(&routes::plan(doc), NavigateOptions::default());
        });
        let label = move || fill(words::t().bring, &[&count.get().to_string()]);
        view! {
            <div class="foot">
                <span class="grow"></span>
                <button type="button" class="btn" data-act="another-file" on:click=again>{words::t().again}</button>
                {move || differs.get().then(|| view! {
                    <button type="button" class="btn primary" data-act="bring" disabled=move || count.get() == 0
                        on:click=move |_| bring.run(())>{label}</button>
                })}
            </div>
        }
        .into_any()
    }

    /// Does what was picked, to the plan as it is by now, as one step.
    fn bring(self) -> Result<Vec<ChangeId>, DispatchError> {
        let writer = self.plan.writer()?;
        let picked = untrack(|| self.picked());
        let file = self.file.get_untracked().ok_or(DispatchError::Closed)?;
        let roles = untrack(|| self.session.roles());
        let directory = self.session.directory().get_untracked();
        let acts = self.plan.read(|document| {
            let comparison = model::compare(document, &file, directory.as_deref());
            model::acts(document, &comparison, &picked, writer, &roles)
        });
        self.plan.dispatch_step(acts)
    }
}

/// Takes it back; the page that did it is gone by then.
fn undo(plans: Plans, toasts: Toasts, doc: DocId, ids: Vec<ChangeId>) {
    spawn_local(async move {
        let done = plans.act_in(doc, vec![Act::Revert { ids }]).await;
        if !matches!(done, Ok(Some(Ok(_)))) {
            toasts.say(t().nothing_to_undo);
        }
    });
}
