//! A Word file laid out by LibreOffice, and where its words came to stand, as Poppler reads them from the PDF.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The pages of a document.
pub struct Laid {
    /// In their order.
    pub pages: Vec<Page>,
    /// Names of all fonts.
    pub fonts: Vec<String>,
}

/// A page, in points.
pub struct Page {
    pub width: f64,
    pub height: f64,
    pub lines: Vec<Line>,
}

/// A line of words, in points from the top left.
#[derive(Clone)]
pub struct Line {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
    pub size: f64,
    pub text: String,
}

impl Laid {
    /// The first line that has these words, and its page, counted from 0.
    pub fn line(&self, words: &str) -> (usize, &Line) {
        let found = self.pages.iter().enumerate().find_map(|(index, page)| {
            let mut lines = page.lines.iter();
            Some((index, lines.find(|line| line.text.contains(words))?))
        });
        found.unwrap_or_else(|| panic!("no page says “{words}”"))
    }
}

/// Lays a file out; `None` where the programs are missing, which is said. `cargo xtask test` gets them and says so.
pub fn lay_out(name: &str, file: &[u8]) -> Option<Laid> {
    let place = tempfile::tempdir().expect("a directory for the file");
    let pdf = place.path().join("printed.pdf");
    fs::write(&pdf, print(name, file)?).expect("the PDF is written");
    Some(measured(&pdf))
}

/// The PDF that `LibreOffice` makes of a Word file; `None` where the program is missing, which is said.
pub fn print(name: &str, file: &[u8]) -> Option<Vec<u8>> {
    if env::var_os("LIENTICH_OFFICE").is_none() {
        println!("without LibreOffice (LIENTICH_OFFICE) the Word file is not measured");
        return None;
    }
    let place = tempfile::tempdir().expect("a directory for the file");
    let word = place.path().join(format!("{name}.docx"));
    fs::write(&word, file).expect("the Word file is written");
    let mut command = Command::new("soffice");
    command.args(["--headless", "--convert-to", "pdf", "--outdir"]);
    soffice(command.arg(place.path()).arg(&word), place.path());
    let pdf = fs::read(place.path().join(format!("{name}.pdf")));
    Some(pdf.expect("LibreOffice has printed it"))
}

/// Has LibreOffice convert all files of a kind in a folder at once, and gives the folder of what it made of them.
pub fn convert(folder: &Path, from: &str, to: &str) -> PathBuf {
    let files = fs::read_dir(folder).expect("a folder of files");
    let files = files.filter_map(|file| Some(file.ok()?.path()));
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == from));
    let made = folder.join("made");
    let mut command = Command::new("soffice");
    command.args(["--headless", "--convert-to", to, "--outdir"]);
    soffice(command.arg(&made).args(files), folder);
    made
}

/// Runs LibreOffice with a profile of its own in this place: two of them share none.
fn soffice(command: &mut Command, place: &Path) {
    let profile = format!("-env:UserInstallation=file://{}/profile", place.display());
    run(command.arg(profile));
}

/// A PDF file as Poppler reads it; `None` where the program is missing, which is said.
pub fn of_pdf(file: &[u8]) -> Option<Laid> {
    if env::var_os("LIENTICH_OFFICE").is_none() {
        println!("without Poppler (LIENTICH_OFFICE) the PDF file is not measured");
        return None;
    }
    let place = tempfile::tempdir().expect("a directory for the file");
    let pdf = place.path().join("file.pdf");
    fs::write(&pdf, file).expect("the PDF file is written");
    Some(measured(&pdf))
}

fn measured(pdf: &Path) -> Laid {
    let mut command = Command::new("pdftohtml");
    command.args(["-xml", "-zoom", "1", "-i", "-fontfullname", "-stdout"]);
    read(&run(command.arg(pdf)))
}

fn run(command: &mut Command) -> String {
    let output = command.output().expect("the program starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{command:?}: {said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    said
}

fn read(told: &str) -> Laid {
    let mut laid = Laid {
        pages: Vec::new(),
        fonts: Vec::new(),
    };
    let mut sizes: Vec<(String, f64)> = Vec::new();
    for line in told.lines().map(str::trim) {
        if line.starts_with("<page ") {
            laid.pages.push(Page {
                width: number(line, "width"),
                height: number(line, "height"),
                lines: Vec::new(),
            });
        } else if line.starts_with("<fontspec ") {
            sizes.push((attribute(line, "id"), number(line, "size")));
            laid.fonts.push(attribute(line, "family"));
        } else if line.starts_with("<text ")
            && let Some(page) = laid.pages.last_mut()
        {
            let font = attribute(line, "font");
            let size = sizes.iter().find(|(id, _)| *id == font);
            page.lines.push(Line {
                left: number(line, "left"),
                top: number(line, "top"),
                width: number(line, "width"),
                height: number(line, "height"),
                size: size.map_or(0.0, |(_, size)| *size),
                text: words(line),
            });
        }
    }
    for page in &mut laid.pages {
        page.lines.retain(|line| !line.text.trim().is_empty());
    }
    laid
}

fn attribute(line: &str, name: &str) -> String {
    let start = format!("{name}=\"");
    let value = line.split_once(&start).map(|(_, rest)| rest);
    let value = value.and_then(|rest| rest.split_once('"'));
    value.map(|(value, _)| value.to_owned()).unwrap_or_default()
}

fn number(line: &str, name: &str) -> f64 {
    attribute(line, name).parse().unwrap_or(f64::NAN)
}

/// What stands between the tags.
fn words(line: &str) -> String {
    let mut words = String::new();
    let mut is_tag = false;
    for letter in line.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if !is_tag => words.push(letter),
            _ => {}
        }
    }
    words.replace("&amp;", "&").replace("&#34;", "\"")
}
