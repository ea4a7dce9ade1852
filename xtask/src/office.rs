//! LibreOffice, Poppler and a font like Times, with which Word files are measured: those of the system, else from
//! Debian's packages.

use std::{env, path::Path, process::Command};

use crate::{apt, process, process::say};

const PACKAGES: [&str; 3] = [
    "libreoffice-writer-nogui",
    "poppler-utils",
    "fonts-liberation2",
];

/// Gets them where they can be got, and says whether they are here. What could not be got has been said in one line.
pub fn ensure() -> bool {
    if is_here() {
        return true;
    }
    say("LibreOffice: installing it with apt-get (1 to 3 minutes)");
    let installed = apt::install(&PACKAGES);
    let is_here = is_here();
    if !is_here {
        let reason = installed
            .err()
            .map_or_else(String::new, |error| format!(" ({error:#})"));
        say(&format!(
            "no LibreOffice: Word files are not measured; install the packages {}{reason}",
            PACKAGES.join(", ")
        ));
    }
    is_here
}

/// LibreOffice without its Writer opens no Word file, and older fonts lack Vietnamese letters.
fn is_here() -> bool {
    let writer = [
        "/usr/lib/libreoffice/program/libswlo.so",
        "/opt/libreoffice/program/libswlo.so",
    ];
    writer.iter().any(|file| Path::new(file).is_file())
        && has("soffice")
        && has("pdftohtml")
        && has_font()
}

fn has(program: &str) -> bool {
    let paths = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&paths).any(|place| place.join(program).is_file())
}

fn has_font() -> bool {
    // U+1ED9 is the ộ of "Cộng".
    let wanted = "Liberation Serif:charset=1ed9";
    let found = process::first_line(Command::new("fc-list").arg(wanted));
    found.is_ok_and(|font| !font.is_empty())
}
