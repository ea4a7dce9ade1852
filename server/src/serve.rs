//! Listening: sockets, TLS, and an orderly end. What is served is in `http`.

mod certificate;
mod idle;

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsAcceptor;
use hyper_util::rt::TokioTimer;

use crate::app::App;
use crate::config::Tls;
use crate::{http, push, shutdown, vigil};

use certificate::Certificate;
use idle::IdleAcceptor;

/// How long a client may take to send the head of a request.
const HEAD: Duration = Duration::from_secs(15);
/// How long nothing may move on a connection. Longer than an answer may take, and than the pause
/// between two signs of life of an event stream.
const IDLE: IdleAcceptor = IdleAcceptor {
    limit: Duration::from_mins(1),
};
/// How long requests under way may go on after the process was asked to stop.
const FAREWELL: Duration = Duration::from_secs(10);

/// Serves until the process is asked to stop, then ends what is under way.
pub async fn until_stopped(
    listener: TcpListener,
    tls: Option<&Tls>,
    app: Arc<App>,
) -> anyhow::Result<()> {
    listener
        .set_nonblocking(true)
        .context("preparing the socket")?;
    let handle = Handle::new();
    let stopping = tokio::spawn(stop_when_asked(handle.clone(), Arc::clone(&app)));
    let watching = tokio::spawn(vigil::keep(Arc::clone(&app)));
    let telling = tokio::spawn(push::round::keep(Arc::clone(&app)));
    let service = http::build(app).into_make_service_with_connect_info::<SocketAddr>();
    let mut renewing = None;
    let served = match tls {
        None => {
            let mut server = axum_server::from_tcp(listener)
                .context("listening")?
                .acceptor(IDLE)
                .handle(handle);
            limit_heads(server.http_builder());
            server.serve(service).await
        }
        Some(files) => {
            let certificate = Certificate::read(files).await?;
            let config = certificate.config();
            renewing = Some(tokio::spawn(certificate.keep()));
            let mut server = axum_server::from_tcp(listener)
                .context("listening")?
                .acceptor(RustlsAcceptor::new(config).acceptor(IDLE))
                .handle(handle);
            limit_heads(server.http_builder());
            server.serve(service).await
        }
    };
    stopping.abort();
    watching.abort();
    telling.abort();
    if let Some(renewing) = renewing {
        renewing.abort();
    }
    served.context("serving")
}

async fn stop_when_asked(handle: Handle<SocketAddr>, app: Arc<App>) {
    shutdown::requested().await;
    tracing::info!("stopping");
    app.hang_up();
    handle.graceful_shutdown(Some(FAREWELL));
}

fn limit_heads(
    builder: &mut hyper_util::server::conn::auto::Builder<hyper_util::rt::TokioExecutor>,
) {
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(64);
}
