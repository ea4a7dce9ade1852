//! The sync verb between honest devices.

use lientich_shared::log::change::Side;
use lientich_shared::log::verdict::Refusal;
use lientich_shared::sync::message::BatchAnswer;

use crate::device::Device;
use crate::school::{CHAIR, PRINCIPAL, School};

/// The verdicts of the only batch.
fn verdicts(answers: &[BatchAnswer]) -> &[Option<Refusal>] {
    match answers {
        [BatchAnswer::Judged { verdicts, .. }] => verdicts,
        other => panic!("not one judged batch: {other:?}"),
    }
}

fn texts(device: &Device) -> Vec<String> {
    let outline = device.document.outline();
    outline
        .into_iter()
        .map(|(node, _)| device.document.text(node))
        .collect()
}

#[tokio::test]
async fn two_devices_that_wrote_offline_hold_the_same_plan_after_two_round_trips_each() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let mut chair = school.device(CHAIR).await;
    principal.open_plan();
    principal.add_clause(Side::Joint, "Hai bên phối hợp tổ chức hội nghị.");
    assert_eq!(verdicts(&principal.sync().await), [None, None]);
    chair.sync().await;
    principal.add_clause(Side::Bgh, "Ban giám hiệu bố trí kinh phí.");
    chair.add_clause(Side::Bch, "Công đoàn vận động đoàn viên.");
    assert_eq!(verdicts(&principal.sync().await), [None]);
    assert_eq!(verdicts(&chair.sync().await), [None]);
    principal.sync().await;
    assert_eq!(texts(&principal).len(), 3);
    assert_eq!(texts(&principal), texts(&chair));
    assert_eq!(principal.read.position, 4);
}

#[tokio::test]
async fn resending_a_batch_brings_the_same_answer_and_adds_nothing() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.add_clause(Side::Bch, "Việc của Công đoàn.");
    principal.seal();
    let request = principal.request();
    let first = principal.send(&request).await;
    let second = principal.send(&request).await;
    assert_eq!(verdicts(&first.answers), [None, Some(Refusal::NotAllowed)]);
    assert_eq!(first.answers, second.answers);
    assert_eq!(second.news[0].head, 2);
}
