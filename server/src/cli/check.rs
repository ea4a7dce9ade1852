//! `lientich check`: what rà soát finds in a text, for people and for machines.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use lientich_shared::checks::{self, Finding, Paper, Severity};
use lientich_shared::{draft_paper, import};
use serde_json::{Value, json};

use crate::data;

/// Nothing graver than a hint.
const CLEAN: u8 = 0;
/// Something to mend or to look at.
const FOUND: u8 = 1;
/// The file could not be read.
const UNREADABLE: u8 = 2;

#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 nothing graver than a hint; 1 errors or warnings; 2 the file could not be read.\n\
    With --json an array of {check, line, excerpt, severity, message, fix}: line is that of the source, from 1; \
    severity is error, warning or hint; fix is what the excerpt should be, or null."
)]
pub(super) struct Check {
    /// The text of a plan, UTF-8; - for standard input.
    file: PathBuf,
    /// Prints the findings as JSON.
    #[arg(long)]
    json: bool,
}

impl Check {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let bytes = match data::read_input(&self.file) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(unreadable(&format!("{error:#}"))),
        };
        let (draft, _) = import::read(&bytes);
        if draft.line_counts().with_words == 0 {
            return Ok(unreadable("there are no words in the file"));
        }
        let paper = draft_paper::of(&draft);
        let mut findings = checks::run(&paper);
        findings.sort_by_key(|finding| line(&paper, finding));
        if self.json {
            let all: Vec<Value> = findings
                .iter()
                .map(|finding| as_json(&paper, finding))
                .collect();
            println!(
                "{}",
                serde_json::to_string_pretty(&all).context("writing JSON")?
            );
        } else {
            print!("{}", as_text(&paper, &findings));
        }
        let is_grave = findings
            .iter()
            .any(|finding| finding.severity != Severity::Hint);
        Ok(ExitCode::from(if is_grave { FOUND } else { CLEAN }))
    }
}

fn unreadable(why: &str) -> ExitCode {
    eprintln!("lientich: {why}");
    ExitCode::from(UNREADABLE)
}

fn line(paper: &Paper, finding: &Finding) -> u32 {
    let part = &paper.parts[finding.part];
    part.line(finding.at.start).unwrap_or_default()
}

fn excerpt(paper: &Paper, finding: &Finding) -> String {
    let part = &paper.parts[finding.part];
    if finding.check.is_about_label() {
        part.labelled_excerpt(&finding.at)
    } else {
        part.excerpt(&finding.at)
    }
}

fn as_json(paper: &Paper, finding: &Finding) -> Value {
    json!({
        "check": finding.check.name(),
        "line": line(paper, finding),
        "excerpt": excerpt(paper, finding),
        "severity": finding.severity.name(),
        "message": finding.message,
        "fix": finding.fix,
    })
}

/// A line for each finding, and how many there are of each severity.
fn as_text(paper: &Paper, findings: &[Finding]) -> String {
    if findings.is_empty() {
        return "Không thấy điều gì cần sửa.\n".to_owned();
    }
    let lines = findings.iter().map(|finding| sentence(paper, finding));
    let counts = Severity::ALL.map(|severity| {
        let same = findings
            .iter()
            .filter(|finding| finding.severity == severity);
        format!("{} {}", same.count(), severity.vietnamese())
    });
    format!("{}{}.\n", lines.collect::<String>(), counts.join(", "))
}

fn sentence(paper: &Paper, finding: &Finding) -> String {
    let fix = finding
        .fix
        .as_ref()
        .map_or(String::new(), |fix| format!(" → «{fix}»"));
    format!(
        "dòng {:>4}  {:<7} {}: «{}»{fix}\n           {}\n",
        line(paper, finding),
        finding.severity.vietnamese(),
        finding.check.title(),
        excerpt(paper, finding),
        finding.message,
    )
}
