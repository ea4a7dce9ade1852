//! Promises about the audit trail.

use lientich_shared::api::audit::{Attempt, Deed, Entry};
use lientich_shared::ids::SchoolId;
use lientich_shared::time::{Day, Timestamp};

use super::{CHAIR, SCHOOL, TEACHER, found};
use crate::store::{Change, Store};

const LATEST: Timestamp = Timestamp(i64::MAX);

fn invited(at: i64) -> Entry {
    Entry::by_operator(Timestamp(at), Deed::Invited { person: TEACHER })
}

fn attempt(at: i64) -> Entry {
    let attempt = Attempt::EndPost;
    let entry = Entry::by_operator(Timestamp(at), Deed::Refused { attempt });
    Entry {
        person: Some(CHAIR),
        ..entry
    }
}

pub(super) async fn deeds_read_back_newest_first_within_their_school(store: &dyn Store) {
    found(store).await;
    for at in [30, 10, 20] {
        store.note(SCHOOL, &invited(at)).await.unwrap();
    }
    let read = store.deeds(SCHOOL, LATEST, 2).await.unwrap();
    assert_eq!(read, [invited(30), invited(20)]);
    let older = store.deeds(SCHOOL, Timestamp(20), 2).await.unwrap();
    assert_eq!(older, [invited(10)]);
    assert_eq!(store.deeds(SchoolId(2), LATEST, 9).await.unwrap(), []);
}

pub(super) async fn an_attempt_is_counted_to_its_like_of_the_schools_day(store: &dyn Store) {
    found(store).await;
    let (today, tomorrow) = (Day(20_000).begins().0, Day(20_001).begins().0);
    for at in [today, tomorrow - 1, tomorrow] {
        store.note(SCHOOL, &attempt(at)).await.unwrap();
    }
    let counted = Entry {
        times: 2,
        ..attempt(tomorrow - 1)
    };
    let read = store.deeds(SCHOOL, LATEST, 9).await.unwrap();
    assert_eq!(read, [attempt(tomorrow), counted]);
}

pub(super) async fn a_deed_is_kept_only_with_the_change_that_it_tells_of(store: &dyn Store) {
    found(store).await;
    let note = [Change::Note(invited(10))];
    let late = store.change_directory(SCHOOL, 7, &note).await.unwrap();
    assert_eq!(late, None);
    assert_eq!(store.deeds(SCHOOL, LATEST, 9).await.unwrap(), []);
    store.change_directory(SCHOOL, 1, &note).await.unwrap();
    assert_eq!(store.deeds(SCHOOL, LATEST, 9).await.unwrap(), [invited(10)]);
}
