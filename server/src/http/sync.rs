//! `POST` the sync verb: postcard in, postcard out. Bodies are inflated and packed by the layers
//! around this route; the bound holds for the inflated body.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, StatusCode};
use lientich_shared::log::codec::DecodeError;
use lientich_shared::sync::wire::{MEDIA_TYPE, decode_request, encode_response};

use super::caller::AnyCaller;
use crate::app::App;
use crate::error::Error;
use crate::sync;

pub(super) async fn exchange(
    State(app): State<Arc<App>>,
    AnyCaller(session): AnyCaller,
    body: Result<Bytes, BytesRejection>,
) -> Result<([(HeaderName, &'static str); 1], Vec<u8>), Error> {
    let body = body.map_err(|rejection| unreadable(&rejection))?;
    let request = decode_request(&body).map_err(|error| match error {
        DecodeError::Version => Error::Upgrade,
        other => Error::Malformed(other.to_string()),
    })?;
    let response = sync::exchange(&app, &session, request).await?;
    Ok(([(CONTENT_TYPE, MEDIA_TYPE)], encode_response(&response)))
}

fn unreadable(rejection: &BytesRejection) -> Error {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Error::TooLarge
    } else {
        Error::Malformed("body ends early or does not inflate".to_owned())
    }
}
