//! Being told with the app closed, as far as a browser without a push service of its maker goes: the address that the
//! app hands on is a real endpoint on this machine, which hears from the server; the message itself is then
//! brought to the service worker by the browser's own protocol.

use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use lientich_shared::log::duty::{Duty, Party, Rhythm};
use lientich_tests::axe;
use lientich_tests::chromium::Form::Phone;
use lientich_tests::office::Office;
use lientich_tests::school::{Person, School};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;
use serde_json::json;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;

const DUTY: &str = "Nộp danh sách đăng kí thi đua";
const SAID: &str = "Có việc đến hạn, mở ứng dụng để xem.";

type Heard = (HeaderMap, Bytes);

#[test]
fn a_phone_that_wants_it_is_told_by_the_server_and_shows_no_more_than_that_something_is_due() {
    tell("push", async |world| {
        let mut service = Service::start().await?;
        let school = School::open(world).await?;
        school.trust_push(&service.origin).await;
        Office::issue(&school, |clerk| {
            let duty = Duty {
                lead: Some(Party::Person(clerk.person(Person::Teacher)?)),
                rhythm: Rhythm::Once(clerk.today()),
                ..Duty::default()
            };
            Ok(vec![(DUTY, duty)])
        })
        .await?;
        let (_phone, tab) = school.device(Person::Teacher, Phone).await?;
        let origin = school.url("");
        allow_notices(&tab, &origin).await?;
        tab.goto(&school.url("/lich/nhac-viec")).await?;
        // At any hour: the server's clock is the machine's.
        for (list, hour) in [("#quiet-from", 0), ("#quiet-to", 0), ("#remind-hour", 0)] {
            choose(&tab, list, hour).await?;
        }
        subscribes_at(&tab, &service.endpoint()).await?;
        tab.press("[data-act=push-on]").await?;
        tab.find("[data-act=push-off]").await?;
        axe::no_serious_fault(&tab, "reminders with the app closed").await?;

        // The server's next round; its first comes with its start.
        school.kill_server().await?;
        school.start_server().await?;
        let (headers, body) = service.heard.recv().await.context("a message")?;
        ensure!(body.is_empty(), "the service reads {} bytes", body.len());
        let proof = headers.get("authorization").context("a proof")?.to_str()?;
        ensure!(proof.starts_with("vapid t="), "{proof}");

        deliver(&tab, &origin).await?;
        ensure!(shown(&tab).await? == SAID);
        tab.press("[data-act=push-off]").await?;
        tab.find("[data-act=push-on]").await
    });
}

/// A push service on this machine.
struct Service {
    origin: String,
    heard: UnboundedReceiver<Heard>,
    task: JoinHandle<()>,
}

impl Service {
    async fn start() -> Result<Self> {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let (told, heard) = unbounded_channel();
        let service = Router::new()
            .route("/send/{id}", post(hear))
            .with_state(told);
        let task = tokio::spawn(async move {
            // It ends with its story.
            _ = axum::serve(listener, service).await;
        });
        Ok(Self {
            origin,
            heard,
            task,
        })
    }

    fn endpoint(&self) -> String {
        format!("{}/send/phone", self.origin)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn hear(
    State(told): State<UnboundedSender<Heard>>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    // Nobody listens once the story is over.
    _ = told.send((headers, body));
    StatusCode::CREATED
}

/// As a person does who is asked by the system.
async fn allow_notices(tab: &Tab, origin: &str) -> Result<()> {
    let permissions = json!({ "origin": origin, "permissions": ["notifications"] });
    tab.raw("Browser.grantPermissions", permissions)
        .await
        .map(drop)
}

/// Chooses an hour.
async fn choose(tab: &Tab, list: &str, hour: u8) -> Result<()> {
    tab.find(list).await?;
    let script = format!(
        "(list => {{ list.value = '{hour}'; list.dispatchEvent(new Event('change', {{ bubbles: true }})); }})\
         (document.querySelector('{list}'))"
    );
    tab.run_script(&script).await
}

/// From now on the page's push service gives this address, to whoever asks with the server's key.
async fn subscribes_at(tab: &Tab, endpoint: &str) -> Result<()> {
    let script = format!(
        "PushManager.prototype.subscribe = async function (asked) {{
            if (!asked.userVisibleOnly || asked.applicationServerKey.byteLength !== 65) throw new Error('no key');
            return {{ endpoint: {} }};
        }}",
        json!(endpoint)
    );
    tab.run_script(&script).await
}

/// Brings an empty message to the service worker. The browser counts its registrations from 0.
async fn deliver(tab: &Tab, origin: &str) -> Result<()> {
    tab.raw("ServiceWorker.enable", json!({})).await?;
    let message = json!({ "origin": origin, "registrationId": "0", "data": "" });
    tab.raw("ServiceWorker.deliverPushMessage", message)
        .await
        .map(drop)
}

/// What the device shows, once it does.
async fn shown(tab: &Tab) -> Result<String> {
    let shown = "(async () => {
        const registration = await navigator.serviceWorker.ready;
        for (;;) {
            const [notice] = await registration.getNotifications();
            if (notice) return notice.body;
            await new Promise(done => setTimeout(done, 50));
        }
    })()";
    let body = tab.evaluate(shown).await?;
    Ok(body.as_str().unwrap_or_default().to_owned())
}
