//! The page of the preview: a draft's for those who write it, else that of an Edition. Beside the editor the same preview stands
//! in its column.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;
use lientich_shared::docket;
use lientich_shared::ids::DocId;
use lientich_shared::plan::content::Content;
use lientich_shared::sync::message::EditionRecord;

use crate::docket::Dockets;
use crate::library::Library;
use crate::plan_store::PlanStore;
use crate::printed::preview::{Source, preview};
use crate::printed::{Wanted, signatures};
use crate::routes;
use crate::shell::opened::opened;
use crate::shell::page_head::PageHead;
use crate::strings::preview::t;
use crate::ui::icon::Icon;

/// The page.
#[component]
pub fn PreviewPage(
    /// Of which plan.
    doc: DocId,
) -> impl IntoView {
    let asked = use_query_map().with_untracked(|query| query.get(routes::EDITION));
    match asked.and_then(|number| number.parse().ok()) {
        Some(number) => issued(doc, Some(number)),
        None => opened(
            doc,
            t().title,
            of_draft,
            Callback::new(|doc| issued(doc, None)),
        ),
    }
}

fn of_draft(plan: PlanStore) -> AnyView {
    let back =
        view! { <a href=routes::plan(plan.doc()) class="back">{Icon::Back.view()}{t().back}</a> };
    view! {
        <div class="preview-page">
            <PageHead title=t().title.to_owned() sub=back.into_any()/>
            {preview(Source::draft(plan), None, None)}
        </div>
    }
    .into_any()
}

/// The Edition with a number, or else the newest.
fn issued(doc: DocId, number: Option<u32>) -> AnyView {
    let library = expect_context::<Library>();
    let found = RwSignal::new(None::<Arc<(EditionRecord, Content)>>);
    spawn_local(async move {
        // What cannot be read is not shown; the page of the Edition says why.
        let Ok(mut editions) = library.editions_of(doc).await else {
            return;
        };
        let is_asked = |(record, _): &(EditionRecord, Content)| Some(record.number) == number;
        let place = editions.iter().position(is_asked);
        let place = place.unwrap_or(editions.len().saturating_sub(1));
        if place < editions.len() {
            found.try_set(Some(Arc::new(editions.swap_remove(place))));
        }
    });
    let dockets = Dockets::here();
    let wanted = Memo::new(move |_| {
        let found = found.get()?;
        let docket = dockets.holding_of(&found.1).get();
        Some(Arc::new(Wanted {
            content: docket::on_paper(&found.1, docket.as_ref()),
            docket,
            signatures: Some(signatures::of(&found.0)),
            is_draft: false,
        }))
    });
    let source = Source {
        doc,
        wanted: wanted.into(),
    };
    let back = view! { <a href=routes::edition(doc) class="back">{Icon::Back.view()}{t().back_issued}</a> };
    view! {
        <div class="preview-page">
            <PageHead title=t().title.to_owned() sub=back.into_any()/>
            {preview(source, None, None)}
        </div>
    }
    .into_any()
}
