//! Names of things. Each kind of id is a type of its own, so that one cannot stand for another.
//! Ids are drawn by whoever has dice (device, server); this module only holds, prints and reads them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// An id's text was not hexadecimal of the right length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("id is not {digits} hexadecimal digits")]
pub struct MalformedId {
    /// How many digits were expected.
    pub digits: usize,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($inner:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $inner);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:0width$x}", self.0, width = size_of::<$inner>() * 2)
            }
        }

        impl FromStr for $name {
            type Err = MalformedId;
            fn from_str(text: &str) -> Result<Self, MalformedId> {
                let digits = size_of::<$inner>() * 2;
                let plain = text.len() == digits && text.bytes().all(|b| b.is_ascii_hexdigit());
                let value = if plain { <$inner>::from_str_radix(text, 16).ok() } else { None };
                value.map(Self).ok_or(MalformedId { digits })
            }
        }

        // Text for people's formats (JSON, storage keys), bytes for the wire: JavaScript numbers
        // cannot hold 64 bits.
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.collect_str(self)
                } else {
                    self.0.to_be_bytes().serialize(serializer)
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                    text.parse().map_err(D::Error::custom)
                } else {
                    Ok(Self(<$inner>::from_be_bytes(Deserialize::deserialize(deserializer)?)))
                }
            }
        }
    )*};
}

ids! {
    /// A school; one server may host many.
    SchoolId(u128);
    /// A document: unit of access and of replication.
    DocId(u128);
    /// A person, whatever posts they hold.
    PersonId(u128);
    /// A browser profile that holds a signing key.
    DeviceId(u128);
    /// A post held by one person from one day to another.
    PostId(u128);
    /// One writer of one document: drawn anew per page load and document, so that cloned profiles
    /// and second tabs never reuse a number (rule 1 of the log).
    ReplicaId(u64);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_text() {
        let id = DocId(0x00ff_0000_0000_0000_0000_0000_0000_0001);
        assert_eq!(id.to_string(), "00ff0000000000000000000000000001");
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn an_id_of_another_length_is_refused() {
        assert!("ff".parse::<ReplicaId>().is_err());
        assert!("+f00000000000000".parse::<ReplicaId>().is_err());
    }

    #[test]
    fn json_carries_ids_as_text() {
        assert_eq!(
            serde_json::to_string(&ReplicaId(u64::MAX)).unwrap(),
            "\"ffffffffffffffff\""
        );
        assert_eq!(
            serde_json::from_str::<ReplicaId>("\"00000000000000ff\"").unwrap(),
            ReplicaId(255)
        );
    }
}
