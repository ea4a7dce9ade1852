//! `lientich export`: a plan as it is now with its duties and targets, as text or JSON, with the hash of its content. Copies
//! with equal content have equal hashes, on devices too. Or an Edition, as `lientich verify` reads it, with the number
//! under which it was issued beside what was signed.

mod paper;

use std::fmt::Write as _;
use std::io::Write as _;

use anyhow::{Context as _, bail};
use clap::Args;
use lientich_shared::directory::Directory;
use lientich_shared::docket;
use lientich_shared::ids::{DocId, PersonId, SchoolId};
use lientich_shared::log::talk::{Circle, Docket, Topic};
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::content::{self, Content};
use lientich_shared::plan::edition::Edition;
use lientich_shared::plan::edition::issued::{Entered, Issued};
use lientich_shared::plan::template::is_template;
use lientich_shared::talk::{Confirmed, Talk};
use lientich_shared::wording::{self, Names};

use self::paper::Paper;
use super::document::Source;
use super::place::{Place, SchoolChoice};
use crate::app::{Clock as _, SystemClock};
use crate::crypto::{ServerKey, hex};
use crate::data::Data;
use crate::store::sqlite::SqliteStore;
use crate::store::{Head, Kind, Logs as _, Schools as _};
use crate::sync::library;

#[derive(Debug, Args)]
pub(super) struct Export {
    /// Id of the plan, or with --format a file that holds the text of one (- for standard input); lists the
    /// plans unless given.
    plan: Option<Source>,
    /// Prints the whole content as JSON.
    #[arg(long, requires = "plan")]
    json: bool,
    /// Writes the Edition with this number to standard output, with its signatures and, apart from
    /// what was signed, the number and day under which it was issued.
    #[arg(long, requires = "plan", conflicts_with_all = ["json", "format"], value_name = "N")]
    edition: Option<u32>,
    #[command(flatten)]
    paper: Paper,
    #[command(flatten)]
    school: SchoolChoice,
    #[command(flatten)]
    place: Place,
}

impl Export {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let plan = match (&self.plan, self.paper.format) {
            (Some(Source::File(file)), Some(format)) => return self.paper.of_file(format, file),
            (Some(Source::File(file)), None) => {
                bail!(
                    "{} is no plan's id; a file is exported with --format",
                    file.display()
                )
            }
            (Some(Source::Plan(plan)), _) => Some(*plan),
            (None, _) => None,
        };
        let Data { store, key, .. } = self.place.open().await?;
        match (plan, self.edition) {
            (Some(plan), Some(number)) => write_edition(&store, &key, plan, number).await,
            (Some(plan), None) => self.print_plan(&store, plan).await,
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
            let template = if is_template(&document) {
                "template "
            } else {
                ""
            };
            println!(
                "{} {template}{}{year}, {} parts",
                head.doc,
                content.kind,
                content.parts.len()
            );
        }
        Ok(())
    }

    async fn print_plan(&self, store: &SqliteStore, plan: DocId) -> anyhow::Result<()> {
        let read = library::read(store, plan).await?;
        let read = read.filter(|(head, _)| head.kind == Kind::Plan);
        let (head, document) = read.with_context(|| format!("there is no plan {plan}"))?;
        let content = Content::of(&document);
        if self.json {
            return print_json(plan, &head, &content);
        }
        let directory = store.directory(head.school).await?;
        let directory = directory.context("the school is gone")?;
        if let Some(format) = self.paper.format {
            let day = SystemClock.now().day();
            return self.paper.of_plan(format, &content, &directory, day);
        }
        let names = |person: PersonId| name(&directory, person);
        print!("{}", text(&content, &names));
        let hash = hex(&content::hash(&content.to_bytes()).0);
        println!("\n{plan} position {} content {hash}", head.position);
        Ok(())
    }
}

async fn write_edition(
    store: &SqliteStore,
    key: &ServerKey,
    plan: DocId,
    number: u32,
) -> anyhow::Result<()> {
    let editions = store.editions(plan, number.saturating_sub(1)).await?;
    let edition = editions
        .into_iter()
        .find(|edition| edition.number == number);
    let edition = edition.with_context(|| format!("plan {plan} has no edition {number}"))?;
    let bytes = with_number(store, key, edition.content).await?;
    std::io::stdout()
        .write_all(&bytes)
        .context("writing the edition")
}

/// A signed Edition with the entries about its number, if there are any, and as it is otherwise.
async fn with_number(
    store: &SqliteStore,
    key: &ServerKey,
    edition: Vec<u8>,
) -> anyhow::Result<Vec<u8>> {
    let Ok(Edition { body, .. }) = Edition::from_bytes(&edition) else {
        return Ok(edition);
    };
    let directory = store.directory(body.school).await?;
    let directory = directory.context("the school is gone")?;
    let talk = numbers(store, body.school, body.doc).await?;
    let entered = |(one, docket): &(&Confirmed, &Docket)| Entered {
        number: docket.printed(),
        place: docket.place.clone(),
        day: docket.day,
        by: directory.name(one.by).unwrap_or_default().to_owned(),
        at: one.at,
    };
    let entries = docket::entries(&talk, content::hash(&body.content));
    let mut issued = Issued {
        edition,
        entries: entries.iter().map(entered).collect(),
        seal: Vec::new(),
    };
    if issued.entries.is_empty() {
        return Ok(issued.edition);
    }
    if key.public() != body.server_key {
        eprintln!("Another server sealed this edition: its number is left out.");
        return Ok(issued.edition);
    }
    issued.seal = key.sign(&issued.sealed_bytes());
    Ok(issued.to_bytes())
}

/// All that was entered about the numbers of a plan.
async fn numbers(store: &SqliteStore, school: SchoolId, plan: DocId) -> anyhow::Result<Talk> {
    let mut talks = Vec::new();
    for head in store.heads(school).await? {
        let is_about = |topic: Topic| topic.about == plan && topic.circle == Circle::Docket;
        if matches!(head.kind, Kind::Talk { topic, .. } if is_about(topic)) {
            let read = library::read(store, head.doc).await?;
            talks.extend(read.map(|(_, document)| Talk::of(&document)));
        }
    }
    Ok(Talk::merged(talks))
}

fn print_json(plan: DocId, head: &Head, content: &Content) -> anyhow::Result<()> {
    let whole = serde_json::json!({
        "plan": plan,
        "epoch": head.epoch,
        "position": head.position,
        "edition": head.edition,
        "content_hash": hex(&content::hash(&content.to_bytes()).0),
        "content": content,
        "duties": content.duties,
        "targets": content.targets,
    });
    println!(
        "{}",
        serde_json::to_string_pretty(&whole).context("writing JSON")?
    );
    Ok(())
}

fn name(directory: &Directory, person: PersonId) -> String {
    let name = directory.name(person);
    name.map_or_else(|| person.to_string(), str::to_owned)
}

/// The parts, each with what it asks of whom and aims at: all that is signed.
fn text(content: &Content, names: Names<'_>) -> String {
    let assignments = Assignments::of_content(content);
    let mut text = String::new();
    for part in &content.parts {
        let indent = "  ".repeat(usize::from(part.depth));
        let label = if part.label.is_empty() { "" } else { " " };
        // Writing to a string does not fail.
        let _written = writeln!(text, "{indent}{}{label}{}", part.label, part.text);
        for asked in wording::under(&assignments, part.node, names) {
            let _written = writeln!(text, "{indent}    {}", asked.words);
        }
    }
    text
}
