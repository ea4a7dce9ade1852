//! A connected device that only listens: one socket, read line by line.

use anyhow::{Context as _, Result, ensure};
use lientich_shared::api::{self, Event};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::sync::mpsc::UnboundedSender;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::program::Program;

/// A bell as a device heard it.
pub struct Heard {
    /// Number of the device's school.
    pub school: usize,
    /// What it rang for.
    pub position: u64,
    /// When.
    pub at: Instant,
}

/// An open stream; ends when it is dropped.
pub struct Ear(JoinHandle<()>);

impl Drop for Ear {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Opens a stream and passes on every bell.
pub async fn listen(
    program: &Program,
    school: usize,
    cookie: &str,
    heard: UnboundedSender<Heard>,
) -> Result<Ear> {
    let mut socket = TcpStream::connect(&program.address)
        .await
        .context("connect")?;
    let (path, host) = (api::EVENTS, &program.address);
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n");
    socket
        .write_all(request.as_bytes())
        .await
        .context("ask for events")?;
    // A small buffer: five thousand of them.
    let mut lines = BufReader::with_capacity(512, socket).lines();
    let status = lines.next_line().await?.unwrap_or_default();
    ensure!(status.contains("200"), "no stream: {status}");
    let task = tokio::spawn(async move {
        while let Ok(Some(line)) = lines.next_line().await {
            let at = Instant::now();
            let event = line.strip_prefix("data: ").map(serde_json::from_str);
            if let Some(Ok(Event::Head { position, .. })) = event
                && heard
                    .send(Heard {
                        school,
                        position,
                        at,
                    })
                    .is_err()
            {
                break;
            }
        }
    });
    Ok(Ear(task))
}
