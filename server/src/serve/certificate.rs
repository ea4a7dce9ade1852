//! The certificate from its files. They are read again now and then, so that a renewed certificate
//! is used without a restart; as long as the new files do not fit together, the old one stays.

use std::time::Duration;

use anyhow::Context as _;
use axum_server::tls_rustls::RustlsConfig;
use tokio::fs;
use tokio::time::{MissedTickBehavior, interval};

use crate::config::Tls;

/// Certificates are renewed weeks before they end.
const PAUSE: Duration = Duration::from_mins(1);

/// A certificate in use.
pub(super) struct Certificate {
    files: Tls,
    contents: Pem,
    config: RustlsConfig,
}

/// What the files hold.
#[derive(Clone, PartialEq, Eq)]
struct Pem {
    cert: Vec<u8>,
    key: Vec<u8>,
}

impl Certificate {
    /// Reads a certificate and its key.
    pub(super) async fn read(files: &Tls) -> anyhow::Result<Self> {
        // A second call finds the provider of the first, which is the same one.
        let _installed = rustls::crypto::ring::default_provider().install_default();
        let contents = Pem::read(files).await?;
        let Pem { cert, key } = contents.clone();
        let config = RustlsConfig::from_pem(cert, key);
        let config = config.await.with_context(|| reading(files))?;
        Ok(Self {
            files: files.clone(),
            contents,
            config,
        })
    }

    /// What listens with it, now and after it was renewed.
    pub(super) fn config(&self) -> RustlsConfig {
        self.config.clone()
    }

    /// Looks for a new one again and again, until the task is ended.
    pub(super) async fn keep(mut self) {
        let mut ticks = interval(PAUSE);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            match self.refresh().await {
                Ok(false) => {}
                Ok(true) => tracing::info!("the renewed certificate is in use"),
                Err(error) => tracing::warn!("keeping the old certificate: {error:#}"),
            }
        }
    }

    /// Uses what the files hold now. Whether that is new.
    async fn refresh(&mut self) -> anyhow::Result<bool> {
        let contents = Pem::read(&self.files).await?;
        if contents == self.contents {
            return Ok(false);
        }
        let Pem { cert, key } = contents.clone();
        let renewed = self.config.reload_from_pem(cert, key).await;
        renewed.with_context(|| reading(&self.files))?;
        self.contents = contents;
        Ok(true)
    }
}

impl Pem {
    async fn read(files: &Tls) -> anyhow::Result<Self> {
        let cert = fs::read(&files.cert).await;
        let key = fs::read(&files.key).await;
        Ok(Self {
            cert: cert.with_context(|| reading(files))?,
            key: key.with_context(|| reading(files))?,
        })
    }
}

fn reading(files: &Tls) -> String {
    let Tls { cert, key } = files;
    format!(
        "reading the certificate {} and its key {}",
        cert.display(),
        key.display()
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    /// Writes a certificate of its own, and its key.
    fn issue(files: &Tls) {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        std::fs::write(&files.cert, made.cert.pem()).unwrap();
        std::fs::write(&files.key, made.signing_key.serialize_pem()).unwrap();
    }

    #[tokio::test]
    async fn a_renewed_certificate_is_used_and_a_broken_one_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let files = Tls {
            cert: dir.path().join("cert.pem"),
            key: dir.path().join("key.pem"),
        };
        issue(&files);
        let mut certificate = Certificate::read(&files).await.unwrap();
        let used = certificate.config();
        let first = used.get_inner();
        assert!(!certificate.refresh().await.unwrap());
        assert!(Arc::ptr_eq(&first, &used.get_inner()));

        issue(&files);
        assert!(certificate.refresh().await.unwrap());
        let second = used.get_inner();
        assert!(!Arc::ptr_eq(&first, &second));

        std::fs::write(&files.key, "half a key").unwrap();
        assert!(certificate.refresh().await.is_err());
        assert!(Arc::ptr_eq(&second, &used.get_inner()));
    }
}
