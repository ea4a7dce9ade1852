//! A person's device: a profile that lasts, a wire that can be cut, and a browser that is closed and opened again.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Mutex;

use anyhow::{Context, Result};
use serde_json::json;
use tempfile::TempDir;

use crate::chromium::{Chromium, Form};
use crate::console::Console;
use crate::locked::locked;
use crate::tab::Tab;
use crate::wire::Wire;

/// A device.
#[derive(Debug)]
pub struct Device {
    /// Whose it is, for messages and file names.
    pub name: String,
    /// What its pages complained about.
    pub console: Console,
    /// Its connection to the server.
    pub wire: Wire,
    form: Form,
    origin_host: String,
    profile: TempDir,
    // A tokio mutex: starting and closing the browser waits while it is held.
    chromium: tokio::sync::Mutex<Option<Chromium>>,
    tabs: Mutex<Vec<Tab>>,
    online: Mutex<bool>,
}

impl Device {
    /// A new device with an empty profile, its browser not yet open. `origin_host` is the `name:port` that pages call the server by.
    pub(crate) async fn new(
        name: &str,
        form: Form,
        origin_host: &str,
        server: SocketAddr,
    ) -> Result<Self> {
        Ok(Self {
            name: name.to_owned(),
            console: Console::default(),
            wire: Wire::to(server).await?,
            form,
            origin_host: origin_host.to_owned(),
            profile: TempDir::with_prefix("lientich-device-").context("make a profile")?,
            chromium: tokio::sync::Mutex::new(None),
            tabs: Mutex::new(Vec::new()),
            online: Mutex::new(true),
        })
    }

    /// Opens an address in a new tab, starting the browser if it is closed.
    pub async fn open(&self, address: &str) -> Result<Tab> {
        let tab = self.blank_tab().await?;
        tab.goto(address).await?;
        Ok(tab)
    }

    /// A new tab that has been nowhere yet.
    pub async fn blank_tab(&self) -> Result<Tab> {
        let mut chromium = self.chromium.lock().await;
        if chromium.is_none() {
            let started = Chromium::start(
                self.profile.path(),
                self.form,
                &self.origin_host,
                self.wire.port,
            )
            .await;
            *chromium = Some(started.with_context(|| self.name.clone())?);
        }
        let browser = &chromium
            .as_ref()
            .context("the browser was just started")?
            .browser;
        let page = browser
            .new_page("about:blank")
            .await
            .with_context(|| format!("{}: new tab", self.name))?;
        let tab = Tab::new(page, self.form, &self.name, &self.console).await?;
        let online = *locked(&self.online);
        tell_network(&tab, online).await?;
        locked(&self.tabs).push(tab.clone());
        Ok(tab)
    }

    /// Takes the network away: the wire is cut, and pages are told so.
    pub async fn go_offline(&self) -> Result<()> {
        self.wire.cut();
        self.tell_tabs(false).await
    }

    /// Gives the network back.
    pub async fn go_online(&self) -> Result<()> {
        self.wire.mend();
        self.tell_tabs(true).await
    }

    /// Closes the browser as a person does; the profile stays.
    pub async fn close(&self) -> Result<()> {
        locked(&self.tabs).clear();
        match self.chromium.lock().await.take() {
            Some(chromium) => chromium.close().await.with_context(|| self.name.clone()),
            None => Ok(()),
        }
    }

    /// Ends the browser at once, as an empty battery does; the profile stays.
    pub async fn die(&self) -> Result<()> {
        locked(&self.tabs).clear();
        match self.chromium.lock().await.take() {
            Some(chromium) => chromium.kill().await.with_context(|| self.name.clone()),
            None => Ok(()),
        }
    }

    /// What was last copied on this device.
    pub async fn clipboard(&self) -> Result<String> {
        let tabs = locked(&self.tabs).clone();
        let tab = tabs.last().context("no tab is open")?;
        let origin = format!("http://{}", self.origin_host);
        let permissions = json!({ "origin": origin, "permissions": ["clipboardReadWrite"] });
        tab.raw("Browser.grantPermissions", permissions).await?;
        let copied = tab.evaluate("navigator.clipboard.readText()").await?;
        Ok(copied.as_str().unwrap_or_default().to_owned())
    }

    /// Leaves a picture and the text of every open tab, and all complaints, in a directory.
    pub async fn leave_evidence(&self, dir: &Path) -> Result<()> {
        let tabs = locked(&self.tabs).clone();
        for (n, tab) in tabs.iter().enumerate() {
            let file =
                |ending: &str| dir.join(format!("{}-{n}.{ending}", self.name.replace(' ', "-")));
            // A tab that was closed in the story has nothing to show, and says so. What the story
            // failed of is told by the story.
            let text = tab
                .text()
                .await
                .unwrap_or_else(|lost| format!("no text: {lost:#}"));
            std::fs::write(file("txt"), text).context("write the text of a tab")?;
            if let Ok(picture) = tab.picture_now().await {
                std::fs::write(file("png"), picture).context("write the picture of a tab")?;
            }
        }
        let complaints = self.console.complaints().join("\n");
        std::fs::write(
            dir.join(format!("{}-console.txt", self.name.replace(' ', "-"))),
            complaints,
        )
        .context("write complaints")
    }

    async fn tell_tabs(&self, online: bool) -> Result<()> {
        *locked(&self.online) = online;
        let tabs = locked(&self.tabs).clone();
        for tab in tabs {
            tell_network(&tab, online).await?;
        }
        Ok(())
    }
}

/// Sets what the page believes of the network (`navigator.onLine` and its events). The wire decides what is true.
async fn tell_network(tab: &Tab, online: bool) -> Result<()> {
    let conditions = json!({ "offline": !online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    tab.raw("Network.emulateNetworkConditions", conditions)
        .await
        .map(|_| ())
}
