//! What the page's address asks for: the timeline with its filters, a version, or two versions side
//! by side. Plain data; the address is the only place where it is kept.

use lientich_shared::ids::PersonId;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::document::Version;

/// A version by its name in an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum At {
    /// As it stands.
    Now,
    /// By its heads.
    Heads(Version),
    /// What an Edition pins, by its number.
    Edition(u32),
}

impl At {
    /// Its name.
    pub(super) fn code(&self) -> String {
        match self {
            Self::Now => "nay".to_owned(),
            Self::Edition(number) => format!("bh{number}"),
            Self::Heads(version) => {
                let heads: Vec<String> = version.heads.iter().map(ToString::to_string).collect();
                format!("v{}", heads.join("_"))
            }
        }
    }

    /// The version with this name.
    pub(super) fn from_code(code: &str) -> Option<Self> {
        if code == "nay" {
            return Some(Self::Now);
        }
        if let Some(number) = code.strip_prefix("bh") {
            return number.parse().ok().map(Self::Edition);
        }
        let heads = code.strip_prefix('v')?.split('_');
        let heads = heads.filter(|head| !head.is_empty()).map(str::parse);
        let heads = heads.collect::<Result<_, _>>().ok()?;
        Some(Self::Heads(Version { heads }))
    }
}

/// Which sittings the timeline shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filters {
    /// Only those of this person.
    pub(super) person: Option<PersonId>,
    /// Only those of people of this party, by its key.
    pub(super) party: Option<String>,
    /// Only those that touched this clause.
    pub(super) clause: Option<NodeId>,
    /// Only those that the person has not seen.
    pub(super) fresh: bool,
}

/// What the address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// The timeline, and the version that was chosen to be compared with another.
    Timeline(Filters, Option<At>),
    /// A version as it was.
    Version(At),
    /// What became of one version in the other.
    Comparison(At, At),
}

impl Asked {
    /// Reads an address by the values of its keys. What does not read back is as if it were not there.
    pub(super) fn read(value: &dyn Fn(&str) -> Option<String>) -> Self {
        let version = |key| value(key).and_then(|code| At::from_code(&code));
        if let Some(from) = version("tu") {
            return Self::Comparison(from, version("den").unwrap_or(At::Now));
        }
        if let Some(at) = version("ban") {
            return Self::Version(at);
        }
        let filters = Filters {
            person: value("nguoi").and_then(|person| person.parse().ok()),
            party: value("ben").filter(|party| !party.is_empty()),
            clause: value("dieu").and_then(|node| Some(NodeId(node.parse().ok()?))),
            fresh: value("moi").is_some(),
        };
        Self::Timeline(filters, version("chon"))
    }

    /// The part of the address behind the path.
    pub(super) fn query(&self) -> String {
        let mut pairs: Vec<String> = Vec::new();
        let mut put = |key: &str, value: Option<String>| {
            pairs.extend(value.map(|value| format!("{key}={value}")));
        };
        match self {
            Self::Version(at) => put("ban", Some(at.code())),
            Self::Comparison(from, to) => {
                put("tu", Some(from.code()));
                put("den", Some(to.code()));
            }
            Self::Timeline(filters, chosen) => {
                put("nguoi", filters.person.map(|person| person.to_string()));
                put("ben", filters.party.clone());
                put("dieu", filters.clause.map(|node| node.to_string()));
                put("moi", filters.fresh.then(|| "1".to_owned()));
                put("chon", chosen.as_ref().map(At::code));
            }
        }
        if pairs.is_empty() {
            String::new()
        } else {
            format!("?{}", pairs.join("&"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lientich_shared::ids::ReplicaId;
    use lientich_shared::log::change::ChangeId;

    fn version() -> At {
        let head = |replica, seq| ChangeId {
            replica: ReplicaId(replica),
            seq,
        };
        At::Heads(Version {
            heads: vec![head(7, 3), head(0xabcd, 12)],
        })
    }

    fn reads_back(asked: &Asked) {
        let query = asked.query();
        let pairs = query.trim_start_matches('?').split('&');
        let pairs: Vec<(&str, &str)> = pairs.filter_map(|pair| pair.split_once('=')).collect();
        let value = |key: &str| {
            let found = pairs.iter().find(|(known, _)| *known == key);
            found.map(|(_, value)| (*value).to_owned())
        };
        assert_eq!(Asked::read(&value), *asked, "{query}");
    }

    #[test]
    fn whatever_can_be_asked_for_comes_back_from_its_address() {
        let all = Filters {
            person: Some(PersonId(5)),
            party: Some("bch".to_owned()),
            clause: Some(NodeId(ChangeId {
                replica: ReplicaId(1),
                seq: 2,
            })),
            fresh: true,
        };
        reads_back(&Asked::Timeline(Filters::default(), None));
        reads_back(&Asked::Timeline(all, Some(version())));
        reads_back(&Asked::Version(version()));
        reads_back(&Asked::Version(At::Heads(Version::default())));
        reads_back(&Asked::Comparison(At::Edition(2), At::Now));
        reads_back(&Asked::Comparison(version(), At::Edition(1)));
    }

    #[test]
    fn a_version_that_nobody_could_name_is_the_timeline() {
        let nonsense = |key: &str| (key == "ban").then(|| "vx.y".to_owned());
        let timeline = Asked::Timeline(Filters::default(), None);
        assert_eq!(Asked::read(&nonsense), timeline);
    }
}
