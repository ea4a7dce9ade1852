//! One empty message to one address of a push service. Addresses come from devices, so they are not
//! trusted: HTTPS to hosts with a name that stands for public addresses only, no redirects, little
//! time, and nothing is read of the answer but its status.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use lientich_shared::time::Timestamp;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use reqwest::{StatusCode, Url};

use crate::crypto::ServerKey;

/// How long a push service may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long it may keep a message for a device that is off: what is due today is no news tomorrow.
const KEEP_SECONDS: &str = "43200";
/// How long the server's word to a push service holds; RFC 8292 allows a day.
const WORD_MS: i64 = 12 * 3_600_000;

/// Who tells.
pub struct Courier {
    key: ServerKey,
    /// Who is to be asked about what this server sends: its own address.
    subject: String,
    /// Origins that are told whatever they are; for tests of the whole way.
    trusted: Vec<String>,
    client: Option<reqwest::Client>,
}

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// The push service has it.
    Taken,
    /// The address is void for good.
    Gone,
    /// It may go well later.
    Failed,
}

impl Courier {
    /// A courier with this key. `subject` is the address of this server.
    ///
    /// Where the machine's root certificates cannot be read, it tells nobody.
    pub fn new(key: ServerKey, subject: &str, trusted: Vec<String>) -> Self {
        // A second call finds the provider of the first, which is the same one.
        let _installed = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .redirect(Policy::none())
            .timeout(PATIENCE)
            .no_proxy();
        // Trusted ones are on this machine; the resolver would refuse them.
        let client = if trusted.is_empty() {
            client.https_only(true).dns_resolver(Arc::new(PublicOnly))
        } else {
            client
        };
        let client = client
            .build()
            .inspect_err(|error| tracing::warn!(%error, "cannot tell devices of what is due"));
        Self {
            key,
            subject: subject.to_owned(),
            trusted,
            client: client.ok(),
        }
    }

    /// The public half of the key, by which browsers bind their addresses to this server.
    pub fn public_key(&self) -> Vec<u8> {
        self.key.public()
    }

    /// Whether an address is one that may be told.
    pub fn goes_to(&self, endpoint: &str) -> bool {
        let Ok(url) = Url::parse(endpoint) else {
            return false;
        };
        if self.client.is_none() {
            return false;
        }
        let origin = url.origin().ascii_serialization();
        let is_plain = url.username().is_empty() && url.password().is_none();
        is_plain && (self.trusted.contains(&origin) || is_public_name(&url))
    }

    /// Tells one address that something is due.
    pub async fn tell(&self, endpoint: &str, now: Timestamp) -> Sent {
        let Some(client) = &self.client else {
            return Sent::Failed;
        };
        let Some(url) = Url::parse(endpoint).ok().filter(|_| self.goes_to(endpoint)) else {
            return Sent::Gone;
        };
        let authorization = self.authorization(&url.origin().ascii_serialization(), now);
        let request = client
            .post(url)
            .header("ttl", KEEP_SECONDS)
            .header("urgency", "normal")
            .header("content-length", "0")
            .header("authorization", authorization);
        match request.send().await.map(|answer| answer.status()) {
            // Refused words mean an address that is bound to another key, as after a lost one.
            Ok(
                StatusCode::NOT_FOUND
                | StatusCode::GONE
                | StatusCode::UNAUTHORIZED
                | StatusCode::FORBIDDEN,
            ) => Sent::Gone,
            Ok(status) if status.is_success() => Sent::Taken,
            Ok(status) => {
                tracing::warn!(status = status.as_u16(), "a push service refuses");
                Sent::Failed
            }
            Err(error) => {
                // Without the address, which is a secret.
                tracing::warn!(error = %error.without_url(), "a push service is out of reach");
                Sent::Failed
            }
        }
    }

