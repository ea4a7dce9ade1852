//! Load of the server, budget beside figure: the real program with five thousand connected devices.
//! Everything runs on one machine, so the devices take processor time from the server as well.
//!
//! `cargo bench -p lientich-server`

mod ears;
mod figure;
mod program;
mod seed;
mod writer;

use std::time::Duration;

use anyhow::{Context as _, Result};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::Instant;

use ears::Heard;
use figure::Figure;
use program::Program;
use seed::{School, Seed};
use writer::Writer;

/// Connected devices.
const DEVICES: usize = 5_000;
/// Drafters of a school; each has one device.
const DRAFTERS: usize = 10;
/// Changes in all, and how far apart: a hundred a second from all schools together.
const CHANGES: usize = 1_500;
const APART: Duration = Duration::from_millis(10);
/// Plans that are opened to weigh them, and clauses of each.
const PLANS: u16 = 50;
const CLAUSES: usize = 300;
/// Longest wait for a bell.
const LOST: Duration = Duration::from_secs(10);

fn main() -> Result<()> {
    // Five thousand streams on each side.
    rlimit::increase_nofile_limit(16_384).context("allow open files")?;
    tokio::runtime::Runtime::new()?.block_on(run())
}

async fn run() -> Result<()> {
    println!("{}", Figure::HEADING);
    idle_and_plans().await?;
    let many = [DRAFTERS; DEVICES / DRAFTERS];
    bells("500 schools of 10 devices", &many, CHANGES, APART).await?;
    bells(
        "one school of 5,000 devices",
        &[DEVICES],
        20,
        Duration::from_millis(500),
    )
    .await
}

/// Memory: doing nothing, and for each plan in use.
async fn idle_and_plans() -> Result<()> {
    let seed = Seed::plant(&[1; PLANS as usize]).await?;
    let program = Program::start(seed.data()).await?;
    let idle = program.resident_kib()?;
    Figure::at_most("server, idle, RSS", 30.0 * 1024.0, idle, "KiB").print();
    for school in &seed.schools {
        let mut writer = Writer::new(&program, school, 0)?;
        writer.open_plan(CLAUSES).await?;
    }
    let open = (program.resident_kib()? - idle) / f64::from(PLANS);
    Figure::at_most("an open plan of 300 clauses, RSS", 500.0, open, "KiB").print();
    Ok(())
}

/// From the sending of a change to its bell on every other device.
async fn bells(name: &str, schools: &[usize], changes: usize, apart: Duration) -> Result<()> {
    let seed = Seed::plant(schools).await?;
    let program = Program::start(seed.data()).await?;
    let mut writers = Vec::new();
    for school in &seed.schools {
        let mut writer = Writer::new(&program, school, 0)?;
        writer.open_plan(1).await?;
        writers.push(writer);
    }
    let (heard, mut bells) = unbounded_channel();
    let mut ears = Vec::new();
    for (number, school) in seed.schools.iter().enumerate() {
        for drafter in &school.drafters {
            ears.push(ears::listen(&program, number, &drafter.cookie, heard.clone()).await?);
        }
    }
    let (mut to_bell, mut to_answer) = (Vec::new(), Vec::new());
    for change in 0..changes {
        let number = change % writers.len();
        let next = Instant::now() + apart;
        let sent = Instant::now();
        let position = writers[number].add_clause().await?;
        to_answer.push(sent.elapsed());
        collect(
            &mut bells,
            &seed.schools[number],
            number,
            position,
            sent,
            &mut to_bell,
        )
        .await?;
        tokio::time::sleep_until(next).await;
    }
    let p99 = figure::percentile(&mut to_bell, 99);
    Figure::at_most(&format!("{name}: send to bell, p99"), 50.0, p99, "ms").print();
    let median = figure::percentile(&mut to_bell, 50);
    Figure::note(&format!("{name}: send to bell, median"), median, "ms").print();
    let answer = figure::percentile(&mut to_answer, 99);
    Figure::note(&format!("{name}: send to answer, p99"), answer, "ms").print();
    let resident = program.resident_kib()?;
    Figure::note(&format!("{name}: server, RSS"), resident, "KiB").print();
    Ok(())
}

/// Waits until every device of the school has heard of a position.
async fn collect(
    bells: &mut UnboundedReceiver<Heard>,
    school: &School,
    number: usize,
    position: u64,
    sent: Instant,
    latencies: &mut Vec<Duration>,
) -> Result<()> {
    let mut missing = school.drafters.len();
    while 0 < missing {
        let heard = tokio::time::timeout(LOST, bells.recv())
            .await
            .context("a bell is lost")?;
        let heard = heard.context("all streams have ended")?;
        if heard.school == number && heard.position == position {
            latencies.push(heard.at - sent);
            missing -= 1;
        }
    }
    Ok(())
}
