//! The page of a plan as a drafter uses it: reading its outline, writing in clauses, acting on them.

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::json;

use crate::device::Device;
use crate::screen::{self, Act, SyncState};
use crate::tab::Tab;

/// One clause as it stands on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Row {
    /// Its id.
    pub node: String,
    /// How deep it lies, as the page says it.
    pub depth: String,
    /// Its computed number.
    pub label: String,
    /// Its words.
    pub text: String,
}

/// A plan that is open in a tab.
#[derive(Debug, Clone)]
pub struct PlanPage {
    /// The tab.
    pub tab: Tab,
}

impl PlanPage {
    /// The plan that the tab shows, once it is there.
    pub async fn of(tab: Tab) -> Result<Self> {
        tab.find(screen::PLAN).await?;
        tab.find(screen::CLAUSE).await?;
        Ok(Self { tab })
    }

    /// Opens a plan by its address, as from a bookmark.
    pub async fn open(device: &Device, address: &str) -> Result<Self> {
        Self::of(device.open(address).await?).await
    }

    /// All clauses in the order of the outline, once all are there.
    pub async fn rows(&self) -> Result<Vec<Row>> {
        self.tab.find_no_more(screen::GROWING).await?;
        let read = format!(
            "__person.all({}).map(row => ({{ node: row.dataset.node, depth: row.dataset.depth ?? '', \
             label: row.querySelector('[data-label]')?.textContent.trim() ?? '', \
             text: row.querySelector({}).value }}))",
            json!(screen::CLAUSE),
            json!(screen::CLAUSE_TEXT)
        );
        let rows = self.tab.evaluate(&read).await?;
        serde_json::from_value(rows).context("read the clauses of the page")
    }

    /// The clause whose text begins with these words, once it is there.
    pub async fn node(&self, beginning: &str) -> Result<String> {
        let look = format!(
            "__person.all({}).find(row => row.querySelector({}).value.normalize('NFC').startsWith({}))?.dataset.node",
            json!(screen::CLAUSE),
            json!(screen::CLAUSE_TEXT),
            json!(beginning)
        );
        let node = self
            .tab
            .wait(&format!("for a clause “{beginning}…”"), &look)
            .await?;
        Ok(node.as_str().unwrap_or_default().to_owned())
    }

    /// Writes letter by letter where the clause's text ends.
    pub async fn write_at_end(&self, node: &str, text: &str) -> Result<()> {
        self.write_at(node, -1, text).await
    }

    /// Writes letter by letter at a position of the clause's text; see [`Tab::caret`].
    pub async fn write_at(&self, node: &str, position: i64, text: &str) -> Result<()> {
        self.tab.focus(&screen::clause_text(node)).await?;
        self.tab.caret(position).await?;
        self.tab.type_text(text).await
    }

    /// Puts words in one piece where the clause's text ends.
    pub async fn paste_at_end(&self, node: &str, text: &str) -> Result<()> {
        self.tab.focus(&screen::clause_text(node)).await?;
        self.tab.caret(-1).await?;
        self.tab.commit(text).await
    }

    /// The text of a clause.
    pub async fn text(&self, node: &str) -> Result<String> {
        self.tab.words(&screen::clause_text(node)).await
    }

    /// Waits until the clause's text is this.
    pub async fn reads(&self, node: &str, text: &str) -> Result<()> {
        let look = format!(
            "__person.first({})?.value.normalize('NFC') === {}",
            json!(screen::clause_text(node)),
            json!(text)
        );
        self.tab
            .wait(&format!("for a clause to read “{text}”"), &look)
            .await
            .map(|_| ())
    }

    /// Goes into the clause and presses the button of an act.
    pub async fn act(&self, node: &str, act: Act) -> Result<()> {
        self.tab.focus(&screen::clause_text(node)).await?;
        self.tab.press(&act.selector()).await
    }

    /// Adds a clause after this one, writes in it, and gives its id.
    pub async fn add_after(&self, node: &str, text: &str) -> Result<String> {
        self.act(node, Act::AddAfter).await?;
        let look = format!(
            "(row => row && row.dataset.node !== {} && document.activeElement.value === '' ? row.dataset.node : null)\
             (document.activeElement.closest('[data-node]'))",
            json!(node)
        );
        let new = self
            .tab
            .wait("for the new clause to have the focus", &look)
            .await?;
        self.tab.type_text(text).await?;
        Ok(new.as_str().unwrap_or_default().to_owned())
    }

    /// The name of the plan's content: equal on all copies that hold the same.
    pub async fn content_hash(&self) -> Result<String> {
        self.tab.attribute(screen::PLAN, "data-content-hash").await
    }

    /// Waits until the state line says this.
    pub async fn is(&self, state: SyncState) -> Result<()> {
        self.tab
            .find_with(screen::SYNC_STATE, "data-state", state.value())
            .await
    }

    /// Waits until everything is on the server and from the server.
    pub async fn is_synced(&self) -> Result<()> {
        let look = format!(
            "(e => e && e.dataset.unsaved !== 'true' && e.dataset.unsent === '0' && e.dataset.state === 'synced')\
             (__person.first({}))",
            json!(screen::SYNC_STATE)
        );
        self.tab
            .wait("for everything to be on the server", &look)
            .await
            .map(|_| ())
    }

    /// Waits until everything typed is kept on this device, so that the browser may be closed.
    pub async fn is_kept(&self) -> Result<()> {
        let look = format!(
            "__person.first({})?.dataset.unsaved !== 'true'",
            json!(screen::SYNC_STATE)
        );
        self.tab
            .wait("for the words to be kept", &look)
            .await
            .map(|_| ())
    }

    /// Waits until the page's content has this name.
    pub async fn has_content(&self, hash: &str) -> Result<()> {
        self.tab
            .find_with(screen::PLAN, "data-content-hash", hash)
            .await
    }
}
