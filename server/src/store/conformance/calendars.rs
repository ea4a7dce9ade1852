//! Promises about private calendar addresses.

use lientich_shared::log::change::Hash32;
use lientich_shared::time::Timestamp;

use super::{CHAIR, SCHOOL, TEACHER, found};
use crate::store::{CalendarLink, Store};

pub(super) async fn a_calendar_address_opens_until_it_is_renewed_or_ended(store: &dyn Store) {
    found(store).await;
    let link = |person, made| CalendarLink {
        school: SCHOOL,
        person,
        made: Timestamp(made),
    };
    let (first, second, other) = (Hash32([1; 32]), Hash32([2; 32]), Hash32([3; 32]));
    store
        .put_calendar_link(&link(CHAIR, 5), first)
        .await
        .unwrap();
    store
        .put_calendar_link(&link(TEACHER, 6), other)
        .await
        .unwrap();
    assert_eq!(
        store.calendar_link(first).await.unwrap(),
        Some(link(CHAIR, 5))
    );
    store
        .put_calendar_link(&link(CHAIR, 7), second)
        .await
        .unwrap();
    assert_eq!(store.calendar_link(first).await.unwrap(), None);
    assert_eq!(
        store.calendar_link(second).await.unwrap(),
        Some(link(CHAIR, 7))
    );
    assert_eq!(
        store.calendar_link_of(CHAIR).await.unwrap(),
        Some(Timestamp(7))
    );
    assert!(store.end_calendar_link(CHAIR).await.unwrap());
    assert!(!store.end_calendar_link(CHAIR).await.unwrap());
    assert_eq!(store.calendar_link(second).await.unwrap(), None);
    assert_eq!(store.calendar_link_of(CHAIR).await.unwrap(), None);
    assert_eq!(
        store.calendar_link(other).await.unwrap(),
        Some(link(TEACHER, 6))
    );
}
