//! What a page complains about: uncaught exceptions, `console.error`, and violations of the security policy.
//!
//! Failed requests are not complaints: a page without a network has them all the time.

use std::sync::{Arc, Mutex};

use anyhow::{Context, Result};
use chromiumoxide::Page;
use chromiumoxide::cdp::browser_protocol::log::{self, LogEntryLevel, LogEntrySource};
use chromiumoxide::cdp::js_protocol::runtime::{self, ConsoleApiCalledType, RemoteObject};
use futures::StreamExt;

use crate::locked::locked;

/// The complaints of all tabs of a device, in the order they came.
#[derive(Debug, Clone, Default)]
pub struct Console {
    lines: Arc<Mutex<Vec<String>>>,
}

impl Console {
    /// All complaints so far.
    pub fn complaints(&self) -> Vec<String> {
        locked(&self.lines).clone()
    }

    /// Forgets the complaints so far; for stories that provoke them.
    pub fn forget(&self) {
        locked(&self.lines).clear();
    }

    /// Listens to a page until it closes.
    pub async fn listen(&self, page: &Page) -> Result<()> {
        let mut thrown = page
            .event_listener::<runtime::EventExceptionThrown>()
            .await
            .context("listen for exceptions")?;
        let mut said = page
            .event_listener::<runtime::EventConsoleApiCalled>()
            .await
            .context("listen to the console")?;
        let mut logged = page
            .event_listener::<log::EventEntryAdded>()
            .await
            .context("listen to the log")?;
        let console = self.clone();
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    Some(event) = thrown.next() => console.note(exception(&event)),
                    Some(event) = said.next() => if event.r#type == ConsoleApiCalledType::Error { console.note(spoken(&event.args)) },
                    Some(event) = logged.next() => if is_complaint(&event.entry) { console.note(event.entry.text.clone()) },
                    else => break,
                }
            }
        });
        Ok(())
    }

    fn note(&self, line: String) {
        locked(&self.lines).push(line);
    }
}

fn is_complaint(entry: &log::LogEntry) -> bool {
    entry.level == LogEntryLevel::Error && entry.source != LogEntrySource::Network
}

fn exception(event: &runtime::EventExceptionThrown) -> String {
    let details = &event.exception_details;
    let description = details
        .exception
        .as_ref()
        .and_then(|object| object.description.as_deref());
    format!("{} {}", details.text, description.unwrap_or_default())
}

fn spoken(args: &[RemoteObject]) -> String {
    let words = args.iter().map(|arg| match (&arg.value, &arg.description) {
        (Some(serde_json::Value::String(text)), _) => text.clone(),
        (Some(value), _) => value.to_string(),
        (None, description) => description.clone().unwrap_or_default(),
    });
    words.collect::<Vec<_>>().join(" ")
}
