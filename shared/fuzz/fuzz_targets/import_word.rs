//! A Word file or a PDF, from any bytes. Run by `cargo +nightly fuzz run import_word` in `shared`; what must hold
//! is said in the library of this package.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    lientich_shared_fuzz::import_word(bytes);
});
