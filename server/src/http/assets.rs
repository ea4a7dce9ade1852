//! The app's files: packed as the browser takes them, kept as long as they last, and the page
//! itself for every address that the app knows and the server does not.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    VARY,
};
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;

use crate::app::App;
use crate::assets::{Asset, Assets};
use crate::error::Error;

const API: &str = "/api/";

pub(super) async fn serve(
    State(app): State<Arc<App>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let reads = matches!(method, Method::GET | Method::HEAD);
    match find(&app.assets, uri.path(), &headers).filter(|_| reads) {
        Some(asset) => answer(asset, &headers),
        None => Error::NotFound.into_response(),
    }
}

fn find<'a>(assets: &'a Assets, path: &str, headers: &HeaderMap) -> Option<&'a Asset> {
    if path.starts_with(API) {
        return None;
    }
    let page = || {
        text(headers, &ACCEPT)
            .contains("text/html")
            .then(|| assets.index())
    };
    assets.get(path.trim_start_matches('/')).or_else(page)
}

fn answer(asset: &Asset, headers: &HeaderMap) -> Response {
    let (encoding, bytes) = pack(asset, text(headers, &ACCEPT_ENCODING));
    // Each encoding is its own representation and needs its own tag.
    let tag = format!("\"{}-{encoding}\"", asset.fingerprint);
    let lasting = if asset.is_immutable {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let kept = [
        (ETAG, tag.as_str()),
        (CACHE_CONTROL, lasting),
        (VARY, "accept-encoding"),
    ];
    if text(headers, &IF_NONE_MATCH)
        .split(',')
        .any(|known| known.trim() == tag)
    {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    let named = (encoding != IDENTITY).then_some([(CONTENT_ENCODING, encoding)]);
    let mut response =
        (kept, [(CONTENT_TYPE, asset.media_type)], Body::from(bytes)).into_response();
    if let Some([(name, value)]) = named {
        response
            .headers_mut()
            .insert(name, axum::http::HeaderValue::from_static(value));
    }
    response
}

const IDENTITY: &str = "identity";

/// The smallest form that the browser takes.
fn pack(asset: &Asset, accepted: &str) -> (&'static str, Bytes) {
    if let Some(packed) = asset.brotli.as_ref().filter(|_| takes(accepted, "br")) {
        ("br", packed.clone())
    } else if let Some(packed) = takes(accepted, "gzip").then(|| asset.gzip()).flatten() {
        ("gzip", packed.clone())
    } else {
        (IDENTITY, asset.plain().clone())
    }
}

fn takes(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|offer| {
        let (name, weight) = offer.split_once(';').unwrap_or((offer, ""));
        let weight = weight.trim().strip_prefix("q=").unwrap_or("1");
        let is_refused = weight.parse::<f32>().is_ok_and(|weight| weight <= 0.0);
        name.trim().eq_ignore_ascii_case(encoding) && !is_refused
    })
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_taken_unless_its_weight_is_nothing() {
        assert!(takes("gzip, deflate, br", "br"));
        assert!(takes("br;q=0.5", "br"));
        assert!(!takes("br;q=0, gzip", "br"));
        assert!(!takes("gzip", "br"));
        assert!(!takes("", "gzip"));
    }
}
