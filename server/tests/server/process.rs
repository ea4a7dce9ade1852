//! The real program: its end, and TLS from certificate files.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;
use std::sync::Arc;

use lientich_shared::api;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::device::Device;
use crate::program::Program;
use crate::school::SeededDice;

#[tokio::test(flavor = "multi_thread")]
async fn asked_to_stop_it_ends_open_streams_and_itself() {
    let data = tempfile::tempdir().unwrap();
    let mut program = Program::start(data.path(), &[]);
    program.answers().await;
    let dice = SeededDice::new(12);
    let device = Device::join_at(&program.origin, &dice, program.token("Hiệu trưởng")).await;
    let mut stream = device.get(api::EVENTS).await;
    assert!(stream.chunk().await.unwrap().is_some());
    let stopped = tokio::task::spawn_blocking(move || program.stop());
    while let Ok(Some(_)) = stream.chunk().await {}
    assert!(stopped.await.unwrap().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn it_speaks_tls_from_certificate_files() {
    let data = tempfile::tempdir().unwrap();
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let (cert, key) = (data.path().join("cert.pem"), data.path().join("key.pem"));
    fs::write(&cert, made.cert.pem()).unwrap();
    fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let files = [
        "--tls-cert",
        cert.to_str().unwrap(),
        "--tls-key",
        key.to_str().unwrap(),
    ];
    let program = Program::start(&data.path().join("data"), &files);
    let port = program.origin.strip_prefix("https://localhost:").unwrap();
    let answer = ask(port, made.cert.der().clone()).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(
        answer.contains("strict-transport-security: max-age="),
        "{answer}"
    );
}

/// One request over TLS to a server with this certificate.
async fn ask(port: &str, cert: CertificateDer<'static>) -> String {
    let mut roots = RootCertStore::empty();
    roots.add(cert).unwrap();
    let provider = Arc::new(ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let socket = TcpStream::connect(format!("127.0.0.1:{port}"))
        .await
        .unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    let mut tls = TlsConnector::from(Arc::new(config))
        .connect(name, socket)
        .await
        .unwrap();
    let request = format!(
        "GET {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        api::HEALTH
    );
    tls.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // A server may end without a farewell of TLS; what came before counts.
    let _ended = tls.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

#[test]
fn nobody_else_on_the_machine_can_read_what_it_keeps() {
    let parent = tempfile::tempdir().unwrap();
    let data = parent.path().join("data");
    Program::start(&data, &[]).kill();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    assert_eq!(mode(&data.join("server-key")), 0o600);
}

#[test]
fn an_import_prints_what_it_understood_as_json() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("plan.txt");
    fs::write(&file, lientich_shared::plan::samples::PRIMARY_2026).unwrap();
    let imported = Command::new(env!("CARGO_BIN_EXE_lientich"))
        .arg("import")
        .arg(&file)
        .arg("--json")
        .output()
        .unwrap();
    let read: serde_json::Value = serde_json::from_slice(&imported.stdout).unwrap();
    assert_eq!(read["file"], "plan.txt");
    assert_eq!(read["kind"], "ke_hoach");
    assert!(!read["sections"].as_array().unwrap().is_empty());
    assert_eq!(
        imported.status.code(),
        Some(0),
        "nothing in the sample is doubtful"
    );
}

#[test]
fn a_word_file_is_imported_like_its_text_whatever_it_is_called() {
    let parent = tempfile::tempdir().unwrap();
    let text = parent.path().join("plan.txt");
    fs::write(&text, lientich_shared::plan::samples::PRIMARY_2026).unwrap();
    let word = parent.path().join("plan.bin");
    let program = || Command::new(env!("CARGO_BIN_EXE_lientich"));
    let mut export = program();
    let export = export.args(["export", "--format", "docx", "--form", "school", "--output"]);
    assert!(export.arg(&word).arg(&text).status().unwrap().success());
    let sections = |file: &std::path::Path| {
        let imported = program()
            .args(["import", "--json"])
            .arg(file)
            .output()
            .unwrap();
        let read: serde_json::Value = serde_json::from_slice(&imported.stdout).unwrap();
        read["sections"].clone()
    };
    assert_eq!(sections(&word), sections(&text));
}

#[test]
fn a_file_that_cannot_be_imported_says_what_it_is_and_what_to_do() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("plan.docx");
    fs::write(&file, "{\\rtf1\\ansi K}").unwrap();
    let mut import = Command::new(env!("CARGO_BIN_EXE_lientich"));
    let refused = import.arg("import").arg(&file).output().unwrap();
    let said = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        said.contains("rich text file") && said.contains(".docx"),
        "{said}"
    );
}

#[test]
fn a_text_becomes_a_word_file_markdown_or_plain_text_to_print_and_sign() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("plan.txt");
    fs::write(&file, lientich_shared::plan::samples::PRIMARY_2026).unwrap();
    let export = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lientich"));
        command.arg("export").arg(&file).args(more);
        command.output().unwrap()
    };
    let word = export(&["--format", "docx", "--form", "joint", "--draft"]);
    assert!(word.status.success(), "{word:?}");
    assert!(word.stdout.starts_with(b"PK"), "a Word file is an archive");
    let markdown = export(&["--format", "md"]);
    let markdown = String::from_utf8(markdown.stdout).unwrap();
    assert!(markdown.contains("# KẾ HOẠCH\n"), "{markdown}");
    let annexed = export(&["--format", "md", "--annex"]);
    assert_eq!(String::from_utf8(annexed.stdout).unwrap(), markdown);
    let said = String::from_utf8(annexed.stderr).unwrap();
    assert!(said.contains("không có phụ lục"), "{said}");
    let out = parent.path().join("out.txt");
    let saved = export(&["--format", "txt", "--output", out.to_str().unwrap()]);
    assert!(saved.status.success() && saved.stdout.is_empty());
    let text = fs::read_to_string(out).unwrap();
    assert!(text.contains("Độc lập - Tự do - Hạnh phúc"), "{text}");
    let no_format = export(&[]);
    let said = String::from_utf8(no_format.stderr).unwrap();
    assert!(
        !no_format.status.success() && said.contains("--format"),
        "{said}"
    );
}
