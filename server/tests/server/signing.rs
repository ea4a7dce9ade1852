//! Both sides sign: in any order, offline, on the same content; and everything that must not count
//! as a signature.

use lientich_shared::directory::Role;
use lientich_shared::ids::{PersonId, PostId};
use lientich_shared::log::change::{Act, Hash32, Side};
use lientich_shared::log::edit;
use lientich_shared::log::sign_off::{Capacity, Sign, Step};
use lientich_shared::log::verdict::Refusal;
use lientich_shared::plan::content::Content;
use lientich_shared::plan::edition::{self, Edition, Fault, Signed};
use lientich_shared::plan::sign_off::{self, Obstacle, SignOff, content_hash};
use p256::ecdsa;
use p256::ecdsa::signature::Signer as _;

use crate::device::Device;
use crate::school::{CHAIR, PRINCIPAL, SCHOOL};
use crate::table::{
    Table, held, post, sign, sign_as_chair, sign_as_principal, signed, take_in, to_signing,
    type_at_end, verdicts,
};

/// Principal and chair of the union in one person.
const BOTH: PersonId = PersonId(0xb7);

/// Makes a forgery of an honest signature.
type Forgery<'a> = &'a dyn Fn(&mut Sign);

fn faults(edition: &Edition, server: &[u8]) -> Vec<Fault> {
    edition::verify(edition, Some(server), |proof| {
        lientich_server::crypto::verify(&proof.key, &proof.bytes, &proof.signature)
    })
}

#[tokio::test]
async fn two_signatures_made_offline_make_one_edition_in_either_order() {
    for principal_first in [true, false] {
        let mut table = Table::set().await;
        sign_as_principal(&mut table.principal);
        sign_as_chair(&mut table.chair);
        let (first, second) = if principal_first {
            (&mut table.principal, &mut table.chair)
        } else {
            (&mut table.chair, &mut table.principal)
        };
        assert_eq!(verdicts(first).await, [None]);
        assert!(first.editions.is_empty(), "one side alone issues nothing");
        assert_eq!(verdicts(second).await, [None]);
        table.meet().await;
        for device in [&table.principal, &table.chair, &table.women] {
            assert_eq!(device.editions.len(), 1);
            let sign_off = SignOff::of(&device.document);
            assert_eq!(sign_off.pairs.len(), 1);
            assert_eq!(sign_off.stand.step, Step::Issued);
        }
        let edition = Edition::from_bytes(&table.women.editions[0].content).unwrap();
        assert_eq!(faults(&edition, &table.school.key.public()), []);
        let sides: Vec<_> = edition.body.signatures.iter().map(Signed::side).collect();
        let names: Vec<&str> = edition
            .body
            .signatures
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        if principal_first {
            assert_eq!(sides, [Some(Side::Bgh), Some(Side::Bch)]);
            assert_eq!(names, ["Nguyễn Thị Minh", "Lê Văn Công"]);
        } else {
            assert_eq!(sides, [Some(Side::Bch), Some(Side::Bgh)]);
        }
    }
}

#[tokio::test]
async fn staff_receive_the_signed_edition_and_no_log() {
    let mut table = Table::set().await;
    let mut teacher = table.school.device(crate::school::TEACHER).await;
    teacher.sync().await;
    sign_as_principal(&mut table.principal);
    sign_as_chair(&mut table.chair);
    table.meet().await;
    teacher.sync().await;
    assert!(teacher.document.is_empty());
    let content = edition::content_of(&teacher.editions[0].content).unwrap();
    assert_eq!(content, Content::of(&table.principal.document));
}

#[tokio::test]
async fn one_flipped_bit_in_a_signed_edition_does_not_hold() {
    let mut table = Table::set().await;
    sign_as_principal(&mut table.principal);
    sign_as_chair(&mut table.chair);
    table.meet().await;
    let bytes = table.chair.editions[0].content.clone();
    let key = table.school.key.public();
    for byte in 0..bytes.len() {
        let mut altered = bytes.clone();
        altered[byte] ^= 1 << (byte % 8);
        let holds = Edition::from_bytes(&altered).is_ok_and(|read| faults(&read, &key).is_empty());
        assert!(!holds, "byte {byte} was altered");
    }
}

#[tokio::test]
async fn an_edit_between_the_signatures_makes_two_contents_and_no_edition() {
    let mut table = Table::set().await;
    sign_as_principal(&mut table.principal);
    let clause = table.clause;
    type_at_end(&mut table.chair, clause, " Mỗi quý một lần.");
    sign_as_chair(&mut table.chair);
    table.meet().await;
    assert!(table.women.editions.is_empty());
    let sign_off = SignOff::of(&table.women.document);
    assert_eq!(sign_off.signatures.len(), 2);
    assert_eq!(sign_off.pairs, []);
    let now = content_hash(&table.women.document);
    let on_now: Vec<Side> = sign_off.on(now).map(|signature| signature.side).collect();
    assert_eq!(on_now, [Side::Bch]);
    // The principal signs what the chair has signed.
    sign_as_principal(&mut table.principal);
    assert_eq!(verdicts(&mut table.principal).await, [None]);
    assert_eq!(table.principal.editions.len(), 1);
}

