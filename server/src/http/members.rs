//! `POST` something done to the directory.

use std::sync::Arc;

use axum::extract::State;
use lientich_shared::api::members::{Changed, MemberAct};

use super::caller::Caller;
use super::json::Json;
use crate::app::App;
use crate::error::Error;
use crate::members;

pub(super) async fn act(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
    Json(act): Json<MemberAct>,
) -> Result<axum::Json<Changed>, Error> {
    members::act(&app, &session, &act).await.map(axum::Json)
}
