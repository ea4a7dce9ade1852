//! Promises about schools, people, posts and devices.

use lientich_shared::directory::{Person, Role};
use lientich_shared::ids::{DeviceId, PersonId, PostId, SchoolId};
use lientich_shared::log::change::Hash32;
use lientich_shared::time::{Day, Timestamp};

use super::{CHAIR, PHONE, SCHOOL, found, phone, post};
use crate::store::{Invitation, Store};

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
    let posts = [post(3, person.id, Role::Staff)];
    store.add_person(SCHOOL, &person, &posts).await.unwrap();
    assert_eq!(version().await, 2);
    assert!(
        store
            .end_post(SCHOOL, PostId(3), Day(20_100))
            .await
            .unwrap()
    );
    assert_eq!(version().await, 3);
    let directory = store.directory(SCHOOL).await.unwrap().unwrap();
    assert_eq!(directory.version, 3);
    assert_eq!(directory.roles(person.id, Day(20_100)), [Role::Staff]);
    assert_eq!(directory.roles(person.id, Day(20_101)), []);
    assert!(
        !store
            .end_post(SchoolId(2), PostId(3), Day(20_100))
            .await
            .unwrap()
    );
}

pub(super) async fn a_device_is_revoked_once(store: &dyn Store) {
    found(store).await;
    let link = Invitation {
        school: SCHOOL,
        person: CHAIR,
        expires: Timestamp(9),
    };
    store.add_invitation(Hash32([1; 32]), &link).await.unwrap();
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
    let directory = store.directory(SCHOOL).await.unwrap().unwrap();
    assert_eq!((directory.version, directory.devices.len()), (3, 1));
}
