//! The device's database keeps its promises: all or nothing, typed errors, nothing left behind.

use std::slice;

use idb::{DatabaseEvent, Factory, ObjectStoreParams};
use lientich_frontend::platform::keys::{self, DeviceKey};
use lientich_frontend::storage::Storage;
use lientich_frontend::storage::error::StorageError;
use lientich_frontend::storage::log::{Answer, Page, Position};
use lientich_frontend::storage::migrations;
use lientich_frontend::storage::own_changes::{Waiting, Writer};
use lientich_shared::ids::{DocId, PersonId, ReplicaId};
use lientich_shared::log::change::{ChangeId, Hash32, NodeKind, Side};
use lientich_shared::log::codec::encode_change;
use lientich_shared::log::document::Document;
use lientich_shared::log::edit;
use lientich_shared::sync::message::LogEntry;
use lientich_shared::time::Timestamp;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{FullDisk, fresh_name, somebody};

const DOC: DocId = DocId(7);

fn id(seq: u32) -> ChangeId {
    ChangeId {
        replica: ReplicaId(1),
        seq,
    }
}

async fn fresh() -> Storage {
    Storage::open_named(&fresh_name()).await.unwrap()
}

fn page(read: u64) -> Answer {
    let entry = LogEntry {
        position: read,
        author: PersonId(1),
        received: Timestamp(1),
        batch: vec![1, 2, 3],
        verdicts: vec![None],
    };
    let position = Position {
        epoch: 1,
        read,
        ..Position::default()
    };
    Answer {
        pages: vec![Page {
            doc: DOC,
            position,
            entries: vec![entry],
            editions: Vec::new(),
            talk: None,
            rounds: Vec::new(),
            rounds_read: None,
        }],
        ..Answer::default()
    }
}

#[wasm_bindgen_test]
async fn what_is_kept_is_there_when_the_database_is_opened_again() {
    let name = fresh_name();
    let storage = Storage::open_named(&name).await.unwrap();
    storage.keep_me(&somebody()).await.unwrap();
    storage
        .keep_changes(DOC, &[(id(1), vec![1]), (id(2), vec![2])])
        .await
        .unwrap();
    let again = Storage::open_named(&name).await.unwrap();
    assert_eq!(again.me().await.unwrap(), Some(somebody()));
    assert_eq!(again.unsealed(DOC).await.unwrap(), [vec![1], vec![2]]);
}

#[wasm_bindgen_test]
async fn opening_deletes_no_store_that_this_version_does_not_know() {
    let name = fresh_name();
    let mut request = Factory::new()
        .unwrap()
        .open(&name, Some(migrations::version()))
        .unwrap();
    request.on_upgrade_needed(|event| {
        let database = event.database().unwrap();
        database
            .create_object_store("of_a_later_version", ObjectStoreParams::new())
            .unwrap();
    });
    let made = request.await.unwrap();
    made.close();
    // The stores of this version are missing, so it is not usable; it must not be emptied either.
    drop(Storage::open_named(&name).await);
    let looked = Factory::new()
        .unwrap()
        .open(&name, None)
        .unwrap()
        .await
        .unwrap();
    assert_eq!(looked.store_names(), ["of_a_later_version"]);
    looked.close();
}

#[wasm_bindgen_test]
async fn a_later_version_in_another_tab_is_told_apart_from_a_broken_browser() {
    let name = fresh_name();
    let storage = Storage::open_named(&name).await.unwrap();
    let later = migrations::version() + 1;
    let upgraded = Factory::new()
        .unwrap()
        .open(&name, Some(later))
        .unwrap()
        .await
        .unwrap();
    let written = storage.keep_me(&somebody()).await;
    assert_eq!(written, Err(StorageError::Superseded));
    let opened = Storage::open_named(&name).await;
    assert_eq!(opened.err(), Some(StorageError::Superseded));
    upgraded.close();
}

#[wasm_bindgen_test]
async fn a_full_disk_is_a_typed_error_and_leaves_nothing_half_written() {
    let storage = fresh().await;
    let full = FullDisk::begin();
    let written = storage
        .keep_changes(DOC, &[(id(1), vec![1]), (id(2), vec![2])])
        .await;
    assert_eq!(written, Err(StorageError::Full));
    drop(full);
    assert!(storage.unsealed(DOC).await.unwrap().is_empty());
    storage
        .keep_changes(DOC, &[(id(1), vec![1])])
        .await
        .unwrap();
    assert_eq!(storage.unsealed(DOC).await.unwrap().len(), 1);
}

#[wasm_bindgen_test]
async fn a_page_and_its_position_are_kept_together_or_not_at_all() {
    let storage = fresh().await;
    storage.keep_answer(&page(1)).await.unwrap();
    let full = FullDisk::begin();
    assert_eq!(storage.keep_answer(&page(2)).await, Err(StorageError::Full));
    drop(full);
    assert_eq!(storage.position(DOC).await.unwrap().unwrap().read, 1);
    assert_eq!(storage.log_after(DOC, 0).await.unwrap().len(), 1);
    storage.keep_answer(&page(2)).await.unwrap();
    assert_eq!(storage.position(DOC).await.unwrap().unwrap().read, 2);
    assert_eq!(storage.log_after(DOC, 1).await.unwrap()[0].position, 2);
}

