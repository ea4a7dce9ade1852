//! A plan as its drafters write it: the sheet with its parts, the list of contents, what changed, the forms. Those who
//! may not read drafts are shown the issued plan instead, by `reader`.

#![expect(
    clippy::large_types_passed_by_value,
    reason = "the page's handles are copied into closures; they are large only where signals keep places of definition"
)]

mod amendment;
mod clause_bar;
mod comments;
mod contents;
mod decisions;
mod document_fields;
mod drag;
mod duty;
mod editor;
mod find;
mod head;
mod marked;
mod meta;
mod model;
mod news;
mod panel;
mod prose;
mod report;
mod row;
mod sheet;
mod watch;

use leptos::prelude::*;
use lientich_shared::ids::DocId;

use crate::library::{self, Library};
use crate::plan_store::{Opened, PlanStore, Plans};
use crate::routes;
use crate::shell::page_head::PageHead;
use crate::strings::t;
use crate::ui::blank::{Blank, Failure, Loading};
use crate::ui::icon::Icon;
use clause_bar::Keys;
use comments::Comments;
use contents::Contents;
use document_fields::FieldsDialog;
use drag::Drag;
use duty::DutyDialog;
use editor::{Dialogs, Editor};
use find::FindBar;
use head::PlanHead;
use panel::Panel;
use report::MergeReport;
use sheet::Sheet;

/// The page of one plan.
#[component]
pub fn PlanPage(
    /// Which.
    doc: DocId,
    /// What somebody sees who holds no draft of it.
    reader: Callback<DocId, AnyView>,
) -> impl IntoView {
    let plans = expect_context::<Plans>();
    let tries = RwSignal::new(0_u32);
    let here = is_here(doc);
    move || {
        tries.track();
        let opened = plans.open(doc);
        // A plan that was missed may come a moment later with the next answer of the server.
        Effect::new(move |before: Option<bool>| {
            let arrived = before == Some(false) && here.get();
            if arrived && opened.with_untracked(|opened| matches!(opened, Opened::Missing)) {
                tries.update(|tries| *tries += 1);
            }
            here.get()
        });
        move || {
            match opened.get() {
            Opened::Opening => view! { <PageHead title=t().plans.to_owned()/><Loading/> }.into_any(),
            Opened::Ready(plan) => view! { <OpenPlan plan/> }.into_any(),
            Opened::Missing => reader.run(doc),
            Opened::Failed(_) => view! {
                <PageHead title=t().plans.to_owned()/>
                <Failure sentence=t().plan_damaged><a href=routes::PLANS class="btn">{t().back}</a></Failure>
            }
            .into_any(),
        }
        }
    }
}

/// Whether the draft of a plan is on this device.
fn is_here(doc: DocId) -> Memo<bool> {
    let library = expect_context::<Library>();
    let held = move |line: &library::Line| line.doc == doc && line.draft;
    Memo::new(move |_| library.plans().with(|lines| lines.iter().any(held)))
}

#[component]
fn OpenPlan(plan: PlanStore) -> impl IntoView {
    let editor = Editor::provide(plan);
    Dialogs::provide();
    Drag::provide(editor);
    Comments::provide(editor);
    let hash = watch::content_hash(plan);
    watch::news(editor);
    watch::presence(editor);
    watch::address(editor);
    let is_empty = Memo::new(move |_| editor.rows().with(|view| view.rows.is_empty()));
    let body = move || {
        if is_empty.get() {
            view! {
            <Blank icon=Icon::Plans title=t().plan_empty sentence=t().plan_empty_hint>
                <button type="button" class="btn primary" data-act="add-first" on:click=move |_| editor.add_first()>{t().add_first}</button>
            </Blank>
        }
        .into_any()
        } else {
            view! { <Sheet/> }.into_any()
        }
    };
    view! {
        <div class="plan" data-testid="plan" data-doc=plan.doc().to_string() data-content-hash=move || hash.get()>
            <div class="plan-head"><PlanHead content=hash/><FindBar/></div>
            <nav class="contents beside" data-testid="contents" aria-label=t().contents><Contents/></nav>
            <div class="plan-body"><Keys/>{body}</div>
            {move || editor.report_open.get().then(|| view! { <MergeReport/> })}
            <Panel/>
            <ContentsSheet/>
            <DutyDialog/>
            <FieldsDialog/>
        </div>
    }
    .into_any()
}

/// The list of contents on a phone.
#[component]
fn ContentsSheet() -> impl IntoView {
    let open = Dialogs::here().contents;
    let close = Callback::new(move |()| open.set(false));
    view! {
        <crate::ui::dialog::Dialog open title=t().contents.to_owned()>
            <nav class="contents" data-testid="contents" aria-label=t().contents><Contents jumped=close/></nav>
        </crate::ui::dialog::Dialog>
    }
}
