//! Keeping a plan or regulation as a template of the school's own: its name, and what of the plan it holds.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use lientich_shared::ids::DocId;
use lientich_shared::log::document::Document;
use lientich_shared::permissions::{self, Action};
use lientich_shared::plan::view::Meta;
use lientich_shared::text::tidy;

use super::made::{Shown, Source};
use super::preview::preview;
use crate::library::Library;
use crate::plan_store::PlanStore;
use crate::routes;
use crate::session::Session;
use crate::shell::not_found::NotFound;
use crate::shell::opened::opened;
use crate::shell::page_head::PageHead;
use crate::strings::new_year::own::t as n;
use crate::strings::{fill, t};
use crate::ui::field::{Choices, TextField};
use crate::ui::live::{live, maybe};
use crate::ui::toast::Toasts;

const ISSUED: &str = "issued";
const DRAFT: &str = "draft";

/// The page.
#[component]
pub fn KeepTemplatePage(
    /// Which plan is kept.
    doc: DocId,
) -> impl IntoView {
    let missing = |_| view! { <NotFound/> }.into_any();
    let ready = |plan| view! { <Keep plan/> }.into_any();
    opened(doc, n().keep_title, ready, Callback::new(missing))
}

/// What was chosen.
#[derive(Clone, Copy)]
struct Keeping {
    plan: PlanStore,
    library: Library,
    toasts: Toasts,
    name: RwSignal<String>,
    from: RwSignal<String>,
    busy: RwSignal<bool>,
}

#[component]
fn Keep(plan: PlanStore) -> impl IntoView {
    let session = expect_context::<Session>();
    let may =
        Memo::new(move |_| permissions::may(&session.roles(), Action::KeepTemplates).is_allowed());
    let keeping = Keeping {
        plan,
        library: expect_context(),
        toasts: Toasts::here(),
        name: RwSignal::new(String::new()),
        from: RwSignal::new(ISSUED.to_owned()),
        busy: RwSignal::new(false),
    };
    let is_report = plan.read(|document| Meta::of(document).kind.is_report());
    live(move || {
        if may.get() && !is_report {
            keeping.view()
        } else {
            view! { <NotFound/> }.into_any()
        }
    })
}

impl Keeping {
    /// What is kept: what was issued, or the draft where that is wanted or nothing was issued.
    fn source(self) -> Document {
        let wants_draft = self.from.get() == DRAFT;
        self.plan.read(|document| {
            if wants_draft {
                document.clone()
            } else {
                Source::of(document).document
            }
        })
    }

    /// What is wrong with the name. Tracked.
    fn fault(self) -> Option<String> {
        self.library.fault_of_name(&self.name.get(), None)
    }

    fn view(self) -> AnyView {
        let navigate = use_navigate();
        let keep = move |event: ev::SubmitEvent| {
            event.prevent_default();
            let navigate = navigate.clone();
            self.busy.set(true);
            spawn_local(async move {
                if let Some(page) = self.keep().await {
                    navigate(&page, NavigateOptions::default());
                } else {
                    self.toasts.say(t().act_failed);
                    self.busy.set(false);
                }
            });
        };
        // An empty field is no mistake yet.
        let wrong = Signal::derive(move || {
            let is_touched = self.name.with(|name| !name.is_empty());
            self.fault().filter(|_| is_touched)
        });
        let is_issued = self
            .plan
            .read(|document| Source::of(document).edition.is_some());
        let from = maybe(move || is_issued.then(|| self.choice()));
        let shown = live(move || preview(&Shown::of(&self.source())));
        let ready = move || !self.busy.get() && self.fault().is_none();
        view! {
            <PageHead title=n().keep_title.to_owned() sub=view! { <p class="sub">{n().keep_intro}</p> }.into_any()/>
            <form class="page form" data-testid="keep-template" on:submit=keep>
                <TextField id="template-name" label=n().keep_name value=self.name hint=n().keep_name_hint wrong/>
                {from}
                <p>{n().keep_with}</p>
                <p>{n().keep_without}</p>
                {shown}
                <div class="row">
                    <button type="submit" class="btn primary" data-act="save" disabled=move || !ready()>{n().keep_save}</button>
                    <a href=routes::plan(self.plan.doc()) class="btn quiet">{t().cancel}</a>
                </div>
            </form>
        }
        .into_any()
    }

    fn choice(self) -> AnyView {
        let options = vec![
            (ISSUED, n().keep_issued.to_owned()),
            (DRAFT, n().keep_draft.to_owned()),
        ];
        view! { <Choices name="template-from" label=n().keep_from options value=self.from/> }
            .into_any()
    }

    /// Keeps it; where to go then.
    async fn keep(self) -> Option<String> {
        let name = untrack(|| tidy(&self.name.get()));
        self.plan.finish_typing();
        let source = untrack(|| self.source());
        let doc = self.library.keep_template(&source, &name).await.ok()?;
        self.toasts.say(fill(n().kept, &[&name]));
        Some(routes::plan(doc))
    }
}
