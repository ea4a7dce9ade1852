//! A small web server with a page that can do what the app can: store, work offline, update, compose, use two tabs.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

const PAGE: &str = include_str!("page.html");
const SERVICE_WORKER: &str = include_str!("service-worker.js");

/// The server; it ends when it is dropped.
pub struct Pages {
    /// Where it listens.
    pub address: SocketAddr,
    site: Arc<Site>,
    serving: JoinHandle<()>,
}

struct Site {
    version: AtomicU32,
    requests: AtomicU32,
}

impl Pages {
    /// Serves version 1 on a free port.
    pub async fn start() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .context("listen for the pages")?;
        let address = listener.local_addr().context("address of the pages")?;
        let site = Arc::new(Site {
            version: AtomicU32::new(1),
            requests: AtomicU32::new(0),
        });
        let routes = Router::new()
            .route("/", get(page))
            .route("/service-worker.js", get(service_worker))
            .route("/hello", get(hello))
            .route("/favicon.ico", get(|| async {}))
            .with_state(Arc::clone(&site));
        let serving = tokio::spawn(async move {
            // Ends only with the test; a failure shows as pages that do not load.
            let _ended = axum::serve(listener, routes).await;
        });
        Ok(Self {
            address,
            site,
            serving,
        })
    }

    /// `name:port` as pages call this server.
    pub fn host(&self) -> String {
        format!("localhost:{}", self.address.port())
    }

    /// The whole address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.host())
    }

    /// From now on the server has this version.
    pub fn publish(&self, version: u32) {
        self.site.version.store(version, Ordering::SeqCst);
    }

    /// How many requests came so far.
    pub fn requests(&self) -> u32 {
        self.site.requests.load(Ordering::SeqCst)
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Site {
    fn filled(&self, template: &str) -> String {
        self.requests.fetch_add(1, Ordering::SeqCst);
        template.replace(
            "{version}",
            &self.version.load(Ordering::SeqCst).to_string(),
        )
    }
}

async fn page(State(site): State<Arc<Site>>) -> impl IntoResponse {
    Html(site.filled(PAGE))
}

async fn service_worker(State(site): State<Arc<Site>>) -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "text/javascript")],
        site.filled(SERVICE_WORKER),
    )
}

async fn hello(State(site): State<Arc<Site>>) -> impl IntoResponse {
    site.filled("chào")
}
