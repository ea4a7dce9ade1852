//! `lientich import`: what the importer makes of a text, for people and for machines.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use lientich_shared::import::draft::Draft;
use lientich_shared::import::issue::Issue;
use lientich_shared::import::{self};

use crate::data;

#[derive(Debug, Args)]
pub(super) struct Import {
    /// The text of a plan, UTF-8; - for standard input.
    file: PathBuf,
    /// Prints the whole outline as JSON.
    #[arg(long)]
    json: bool,
}

impl Import {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let (draft, issues) = import::read(&data::read_input(&self.file)?);
        if self.json {
            let name = self.file.file_name().unwrap_or_default().to_string_lossy();
            let gold = draft.to_gold(&name);
            println!(
                "{}",
                serde_json::to_string_pretty(&gold).context("writing JSON")?
            );
        } else {
            print_outline(&draft);
        }
        // Beside the result, not in it: it may be piped on.
        for issue in &issues {
            eprintln!("{}", sentence(issue));
        }
        Ok(())
    }
}

fn print_outline(draft: &Draft) {
    let title = draft.title.as_ref().map_or("", |title| title.text.as_str());
    println!("{title}");
    for (at, node) in draft.nodes.iter().enumerate() {
        let indent = "  ".repeat(draft.depth(at) + 1);
        let label = node.label.as_deref().unwrap_or("");
        println!("{indent}{label}{} {}", node.sep, node.words());
    }
    let bases = draft.legal_bases.len();
    println!(
        "{bases} căn cứ, {} mục, {} nơi nhận, {} chữ ký",
        draft.nodes.len(),
        draft.recipients.len(),
        draft.signers.len()
    );
}

fn sentence(issue: &Issue) -> String {
    format!("dòng {}: {}", issue.lines.first, issue.message)
}
