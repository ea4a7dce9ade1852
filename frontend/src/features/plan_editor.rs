//! A plan as its drafters write it: the sheet with its parts, the list of contents, what changed, the forms. Those who
//! may not read drafts are shown the issued plan instead, by `reader`.

#![expect(
    clippy::large_types_passed_by_value,
    reason = "the page's handles are copied into closures; they are large only where signals keep places of definition"
)]

mod amendment;
mod basis;
mod checking;
mod clause_bar;
mod comments;
mod contents;
mod decisions;
mod document_fields;
mod drag;
mod duties;
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
mod target;
mod template;
mod watch;

use leptos::prelude::*;
use lientich_shared::ids::DocId;

use crate::plan_store::PlanStore;
use crate::shell::opened::opened;
use crate::strings::t;
use crate::ui::blank::Blank;
use crate::ui::icon::Icon;
use basis::BasisDialog;
use checking::Checking;
use clause_bar::Keys;
use comments::Comments;
use contents::Contents;
use document_fields::FieldsDialog;
use drag::Drag;
use duties::{Duties, DutyDialog};
use editor::{Dialogs, Editor};
use find::FindBar;
use head::PlanHead;
use panel::Panel;
use report::MergeReport;
use sheet::Sheet;
use template::TemplateBanner;

/// The page of one plan.
#[component]
pub fn PlanPage(
    /// Which.
    doc: DocId,
    /// What somebody sees who holds no draft of it.
    reader: Callback<DocId, AnyView>,
) -> impl IntoView {
    opened(
        doc,
        t().plans,
        |plan| view! { <OpenPlan plan/> }.into_any(),
        reader,
    )
}

#[component]
fn OpenPlan(plan: PlanStore) -> impl IntoView {
    let editor = Editor::provide(plan);
    Dialogs::provide();
    Drag::provide(editor);
    Comments::provide(editor);
    target::Targets::provide();
    Duties::provide(editor);
    Checking::provide(editor);
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
            <div class="plan-body"><Keys/><TemplateBanner/>{body}</div>
            {move || editor.report_open.get().then(|| view! { <MergeReport/> })}
            <Panel/>
            <ContentsSheet/>
            <DutyDialog/>
            <FieldsDialog/>
            <BasisDialog/>
            <target::TargetDialog/>
            <target::ProposedTargets/>
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
