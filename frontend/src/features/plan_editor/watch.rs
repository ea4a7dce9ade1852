//! What the page does by itself while a plan is open: names its content, gathers what others did, opens the report
//! after reconnecting, tells where the person is. All of it waits until the hands rest.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use lientich_shared::log::change::Hash32;
use lientich_shared::log::change::NodeId;
use lientich_shared::plan::content::{self, Content};
use lientich_shared::sync::status::Status;

use super::editor::Editor;
use crate::plan_store::PlanStore;
use crate::sync::Sync;
use crate::ui::rest::after_rest;

/// The name of the content, in hexadecimal; `None` while it is being changed.
pub(super) fn content_hash(plan: PlanStore) -> Signal<Option<String>> {
    let hash = RwSignal::new(None);
    let forget = move || {
        if hash.with_untracked(Option::is_some) {
            hash.set(None);
        }
    };
    let compute = move || {
        let content = plan.read(|document| content::hash(&Content::of(document).to_bytes()));
        hash.set(Some(digits(content)));
    };
    after_rest(plan.revision(), forget, compute);
    hash.into()
}

/// A name of a content, in hexadecimal.
pub(super) fn digits(hash: Hash32) -> String {
    let digits = hash.0.iter().map(|byte| format!("{byte:02x}"));
    digits.collect::<Vec<_>>().concat()
}

/// Keeps the news and opens the report when the person was away and others did something.
pub(super) fn news(editor: Editor) {
    after_rest(editor.plan.revision(), || {}, move || editor.refresh_news());
    let has_news = editor.plan.news();
    Effect::new(move |_| {
        has_news.track();
        editor.refresh_news();
    });
    let sync = expect_context::<Sync>();
    let connected = Memo::new(move |_| {
        !matches!(
            sync.status().get(),
            Status::Offline { .. }
                | Status::Failing { .. }
                | Status::SignedOut
                | Status::Revoked
                | Status::UpdateNeeded
        )
    });
    Effect::new(move |_| {
        let has_any = 0 < editor.news().with(|news| news.count());
        // Nobody is taken out of a sentence: there is a button for the report too.
        let writes = document().query_selector("textarea[data-text]:focus");
        if connected.get() && has_any && matches!(writes, Ok(None)) {
            editor.report_open.set(true);
        }
    });
}

/// Shows the part that the address names, once.
pub(super) fn address(editor: Editor) {
    let hash = use_location().hash.get_untracked();
    if let Ok(node) = hash.trim_start_matches('#').parse() {
        request_animation_frame(move || editor.show(NodeId(node)));
    }
}

/// Tells others which part the person is in, once they can know the plan.
pub(super) fn presence(editor: Editor) {
    let sync = expect_context::<Sync>();
    let plan = editor.plan;
    let is_known = Memo::new(move |was_known: Option<&bool>| {
        if was_known == Some(&true) {
            return true;
        }
        plan.unsent().track();
        plan.read(|document| {
            let opening = document.opened_by();
            opening.is_some_and(|opening| !document.pending().contains(&opening))
        })
    });
    Effect::new(move |_| {
        if is_known.get() {
            sync.be_at(Some(plan.doc()), editor.current().get());
        }
    });
    on_cleanup(move || sync.be_at(None, None));
}
