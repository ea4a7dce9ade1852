//! Rà soát as drafters use it: the marks at the clauses, the pane beside the plan or over it, what is done about a finding.

use anyhow::Result;

use crate::plan_page::PlanPage;
use crate::tab::Tab;

/// What rà soát found in an open plan.
#[derive(Debug, Clone)]
pub struct ChecksPane {
    tab: Tab,
}

impl ChecksPane {
    /// That of an open plan.
    pub fn of(plan: &PlanPage) -> Self {
        Self {
            tab: plan.tab.clone(),
        }
    }

    /// Waits until a clause is marked so gravely: `error`, `warning` or `hint`.
    pub async fn marks(&self, node: &str, severity: &str) -> Result<()> {
        let mark = format!("[data-node=\"{node}\"] .found-mark");
        self.tab.find_with(&mark, "data-severity", severity).await
    }

    /// Waits until a clause has no mark.
    pub async fn marks_nothing(&self, node: &str) -> Result<()> {
        let mark = format!("[data-node=\"{node}\"] .found-mark");
        self.tab.find_no_more(&mark).await
    }

    /// The words of a clause that are underlined, once some are.
    pub async fn underlined(&self, node: &str) -> Result<String> {
        let words = format!("[data-node=\"{node}\"] .found-words mark");
        self.tab.find(&words).await?;
        self.tab.words(&words).await
    }

    /// Opens what was found at a clause, by its mark.
    pub async fn open_at(&self, node: &str) -> Result<()> {
        let mark = format!("[data-node=\"{node}\"] .found-mark");
        self.tab.press(&mark).await?;
        self.tab.find("[data-testid=checks][data-done]").await
    }

    /// Does something about what a check found: `fix`, `propose-fix`, `dismiss`, `take-up`.
    pub async fn act(&self, check: &str, act: &str) -> Result<()> {
        let button = format!("[data-check={check}] [data-act={act}]");
        self.tab.press(&button).await
    }

    /// Waits until a finding of a check is there.
    pub async fn shows(&self, check: &str) -> Result<()> {
        self.tab
            .find(&format!("[data-testid=finding][data-check={check}]"))
            .await
    }

    /// Shows what was said to be no fault.
    pub async fn open_dismissed(&self) -> Result<()> {
        self.tab.press("[data-testid=checks] summary").await
    }

    /// Closes the sheet on a phone.
    pub async fn leave(&self) -> Result<()> {
        self.tab.press("=Đóng").await
    }
}
