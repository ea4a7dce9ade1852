//! A body that a server hears, from any bytes. Run by `cargo +nightly fuzz run request` in `shared`; what must hold
//! is said in the library of this package.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    lientich_shared_fuzz::request(bytes);
});
