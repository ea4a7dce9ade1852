//! The real program, killed as a power cut does at any moment: what it acknowledged is there again.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use lientich_shared::api;
use lientich_shared::log::change::Side;
use lientich_shared::sync::message::{BatchAnswer, Request};
use lientich_shared::sync::wire;

use crate::device::{Device, client};
use crate::school::SeededDice;

/// How often the program is killed.
const KILLS: u64 = 12;

/// The running program.
struct Program {
    process: Child,
    /// Its output stays open: writing to a closed one would be another way to die.
    _output: BufReader<std::process::ChildStdout>,
    origin: String,
    links: Vec<(String, String)>,
}

impl Program {
    /// Starts it on a free port, and reads from what it prints where it is.
    fn start(data: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_lientich"))
            .args(["serve", "--demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .env("LIENTICH_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut links = Vec::new();
        let origin = loop {
            let mut line = String::new();
            assert_ne!(
                output.read_line(&mut line).unwrap(),
                0,
                "the program ended at once"
            );
            if let Some((who, link)) = line
                .split_once("http://")
                .filter(|(_, l)| l.contains("/join#"))
            {
                let (host, token) = link.trim().split_once("/join#").unwrap();
                links.push((who.trim().to_owned(), token.to_owned()));
                if links.len() == 8 {
                    break format!("http://{host}");
                }
            }
        };
        Self {
            process,
            _output: output,
            origin,
            links,
        }
    }

    fn token(&self, role: &str) -> &str {
        &self
            .links
            .iter()
            .find(|(who, _)| who.starts_with(role))
            .unwrap()
            .1
    }

    fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

async fn wait_until_well(origin: &str) {
    let client = client();
    while client
        .get(format!("{origin}{}", api::HEALTH))
        .send()
        .await
        .is_err()
    {
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_however_often_the_program_is_killed() {
    let data = tempfile::tempdir().unwrap();
    let dice = SeededDice::new(11);
    let program = Program::start(data.path());
    wait_until_well(&program.origin).await;
    let mut principal = Device::join_at(&program.origin, &dice, program.token("Hiệu trưởng")).await;
    principal.open_plan();
    assert!(matches!(
        principal.sync().await[..],
        [BatchAnswer::Judged { .. }]
    ));
    let mut acknowledged = principal.read.position;
    let mut running = Some(program);
    for kill in 0..KILLS {
        let program = running.take().unwrap();
        let written = write_until_cut(&mut principal, program, kill % 5);
        acknowledged = acknowledged.max(written.await);
        let program = Program::start(data.path());
        wait_until_well(&program.origin).await;
        principal.move_to(&program.origin);
        // Everything again: what was taken is answered as before, the rest is taken now.
        let request = Request {
            read: Vec::new(),
            ..principal.request()
        };
        let response = principal.send(&request).await;
        assert!(
            acknowledged <= response.news[0].head,
            "lost after kill {kill}"
        );
        assert!(
            response
                .answers
                .iter()
                .all(|a| matches!(a, BatchAnswer::Judged { .. }))
        );
        principal.sync().await;
        running = Some(program);
    }
    let pending = principal.document.pending();
    assert_eq!(pending, []);
    assert_eq!(
        principal.document.outline().len(),
        principal.document.len() - 1
    );
    assert!(KILLS < principal.read.position);
    running.unwrap().kill();
    let examined = Command::new(env!("CARGO_BIN_EXE_lientich"))
        .args(["export", "--data"])
        .arg(data.path())
        .output()
        .unwrap();
    let expected = format!("{} parts", principal.document.outline().len());
    assert!(
        String::from_utf8(examined.stdout)
            .unwrap()
            .contains(&expected)
    );
}

/// Writes clause after clause; the program is killed from the `calm`-th on, while it takes the next
/// ones. Answers the last position that was acknowledged; what was not stays in the outbox.
async fn write_until_cut(device: &mut Device, program: Program, calm: u64) -> u64 {
    let mut doomed = Some(program);
    let mut killer = None;
    let mut acknowledged = 0;
    for written in 0.. {
        if calm <= written
            && let Some(program) = doomed.take()
        {
            killer = Some(tokio::task::spawn_blocking(move || program.kill()));
        }
        device.add_clause(Side::Joint, "Một việc phối hợp.");
        device.seal();
        let body = wire::encode_request(&device.request());
        let Some(bytes) = device.try_post(api::SYNC, body).await else {
            break;
        };
        let response = wire::decode_response(&bytes).unwrap();
        for answer in &response.answers {
            let BatchAnswer::Judged {
                position, verdicts, ..
            } = answer
            else {
                continue;
            };
            acknowledged = position + verdicts.len() as u64 - 1;
        }
        if response
            .answers
            .iter()
            .all(|answer| matches!(answer, BatchAnswer::Judged { .. }))
        {
            device.outbox.clear();
        }
    }
    killer.unwrap().await.unwrap();
    acknowledged
}
