//! What screens need of keys to sign a plan and to check a signed Edition: the device's own key and the browser's
//! arithmetic. What is signed, and what must hold, `shared::plan` says. Works without a network.

use leptos::prelude::*;
use lientich_shared::log::change::Act;
use lientich_shared::log::sign_off::Sign;
use lientich_shared::plan::edition::{self, Edition, Fault};

use crate::device::{self, DeviceError};
use crate::plan_store::{DispatchError, PlanStore};
use crate::platform::clock;
use crate::platform::error::PlatformError;
use crate::platform::keys;
use crate::session::Session;

/// Why a plan was not signed. Nothing of it is in the plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SigningError {
    /// Nobody is signed in.
    #[error("nobody is signed in on this device")]
    SignedOut,
    /// The device's key is gone or does not sign.
    #[error(transparent)]
    Device(#[from] DeviceError),
    /// `WebCrypto` gave a signature of another length.
    #[error("a signature of {0} bytes")]
    Signature(usize),
    /// The plan did not take it.
    #[error(transparent)]
    Dispatch(#[from] DispatchError),
}

/// Signs what was drafted with this device's key, at this moment, and puts it into the plan.
pub async fn sign(session: Session, plan: PlanStore, mut sign: Sign) -> Result<(), SigningError> {
    let me = untrack(|| session.me()).ok_or(SigningError::SignedOut)?;
    sign.at = clock::now();
    let bytes = sign.signed_bytes(me.school, plan.doc(), me.person);
    let signature = session.sign(&bytes).await?;
    sign.signature = signature
        .try_into()
        .map_err(|bytes: Vec<u8>| SigningError::Signature(bytes.len()))?;
    plan.dispatch(Act::Sign(Box::new(sign)))?;
    Ok(())
}

/// Everything that is wrong with an Edition, by the key that this device knows the school's server by.
pub async fn verify(session: Session, edition: &Edition) -> Result<Vec<Fault>, PlatformError> {
    let server = untrack(|| session.me()).and_then(|me| device::unhex(&me.server_key));
    let mut held = Vec::new();
    for proof in edition::proofs(edition) {
        if keys::verify(&proof.key, &proof.bytes, &proof.signature).await? {
            held.push(proof.subject);
        }
    }
    let holds = |proof: &edition::Proof| held.contains(&proof.subject);
    Ok(edition::verify(edition, server.as_deref(), holds))
}
