//! Requests that change something must come from our own pages, even where a browser would send
//! the cookie along.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::error::Error;

pub(super) async fn same_origin(
    State(app): State<Arc<App>>,
    request: Request,
    next: Next,
) -> Response {
    let changes = !matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let public = app.reach.authority.as_deref();
    if changes && is_foreign(request.headers(), request.uri(), public) {
        return Error::ForeignOrigin.into_response();
    }
    next.run(request).await
}

/// What the browser says of where the request came from. Programs that are no browser say nothing
/// and carry no cookie that somebody else could use.
fn is_foreign(headers: &HeaderMap, uri: &Uri, public: Option<&str>) -> bool {
    let text = |name| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or("unreadable"))
    };
    if let Some(site) = text("sec-fetch-site".parse().unwrap_or(ORIGIN)) {
        return !matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(ORIGIN) else {
        return false;
    };
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    // HTTP/2 names the host in the address of the request.
    let host = uri
        .authority()
        .map(Authority::as_str)
        .or_else(|| text(HOST));
    authority.is_none() || (authority != host && authority != public)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headers: &[(&'static str, &'static str)], expected: bool) {
        let map = headers
            .iter()
            .map(|&(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
        let uri = Uri::from_static("/api/v1/sync");
        let public = Some("truong.example");
        assert_eq!(
            is_foreign(&map.collect(), &uri, public),
            expected,
            "{headers:?}"
        );
    }

    #[test]
    fn only_our_own_pages_may_change_something() {
        check(&[], false);
        check(
            &[
                ("sec-fetch-site", "same-origin"),
                ("origin", "http://localhost:8080"),
            ],
            false,
        );
        check(&[("sec-fetch-site", "cross-site")], true);
        check(&[("sec-fetch-site", "same-site")], true);
        check(
            &[
                ("origin", "http://localhost:3000"),
                ("host", "localhost:3000"),
            ],
            false,
        );
        check(
            &[
                ("origin", "https://truong.example"),
                ("host", "127.0.0.1:3000"),
            ],
            false,
        );
        check(
            &[
                ("origin", "http://evil.example"),
                ("host", "localhost:3000"),
            ],
            true,
        );
        check(&[("origin", "null"), ("host", "localhost:3000")], true);
    }
}
