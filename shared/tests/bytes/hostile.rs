//! Hostile bytes against every decoder: random, truncated, with flipped bits, and evil ones, whose
//! lengths are made right again after a mutation. An error or a sound value, quickly; never a panic.
//!
//! `LIENTICH_SEEDS` says how many seeds to try. A failure prints its seed and its bytes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use lientich_shared::log::change::{Act, Change, ChangeId, NodeId};
use lientich_shared::log::document::{Author, Document, Entry};
use lientich_shared::log::verdict::Verdict;
use lientich_shared::log::{batch, bundle, codec, snapshot};
use lientich_shared::sync::wire;
use lientich_shared::time::Timestamp;

use crate::bodies;
use crate::dice::Dice;
use crate::samples;
use crate::{pdf_file, word};

/// Makes a hostile case of a sound one.
type Malice = fn(&[u8], &mut Dice) -> Vec<u8>;

const KINDS: [Malice; 4] = [random, truncated, flipped, evil];
const SEEDS: u64 = 2_500;

fn seeds() -> u64 {
    let asked = std::env::var("LIENTICH_SEEDS").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(SEEDS)
}

fn random(sample: &[u8], dice: &mut Dice) -> Vec<u8> {
    // Behind a right beginning, as random bytes do not get past the version.
    let kept = dice.below(sample.len().min(4) + 1);
    let noise = (0..dice.below(60)).map(|_| dice.byte());
    sample[..kept].iter().copied().chain(noise).collect()
}

fn truncated(sample: &[u8], dice: &mut Dice) -> Vec<u8> {
    sample[..dice.below(sample.len())].to_vec()
}

fn flipped(sample: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = sample.to_vec();
    for _ in 0..=dice.below(3) {
        let at = dice.below(bytes.len());
        bytes[at] ^= 1 << dice.below(8);
    }
    bytes
}

/// Puts a telling number in the place of a byte, takes a piece away or repeats it: a sequence of
/// varints stays one, and in a batch the lengths of the columns may well be right.
fn evil(sample: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = sample.to_vec();
    for _ in 0..=dice.below(2) {
        let at = dice.below(bytes.len());
        let end = (at + 1 + dice.below(8)).min(bytes.len());
        match dice.below(4) {
            0 => bytes[at] = dice.pick(&[0, 1, 2, 3, 0x7e, 0x7f, 0x80, 0xfe, 0xff]),
            1 => drop(bytes.splice(at..=at, [0xff, 0xff, 0xff, 0xff, 0x0f])),
            2 => drop(bytes.drain(at..end)),
            _ => bytes.extend_from_within(at..end),
        }
        if bytes.is_empty() {
            return bytes;
        }
    }
    bytes
}

/// Plays all kinds of bytes made from samples to a decoder. Gives back how many were taken.
fn play(sample: impl Fn(&mut Dice) -> Vec<u8>, body: fn(&[u8]) -> bool) -> u64 {
    let mut taken = 0;
    for seed in 0..seeds() {
        let mut dice = Dice::new(seed);
        let sample = sample(&mut dice);
        let whole = attempt(seed, &sample, body);
        assert!(
            whole,
            "seed {seed}: a sample is not taken: {}",
            hex(&sample)
        );
        for kind in KINDS {
            taken += u64::from(attempt(seed, &kind(&sample, &mut dice), body));
        }
    }
    taken
}

fn attempt(seed: u64, bytes: &[u8], body: fn(&[u8]) -> bool) -> bool {
    let outcome = catch_unwind(AssertUnwindSafe(|| body(bytes)));
    outcome.unwrap_or_else(|_| panic!("seed {seed}: these bytes panic: {}", hex(bytes)))
}