    /// The server's signed word to a push service.
    fn authorization(&self, audience: &str, now: Timestamp) -> String {
        let expires = (now.0 + WORD_MS) / 1_000;
        let head = serde_json::json!({ "typ": "JWT", "alg": "ES256" });
        let claims = serde_json::json!({ "aud": audience, "exp": expires, "sub": self.subject });
        let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let signed = format!(
            "{}.{}",
            encode(head.to_string().as_bytes()),
            encode(claims.to_string().as_bytes())
        );
        let signature = encode(&self.key.sign(signed.as_bytes()));
        let key = encode(&self.key.public());
        format!("vapid t={signed}.{signature}, k={key}")
    }
}

impl std::fmt::Debug for Courier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Courier")
    }
}

/// HTTPS to a host with a name, on the usual port. Names are in lower case: `Url` sees to it.
fn is_public_name(url: &Url) -> bool {
    let name = url.domain().unwrap_or_default().trim_end_matches('.');
    let is_named = name
        .rsplit_once('.')
        .is_some_and(|(_, last)| !matches!(last, "local" | "internal" | "localhost"));
    url.scheme() == "https" && url.port().is_none() && is_named
}

/// Finds only addresses that everybody can reach: nothing inside of the network of the server.
struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|at| is_public(at.ip())).collect();
            if public.is_empty() {
                return Err("the name stands for no public address".into());
            }
            let addresses: Addrs = Box::new(public.into_iter());
            Ok(addresses)
        })
    }
}

/// Whether an address is one of the public network.
fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let is_shared = first == 100 && (64..128).contains(&second);
    let is_reserved = first == 0 || 240 <= first;
    let is_for_tests = first == 198 && (18..20).contains(&second);
    let is_of_protocols = [first, second, third] == [192, 0, 0];
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || is_shared
        || is_reserved
        || is_for_tests
        || is_of_protocols)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    // Only 2000::/3 is given out; in it, addresses that carry one of version 4 lead anywhere.
    let [first, second, ..] = address.segments();
    let is_given_out = first & 0xe000 == 0x2000;
    let is_tunnel = first == 0x2002 || (first == 0x2001 && second < 0x0200);
    let is_documentation = first == 0x2001 && second == 0x0db8;
    is_given_out && !is_tunnel && !is_documentation
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::SystemDice;

    fn courier(trusted: &[&str]) -> Courier {
        let trusted = trusted.iter().map(|origin| (*origin).to_owned()).collect();
        let key = ServerKey::draw(&SystemDice);
        Courier::new(key, "https://truong.example", trusted)
    }

    #[test]
    fn only_https_to_named_public_hosts_is_told() {
        let courier = courier(&[]);
        assert!(courier.goes_to("https://fcm.googleapis.com/fcm/send/abc"));
        assert!(courier.goes_to("https://updates.push.services.mozilla.com/wpush/v2/x"));
        let refused = [
            "http://fcm.googleapis.com/fcm/send/abc",
            "https://127.0.0.1/x",
            "https://[::1]/x",
            "https://2130706433/x",
            "https://localhost/x",
            "https://router.local/x",
            "https://metadata.google.internal/x",
            "https://a@push.example.com/x",
            "https://push.example.com:8443/x",
            "file:///etc/passwd",
            "",
        ];
        for endpoint in refused {
            assert!(!courier.goes_to(endpoint), "{endpoint}");
        }
    }

    #[test]
    fn an_origin_that_is_trusted_is_told_and_no_other_of_this_machine() {
        let courier = courier(&["http://127.0.0.1:4000"]);
        assert!(courier.goes_to("http://127.0.0.1:4000/push/1"));
        assert!(!courier.goes_to("http://127.0.0.1:4001/push/1"));
    }

    #[test]
    fn addresses_of_inner_networks_are_not_public() {
        let inner = [
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "127.0.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "198.18.0.1",
            "::1",
            "::",
            "fc00::1",
            "fe80::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "2002:a00:1::",
            "2001:db8::1",
            "64:ff9b::a00:1",
        ];
        for address in inner {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        for address in [
            "142.250.1.1",
            "8.8.8.8",
            "2607:f8b0::1",
            "2404:6800:4005::200e",
        ] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }
}
