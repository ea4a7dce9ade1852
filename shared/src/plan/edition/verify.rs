//! Whether a signed Edition holds. The arithmetic of P-256 is the caller's (`WebCrypto` in the app,
//! a library on the server): [`proofs`] says which signatures must hold, [`verify`] what follows.

use super::{Edition, Signed};
use crate::log::bundle;
use crate::log::change::Side;
use crate::plan::content::Content;

/// Whose signature a proof is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The server's seal on the whole.
    Seal,
    /// The server's word on the device of the signature with this index.
    Certificate(usize),
    /// The signature with this index.
    Signature(usize),
}

/// A signature that must hold: P-256 with SHA-256, r then s.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Whose.
    pub subject: Subject,
    /// By which key: an uncompressed SEC1 point.
    pub key: Vec<u8>,
    /// Over what.
    pub bytes: Vec<u8>,
    /// The signature.
    pub signature: Vec<u8>,
}

/// What is wrong with an Edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It was sealed by another server than the expected one.
    #[error("sealed by another server")]
    ForeignServer,
    /// Content, number, time, names or signatures are not those that the server sealed.
    #[error("the server's seal does not hold: something in the file was altered")]
    BrokenSeal,
    /// The server never certified the device of the signature with this index.
    #[error("signature {}: the certificate of its device does not hold", .0 + 1)]
    BrokenCertificate(usize),
    /// The signature with this index is not on this content.
    #[error("signature {}: it is not a signature on this content", .0 + 1)]
    BrokenSignature(usize),
    /// There are not exactly one signature of the management and one of the union.
    #[error("not signed by both sides, once each")]
    NotBothSides,
    /// One person signed for both sides.
    #[error("signed by one person for both sides")]
    OnePerson,
    /// The content is not that of a plan that this version can read.
    #[error("the content cannot be read")]
    UnreadableContent,
}

/// The signatures that must hold. One with a side or capacity that this version does not know gives
/// no proof of itself, and [`verify`] counts it as broken.
pub fn proofs(edition: &Edition) -> Vec<Proof> {
    let body = &edition.body;
    let mut proofs = vec![Proof {
        subject: Subject::Seal,
        key: body.server_key.clone(),
        bytes: body.sealed_bytes(),
        signature: edition.seal.clone(),
    }];
    for (index, signed) in body.signatures.iter().enumerate() {
        proofs.push(Proof {
            subject: Subject::Certificate(index),
            key: body.server_key.clone(),
            bytes: certified_bytes(edition, signed),
            signature: signed.certificate.clone(),
        });
        if let Some(act) = signed.as_act(&body.content) {
            proofs.push(Proof {
                subject: Subject::Signature(index),
                key: signed.public_key.clone(),
                bytes: act.signed_bytes(body.school, body.doc, signed.person),
                signature: signed.signature.clone(),
            });
        }
    }
    proofs
}

fn certified_bytes(edition: &Edition, signed: &Signed) -> Vec<u8> {
    bundle::certified_bytes(
        edition.body.school,
        signed.device,
        signed.person,
        &signed.public_key,
        signed.certified,
    )
}

/// Everything that is wrong with an Edition; nothing if it holds. `server` is the key that the
/// reader knows the school's server by; `None` trusts the one in the file. `holds` answers for a
/// [`Proof`]; an app that must wait for answers asks for them all first.
pub fn verify(
    edition: &Edition,
    server: Option<&[u8]>,
    holds: impl Fn(&Proof) -> bool,
) -> Vec<Fault> {
    let body = &edition.body;
    let mut faults = Vec::new();
    if server.is_some_and(|server| server != body.server_key) {
        faults.push(Fault::ForeignServer);
    }
    let held: Vec<Subject> = proofs(edition)
        .into_iter()
        .filter(holds)
        .map(|proof| proof.subject)
        .collect();
    let mut need = |subject, fault| {
        if !held.contains(&subject) {
            faults.push(fault);
        }
    };
    need(Subject::Seal, Fault::BrokenSeal);
    for index in 0..body.signatures.len() {
        need(Subject::Certificate(index), Fault::BrokenCertificate(index));
        need(Subject::Signature(index), Fault::BrokenSignature(index));
    }
    faults.extend(parties(&body.signatures));
    if Content::from_bytes(&body.content).is_err() {
        faults.push(Fault::UnreadableContent);
    }
    faults
}

fn parties(signatures: &[Signed]) -> Option<Fault> {
    let [one, other] = signatures else {
        return Some(Fault::NotBothSides);
    };
    match (one.side(), other.side()) {
        _ if one.person == other.person => Some(Fault::OnePerson),
        (Some(Side::Bgh), Some(Side::Bch)) | (Some(Side::Bch), Some(Side::Bgh)) => None,
        _ => Some(Fault::NotBothSides),
    }
}
