//! Who is calling, as an extractor: a handler that names [`Caller`] runs for signed-in devices only.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};

use crate::app::App;
use crate::error::Error;
use crate::session::token_hash;
use crate::store::Session;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Name of the cookie. Behind TLS the prefix makes browsers insist on `Secure` and on this host.
pub(super) fn cookie_name(is_secure: bool) -> &'static str {
    if is_secure {
        "__Host-lientich"
    } else {
        "lientich"
    }
}

/// A device that is signed in and valid.
#[derive(Debug, Clone, Copy)]
pub(super) struct Caller(pub(super) Session);

/// A device that is signed in, perhaps revoked since.
#[derive(Debug, Clone, Copy)]
pub(super) struct AnyCaller(pub(super) Session);

/// The address that a request came from, before the trusted proxies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Address(pub(super) IpAddr);

impl FromRequestParts<Arc<App>> for AnyCaller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Error> {
        let token = token(&parts.headers, app.reach.is_secure).ok_or(Error::SignedOut)?;
        let session = app.store.session(token_hash(token)).await?;
        session.map(Self).ok_or(Error::SignedOut)
    }
}

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Error> {
        let AnyCaller(session) = AnyCaller::from_request_parts(parts, app).await?;
        if session.is_revoked {
            Err(Error::DeviceRevoked)
        } else {
            Ok(Self(session))
        }
    }
}

impl FromRequestParts<Arc<App>> for Address {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Error> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        // Only a router called without a connection, as in a test, has no peer.
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
        let lines = parts.headers.get_all(FORWARDED_FOR).iter();
        // What is no text is written by no proxy: it counts as a word that cannot be read.
        let lines: Vec<&str> = lines.map(|line| line.to_str().unwrap_or("?")).collect();
        Ok(Self(app.reach.proxies.client(peer, &lines)))
    }
}

/// The session's token among the cookies of a request.
pub(super) fn token(headers: &HeaderMap, is_secure: bool) -> Option<&str> {
    let cookies = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == cookie_name(is_secure))
        .map(|(_, value)| value)
}
