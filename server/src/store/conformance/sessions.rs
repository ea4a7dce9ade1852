//! Promises about one-time links and sessions.

use lientich_shared::log::change::Hash32;
use lientich_shared::time::Timestamp;

use super::{CHAIR, PHONE, SCHOOL, found, phone};
use crate::store::{Invitation, Store};

const LINK: Hash32 = Hash32([1; 32]);
const TOKEN: Hash32 = Hash32([2; 32]);

async fn invite(store: &dyn Store) -> Invitation {
    found(store).await;
    let link = Invitation {
        school: SCHOOL,
        person: CHAIR,
        expires: Timestamp(9),
    };
    store.add_invitation(LINK, &link).await.unwrap();
    link
}

async fn join(store: &dyn Store) {
    invite(store).await;
    assert!(store.redeem(LINK, &phone(), TOKEN).await.unwrap());
}

pub(super) async fn a_link_is_used_once(store: &dyn Store) {
    let link = invite(store).await;
    assert_eq!(store.invitation(LINK).await.unwrap(), Some(link));
    assert!(store.redeem(LINK, &phone(), TOKEN).await.unwrap());
    assert_eq!(store.invitation(LINK).await.unwrap(), None);
    assert!(!store.redeem(LINK, &phone(), Hash32([3; 32])).await.unwrap());
    assert_eq!(store.session(Hash32([3; 32])).await.unwrap(), None);
    assert_eq!(store.devices(CHAIR).await.unwrap().len(), 1);
}

pub(super) async fn withdrawn_links_are_gone(store: &dyn Store) {
    invite(store).await;
    store.withdraw_invitations(CHAIR).await.unwrap();
    assert_eq!(store.invitation(LINK).await.unwrap(), None);
}

pub(super) async fn a_session_is_that_of_its_device(store: &dyn Store) {
    join(store).await;
    let session = store.session(TOKEN).await.unwrap().unwrap();
    assert_eq!(
        (session.school, session.person, session.device),
        (SCHOOL, CHAIR, PHONE)
    );
    assert!(!session.is_revoked);
    store.revoke_device(PHONE, Timestamp(50)).await.unwrap();
    assert!(store.session(TOKEN).await.unwrap().unwrap().is_revoked);
    store.end_session(TOKEN).await.unwrap();
    assert_eq!(store.session(TOKEN).await.unwrap(), None);
}

pub(super) async fn a_challenge_brings_a_device_back_once(store: &dyn Store) {
    join(store).await;
    let (at, now) = (Timestamp(2_000), Timestamp(2_100));
    let renewed = Hash32([3; 32]);
    assert!(store.renew(PHONE, at, now, renewed).await.unwrap());
    assert_eq!(store.session(TOKEN).await.unwrap(), None);
    assert!(store.session(renewed).await.unwrap().is_some());
    assert!(!store.renew(PHONE, at, now, Hash32([4; 32])).await.unwrap());
    store.revoke_device(PHONE, Timestamp(50)).await.unwrap();
    assert!(
        !store
            .renew(PHONE, Timestamp(3_000), now, Hash32([5; 32]))
            .await
            .unwrap()
    );
}
