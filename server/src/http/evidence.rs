//! `PUT` and `GET` a file of evidence. What goes out can only be saved: it is never shown as a page of
//! ours, whatever is in it.

use std::sync::Arc;

use axum::body::{Body, BodyDataStream};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::{Stream, StreamExt as _, stream};
use lientich_shared::ids::DocId;
use lientich_shared::log::change::Hash32;
use serde::Deserialize;
use tokio::fs::File;
use tokio::io::AsyncReadExt as _;

use super::caller::Caller;
use crate::app::App;
use crate::crypto::from_hex;
use crate::error::Error;
use crate::evidence;

/// How much of a file is in memory at a time.
const PIECE: usize = 64 << 10;
/// Nothing in it runs or loads anything, should a browser open it nevertheless.
const POLICY: &str = "default-src 'none'; sandbox";

#[derive(Deserialize)]
pub(super) struct Place {
    doc: String,
    hash: String,
}

type PlacePath = Result<Path<Place>, PathRejection>;

pub(super) async fn put(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
    place: PlacePath,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Error> {
    let (doc, hash) = read(place)?;
    let length = headers.get(CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| evidence::MAX < length) {
        return Err(Error::TooLarge);
    }
    let mut body = body.into_data_stream();
    let put = evidence::put(&app, &session, doc, hash, &mut body).await;
    if put.is_err() {
        drain(body).await;
    }
    put.map(|()| StatusCode::NO_CONTENT)
}

pub(super) async fn get(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
    place: PlacePath,
) -> Result<Response, Error> {
    let (doc, hash) = read(place)?;
    let (kept, file) = evidence::get(&app, &session, doc, hash).await?;
    let headers = [
        (CONTENT_TYPE, kept.media),
        (CONTENT_LENGTH, kept.size.to_string()),
        (CONTENT_DISPOSITION, "attachment".to_owned()),
        (CONTENT_SECURITY_POLICY, POLICY.to_owned()),
    ];
    Ok((headers, Body::from_stream(pieces(file))).into_response())
}

/// An address that names nothing is that of nothing.
fn read(place: PlacePath) -> Result<(DocId, Hash32), Error> {
    let Path(Place { doc, hash }) = place.map_err(|_| Error::NotFound)?;
    let doc = doc.parse().map_err(|_| Error::NotFound)?;
    let bytes = from_hex(&hash).and_then(|bytes| bytes.try_into().ok());
    Ok((doc, Hash32(bytes.ok_or(Error::NotFound)?)))
}

/// Browsers read no answer that comes before they have sent everything. Never more than a file.
async fn drain(mut body: BodyDataStream) {
    let mut rest = evidence::MAX;
    while let Some(Ok(bytes)) = body.next().await {
        match rest.checked_sub(bytes.len() as u64) {
            Some(left) => rest = left,
            None => return,
        }
    }
}

fn pieces(file: File) -> impl Stream<Item = std::io::Result<Bytes>> {
    stream::try_unfold(file, |mut file| async move {
        let mut piece = Vec::with_capacity(PIECE);
        let read = (&mut file)
            .take(PIECE as u64)
            .read_to_end(&mut piece)
            .await?;
        Ok((0 < read).then(|| (Bytes::from(piece), file)))
    })
}
