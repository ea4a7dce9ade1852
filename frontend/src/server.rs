//! The server as the app calls it: one function per endpoint, through reqwest. Nothing here keeps
//! state or tries again; `session` and `sync` decide what a failure means.

use std::time::Duration;

use lientich_shared::api::audit::{AUDIT, Page};
use lientich_shared::api::{
    self, Challenge, ChallengeRequest, ErrorCode, Join, Me, Presence, Problem, Renewal, calendar,
    members, push,
};
use lientich_shared::ids::DocId;
use lientich_shared::log::change::Hash32;
use lientich_shared::sync::wire::MEDIA_TYPE;
use lientich_shared::time::Timestamp;
use reqwest::{Method, StatusCode};
use serde::{Serialize, de::DeserializeOwned};

use crate::platform::{deflate::deflate, page};

/// Longer than any answer takes on a slow line with a full page.
const PATIENCE: Duration = Duration::from_mins(1);
/// As long as the server lets a file take.
const FILE: Duration = Duration::from_mins(5);

const JSON: &str = "application/json";

/// Smaller bodies gain less by compression than the header that tells of it costs.
const WORTH_PACKING: usize = 1_024;

/// A body with what the server must know of it.
struct Body<'a> {
    bytes: Vec<u8>,
    mime: &'a str,
    encoding: Option<&'static str>,
}

impl<'a> Body<'a> {
    fn plain(bytes: Vec<u8>, mime: &'a str) -> Self {
        Self {
            bytes,
            mime,
            encoding: None,
        }
    }

    /// Compressed, where that is worth it and the browser can.
    async fn packed(bytes: Vec<u8>, mime: &'a str) -> Self {
        if bytes.len() < WORTH_PACKING {
            return Self::plain(bytes, mime);
        }
        match deflate(&bytes).await {
            Ok(packed) => Self {
                bytes: packed,
                mime,
                encoding: Some("deflate"),
            },
            Err(_) => Self::plain(bytes, mime),
        }
    }
}

/// Why a call brought no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ServerError {
    /// No connection, or it broke: try again later.
    #[error("the server cannot be reached: {0}")]
    Unreachable(String),
    /// The server said no.
    #[error("the server refused with {code:?}")]
    Refused {
        /// Why.
        code: ErrorCode,
        /// A Vietnamese sentence for the person.
        message: String,
    },
    /// Something that is not our server answered, such as a captive portal.
    #[error("an answer of status {0} that is not ours")]
    Foreign(u16),
}

impl ServerError {
    /// Whether the server no longer knows the session.
    pub fn is_signed_out(&self) -> bool {
        self.is(ErrorCode::SignedOut)
    }

    /// Whether the school has revoked this device.
    pub fn is_revoked(&self) -> bool {
        self.is(ErrorCode::DeviceRevoked)
    }

    fn is(&self, said: ErrorCode) -> bool {
        matches!(self, Self::Refused { code, .. } if *code == said)
    }
}

/// Signs this device in by a one-time link.
pub async fn join(join: &Join) -> Result<Me, ServerError> {
    json(Method::POST, api::SESSION, Some(join)).await
}

/// Who is signed in by this device's cookie.
pub async fn me() -> Result<Me, ServerError> {
    json(Method::GET, api::SESSION, None::<&()>).await
}

/// Ends the session of this device.
pub async fn sign_out() -> Result<(), ServerError> {
    call(Method::DELETE, api::SESSION, None).await.map(|_| ())
}

/// Asks for something to sign, to get a lost session back.
pub async fn challenge(request: &ChallengeRequest) -> Result<Challenge, ServerError> {
    json(Method::POST, api::CHALLENGE, Some(request)).await
}

/// Gets a lost session back.
pub async fn renew(renewal: &Renewal) -> Result<Me, ServerError> {
    json(Method::POST, api::RENEW, Some(renewal)).await
}

/// Tells where the person is. Lost when nobody listens.
pub async fn presence(presence: &Presence) -> Result<(), ServerError> {
    let body = Body::plain(encode(presence)?, JSON);
    call(Method::POST, api::PRESENCE, Some(body))
        .await
        .map(|_| ())
}

/// The text of a starting document: a file of the app, which the service worker has.
pub async fn template(file: &str) -> Result<String, ServerError> {
    let bytes = call(Method::GET, &format!("/templates/{file}"), None).await?;
    // A server that knows no such file may answer with the app's page.
    let text = String::from_utf8(bytes).ok();
    let text = text.filter(|text| !text.starts_with('<'));
    text.ok_or(ServerError::Foreign(StatusCode::OK.as_u16()))
}

/// Who did what before an instant, or latest.
pub async fn audit(before: Option<Timestamp>) -> Result<Page, ServerError> {
    let before = before.map_or_else(String::new, |before| format!("?before={}", before.0));
    json(Method::GET, &format!("{AUDIT}{before}"), None::<&()>).await
}

