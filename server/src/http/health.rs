//! Whether the server can do its work: it asks its store.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use crate::app::App;
use crate::error::Error;

pub(super) async fn health(State(app): State<Arc<App>>) -> Result<StatusCode, Error> {
    app.store.probe().await?;
    Ok(StatusCode::OK)
}
