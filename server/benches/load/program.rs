//! The real program as a process of its own.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result};

/// A running server; killed when it is dropped.
pub struct Program {
    process: Child,
    /// `host:port`.
    pub address: String,
}

impl Program {
    /// Starts it on a free port and waits until it answers.
    pub async fn start(data: &Path) -> Result<Self> {
        let free = std::net::TcpListener::bind(("127.0.0.1", 0))?;
        let address = free.local_addr()?.to_string();
        drop(free);
        let process = Command::new(env!("CARGO_BIN_EXE_lientich"))
            .args(["serve", "--listen", &address, "--data"])
            .arg(data)
            .env("LIENTICH_LOG", "error")
            .stdout(Stdio::null())
            .spawn()
            .context("start the server")?;
        let program = Self { process, address };
        let health = format!("http://{}/api/v1/health", program.address);
        while reqwest::get(&health).await.is_err() {
            tokio::task::yield_now().await;
        }
        Ok(program)
    }

    /// Resident memory.
    pub fn resident_kib(&self) -> Result<f64> {
        let path = format!("/proc/{}/status", self.process.id());
        let status = std::fs::read_to_string(path).context("read the server's memory")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().next());
        number
            .and_then(|number| number.parse().ok())
            .context("the server's memory is not told")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _killed = self.process.kill();
        let _ended = self.process.wait();
    }
}
