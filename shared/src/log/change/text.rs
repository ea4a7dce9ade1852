//! How ids of changes and nodes are printed and read. Their bytes are in `codec`.

use std::fmt;
use std::str::FromStr;

use super::{ChangeId, NodeId};
use crate::ids::MalformedId;

impl fmt::Display for ChangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.replica, self.seq)
    }
}

impl FromStr for ChangeId {
    type Err = MalformedId;
    fn from_str(text: &str) -> Result<Self, MalformedId> {
        let (replica, seq) = text.split_once('.').ok_or(MalformedId { digits: 16 })?;
        let seq = seq.parse().map_err(|_| MalformedId { digits: 16 })?;
        Ok(Self {
            replica: replica.parse()?,
            seq,
        })
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
