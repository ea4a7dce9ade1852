//! A person's private calendar address: `GET`, `POST`, `DELETE` for its owner, `GET` of the calendar
//! itself for whoever has it.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use lientich_shared::api::calendar::{Address, ENDING, Subscription};
use lientich_shared::calendar::ical::MEDIA_TYPE;

use super::caller::{self, Caller};
use crate::app::App;
use crate::calendar;
use crate::error::Error;

pub(super) async fn standing(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
) -> Result<axum::Json<Subscription>, Error> {
    calendar::standing(&app, &session).await.map(axum::Json)
}

pub(super) async fn make(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
) -> Result<axum::Json<Address>, Error> {
    calendar::make(&app, &session).await.map(axum::Json)
}

pub(super) async fn end(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
) -> Result<StatusCode, Error> {
    calendar::end(&app, &session).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn file(
    State(app): State<Arc<App>>,
    caller::Address(address): caller::Address,
    secret: Result<Path<String>, PathRejection>,
) -> Result<Response, Error> {
    let Path(secret) = secret.map_err(|_| Error::NotFound)?;
    let secret = secret.strip_suffix(ENDING).ok_or(Error::NotFound)?;
    let text = calendar::read(&app, address, secret).await?;
    Ok(([(CONTENT_TYPE, MEDIA_TYPE)], text).into_response())
}
