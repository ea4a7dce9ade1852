//! What the app does some moments after its start, once the page that was asked for is there: its part
//! is fetched then, and where it does not come nothing is missed until the next start.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::coming::Coming;
use crate::desk;
use crate::session::Session;
use crate::shell::later::Draw;

/// How long after the start.
const AFTER_START: u32 = 2_500;

/// Draws nothing by itself.
#[component]
pub fn Soon(
    /// Fetches what is to run as long as the page lives.
    part: fn() -> Coming<Draw>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let owner = Owner::current().unwrap_or_default();
    spawn_local(async move {
        desk::pause(AFTER_START).await;
        let is_known = session.state().with_untracked(|state| state.me().is_some());
        if is_known && let Ok(run) = part().await {
            owner.with(|| drop(run()));
        }
    });
}
