//! Promises about one-time links and sessions.

use lientich_shared::ids::DeviceId;
use lientich_shared::log::change::Hash32;
use lientich_shared::time::Timestamp;

use super::{CHAIR, PHONE, SCHOOL, TEACHER, found, phone};
use crate::store::{Change, Invitation, Store};

const LINK: Hash32 = Hash32([1; 32]);
const TOKEN: Hash32 = Hash32([2; 32]);

async fn invite(store: &dyn Store) -> Invitation {
    found(store).await;
    let link = Invitation {
        school: SCHOOL,
        person: CHAIR,
        expires: Timestamp(9),
        invited_by: Some(TEACHER),
        device: None,
    };
    assert!(store.replace_invitation(LINK, &link, 1).await.unwrap());
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
    let used = Invitation {
        device: Some(PHONE),
        ..link
    };
    assert_eq!(store.invitation(LINK).await.unwrap(), Some(used));
    assert!(!store.redeem(LINK, &phone(), Hash32([3; 32])).await.unwrap());
    assert_eq!(store.session(Hash32([3; 32])).await.unwrap(), None);
    assert_eq!(store.devices(CHAIR).await.unwrap().len(), 1);
}

pub(super) async fn the_device_that_used_a_link_may_use_it_again(store: &dyn Store) {
    invite(store).await;
    let again = async |device, token| {
        let now = Timestamp(2_000);
        store.redeem_again(LINK, device, now, token).await.unwrap()
    };
    let second = Hash32([3; 32]);
    assert!(!again(PHONE, second).await);
    assert!(store.redeem(LINK, &phone(), TOKEN).await.unwrap());
    assert!(!again(DeviceId(99), second).await);
    assert!(again(PHONE, second).await);
    assert_eq!(store.session(TOKEN).await.unwrap(), None);
    assert_eq!(store.session(second).await.unwrap().unwrap().device, PHONE);
    assert_eq!(store.devices(CHAIR).await.unwrap().len(), 1);
    store.revoke_device(PHONE, Timestamp(50)).await.unwrap();
    assert!(!again(PHONE, Hash32([4; 32])).await);
}

pub(super) async fn a_newer_link_voids_the_older_ones(store: &dyn Store) {
    let link = invite(store).await;
    let newer = Hash32([9; 32]);
    assert!(store.replace_invitation(newer, &link, 1).await.unwrap());
    assert_eq!(store.invitation(LINK).await.unwrap(), None);
    assert_eq!(store.invitation(newer).await.unwrap(), Some(link));
    let withdrawn = [Change::Withdraw(CHAIR)];
    let changed = store.change_directory(SCHOOL, 1, &withdrawn).await;
    assert_eq!(changed.unwrap(), Some(2));
    assert_eq!(store.invitation(newer).await.unwrap(), None);
}

pub(super) async fn a_link_is_not_kept_for_a_directory_that_has_moved_on(store: &dyn Store) {
    let link = invite(store).await;
    store.change_directory(SCHOOL, 1, &[]).await.unwrap();
    let late = Hash32([9; 32]);
    assert!(!store.replace_invitation(late, &link, 1).await.unwrap());
    assert_eq!(store.invitation(late).await.unwrap(), None);
    assert_eq!(store.invitation(LINK).await.unwrap(), Some(link));
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
