//! Promises about schools, people, posts and devices.

use lientich_shared::calendar::SchoolCalendar;
use lientich_shared::directory::{Person, Role, School};
use lientich_shared::ids::{DeviceId, PersonId, PostId, SchoolId};
use lientich_shared::log::change::Hash32;
use lientich_shared::time::{Day, SchoolYear, Timestamp};

use super::{CHAIR, PHONE, SCHOOL, found, phone, post};
use crate::store::{Change, Invitation, Store};

pub(super) async fn a_school_reads_back_with_its_people_and_posts(store: &dyn Store) {
    found(store).await;
    let directory = store.directory(SCHOOL).await.unwrap().unwrap();
    assert_eq!(directory.school.superiors, ["UBND xã Thử", "Sở GDĐT"]);
    assert_eq!(directory.name(CHAIR), Some("Lê Thị An"));
    assert_eq!(directory.roles(CHAIR, Day(20_000)), [Role::UnionChair]);
    assert_eq!(directory.roles(CHAIR, Day(19_999)), []);
    assert_eq!(store.schools().await.unwrap(), [directory.school]);
    assert_eq!(store.directory(SchoolId(2)).await.unwrap(), None);
}

pub(super) async fn each_change_of_the_directory_has_its_own_version(store: &dyn Store) {
    found(store).await;
    let version = async || store.directory_version(SCHOOL).await.unwrap().unwrap();
    assert_eq!(version().await, 1);
    let person = Person {
        id: PersonId(13),
        name: "Vũ Thị Cúc".to_owned(),
        team: String::new(),
    };
    let added = [
        Change::Add(person.clone()),
        Change::Appoint(post(3, person.id, Role::Staff)),
    ];
    let changed = store.change_directory(SCHOOL, 1, &added).await.unwrap();
    assert_eq!((changed, version().await), (Some(2), 2));
    let ended = [Change::End(PostId(3), Day(20_100))];
    let changed = store.change_directory(SCHOOL, 2, &ended).await.unwrap();
    assert_eq!(changed, Some(3));
    let directory = store.directory(SCHOOL).await.unwrap().unwrap();
    assert_eq!(directory.version, 3);
    assert_eq!(directory.roles(person.id, Day(20_100)), [Role::Staff]);
    assert_eq!(directory.roles(person.id, Day(20_101)), []);
}

pub(super) async fn a_directory_that_has_moved_on_is_not_changed(store: &dyn Store) {
    found(store).await;
    let renamed = |name: &str| {
        [Change::Rename(Person {
            id: CHAIR,
            name: name.to_owned(),
            team: "Tổ Toán".to_owned(),
        })]
    };
    let first = store.change_directory(SCHOOL, 1, &renamed("Một")).await;
    assert_eq!(first.unwrap(), Some(2));
    let late = store.change_directory(SCHOOL, 1, &renamed("Hai")).await;
    assert_eq!(late.unwrap(), None);
    let nowhere = store.change_directory(SchoolId(2), 1, &renamed("Ba")).await;
    assert_eq!(nowhere.unwrap(), None);
    let directory = store.directory(SCHOOL).await.unwrap().unwrap();
    assert_eq!((directory.version, directory.name(CHAIR)), (2, Some("Một")));
}

pub(super) async fn a_change_that_cannot_be_kept_keeps_nothing_of_its_list(store: &dyn Store) {
    found(store).await;
    let described = School {
        name: "Trường khác".to_owned(),
        ..store.schools().await.unwrap().remove(0)
    };
    let twice = post(1, CHAIR, Role::Staff);
    let changes = [Change::Describe(described), Change::Appoint(twice)];
    assert!(store.change_directory(SCHOOL, 1, &changes).await.is_err());
    let directory = store.directory(SCHOOL).await.unwrap().unwrap();
    assert_eq!((directory.version, directory.posts.len()), (1, 2));
    assert_eq!(directory.school.name, "Trường thử");
    let newer = store.change_directory(SCHOOL, 1, &changes[..1]).await;
    assert_eq!(newer.unwrap(), Some(2));
    assert_eq!(store.schools().await.unwrap()[0].name, "Trường khác");
}

pub(super) async fn a_school_keeps_the_years_that_it_has_made_its_own(store: &dyn Store) {
    found(store).await;
    let mut year = SchoolCalendar::usual(SchoolYear(2026));
    year.tet = None;
    let school = store.schools().await.unwrap().remove(0);
    assert!(school.calendars.is_empty());
    let own = School {
        calendars: school.with_calendar(&year),
        ..school
    };
    let described = [Change::Describe(own.clone())];
    let newer = store.change_directory(SCHOOL, 1, &described).await;
    assert_eq!(newer.unwrap(), Some(2));
    let directory = store.directory(SCHOOL).await.unwrap().unwrap();
    assert_eq!(directory.school.calendar(SchoolYear(2026)), year);
    assert_eq!(store.schools().await.unwrap(), std::slice::from_ref(&own));
    let usual = SchoolCalendar::usual(SchoolYear(2026));
    assert!(own.with_calendar(&usual).is_empty());
}

pub(super) async fn a_device_is_revoked_once(store: &dyn Store) {
    found(store).await;
    let link = Invitation {
        school: SCHOOL,
        person: CHAIR,
        expires: Timestamp(9),
        invited_by: None,
        device: None,
    };
    let link = store.replace_invitation(Hash32([1; 32]), &link, 1);
    assert!(link.await.unwrap());
    assert!(
        store
            .redeem(Hash32([1; 32]), &phone(), Hash32([2; 32]))
            .await
            .unwrap()
    );
    assert_eq!(store.device(PHONE).await.unwrap(), Some(phone()));
    assert!(store.revoke_device(PHONE, Timestamp(50)).await.unwrap());
    assert!(!store.revoke_device(PHONE, Timestamp(60)).await.unwrap());
    assert!(
        !store
            .revoke_device(DeviceId(99), Timestamp(60))
            .await
            .unwrap()
    );
    let devices = store.devices(CHAIR).await.unwrap();
    assert_eq!(devices[0].certificate.revoked, Some(Timestamp(50)));
    assert_eq!(store.school_devices(SCHOOL).await.unwrap(), devices);
    assert_eq!(store.school_devices(SchoolId(2)).await.unwrap(), []);
    let directory = store.directory(SCHOOL).await.unwrap().unwrap();
    assert_eq!((directory.version, directory.devices.len()), (3, 1));
}
