//! `GET`, `POST`, `DELETE`: whether this device is told of what is due with the app closed.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use lientich_shared::api::push::{PushStanding, PushWish};

use super::caller::Caller;
use super::json::Json;
use crate::app::App;
use crate::error::Error;
use crate::push;

pub(super) async fn standing(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
) -> Result<axum::Json<PushStanding>, Error> {
    push::standing(&app, &session).await.map(axum::Json)
}

pub(super) async fn subscribe(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
    Json(wish): Json<PushWish>,
) -> Result<StatusCode, Error> {
    push::subscribe(&app, &session, wish).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn unsubscribe(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
) -> Result<StatusCode, Error> {
    push::unsubscribe(&app, &session).await?;
    Ok(StatusCode::NO_CONTENT)
}
