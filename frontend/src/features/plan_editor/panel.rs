//! Beside the plan: what changed since one last looked, what is said of it, the history, the trash. A column on a wide screen, a sheet
//! elsewhere.

use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::history::{self, Sitting};

use super::checking::{Checking, ChecksPane, Summary};
use super::comments::{Comments, CommentsPane};
use super::duties::{Duties, DutiesPane};
use super::editor::{Dialogs, Editor};
use super::news::ClauseNews;
use super::report;
use crate::desk;
use crate::printed::{self, preview::Source};
use crate::routes;
use crate::strings::history as words;
use crate::strings::{fill, names, preview, t};
use crate::ui::dialog::Dialog;
use crate::ui::list::list;
use crate::ui::rest::after_rest;
use crate::ui::tabs::Tabs;
use crate::ui::tag::{Party, tag};

/// Key of the tab with the changes.
pub(super) const CHANGES: &str = "changes";
/// Key of the tab with what is said of the plan.
pub(super) const COMMENTS: &str = "comments";
/// Key of the tab with what rà soát found.
pub(super) const CHECKS: &str = "checks";
/// Key of the tab with the duties.
pub(super) const DUTIES: &str = "duties";
/// Key of the tab with the history.
pub(super) const HISTORY: &str = "history";
/// Key of the trash, to which the history and the menu lead: seven tabs have no room beside the plan.
pub(super) const TRASH: &str = "trash";

/// Key of the tab with the pages as they will be printed.
pub(super) const PREVIEW: &str = "preview";

/// How many sittings of the history are shown; the others are on its page.
const LATEST: usize = 20;

/// The column, and the sheet that stands for it.
#[component]
pub(super) fn Panel() -> impl IntoView {
    let dialogs = Dialogs::here();
    view! {
        <aside class="panel" aria-label=t().panel><Body/></aside>
        <Dialog open=dialogs.panel title=t().panel.to_owned()><Body/></Dialog>
    }
    .into_any()
}

/// Whether the column stands beside the plan.
pub(super) fn is_beside() -> bool {
    let column = document().query_selector(".panel");
    matches!(column, Ok(Some(column)) if 0 < column.client_width())
}

#[component]
fn Body() -> impl IntoView {
    let tab = Dialogs::here().tab;
    let tabs = vec![
        (CHANGES, t().changes.to_owned().into()),
        (COMMENTS, Comments::here().tab()),
        (CHECKS, Checking::here().tab()),
        (DUTIES, Duties::here().tab()),
        (HISTORY, t().history.to_owned().into()),
        (PREVIEW, preview::t().short.to_owned().into()),
    ];
    let pane = move || match tab.get() {
        COMMENTS => view! { <CommentsPane/> }.into_any(),
        CHECKS => view! { <ChecksPane/> }.into_any(),
        DUTIES => view! { <DutiesPane/> }.into_any(),
        HISTORY => view! { <History/> }.into_any(),
        TRASH => view! { <Trash/> }.into_any(),
        PREVIEW => printed(),
        _ => view! { <Changes/><Summary/> }.into_any(),
    };
    view! {
        <Tabs label=t().panel tabs chosen=tab/>
        <div class="pane" role="tabpanel" tabindex="0">{pane}</div>
    }
    .into_any()
}

/// The pages beside the editor: they follow what is written, mark the part one is in, and lead to any other.
fn printed() -> AnyView {
    let editor = Editor::here();
    let chosen = Callback::new(move |node| editor.show(node));
    printed::preview::preview(
        Source::draft(editor.plan),
        Some(editor.current()),
        Some(chosen),
    )
}

