//! Promises about files of evidence.

use lientich_shared::log::change::Hash32;
use lientich_shared::time::Timestamp;
use tokio::io::AsyncReadExt as _;

use super::logs::{DOC, OTHER_DOC, two_documents};
use super::{CHAIR, SCHOOL, TEACHER};
use crate::crypto;
use crate::store::{Keeping, Kept, Room, Store};

const ROOM: Room = Room {
    school: 100,
    person: 60,
};

fn kept(bytes: &[u8]) -> Kept {
    Kept {
        doc: DOC,
        school: SCHOOL,
        hash: crypto::hash(bytes),
        person: CHAIR,
        size: bytes.len() as u64,
        media: "image/jpeg".to_owned(),
        received: Timestamp(7_000),
    }
}

async fn bring(store: &dyn Store, kept: &Kept, bytes: &[u8]) -> Keeping {
    let mut file = store.begin_file().await.unwrap();
    for piece in bytes.chunks(7) {
        file.write(piece).await.unwrap();
    }
    assert_eq!(file.finish(3).await.unwrap(), bytes[bytes.len() - 3..]);
    assert_eq!((file.size(), file.hash()), (kept.size, kept.hash));
    store.keep_file(&file, kept, ROOM).await.unwrap()
}

async fn read(store: &dyn Store, kept: &Kept) -> Option<Vec<u8>> {
    let (known, mut file) = store.file(kept.doc, kept.hash).await.unwrap()?;
    assert_eq!(known, *kept);
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).await.unwrap();
    Some(bytes)
}

pub(super) async fn a_file_reads_back_in_the_document_that_it_was_brought_to(store: &dyn Store) {
    two_documents(store).await;
    let bytes = b"the bytes of a photo";
    let photo = kept(bytes);
    assert_eq!(read(store, &photo).await, None);
    assert_eq!(bring(store, &photo, bytes).await, Keeping::Kept);
    assert_eq!(read(store, &photo).await.as_deref(), Some(&bytes[..]));
    assert_eq!(
        store.files(DOC).await.unwrap(),
        std::slice::from_ref(&photo)
    );
    assert_eq!(store.files(OTHER_DOC).await.unwrap(), []);
    let elsewhere = Kept {
        doc: OTHER_DOC,
        ..photo.clone()
    };
    assert_eq!(read(store, &elsewhere).await, None);
    let other = Kept {
        hash: Hash32([9; 32]),
        ..photo
    };
    assert_eq!(read(store, &other).await, None);
}

pub(super) async fn what_was_not_kept_is_nowhere(store: &dyn Store) {
    two_documents(store).await;
    let mut file = store.begin_file().await.unwrap();
    file.write(b"begun, and given up").await.unwrap();
    let hash = file.hash();
    drop(file);
    assert!(store.file(DOC, hash).await.unwrap().is_none());
}

pub(super) async fn no_more_is_kept_than_there_is_room_for(store: &dyn Store) {
    two_documents(store).await;
    let bring = |person, number: u8| async move {
        let bytes = [number; 40];
        let photo = Kept {
            person,
            ..kept(&bytes)
        };
        let keeping = bring(store, &photo, &bytes).await;
        assert_eq!(
            read(store, &photo).await.is_some(),
            keeping == Keeping::Kept
        );
        keeping
    };
    assert_eq!(bring(CHAIR, 1).await, Keeping::Kept);
    assert_eq!(bring(CHAIR, 1).await, Keeping::Kept, "the same again");
    assert_eq!(bring(CHAIR, 2).await, Keeping::PersonFull);
    assert_eq!(bring(TEACHER, 3).await, Keeping::Kept);
    assert_eq!(bring(TEACHER, 4).await, Keeping::SchoolFull);
    store.drop_file(DOC, crypto::hash(&[1; 40])).await.unwrap();
    assert_eq!(bring(CHAIR, 2).await, Keeping::Kept);
}

pub(super) async fn bytes_go_with_the_last_document_that_names_them(store: &dyn Store) {
    two_documents(store).await;
    let bytes = b"proves two things";
    let here = kept(bytes);
    let there = Kept {
        doc: OTHER_DOC,
        ..here.clone()
    };
    assert_eq!(bring(store, &here, bytes).await, Keeping::Kept);
    assert_eq!(bring(store, &there, bytes).await, Keeping::Kept);
    store.drop_file(DOC, here.hash).await.unwrap();
    assert_eq!(read(store, &here).await, None);
    assert_eq!(read(store, &there).await.as_deref(), Some(&bytes[..]));
    store.drop_file(OTHER_DOC, here.hash).await.unwrap();
    assert_eq!(read(store, &there).await, None);
    store.drop_file(OTHER_DOC, here.hash).await.unwrap();
}
