//! One tab of a device's browser: what a person does in it and sees in it.
//!
//! A `target` is a CSS selector from [`crate::screen`], or `=words`: the control with exactly that accessible name.

mod downloads;
mod keys;

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use chromiumoxide::Page;
use chromiumoxide::page::ScreenshotParams;
use serde_json::{Value, json};

use crate::cdp::Raw;
use crate::chromium::Form;
use crate::console::Console;

/// How long a person waits for something before the story fails. Generous: machines that run tests are slow and busy.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// What runs inside the page.
const EYES: &str = include_str!("page.js");

/// A tab.
#[derive(Debug, Clone)]
pub struct Tab {
    page: Page,
    form: Form,
    owner: String,
}

impl Tab {
    /// Makes a fresh page look like the device's form and listens to its complaints.
    pub(crate) async fn new(
        page: Page,
        form: Form,
        owner: &str,
        console: &Console,
    ) -> Result<Self> {
        let tab = Self {
            page,
            form,
            owner: owner.to_owned(),
        };
        // Without this, a page that starts a service worker hangs now and then.
        tab.raw(
            "Target.setAutoAttach",
            json!({ "autoAttach": false, "waitForDebuggerOnStart": false, "flatten": true }),
        )
        .await?;
        console.listen(&tab.page).await?;
        let (width, height) = form.size();
        let is_phone = form == Form::Phone;
        tab.raw(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": form.scale(), "mobile": is_phone }),
        )
        .await?;
        if is_phone {
            tab.raw(
                "Emulation.setTouchEmulationEnabled",
                json!({ "enabled": true, "maxTouchPoints": 5 }),
            )
            .await?;
        }
        Ok(tab)
    }

    /// Goes to an address as if it had been typed or tapped in another app.
    pub async fn goto(&self, address: &str) -> Result<()> {
        self.page
            .goto(address)
            .await
            .with_context(|| format!("{}: go to {address}", self.owner))?;
        Ok(())
    }

    /// Loads the page again.
    ///
    /// Comes back when the new page stands: what is seen afterwards is not what the old page still shows.
    pub async fn reload(&self) -> Result<()> {
        self.evaluate("globalThis.__left = true").await?;
        self.raw("Page.reload", json!({})).await?;
        self.wait("for its page to load anew", "!globalThis.__left")
            .await
            .map(|_| ())
    }

