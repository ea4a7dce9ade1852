//! The panel with what is said of a plan, as a drafter uses it.

use anyhow::Result;
use serde_json::json;

use crate::plan_page::PlanPage;
use crate::school::Person;
use crate::screen;
use crate::tab::Tab;

/// The panel where there is no room for it beside the plan.
const SHEET: &str = "dialog[open]";
const COMMENT: &str = "[data-testid=comment-text]";
const WORDING: &str = "[data-testid=wording-text]";
const WHY: &str = "[data-testid=wording-why]";
const REASON: &str = "[data-testid=decline-reason]";
const REPLY: &str = "[data-testid=reply-text]";

/// The panel of an open plan.
#[derive(Debug, Clone)]
pub struct TalkPanel {
    tab: Tab,
}

impl TalkPanel {
    /// That of a plan.
    pub fn of(plan: &PlanPage) -> Self {
        Self {
            tab: plan.tab.clone(),
        }
    }

    /// Opens it by the mark at a clause.
    pub async fn open_at(&self, node: &str) -> Result<()> {
        self.tab.press(&mark(node)).await?;
        self.tab.find(screen::COMMENTS).await
    }

    /// Opens it by the button under the words of a clause.
    pub async fn open_from_clause(&self, node: &str) -> Result<()> {
        self.tab.focus(&screen::clause_text(node)).await?;
        self.tab.press("[data-act=comment]").await?;
        self.tab.find(screen::COMMENTS).await
    }

    /// Back to the plan: on a phone it lies over it.
    pub async fn leave(&self) -> Result<()> {
        if 0 < self.tab.count(SHEET).await? {
            self.tab.press("=Đóng").await?;
            self.tab.find_no_more(screen::COMMENTS).await?;
        }
        Ok(())
    }

    /// Proposes another wording for a clause that one may not write.
    pub async fn propose(&self, node: &str, wording: &str, why: &str) -> Result<()> {
        self.tab.focus(&screen::clause_text(node)).await?;
        self.tab.press("[data-act=propose-here]").await?;
        self.write(WORDING, wording).await?;
        self.write(WHY, why).await?;
        self.tab.press("[data-act=send-wording]").await?;
        self.shows(why).await
    }

    /// Proposes another wording for the clause that the panel is about.
    pub async fn propose_here(&self, wording: &str, why: &str) -> Result<()> {
        self.tab.press("[data-act=propose]").await?;
        self.write(WORDING, wording).await?;
        self.write(WHY, why).await?;
        self.tab.press("[data-act=send-wording]").await?;
        self.shows(why).await
    }

    /// Chooses all proposals that wait and puts them into the plan.
    pub async fn accept_all(&self) -> Result<()> {
        self.tab.press("[data-act=select]").await?;
        self.tab.press("[data-act=select-all]").await?;
        self.tab.press("[data-act=accept-chosen]").await
    }

    /// Declines the first proposal.
    pub async fn decline(&self, reason: &str) -> Result<()> {
        self.tab.press("[data-act=decline]").await?;
        self.write(REASON, reason).await?;
        self.tab.press("[data-act=send-decline]").await?;
        self.shows(reason).await
    }

    /// Begins a comment without sending it.
    pub async fn begin_comment(&self, words: &str) -> Result<()> {
        self.write(COMMENT, words).await
    }

    /// Chooses the person in the list of names that answers what was typed.
    pub async fn choose_name(&self, person: Person) -> Result<()> {
        self.tab.focus(COMMENT).await?;
        self.tab.caret(-1).await?;
        self.tab.type_text("h").await?;
        self.tab.key("Backspace", 0).await?;
        self.tab.press(&format!("={}", person.name())).await
    }

    /// Writes on where the comment ends.
    pub async fn write_on(&self, words: &str) -> Result<()> {
        self.tab.focus(COMMENT).await?;
        self.tab.caret(-1).await?;
        self.tab.type_text(words).await
    }

    /// Sends the comment.
    pub async fn send_comment(&self) -> Result<()> {
        self.tab.press("[data-act=send-comment]").await
    }

    /// Answers in the first thread.
    pub async fn reply(&self, words: &str) -> Result<()> {
        self.tab.press("[data-act=reply]").await?;
        self.write(REPLY, words).await?;
        self.tab.press("[data-act=send-reply]").await?;
        self.shows(words).await
    }

    /// Puts the first proposal into the plan.
    pub async fn accept(&self) -> Result<()> {
        self.tab.press("[data-act=accept]").await
    }

    /// Settles the first thread.
    pub async fn resolve(&self) -> Result<()> {
        self.tab.press("[data-act=resolve]").await?;
        self.tab.find_no_more("[data-act=resolve]").await
    }

    /// Waits until a remark says this.
    pub async fn shows(&self, words: &str) -> Result<()> {
        self.says("[data-testid=remark]", words).await
    }

    /// Waits until what is being written says this.
    pub async fn holds(&self, words: &str) -> Result<()> {
        let look = format!(
            "__person.first({})?.value === {}",
            json!(COMMENT),
            json!(words)
        );
        self.tab.wait("for the kept words", &look).await.map(drop)
    }

    /// Waits until a remark is said to be on this device only.
    pub async fn is_only_here(&self) -> Result<()> {
        self.says("[data-testid=remark]", "mới lưu trên máy này")
            .await
    }

    /// Waits until a line says whose the clause is.
    pub async fn says_who_writes(&self) -> Result<()> {
        self.says(
            "[data-testid=written-by]",
            "bạn có thể góp ý hoặc đề nghị sửa",
        )
        .await
    }

    /// Waits until the person is told that somebody called on them.
    pub async fn is_called(&self) -> Result<()> {
        self.tab.find("[data-testid=mentions]").await
    }

    /// The words that a proposal puts in, as the tracked change shows them.
    pub async fn inserted(&self) -> Result<String> {
        self.tab.words("[data-testid=wording] ins").await
    }

    /// Waits until a note says that the clause was written in since.
    pub async fn notes_a_merge(&self) -> Result<()> {
        self.says("[data-testid=wording-note]", "đã đổi từ khi có đề nghị")
            .await
    }

    /// Waits until a clause is marked with so many open threads; none for 0.
    pub async fn marks(&self, node: &str, count: usize) -> Result<()> {
        if count == 0 {
            return self.tab.find_no_more(&mark(node)).await;
        }
        self.says(&mark(node), &count.to_string()).await
    }

    /// Waits until no thread of a clause waits and one is settled, whether or not it is on the screen.
    pub async fn is_settled(&self, node: &str) -> Result<()> {
        self.marks(node, 0).await?;
        let thread = format!("[data-testid=thread][data-on=\"{node}\"]");
        let look = format!(
            "document.querySelector({})?.dataset.closed === 'true'",
            json!(thread)
        );
        self.tab
            .wait("for the thread to be settled", &look)
            .await
            .map(drop)
    }

    async fn says(&self, target: &str, words: &str) -> Result<()> {
        let look = format!(
            "__person.all({}).some(e => __person.squeeze(e.innerText).includes({}))",
            json!(target),
            json!(words)
        );
        let what = format!("for {target} to say “{words}”");
        self.tab.wait(&what, &look).await.map(drop)
    }

    /// In place of all that stands there.
    async fn write(&self, target: &str, words: &str) -> Result<()> {
        self.tab.focus(target).await?;
        self.tab
            .run_script("document.activeElement.select()")
            .await?;
        self.tab.commit(words).await
    }
}

fn mark(node: &str) -> String {
    format!("{} > [data-act=show-comments]", screen::clause(node))
}