/// What others changed since one last looked: of the clause one is in, else of all.
#[component]
fn Changes() -> impl IntoView {
    let editor = Editor::here();
    let of_current = move || {
        editor
            .current()
            .get()
            .and_then(|node| editor.news().with(|news| news.of(node).cloned()))
    };
    let shown = move || match of_current() {
        Some(clause) => vec![clause],
        None => editor.news().with(|news| news.clauses.clone()),
    };
    move || {
        let clauses = shown();
        if clauses.is_empty() {
            return view! { <p class="muted">{t().changes_none}</p> }.into_any();
        }
        let card = |clause: Arc<ClauseNews>| report::card(editor, &clause);
        let open = move |_| editor.report_open.set(true);
        view! {
            <div class="panel-list">
                <button type="button" class="btn" data-act="open-merge-report" on:click=open>
                    {move || fill(t().merge_open, &[&editor.news().with(|news| news.count()).to_string()])}
                </button>
                {clauses.into_iter().map(card).collect_view()}
            </div>
        }
        .into_any()
    }
}

/// What was done lately, newest first.
#[component]
fn History() -> impl IntoView {
    let editor = Editor::here();
    let tab = Dialogs::here().tab;
    let sittings = RwSignal::new(latest(editor));
    // The whole log is told anew for it: not with every letter.
    let tell = move || drop(sittings.try_set(latest(editor)));
    after_rest(editor.plan.revision(), || {}, tell);
    move || {
        let sittings = sittings.get();
        let entries = sittings
            .iter()
            .map(|sitting| history_entry(editor, sitting));
        let whole = routes::history(editor.plan.doc());
        view! {
            <div class="panel-list">
                <div class="row">
                    <a class="btn grow" data-act="whole-history" href=whole>{words::t().whole}</a>
                    <button type="button" class="btn" data-act="to-trash" on:click=move |_| tab.set(TRASH)>{t().trash}</button>
                </div>
                {entries.collect_view()}
            </div>
        }
        .into_any()
    }
}

fn latest(editor: Editor) -> Vec<Sitting> {
    let plan = editor.plan;
    let mut sittings = plan.read(|document| history::sittings(document, &|_| None));
    sittings.truncate(LATEST);
    sittings
}

fn history_entry(editor: Editor, sitting: &Sitting) -> AnyView {
    let people = editor.people();
    let person = sitting.person;
    let party = person.map_or(Party::None, |person| people.party(person));
    let name = |node: &NodeId| Some(untrack(|| editor.name(*node))).filter(|name| !name.is_empty());
    let told = sitting.doings.iter().map(|(doing, nodes)| {
        let places: Vec<String> = nodes.iter().filter_map(name).take(words::NAMED).collect();
        words::doing(*doing, &places, nodes.len() - places.len())
    });
    let told = told.collect::<Vec<_>>().join("; ");
    let when = names::moment(sitting.until, desk::today());
    view! {
        <article class="entry">
            <p class="row">{tag(party, people.name_or_unknown(person))}<span class="muted">{when}</span></p>
            <p>{told}</p>
        </article>
    }
    .into_any()
}

/// What was removed, with the way back.
#[component]
fn Trash() -> impl IntoView {
    let editor = Editor::here();
    let tab = Dialogs::here().tab;
    let trash = Memo::new(move |_| {
        editor.rows().track();
        editor
            .plan
            .read(lientich_shared::log::document::Document::trash)
    });
    let entry = move |node: NodeId| {
        let words = editor.plan.read(|document| document.text(node));
        let words = if words.is_empty() {
            t().empty_text.to_owned()
        } else {
            words
        };
        let remover = editor.remover(node);
        view! {
            <li class="entry" data-node=node.to_string()>
                <p class="quote">{words}</p>
                <p class="row">
                    <span class="muted grow">{remover}</span>
                    <button type="button" class="btn" data-act="restore" on:click=move |_| editor.restore(node)>{t().restore}</button>
                </p>
            </li>
        }
        .into_any()
    };
    view! {
        <div data-testid="trash" class="stack">
            <p class="row">
                <b class="grow">{t().trash}</b>
                <button type="button" class="btn quiet" data-act="to-history" on:click=move |_| tab.set(HISTORY)>{t().history}</button>
            </p>
            <p class="muted">{move || if trash.with(Vec::is_empty) { t().trash_empty } else { t().trash_hint }}</p>
            <ul class="panel-list">{list(move || trash.get(), NodeId::to_string, entry)}</ul>
        </div>
    }
    .into_any()
}
