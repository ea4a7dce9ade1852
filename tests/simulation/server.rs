//! The real server without a socket: it can die between any two steps of its work, and starts again on what it kept.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::task::Poll;

use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use lientich_server::app::{App, Clock, Dice as RandomBytes, Parts, Reach};
use lientich_server::assets::Assets;
use lientich_server::crypto::hex;
use lientich_server::push::courier::Courier;
use lientich_server::{data, demo, http};
use lientich_shared::api::{self, Join, Me};
use lientich_shared::sync::{message, wire};
use lientich_shared::time::Timestamp;
use lientich_tests::dice::Dice;
use lientich_tests::locked::locked;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use tempfile::TempDir;
use tower::ServiceExt as _;

/// Far more than any answer holds.
const MOST: usize = 64 << 20;

/// The server.
pub struct Server {
    dir: TempDir,
    time: Arc<Ticks>,
    bytes: Arc<Bytes>,
    routes: Router,
    /// The sign-in links that it printed when it first started.
    links: String,
}

impl Server {
    /// A new school on a new data directory.
    pub async fn found(seed: u64) -> Result<Self> {
        let dir = TempDir::with_prefix("lientich-simulation-").context("make a data directory")?;
        let time = Arc::new(Ticks(AtomicI64::new(START)));
        let bytes = Arc::new(Bytes(Mutex::new(Dice::new(seed))));
        let kept = data::open(dir.path(), &*bytes).await?;
        let links = demo::prepare(&kept.store, &*time, &*bytes, "http://localhost").await?;
        let routes = routes(kept, &time, &bytes);
        Ok(Self {
            dir,
            time,
            bytes,
            routes,
            links,
        })
    }

    /// Dies without a farewell and starts again.
    pub async fn die_and_start(&mut self) -> Result<()> {
        let kept = data::open(self.dir.path(), &*self.bytes).await?;
        self.routes = routes(kept, &self.time, &self.bytes);
        Ok(())
    }

    /// Signs a device in by the person's link. Gives who it is now, and its cookie.
    pub async fn join(&self, person: &str, key: &SigningKey) -> Result<(Me, String)> {
        let line = self
            .links
            .lines()
            .find(|line| line.contains(person))
            .context("a link for everybody")?;
        let token = line.rsplit('#').next().context("a token behind the link")?;
        let public = key.verifying_key().to_encoded_point(false);
        let mut join = Join {
            token: token.trim().to_owned(),
            public_key: hex(public.as_bytes()),
            label: "simulation".to_owned(),
            signature: String::new(),
        };
        let signature: Signature = key.sign(&join.signed_bytes());
        join.signature = hex(&signature.to_bytes());
        let request = Request::post(api::SESSION)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(serde_json::to_vec(&join)?))?;
        let response = self.routes.clone().oneshot(request).await?;
        ensure!(
            response.status() == StatusCode::OK,
            "joining: {}",
            response.status()
        );
        let cookie = response
            .headers()
            .get(header::SET_COOKIE)
            .context("a cookie")?
            .to_str()?;
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        let me = serde_json::from_slice(&to_bytes(response.into_body(), MOST).await?)?;
        Ok((me, cookie))
    }

    /// One round trip. `None` while the device is told to come later.
    pub async fn sync(
        &self,
        cookie: &str,
        request: &message::Request,
    ) -> Result<Option<message::Response>> {
        let request = Request::post(api::SYNC)
            .header(header::CONTENT_TYPE, wire::MEDIA_TYPE)
            .header(header::COOKIE, cookie)
            .body(Body::from(wire::encode_request(request)))?;
        let response = self.routes.clone().oneshot(request).await?;
        if response.status() == StatusCode::TOO_MANY_REQUESTS {
            return Ok(None);
        }
        let status = response.status();
        let body = to_bytes(response.into_body(), MOST).await?;
        ensure!(
            status == StatusCode::OK,
            "sync: {status} {}",
            String::from_utf8_lossy(&body)
        );
        Ok(Some(wire::decode_response(&body)?))
    }

    /// A moment passes.
    pub fn now(&self) -> Timestamp {
        self.time.now().whole_second()
    }
}

/// Does a piece of work until it has waited that many times, then gives it up: what a dying process does.
pub async fn give_up_after<T>(waits: usize, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let mut left = waits;
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending if left == 0 => Poll::Ready(None),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}

fn routes(kept: data::Data, time: &Arc<Ticks>, bytes: &Arc<Bytes>) -> Router {
    http::build(Arc::new(App::new(Parts {
        clock: Arc::clone(time) as Arc<dyn Clock>,
        dice: Arc::clone(bytes) as Arc<dyn RandomBytes>,
        store: Arc::new(kept.store),
        // Nothing is pushed to anybody here.
        courier: Courier::new(kept.key.clone(), "http://localhost", Vec::new()),
        key: kept.key,
        assets: Assets::embedded(),
        reach: Reach::default(),
    })))
}

/// 15/09/2026, in milliseconds.
const START: i64 = 1_789_430_400_000;

/// A clock that goes on by a second whenever somebody looks.
struct Ticks(AtomicI64);

impl Clock for Ticks {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.fetch_add(1_000, Ordering::SeqCst))
    }
}

/// Random bytes from the seed.
struct Bytes(Mutex<Dice>);

impl RandomBytes for Bytes {
    fn fill(&self, bytes: &mut [u8]) {
        let mut dice = locked(&self.0);
        for byte in bytes {
            *byte = u8::try_from(dice.below(256)).unwrap_or_default();
        }
    }
}
