//! `lientich serve`: starts everything and serves until it is asked to stop.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;

use crate::app::{App, Parts, Reach, SystemClock, SystemDice};
use crate::assets::Assets;
use crate::config::{Config, PublicUrl, Tls};
use crate::data::{self, Data};
use crate::proxies::{Network, Proxies};
use crate::push::courier::Courier;
use crate::telemetry::{self, LogFormat};
use crate::{demo, serve};

/// Each stream of a connected device is an open file.
const OPEN_FILES: u64 = 65_536;

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Address and port to listen on.
    #[arg(
        long,
        default_value = "127.0.0.1:8080",
        env = "LIENTICH_LISTEN",
        value_name = "ADDRESS"
    )]
    listen: SocketAddr,
    /// Directory of everything that is kept.
    #[arg(long, default_value = data::DEFAULT_DIR, env = "LIENTICH_DATA", value_name = "DIR")]
    data: PathBuf,
    /// Makes a fictional school to try things out with, and prints sign-in links for its people.
    #[arg(long)]
    demo: bool,
    /// Certificate chain, PEM. Phones install the app and sign only over HTTPS.
    #[arg(
        long,
        requires = "tls_key",
        env = "LIENTICH_TLS_CERT",
        value_name = "FILE"
    )]
    tls_cert: Option<PathBuf>,
    /// Private key of the certificate, PEM.
    #[arg(
        long,
        requires = "tls_cert",
        env = "LIENTICH_TLS_KEY",
        value_name = "FILE"
    )]
    tls_key: Option<PathBuf>,
    /// How people reach this server, if a proxy stands in front of it: https://…
    #[arg(long, env = "LIENTICH_PUBLIC_URL", value_name = "URL")]
    public_url: Option<PublicUrl>,
    /// A proxy in front, as an address or a network such as 10.0.0.0/8, whose X-Forwarded-For is
    /// believed; may be given more than once. Without it all callers behind a proxy share its limits.
    #[arg(
        long,
        env = "LIENTICH_TRUSTED_PROXY",
        value_name = "NETWORK",
        value_delimiter = ','
    )]
    trusted_proxy: Vec<Network>,
    /// Serves the app of this directory instead of the one inside the program.
    #[arg(long, value_name = "DIR")]
    app_dir: Option<PathBuf>,
    /// Tells devices at addresses of this origin too, though it is no public one; for tests.
    #[arg(long, value_name = "ORIGIN", hide = true)]
    push_trust: Vec<String>,
    /// How lines of the log look.
    #[arg(long, value_enum, default_value_t = LogFormat::Text, env = "LIENTICH_LOG_FORMAT")]
    log_format: LogFormat,
}

impl Serve {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        telemetry::start(self.log_format);
        let is_demo = self.demo;
        let config = self.config();
        warn_of_plain_http(&config);
        warn_of_unknown_proxy(&config);
        allow_many_files();
        let listener = TcpListener::bind(config.listen)
            .with_context(|| format!("listening on {}", config.listen))?;
        let origin = config.origin(listener.local_addr().context("listening")?.port());
        let Data {
            store,
            key,
            push_key,
        } = data::open(&config.data, &SystemDice).await?;
        store.forget_incoming().await?;
        let assets = match &config.app_dir {
            Some(dir) => Assets::from_dir(dir)?,
            None => Assets::embedded(),
        };
        if is_demo {
            print!(
                "{}",
                demo::prepare(&store, &SystemClock, &SystemDice, &origin).await?
            );
        }
        let app = Arc::new(App::new(Parts {
            clock: Arc::new(SystemClock),
            dice: Arc::new(SystemDice),
            store: Arc::new(store.clone()),
            key,
            courier: Courier::new(push_key, &origin, config.push_trusted.clone()),
            assets,
            reach: Reach {
                is_secure: config.is_secure(),
                origin: origin.clone(),
                authority: config
                    .public_url
                    .as_ref()
                    .map(|url| url.authority().to_owned()),
                proxies: config.proxies.clone(),
            },
        }));
        tracing::info!(address = %config.listen, url = origin, "listening");
        serve::until_stopped(listener, config.tls.as_ref(), app).await?;
        store.close().await;
        Ok(())
    }

    fn config(self) -> Config {
        Config {
            listen: self.listen,
            data: self.data,
            tls: self
                .tls_cert
                .zip(self.tls_key)
                .map(|(cert, key)| Tls { cert, key }),
            public_url: self.public_url,
            proxies: Proxies::new(self.trusted_proxy),
            app_dir: self.app_dir,
            push_trusted: self.push_trust,
        }
    }
}

fn warn_of_plain_http(config: &Config) {
    if !config.is_secure() && !config.listen.ip().is_loopback() {
        tracing::warn!(
            address = %config.listen,
            "plain HTTP beyond this machine: everybody on the network can read along, and phones \
             neither install the app nor sign without HTTPS. Give --tls-cert and --tls-key, or put \
             an HTTPS proxy in front and name it with --public-url"
        );
    }
}

fn warn_of_unknown_proxy(config: &Config) {
    if config.is_secure() && config.tls.is_none() && config.proxies.is_empty() {
        tracing::warn!(
            "HTTPS ends at a proxy that is not named: all callers share one limit for strangers. \
             Name it with --trusted-proxy"
        );
    }
}

fn allow_many_files() {
    let allowed = rlimit::increase_nofile_limit(OPEN_FILES);
    if let Ok(files) = allowed
        && files < OPEN_FILES
    {
        tracing::debug!(
            files,
            "the system allows fewer open files than the server would use"
        );
    }
}
