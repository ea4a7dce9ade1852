//! Promises about devices that want to be told.

use lientich_shared::api::push::PushWish;
use lientich_shared::log::change::Hash32;
use lientich_shared::time::{Day, Timestamp};

use super::{CHAIR, PHONE, SCHOOL, found, phone};
use crate::store::{Invitation, Push, Store};

fn wanted() -> Push {
    Push {
        device: PHONE,
        school: SCHOOL,
        person: CHAIR,
        wish: PushWish {
            endpoint: "https://push.example/1".to_owned(),
            hour: 7,
            before: 1,
            quiet_from: 20,
            quiet_to: 6,
        },
        told: None,
    }
}

async fn with_phone(store: &dyn Store) {
    found(store).await;
    let link = Invitation {
        school: SCHOOL,
        person: CHAIR,
        expires: Timestamp(9),
        invited_by: None,
        device: None,
    };
    let (token, session) = (Hash32([1; 32]), Hash32([2; 32]));
    assert!(store.replace_invitation(token, &link, 1).await.unwrap());
    assert!(store.redeem(token, &phone(), session).await.unwrap());
    store.put_push(&wanted()).await.unwrap();
}

pub(super) async fn a_device_is_told_once_a_day(store: &dyn Store) {
    with_phone(store).await;
    assert_eq!(store.pushes_untold(Day(10)).await.unwrap(), [wanted()]);
    assert!(store.claim_push(PHONE, Day(10)).await.unwrap());
    assert!(!store.claim_push(PHONE, Day(10)).await.unwrap());
    assert_eq!(store.pushes_untold(Day(10)).await.unwrap(), []);
    assert_eq!(store.pushes_untold(Day(11)).await.unwrap().len(), 1);
    store.release_push(PHONE, None).await.unwrap();
    assert!(store.claim_push(PHONE, Day(10)).await.unwrap());
    let mut other = wanted();
    other.wish.endpoint = "https://push.example/2".to_owned();
    store.put_push(&other).await.unwrap();
    other.told = Some(Day(10));
    assert_eq!(store.push(PHONE).await.unwrap(), Some(other));
}

pub(super) async fn nobody_tells_a_revoked_device_or_one_that_asks_no_more(store: &dyn Store) {
    with_phone(store).await;
    assert!(store.end_push(PHONE).await.unwrap());
    assert!(!store.end_push(PHONE).await.unwrap());
    assert_eq!(store.pushes_untold(Day(10)).await.unwrap(), []);
    store.put_push(&wanted()).await.unwrap();
    assert!(store.revoke_device(PHONE, Timestamp(50)).await.unwrap());
    assert_eq!(store.pushes_untold(Day(10)).await.unwrap(), []);
}
