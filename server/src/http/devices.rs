//! `GET` devices, `POST` to revoke one.

use std::sync::Arc;

use axum::extract::State;
use lientich_shared::api::members::{Changed, DeviceLine, Revoke};

use super::caller::Caller;
use super::json::Json;
use crate::app::App;
use crate::error::Error;
use crate::members::devices;

pub(super) async fn list(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
) -> Result<axum::Json<Vec<DeviceLine>>, Error> {
    devices::list(&app, &session).await.map(axum::Json)
}

pub(super) async fn revoke(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
    Json(revoke): Json<Revoke>,
) -> Result<axum::Json<Changed>, Error> {
    devices::revoke(&app, &session, revoke)
        .await
        .map(axum::Json)
}
