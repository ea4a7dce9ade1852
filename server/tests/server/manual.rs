//! Man pages and completions, as the real program writes them.

use std::fs;
use std::process::Command;

fn output(arguments: &[&str]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_lientich"));
    let output = program.args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The commands that `--help` lists.
fn commands() -> Vec<String> {
    let help = output(&["--help"]);
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let listed = listed.take_while(|line| !line.is_empty());
    let words = listed.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    words
        .filter(|word| !["", "help"].contains(word))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_command_has_a_man_page() {
    let folder = tempfile::tempdir().unwrap();
    output(&["man", "--dir", folder.path().to_str().unwrap()]);
    let commands = commands();
    assert!(commands.contains(&"check".to_owned()), "{commands:?}");
    for command in commands {
        let page = folder.path().join(format!("lientich-{command}.1"));
        let page = fs::read_to_string(&page).unwrap();
        assert!(page.contains(".SH SYNOPSIS"), "{command}:\n{page}");
    }
    assert!(output(&["man"]).contains(".TH lientich 1"));
}

#[test]
fn bash_completes_every_command() {
    let script = output(&["completions", "bash"]);
    for command in commands() {
        assert!(script.contains(&command), "{command}");
    }
}
