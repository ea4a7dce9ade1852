//! Time to import raw text, beside its budget. Run by `cargo bench -p lientich-shared --bench
//! import`.
//!
//! Measures the longest document of the corpus where the corpus lies beside the workspace, and a
//! made document of the same length and ten times that length everywhere.

use lientich_shared::import;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// DESIGN, section 7: import of the longest corpus document.
const BUDGET: Duration = Duration::from_millis(20);
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
}

fn row(name: &str, bytes: &[u8], budget: Option<Duration>) {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            black_box(import::read(black_box(bytes)));
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    let millis = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
    let budget = budget.map_or("-".to_owned(), millis);
    println!("{name:<44} {:>12} {budget:>12}", millis(times[RUNS / 2]));
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