fn hex(bytes: &[u8]) -> String {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

#[test]
fn hostile_changes_are_refused_or_sound() {
    let taken = play(
        |dice| codec::encode_change(&samples::change(dice)),
        bodies::change,
    );
    assert!(0 < taken, "no case got past the first checks");
}

#[test]
fn hostile_batches_are_refused_or_sound() {
    let taken = play(samples::batch, bodies::batch);
    assert!(0 < taken, "no case got past the first checks");
}

#[test]
fn hostile_bundles_are_refused_or_sound() {
    let taken = play(
        |dice| bundle::encode(&samples::bundle(dice)),
        bodies::bundle,
    );
    assert!(0 < taken, "no case got past the first checks");
}

#[test]
fn hostile_requests_are_refused_or_sound() {
    let taken = play(
        |dice| wire::encode_request(&samples::request(dice)),
        bodies::request,
    );
    assert!(0 < taken, "no case got past the first checks");
}

#[test]
fn hostile_responses_are_refused_or_sound() {
    let taken = play(
        |dice| wire::encode_response(&samples::response(dice)),
        bodies::response,
    );
    assert!(0 < taken, "no case got past the first checks");
}

#[test]
fn hostile_editions_are_refused_or_sound() {
    let taken = play(
        |dice| samples::sign_off::edition(dice).to_bytes(),
        bodies::edition,
    );
    assert!(0 < taken, "no case got past the first checks");
}

#[test]
fn hostile_snapshots_are_refused_or_sound() {
    play(snapshot_of_a_batch, bodies::snapshot);
}

#[test]
fn hostile_texts_are_imported_without_losing_a_line() {
    let pieces = [
        "I. NỘI DUNG\n",
        "1. Tổ chức hội nghị\n",
        "- Căn cứ Luật\n",
        "\u{c}",
        "e\u{301}\n",
    ];
    let text = |dice: &mut Dice| {
        (0..=dice.below(6))
            .map(|_| dice.pick(&pieces))
            .collect::<String>()
    };
    play(|dice| text(dice).into_bytes(), bodies::import_text);
    play(|dice| text(dice).into_bytes(), bodies::import_file);
}

#[test]
fn hostile_word_files_are_refused_or_read_without_losing_a_line() {
    let pieces = [
        word::p("KẾ HOẠCH"),
        word::p("Căn cứ Luật Công đoàn;"),
        word::listed(0, "NỘI DUNG"),
        word::listed(2, "Hai bên họp."),
        word::table(&[word::row(&[&word::p("Nơi nhận:"), &word::p("HIỆU TRƯỞNG")])]),
        "<w:p><w:pPr><w:pStyle w:val=\"LienTichKind\"/></w:pPr><w:r><w:t>QUYẾT ĐỊNH</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:del><w:r><w:t>cũ</w:t></w:r></w:del><w:r><w:br/></w:r></w:p>".to_owned(),
    ];
    let body = |dice: &mut Dice| -> String {
        (0..=dice.below(5))
            .map(|_| pieces[dice.below(pieces.len())].as_str())
            .collect()
    };
    let taken = play(
        |dice| word::document(&body(dice)).into_bytes(),
        bodies::import_word,
    );
    assert!(0 < taken, "no case got past the first checks");
    play(|dice| word::file(&body(dice)), bodies::import_file);
}

#[test]
fn hostile_pdfs_are_refused_or_read_without_losing_a_line() {
    let words = [
        "KẾ HOẠCH",
        "I. NỘI DUNG",
        "1. Hai bên họp.",
        "- Tổ chức",
        "2",
    ];
    let file = |dice: &mut Dice| {
        let line = |_| {
            (
                60,
                dice.below(700).try_into().unwrap_or(0),
                dice.pick(&words),
            )
        };
        let mut lines: Vec<(u32, u32, &str)> = (0..6).map(line).collect();
        lines.push((60, 720, "Trường Mầm non Hoa Gạo xây dựng kế hoạch như sau:"));
        pdf_file::file(&pdf_file::pages(
            pdf_file::UNICODE_FONT,
            &[pdf_file::page(&lines)],
        ))
    };
    let taken = play(file, bodies::import_file);
    assert!(0 < taken, "no case got past the first checks");
}

/// What a device caches after it took a batch.
fn snapshot_of_a_batch(dice: &mut Dice) -> Vec<u8> {
    let batch = batch::open(&samples::batch(dice)).expect("samples are well-formed");
    let mut doc = Document::new(batch.header.doc);
    let author = Author {
        person: lientich_shared::ids::PersonId(1),
        device: batch.header.device,
    };
    doc.bind(batch.header.replica, author);
    let accepted = |entry: Entry| (entry, Verdict::Accepted);
    doc.apply(batch.entries.into_iter().map(accepted).collect());
    snapshot::save(&doc)
}

#[test]
fn a_change_that_names_itself_is_taken_and_void() {
    let header = samples::header(&mut Dice::new(1));
    let id = ChangeId {
        replica: header.replica,
        seq: header.first,
    };
    let act = Act::Remove { node: NodeId(id) };
    let change = Change {
        id,
        deps: vec![],
        at: Timestamp(0),
        act,
    };
    let bytes = batch::seal(&header, batch::NO_PREVIOUS, &[change], &[0; 64]);
    assert!(bodies::batch(&bytes));
}

#[test]
fn twenty_bytes_that_claim_four_gigabytes_cost_nothing() {
    let bodies: [fn(&[u8]) -> bool; 7] = [
        bodies::change,
        bodies::batch,
        bodies::bundle,
        bodies::request,
        bodies::response,
        bodies::snapshot,
        bodies::edition,
    ];
    let start = Instant::now();
    for body in bodies {
        for lead in 0..16 {
            for first in 0..=3 {
                let mut bytes = vec![first; lead];
                bytes.extend([0xff, 0xff, 0xff, 0xff, 0x0f]);
                bytes.resize(20, first);
                body(&bytes);
            }
        }
    }
    assert!(
        start.elapsed() < Duration::from_secs(1),
        "{:?}",
        start.elapsed()
    );
}
