//! Whose word on a caller's address is believed: proxies that the operator named. Each proxy adds
//! the address that it was called from at the end of `X-Forwarded-For`; anybody may have written
//! what stands before.

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use ipnet::IpNet;

/// Networks of trusted proxies; none unless named.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proxies(Vec<Network>);

/// A network such as `10.0.0.0/8`, or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network(IpNet);

/// The text was no such network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a network such as 10.0.0.0/8, nor an address")]
pub struct MalformedNetwork;

impl FromStr for Network {
    type Err = MalformedNetwork;

    fn from_str(text: &str) -> Result<Self, MalformedNetwork> {
        let alone = || text.parse::<IpAddr>().map(IpNet::from);
        let network = text.parse().or_else(|_| alone());
        network.map(Self).map_err(|_| MalformedNetwork)
    }
}

impl Proxies {
    /// Proxies in these networks.
    pub fn new(networks: Vec<Network>) -> Self {
        Self(networks)
    }

    /// Whether any is named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where a request came from that arrived from `peer` with these lines of `X-Forwarded-For`: the right-most address that no trusted
    /// proxy has; what cannot be read ends the search at the proxy that passed it on.
    pub fn client(&self, peer: IpAddr, lines: &[&str]) -> IpAddr {
        let mut client = peer.to_canonical();
        let mut hops = lines.iter().rev().flat_map(|line| line.rsplit(','));
        while self.trusts(client)
            && let Some(hop) = hops.next().and_then(address)
        {
            client = hop.to_canonical();
        }
        client
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.0.contains(&address))
    }
}

/// An address, perhaps with a port, which some proxies add.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let with_port = || text.parse().ok().map(|socket: SocketAddr| socket.ip());
    text.parse().ok().or_else(with_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(trusted: &[&str], peer: &str, lines: &[&str], expected: &str) {
        let networks = trusted.iter().map(|text| text.parse().unwrap());
        let client = Proxies::new(networks.collect()).client(peer.parse().unwrap(), lines);
        assert_eq!(client, expected.parse::<IpAddr>().unwrap(), "{lines:?}");
    }

    #[test]
    fn without_trusted_proxies_the_peer_counts_whatever_it_says() {
        check(&[], "203.0.113.9", &["198.51.100.1"], "203.0.113.9");
        check(
            &["10.0.0.0/8"],
            "203.0.113.9",
            &["198.51.100.1"],
            "203.0.113.9",
        );
    }

    #[test]
    fn behind_trusted_proxies_the_rightmost_untrusted_address_counts() {
        let trusted = ["10.0.0.0/8", "127.0.0.1"];
        check(&trusted, "127.0.0.1", &["198.51.100.1"], "198.51.100.1");
        let forged = ["1.1.1.1, 198.51.100.1", "10.2.3.4"];
        check(&trusted, "::ffff:127.0.0.1", &forged, "198.51.100.1");
        check(
            &trusted,
            "127.0.0.1",
            &["198.51.100.1:4711"],
            "198.51.100.1",
        );
        check(
            &trusted,
            "127.0.0.1",
            &["[2001:db8::1]:4711"],
            "2001:db8::1",
        );
    }

    #[test]
    fn what_cannot_be_read_counts_as_the_proxy_that_passed_it_on() {
        let trusted = ["127.0.0.0/8"];
        check(&trusted, "127.0.0.1", &[], "127.0.0.1");
        check(&trusted, "127.0.0.1", &["1.1.1.1, unknown"], "127.0.0.1");
        check(&trusted, "127.0.0.1", &["unknown, 127.0.0.2"], "127.0.0.2");
    }
}
