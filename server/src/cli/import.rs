//! `lientich import`: what the importer makes of a file, for people and for machines.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use lientich_shared::import::draft::Draft;
use lientich_shared::import::issue::Issue;

use super::document;

/// Everything was understood.
const CLEAN: u8 = 0;
/// Something is doubtful; it is said on standard error.
const DOUBTFUL: u8 = 1;
/// The file could not be read.
const UNREADABLE: u8 = 2;

#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 everything was understood; 1 something is doubtful, said on standard error with its \
    line; 2 the file could not be read.\nWhat a file is is told by its content, not by its name."
)]
pub(super) struct Import {
    /// A plan as text (UTF-8), Word file (.docx) or PDF with a text layer; - for standard input.
    file: PathBuf,
    /// Prints the whole outline as JSON.
    #[arg(long)]
    json: bool,
}

impl Import {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
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
