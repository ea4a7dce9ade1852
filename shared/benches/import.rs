//! Time to import raw text, beside its budget. Run by `cargo bench -p lientich-shared --bench
//! import`.
//!
//! Measures the longest document of the corpus where the corpus lies beside the workspace, and a
//! made document of the same length and ten times that length everywhere; then a file beside a plan of 300 clauses that
//! says much of it otherwise, with all of it taken.

use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::import::merge::{self, Key};
use lientich_shared::import::plant::plant;
use lientich_shared::import::{self, draft::Draft};
use lientich_shared::log::bring_back::Writer;
use lientich_shared::log::document::Document;
use lientich_shared::time::Timestamp;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// DESIGN, section 7: import of the longest corpus document.
const BUDGET: Duration = Duration::from_millis(20);
/// A file of 300 clauses beside a plan of as many, compared and taken.
const MERGE_BUDGET: Duration = Duration::from_millis(100);
const CLAUSES: usize = 300;
const RUNS: usize = 50;
/// Bytes of the longest corpus document.
const LONGEST: usize = 22_000;

fn main() {
    println!("{:<44} {:>12} {:>12}", "import", "median", "budget");
    match longest_of_corpus() {
        Some((name, bytes)) => row(
            &format!("{name}, {} bytes", bytes.len()),
            &bytes,
            Some(BUDGET),
        ),
        None => println!("no corpus beside the workspace: only made documents"),
    }
    let made = made(LONGEST);
    row(
        &format!("made, {} bytes", made.len()),
        made.as_bytes(),
        Some(BUDGET),
    );
    let long = self::made(LONGEST * 10);
    row(
        &format!("made, {} bytes", long.len()),
        long.as_bytes(),
        None,
    );
    merging(CLAUSES, Some(MERGE_BUDGET));
    merging(CLAUSES * 10, None);
}

fn row(name: &str, bytes: &[u8], budget: Option<Duration>) {
    time(name, budget, &mut || {
        black_box(import::read(black_box(bytes)));
    });
}

fn time(name: &str, budget: Option<Duration>, run: &mut dyn FnMut()) {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            run();
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    let millis = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
    let budget = budget.map_or("-".to_owned(), millis);
    println!("{name:<44} {:>12} {budget:>12}", millis(times[RUNS / 2]));
}

/// Last week's print, with a third of its clauses in other words, some gone, some new, some elsewhere.
fn merging(clauses: usize, budget: Option<Duration>) {
    let (plan, file) = (numbered(clauses, false), numbered(clauses, true));
    let mut document = Document::new(DocId(1));
    plant(&mut document, ReplicaId(1), Timestamp(0), &plan).expect("the made plan is planted");
    let beside = || merge::compare(&document, &file, &|_| String::new());
    let comparison = beside();
    let count = comparison.differences().count();
    let name = format!("compare {clauses} clauses, {count} differ");
    time(&name, budget, &mut || {
        black_box(beside());
    });
    let all: BTreeSet<Key> = comparison.differences().map(|item| item.key).collect();
    let writer = Writer {
        replica: ReplicaId(2),
        at: Timestamp(0),
    };
    time(&format!("take all {count}"), budget, &mut || {
        let nobody = |_: &Document, _: &_| None::<()>;
        black_box(merge::take::take(
            &document,
            &comparison,
            &all,
            writer,
            &nobody,
        ));
    });
}

/// Sections of ten clauses each. Edited, every third has other words, every tenth is gone, every eleventh is new, and the
/// sections stand the other way round.
fn numbered(clauses: usize, is_edited: bool) -> Draft {
    let mut sections: Vec<String> = vec![String::new(); clauses / 10];
    for at in 0..clauses {
        let section = &mut sections[at / 10];
        let verb = ["Phối hợp", "Tổ chức", "Kiểm tra", "Báo cáo", "Công khai"][at % 5];
        let changed = if is_edited && at % 3 == 0 {
            " và đôn đốc"
        } else {
            ""
        };
        if !(is_edited && at % 10 == 9) {
            let _ = writeln!(
                section,
                "{}. {verb}{changed} việc thứ {at} của nhà trường theo đúng phân công trong tháng {}.",
                at % 10 + 1,
                at % 12 + 1
            );
        }
        if is_edited && at % 11 == 0 {
            let _ = writeln!(section, "{}. Thêm một điều mới số {at}.", at % 10 + 2);
        }
    }
    if is_edited {
        sections.reverse();
    }
    let mut text = String::from("KẾ HOẠCH\nPhối hợp công tác năm học 2025 - 2026\n\n");
    for (at, section) in sections.iter().enumerate() {
        let _ = writeln!(text, "Điều {}. Công tác chung\n{section}", at + 1);
    }
    import::read(text.as_bytes()).0
}

fn longest_of_corpus() -> Option<(String, Vec<u8>)> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let texts = std::fs::read_dir(corpus).ok()?.filter_map(|file| {
        let path = file.ok()?.path();
        path.extension().filter(|extension| *extension == "txt")?;
        let id: String = path
            .file_name()?
            .to_string_lossy()
            .chars()
            .take(3)
            .collect();
        Some((format!("corpus {id}"), std::fs::read(path).ok()?))
    });
    texts.max_by_key(|(_, bytes)| bytes.len())
}

/// A plan with headings and wrapped bullets, a blank line after every line.
fn made(length: usize) -> String {
    let mut text = String::from("KẾ HOẠCH\n\nPhối hợp công tác năm học 2025 - 2026\n\n");
    text.push_str(
        "Căn cứ Luật Công đoàn;\n\nTrường Tiểu học Sông Lam 3 xây dựng kế hoạch như sau:\n\n",
    );
    let mut number = 0;
    while text.len() < length {
        number += 1;
        let _ = write!(
            text,
            "{}. Phối hợp trong công tác thứ {number}\n\n",
            number % 90 + 1
        );
        for _ in 0..6 {
            text.push_str(
                "- Hiệu trưởng và Ban chấp hành Công đoàn cùng bàn bạc, thống nhất việc\n\n",
            );
            text.push_str(
                "phân công, theo dõi và đánh giá kết quả của từng bộ phận trong tháng trước.\n\n",
            );
        }
    }
    text
}
