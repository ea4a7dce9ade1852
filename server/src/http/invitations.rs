//! `POST` for a sign-in link.

use std::sync::Arc;

use axum::extract::State;
use lientich_shared::api::members::{Invitation, Invite};

use super::caller::Caller;
use super::json::Json;
use crate::app::App;
use crate::error::Error;
use crate::members::links;

pub(super) async fn invite(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
    Json(invite): Json<Invite>,
) -> Result<axum::Json<Invitation>, Error> {
    links::invite(&app, &session, invite).await.map(axum::Json)
}
