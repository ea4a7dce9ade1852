//! The real program saves an Edition and says who signed it, without the server's data.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use lientich_server::crypto::hex;
use lientich_server::data::KEY_FILE;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::{Act, Body, Field, Side, Value};
use lientich_shared::log::duty::{Duty, Party, Rhythm};
use lientich_shared::log::edit;
use lientich_shared::log::sign_off::Capacity;
use lientich_shared::log::talk::Circle;
use lientich_shared::log::target::{Measure, Percent, Period, Target};
use lientich_shared::plan::content::Content;

use crate::docketing::Issued;
use crate::school::{CHAIR, PRINCIPAL, School};
use crate::table::{post, signed, to_signing};
use crate::talk::{PLAN, open};

fn lientich(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lientich"))
        .args(arguments)
        .output()
        .unwrap()
}

/// A school where both sides have signed a plan, and the plan's id.
async fn signed_plan() -> (School, String) {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.add_clause(Side::Joint, "Họp liên tịch mỗi tháng.");
    to_signing(&mut principal);
    principal.sync().await;
    let mut chair = school.device(CHAIR).await;
    chair.sync().await;
    let sign = signed(&principal, Side::Bgh, Capacity::Own, post(PRINCIPAL));
    principal.write(Act::Sign(sign));
    let sign = signed(&chair, Side::Bch, Capacity::OnBehalf, post(CHAIR));
    chair.write(Act::Sign(sign));
    principal.sync().await;
    chair.sync().await;
    assert_eq!(chair.editions.len(), 1);
    (school, chair.document.id().to_string())
}

fn verify(file: &Path, more: &[&str]) -> (bool, String) {
    let output = lientich(&[&["verify", file.to_str().unwrap()], more].concat());
    let told = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(told).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_edition_verifies_and_an_altered_one_does_not() {
    let (school, plan) = signed_plan().await;
    let data = school.data().to_str().unwrap();
    let saved = lientich(&["export", &plan, "--edition", "1", "--data", data]);
    assert!(saved.status.success(), "{saved:?}");
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("ke-hoach.lientich-edition");
    fs::write(&file, &saved.stdout).unwrap();
    let key = hex(&school.key.public());
    let (holds, told) = verify(&file, &["--server-key", &key]);
    assert!(holds, "{told}");
    assert!(
        told.contains("BGH, Nguyễn Thị Minh (Hiệu trưởng)"),
        "{told}"
    );
    assert!(
        told.contains("BCH, Lê Văn Công (TM. Chủ tịch Công đoàn)"),
        "{told}"
    );
    let stranger = crate::device::draw_key(&school);
    let point = stranger.verifying_key().to_encoded_point(false);
    let other = hex(point.as_bytes());
    let (holds, told) = verify(&file, &["--server-key", &other]);
    assert!(!holds && told.contains("another server"), "{told}");
    let mut altered = saved.stdout.clone();
    let word = "Họp".as_bytes();
    let at = altered.windows(word.len()).position(|bytes| bytes == word);
    altered[at.unwrap()] ^= 1;
    fs::write(&file, &altered).unwrap();
    let (holds, told) = verify(&file, &[]);
    assert!(!holds, "{told}");
    assert!(told.contains("seal does not hold"), "{told}");
    assert!(
        told.contains("signature 1: it is not a signature on this content"),
        "{told}"
    );
    let missing = lientich(&["export", &plan, "--edition", "2", "--data", data]);
    assert!(!missing.status.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_edition_tells_its_number_apart_from_what_was_signed() {
    let issued = Issued::begin().await;
    let mut principal = issued.at(PRINCIPAL, DocId(0xb00c)).await;
    principal.write(open(Circle::Docket));
    principal.write(issued.enter(6));
    principal.write(issued.enter(7));
    principal.sync().await;
    let data = issued.school.data();
    fs::write(data.join(KEY_FILE), hex(&issued.school.key.to_bytes())).unwrap();
    let data = data.to_str().unwrap();
    let plan = PLAN.to_string();
    let saved = lientich(&["export", &plan, "--edition", "1", "--data", data]);
    assert!(saved.status.success(), "{saved:?}");
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("ke-hoach.lientich-edition");
    fs::write(&file, &saved.stdout).unwrap();
    let (holds, told) = verify(&file, &[]);
    assert!(holds, "{told}");
    let (signed, beside) = told.split_once("Not part of what was signed").unwrap();
    assert!(signed.contains("signature  BGH") && !signed.contains("KH-THSM"));
    let entered = "07/KH-THSM, Xã Sông Mây, 15/09/2026: entered by Nguyễn Thị Minh";
    assert!(beside.contains(&format!("number     {entered}")), "{told}");
    assert!(beside.contains("before     06/KH-THSM"), "{told}");
    // What was signed holds without it; another number is seen.
    let mut altered = saved.stdout.clone();
    let at = altered.windows(7).position(|bytes| bytes == b"07/KH-T");
    altered[at.unwrap() + 1] = b'8';
    fs::write(&file, &altered).unwrap();
    let (holds, told) = verify(&file, &[]);
    assert!(
        !holds && told.contains("not what the server sealed"),
        "{told}"
    );
    assert!(
        told.contains("Hiệu trưởng), ") && !told.contains(": BROKEN"),
        "{told}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_printed_plan_says_what_is_asked_of_whom_and_what_is_to_be_reached() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    let node = principal.add_clause(Side::Joint, "Thăm gia đình học sinh.");
    let duty = Duty {
        lead: Some(Party::Body(Body::HomeroomTeachers)),
        supervise: vec![Party::Person(PRINCIPAL)],
        rhythm: Rhythm::Termly(1),
        ..Duty::default()
    };
    let target = Target {
        subject: "Gia đình được thăm".to_owned(),
        population: String::new(),
        measure: Measure::Percent(Percent(9_550)),
        level: String::new(),
        awarded_by: String::new(),
        period: Period::SchoolYear,
        baseline: None,
        is_shared_out: false,
    };
    let values = [
        (Field::DutyAt(3), Value::Duty(Box::new(duty))),
        (Field::TargetAt(4), Value::Target(Box::new(target))),
    ];
    for (field, value) in values {
        let set = edit::set(&principal.document, Some(node), field, value);
        principal.write(set.unwrap());
    }
    principal.sync().await;
    let plan = principal.document.id().to_string();
    let data = school.data().to_str().unwrap();
    let print = |more: &[&str]| {
        let printed = lientich(&[&["export", &plan, "--data", data], more].concat());
        String::from_utf8(printed.stdout).unwrap()
    };
    let text = print(&[]);
    let duty = "Chủ trì: giáo viên chủ nhiệm; giám sát: Nguyễn Thị Minh; mỗi học kỳ\n";
    assert!(text.contains(duty), "{text}");
    assert!(
        text.contains("Chỉ tiêu: Gia đình được thăm: 95,5%\n"),
        "{text}"
    );
    let whole: serde_json::Value = serde_json::from_str(&print(&["--json"])).unwrap();
    assert_eq!(whole["duties"][0][1]["lead"]["Body"], "HomeroomTeachers");
    assert_eq!(whole["targets"][0][1]["subject"], "Gia đình được thăm");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edition_that_the_principal_issued_alone_is_not_called_signed() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    let content = Content::of(&principal.document).to_bytes();
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("edition");
    fs::write(&file, content).unwrap();
    let (holds, told) = verify(&file, &[]);
    assert!(
        !holds && told.contains("nobody signed this Edition"),
        "{told}"
    );
}
