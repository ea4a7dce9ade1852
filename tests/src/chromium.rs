//! Starting the real browser, with a profile of its own.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use chromiumoxide::browser::{Browser, BrowserConfig};
use futures::StreamExt;
use tokio::task::JoinHandle;

/// What a device looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// 390 × 844, touch.
    Phone,
    /// 1440 × 900, mouse.
    Desktop,
}

impl Form {
    /// Width and height of the viewport in CSS pixels.
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Phone => (390, 844),
            Self::Desktop => (1440, 900),
        }
    }

    /// Device pixels per CSS pixel.
    pub fn scale(self) -> u32 {
        match self {
            Self::Phone => 2,
            Self::Desktop => 1,
        }
    }
}

/// A running Chromium process and the task that carries its messages.
#[derive(Debug)]
pub struct Chromium {
    /// The connection to the process.
    pub browser: Browser,
    carrier: JoinHandle<()>,
}

impl Chromium {
    /// Starts Chromium on a profile directory. Every connection to `origin_host` (`name:port`) goes to the local `wire_port` instead, so
    /// that the page's address is the server's own while the wire can be cut.
    pub async fn start(
        profile: &Path,
        form: Form,
        origin_host: &str,
        wire_port: u16,
    ) -> Result<Self> {
        let config = BrowserConfig::builder()
            .chrome_executable(executable()?)
            .user_data_dir(profile)
            .new_headless_mode()
            .no_sandbox()
            .viewport(None)
            .disable_default_args()
            .window_size(form.size().0, form.size().1)
            .args(FLAGS.iter().copied())
            .arg((
                "host-resolver-rules",
                format!("MAP {origin_host} 127.0.0.1:{wire_port}").as_str(),
            ))
            .build()
            .map_err(|reason| anyhow!("configure Chromium: {reason}"))?;
        let (browser, mut handler) = Browser::launch(config).await.context("start Chromium")?;
        let carrier = tokio::spawn(async move { while handler.next().await.is_some() {} });
        Ok(Self { browser, carrier })
    }

    /// Closes the browser as a person does, and waits until the process has ended.
    pub async fn close(mut self) -> Result<()> {
        self.browser.close().await.context("close Chromium")?;
        self.browser
            .wait()
            .await
            .context("wait for Chromium to end")?;
        self.carrier.abort();
        Ok(())
    }

    /// Ends the browser at once, as an empty battery does.
    pub async fn kill(mut self) -> Result<()> {
        self.browser
            .kill()
            .await
            .transpose()
            .context("kill Chromium")?;
        self.carrier.abort();
        Ok(())
    }
}

/// Quiet, without the network of its own, and with timers at full speed in tabs that are not in front.
const FLAGS: [&str; 21] = [
    "disable-gpu",
    "disable-quic",
    "no-first-run",
    "no-default-browser-check",
    "no-proxy-server",
    "disable-background-networking",
    "disable-component-update",
    "disable-default-apps",
    "disable-domain-reliability",
    "disable-client-side-phishing-detection",
    "disable-sync",
    "disable-breakpad",
    "disable-dev-shm-usage",
    "disable-hang-monitor",
    "disable-prompt-on-repost",
    "disable-background-timer-throttling",
    "disable-backgrounding-occluded-windows",
    "disable-renderer-backgrounding",
    "hide-crash-restore-bubble",
    "metrics-recording-only",
    "use-mock-keychain",
];

/// `LIENTICH_CHROMIUM`, or the first browser found where systems keep it.
fn executable() -> Result<PathBuf> {
    if let Some(path) = env::var_os("LIENTICH_CHROMIUM") {
        return Ok(PathBuf::from(path));
    }
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ]
    .map(PathBuf::from)
    .into_iter()
    .find(|path| path.is_file())
    .context(
        "no Chromium here: install it (Debian: apt install chromium), or set LIENTICH_CHROMIUM",
    )
}
