//! What the server was told, checked once: where it listens, what it keeps, how it is reached.

use std::net::SocketAddr;
use std::path::PathBuf;

use crate::proxies::Proxies;

/// Everything that `serve` needs to know.
#[derive(Debug, Clone)]
pub struct Config {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Directory of everything that is kept.
    pub data: PathBuf,
    /// Certificate and key; `None` speaks plain HTTP.
    pub tls: Option<Tls>,
    /// How people reach the server, where that is not the listening address.
    pub public_url: Option<PublicUrl>,
    /// Proxies in front, whose word on a caller's address is believed.
    pub proxies: Proxies,
    /// Serves the app of this directory instead of the one inside the binary.
    pub app_dir: Option<PathBuf>,
    /// Origins of push services that are told whatever they are.
    pub push_trusted: Vec<String>,
}

/// Files of a certificate, PEM.
#[derive(Debug, Clone)]
pub struct Tls {
    /// The chain, the server's own certificate first.
    pub cert: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// An address such as `https://lientich.truong.edu.vn`, without a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl(String);

/// The text was no such address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an address such as https://lientich.example.edu.vn")]
pub struct MalformedUrl;

impl std::str::FromStr for PublicUrl {
    type Err = MalformedUrl;

    fn from_str(text: &str) -> Result<Self, MalformedUrl> {
        let text = text.trim_end_matches('/');
        let (scheme, authority) = text.split_once("://").ok_or(MalformedUrl)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        let known = matches!(scheme, "http" | "https");
        if known && !authority.is_empty() && authority.chars().all(plain) {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(MalformedUrl)
        }
    }
}

impl PublicUrl {
    /// The address, without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether browsers reach the server through TLS.
    pub fn is_secure(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// Host and port, as browsers put them into `Origin` and `Host`.
    pub fn authority(&self) -> &str {
        self.0
            .split_once("://")
            .map_or("", |(_, authority)| authority)
    }
}

impl Config {
    /// Whether browsers reach the server through TLS, its own or a proxy's.
    pub fn is_secure(&self) -> bool {
        self.tls.is_some() || self.public_url.as_ref().is_some_and(PublicUrl::is_secure)
    }

    /// The address to print in links, without a slash at its end. Loopback is called `localhost`:
    /// browsers let a page sign and work offline there without TLS.
    pub fn origin(&self, port: u16) -> String {
        if let Some(url) = &self.public_url {
            return url.as_str().to_owned();
        }
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        let local = self.listen.ip().is_loopback() || self.listen.ip().is_unspecified();
        if local {
            format!("{scheme}://localhost:{port}")
        } else {
            format!("{scheme}://{}", SocketAddr::new(self.listen.ip(), port))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_url_has_a_scheme_and_a_host_and_nothing_else() {
        let check = |text: &str, expected: Option<&str>| {
            let parsed = text.parse::<PublicUrl>().ok();
            assert_eq!(parsed.as_ref().map(PublicUrl::as_str), expected, "{text}");
        };
        check(
            "https://lientich.example.edu.vn",
            Some("https://lientich.example.edu.vn"),
        );
        check(
            "https://Truong.example:8443/",
            Some("https://truong.example:8443"),
        );
        check("https://truong.example/app", None);
        check("ftp://truong.example", None);
        check("truong.example", None);
        check("https://", None);
    }
}
