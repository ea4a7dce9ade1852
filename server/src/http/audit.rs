//! `GET` who did what when.

use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use lientich_shared::api::audit::Page;
use lientich_shared::time::Timestamp;
use serde::Deserialize;

use super::caller::Caller;
use crate::app::App;
use crate::audit;
use crate::error::Error;

#[derive(Deserialize)]
pub(super) struct Wish {
    before: Option<i64>,
}

pub(super) async fn page(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
    wish: Result<Query<Wish>, QueryRejection>,
) -> Result<axum::Json<Page>, Error> {
    let Query(wish) = wish.map_err(|_| Error::Malformed("query".to_owned()))?;
    let before = wish.before.map(Timestamp);
    audit::page(&app, &session, before).await.map(axum::Json)
}
