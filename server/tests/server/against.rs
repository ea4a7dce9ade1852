//! The real program says in what a file differs from a plan, kept or in another file.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use lientich_shared::log::change::Side;
use serde_json::Value;

use crate::school::{PRINCIPAL, School};

const PLAN: &str = "KẾ HOẠCH\nPhối hợp giữa Nhà trường và Công đoàn\nNăm học 2026-2027\n\nI. MỤC ĐÍCH\n\n\
    1. Hai bên phối hợp thường xuyên.\n2. Hai bên họp mỗi tháng một lần.\n\nTrên đây là kế hoạch phối hợp./.\n";

fn lientich(arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_lientich"));
    program.args(arguments).output().unwrap()
}

fn written(folder: &Path, name: &str, text: &str) -> String {
    let file = folder.join(name);
    fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

fn differences(output: &Output) -> Vec<Value> {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_file_beside_another_one_is_told_clause_by_clause() {
    let folder = tempfile::tempdir().unwrap();
    let plan = written(folder.path(), "kh.txt", PLAN);
    let edited = PLAN
        .replace("mỗi tháng", "mỗi tuần")
        .replace("1. Hai bên phối hợp", "1. Hai bên cùng phối hợp")
        .replace(
            "\n\nTrên đây",
            "\n3. Hai bên tổng kết cuối năm học.\n\nTrên đây",
        );
    let edited = written(folder.path(), "sua.txt", &edited);
    let same = lientich(&["import", &plan, "--against", &plan]);
    assert_eq!(same.status.code(), Some(0));
    let output = lientich(&["import", &edited, "--against", &plan, "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let told = differences(&output);
    let what: Vec<&str> = told.iter().filter_map(|one| one["what"].as_str()).collect();
    assert_eq!(what, ["changed", "changed", "new"]);
    assert_eq!(told[1]["old"], "Hai bên họp mỗi tháng một lần.");
    assert_eq!(told[1]["new"], "Hai bên họp mỗi tuần một lần.");
    assert_eq!(
        (&told[1]["line"], &told[1]["place"]),
        (&8.into(), &"I.2".into())
    );
    assert_eq!(told[2]["part"], Value::Null);
    let output = lientich(&["import", &edited, "--against", &plan]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("Hai bên họp mỗi [-tháng-]{+tuần+} một lần."),
        "{text}"
    );
    assert!(text.ends_with("3 chỗ khác.\n"), "{text}");
}

#[test]
fn what_cannot_be_read_has_a_code_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let plan = written(folder.path(), "kh.txt", PLAN);
    let empty = written(folder.path(), "trong.txt", "\n\n");
    let missing = folder.path().join("khong-co.docx");
    let missing = missing.to_str().unwrap();
    for (file, against) in [
        (missing, plan.as_str()),
        (&plan, missing),
        (&empty, &plan),
        (&plan, &empty),
    ] {
        let output = lientich(&["import", file, "--against", against]);
        assert_eq!(output.status.code(), Some(2), "{file} {against}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_plan_is_compared_and_checked_by_its_id() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.add_clause(
        Side::Joint,
        "Hai bên phối hợp thường xuyên, đúng chức năng.",
    );
    principal.add_clause(
        Side::Joint,
        "Hai bên họp liên tịch liên tịch mỗi tháng một lần.",
    );
    principal.sync().await;
    let plan = principal.document.id().to_string();
    let data = school.data().to_str().unwrap();
    let printed = lientich(&["export", &plan, "--format", "txt", "--data", data]);
    let printed = String::from_utf8(printed.stdout).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let own = written(folder.path(), "in.txt", &printed);
    let output = lientich(&["import", &own, "--against", &plan, "--data", data]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{told}\n{printed}");
    let edited = printed.replace("thường xuyên", "chặt chẽ");
    let edited = written(folder.path(), "sua.txt", &edited);
    let output = lientich(&[
        "import",
        &edited,
        "--against",
        &plan,
        "--json",
        "--data",
        data,
    ]);
    let told = differences(&output);
    assert_eq!((told.len(), &told[0]["what"]), (1, &"changed".into()));
    assert_ne!(told[0]["part"], Value::Null);
    let unknown = "0".repeat(plan.len());
    let output = lientich(&["import", &own, "--against", &unknown, "--data", data]);
    assert_eq!(output.status.code(), Some(2));
    let output = lientich(&["check", &plan, "--json", "--data", data]);
    assert_eq!(output.status.code(), Some(1));
    let found = differences(&output);
    let doubled = found.iter().find(|one| {
        one["excerpt"]
            .as_str()
            .is_some_and(|words| words.contains("liên tịch"))
    });
    let doubled = doubled.unwrap();
    assert_eq!(doubled["line"], Value::Null);
    assert_eq!(doubled["part"], told_part(&principal.document, "liên tịch"));
    assert_eq!(
        lientich(&["check", &unknown, "--data", data]).status.code(),
        Some(2)
    );
}

/// The id of the part with these words.
fn told_part(document: &lientich_shared::log::document::Document, words: &str) -> Value {
    let outline = document.outline().into_iter();
    let mut parts = outline.filter(|(node, _)| document.text(*node).contains(words));
    parts.next().unwrap().0.to_string().into()
}
