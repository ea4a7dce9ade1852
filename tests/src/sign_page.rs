//! The page of signing as people use it: taking the plan from step to step, consenting, signing, checking what was signed.

use anyhow::{Context, Result};

use crate::plan_page::PlanPage;
use crate::screen;
use crate::tab::Tab;

/// The steps of a plan's life, by the numbers that the page gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Step {
    /// Nháp.
    Draft = 0,
    /// Lấy ý kiến.
    Consulting = 1,
    /// Hoàn thiện.
    Revised = 2,
    /// Thông qua hội nghị.
    Passed = 3,
    /// Trình ký.
    Signing = 4,
    /// Ban hành.
    Issued = 5,
    /// Có hiệu lực.
    InForce = 6,
    /// Đánh giá.
    Evaluated = 7,
    /// Lưu trữ.
    Archived = 8,
}

/// The way from a new plan to signing.
pub const TO_SIGNING: [Step; 4] = [Step::Consulting, Step::Revised, Step::Passed, Step::Signing];

/// The page of signing, open in a tab.
#[derive(Debug, Clone)]
pub struct SignPage {
    /// The tab.
    pub tab: Tab,
}

impl SignPage {
    /// Goes there from the plan's own page, by its button or, on a phone, by its menu.
    pub async fn of(plan: &PlanPage) -> Result<Self> {
        let button = screen::Act::SignOff.selector();
        plan.tab.find(screen::PLAN).await?;
        if plan.tab.count(&button).await? == 0 {
            plan.tab.press("[data-act=plan-menu]").await?;
            plan.tab.press("[data-act=menu-sign-off]").await?;
        } else {
            plan.tab.press(&button).await?;
        }
        Self::here(plan.tab.clone()).await
    }

    /// That which the tab shows, once it is there.
    pub async fn here(tab: Tab) -> Result<Self> {
        tab.find(screen::SIGN_OFF).await?;
        Ok(Self { tab })
    }

    /// Back to the draft.
    pub async fn to_plan(self) -> Result<PlanPage> {
        self.tab.press("=Về bản soạn").await?;
        PlanPage::of(self.tab).await
    }

    /// Waits until the plan stands at a step.
    pub async fn is_at(&self, step: Step) -> Result<()> {
        let number = (step as u8).to_string();
        self.tab.find_with(screen::LIFE, "data-step", &number).await
    }

    /// Takes the plan to a step, and confirms it; to the teams with what the form says by itself.
    pub async fn take(&self, step: Step) -> Result<()> {
        let button = format!("[data-act=take-step][data-step=\"{}\"]", step as u8);
        self.tab.press(&button).await?;
        if step == Step::Consulting {
            self.tab.press("[data-act=review-ask]").await?;
            self.tab.press("[data-act=send-ask]").await?;
        } else {
            self.tab.press("[data-act=confirm-step]").await?;
        }
        self.is_at(step).await
    }

    /// Takes the plan from one step to the next.
    pub async fn take_all(&self, steps: &[Step]) -> Result<()> {
        for step in steps {
            self.take(*step).await?;
        }
        Ok(())
    }

    /// Waits until a row of what is needed stands so: `done`, `waits` or `wrong`.
    pub async fn need(&self, name: &str, state: &str) -> Result<()> {
        let row = format!("[data-need={name}]");
        self.tab.find_with(&row, "data-state", state).await
    }

    /// The short name of the content that would be signed.
    pub async fn code(&self) -> Result<String> {
        self.tab.attribute(screen::SIGN_OFF, "data-code").await
    }

    /// Waits until the page shows this content.
    pub async fn has_code(&self, code: &str) -> Result<()> {
        self.tab
            .find_with(screen::SIGN_OFF, "data-code", code)
            .await
    }

    /// Reads what is to be signed, and signs it.
    pub async fn sign(&self) -> Result<()> {
        let code = self.code().await?;
        self.tab.press("[data-act=sign]").await?;
        self.tab.find("[data-testid=sign-form]").await?;
        self.tab.see(&code).await?;
        self.tab
            .see("Luật Giao dịch điện tử số 20/2023/QH15")
            .await?;
        self.tab.press("[data-act=confirm-sign]").await?;
        self.tab.find_no_more("[data-testid=sign-form]").await
    }

    /// Consents to every women's clause that waits.
    pub async fn consent(&self) -> Result<()> {
        self.tab.press("[data-act=womens-clauses]").await?;
        let all = "[data-act=consent-all]";
        self.tab.find("[data-testid=womens-clauses]").await?;
        let button = if self.tab.count(all).await? == 0 {
            "[data-act=consent]"
        } else {
            all
        };
        self.tab.press(button).await?;
        self.tab
            .find_no_more("[data-consent]:not([data-consent=yes])")
            .await?;
        self.tab.press("=Đóng").await?;
        self.need("women", "done").await
    }

    /// Waits until the Edition with this number is here.
    pub async fn edition(&self, number: u32) -> Result<()> {
        let number = number.to_string();
        self.tab
            .find_with(screen::SIGNED_EDITION, "data-number", &number)
            .await
    }

    /// Has the app check the signatures, and waits until it says that all of them hold.
    pub async fn verify(&self) -> Result<()> {
        self.tab.press("[data-act=verify]").await?;
        self.tab
            .find_with(screen::VERIFIED, "data-holds", "true")
            .await
    }

    /// The file that the page hands out, as it would be saved.
    pub async fn saved(&self) -> Result<Vec<u8>> {
        // What a person saves is kept where the test can read it.
        let listen = "(() => { const make = URL.createObjectURL; \
                      URL.createObjectURL = (blob) => { globalThis.__saved = blob.arrayBuffer(); return make(blob); }; return true; })()";
        self.tab.evaluate(listen).await?;
        self.tab.press("[data-act=save-edition]").await?;
        let bytes = "globalThis.__saved ? (globalThis.__saved_bytes ??= null, globalThis.__saved.then(b => globalThis.__saved_bytes = [...new Uint8Array(b)]), globalThis.__saved_bytes) : null";
        let bytes = self.tab.wait("for the saved file", bytes).await?;
        serde_json::from_value(bytes).context("read the saved file")
    }
}