    /// The address that the tab shows.
    pub async fn address(&self) -> Result<String> {
        let address = self.evaluate("location.href").await?;
        Ok(address.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the app's service worker holds everything that a start without a network needs.
    pub async fn can_start_offline(&self) -> Result<()> {
        // A worker that is ready has been installed, and that is when it fetches what it keeps.
        let ready = "navigator.serviceWorker.ready.then(known => known.active !== null)";
        let ready = self.evaluate(ready).await?;
        ensure!(
            ready == Value::Bool(true),
            "{}: no service worker is active",
            self.owner
        );
        Ok(())
    }

    /// Brings the tab to the front.
    pub async fn to_front(&self) -> Result<()> {
        self.raw("Page.bringToFront", json!({})).await.map(|_| ())
    }

    /// Closes the tab.
    pub async fn close(self) -> Result<()> {
        self.page.close().await.context("close a tab")
    }

    /// Waits until these words are on the screen, typed ones included.
    pub async fn see(&self, words: &str) -> Result<()> {
        let look = format!(
            "__person.page_text().includes(__person.squeeze({}))",
            json!(words)
        );
        self.wait(&format!("to see “{words}”"), &look)
            .await
            .map(|_| ())
    }

    /// Waits until these words are no longer on the screen.
    pub async fn see_no_more(&self, words: &str) -> Result<()> {
        let look = format!(
            "!__person.page_text().includes(__person.squeeze({}))",
            json!(words)
        );
        self.wait(&format!("to see “{words}” no more"), &look)
            .await
            .map(|_| ())
    }

    /// Waits until the target is on the screen.
    pub async fn find(&self, target: &str) -> Result<()> {
        let look = format!("__person.first({}) !== null", json!(target));
        self.wait(&format!("to find {target}"), &look)
            .await
            .map(|_| ())
    }

    /// Waits until the target is gone from the screen.
    pub async fn find_no_more(&self, target: &str) -> Result<()> {
        let look = format!("__person.first({}) === null", json!(target));
        self.wait(&format!("to find {target} no more"), &look)
            .await
            .map(|_| ())
    }

    /// Waits until an attribute of the target has this value.
    pub async fn find_with(&self, target: &str, attribute: &str, value: &str) -> Result<()> {
        let look = format!(
            "__person.first({})?.getAttribute({}) === {}",
            json!(target),
            json!(attribute),
            json!(value)
        );
        self.wait(&format!("to find {target} with {attribute}={value}"), &look)
            .await
            .map(|_| ())
    }

    /// Waits for the target and reads an attribute of it.
    pub async fn attribute(&self, target: &str, attribute: &str) -> Result<String> {
        let look = format!(
            "__person.first({})?.getAttribute({})",
            json!(target),
            json!(attribute)
        );
        let value = self
            .wait(&format!("for {attribute} of {target}"), &look)
            .await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Waits for the target and reads its words: what is typed in a field, else its visible text.
    pub async fn words(&self, target: &str) -> Result<String> {
        let look = format!(
            "(e => e && (e.value ?? e.innerText))(__person.first({}))",
            json!(target)
        );
        let value = self
            .wait(&format!("for the words of {target}"), &look)
            .await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// How many of the target are on the screen now.
    pub async fn count(&self, target: &str) -> Result<usize> {
        let count = self
            .evaluate(&format!("__person.all({}).length", json!(target)))
            .await?;
        Ok(count
            .as_u64()
            .and_then(|count| usize::try_from(count).ok())
            .unwrap_or_default())
    }

    /// Presses the target with the finger on a phone, with the mouse elsewhere, once it lies still and free.
    pub async fn press(&self, target: &str) -> Result<()> {
        let look = format!("__person.point({})", json!(target));
        let at = self.wait(&format!("to press {target}"), &look).await?;
        if self.form == Form::Phone {
            self.raw(
                "Input.dispatchTouchEvent",
                json!({ "type": "touchStart", "touchPoints": [at] }),
            )
            .await?;
            self.raw(
                "Input.dispatchTouchEvent",
                json!({ "type": "touchEnd", "touchPoints": [] }),
            )
            .await?;
            return Ok(());
        }
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let (button, clicks) = if kind == "mouseMoved" {
                ("none", 0)
            } else {
                ("left", 1)
            };
            let event = json!({ "type": kind, "x": at["x"], "y": at["y"], "button": button, "clickCount": clicks });
            self.raw("Input.dispatchMouseEvent", event).await?;
        }
        Ok(())
    }

    /// Presses the target and waits until the focus is in it.
    pub async fn focus(&self, target: &str) -> Result<()> {
        self.press(target).await?;
        let look = format!(
            "(e => e !== null && e.contains(document.activeElement))(__person.first({}))",
            json!(target)
        );
        self.wait(&format!("for the focus in {target}"), &look)
            .await
            .map(|_| ())
    }

    /// Puts the caret of the field that has the focus at a position, in UTF-16 units as browsers count; negative counts from the end.
    pub async fn caret(&self, position: i64) -> Result<()> {
        let set = format!(
            "(e => {{ const n = {position} < 0 ? e.value.length + 1 + ({position}) : {position}; e.setSelectionRange(n, n); }})(document.activeElement)"
        );
        self.evaluate(&set).await.map(|_| ())
    }

    /// Puts a long text into a field in one piece, as a paste does; typing it would take the browser minutes.
    pub async fn paste_into(&self, target: &str, text: &str) -> Result<()> {
        self.focus(target).await?;
        let paste = format!(
            "(field => {{ field.value = {}; field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); }})\
             (__person.first({}))",
            json!(text),
            json!(target)
        );
        self.evaluate(&paste).await.map(|_| ())
    }

    /// Types letter by letter into the field that has the focus.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        for letter in text.chars() {
            self.raw("Input.insertText", json!({ "text": letter.to_string() }))
                .await?;
        }
        Ok(())
    }

    /// A picture of what is on the screen, as PNG. A page that is just being replaced by another gives none: it is
    /// asked again.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.picture_now().await {
                Err(_) if Instant::now() < deadline => {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                taken => return taken,
            }
        }
    }

    /// The same, tried once.
    pub async fn picture_now(&self) -> Result<Vec<u8>> {
        let taken = self.page.screenshot(ScreenshotParams::builder().build());
        let taken = taken.await;
        taken.with_context(|| format!("{}: take a picture", self.owner))
    }

    /// All that can be read on the page, typed words included.
    pub async fn text(&self) -> Result<String> {
        let text = self.evaluate("__person.page_text()").await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until a JavaScript expression is neither false nor null, and gives its value. Survives navigation.
    pub async fn wait(&self, what: &str, expression: &str) -> Result<Value> {
        let deadline = Instant::now() + PATIENCE;
        let mut last_error = None;
        while let Some(left) = deadline.checked_duration_since(Instant::now()) {
            // One promise lasts at most two seconds: a page that is thrown away never settles its promises.
            let slice = left.min(Duration::from_secs(2)).as_millis();
            match self
                .evaluate(&format!("__person.until(() => ({expression}), {slice})"))
                .await
            {
                Ok(answer) if !answer["seen"].is_null() => return Ok(answer["seen"].clone()),
                Ok(_) => last_error = None,
                Err(error) => {
                    last_error = Some(error);
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            }
        }
        let reason = last_error
            .map(|error| format!(" ({error:#})"))
            .unwrap_or_default();
        bail!(
            "{} waited {} s {what}{reason}",
            self.owner,
            PATIENCE.as_secs()
        )
    }

    /// Runs a whole script in the page, beside its security policy.
    pub async fn run_script(&self, script: &str) -> Result<()> {
        // The value of a script can be a thing that cannot be copied out of the page.
        let script = format!("{script}\n;undefined");
        let answer = self
            .raw("Runtime.evaluate", json!({ "expression": script }))
            .await?;
        match answer.get("exceptionDetails") {
            Some(details) => bail!("the script threw {}", details["exception"]["description"]),
            None => Ok(()),
        }
    }

    /// Evaluates a JavaScript expression, waiting for a promise.
    pub async fn evaluate(&self, expression: &str) -> Result<Value> {
        let params = json!({ "expression": format!("{EYES}\n({expression})"), "awaitPromise": true, "returnByValue": true });
        let answer = self.raw("Runtime.evaluate", params).await?;
        if let Some(details) = answer.get("exceptionDetails") {
            bail!(
                "the page threw {} on {expression}",
                details["exception"]["description"]
            );
        }
        Ok(answer["result"]["value"].clone())
    }

    /// Chooses a file in a field for files, as a person does in the window that the browser opens.
    pub async fn choose_file(&self, target: &str, file: &Path) -> Result<()> {
        self.wait(target, &format!("!!document.querySelector({target:?})"))
            .await?;
        let expression = format!("document.querySelector({target:?})");
        let found = self
            .raw("Runtime.evaluate", json!({ "expression": expression }))
            .await?;
        let object = &found["result"]["objectId"];
        let params = json!({ "files": [file], "objectId": object });
        self.raw("DOM.setFileInputFiles", params).await?;
        Ok(())
    }

    /// Sends a command of the browser's protocol to this tab.
    pub async fn raw(&self, method: &'static str, params: Value) -> Result<Value> {
        let answer = self.page.execute(Raw::new(method, params)).await;
        Ok(answer
            .with_context(|| format!("{}: {method}", self.owner))?
            .result)
    }
}
