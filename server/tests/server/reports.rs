//! Reports: documents of the two sides like plans, with a shorter way to the signatures, and unread by staff until
//! then.

use lientich_shared::log::change::{Act, Field, Value};
use lientich_shared::log::edit;
use lientich_shared::log::sign_off::Step;
use lientich_shared::log::verdict::Refusal;
use lientich_shared::plan::edition;
use lientich_shared::plan::sign_off::SignOff;
use lientich_shared::plan::view::PlanKind;
use lientich_shared::sync::message::Request;
use lientich_shared::sync::wire;

use crate::device::Device;
use crate::school::TEACHER;
use crate::table::{Table, sign_as_chair, sign_as_principal, type_at_end, verdicts};

const SECRET: &str = "Còn hai nhiệm vụ quá hạn.";

fn call_it(device: &mut Device, kind: PlanKind) {
    let code = Value::Text(kind.code().to_owned());
    let act = edit::set(&device.document, None, Field::PlanKind, code).unwrap();
    device.write(act);
}

fn take(device: &mut Device, step: Step) {
    let follows = SignOff::of(&device.document).stand.since;
    device.write(Act::Step { follows, step });
}

/// Both sides over a report that nobody has signed.
async fn report() -> Table {
    let mut table = Table::drafting().await;
    call_it(&mut table.principal, PlanKind::JointCheck);
    type_at_end(&mut table.principal, table.clause, SECRET);
    table.meet().await;
    table
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

#[tokio::test]
async fn staff_get_no_byte_of_a_report_until_both_sides_have_signed_it() {
    let mut table = report().await;
    let mut teacher = table.school.device(TEACHER).await;
    let request = Request {
        read: vec![table.principal.read],
        ..teacher.request()
    };
    let response = teacher.send(&request).await;
    assert!(!holds(&wire::encode_response(&response), SECRET));
    take(&mut table.principal, Step::Signing);
    table.meet().await;
    sign_as_principal(&mut table.principal);
    table.meet().await;
    teacher.sync().await;
    assert!(teacher.editions.is_empty() && teacher.document.is_empty());
    sign_as_chair(&mut table.chair);
    table.meet().await;
    teacher.sync().await;
    let content = edition::content_of(&teacher.editions[0].content).unwrap();
    assert_eq!(PlanKind::from_code(&content.kind), PlanKind::JointCheck);
    assert!(content.parts.iter().any(|part| part.text.contains(SECRET)));
}

#[tokio::test]
async fn a_report_is_signed_without_a_round_of_opinions_and_a_plan_is_not() {
    let mut table = Table::drafting().await;
    take(&mut table.principal, Step::Signing);
    let refused = verdicts(&mut table.principal).await;
    assert_eq!(refused, [Some(Refusal::OutOfStep)]);
    call_it(&mut table.chair, PlanKind::MonthReport);
    take(&mut table.chair, Step::Signing);
    assert_eq!(verdicts(&mut table.chair).await, [None, None]);
}

#[tokio::test]
async fn what_was_brought_to_signing_as_a_report_is_not_signed_as_a_plan() {
    let mut table = report().await;
    take(&mut table.chair, Step::Signing);
    table.meet().await;
    call_it(&mut table.chair, PlanKind::Plan);
    sign_as_chair(&mut table.chair);
    let judged = verdicts(&mut table.chair).await;
    assert_eq!(judged, [None, Some(Refusal::OutOfStep)]);
}
