//! Files of evidence are on the disk before they count, photos small and without what a phone writes
//! into them; copies of what others brought are forgotten when there are too many.

use js_sys::{ArrayBuffer, Uint8Array};
use lientich_frontend::evidence::{self, Unfit};
use lientich_frontend::platform::files::ChosenFile;
use lientich_frontend::storage::Storage;
use lientich_frontend::storage::error::StorageError;
use lientich_frontend::storage::files::Upload;
use lientich_shared::evidence::Media;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::hash::sha256;
use lientich_shared::time::Timestamp;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{FullDisk, fresh_name};

/// A photo as a phone takes it: large, and with a place written into it.
async fn photo(width: u32, height: u32) -> Vec<u8> {
    let script = format!(
        "(async () => {{
            const canvas = document.createElement('canvas');
            canvas.width = {width};
            canvas.height = {height};
            const brush = canvas.getContext('2d');
            brush.fillStyle = '#c33';
            brush.fillRect(0, 0, {width}, {height} / 2);
            const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 1));
            return blob.arrayBuffer();
        }})()"
    );
    let made: js_sys::Promise = js_sys::eval(&script).unwrap().unchecked_into();
    let buffer: ArrayBuffer = JsFuture::from(made).await.unwrap().unchecked_into();
    let bytes = Uint8Array::new(&buffer).to_vec();
    let place = b"Exif\0\0GPS 21.0285N 105.8542E";
    let length = u16::try_from(place.len() + 2).unwrap().to_be_bytes();
    [&bytes[..2], &[0xff, 0xe1], &length, place, &bytes[2..]].concat()
}

fn chosen(name: &str, bytes: Vec<u8>) -> ChosenFile {
    ChosenFile {
        name: name.to_owned(),
        bytes,
    }
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

/// Width and height as the frame of a JPEG says them.
fn size(jpeg: &[u8]) -> (u16, u16) {
    let at = jpeg
        .windows(2)
        .position(|mark| mark == [0xff, 0xc0])
        .unwrap();
    let number = |at: usize| u16::from_be_bytes([jpeg[at], jpeg[at + 1]]);
    (number(at + 7), number(at + 5))
}

#[wasm_bindgen_test]
async fn a_photo_becomes_small_and_tells_no_place() {
    let bytes = photo(4_000, 3_000).await;
    assert!(holds(&bytes, b"GPS 21.0285N"));
    let ready = evidence::ready(chosen("IMG_2031.JPG", bytes))
        .await
        .unwrap();
    assert_eq!(
        (ready.media, ready.name.as_str()),
        (Media::Jpeg, "IMG_2031.jpg")
    );
    assert!(!holds(&ready.bytes, b"GPS") && !holds(&ready.bytes, b"Exif"));
    assert_eq!(size(&ready.bytes), (1_600, 1_200));
    assert!(ready.bytes.len() < 400_000, "{}", ready.bytes.len());
    assert_eq!(ready.hash, sha256(&ready.bytes));
}

#[wasm_bindgen_test]
async fn documents_stay_as_they_are_and_what_cannot_be_read_is_told() {
    let paper = b"%PDF-1.7 a report".to_vec();
    let ready = evidence::ready(chosen("bao-cao.pdf", paper.clone())).await;
    let ready = ready.unwrap();
    assert_eq!((ready.media, &ready.bytes), (Media::Pdf, &paper));
    let heic = b"\0\0\0\x18ftypheic and so on".to_vec();
    for (name, bytes, expected) in [
        ("IMG_1.HEIC", heic, Unfit::Picture),
        (
            "hong.jpg",
            b"\xff\xd8\xff\xe0 torn".to_vec(),
            Unfit::Picture,
        ),
        ("cu.doc", b"\xd0\xcf\x11\xe0".to_vec(), Unfit::Sort),
        (
            "to.pdf",
            [b"%PDF-".to_vec(), vec![0; 8 << 20]].concat(),
            Unfit::Large,
        ),
    ] {
        let told = evidence::ready(chosen(name, bytes)).await;
        assert_eq!(told.unwrap_err(), expected, "{name}");
    }
}

fn upload(bytes: &[u8]) -> Upload {
    Upload {
        hash: sha256(bytes),
        about: DocId(1),
        person: PersonId(2),
        kept: Timestamp(3),
        refused: None,
    }
}

#[wasm_bindgen_test]
async fn a_kept_file_is_there_in_the_next_page_load() {
    let name = fresh_name();
    let storage = Storage::open_named(&name).await.unwrap();
    storage
        .keep_upload(&upload(b"photo"), b"photo")
        .await
        .unwrap();
    let storage = Storage::open_named(&name).await.unwrap();
    assert_eq!(storage.uploads().await.unwrap(), [upload(b"photo")]);
    let refused = Upload {
        refused: Some("Kho đã đầy".to_owned()),
        ..upload(b"photo")
    };
    storage.keep_refusal(&refused).await.unwrap();
    assert_eq!(storage.uploads().await.unwrap(), [refused]);
    storage.end_upload(sha256(b"photo"), 5).await.unwrap();
    assert_eq!(storage.uploads().await.unwrap(), []);
    let copy = storage.file(sha256(b"photo")).await.unwrap();
    assert_eq!(copy.as_deref(), Some(&b"photo"[..]));
    storage.forget_copies().await.unwrap();
    assert_eq!(storage.file(sha256(b"photo")).await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn a_full_disk_is_told_and_keeps_nothing() {
    let storage = Storage::open_named(&fresh_name()).await.unwrap();
    let full = FullDisk::begin();
    let kept = storage.keep_upload(&upload(b"photo"), b"photo").await;
    assert_eq!(kept, Err(StorageError::Full));
    drop(full);
    assert_eq!(storage.uploads().await.unwrap(), []);
}

#[wasm_bindgen_test]
async fn the_oldest_copies_make_room_and_what_is_to_be_sent_never_does() {
    let storage = Storage::open_named(&fresh_name()).await.unwrap();
    storage
        .keep_upload(&upload(b"mine"), b"mine")
        .await
        .unwrap();
    let copy = |number: u8| vec![number; 8 << 20];
    for number in 0..10 {
        let bytes = copy(number);
        storage.keep_copy(sha256(&bytes), &bytes).await.unwrap();
    }
    let mut here = Vec::new();
    for number in 0..10 {
        if storage.file(sha256(&copy(number))).await.unwrap().is_some() {
            here.push(number);
        }
    }
    assert_eq!(here, [2, 3, 4, 5, 6, 7, 8, 9]);
    storage.forget_copies().await.unwrap();
    assert!(storage.file(sha256(b"mine")).await.unwrap().is_some());
}
