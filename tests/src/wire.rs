//! The wire between one device and the server: a relay of bytes that can be cut, mended and listened to.
//!
//! Cutting it is a real loss of the network for every part of the browser, service worker included, which the browser's own
//! emulation of "offline" is not: that one holds only for the page it was asked for.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use anyhow::{Context, Result};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::locked::locked;

/// A relay from a local port to the server.
#[derive(Debug)]
pub struct Wire {
    /// The local port on which the relay listens.
    pub port: u16,
    whole: watch::Sender<bool>,
    tap: Tap,
    sent: Arc<AtomicUsize>,
    relay: JoinHandle<()>,
}

impl Wire {
    /// Lays a wire to the server.
    pub async fn to(server: SocketAddr) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))
            .await
            .context("listen for a wire")?;
        let port = listener.local_addr().context("port of a wire")?.port();
        let (whole, state) = watch::channel(true);
        let tap = Tap::default();
        let sent = Arc::<AtomicUsize>::default();
        let relay = tokio::spawn(accept(
            listener,
            server,
            state,
            tap.clone(),
            Arc::clone(&sent),
        ));
        Ok(Self {
            port,
            whole,
            tap,
            sent,
            relay,
        })
    }

    /// Breaks every connection and refuses new ones.
    pub fn cut(&self) {
        self.whole.send_replace(false);
    }

    /// Lets connections through again.
    pub fn mend(&self) {
        self.whole.send_replace(true);
    }

    /// How many bytes the device has sent so far, headers included.
    pub fn sent(&self) -> usize {
        self.sent.load(Ordering::SeqCst)
    }

    /// Starts to keep every byte that comes from the server. From now on answers are not compressed, so that words can be looked for.
    pub fn listen(&self) {
        self.tap.lock().get_or_insert_default();
    }

    /// Every byte that came from the server since [`Wire::listen`].
    pub fn heard(&self) -> Vec<u8> {
        self.tap.lock().clone().unwrap_or_default()
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.relay.abort();
    }
}

/// What was heard, if anybody listens.
#[derive(Debug, Clone, Default)]
struct Tap(Arc<Mutex<Option<Vec<u8>>>>);

impl Tap {
    fn lock(&self) -> MutexGuard<'_, Option<Vec<u8>>> {
        locked(&self.0)
    }
}

async fn accept(
    listener: TcpListener,
    server: SocketAddr,
    whole: watch::Receiver<bool>,
    tap: Tap,
    sent: Arc<AtomicUsize>,
) {
    while let Ok((browser, _)) = listener.accept().await {
        if *whole.borrow() {
            let (whole, tap, sent) = (whole.clone(), tap.clone(), Arc::clone(&sent));
            tokio::spawn(connect(browser, server, whole, tap, sent));
        }
    }
}

/// Relays one connection until either end closes it or the wire is cut. Failures of either end are what wires do.
async fn connect(
    browser: TcpStream,
    server: SocketAddr,
    mut whole: watch::Receiver<bool>,
    tap: Tap,
    sent: Arc<AtomicUsize>,
) {
    let Ok(server) = TcpStream::connect(server).await else {
        return;
    };
    let (from_browser, to_browser) = browser.into_split();
    let (from_server, to_server) = server.into_split();
    let ask = |bytes: &mut [u8]| {
        sent.fetch_add(bytes.len(), Ordering::SeqCst);
        if tap.lock().is_some() {
            ask_for_plain_answers(bytes);
        }
    };
    let keep = |bytes: &mut [u8]| {
        if let Some(heard) = tap.lock().as_mut() {
            heard.extend_from_slice(bytes);
        }
    };
    tokio::select! {
        () = pass(from_browser, to_server, ask) => (),
        () = pass(from_server, to_browser, keep) => (),
        _ = whole.wait_for(|whole| !whole) => (),
    }
}

async fn pass(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    mut look: impl FnMut(&mut [u8]),
) {
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(n @ 1..) = from.read(&mut buffer).await {
        look(&mut buffer[..n]);
        if to.write_all(&buffer[..n]).await.is_err() {
            return;
        }
    }
}

/// Renames the header that asks for compression to one of the same length that means nothing.
fn ask_for_plain_answers(request: &mut [u8]) {
    const ASK: &[u8] = b"\r\nAccept-Encoding:";
    const NOTHING: &[u8] = b"\r\nX-Plain-Answers:";
    if let Some(at) = request
        .windows(ASK.len())
        .position(|window| window.eq_ignore_ascii_case(ASK))
    {
        request[at..at + ASK.len()].copy_from_slice(NOTHING);
    }
}
