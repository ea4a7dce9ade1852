//! The routes and the order of layers, nothing else. Each area has its file below.

mod assets;
mod audit;
mod calendar;
mod caller;
mod devices;
mod error;
mod events;
mod evidence;
mod guard;
mod headers;
mod health;
mod invitations;
mod json;
mod members;
mod presence;
mod push;
mod session;
mod sync;
mod trace;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use lientich_shared::api;
use lientich_shared::api::audit::AUDIT;
use lientich_shared::api::calendar::{CALENDAR, CALENDAR_FILE};
use lientich_shared::api::members::{DEVICES, INVITATIONS, MEMBERS};
use lientich_shared::api::push::PUSH;
use lientich_shared::sync::message::MAX_REQUEST;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::decompression::RequestDecompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::app::App;

/// How long an answer may take; event streams have begun theirs long before.
const ANSWER: Duration = Duration::from_secs(30);
/// How long a file may take: the largest on a slow line.
const FILE: Duration = Duration::from_mins(5);
/// Most bytes of a JSON body: a key, a token, a label.
const MAX_JSON: usize = 8 * 1024;
/// Most bytes of an act on the directory: as many people as it may take in, with long names.
const MAX_MEMBERS: usize = 256 * 1024;

/// The whole service.
pub fn build(app: Arc<App>) -> Router {
    let small = Router::new()
        .route(api::PRESENCE, post(presence::step))
        .route(
            api::SESSION,
            post(session::join).get(session::me).delete(session::end),
        )
        .route(api::CHALLENGE, post(session::challenge))
        .route(api::RENEW, post(session::renew))
        .route(AUDIT, get(audit::page))
        .route(INVITATIONS, post(invitations::invite))
        .route(DEVICES, get(devices::list).post(devices::revoke))
        .route(
            CALENDAR,
            get(calendar::standing)
                .post(calendar::make)
                .delete(calendar::end),
        )
        .route(CALENDAR_FILE, get(calendar::file))
        .route(
            PUSH,
            get(push::standing)
                .post(push::subscribe)
                .delete(push::unsubscribe),
        )
        .layer(DefaultBodyLimit::max(MAX_JSON));
    let many = Router::new()
        .route(MEMBERS, post(members::act))
        .layer(DefaultBodyLimit::max(MAX_MEMBERS));
    // Inflated first, so that the bound holds for what is read, not for what was sent.
    let verb = Router::new()
        .route(api::SYNC, post(sync::exchange))
        .layer(DefaultBodyLimit::max(MAX_REQUEST))
        .layer(RequestDecompressionLayer::new())
        .layer(CompressionLayer::new());
    let service = Router::new()
        .merge(small)
        .merge(many)
        .merge(verb)
        .route(api::EVENTS, get(events::listen))
        .route(api::HEALTH, get(health::health))
        .fallback(assets::serve)
        .method_not_allowed_fallback(error::method_not_allowed);
    let files = Router::new().route(api::EVIDENCE, get(evidence::get).put(evidence::put));
    // The last layer is the first to see a request.
    service
        .layer(within(ANSWER))
        .merge(files.layer(within(FILE)))
        .layer(from_fn_with_state(Arc::clone(&app), guard::same_origin))
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(from_fn_with_state(Arc::clone(&app), headers::strict))
        .layer(from_fn(trace::request))
        .with_state(app)
}

fn within(limit: Duration) -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, limit)
}
