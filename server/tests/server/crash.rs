//! The real program, killed as a power cut does at any moment: what it acknowledged is there again.

use std::process::Command;

use lientich_shared::api;
use lientich_shared::log::change::Side;
use lientich_shared::sync::message::{BatchAnswer, Request};
use lientich_shared::sync::wire;

use crate::device::Device;
use crate::program::Program;
use crate::school::SeededDice;

/// How often the program is killed.
const KILLS: u64 = 12;

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_however_often_the_program_is_killed() {
    let data = tempfile::tempdir().unwrap();
    let dice = SeededDice::new(11);
    let program = Program::start(data.path(), &[]);
    program.answers().await;
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
        let program = Program::start(data.path(), &[]);
        program.answers().await;
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
