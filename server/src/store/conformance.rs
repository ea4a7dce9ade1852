//! The promises of the store, run on every back end.

mod audit;
mod calendars;
mod evidence;
mod logs;
mod pushes;
mod schools;
mod sessions;

use lientich_shared::directory::{DeviceCertificate, Person, Post, Role, School};
use lientich_shared::ids::{DeviceId, PersonId, PostId, SchoolId};
use lientich_shared::time::{Day, Timestamp};

use super::sqlite::SqliteStore;
use super::{Device, Store};

/// A store of its own for one test, and the directory that it lives in.
async fn sqlite() -> (tempfile::TempDir, SqliteStore) {
    let dir = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(dir.path()).await.unwrap();
    (dir, store)
}

/// Each promise, on every back end.
macro_rules! promises {
    ($($area:ident::$promise:ident),* $(,)?) => {$(
        #[tokio::test]
        async fn $promise() {
            let (_dir, store) = sqlite().await;
            $area::$promise(&store).await;
        }
    )*};
}

promises! {
    schools::a_school_reads_back_with_its_people_and_posts,
    schools::each_change_of_the_directory_has_its_own_version,
    schools::a_directory_that_has_moved_on_is_not_changed,
    schools::a_change_that_cannot_be_kept_keeps_nothing_of_its_list,
    schools::a_school_keeps_the_years_that_it_has_made_its_own,
    schools::a_device_is_revoked_once,
    sessions::a_link_is_used_once,
    sessions::the_device_that_used_a_link_may_use_it_again,
    sessions::a_newer_link_voids_the_older_ones,
    sessions::a_link_is_not_kept_for_a_directory_that_has_moved_on,
    sessions::a_session_is_that_of_its_device,
    sessions::a_challenge_brings_a_device_back_once,
    audit::deeds_read_back_newest_first_within_their_school,
    audit::an_attempt_is_counted_to_its_like_of_the_schools_day,
    audit::a_deed_is_kept_only_with_the_change_that_it_tells_of,
    logs::a_log_reads_back_in_order_and_in_pages,
    logs::a_judgement_that_rests_on_what_has_moved_on_is_not_kept,
    logs::a_batch_is_found_by_its_first_change,
    logs::editions_come_with_the_batch_that_issues_them,
    logs::a_document_stays_what_it_is_and_rounds_come_with_their_batch,
    logs::a_reading_never_goes_back,
    calendars::a_calendar_address_opens_until_it_is_renewed_or_ended,
    pushes::a_device_is_told_once_a_day,
    pushes::nobody_tells_a_revoked_device_or_one_that_asks_no_more,
    evidence::a_file_reads_back_in_the_document_that_it_was_brought_to,
    evidence::what_was_not_kept_is_nowhere,
    evidence::no_more_is_kept_than_there_is_room_for,
    evidence::bytes_go_with_the_last_document_that_names_them,
}

const SCHOOL: SchoolId = SchoolId(1);
const CHAIR: PersonId = PersonId(11);
const TEACHER: PersonId = PersonId(12);
const PHONE: DeviceId = DeviceId(21);

fn post(id: u128, person: PersonId, role: Role) -> Post {
    Post {
        id: PostId(id),
        person,
        role,
        from: Day(20_000),
        to: None,
        appointed_by: None,
    }
}

/// A school of two.
async fn found(store: &dyn Store) {
    let school = School {
        id: SCHOOL,
        name: "Trường thử".to_owned(),
        level: "THCS".to_owned(),
        commune: "xã Thử".to_owned(),
        superiors: vec!["UBND xã Thử".to_owned(), "Sở GDĐT".to_owned()],
        calendars: Vec::new(),
        bases: Vec::new(),
    };
    let people = [(CHAIR, "Lê Thị An"), (TEACHER, "Trần Văn Bách")].map(|(id, name)| Person {
        id,
        name: name.to_owned(),
        team: "Tổ Văn".to_owned(),
    });
    let posts = [
        post(1, CHAIR, Role::UnionChair),
        post(2, TEACHER, Role::Staff),
    ];
    store.add_school(&school, &people, &posts).await.unwrap();
}

fn phone() -> Device {
    let certificate = DeviceCertificate {
        school: SCHOOL,
        device: PHONE,
        person: CHAIR,
        public_key: vec![4; 65],
        issued: Timestamp(1_000),
        revoked: None,
        signature: vec![7; 64],
    };
    Device {
        certificate,
        label: "Android · Chrome".to_owned(),
        invited_by: Some(TEACHER),
    }
}
