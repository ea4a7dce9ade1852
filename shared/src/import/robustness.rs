//! What must hold for any bytes: no panic, bounded time, and no word lost.
//!
//! Random texts are made of pieces of the genre, so that every rule is met in every disorder.

use super::draft::Draft;
use super::source::Source;
use super::{MAX_BYTES, lines, read};
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// A small generator of pseudo-random numbers; tests name their seed.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn pick<'a>(&mut self, pieces: &[&'a str]) -> &'a str {
        pieces[self.next(pieces.len())]
    }
}

const LABELS: [&str; 34] = [
    "",
    "",
    "",
    "",
    "A. ",
    "B. ",
    "I. ",
    "II- ",
    "III) ",
    "1. ",
    "2. ",
    "3- ",
    "4/ ",
    "1) ",
    "1.1 ",
    "1.2. ",
    "2.4 . ",
    "1.1.1. ",
    "I.1. ",
    "a) ",
    "b. ",
    "(1) ",
    "- ",
    "+ ",
    "• ",
    "Chương I ",
    "Điều 2. ",
    "Mục 1 ",
    "PHẦN THỨ NHẤT ",
    "- Căn cứ ",
    "Căn cứ ",
    "Nơi nhận: ",
    "T/M ",
    "Phụ lục ",
];
const PHRASES: [&str; 30] = [
    "KẾ HOẠCH",
    "QUY CHẾ",
    "PHỐI HỢP CÔNG TÁC",
    "Năm học 2025 - 2026",
    "(Ban hành kèm theo Quyết định số /QĐ)",
    "Ban giám hiệu phối hợp với công đoàn",
    "trường Tiểu học Sông Lam 3",
    "xây dựng kế hoạch như sau:",
    "Hiệu trưởng",
    "CHỦ TỊCH",
    "BCH CÔNG ĐOÀN",
    "Nguyễn Thị Lan",
    "Trần Văn Bình",
    "(Đã ký)",
    "Lưu: VT.",
    "Trên đây là kế hoạch",
    "thực hiện nhiệm vụ được giao;",
    "và các tổ chuyên môn.",
    "9/20 (45%)",
    "“Dạy tốt - Học tốt”",
    "; 2. Việc thứ hai",
    ". - Việc khác",
    "Hà Nội, ngày 5 tháng 9 năm 2025",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 12/KH-TH",
    "kèm theo",
    "của nhà trường",
    "HIỆU TRƯỞNG",
    "KT. CHỦ TỊCH",
];
const GAPS: [&str; 12] = [
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n \n\n",
    "        ",
    "\t",
    "\n12\n\u{c}",
];

fn random_text(seed: u64) -> String {
    let mut dice = Dice(seed);
    let mut text = String::new();
    for _ in 0..dice.next(120) {
        text.push_str(dice.pick(&LABELS));
        for _ in 0..=dice.next(4) {
            text.push_str(dice.pick(&PHRASES));
            text.push_str(dice.pick(&GAPS));
        }
    }
    text
}

/// How often each word stands in a text; labels and separators are words too, since they go into
/// a node's label, so signs between words do not count.
fn words<'a>(texts: impl Iterator<Item = &'a str>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for text in texts {
        for word in text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
    counts
}

fn source_words(draft: &Draft) -> HashMap<String, usize> {
    let cleaned = lines::clean(&Source {
        lines: draft.source.clone(),
        ..Source::default()
    });
    let texts: Vec<String> = cleaned
        .body
        .into_iter()
        .chain(cleaned.furniture)
        .map(|line| line.text)
        .collect();
    words(texts.iter().map(String::as_str))
}

fn draft_words(draft: &Draft) -> HashMap<String, usize> {
    let mut texts: Vec<&str> = Vec::new();
    let single = [
        &draft.title,
        &draft.issuance,
        &draft.preamble,
        &draft.closing,
        &draft.recipients_heading,
    ];
    let listed = [
        &draft.letterhead,
        &draft.legal_bases,
        &draft.recipients,
        &draft.furniture,
        &draft.unplaced,
    ];
    texts.extend(
        single
            .into_iter()
            .flatten()
            .map(|passage| passage.text.as_str()),
    );
    texts.extend(
        listed
            .into_iter()
            .flatten()
            .map(|passage| passage.text.as_str()),
    );
    for node in &draft.nodes {
        texts.extend(node.label.as_deref());
        texts.push(node.words());
    }
    for signer in &draft.signers {
        texts.extend(
            [&signer.capacity, &signer.position, &signer.name]
                .into_iter()
                .flatten()
                .map(String::as_str),
        );
    }
    words(texts.into_iter())
}

