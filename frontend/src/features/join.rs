//! Coming in by a one-time link, and what is seen by somebody who has none. The token stands in the fragment of the
//! address, which browsers never send; it is taken out of the address as soon as it is read.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use lientich_shared::api::ErrorCode;

use crate::desk;
use crate::routes;
use crate::server::ServerError;
use crate::session::{Session, SessionError};
use crate::strings::t;
use crate::ui::icon::Icon;

/// The page that a sign-in link opens.
#[component]
pub fn JoinPage() -> impl IntoView {
    let token = StoredValue::new(desk::take_fragment());
    let busy = RwSignal::new(false);
    let wrong = RwSignal::new(None::<&'static str>);
    let session = expect_context::<Session>();
    let navigate = use_navigate();
    let enter = move || {
        let navigate = navigate.clone();
        busy.set(true);
        wrong.set(None);
        spawn_local(async move {
            match session.join(&token.get_value()).await {
                Ok(()) => navigate(
                    routes::TODAY,
                    NavigateOptions {
                        replace: true,
                        ..Default::default()
                    },
                ),
                Err(error) => {
                    wrong.set(Some(reason(&error)));
                    busy.set(false);
                }
            }
        });
    };
    let has_token = !token.with_value(String::is_empty);
    view! {
        <main class="join" id="content">
            <p class="brand">"Liên"<i>"·"</i>"Tịch"</p>
            <h1>{t().join_hello}</h1>
            <p class="muted">{if has_token { t().join_intro } else { t().join_no_token }}</p>
            {move || wrong.get().map(|wrong| view! { <p class="notice late" role="alert">{wrong}</p> })}
            {has_token.then(|| view! {
                <button type="button" class="btn primary" data-act="join" disabled=busy on:click=move |_| enter()>
                    {move || if busy.get() { t().join_entering } else { t().join_enter }}
                </button>
                <p class="small muted">{t().join_shared_hint}</p>
            })}
        </main>
    }
    .into_any()
}

/// What is wrong, as the person should hear it.
fn reason(error: &SessionError) -> &'static str {
    match error {
        SessionError::AnotherPerson => t().join_another,
        SessionError::Server(ServerError::Refused {
            code: ErrorCode::LinkInvalid,
            ..
        }) => t().join_used,
        SessionError::Server(ServerError::Unreachable(_)) => t().join_offline,
        SessionError::Device(_) => t().join_device_failed,
        _ => t().join_failed,
    }
}

/// What somebody sees who has not come in.
#[component]
pub fn SignedOut() -> impl IntoView {
    view! {
        <main class="join" id="content" data-testid="signed-out">
            <p class="brand">"Liên"<i>"·"</i>"Tịch"</p>
            {Icon::Person.view()}
            <h1>{t().signed_out_title}</h1>
            <p class="muted">{t().signed_out}</p>
        </main>
    }
    .into_any()
}