#[tokio::test]
async fn a_late_offline_edit_is_the_draft_of_the_amendment() {
    let mut table = Table::set().await;
    let mut phone = table.school.device(CHAIR).await;
    phone.sync().await;
    type_at_end(&mut phone, table.clause, " Có Ban Nữ công dự.");
    sign_as_principal(&mut table.principal);
    sign_as_chair(&mut table.chair);
    table.principal.sync().await;
    table.chair.sync().await;
    assert_eq!(verdicts(&mut phone).await, [None]);
    table.meet().await;
    let first = edition::content_of(&table.chair.editions[0].content).unwrap();
    assert_eq!(first.parts[0].text, "Họp liên tịch mỗi tháng.");
    to_signing(&mut table.principal);
    table.meet().await;
    sign_as_chair(&mut table.chair);
    sign_as_principal(&mut table.principal);
    table.meet().await;
    assert_eq!(table.chair.editions.len(), 2);
    let second = Edition::from_bytes(&table.chair.editions[1].content).unwrap();
    assert_eq!(second.body.number, 2);
    assert_eq!(faults(&second, &table.school.key.public()), []);
    let second = edition::content_of(&table.chair.editions[1].content).unwrap();
    assert_eq!(
        second.parts[0].text,
        "Họp liên tịch mỗi tháng. Có Ban Nữ công dự."
    );
}

#[tokio::test]
async fn a_plan_is_signed_at_the_step_of_signing_only() {
    let mut table = Table::drafting().await;
    sign_as_chair(&mut table.chair);
    assert_eq!(verdicts(&mut table.chair).await, [Some(Refusal::OutOfStep)]);
    // Both open the signing and sign without a network: the second opening is void, the signature is not.
    for device in [&mut table.principal, &mut table.chair] {
        to_signing(device);
    }
    sign_as_principal(&mut table.principal);
    sign_as_chair(&mut table.chair);
    assert_eq!(verdicts(&mut table.principal).await, [None; 5]);
    let void = Some(Refusal::OutOfStep);
    assert_eq!(
        verdicts(&mut table.chair).await,
        [void, void, void, void, None]
    );
    assert_eq!(table.chair.editions.len(), 1);
}

#[tokio::test]
async fn a_plan_that_was_taken_back_meanwhile_is_not_signed() {
    let mut table = Table::set().await;
    sign_as_chair(&mut table.chair);
    let follows = SignOff::of(&table.principal.document).stand.since;
    let step = Step::Revised;
    table.principal.write(Act::Step { follows, step });
    assert_eq!(verdicts(&mut table.principal).await, [None]);
    assert_eq!(verdicts(&mut table.chair).await, [Some(Refusal::OutOfStep)]);
}

/// The chair thinks better of it; the principal opens the signing again alone.
#[tokio::test]
async fn what_was_signed_before_a_plan_was_taken_back_makes_no_edition_later() {
    let mut table = Table::set().await;
    // Has not heard of the chair's second thoughts, and signs later.
    let mut tablet = table.school.device(PRINCIPAL).await;
    tablet.sync().await;
    sign_as_chair(&mut table.chair);
    table.meet().await;
    let follows = SignOff::of(&table.chair.document).stand.since;
    let step = Step::Revised;
    table.chair.write(Act::Step { follows, step });
    assert_eq!(verdicts(&mut table.chair).await, [None]);
    table.meet().await;
    to_signing(&mut table.principal);
    sign_as_principal(&mut table.principal);
    assert_eq!(verdicts(&mut table.principal).await, [None; 3]);
    sign_as_principal(&mut tablet);
    assert_eq!(verdicts(&mut tablet).await, [Some(Refusal::OutOfStep)]);
    table.meet().await;
    assert!(table.principal.editions.is_empty());
    let content = content_hash(&table.chair.document);
    let sign_off = SignOff::of(&table.chair.document);
    let signed: Vec<_> = sign_off.on(content).map(|one| one.side).collect();
    assert_eq!(signed, [Side::Bgh], "the chair is asked again");
    sign_as_chair(&mut table.chair);
    assert_eq!(verdicts(&mut table.chair).await, [None]);
    assert_eq!(table.chair.editions.len(), 1);
}

/// The chair signed one wording, both signed another; the principal goes back to the first alone.
#[tokio::test]
async fn an_old_signature_makes_no_amendment() {
    let mut table = Table::set().await;
    let clause = table.clause;
    sign_as_chair(&mut table.chair);
    table.meet().await;
    let added = type_at_end(&mut table.principal, clause, " Có biên bản.");
    table.meet().await;
    sign_as_principal(&mut table.principal);
    sign_as_chair(&mut table.chair);
    table.meet().await;
    assert_eq!(table.principal.editions.len(), 1);
    table.principal.write(Act::Revert { ids: vec![added] });
    to_signing(&mut table.principal);
    sign_as_principal(&mut table.principal);
    let judged = verdicts(&mut table.principal).await;
    assert!(judged.iter().all(Option::is_none), "{judged:?}");
    assert_eq!(table.principal.editions.len(), 1);
}

