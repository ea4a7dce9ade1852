//! How often one device or address may ask. Generous for a school behind one address, tight for
//! whoever tries out tokens.

use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;

use governor::{DefaultKeyedRateLimiter, Quota};
use lientich_shared::ids::{DeviceId, PersonId};

use crate::error::Error;

/// How many keys are watched before those at rest are forgotten.
const MANY_KEYS: usize = 10_000;

/// Token buckets.
#[derive(Debug)]
pub struct Limits {
    syncs: DefaultKeyedRateLimiter<DeviceId>,
    presences: DefaultKeyedRateLimiter<DeviceId>,
    streams: DefaultKeyedRateLimiter<DeviceId>,
    members: DefaultKeyedRateLimiter<DeviceId>,
    evidence: DefaultKeyedRateLimiter<DeviceId>,
    beginnings: DefaultKeyedRateLimiter<PersonId>,
    strangers: DefaultKeyedRateLimiter<IpAddr>,
    calendars: DefaultKeyedRateLimiter<PersonId>,
    returns: DefaultKeyedRateLimiter<(DeviceId, IpAddr)>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // A long offline week arrives in pages, one request each.
            syncs: bucket(10, 100),
            presences: bucket(5, 30),
            streams: bucket(1, 20),
            // Links for the whole staff are made in one go.
            members: bucket(5, 250),
            // A month of photos after days without a connection; a board of them that is looked at.
            evidence: bucket(2, 200),
            // Documents stay for good, and a school has room for a number of them. Whoever gives everybody
            // something to do begins one for each.
            beginnings: keyed(Quota::per_hour(some(20)), 300),
            // A whole school signs in through one address at its first meeting; a token has 256
            // random bits, so even a thousand tries a second would be in vain.
            strangers: bucket(5, 100),
            // A calendar program asks a few times a day; a person may have several.
            calendars: bucket(1, 30),
            returns: bucket(1, 20),
        }
    }
}

impl Limits {
    /// One round trip of a device.
    pub fn sync(&self, device: DeviceId) -> Result<(), Error> {
        check(&self.syncs, &device)
    }

    /// One step of a person through a document.
    pub fn presence(&self, device: DeviceId) -> Result<(), Error> {
        check(&self.presences, &device)
    }

    /// One new event stream of a device.
    pub fn stream(&self, device: DeviceId) -> Result<(), Error> {
        check(&self.streams, &device)
    }

    /// One look at, or change of, people, links or devices.
    pub fn members(&self, device: DeviceId) -> Result<(), Error> {
        check(&self.members, &device)
    }

    /// One file of evidence, to be kept or read.
    pub fn evidence(&self, device: DeviceId) -> Result<(), Error> {
        check(&self.evidence, &device)
    }

    /// One new document that a person sends.
    pub fn beginning(&self, person: PersonId) -> Result<(), Error> {
        check(&self.beginnings, &person)
    }

    /// One request of somebody of whom nothing is known.
    pub fn stranger(&self, address: IpAddr) -> Result<(), Error> {
        check(&self.strangers, &network(address))
    }

    /// One reading of a person's calendar by their private address.
    pub fn calendar(&self, person: PersonId) -> Result<(), Error> {
        check(&self.calendars, &person)
    }

    /// One request of somebody who says they are a device that is known. Not among the strangers of
    /// the address, who could keep a whole school out; not by the device alone, whose name others know.
    pub fn coming_back(&self, device: DeviceId, address: IpAddr) -> Result<(), Error> {
        check(&self.returns, &(device, network(address)))
    }
}

fn bucket<K: Hash + Eq + Clone>(a_second: u32, at_once: u32) -> DefaultKeyedRateLimiter<K> {
    keyed(Quota::per_second(some(a_second)), at_once)
}

fn keyed<K: Hash + Eq + Clone>(rate: Quota, at_once: u32) -> DefaultKeyedRateLimiter<K> {
    DefaultKeyedRateLimiter::keyed(rate.allow_burst(some(at_once)))
}

fn some(count: u32) -> NonZeroU32 {
    NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN)
}

fn check<K: Hash + Eq + Clone>(bucket: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<(), Error> {
    if MANY_KEYS < bucket.len() {
        bucket.retain_recent();
    }
    bucket.check_key(key).map_err(|_| Error::TooMany)
}

/// One household or school has a whole /64 of IPv6.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() & (u128::MAX << 64)).into()),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_too_often_is_told_so_and_others_are_not() {
        let limits = Limits::default();
        let presses = (0..200)
            .filter(|_| limits.presence(DeviceId(1)).is_ok())
            .count();
        assert!((30..200).contains(&presses), "{presses}");
        assert!(limits.presence(DeviceId(2)).is_ok());
    }

    #[test]
    fn neighbours_in_one_ipv6_network_share_a_bucket() {
        let one: IpAddr = "2001:db8::1".parse().unwrap();
        let two: IpAddr = "2001:db8::2:0:0:1".parse().unwrap();
        let mapped: IpAddr = "::ffff:10.0.0.1".parse().unwrap();
        assert_eq!(network(one), network(two));
        assert_eq!(network(mapped), "10.0.0.1".parse::<IpAddr>().unwrap());
    }
}