/// Does something to the directory.
pub async fn keep_members(act: &members::MemberAct) -> Result<members::Changed, ServerError> {
    json(Method::POST, members::MEMBERS, Some(act)).await
}

/// Makes a sign-in link.
pub async fn invite(invite: &members::Invite) -> Result<members::Invitation, ServerError> {
    json(Method::POST, members::INVITATIONS, Some(invite)).await
}

/// The devices that the person may see.
pub async fn devices() -> Result<Vec<members::DeviceLine>, ServerError> {
    json(Method::GET, members::DEVICES, None::<&()>).await
}

/// Revokes a device.
pub async fn revoke(revoke: &members::Revoke) -> Result<members::Changed, ServerError> {
    json(Method::POST, members::DEVICES, Some(revoke)).await
}

/// Whether the person has a private calendar address.
pub async fn calendar_standing() -> Result<calendar::Subscription, ServerError> {
    json(Method::GET, calendar::CALENDAR, None::<&()>).await
}

/// Makes a private calendar address; the one before is void.
pub async fn make_calendar() -> Result<calendar::Address, ServerError> {
    json(Method::POST, calendar::CALENDAR, None::<&()>).await
}

/// Voids the private calendar address.
pub async fn end_calendar() -> Result<(), ServerError> {
    call(Method::DELETE, calendar::CALENDAR, None)
        .await
        .map(|_| ())
}

/// Whether this device is told of what is due with the app closed, and the key to ask for it.
pub async fn push_standing() -> Result<push::PushStanding, ServerError> {
    json(Method::GET, push::PUSH, None::<&()>).await
}

/// Asks to tell this device.
pub async fn push_on(wish: &push::PushWish) -> Result<(), ServerError> {
    let body = Body::plain(encode(wish)?, JSON);
    call(Method::POST, push::PUSH, Some(body)).await.map(|_| ())
}

/// Asks to tell this device no more.
pub async fn push_off() -> Result<(), ServerError> {
    call(Method::DELETE, push::PUSH, None).await.map(|_| ())
}

/// Brings a file of evidence.
pub async fn put_evidence(
    doc: DocId,
    hash: Hash32,
    mime: &str,
    bytes: Vec<u8>,
) -> Result<(), ServerError> {
    let body = Body {
        bytes,
        mime,
        encoding: None,
    };
    let path = api::evidence(doc, hash);
    let put = call_within(FILE, Method::PUT, &path, Some(body));
    put.await.map(|_| ())
}

/// The bytes of a file of evidence.
pub async fn evidence(doc: DocId, hash: Hash32) -> Result<Vec<u8>, ServerError> {
    call_within(FILE, Method::GET, &api::evidence(doc, hash), None).await
}

/// The sync verb; bodies are those of `sync::wire`.
pub async fn sync(body: Vec<u8>) -> Result<Vec<u8>, ServerError> {
    let body = Body::packed(body, MEDIA_TYPE).await;
    call(Method::POST, api::SYNC, Some(body)).await
}

async fn json<T: DeserializeOwned>(
    method: Method,
    path: &str,
    body: Option<&impl Serialize>,
) -> Result<T, ServerError> {
    let body = match body {
        Some(body) => Some(Body::plain(encode(body)?, JSON)),
        None => None,
    };
    let answer = call(method, path, body).await?;
    serde_json::from_slice(&answer).map_err(|_| ServerError::Foreign(StatusCode::OK.as_u16()))
}

async fn call(method: Method, path: &str, body: Option<Body<'_>>) -> Result<Vec<u8>, ServerError> {
    call_within(PATIENCE, method, path, body).await
}

async fn call_within(
    patience: Duration,
    method: Method,
    path: &str,
    body: Option<Body<'_>>,
) -> Result<Vec<u8>, ServerError> {
    let url = format!("{}{path}", page::origin());
    let mut request = reqwest::Client::new()
        .request(method, url)
        .timeout(patience);
    if let Some(body) = body {
        if let Some(encoding) = body.encoding {
            request = request.header("content-encoding", encoding);
        }
        request = request.header("content-type", body.mime).body(body.bytes);
    }
    let response = request.send().await.map_err(unreachable)?;
    let status = response.status();
    let answer = response.bytes().await.map_err(unreachable)?;
    if status.is_success() {
        return Ok(answer.to_vec());
    }
    match serde_json::from_slice::<Problem>(&answer) {
        Ok(Problem { code, message }) => Err(ServerError::Refused { code, message }),
        Err(_) => Err(ServerError::Foreign(status.as_u16())),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn unreachable(error: reqwest::Error) -> ServerError {
    ServerError::Unreachable(error.to_string())
}

fn encode(body: &impl Serialize) -> Result<Vec<u8>, ServerError> {
    // Our bodies hold nothing that JSON cannot say.
    serde_json::to_vec(body).map_err(|error| ServerError::Unreachable(error.to_string()))
}
