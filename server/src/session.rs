//! Signing in by link, coming back by key, signing out. No passwords: a device holds a signing key
//! that never leaves it, and a cookie that it can have again for a signature.

use std::net::IpAddr;

use hmac::{Hmac, Mac as _};
use lientich_shared::api::audit::Deed;
use lientich_shared::api::{Challenge, Event, Join, Me, Renewal};
use lientich_shared::directory::DeviceCertificate;
use lientich_shared::ids::{DeviceId, SchoolId};
use lientich_shared::text::is_unseen;
use lientich_shared::time::Timestamp;
use sha2::Sha256;

use crate::app::App;
use crate::audit;
use crate::crypto::{self, from_hex, hex};
use crate::directories::Scope;
use crate::error::Error;
use crate::store::{Device, Invitation, Session, TokenHash};

/// How long a device has to answer a challenge.
const CHALLENGE_MS: i64 = 5 * 60_000;
/// Longest name of a device that is kept, in characters.
const MAX_LABEL: usize = 80;
/// Bytes of a nonce: time, randomness, seal.
const NONCE: usize = 8 + 16 + 32;

/// A session's token: goes into the cookie, and nowhere else.
pub struct Token(String);

impl Token {
    /// Draws a new one of 256 bits.
    pub fn draw(app: &App) -> Self {
        Self(hex(&app.random::<32>()))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    pub fn hash(&self) -> TokenHash {
        token_hash(&self.0)
    }
}

/// What is kept of a token.
pub fn token_hash(token: &str) -> TokenHash {
    crypto::hash(token.as_bytes())
}

/// Lets those on who hold a link; others share what strangers of their address may ask.
pub async fn admit_invited(app: &App, address: IpAddr, join: &Join) -> Result<(), Error> {
    let link = app.store.invitation(token_hash(&join.token)).await?;
    match link.map(|link| link.device) {
        Some(None) => Ok(()),
        Some(Some(device)) => app.limits.coming_back(device, address),
        None => app.limits.stranger(address),
    }
}

/// Lets a known device ask by its own measure; others share what strangers of their address may ask.
pub async fn admit_device(app: &App, address: IpAddr, device: DeviceId) -> Result<(), Error> {
    match app.store.device(device).await? {
        Some(_) => app.limits.coming_back(device, address),
        None => app.limits.stranger(address),
    }
}

/// Takes a device in by a one-time link. The device that was taken in by it may come by it again
/// until the link expires: the first answer may have been lost on its way.
pub async fn join(app: &App, join: &Join) -> Result<(Me, Token), Error> {
    let public_key = proven_key(join)?;
    let link = token_hash(&join.token);
    loop {
        let invitation = app.store.invitation(link).await?;
        let invitation = invitation.ok_or(Error::LinkInvalid)?;
        if invitation.expires <= app.clock.now() {
            return Err(Error::LinkInvalid);
        }
        if let Some(device) = invitation.device {
            return join_again(app, link, device, &public_key).await;
        }
        let device = Device {
            certificate: certify(app, &invitation, public_key.clone(), app.clock.now()),
            label: label(join),
            invited_by: invitation.invited_by,
        };
        let token = Token::draw(app);
        // Another request of this device, or of another one, may have been quicker: look again.
        if app.store.redeem(link, &device, token.hash()).await? {
            tracing::info!(device = %device.certificate.device, "device joined");
            tell_drafters(app, invitation.school).await;
            return Ok((me(app, device.certificate), token));
        }
    }
}

/// The key that a device has shown to be its own.
fn proven_key(join: &Join) -> Result<Vec<u8>, Error> {
    if join.signature.is_empty() {
        return Err(Error::Upgrade);
    }
    let public_key = from_hex(&join.public_key).filter(|key| crypto::is_public_key(key));
    let public_key = public_key.ok_or_else(|| Error::Malformed("public key".to_owned()))?;
    let signature = from_hex(&join.signature).unwrap_or_default();
    if !crypto::verify(&public_key, &join.signed_bytes(), &signature) {
        return Err(Error::Malformed("signature of the device".to_owned()));
    }
    Ok(public_key)
}

async fn join_again(
    app: &App,
    link: TokenHash,
    device: DeviceId,
    public_key: &[u8],
) -> Result<(Me, Token), Error> {
    let device = app.store.device(device).await?;
    let device = device.filter(|device| device.certificate.public_key == public_key);
    let certificate = device.ok_or(Error::LinkInvalid)?.certificate;
    if certificate.revoked.is_some() {
        return Err(Error::DeviceRevoked);
    }
    let (token, now) = (Token::draw(app), app.clock.now());
    let session = token.hash();
    let again = app
        .store
        .redeem_again(link, certificate.device, now, session);
    if !again.await? {
        return Err(Error::LinkInvalid);
    }
    tracing::info!(device = %certificate.device, "device joined again");
    Ok((me(app, certificate), token))
}

fn label(join: &Join) -> String {
    let shown = join.label.chars().filter(|c| !is_unseen(*c));
    shown.take(MAX_LABEL).collect()
}

/// Drafters verify batches of the new device: their directory is out of date.
async fn tell_drafters(app: &App, school: SchoolId) {
    // The device has joined whether or not anybody can be told.
    let Ok(roll) = app.roll(school).await else {
        return;
    };
    let event = Event::Directory {
        version: roll.directory.version,
    };
    app.bells.ring(school, |listener| {
        (roll.scope_on(listener.person, listener.device) == Scope::Log).then_some(event)
    });
}

/// Who is signed in.
pub async fn current(app: &App, session: &Session) -> Result<Me, Error> {
    let device = app
        .store
        .device(session.device)
        .await?
        .ok_or(Error::SignedOut)?;
    Ok(me(app, device.certificate))
}

/// Signs a device out and ends its event streams.
pub async fn end(app: &App, token: &str) -> Result<(), Error> {
    let token = token_hash(token);
    // Strangers take no turn of those who write.
    let Some(session) = app.store.session(token).await? else {
        return Ok(());
    };
    app.store.end_session(token).await?;
    // Whoever uses the device next is told nothing of this person's work.
    app.store.end_push(session.device).await?;
    audit::did(app, &session, Deed::SignedOut).await?;
    app.bells
        .hang_up(session.school, |listener| listener.device == session.device);
    Ok(())
}

/// What a device must sign to come back. Says nothing of whether the device is known, and keeps
/// nothing, so that strangers can neither learn nor fill anything.
pub fn challenge(app: &App, device: DeviceId) -> Challenge {
    let mut nonce = app.clock.now().0.to_be_bytes().to_vec();
    nonce.extend(app.random::<16>());
    nonce.extend(seal(app, device, &nonce).finalize().into_bytes());
    Challenge { nonce: hex(&nonce) }
}

/// Gives a device its session back for a signature on a challenge.
pub async fn renew(app: &App, renewal: &Renewal) -> Result<(Me, Token), Error> {
    let challenged = challenged_at(app, renewal).ok_or(Error::SignedOut)?;
    let now = app.clock.now();
    let device = app
        .store
        .device(renewal.device)
        .await?
        .ok_or(Error::SignedOut)?;
    let challenge = Challenge {
        nonce: renewal.nonce.clone(),
    };
    let signature = from_hex(&renewal.signature).unwrap_or_default();
    let signed = challenge.signed_bytes(renewal.device);
    let is_late = challenged.0 + CHALLENGE_MS < now.0;
    if is_late || !crypto::verify(&device.certificate.public_key, &signed, &signature) {
        return Err(Error::SignedOut);
    }
    if device.certificate.revoked.is_some() {
        return Err(Error::DeviceRevoked);
    }
    let token = Token::draw(app);
    if !app
        .store
        .renew(renewal.device, challenged, now, token.hash())
        .await?
    {
        return Err(Error::SignedOut);
    }
    Ok((me(app, device.certificate), token))
}

/// When this server made the challenge, if it did.
fn challenged_at(app: &App, renewal: &Renewal) -> Option<Timestamp> {
    let nonce = from_hex(&renewal.nonce).filter(|nonce| nonce.len() == NONCE)?;
    let (sealed, tag) = nonce.split_at(NONCE - 32);
    seal(app, renewal.device, sealed).verify_slice(tag).ok()?;
    let time = sealed.first_chunk::<8>()?;
    Some(Timestamp(i64::from_be_bytes(*time)))
}

fn seal(app: &App, device: DeviceId, nonce: &[u8]) -> Hmac<Sha256> {
    let key = app.key.to_bytes();
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("HMAC takes keys of any length");
    mac.update(b"lientich-challenge-1");
    mac.update(&device.0.to_be_bytes());
    mac.update(nonce);
    mac
}

fn certify(
    app: &App,
    invitation: &Invitation,
    public_key: Vec<u8>,
    now: Timestamp,
) -> DeviceCertificate {
    let mut certificate = DeviceCertificate {
        school: invitation.school,
        device: DeviceId(u128::from_be_bytes(app.random())),
        person: invitation.person,
        public_key,
        issued: now,
        revoked: None,
        signature: Vec::new(),
    };
    certificate.signature = app.key.sign(&certificate.signed_bytes());
    certificate
}

fn me(app: &App, certificate: DeviceCertificate) -> Me {
    Me {
        school: certificate.school,
        person: certificate.person,
        device: certificate.device,
        certificate,
        server_key: hex(&app.key.public()),
    }
}
