//! The app's files: how they are packed and kept, and what a browser may do with them.

use std::fs;

use lientich_server::app::Reach;
use lientich_server::assets::Assets;
use reqwest::Response;

use crate::device::client;
use crate::school::School;

const INDEX: &str = "<!doctype html><script type=\"module\">alert('Hello, world.');</script>";
const SCRIPT: &str = "lientich-0123456789abcdef.js";

async fn school() -> School {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    write("index.html", INDEX);
    write(SCRIPT, &"console.log(1);".repeat(100));
    write(&format!("{SCRIPT}.br"), "packed by brotli");
    write("service-worker.js", "self.skipWaiting();");
    write("app-0123456789abcdef_bg.wasm", "\0asm");
    let assets = Assets::from_dir(dir.path()).unwrap();
    School::start_with(assets, Reach::default()).await
}

async fn get(school: &School, path: &str, headers: &[(&str, &str)]) -> Response {
    let mut request = client().get(school.url(path));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.unwrap()
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response
        .headers()
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn every_answer_carries_the_strict_headers() {
    let school = school().await;
    for path in [
        "/",
        "/api/v1/health",
        "/api/v1/session",
        "/nowhere.txt",
        "/api/nowhere",
    ] {
        let response = get(&school, path, &[]).await;
        let check = |name: &str, expected: &str| {
            assert_eq!(header(&response, name), expected, "{name} of {path}");
        };
        check("x-content-type-options", "nosniff");
        check("referrer-policy", "no-referrer");
        check("cross-origin-opener-policy", "same-origin");
        check("cross-origin-resource-policy", "same-origin");
        check("x-frame-options", "DENY");
        assert!(header(&response, "permissions-policy").contains("camera=()"));
        assert!(!header(&response, "x-request-id").is_empty());
        assert!(header(&response, "content-security-policy").starts_with("default-src 'none'; "));
        assert!(response.headers().get("server").is_none());
    }
}

#[tokio::test]
async fn the_policy_names_the_inline_scripts_of_the_page_and_no_others() {
    let school = school().await;
    let response = get(&school, "/", &[]).await;
    assert_eq!(
        header(&response, "content-security-policy"),
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' \
         'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='; style-src 'self'; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
         worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
}

#[tokio::test]
async fn names_with_a_hash_are_kept_for_ever_and_others_are_asked_for_each_time() {
    let school = school().await;
    let check = async |path: &str, kind: &str, kept: &str| {
        let response = get(&school, path, &[]).await;
        assert_eq!(header(&response, "content-type"), kind, "{path}");
        assert_eq!(header(&response, "cache-control"), kept, "{path}");
    };
    let forever = "public, max-age=31536000, immutable";
    check(
        "/lientich-0123456789abcdef.js",
        "text/javascript; charset=utf-8",
        forever,
    )
    .await;
    check("/app-0123456789abcdef_bg.wasm", "application/wasm", forever).await;
    check(
        "/service-worker.js",
        "text/javascript; charset=utf-8",
        "no-cache",
    )
    .await;
    check("/", "text/html; charset=utf-8", "no-cache").await;
    check("/index.html", "text/html; charset=utf-8", "no-cache").await;
    check("/api/v1/health", "", "no-store").await;
}

#[tokio::test]
async fn files_go_packed_to_whoever_takes_them_packed() {
    let school = school().await;
    let path = format!("/{SCRIPT}");
    let check = async |accepted: &str, encoding: &str| {
        let response = get(&school, &path, &[("accept-encoding", accepted)]).await;
        assert_eq!(
            header(&response, "content-encoding"),
            encoding,
            "{accepted}"
        );
        assert_eq!(header(&response, "vary"), "accept-encoding");
        header(&response, "etag").to_owned()
    };
    let tags = [
        check("gzip, deflate, br", "br").await,
        check("gzip, br;q=0", "gzip").await,
        check("identity", "").await,
    ];
    assert!(
        tags[0] != tags[1] && tags[1] != tags[2] && tags[0] != tags[2],
        "{tags:?}"
    );
    let known = [
        ("accept-encoding", "br"),
        ("if-none-match", tags[0].as_str()),
    ];
    let response = get(&school, &path, &known).await;
    assert_eq!(response.status(), 304);
    assert_eq!(response.bytes().await.unwrap().len(), 0);
}

#[tokio::test]
async fn addresses_of_the_app_open_its_page_and_those_of_the_api_never_do() {
    let school = school().await;
    let page = [("accept", "text/html,application/xhtml+xml")];
    for path in ["/join", "/plans/0123", "/a/b/c"] {
        let response = get(&school, path, &page).await;
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(response.bytes().await.unwrap(), INDEX, "{path}");
    }
    for path in ["/api/v1/nowhere", "/api/", "/api/v2/sync"] {
        let response = get(&school, path, &page).await;
        assert_eq!(response.status(), 404, "{path}");
        assert_eq!(
            header(&response, "content-type"),
            "application/json",
            "{path}"
        );
    }
    assert_eq!(
        get(&school, "/missing.js", &[("accept", "*/*")])
            .await
            .status(),
        404
    );
    assert_eq!(get(&school, "/../../etc/passwd", &[]).await.status(), 404);
    assert_eq!(
        get(&school, "/%2e%2e/%2e%2e/etc/passwd", &[])
            .await
            .status(),
        404
    );
}
