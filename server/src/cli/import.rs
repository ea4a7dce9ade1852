//! `lientich import`: what the importer makes of a file, for people and for machines; or in what the file differs from a
//! plan that there is already. Writes nothing.

mod against;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use lientich_shared::import::draft::Draft;
use lientich_shared::import::issue::Issue;

use super::document::{self, Source};
use super::place::Place;

/// Everything was understood.
const CLEAN: u8 = 0;
/// Something is doubtful; it is said on standard error.
const DOUBTFUL: u8 = 1;
/// The file could not be read.
const UNREADABLE: u8 = 2;

#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 everything was understood; 1 something is doubtful, said on standard error with its \
    line; 2 the file could not be read.\nWith --against: 0 the file says what the plan says; 1 it differs; 2 one of them could not be read. With --json an \
    array of {what, part, place, line, old, new}: what is changed, moved, changed_and_moved, new or missing; part is the \
    id of the plan's part, or null for a new one; place is how one speaks of it; line is that of the file, from 1, or null \
    for what is missing there.\n\
    What a file is is told by its content, not by its name."
)]
pub(super) struct Import {
    /// A plan as text (UTF-8), Word file (.docx) or PDF with a text layer; - for standard input.
    file: PathBuf,
    /// Prints the whole outline, or the differences, as JSON.
    #[arg(long)]
    json: bool,
    /// Compares the file with a plan, clause by clause: the id of one that is kept here, or a file of any of these kinds.
    #[arg(long, value_name = "PLAN|FILE")]
    against: Option<Source>,
    #[command(flatten)]
    place: Place,
}

impl Import {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        if let Some(plan) = &self.against {
            let beside = against::beside(&self.file, plan, &self.place).await;
            return match beside {
                Ok(comparison) => against::print(&comparison, self.json),
                Err(error) => Ok(unreadable(&format!("{error:#}"))),
            };
        }
        let (draft, issues) = match document::read(&self.file) {
            Ok(read) => read,
            Err(error) => return Ok(unreadable(&format!("{error:#}"))),
        };
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
        let is_clean = issues.is_empty();
        Ok(ExitCode::from(if is_clean { CLEAN } else { DOUBTFUL }))
    }
}

fn unreadable(why: &str) -> ExitCode {
    eprintln!("lientich: {why}");
    ExitCode::from(UNREADABLE)
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
