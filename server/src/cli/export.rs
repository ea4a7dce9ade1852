//! `lientich export`: a plan as it is now, as text or JSON, with the hash of its content. Copies
//! with equal content have equal hashes, on devices too. Or an Edition, as `lientich verify` reads it.

use std::fmt::Write as _;
use std::io::Write as _;

use anyhow::Context as _;
use clap::Args;
use lientich_shared::ids::DocId;
use lientich_shared::plan::content::{self, Content};

use super::place::{Place, SchoolChoice};
use crate::crypto::hex;
use crate::data::Data;
use crate::store::sqlite::SqliteStore;
use crate::store::{Kind, Logs as _};
use crate::sync::library;

#[derive(Debug, Args)]
pub(super) struct Export {
    /// Id of the plan; lists the plans unless given.
    plan: Option<DocId>,
    /// Prints the whole content as JSON.
    #[arg(long, requires = "plan")]
    json: bool,
    /// Writes the Edition with this number to standard output, with its signatures.
    #[arg(long, requires = "plan", conflicts_with = "json", value_name = "N")]
    edition: Option<u32>,
    #[command(flatten)]
    school: SchoolChoice,
    #[command(flatten)]
    place: Place,
}

impl Export {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let Data { store, .. } = self.place.open().await?;
        match (self.plan, self.edition) {
            (Some(plan), Some(number)) => write_edition(&store, plan, number).await,
            (Some(plan), None) => print_plan(&store, plan, self.json).await,
            (None, _) => self.list(&store).await,
        }
    }

    async fn list(&self, store: &SqliteStore) -> anyhow::Result<()> {
        let school = self.school.directory(store).await?.school.id;
        for head in store.heads(school).await? {
            if head.kind != Kind::Plan {
                continue;
            }
            let (_, document) = library::read(store, head.doc)
                .await?
                .context("plan is gone")?;
            let content = Content::of(&document);
            let year = content
                .school_year
                .map_or_else(String::new, |year| format!(" {year}"));
            println!(
                "{} {}{year}, {} parts",
                head.doc,
                content.kind,
                content.parts.len()
            );
        }
        Ok(())
    }
}

async fn write_edition(store: &SqliteStore, plan: DocId, number: u32) -> anyhow::Result<()> {
    let editions = store.editions(plan, number.saturating_sub(1)).await?;
    let edition = editions
        .into_iter()
        .find(|edition| edition.number == number);
    let edition = edition.with_context(|| format!("plan {plan} has no edition {number}"))?;
    std::io::stdout()
        .write_all(&edition.content)
        .context("writing the edition")
}

async fn print_plan(store: &SqliteStore, plan: DocId, json: bool) -> anyhow::Result<()> {
    let read = library::read(store, plan).await?;
    let read = read.filter(|(head, _)| head.kind == Kind::Plan);
    let (head, document) = read.with_context(|| format!("there is no plan {plan}"))?;
    let content = Content::of(&document);
    let hash = hex(&content::hash(&content.to_bytes()).0);
    if json {
        let whole = serde_json::json!({
            "plan": plan,
            "epoch": head.epoch,
            "position": head.position,
            "edition": head.edition,
            "content_hash": hash,
            "content": content,
        });
        println!(
            "{}",
            serde_json::to_string_pretty(&whole).context("writing JSON")?
        );
    } else {
        print!("{}", text(&content));
        println!("\n{plan} position {} content {hash}", head.position);
    }
    Ok(())
}

fn text(content: &Content) -> String {
    let mut text = String::new();
    for part in &content.parts {
        let indent = "  ".repeat(usize::from(part.depth));
        let label = if part.label.is_empty() { "" } else { " " };
        // Writing to a string does not fail.
        let _written = writeln!(text, "{indent}{}{label}{}", part.label, part.text);
    }
    text
}
