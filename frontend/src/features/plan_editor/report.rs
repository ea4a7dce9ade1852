//! The merge report: what others did since one last looked, clause by clause, with the words they put in and took out,
//! where two people touched the same words, and what survived a removal. It opens by itself after reconnecting.

use leptos::prelude::*;
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::merge_report::{Deed, PersonPart};

use super::editor::{Caret, Editor};
use super::marked::{Mark, Run};
use super::news::{ClauseNews, News};
use crate::parties::{self, People};
use crate::strings::{fill, names, t};
use crate::ui::list::list;
use crate::ui::tag::{Party, Tone, pill, tag};
use crate::ui::tracked;

/// The report, over the plan.
#[component]
pub(super) fn MergeReport() -> impl IntoView {
    let editor = Editor::here();
    let news = editor.news();
    let read_all = move |_| editor.read_all();
    let later = move |_| editor.report_open.set(false);
    let count = move || news.with(|news| news.count());
    view! {
        <section class="report" data-testid="merge-report" aria-labelledby="report-title">
            <div class="report-body">
                <h2 id="report-title">{move || fill(t().merge_title, &[&count().to_string()])}</h2>
                {move || news.with(|news| summary(editor, news))}
                <div class="stack">
                    {list(
                        move || news.with(|news| news.clauses.clone()),
                        |clause| format!("{:?}", clause.key()),
                        move |clause| card(editor, &clause),
                    )}
                </div>
            </div>
            <div class="foot">
                <button type="button" class="btn" on:click=later>{t().see_later}</button>
                <button type="button" class="btn primary" data-act="read-all" on:click=read_all>{t().read_all}</button>
            </div>
        </section>
    }
    .into_any()
}

/// How much came from whom, and the promise that all of it is there.
fn summary(editor: Editor, news: &News) -> AnyView {
    let people = editor.people();
    let by_party = news.by_party(&people);
    let tags = by_party
        .into_iter()
        .map(|(party, count)| tag(party, format!("{} {count}", parties::name(party))));
    let touched = match news.touched() {
        0 => String::new(),
        count => fill(t().merge_touched, &[&count.to_string()]),
    };
    view! {
        <div class="row">{tags.collect_view()}</div>
        <p class="muted">{t().merge_all_kept}" "{touched}</p>
    }
    .into_any()
}

/// What happened to one clause.
pub(super) fn card(editor: Editor, clause: &ClauseNews) -> AnyView {
    let people = editor.people();
    let node = clause.node;
    let first = clause.parts.first().and_then(|part| part.person);
    let touched = clause.collides.then(|| pill(Tone::Look, t().both_touched));
    let survived = clause.survives.then(|| pill(Tone::Look, t().survived));
    let asks = RwSignal::new((clause.collides || clause.survives) && node.is_some());
    let buttons = move || asks.get().then(|| actions(editor, node, asks));
    let name = node.map_or_else(|| t().document_fields.to_owned(), |node| editor.name(node));
    view! {
        <article class="card merge-card" class:attention=asks data-node=node.map(|node| node.to_string())
            data-author=first.map(|person| person.to_string()) data-touched=clause.collides.then_some("both")>
            <div class="row"><h3>{name}</h3>{touched}{survived}</div>
            {clause.parts.iter().map(|part| who_did(&people, part)).collect_view()}
            {words(&people, &clause.words)}

            {buttons}
        </article>
    }
    .into_any()
}

fn actions(editor: Editor, node: Option<NodeId>, asks: RwSignal<bool>) -> AnyView {
    let edit = move |_| {
        if let Some(node) = node {
            editor.report_open.set(false);
            editor.focus(node, Caret::End);
        }
    };
    view! {
        <div class="row">
            <button type="button" class="btn" on:click=edit>{t().edit_this}</button>
            <button type="button" class="btn quiet" on:click=move |_| asks.set(false)>{t().leave_as_is}</button>
        </div>
    }
    .into_any()
}

fn who_did(people: &People, part: &PersonPart) -> AnyView {
    let name = people.name_or_unknown(part.person);
    let party = part
        .person
        .map_or(Party::None, |person| people.party(person));
    view! { <p class="row">{tag(party, name)}<span class="muted">{deeds(part)}</span></p> }
        .into_any()
}

/// What a person did, in a few words.
fn deeds(part: &PersonPart) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut say = |words: String| {
        if !said.contains(&words) {
            said.push(words);
        }
    };
    for deed in &part.deeds {
        say(match deed {
            Deed::Created => t().was_added.to_owned(),
            Deed::SplitOff(_) => t().was_split.to_owned(),
            Deed::JoinedTo(_) => t().was_joined.to_owned(),
            Deed::Moved { .. } => t().was_moved.to_owned(),
            Deed::Removed => t().was_removed.to_owned(),
            Deed::Restored => t().was_restored.to_owned(),
            Deed::Set(field, _) => fill(t().was_set, &[names::field(*field)]),
            Deed::SideSet(side) => fill(t().was_given, &[names::side(*side)]),
            Deed::TagSet(..) => t().was_other.to_owned(),
            Deed::Reverted(_) => t().was_reverted.to_owned(),
        });
    }
    if (!part.inserted.is_empty() || !part.deleted.is_empty())
        && !part.deeds.contains(&Deed::Created)
    {
        say(t().was_edited.to_owned());
    }
    said.join(", ")
}

/// Words with what is new and what is gone marked.
pub(super) fn words(people: &People, runs: &[Run]) -> Option<AnyView> {
    let party =
        |person: Option<PersonId>| person.map_or(Party::None, |person| people.party(person));
    let run = |run: &Run| {
        let mark = match run.mark {
            Mark::Plain => tracked::Mark::Stays,
            Mark::Inserted(person) => tracked::Mark::Comes(party(person)),
            Mark::Removed(_) => tracked::Mark::Goes,
        };
        (mark, run.text.clone())
    };
    let marked = || tracked::tracked(runs.iter().map(run).collect());
    (!runs.is_empty()).then(|| view! { <p class="quote">{marked()}</p> }.into_any())
}
