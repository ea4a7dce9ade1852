//! Choosing a legal basis from the school's catalogue: it comes behind the others, in the official form.

use leptos::prelude::*;
use lientich_shared::bases::Entry;
use lientich_shared::log::change::{Act, NodeId, NodeKind, Side};
use lientich_shared::log::document::Document;
use lientich_shared::log::edit::{self, EditError};
use lientich_shared::plan::view::Row;

use super::editor::{Dialogs, Editor};
use crate::desk;
use crate::routes;
use crate::session::Session;
use crate::strings::bases::t;
use crate::strings::fill;
use crate::ui::dialog::Dialog;
use crate::ui::list::list;
use crate::ui::tag::{Tone, pill};
use crate::ui::toast::Toasts;

/// Most documents that are offered at once.
const OFFERED: usize = 30;

/// The dialog.
#[component]
pub(super) fn BasisDialog() -> impl IntoView {
    let open = Dialogs::here().basis;
    view! { <Dialog open title=t().choose.to_owned() testid="choose-basis">{choice(open)}</Dialog> }
        .into_any()
}

fn choice(open: RwSignal<bool>) -> AnyView {
    let editor = Editor::here();
    let session = expect_context::<Session>();
    let asked = RwSignal::new(String::new());
    let catalogue = Memo::new(move |_| {
        let directory = session.directory().get();
        let catalogue = directory.map(|directory| directory.school.catalogue());
        catalogue.unwrap_or_default().entries
    });
    let found = move || {
        let catalogue = lientich_shared::bases::Catalogue {
            entries: catalogue.get(),
        };
        let today = desk::today();
        let words = asked.get();
        let found = catalogue.search(&words).into_iter();
        // What is out of force is shown to those who look for it.
        let fits = |entry: &&Entry| !words.trim().is_empty() || entry.is_in_force(today);
        let found: Vec<Entry> = found.filter(fits).take(OFFERED).cloned().collect();
        found
    };
    let toasts = Toasts::here();
    let take = move |entry: &Entry| {
        open.set(false);
        if add(editor, entry) {
            toasts.say(t().added);
        }
    };
    let line = move |entry: Entry| offer(editor, entry, Callback::new(move |entry| take(&entry)));
    view! {
        <div class="basis-choice">
            <p class="muted">{t().choose_hint}</p>
            <input class="input" type="search" data-testid="find-basis" aria-label=t().search placeholder=t().search autocomplete="off"
                on:input:target=move |event| asked.set(event.target().value())/>
            <ul class="bases-list">{list(found, |entry| format!("{entry:?}"), line)}</ul>
            <p><a href=routes::BASES>{t().see_all}</a></p>
        </div>
    }
    .into_any()
}

fn offer(editor: Editor, entry: Entry, take: Callback<Entry>) -> AnyView {
    let today = desk::today();
    let state = match entry.until {
        Some(until) if until <= today => {
            Some(pill(Tone::Late, fill(t().ended, &[&until.to_string()])))
        }
        _ if entry.is_to_be_verified() => Some(pill(Tone::Look, t().to_verify)),
        _ => None,
    };
    let cited = entry.cited();
    let is_there = editor.plan.read(|document| {
        let rows = editor.rows_now();
        let mut bases = rows.rows.iter().filter(|row| row.kind == NodeKind::Basis);
        bases.any(|row| document.text(row.node).contains(entry.symbol.as_str()))
    });
    let there = is_there.then(|| pill(Tone::Plain, t().there));
    let symbol = entry.symbol.clone();
    view! {
        <li>
            <button type="button" class="basis-offer" data-act="take-basis" data-symbol=symbol on:click=move |_| take.run(entry.clone())>
                <span>{cited}</span><span class="basis-state">{state}{there}</span>
            </button>
        </li>
    }
    .into_any()
}

/// Puts a basis behind the others. Whether it is there.
fn add(editor: Editor, entry: &Entry) -> bool {
    editor.plan.finish_typing();
    let rows = editor.rows_now();
    let acts = editor
        .plan
        .read(|document| acts(document, &rows.rows, &entry.cited()));
    let done = editor.do_step(acts.unwrap_or_default());
    if let Some(made) = done.last() {
        editor.show(NodeId(*made));
    }
    !done.is_empty()
}

/// What stops the line before is a semicolon now; the last line keeps the full stop, where there was one.
fn acts(document: &Document, rows: &[Row], line: &str) -> Result<Vec<Act>, EditError> {
    let last = rows.iter().rev().find(|row| row.kind == NodeKind::Basis);
    let (mut acts, mut line) = (Vec::new(), line.to_owned());
    if let Some(last) = last {
        let text = document.text(last.node);
        let end = u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        if text.ends_with('.') {
            acts.extend(edit::splice(document, last.node, end - 1..end, ";")?);
            line = format!("{}.", line.trim_end_matches(';'));
        }
    }
    let head = |row: &&Row| {
        matches!(
            row.kind,
            NodeKind::Letterhead | NodeKind::Title | NodeKind::Issuance
        )
    };
    let after = last.or_else(|| rows.iter().rev().find(head));
    let (parent, after) = (after.and_then(|row| row.parent), after.map(|row| row.node));
    acts.push(edit::create(
        document,
        parent,
        after,
        NodeKind::Basis,
        Side::Joint,
        &line,
    )?);
    Ok(acts)
}

#[cfg(test)]
mod tests {
    use lientich_shared::ids::{DocId, ReplicaId};
    use lientich_shared::import::{self, plant};
    use lientich_shared::plan::view::PlanView;
    use lientich_shared::time::Timestamp;

    use super::*;

    fn bases_after(text: &str, line: &str) -> Vec<String> {
        let (draft, _) = import::read(text.as_bytes());
        let mut document = Document::new(DocId(1));
        plant::plant(&mut document, ReplicaId(1), Timestamp(0), &draft).unwrap();
        let acts = acts(&document, &PlanView::of(&document).rows, line).unwrap();
        for act in acts {
            document.commit(ReplicaId(1), Timestamp(0), act).unwrap();
        }
        let rows = PlanView::of(&document).rows.into_iter();
        let bases = rows.filter(|row| row.kind == NodeKind::Basis);
        bases.map(|row| document.text(row.node)).collect()
    }

    #[test]
    fn a_basis_comes_last_and_the_full_stop_goes_with_it() {
        let text = "KẾ HOẠCH\nPhối hợp năm học 2026-2027\n\nCăn cứ Luật Công đoàn;\nCăn cứ Luật Giáo dục.\n\nI. NỘI DUNG\n1. Hai bên họp.\n";
        let bases = bases_after(text, "Căn cứ Luật Nhà giáo;");
        assert_eq!(
            bases,
            [
                "Căn cứ Luật Công đoàn;",
                "Căn cứ Luật Giáo dục;",
                "Căn cứ Luật Nhà giáo."
            ]
        );
    }

    #[test]
    fn the_first_basis_of_a_plan_stands_under_its_title() {
        let text = "KẾ HOẠCH\nPhối hợp năm học 2026-2027\n\nI. NỘI DUNG\n1. Hai bên họp.\n";
        assert_eq!(
            bases_after(text, "Căn cứ Luật Nhà giáo;"),
            ["Căn cứ Luật Nhà giáo;"]
        );
    }
}
