//! Beside an Edition, a draft that differs from it is the draft of an amendment: the head of the plan
//! says so, and leads to what differs.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::DocId;
use lientich_shared::plan::content;

use super::editor::Editor;
use super::watch::digits;
use crate::library::Library;
use crate::routes;
use crate::strings::fill;
use crate::strings::history::t as h;

/// The newest Edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Issued {
    /// Its number: also that of the amendment which follows it.
    pub(super) number: u32,
    /// The name of its content.
    content: String,
}

/// The newest Edition of a plan on this device, as it comes.
pub(super) fn newest(doc: DocId) -> RwSignal<Option<Issued>> {
    let library = expect_context::<Library>();
    let issued = RwSignal::new(None);
    let numbers = library.issued();
    Effect::new(move |_| {
        numbers.track();
        spawn_local(async move {
            // What cannot be read now is read with the next change.
            if let Ok(Some((record, text))) = library.edition(doc).await {
                issued.try_set(Some(Issued {
                    number: record.number,
                    content: digits(content::hash(&text.to_bytes())),
                }));
            }
        });
    });
    issued
}

/// Says which amendment the draft is of, while it differs from what was issued.
#[component]
pub(super) fn AmendmentMark(
    /// The newest Edition.
    issued: RwSignal<Option<Issued>>,
    /// The name of the draft's content, while nobody is changing it.
    content: Signal<Option<String>>,
) -> impl IntoView {
    let doc = Editor::here().plan.doc();
    // While somebody types, what was said stays.
    let amends = Memo::new(move |before: Option<&Option<u32>>| {
        let issued = issued.get()?;
        match content.get() {
            None => before.copied().flatten(),
            Some(content) => (content != issued.content).then_some(issued.number),
        }
    });
    move || {
        amends.get().map(|number| {
            let name = fill(h().amendment, &[&number.to_string()]);
            let href = routes::amendment(doc, number);
            view! { <a class="pill state look" data-act="amendment" href=href>{name}</a> }
                .into_any()
        })
    }
}