#[tokio::test]
async fn a_version_without_the_last_edition_is_not_signed_any_more() {
    let mut table = Table::set().await;
    let clause = table.clause;
    // Both sign; the principal's second device has not heard of it and signs what it has.
    let mut tablet = table.school.device(PRINCIPAL).await;
    tablet.sync().await;
    type_at_end(&mut table.principal, clause, " Có biên bản.");
    table.meet().await;
    sign_as_principal(&mut table.principal);
    sign_as_chair(&mut table.chair);
    table.meet().await;
    sign_as_principal(&mut tablet);
    assert_eq!(verdicts(&mut tablet).await, [Some(Refusal::OutOfStep)]);
}

#[tokio::test]
async fn nobody_signs_for_both_sides_whatever_posts_they_hold() {
    let mut table = Table::set().await;
    let posts = [
        held(BOTH, 0x301, Role::Principal),
        held(BOTH, 0x302, Role::UnionChair),
    ];
    take_in(&table.school, BOTH, &posts).await;
    let mut both = table.school.device(BOTH).await;
    both.sync().await;
    sign(&mut both, Side::Bgh, PostId(0x301));
    assert_eq!(verdicts(&mut both).await, [None]);
    sign(&mut both, Side::Bch, PostId(0x302));
    assert_eq!(verdicts(&mut both).await, [Some(Refusal::NotAllowed)]);
    table.meet().await;
    assert!(table.chair.editions.is_empty());
    sign_as_chair(&mut table.chair);
    assert_eq!(verdicts(&mut table.chair).await, [None]);
    assert_eq!(table.chair.editions.len(), 1);
}

#[tokio::test]
async fn signatures_that_are_not_what_they_say_are_refused() {
    let mut table = Table::set().await;
    let honest = || post(CHAIR);
    let forge = |device: &Device, alter: Forgery, resign: bool| {
        let mut sign = signed(device, Side::Bch, Capacity::OnBehalf, honest());
        alter(&mut sign);
        if resign {
            let bytes = sign.signed_bytes(SCHOOL, device.document.id(), device.me.person);
            let signature: ecdsa::Signature = device.key.sign(&bytes);
            sign.signature = signature.to_bytes().into();
        }
        Act::Sign(sign)
    };
    let stranger = |sign: &mut Sign| sign.post = post(PRINCIPAL);
    let other_side = |sign: &mut Sign| sign.side = Side::Bgh;
    let in_place = |sign: &mut Sign| sign.capacity = Capacity::ForHead;
    let content = |sign: &mut Sign| sign.content = Hash32([1; 32]);
    let time = |sign: &mut Sign| sign.at.0 += 1_000;
    let bit = |sign: &mut Sign| sign.signature[9] ^= 1;
    let cases: [(Forgery, bool, Refusal); 6] = [
        (&stranger, true, Refusal::NotAllowed),
        (&other_side, true, Refusal::NotAllowed),
        (&in_place, true, Refusal::NotAllowed),
        (&content, true, Refusal::ContentMismatch),
        (&time, false, Refusal::Malformed),
        (&bit, false, Refusal::Malformed),
    ];
    for (alter, resign, refusal) in cases {
        let act = forge(&table.chair, alter, resign);
        table.chair.write_blindly(act);
        assert_eq!(verdicts(&mut table.chair).await, [Some(refusal)]);
    }
    // A signature of another device of the same person, and one of another person.
    let phone = table.school.device(CHAIR).await;
    let theirs = signed(
        &table.principal,
        Side::Bgh,
        Capacity::OnBehalf,
        post(PRINCIPAL),
    );
    let mut foreign = signed(&table.chair, Side::Bch, Capacity::OnBehalf, honest());
    let bytes = foreign.signed_bytes(SCHOOL, table.chair.document.id(), CHAIR);
    let signature: ecdsa::Signature = phone.key.sign(&bytes);
    foreign.signature = signature.to_bytes().into();
    table.chair.write_blindly(Act::Sign(foreign));
    table.chair.write_blindly(Act::Sign(theirs));
    assert_eq!(
        verdicts(&mut table.chair).await,
        [Some(Refusal::Malformed), Some(Refusal::NotAllowed)]
    );
    table.meet().await;
    assert_eq!(SignOff::of(&table.women.document).signatures, []);
}

#[tokio::test]
async fn what_is_in_conflict_is_not_signed() {
    let mut table = Table::set().await;
    let clause = table.clause;
    let remove = edit::remove(&table.principal.document, clause).unwrap();
    table.principal.write(remove);
    type_at_end(&mut table.chair, clause, " Có biên bản.");
    table.meet().await;
    assert_eq!(
        sign_off::obstacles(&table.chair.document, &[]),
        [Obstacle::Contested(clause)]
    );
    sign_as_chair(&mut table.chair);
    assert_eq!(verdicts(&mut table.chair).await, [Some(Refusal::OutOfStep)]);
}
