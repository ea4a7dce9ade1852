//! A page whose part of the app may still have to be fetched: what is seen until it is there, and where it cannot be had.
//! Which part that is, `parts` knows.

use futures_util::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::coming::{Coming, Missing};
use crate::platform::page;
use crate::server::{self, ServerError};
use crate::shell::page_head::PageHead;
use crate::strings::t;
use crate::ui::blank::{Failure, Loading};

/// Draws a page.
pub type Draw = fn() -> AnyView;

/// The page: at once where its part is here already.
#[component]
pub fn Later(
    /// Fetches what draws it.
    page: fn() -> Coming<Draw>,
) -> impl IntoView {
    let mut coming = page();
    let came = RwSignal::new(coming.as_mut().now_or_never());
    if came.with_untracked(Option::is_none) {
        spawn_local(async move {
            let draw = coming.await;
            came.try_set(Some(draw));
        });
    }
    let again = move || {
        came.set(None);
        spawn_local(async move {
            let draw = page().await;
            if draw.is_err() {
                replace_outdated().await;
            }
            came.try_set(Some(draw));
        });
    };
    move || match came.get() {
        Some(Ok(draw)) => draw(),
        Some(Err(Missing)) => missing(Callback::new(move |()| again())),
        None => view! { <Loading/> }.into_any(),
    }
}

/// Another tab may have let a newer version in, and the parts of this one are gone: loading the page anew brings the
/// newer one. Without an answer of the server that would leave nothing on the screen.
async fn replace_outdated() {
    if !matches!(server::me().await, Err(ServerError::Unreachable(_))) {
        page::reload();
    }
}

fn missing(again: Callback<()>) -> AnyView {
    view! {
        <PageHead title=t().app_name.to_owned()/>
        <Failure sentence=t().part_missing>
            <button type="button" class="btn primary" data-act="fetch-part" on:click=move |_| again.run(())>{t().retry}</button>
        </Failure>
    }
    .into_any()
}
