//! Beside the plan: what changed since one last looked, the history, the trash. A column on a wide screen, a sheet
//! elsewhere.

use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::history::{self, Deed, HistoryEntry};

use super::editor::{Dialogs, Editor};
use super::news::ClauseNews;
use super::report;
use crate::desk;
use crate::strings::{fill, names, t};
use crate::ui::dialog::Dialog;
use crate::ui::list::list;
use crate::ui::tabs::Tabs;
use crate::ui::tag::{Party, tag};

/// Key of the tab with the changes.
pub(super) const CHANGES: &str = "changes";
/// Key of the tab with the history.
pub(super) const HISTORY: &str = "history";
/// Key of the tab with the trash.
pub(super) const TRASH: &str = "trash";

/// How many entries of the history are shown.
const LATEST: usize = 100;

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

#[component]
fn Body() -> impl IntoView {
    let tab = Dialogs::here().tab;
    let tabs = vec![
        (CHANGES, t().changes.to_owned().into()),
        (HISTORY, t().history.to_owned().into()),
        (TRASH, t().trash.to_owned().into()),
    ];
    let pane = move || match tab.get() {
        HISTORY => view! { <History/> }.into_any(),
        TRASH => view! { <Trash/> }.into_any(),
        _ => view! { <Changes/> }.into_any(),
    };
    view! {
        <Tabs label=t().panel tabs chosen=tab/>
        <div class="pane" role="tabpanel" tabindex="0">{pane}</div>
    }
    .into_any()
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

/// The latest entries of the history, newest first.
#[component]
fn History() -> impl IntoView {
    let editor = Editor::here();
    let revision = editor.plan.revision();
    move || {
        revision.track();
        let entries = editor.plan.read(history::entries);
        let entries = entries
            .into_iter()
            .rev()
            .take(LATEST)
            .map(|entry| history_entry(editor, &entry));
        view! { <div class="panel-list">{entries.collect_view()}</div> }.into_any()
    }
}

fn history_entry(editor: Editor, entry: &HistoryEntry) -> AnyView {
    let people = editor.people();
    let person = entry.author.map(|author| author.person);
    let party = person.map_or(Party::None, |person| people.party(person));
    let mut deeds: Vec<String> = entry.deeds.iter().map(deed).collect();
    deeds.dedup();
    let when = names::moment(entry.until, desk::today());
    let place = entry.node.map(|node| place(editor, node));
    view! {
        <article class="entry">
            <p class="row">{tag(party, people.name_or_unknown(person))}<span class="muted">{when}</span></p>
            <p>{place}" "{deeds.join(", ")}</p>
        </article>
    }
    .into_any()
}

/// The name of a part as a way to it.
fn place(editor: Editor, node: NodeId) -> AnyView {
    let name = untrack(|| editor.name(node));
    if name.is_empty() {
        return ().into_any();
    }
    view! { <button type="button" class="link" on:click=move |_| editor.show(node)>{name}</button> }
        .into_any()
}

fn deed(deed: &Deed) -> String {
    let counted = |template, count: usize| fill(template, &[&count.to_string()]);
    match deed {
        Deed::Opened => t().was_opened.to_owned(),
        Deed::Created => t().was_added.to_owned(),
        Deed::Typed(count) => counted(t().was_typed, *count),
        Deed::Deleted(count) => counted(t().was_deleted, *count),
        Deed::SplitOff(_) => t().was_split.to_owned(),
        Deed::JoinedTo(_) => t().was_joined.to_owned(),
        Deed::Moved => t().was_moved.to_owned(),
        Deed::Removed => t().was_removed.to_owned(),
        Deed::Restored => t().was_restored.to_owned(),
        Deed::Set(field, _) => fill(t().was_set, &[names::field(*field)]),
        Deed::SideSet(side) => fill(t().was_given, &[names::side(*side)]),
        Deed::Reverted(_) => t().was_reverted.to_owned(),
        Deed::Issued => t().was_issued.to_owned(),
        Deed::Signed(side) => fill(t().was_signed, &[names::side(*side)]),
        Deed::Consented => t().was_consented.to_owned(),
        Deed::ConsentWithdrawn => t().was_unconsented.to_owned(),
        Deed::Delegated(Some(_)) => t().was_delegated.to_owned(),
        Deed::Delegated(None) => t().was_undelegated.to_owned(),
        Deed::Stepped(step) => fill(t().was_stepped, &[names::step(*step)]),
        Deed::TagSet(..) | Deed::Unknown => t().was_other.to_owned(),
    }
}

/// What was removed, with the way back.
#[component]
fn Trash() -> impl IntoView {
    let editor = Editor::here();
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
            <p class="muted">{move || if trash.with(Vec::is_empty) { t().trash_empty } else { t().trash_hint }}</p>
            <ul class="panel-list">{list(move || trash.get(), NodeId::to_string, entry)}</ul>
        </div>
    }
    .into_any()
}
