//! Finding words in the plan, with or without diacritics, and going from one place to the next.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use lientich_shared::log::change::NodeId;
use lientich_shared::search::Query;
use lientich_shared::text::Match;

use super::editor::Editor;
use crate::strings::{fill, t};
use crate::ui::icon::Icon;

/// What is looked for, and where it was found.
#[derive(Clone, Copy)]
pub(super) struct Finding {
    /// Whether the bar is open.
    pub(super) open: RwSignal<bool>,
    words: RwSignal<String>,
    exact: RwSignal<bool>,
    /// The parts that hold the words, in the order of the page.
    pub(super) hits: RwSignal<Vec<NodeId>>,
    /// Which of them one is at.
    pub(super) at: RwSignal<usize>,
}

impl Finding {
    /// Nothing is looked for.
    pub(super) fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            words: RwSignal::new(String::new()),
            exact: RwSignal::new(false),
            hits: RwSignal::new(Vec::new()),
            at: RwSignal::new(0),
        }
    }

    /// Closes the bar and forgets the hits.
    pub(super) fn close(self) {
        self.open.set(false);
        self.words.set(String::new());
        self.hits.set(Vec::new());
    }

    /// The hit that one is at.
    pub(super) fn current(self) -> Option<NodeId> {
        self.hits.with(|hits| hits.get(self.at.get()).copied())
    }

    fn look(self, editor: Editor) {
        let matching = if self.exact.get_untracked() {
            Match::Exact
        } else {
            Match::Loose
        };
        let query = Query::new(&self.words.get_untracked(), matching);
        let hits = query
            .map(|query| editor.nodes_with(|text| 0 < query.rank(text)))
            .unwrap_or_default();
        self.at.set(0);
        let first = hits.first().copied();
        self.hits.set(hits);
        if let Some(first) = first {
            editor.show(first);
        }
    }

    fn step(self, editor: Editor, by: isize) {
        let count = self.hits.with_untracked(Vec::len);
        if 0 < count {
            let at = self.at.get_untracked().cast_signed() + by;
            self.at
                .set(at.rem_euclid(count.cast_signed()).cast_unsigned());
            if let Some(node) = self
                .hits
                .with_untracked(|hits| hits.get(self.at.get_untracked()).copied())
            {
                editor.show(node);
            }
        }
    }
}

/// The bar.
#[component]
pub(super) fn FindBar() -> impl IntoView {
    let editor = Editor::here();
    let finding = editor.finding;
    move || finding.open.get().then(|| view! { <OpenBar/> })
}

#[component]
fn OpenBar() -> impl IntoView {
    let editor = Editor::here();
    let finding = editor.finding;
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            // Fails only for elements that are not in the page.
            let _ = input.focus();
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "Enter" => finding.step(editor, if event.shift_key() { -1 } else { 1 }),
            "Escape" => finding.close(),
            _ => return,
        }
        event.prevent_default();
    };
    let count = move || {
        let (count, at) = (finding.hits.with(Vec::len), finding.at.get() + 1);
        match (count, finding.words.with(String::is_empty)) {
            (_, true) => String::new(),
            (0, _) => t().find_none.to_owned(),
            _ => fill(t().find_count, &[&at.to_string(), &count.to_string()]),
        }
    };
    let search = move |words: String| {
        finding.words.set(words);
        finding.look(editor);
    };
    let set_exact = move |_| {
        finding.exact.update(|exact| *exact = !*exact);
        finding.look(editor);
    };
    view! {
        <div class="find" role="search">
            <input class="input" type="search" data-testid="find" aria-label=t().find_in_plan placeholder=t().find_in_plan node_ref=input
                autocomplete="off" on:input:target=move |event| search(event.target().value()) on:keydown=on_key/>
            <span class="count" role="status">{count}</span>
            <button type="button" class="btn quiet icon-only step" aria-label=t().find_previous on:click=move |_| finding.step(editor, -1)>
                {Icon::Previous.view()}
            </button>
            <button type="button" class="btn quiet icon-only step" aria-label=t().find_next on:click=move |_| finding.step(editor, 1)>
                {Icon::Next.view()}
            </button>
            <label class="check"><input type="checkbox" on:change=set_exact/>{t().find_exact}</label>
            <button type="button" class="btn quiet icon-only close" aria-label=t().close on:click=move |_| finding.close()>{Icon::Close.view()}</button>
        </div>
    }
    .into_any()
}
