//! `lientich check`: what rà soát finds in a text or in a plan that is kept here, for people and for machines.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use lientich_shared::bases::Catalogue;
use lientich_shared::checks::{self, Finding, Paper, Part, Place as Spot, Severity};
use lientich_shared::draft_paper;
use lientich_shared::ids::DocId;
use lientich_shared::plan::view::PlanView;
use serde_json::{Value, json};

use super::document::{self, Source};
use super::place::Place;
use crate::data;

/// Nothing graver than a hint.
const CLEAN: u8 = 0;
/// Something to mend or to look at.
const FOUND: u8 = 1;
/// The file or the plan could not be read.
const UNREADABLE: u8 = 2;

#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 nothing graver than a hint; 1 errors or warnings; 2 the file or the plan could not be read.\n\
    With --json an array of {check, line, excerpt, severity, message, fix}: line is that of the source, from 1, or null in a \
    plan, whose findings have part and place instead; severity is error, warning or hint; fix is what the excerpt should be, or null.\n\
    A catalogue has a row for each legal document, columns parted by tabs: symbol, name, kind, body, day, in force from, until, \
    replaced by, certainty (H, M or L), day of checking; days are yyyy-mm-dd. Its rows stand in place of those that are shipped."
)]
pub(super) struct Check {
    /// A plan as text (UTF-8), Word file (.docx) or PDF with a text layer; - for standard input; or the id of a plan
    /// that is kept here.
    source: Source,
    /// Prints the findings as JSON.
    #[arg(long)]
    json: bool,
    /// Judges legal bases by the rows of this file too.
    #[arg(long, value_name = "FILE")]
    catalogue: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

impl Check {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        match self.read().await {
            Ok((paper, catalogue)) => self.print(&paper, &catalogue),
            Err(error) => {
                eprintln!("lientich: {error:#}");
                Ok(ExitCode::from(UNREADABLE))
            }
        }
    }

    /// What is to be checked, and by which catalogue.
    async fn read(&self) -> anyhow::Result<(Paper, Catalogue)> {
        let (paper, known) = match &self.source {
            Source::File(file) => (of_file(file)?, Catalogue::shipped().clone()),
            Source::Plan(plan) => self.of_plan(*plan).await?,
        };
        let Some(file) = &self.catalogue else {
            return Ok((paper, known));
        };
        let text = String::from_utf8(data::read_input(file)?);
        let text = text.with_context(|| format!("{} is no UTF-8", file.display()))?;
        let rows =
            Catalogue::parse(&text).with_context(|| format!("reading {}", file.display()))?;
        Ok((paper, known.with(&rows.entries)))
    }

    /// A plan as it is now, and the catalogue of its school.
    async fn of_plan(&self, plan: DocId) -> anyhow::Result<(Paper, Catalogue)> {
        let (document, directory) = document::kept(&self.place, plan).await?;
        let paper = Paper::of_plan(&PlanView::of(&document), &document);
        Ok((paper, directory.school.catalogue()))
    }

    fn print(&self, paper: &Paper, catalogue: &Catalogue) -> anyhow::Result<ExitCode> {
        let mut findings = checks::run_with(paper, catalogue);
        findings.sort_by_key(|finding| line(paper, finding));
        if self.json {
            let all: Vec<Value> = findings
                .iter()
                .map(|finding| as_json(paper, finding))
                .collect();
            let all = serde_json::to_string_pretty(&all).context("writing JSON")?;
            println!("{all}");
        } else {
            print!("{}", as_text(paper, &findings));
        }
        let is_grave = findings
            .iter()
            .any(|finding| finding.severity != Severity::Hint);
        Ok(ExitCode::from(if is_grave { FOUND } else { CLEAN }))
    }
}

fn of_file(file: &Path) -> anyhow::Result<Paper> {
    let (draft, _) = document::read(file)?;
    anyhow::ensure!(
        0 < draft.line_counts().with_words,
        "there are no words in the file"
    );
    Ok(draft_paper::of(&draft))
}

fn part<'a>(paper: &'a Paper, finding: &Finding) -> &'a Part {
    &paper.parts[finding.part]
}

/// The line of a file; in a plan findings stay in the order of the page.
fn line(paper: &Paper, finding: &Finding) -> Option<u32> {
    part(paper, finding).line(finding.at.start)
}

fn excerpt(paper: &Paper, finding: &Finding) -> String {
    let part = part(paper, finding);
    if finding.check.is_about_label() {
        part.labelled_excerpt(&finding.at)
    } else {
        part.excerpt(&finding.at)
    }
}

fn as_json(paper: &Paper, finding: &Finding) -> Value {
    let mut all = json!({
        "check": finding.check.name(),
        "line": line(paper, finding),
        "excerpt": excerpt(paper, finding),
        "severity": finding.severity.name(),
        "message": finding.message,
        "fix": finding.fix,
    });
    let part = part(paper, finding);
    if let Some(Spot::Node { node, .. }) = part.place(&finding.at) {
        all["part"] = json!(node.to_string());
        all["place"] = json!(part.path);
    }
    all
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
    let place = match line(paper, finding) {
        Some(line) => format!("dòng {line:>4}"),
        None => format!("{:<9}", part(paper, finding).path),
    };
    format!(
        "{place}  {:<7} {}: «{}»{fix}\n           {}\n",
        finding.severity.vietnamese(),
        finding.check.title(),
        excerpt(paper, finding),
        finding.message,
    )
}
