//! A version as it was: the sheet, read only, under a banner that says which it is.

use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::plan::content::Content;

use super::address::{Asked, At, Filters};
use super::past::Past;
use super::restore::Ask;
use crate::reading;
use crate::shell::page_head::PageHead;
use crate::strings::fill;
use crate::strings::history::t as h;
use crate::strings::names;
use crate::ui::blank::{Blank, Loading};
use crate::ui::icon::Icon;

/// The page.
#[component]
pub(super) fn VersionView(
    /// Which.
    at: At,
) -> impl IntoView {
    let here = Past::here();
    let read = at.clone();
    // A version does not change once it is here; what it is called may.
    let content = Memo::new(move |_| {
        let version = here.version(&read)?;
        let content = here
            .plan
            .read(|document| Content::of(&document.as_of(&version)));
        Some(Arc::new(content))
    });
    let back = here.address(&Asked::Timeline(Filters::default(), None));
    let body = move || match content.get() {
        Some(content) => {
            let people = here.people();
            view! {
                <Banner at=at.clone()/>
                <article class="reader" data-testid="version">
                    {reading::sheet(&content, &people, &|_| false)}
                </article>
            }
            .into_any()
        }
        None => gone(here),
    };
    view! {
        <PageHead title=h().old_version.to_owned() sub=view! { <a class="link back" href=back>{h().to_history}</a> }.into_any()/>
        {body}
    }
    .into_any()
}

/// What stands where a version is not on the device, or not yet read. Tracked.
pub(super) fn gone(here: Past) -> AnyView {
    if here.editions.with(Option::is_none) {
        return view! { <Loading/> }.into_any();
    }
    view! { <Blank icon=Icon::History title=h().version_gone sentence=h().version_gone_hint/> }
        .into_any()
}

#[component]
fn Banner(at: At) -> impl IntoView {
    let here = Past::here();
    let named = at.clone();
    let words = move || fill(h().read_only, &[&names::capitalised(&here.called(&named))]);
    let with_now = here.address(&Asked::Comparison(at.clone(), At::Now));
    let restore = move |_| {
        here.ask.set(Some(Ask {
            earlier: at.clone(),
            node: None,
        }));
    };
    view! {
        <div class="version-banner" role="status" data-testid="version-banner">
            <p>{words}</p>
            <div class="row">
                <a class="btn" data-act="with-now" href=with_now>{h().with_now}</a>
                <button type="button" class="btn" data-act="restore-all" hidden=move || here.is_archived() on:click=restore>{h().restore_all}</button>
            </div>
        </div>
    }
    .into_any()
}
