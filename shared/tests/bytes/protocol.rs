//! `docs/protocol.md` says what the code does: versions, bounds, domains.

use lientich_shared::log::{batch, bundle, codec, sign_off};
use lientich_shared::plan::edition;
use lientich_shared::sync::{message, wire};

const DOCUMENT: &str = include_str!("../../docs/protocol.md");

fn check(sentence: &str) {
    assert!(
        DOCUMENT.contains(sentence),
        "docs/protocol.md does not say: {sentence}"
    );
}

/// 1048576 as `1,048,576`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let text = groups.map(|group| std::str::from_utf8(group).expect("digits"));
    text.collect::<Vec<_>>().join(",")
}

#[test]
fn the_document_names_the_versions_of_the_code() {
    let (change, batch, bundle) = (codec::VERSION, batch::VERSION, bundle::VERSION);
    let sync = message::PROTOCOL;
    check(&format!(
        "Versions: change {change} · batch {batch} · bundle {bundle} · sync {sync}."
    ));
}

#[test]
fn the_document_names_the_bounds_of_the_code() {
    let changes = grouped(batch::MAX_CHANGES);
    let documents = grouped(message::MAX_DOCUMENTS);
    for (what, most) in [
        ("change", format!("{} bytes", grouped(codec::MAX_CHANGE))),
        ("deps of a change", grouped(codec::MAX_DEPS)),
        ("ranges of a deletion", grouped(codec::MAX_RANGES)),
        (
            "batch",
            format!("{} bytes, {changes} changes", grouped(batch::MAX_BATCH)),
        ),
        (
            "request",
            format!(
                "{} bytes, {documents} documents",
                grouped(message::MAX_REQUEST)
            ),
        ),
        ("answer", format!("{} bytes", grouped(wire::MAX_RESPONSE))),
        ("bundle", format!("{} bytes", grouped(bundle::MAX_BUNDLE))),
    ] {
        check(&format!("| {what} | {most} |"));
    }
}

#[test]
fn the_document_names_what_signatures_and_files_begin_with() {
    let magic = bundle::MAGIC.map(|byte| format!("{byte:02x}")).join(" ");
    check(&magic);
    check(std::str::from_utf8(batch::DOMAIN).unwrap());
    check(std::str::from_utf8(sign_off::DOMAIN).unwrap());
    check(
        std::str::from_utf8(edition::DOMAIN)
            .unwrap()
            .trim_end_matches('\0'),
    );
    check(wire::MEDIA_TYPE);
}