/// The tree holds together, and every word of the source is in the draft.
fn check(bytes: &[u8], name: &str) {
    let (draft, issues) = read(bytes);
    assert_eq!(
        draft_words(&draft),
        source_words(&draft),
        "{name}: words lost or doubled"
    );
    assert_eq!(
        draft.untaken_lines(),
        Vec::<u32>::new(),
        "{name}: lines lost"
    );
    for (idx, node) in draft.nodes.iter().enumerate() {
        assert!(
            node.parent.is_none_or(|parent| parent < idx),
            "{name}: a parent comes first"
        );
        assert!(
            node.children
                .iter()
                .all(|child| draft.nodes[*child].parent == Some(idx)),
            "{name}"
        );
        assert!(draft.depth(idx) <= 16, "{name}: depth is bounded");
    }
    let last = u32::try_from(draft.source.len()).unwrap().max(1);
    for issue in &issues {
        assert!(
            issue.lines.first >= 1 && issue.lines.first <= issue.lines.last,
            "{name}"
        );
        assert!(issue.lines.last <= last, "{name}: {issue:?}");
        assert!(!issue.message.is_empty(), "{name}");
    }
}

#[test]
fn no_word_of_any_disordered_text_is_lost() {
    for seed in 0..1_000 {
        check(random_text(seed).as_bytes(), &format!("seed {seed}"));
    }
}

#[test]
fn random_bytes_are_read_without_panic() {
    for seed in 0..500 {
        let mut dice = Dice(seed);
        let mut bytes: Vec<u8> = (0..dice.next(400))
            .map(|_| u8::try_from(dice.next(256)).unwrap())
            .collect();
        if seed % 3 == 0 {
            bytes.splice(0..0, [0xFF, 0xFE]);
        }
        let (draft, _) = read(&bytes);
        assert_eq!(draft.untaken_lines(), Vec::<u32>::new(), "seed {seed}");
    }
}

#[test]
fn texts_cut_anywhere_and_mutated_are_read() {
    let text = random_text(7);
    for at in (0..text.len()).step_by(11) {
        let mut bytes = text.as_bytes()[..at].to_vec();
        if let Some(byte) = bytes.get_mut(at / 2) {
            *byte ^= 0x55;
        }
        let _ = read(&bytes);
    }
}

#[test]
fn hostile_repetitions_are_read_in_bounded_time() {
    let pieces = [
        "; - A",
        "(",
        "“",
        "1.",
        "I. ",
        "1.1.1.1.1.1.1.1.",
        "- ",
        "a) x\n",
        "Căn cứ a; căn cứ b, ",
        "1. A:\n",
        "\n\n\n",
        "A. A\n",
        "T/M A\n",
        "Nơi nhận: ",
        "   A",
        "\u{301}",
        "ế",
        "trường Tiểu học A ",
        "Phụ lục\n",
        ". 2. A",
        "2024-2025 ",
        "Điều 1. ",
        "(Ban hành ",
        "\u{c}",
        "Nguyễn Văn An\n",
        "…",
        "Trường A xây dựng kế hoạch, ",
    ];
    for piece in pieces {
        let text = piece.repeat(100_000 / piece.len());
        let begun = Instant::now();
        let (draft, _) = read(text.as_bytes());
        // Parts of a second in a debug build; a quadratic rule takes minutes.
        assert!(begun.elapsed() < Duration::from_secs(10), "{piece:?}");
        assert_eq!(draft.untaken_lines(), Vec::<u32>::new(), "{piece:?}");
    }
}

#[test]
fn a_too_long_text_is_cut_and_says_so() {
    let text = "- Một việc cần làm.\n".repeat(MAX_BYTES / 10);
    let (draft, issues) = read(text.as_bytes());
    assert!(!draft.nodes.is_empty());
    assert!(issues.iter().any(|issue| issue.code.name() == "too_long"));
}

#[test]
fn nothing_gives_an_empty_draft_and_an_issue() {
    for bytes in [&b""[..], b"\n \n\t", b"\xEF\xBB\xBF", b"\xFF\xFE"] {
        let (draft, issues) = read(bytes);
        assert!(draft.nodes.is_empty());
        assert!(issues.iter().any(|issue| issue.code.name() == "no_text"));
    }
}

#[test]
fn a_label_alone_on_the_line_above_its_words_is_taken_with_them() {
    let (draft, _) = read("I.6\nMục đích".as_bytes());
    assert_eq!(draft.untaken_lines(), Vec::<u32>::new());
}
