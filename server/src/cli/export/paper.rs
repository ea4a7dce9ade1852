//! `lientich export --format`: a plan, or a file that holds the text of one, as a document to be printed and signed.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use lientich_shared::directory::Directory;
use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::import::draft::{self, Draft};
use lientich_shared::import::plant;
use lientich_shared::log::change::Side;
use lientich_shared::log::document::Document;
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::content::Content;
use lientich_shared::plan::view::PlanKind;
use lientich_shared::render::docx::{self, Labels};
use lientich_shared::render::{self, Annex, Form, Options, Signature, plain};
use lientich_shared::time::{Day, Timestamp};
use lientich_shared::wording::{self, Names};

use crate::cli::document;
use crate::pdf::{self, Fonts, NoFont};

/// How a document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A Word file.
    Docx,
    /// Markdown.
    Md,
    /// Plain text.
    Txt,
    /// A PDF file, in this machine's Times New Roman or a font with its measures.
    Pdf,
}

/// Who issues it.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum PaperForm {
    /// The school issues, the union agrees.
    School,
    /// The union committee issues, the principal agrees.
    Union,
    /// The principal's decision with the text attached.
    Decision,
    /// Both bodies in the head.
    Joint,
}

impl From<PaperForm> for Form {
    fn from(form: PaperForm) -> Self {
        match form {
            PaperForm::School => Self::School,
            PaperForm::Union => Self::Union,
            PaperForm::Decision => Self::Decision,
            PaperForm::Joint => Self::Joint,
        }
    }
}

/// What a document is made as.
#[derive(Debug, Args)]
pub(super) struct Paper {
    /// Writes a document to be printed and signed.
    #[arg(long, value_enum)]
    pub(super) format: Option<Format>,
    /// Who issues it: the school for a plan and a decision for a regulation, unless given.
    #[arg(long, value_enum, requires = "format")]
    form: Option<PaperForm>,
    /// Writes "DỰ THẢO" across each page of a Word or PDF file.
    #[arg(long, requires = "format")]
    draft: bool,
    /// Has Word number the clauses of a Word file, wherever it prints the same labels.
    #[arg(long, requires = "format")]
    numbered: bool,
    /// Adds an annex with a table of who does what until when, which the text points to.
    #[arg(long, requires = "format")]
    annex: bool,
    /// Where to write it; standard output unless given.
    #[arg(long, short, requires = "format", value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Paper {
    /// Writes a plan of this school, as its posts are held on this day.
    pub(super) fn of_plan(
        &self,
        format: Format,
        content: &Content,
        directory: &Directory,
        day: Day,
    ) -> anyhow::Result<()> {
        let options = render::school::options(content, directory, day);
        self.write(format, content, options, &|person| {
            super::name(directory, person)
        })
    }

    /// Writes the plan whose text a file holds.
    pub(super) fn of_file(&self, format: Format, file: &Path) -> anyhow::Result<()> {
        let (draft, issues) = document::read(file)?;
        if draft.nodes.is_empty() {
            bail!("{} holds no plan that could be understood", file.display());
        }
        for issue in &issues {
            eprintln!("dòng {}: {}", issue.lines.first, issue.message);
        }
        let mut document = Document::new(DocId(1));
        plant::plant(&mut document, ReplicaId(1), Timestamp(0), &draft)
            .context("the text is too large for a plan")?;
        let content = Content::of(&document);
        let options = Options {
            form: Form::usual(PlanKind::from_code(&content.kind)),
            signatures: signatures(&draft),
            ..Options::default()
        };
        self.write(format, &content, options, &|person| person.to_string())
    }

    fn annex(&self, content: &Content, names: Names<'_>) -> Option<Annex> {
        let annex = self.annex.then(|| Annex::of(content, names))?;
        if annex.is_empty() {
            eprintln!("Kế hoạch chưa giao nhiệm vụ cho ai nên không có phụ lục.");
        }
        Some(annex)
    }

    fn labels(&self) -> Labels {
        if self.numbered {
            Labels::Counted
        } else {
            Labels::Words
        }
    }

    fn write(
        &self,
        format: Format,
        content: &Content,
        usual: Options,
        names: Names<'_>,
    ) -> anyhow::Result<()> {
        let options = Options {
            form: self.form.map_or(usual.form, Form::from),
            is_draft: self.draft,
            annex: self.annex(content, names),
            ..usual
        };
        let asked = Assignments::of_content(content);
        let paper = render::render(content, &options, &|part| {
            wording::aside(&asked, part.node, names)
        });
        let bytes = match format {
            Format::Docx => docx::write_with(&paper, self.labels()),
            Format::Md => plain::markdown(&paper).into_bytes(),
            Format::Txt => plain::text(&paper).into_bytes(),
            Format::Pdf => pdf(&paper)?,
        };
        match &self.output {
            Some(file) => {
                fs::write(file, bytes).with_context(|| format!("writing {}", file.display()))
            }
            None => std::io::stdout()
                .write_all(&bytes)
                .context("writing the document"),
        }
    }
}

fn pdf(paper: &render::Paper) -> anyhow::Result<Vec<u8>> {
    let fonts = Fonts::of_this_machine().inspect_err(|error| {
        if error.is::<NoFont>() {
            eprintln!("{}", NoFont::ADVICE);
        }
    })?;
    pdf::write(paper, &fonts)
}

/// The blocks that the text itself has at its end.
fn signatures(draft: &Draft) -> Vec<Signature> {
    let of = |signer: &draft::Signer| Signature {
        side: match signer.side {
            draft::Side::Union => Side::Bch,
            draft::Side::Management => Side::Bgh,
            draft::Side::Other => Side::Outside,
        },
        power: [&signer.capacity, &signer.position]
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        said: String::new(),
        name: signer.name.clone().unwrap_or_default(),
    };
    draft.signers.iter().map(of).collect()
}
