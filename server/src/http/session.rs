//! Signing in, coming back, signing out; the cookie.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use lientich_shared::api::{Challenge, ChallengeRequest, Join, Me, Renewal};

use super::caller::{Address, Caller, cookie_name, token};
use super::json::Json;
use crate::app::App;
use crate::error::Error;
use crate::session::{self, Token};

/// As long as browsers keep a cookie; they cut it to 400 days.
const COOKIE_SECONDS: u32 = 400 * 86_400;

type SignedIn = ([(HeaderName, String); 1], axum::Json<Me>);

pub(super) async fn join(
    State(app): State<Arc<App>>,
    Address(address): Address,
    Json(body): Json<Join>,
) -> Result<SignedIn, Error> {
    session::admit_invited(&app, address, &body).await?;
    let (me, token) = session::join(&app, &body).await?;
    Ok(signed_in(&app, me, &token))
}

pub(super) async fn challenge(
    State(app): State<Arc<App>>,
    Address(address): Address,
    Json(body): Json<ChallengeRequest>,
) -> Result<axum::Json<Challenge>, Error> {
    session::admit_device(&app, address, body.device).await?;
    Ok(axum::Json(session::challenge(&app, body.device)))
}

pub(super) async fn renew(
    State(app): State<Arc<App>>,
    Address(address): Address,
    Json(body): Json<Renewal>,
) -> Result<SignedIn, Error> {
    session::admit_device(&app, address, body.device).await?;
    let (me, token) = session::renew(&app, &body).await?;
    Ok(signed_in(&app, me, &token))
}

pub(super) async fn me(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
) -> Result<axum::Json<Me>, Error> {
    session::current(&app, &session).await.map(axum::Json)
}

pub(super) async fn end(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<(StatusCode, [(HeaderName, String); 1]), Error> {
    if let Some(token) = token(&headers, app.reach.is_secure) {
        session::end(&app, token).await?;
    }
    Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, cookie(&app, "", 0))]))
}

fn signed_in(app: &App, me: Me, token: &Token) -> SignedIn {
    (
        [(SET_COOKIE, cookie(app, token.as_str(), COOKIE_SECONDS))],
        axum::Json(me),
    )
}

fn cookie(app: &App, value: &str, seconds: u32) -> String {
    let name = cookie_name(app.reach.is_secure);
    let secure = if app.reach.is_secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}")
}
