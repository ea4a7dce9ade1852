//! Judges signatures, consents and steps beyond who may do them: what a signature is on, whether
//! anything stands in its way, and the Edition that two of them make.

use lientich_shared::directory::Role;
use lientich_shared::ids::{DeviceId, PersonId};
use lientich_shared::log::bundle::Certificate;
use lientich_shared::log::change::{Act, Change, NodeId, Side};
use lientich_shared::log::document::{Document, Version};
use lientich_shared::log::sign_off::{Sign, Step};
use lientich_shared::log::talk::Consult;
use lientich_shared::log::verdict::Refusal;
use lientich_shared::permissions::signing;
use lientich_shared::plan::content::{self, Content};
use lientich_shared::plan::edition::{Body, Edition, Signed};
use lientich_shared::plan::sign_off::{self, SignOff};
use lientich_shared::plan::view::{Meta, PlanKind};

use super::Writer;
use super::run::MAX_EDITION;
use crate::crypto;

/// Judges a formal act whose author may do acts of its kind. Gives the Edition that it makes,
/// numbered as told.
pub(super) fn judge(
    document: &Document,
    writer: &Writer,
    change: &Change,
    number: u32,
) -> Result<Option<Edition>, Refusal> {
    match &change.act {
        Act::Sign(sign) => judge_signature(document, writer, change, sign, number),
        Act::Consent { node, .. } => judge_consent(document, *node).map(|()| None),
        // Asking says what is asked, how, and until when.
        Act::Step {
            step: Step::Consulting,
            ..
        } => Err(Refusal::Malformed),
        Act::Consult(asked) => judge_consultation(document, writer, asked).map(|()| None),
        Act::Step { follows, step } => {
            let stand = SignOff::of(document).stand;
            let fits = *follows == stand.since && follows_on(document, stand.step, *step);
            fits.then_some(None).ok_or(Refusal::OutOfStep)
        }
        _ => Ok(None),
    }
}

/// A round follows the current step, and leaves people time: a day that is over is none.
fn judge_consultation(
    document: &Document,
    writer: &Writer,
    asked: &Consult,
) -> Result<(), Refusal> {
    let stand = SignOff::of(document).stand;
    let follows =
        asked.follows == stand.since && follows_on(document, stand.step, Step::Consulting);
    (follows && writer.roll.day <= asked.until)
        .then_some(())
        .ok_or(Refusal::OutOfStep)
}

fn follows_on(document: &Document, from: Step, to: Step) -> bool {
    let kind = Meta::of(document).kind;
    sign_off::next_steps(kind, from).contains(&to)
}

/// Ban nữ công binds what is theirs, or was when they consented to it, and nothing else.
fn judge_consent(document: &Document, node: NodeId) -> Result<(), Refusal> {
    let is_theirs = document.side(node) == Some(Side::Women);
    let was_theirs = || {
        let consents = SignOff::of(document).consents;
        consents.iter().any(|consent| consent.node == node)
    };
    (is_theirs || was_theirs())
        .then_some(())
        .ok_or(Refusal::NoSuchTarget)
}

fn judge_signature(
    document: &Document,
    writer: &Writer,
    change: &Change,
    sign: &Sign,
    number: u32,
) -> Result<Option<Edition>, Refusal> {
    let sign_off = SignOff::of(document);
    check_signer(writer, document, sign, &sign_off)?;
    let signature = sign_off.signature(document, change.id, writer.author.person, sign);
    let is_new = !sign_off.is_signed_by_both(sign.content);
    // Who has not heard that the plan was taken back signed what it was before.
    let is_due = sign_off.is_open() && sign_off.is_up_to_date(&signature);
    if !is_due || !is_new || !sign_off.continues(document, &signature.version) {
        return Err(Refusal::OutOfStep);
    }
    let content = signed_content(document, &signature.version, &sign_off)?;
    if content::hash(&content) != sign.content {
        return Err(Refusal::ContentMismatch);
    }
    let partner = sign_off
        .partner(&signature)
        .and_then(|partner| document.change(partner.change));
    let Some(partner) = partner else {
        return Ok(None);
    };
    let signatures = pair(document, writer, &partner, sign).ok_or(Refusal::Malformed)?;
    let body = Body {
        school: writer.roll.directory.school.id,
        doc: document.id(),
        number,
        registered: writer.now,
        content,
        signatures,
        server_key: writer.key.public(),
    };
    let seal = writer.key.sign(&body.sealed_bytes());
    Ok(Some(Edition { body, seal }))
}

/// The earlier signature and the one that makes the Edition, with their certificates.
fn pair(
    document: &Document,
    writer: &Writer,
    partner: &Change,
    sign: &Sign,
) -> Option<Vec<Signed>> {
    let Act::Sign(theirs) = &partner.act else {
        return None;
    };
    let device = document.author(partner.id.replica)?.device;
    Some(vec![
        signed(writer, device, theirs)?,
        signed(writer, writer.author.device, sign)?,
    ])
}

/// The signer holds the post, did not sign for the other side, and the signature is their device's.
fn check_signer(
    writer: &Writer,
    document: &Document,
    sign: &Sign,
    sign_off: &SignOff,
) -> Result<(), Refusal> {
    let (directory, person) = (&writer.roll.directory, writer.author.person);
    let wish = (sign.side, sign.post, sign.capacity);
    let may = signing::may_sign(directory, sign_off, person, writer.roll.day, wish);
    if !may || signing::has_signed_for_other(sign_off, person, sign.content, sign.side) {
        return Err(Refusal::NotAllowed);
    }
    let bytes = sign.signed_bytes(directory.school.id, document.id(), person);
    let certificate = certificate(writer, writer.author.device).ok_or(Refusal::Malformed)?;
    crypto::verify(&certificate.public_key, &bytes, &sign.signature)
        .then_some(())
        .ok_or(Refusal::Malformed)
}

/// The content of a version in whose way nothing stands.
fn signed_content(
    document: &Document,
    version: &Version,
    sign_off: &SignOff,
) -> Result<Vec<u8>, Refusal> {
    let signed = document.as_of(version);
    if !sign_off::obstacles(&signed, &sign_off.consents).is_empty() {
        return Err(Refusal::OutOfStep);
    }
    let content = Content::of(&signed);
    let kind = PlanKind::from_code(&content.kind);
    if !sign_off::is_passed(document, kind, sign_off.stand) {
        return Err(Refusal::OutOfStep);
    }
    let content = content.to_bytes();
    if MAX_EDITION < content.len() {
        return Err(Refusal::Malformed);
    }
    Ok(content)
}

fn certificate(writer: &Writer, device: DeviceId) -> Option<Certificate> {
    let devices = &writer.roll.directory.devices;
    devices
        .iter()
        .find(|known| known.device == device)?
        .to_bundle()
}

fn signed(writer: &Writer, device: DeviceId, sign: &Sign) -> Option<Signed> {
    let certificate = certificate(writer, device)?;
    let name = writer.roll.directory.name(certificate.person)?;
    let position = position(writer, certificate.person, sign);
    Some(Signed::new(sign, &certificate, name, position))
}

/// The post by which somebody signed, as it is printed.
fn position(writer: &Writer, person: PersonId, sign: &Sign) -> &'static str {
    let posts = writer.roll.directory.posts.iter();
    let mut held = posts.filter(|post| post.id == sign.post && post.person == person);
    match held.next().map(|post| post.role) {
        Some(Role::Principal) => "Hiệu trưởng",
        Some(Role::VicePrincipal) => "Phó Hiệu trưởng",
        Some(Role::UnionChair) => "Chủ tịch Công đoàn",
        _ => "",
    }
}
