//! `POST` where I am.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use lientich_shared::api::Presence;

use super::caller::Caller;
use super::json::Json;
use crate::app::App;
use crate::error::Error;
use crate::presence;

pub(super) async fn step(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
    Json(place): Json<Presence>,
) -> Result<StatusCode, Error> {
    presence::step(&app, &session, place).await?;
    Ok(StatusCode::NO_CONTENT)
}
