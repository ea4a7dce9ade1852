//! Time to check a plan, beside its budget. Run by `cargo bench -p lientich-shared --bench checks`.
//!
//! Measures the two clean sample plans and a made plan of three hundred clauses: the editor checks at
//! each pause of typing.

use lientich_shared::checks::{self, Paper};
use lientich_shared::{draft_paper, import};
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// At each pause of typing, without being felt.
const BUDGET: Duration = Duration::from_millis(15);
const RUNS: usize = 50;

fn main() {
    println!("{:<44} {:>12} {:>12}", "checks", "median", "budget");
    row("sample plan", include_str!("../tests/clean/ke_hoach.txt"));
    row(
        "sample regulation",
        include_str!("../tests/clean/quy_che.txt"),
    );
    row("made plan, 300 clauses", &made(300));
}

fn row(name: &str, text: &str) {
    let (draft, _) = import::read(text.as_bytes());
    let paper = draft_paper::of(&draft);
    let median = median(&paper);
    let millis = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
    println!("{name:<44} {:>12} {:>12}", millis(median), millis(BUDGET));
}

fn median(paper: &Paper) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            black_box(checks::run(black_box(paper)));
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

/// A plan with so many clauses, thirty words each.
fn made(clauses: usize) -> String {
    let mut text = String::from(
        "KẾ HOẠCH\nPhối hợp công tác năm học 2026-2027\n\nCăn cứ Luật Công đoàn;\n\
         Trường Tiểu học Sông Lam 3 xây dựng kế hoạch như sau:\n\nI. NỘI DUNG\n",
    );
    for number in 1..=clauses {
        let _ = writeln!(
            text,
            "{number}. Tháng {} hằng năm, Hiệu trưởng và Ban chấp hành Công đoàn cùng bàn bạc việc thứ \
             {number}, thống nhất người chủ trì, thời hạn, kinh phí và báo cáo kết quả trước tập thể.",
            number % 12 + 1
        );
    }
    text.push_str("Trên đây là kế hoạch phối hợp./.\n");
    text
}
