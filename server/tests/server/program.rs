//! The real program as a process, with the demonstration school.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};

use lientich_shared::api;

use crate::device::client;

/// People of the demonstration school, one link each.
const PEOPLE: usize = 8;

/// The running program; killed when it is dropped.
pub struct Program {
    process: Child,
    /// Its output stays open: writing to a closed one would be another way to die.
    _output: BufReader<ChildStdout>,
    /// Where it is, as its links say.
    pub origin: String,
    links: Vec<(String, String)>,
}

impl Program {
    /// Starts it on a free port, and reads from what it prints where it is.
    pub fn start(data: &Path, more: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_lientich"))
            .args(["serve", "--demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .args(more)
            .env("LIENTICH_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut links = Vec::new();
        let mut origin = String::new();
        while links.len() < PEOPLE {
            let mut line = String::new();
            assert_ne!(
                output.read_line(&mut line).unwrap(),
                0,
                "the program ended at once"
            );
            let found = line
                .split_whitespace()
                .find_map(|word| word.split_once("/join#"));
            if let Some((at, token)) = found {
                at.clone_into(&mut origin);
                links.push((line.trim().to_owned(), token.to_owned()));
            }
        }
        Self {
            process,
            _output: output,
            origin,
            links,
        }
    }

    /// The token in the link of whoever holds this post.
    pub fn token(&self, post: &str) -> &str {
        &self
            .links
            .iter()
            .find(|(line, _)| line.starts_with(post))
            .unwrap()
            .1
    }

    /// Waits until it answers.
    pub async fn answers(&self) {
        let client = client();
        while client
            .get(format!("{}{}", self.origin, api::HEALTH))
            .send()
            .await
            .is_err()
        {
            tokio::task::yield_now().await;
        }
    }

    /// Ends it as a power cut does.
    pub fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Asks it to stop and waits until it has.
    pub fn stop(&mut self) -> ExitStatus {
        let pid = self.process.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .unwrap()
                .success()
        );
        self.process.wait().unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already.
        let _killed = self.process.kill();
        let _ended = self.process.wait();
    }
}
