//! The real program reads a text and says what should be mended in it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const PLAN: &str = "KẾ HOẠCH\nPhối hợp giữa Nhà trường và Công đoàn\nNăm học 2026-2027\n\nI. MỤC ĐÍCH\n\n\
    - Hai bên cùng thực hiện thực hiện tốt nhiệm vụ năm học 2025-2026.\n- Hai bên họp mỗi tháng một lần.\n\n\
    Trên đây là kế hoạch phối hợp./.\n";

fn check(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lientich"))
        .arg("check")
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn findings_come_as_json_with_lines_and_fixes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ke-hoach.txt");
    fs::write(&file, PLAN).unwrap();
    let output = check(&[file.to_str().unwrap(), "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let findings: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let year = findings.iter().find(|one| one["check"] == "year_mismatch");
    let year = year.unwrap();
    assert_eq!(
        (&year["line"], &year["excerpt"]),
        (&7.into(), &"2025-2026".into())
    );
    assert_eq!(
        (&year["severity"], &year["fix"]),
        (&"error".into(), &"2026-2027".into())
    );
    assert!(
        year["message"]
            .as_str()
            .is_some_and(|words| words.contains("năm học"))
    );
    let keys = ["check", "excerpt", "fix", "line", "message", "severity"];
    for finding in &findings {
        let object = finding.as_object().unwrap();
        assert!(object.keys().map(String::as_str).eq(keys), "{finding}");
    }
}

#[test]
fn findings_come_as_a_list_for_people() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ke-hoach.txt");
    fs::write(&file, PLAN).unwrap();
    let output = check(&[file.to_str().unwrap()]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("dòng    7  lỗi     Năm học: «2025-2026» → «2026-2027»"),
        "{text}"
    );
}

#[test]
fn a_file_that_cannot_be_read_has_a_code_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("khong-co.txt");
    assert_eq!(check(&[missing.to_str().unwrap()]).status.code(), Some(2));
    let empty = folder.path().join("trong.txt");
    fs::write(&empty, "\n \n").unwrap();
    assert_eq!(check(&[empty.to_str().unwrap()]).status.code(), Some(2));
}

#[test]
fn a_catalogue_of_ones_own_stands_in_place_of_the_shipped_rows() {
    let folder = tempfile::tempdir().unwrap();
    let (plan, rows) = (folder.path().join("kh.txt"), folder.path().join("rows.tsv"));
    let basis = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;\n\nI. MỤC ĐÍCH";
    fs::write(&plan, PLAN.replace("I. MỤC ĐÍCH", basis)).unwrap();
    let row = "30/2020/NĐ-CP\tVăn thư\tNghị định\tChính phủ\t2020-03-05\t2020-03-05\t2026-01-01\tNghị định mới\tL\t2026-11-22\n";
    fs::write(&rows, row).unwrap();
    let found = |arguments: &[&str]| {
        let output = check(arguments);
        let findings: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        let mut findings = findings.into_iter();
        findings.find(|one| one["check"] == "basis_superseded")
    };
    let plan = plan.to_str().unwrap();
    assert_eq!(found(&[plan, "--json"]), None);
    let rows = rows.to_str().unwrap();
    let ended = found(&[plan, "--json", "--catalogue", rows]).unwrap();
    assert_eq!(ended["severity"], "warning");
    let message = ended["message"].as_str().unwrap();
    assert!(message.contains("Cần kiểm tra lại"), "{message}");
    let output = check(&[plan, "--catalogue", plan]);
    assert_eq!(output.status.code(), Some(2), "no catalogue");
}

#[test]
fn a_word_file_is_checked_as_the_text_is_that_it_was_made_of() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("kh.txt");
    fs::write(&text, PLAN).unwrap();
    let word = folder.path().join("kh.docx");
    let written = Command::new(env!("CARGO_BIN_EXE_lientich"))
        .args(["export", text.to_str().unwrap(), "--format", "docx", "-o"])
        .arg(&word)
        .status()
        .unwrap();
    assert!(written.success());
    let years = |file: &Path| -> Vec<(Value, Value)> {
        let output = check(&[file.to_str().unwrap(), "--json"]);
        let findings: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        let years = findings
            .iter()
            .filter(|one| one["check"] == "year_mismatch");
        years
            .map(|one| (one["excerpt"].clone(), one["fix"].clone()))
            .collect()
    };
    assert_eq!(years(&word), years(&text));
    assert_eq!(years(&word).len(), 1);
}
