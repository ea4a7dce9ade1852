//! Running other programs: they speak to the terminal themselves, and a failure names the command.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, ensure};

use crate::test::tally::Tally;

/// Says on standard error what happens next, between the words of the tools.
pub fn say(what: &str) {
    eprintln!("==> {what}");
}

/// Runs to the end; anything but success is an error.
pub fn run(command: &mut Command) -> anyhow::Result<()> {
    let line = command_line(command);
    let status = command
        .status()
        .with_context(|| format!("starting `{line}`"))?;
    ensure!(status.success(), "`{line}` ended with {status}");
    Ok(())
}

/// Whether a command runs and succeeds; what it says is dropped.
pub fn succeeds(command: &mut Command) -> bool {
    let quiet = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// The first line that a command prints.
pub fn first_line(command: &mut Command) -> anyhow::Result<String> {
    let line = command_line(command);
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("starting `{line}`"))?;
    ensure!(
        output.status.success(),
        "`{line}` ended with {}",
        output.status
    );
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.lines().next().unwrap_or_default().trim().to_owned())
}

/// Runs test binaries, passes on what they print, and adds to `tally` what their runners report.
pub fn run_tests(command: &mut Command, tally: &mut Tally) -> anyhow::Result<()> {
    let line = command_line(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("starting `{line}`"))?;
    let output = child.stdout.take().context("the output was asked for")?;
    for text in BufReader::new(output).split(b'\n') {
        let text = String::from_utf8_lossy(&text?).into_owned();
        println!("{text}");
        tally.read(&text);
    }
    let status = child.wait()?;
    ensure!(status.success(), "`{line}` ended with {status}");
    ensure!(0 < tally.passed, "`{line}` ran no test");
    Ok(())
}

/// Minutes and seconds, as one reads them in a table.
pub fn minutes(duration: Duration) -> String {
    format!("{}:{:02}", duration.as_secs() / 60, duration.as_secs() % 60)
}

fn command_line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
