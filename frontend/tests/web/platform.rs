//! The browser keeps what `platform` promises of it.

use std::cell::Cell;
use std::rc::Rc;

use lientich_frontend::device;
use lientich_frontend::platform::deflate::deflate;
use lientich_frontend::platform::keys::{self, DeviceKey};
use lientich_frontend::platform::{locks, random};
use lientich_frontend::storage::Storage;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{fresh_name, until};

#[wasm_bindgen_test]
async fn asking_to_join_proves_the_key_that_it_names_and_keeps_it() {
    let storage = Storage::open_named(&fresh_name()).await.unwrap();
    let ask = async || {
        device::join(&storage, "token", String::new())
            .await
            .unwrap()
    };
    let (first, again) = (ask().await, ask().await);
    assert_eq!(
        first.public_key, again.public_key,
        "a second try is the same device"
    );
    for join in [first, again] {
        let public = device::unhex(&join.public_key).unwrap();
        let signature = device::unhex(&join.signature).unwrap();
        let signed = join.signed_bytes();
        assert!(keys::verify(&public, &signed, &signature).await.unwrap());
    }
}

#[wasm_bindgen_test]
async fn a_signature_is_that_of_its_key_and_bytes_only() {
    let key = DeviceKey::generate().await.unwrap();
    let public = key.public_bytes().await.unwrap();
    let signature = key.sign(b"kept").await.unwrap();
    assert_eq!((public.len(), signature.len()), (65, 64));
    assert!(keys::verify(&public, b"kept", &signature).await.unwrap());
    assert!(!keys::verify(&public, b"other", &signature).await.unwrap());
    let other = DeviceKey::generate()
        .await
        .unwrap()
        .public_bytes()
        .await
        .unwrap();
    assert!(!keys::verify(&other, b"kept", &signature).await.unwrap());
}

#[wasm_bindgen_test]
async fn bytes_that_are_no_key_have_signed_nothing() {
    assert!(!keys::verify(&[4; 65], b"kept", &[0; 64]).await.unwrap());
    assert!(!keys::verify(&[], b"kept", &[]).await.unwrap());
}

#[wasm_bindgen_test]
async fn a_lock_is_held_by_one_until_it_is_dropped() {
    let name = fresh_name();
    let first = locks::acquire(&name).await.unwrap();
    let taken = Rc::new(Cell::new(false));
    let (second_name, second_taken) = (name.clone(), Rc::clone(&taken));
    spawn_local(async move {
        let _second = locks::acquire(&second_name).await.unwrap();
        second_taken.set(true);
    });
    // Time enough for another name to be given.
    drop(locks::acquire(&fresh_name()).await.unwrap());
    assert!(!taken.get(), "two hold one name");
    drop(first);
    until("the second has the lock", || taken.get()).await;
}

#[wasm_bindgen_test]
fn ids_are_drawn_anew() {
    assert_ne!(random::replica().unwrap(), random::replica().unwrap());
    assert_ne!(random::document().unwrap(), random::document().unwrap());
}

#[wasm_bindgen_test]
async fn what_is_said_again_and_again_is_packed_small() {
    let plain = "Hai bên họp liên tịch hằng tháng. ".repeat(100);
    let packed = deflate(plain.as_bytes()).await.unwrap();
    // The first two bytes of the zlib format: method, and a check of both.
    assert_eq!(packed[0] & 0x0f, 8);
    assert_eq!(u16::from_be_bytes([packed[0], packed[1]]) % 31, 0);
    assert!(packed.len() * 20 < plain.len());
}