#[wasm_bindgen_test]
async fn the_log_is_read_in_the_order_of_positions() {
    let storage = fresh().await;
    for position in [9, 10, 100, 1] {
        storage.keep_answer(&page(position)).await.unwrap();
    }
    let log = storage.log_after(DOC, 1).await.unwrap();
    let positions: Vec<u64> = log.iter().map(|entry| entry.position).collect();
    assert_eq!(positions, [9, 10, 100]);
}

#[wasm_bindgen_test]
async fn sealing_puts_a_batch_in_place_of_its_changes() {
    let storage = fresh().await;
    let changes = [(id(1), vec![1]), (id(2), vec![2]), (id(3), vec![3])];
    storage.keep_changes(DOC, &changes).await.unwrap();
    let batch = Waiting {
        doc: DOC,
        first: id(1),
        changes: 2,
        bytes: vec![9],
        sealed: (Timestamp(5), 0),
        verdicts: None,
    };
    let writer = Writer {
        last: Hash32([1; 32]),
        next: 3,
    };
    storage
        .keep_sealed(&batch, &[id(1), id(2)], writer)
        .await
        .unwrap();
    assert_eq!(storage.unsealed(DOC).await.unwrap(), [vec![3]]);
    assert_eq!(storage.outbox().await.unwrap(), [batch]);
    assert_eq!(
        storage.writer(DOC, ReplicaId(1)).await.unwrap(),
        Some(writer)
    );
    assert_eq!(storage.unsent().await.unwrap(), [(DOC, 3)]);
}

#[wasm_bindgen_test]
async fn the_key_signs_after_it_was_kept_and_cannot_be_taken_out() {
    let name = fresh_name();
    let storage = Storage::open_named(&name).await.unwrap();
    let key = DeviceKey::generate().await.unwrap();
    storage.keep_device_key(&key).await.unwrap();
    let again = Storage::open_named(&name)
        .await
        .unwrap()
        .device_key()
        .await
        .unwrap()
        .unwrap();
    let signature = again.sign(b"words").await.unwrap();
    let public = key.public_bytes().await.unwrap();
    assert!(keys::verify(&public, b"words", &signature).await.unwrap());
}

#[wasm_bindgen_test]
async fn nothing_of_a_person_is_left_after_wiping() {
    let storage = fresh().await;
    storage.keep_me(&somebody()).await.unwrap();
    storage
        .keep_device_key(&DeviceKey::generate().await.unwrap())
        .await
        .unwrap();
    storage
        .keep_changes(DOC, &[(id(1), vec![1])])
        .await
        .unwrap();
    storage.keep_answer(&page(1)).await.unwrap();
    storage.keep_draft("import", "Điều 1").await.unwrap();
    storage.wipe_all().await.unwrap();
    assert_eq!(storage.me().await.unwrap(), None);
    assert!(storage.device_key().await.unwrap().is_none());
    assert!(storage.unsealed(DOC).await.unwrap().is_empty());
    assert!(storage.log_after(DOC, 0).await.unwrap().is_empty());
    assert_eq!(storage.draft("import").await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn forgetting_a_document_leaves_the_others() {
    let storage = fresh().await;
    let other = DocId(DOC.0 + 1);
    storage
        .keep_changes(DOC, &[(id(1), vec![1])])
        .await
        .unwrap();
    storage
        .keep_changes(other, &[(id(1), vec![1])])
        .await
        .unwrap();
    storage.forget(DOC).await.unwrap();
    assert!(storage.unsealed(DOC).await.unwrap().is_empty());
    assert_eq!(storage.unsent().await.unwrap(), [(other, 1)]);
}

#[wasm_bindgen_test]
async fn what_a_page_kept_as_it_went_away_is_in_the_database_after_the_next_start() {
    let name = fresh_name();
    let storage = Storage::open_named(&name).await.unwrap();
    let mut document = Document::new(DOC);
    let clause = (NodeKind::Clause, Side::Joint);
    let act = edit::create(&document, None, None, clause.0, clause.1, "Họp").unwrap();
    let (change, _) = document.commit(ReplicaId(1), Timestamp(5), act).unwrap();
    let kept = (change.id, encode_change(&change));
    storage.bid_farewell(DOC, slice::from_ref(&kept)).unwrap();
    let next = Storage::open_named(&name).await.unwrap();
    assert_eq!(next.unsealed(DOC).await.unwrap(), slice::from_ref(&kept.1));

    next.drop_unsealed(DOC, &[kept.0]).await.unwrap();
    next.bid_farewell(DOC, &[kept]).unwrap();
    next.wipe_all().await.unwrap();
    let after = Storage::open_named(&name).await.unwrap();
    assert!(after.unsealed(DOC).await.unwrap().is_empty());
}
