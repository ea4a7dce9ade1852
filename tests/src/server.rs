//! The real server as a process: its own data directory, a free port, and a way to die.

use std::env;
use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};

use crate::paths;

/// How long the server may take to start on a busy machine.
const START: Duration = Duration::from_mins(1);

/// A server that can be stopped, killed and started again on the same data and port.
#[derive(Debug)]
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    data: PathBuf,
    log: PathBuf,
    app: Option<PathBuf>,
    demo: bool,
    push: Option<String>,
    process: Option<Child>,
}

impl Server {
    /// A server that has not yet been started. Its words go to the file `log`.
    pub async fn new(data: PathBuf, log: PathBuf) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .context("find a free port")?;
        let address = listener.local_addr().context("the free port's address")?;
        Ok(Self {
            address,
            data,
            log,
            app: None,
            demo: true,
            push: None,
            process: None,
        })
    }

    /// From the next start on, serves the app of this directory instead of the one inside the binary.
    pub fn serve_app_from(&mut self, dir: &Path) {
        self.app = Some(dir.to_owned());
    }

    /// From the next start on, serves the schools of its data directory and makes none of its own.
    pub fn serve_what_is_there(&mut self) {
        self.demo = false;
    }

    /// From the next start on, tells devices at addresses of this origin.
    pub fn trust_push(&mut self, origin: &str) {
        self.push = Some(origin.to_owned());
    }

    /// Starts the process and waits until it answers.
    pub async fn start(&mut self) -> Result<()> {
        let log = File::options()
            .create(true)
            .append(true)
            .open(&self.log)
            .context("open the server's log")?;
        let mut command = Command::new(paths::server_binary()?);
        command
            .arg("serve")
            .args(self.demo.then_some("--demo"))
            .arg("--listen")
            .arg(self.address.to_string())
            .arg("--data")
            .arg(&self.data);
        if let Some(origin) = &self.push {
            command.arg("--push-trust").arg(origin);
        }
        // A developer's fresh build of the app, without building the server anew.
        let fresh = env::var_os("LIENTICH_APP_DIR").map(PathBuf::from);
        if let Some(app) = self.app.as_ref().or(fresh.as_ref()) {
            command.arg("--app-dir").arg(app);
        }
        command
            .stdout(log.try_clone().context("share the server's log")?)
            .stderr(log)
            .kill_on_drop(true);
        self.process = Some(command.spawn().context("start the server")?);
        self.wait_for_answer().await
    }

    /// Kills the process as a power cut does: no farewell, nothing flushed.
    pub async fn kill(&mut self) -> Result<()> {
        match self.process.take() {
            Some(mut process) => process.kill().await.context("kill the server"),
            None => Ok(()),
        }
    }

    /// What the server said so far, on both its outputs.
    pub fn said(&self) -> Result<String> {
        std::fs::read_to_string(&self.log).context("read the server's log")
    }

    /// The server's `name:port` as pages call it.
    pub fn host(&self) -> String {
        format!("localhost:{}", self.address.port())
    }

    /// The server's data directory.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The name of a plan's content as it is kept, told by the tools beside the running server.
    pub async fn content_hash(&self, plan: &str) -> Result<String> {
        let told = self.tool(&["export", plan, "--json"]).await?;
        let export: serde_json::Value =
            serde_json::from_str(&told).context("read the exported plan")?;
        let hash = export["content_hash"].as_str();
        hash.map(str::to_owned)
            .context("the exported plan names no content")
    }

    /// What a tool of the same program says, used beside the running server on its data.
    pub async fn tool(&self, words: &[&str]) -> Result<String> {
        let mut command = Command::new(paths::server_binary()?);
        command.args(words).arg("--data").arg(&self.data);
        told(command).await
    }

    /// What the program says of a saved Edition, without the server's data; an error if it does not hold.
    pub async fn verify(&self, file: &Path) -> Result<String> {
        let mut command = Command::new(paths::server_binary()?);
        command.arg("verify").arg(file);
        told(command).await
    }

    async fn wait_for_answer(&mut self) -> Result<()> {
        let started = Instant::now();
        loop {
            if get(self.address, &self.host(), "/api/v1/health")
                .await
                .is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
            {
                return Ok(());
            }
            let ended = self
                .process
                .as_mut()
                .context("the server was just started")?
                .try_wait()
                .context("look after the server")?;
            if let Some(status) = ended {
                bail!("the server ended at once with {status}:\n{}", self.said()?);
            }
            if started.elapsed() > START {
                bail!(
                    "the server gave no answer for {} s:\n{}",
                    START.as_secs(),
                    self.said()?
                );
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// The words of a program that ends well.
async fn told(mut command: Command) -> Result<String> {
    let told = command.output().await.context("run the server's tool")?;
    ensure!(
        told.status.success(),
        "{:?} failed: {}",
        command.as_std(),
        String::from_utf8_lossy(&told.stderr)
    );
    String::from_utf8(told.stdout).context("the tool's words are text")
}

/// One plain GET without any client's cleverness; the whole answer with its head.
pub async fn get(address: SocketAddr, host: &str, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect(address)
        .await
        .context("connect to the server")?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream
        .write_all(request.as_bytes())
        .await
        .context("ask the server")?;
    let mut answer = Vec::new();
    stream
        .read_to_end(&mut answer)
        .await
        .context("hear the server")?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
