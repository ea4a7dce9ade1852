//! Hostile bytes get no more memory than they are worth. Alone in its binary: the allocator that
//! counts is that of the whole process.

use lientich_shared::log::{batch, bundle, codec};
use lientich_shared::sync::wire;
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// Bytes of claims, each at any place behind any beginning.
const CLAIMS: [&[u8]; 4] = [
    &[0xff, 0xff, 0xff, 0xff, 0x0f],
    &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
    &[0x80, 0x80, 0x80, 0x20],
    &[0xd0, 0x0f],
];
/// A number on the wire is a byte; in memory, with what belongs to it, this much. A little for errors
/// and for vectors that begin with room for four.
const WORTH: usize = 200;
const LITTLE: usize = 4 * 1024;

fn peak_of(work: impl FnOnce()) -> usize {
    ALLOCATOR.reset_peak_usage();
    let before = ALLOCATOR.current_usage();
    work();
    ALLOCATOR.peak_usage().saturating_sub(before)
}

fn check(name: &str, beginning: &[u8], decode: impl Fn(&[u8])) {
    for at in 0..=beginning.len() {
        for claim in CLAIMS {
            let bytes = [&beginning[..at], claim, &[1; 8]].concat();
            let peak = peak_of(|| decode(&bytes));
            let most = LITTLE + WORTH * bytes.len();
            assert!(
                peak <= most,
                "{name}: {peak} bytes for {} with a claim at {at}",
                bytes.len()
            );
        }
    }
}

#[test]
fn claims_of_gigabytes_allocate_next_to_nothing() {
    let megabyte = peak_of(|| drop(vec![1_u8; 1 << 20]));
    assert!(1 << 20 <= megabyte, "the allocator does not count");
    let frozen = |file: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen/v1");
        std::fs::read(path.join(file)).unwrap()
    };
    check("change", &frozen("change.bin"), |bytes| {
        drop(codec::decode_change(bytes));
    });
    check("batch", &frozen("batch.bin"), |bytes| {
        drop(batch::open(bytes));
    });
    check("bundle", &frozen("bundle.lientich"), |bytes| {
        drop(bundle::decode(bytes));
    });
    check("request", &frozen("request.bin"), |bytes| {
        drop(wire::decode_request(bytes));
    });
    check("response", &frozen("response.bin"), |bytes| {
        drop(wire::decode_response(bytes));
    });
}
