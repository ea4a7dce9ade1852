//! The state line that every screen shows: one of few states, from few facts. Words are the app's.

use serde::{Deserialize, Serialize};

/// What hinders syncing where there is a network. It is tried again all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Trouble {
    /// The server failed, is busy, or answers what nobody understands.
    Server,
    /// The server is well and turned this device's request away.
    TurnedAway,
    /// This device cannot read, keep or seal what it holds.
    Device,
}

/// What the app knows of its connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Connection {
    /// The server speaks another version of the protocol.
    UpdateNeeded,
    /// The server does not know this device's session.
    SignedOut,
    /// The school has revoked this device.
    Revoked,
    /// The last attempt did not reach the server, or the browser says so.
    Offline,
    /// The last attempt failed for another reason.
    Failing(Trouble),
    /// A request is under way.
    Busy,
    /// The last attempt went well.
    Idle,
}

/// What the state line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Nothing can be sent before the app is updated.
    UpdateNeeded,
    /// Nothing can be sent before somebody signs in.
    SignedOut,
    /// The school has revoked this device: nothing is sent from it any more.
    Revoked,
    /// No connection.
    Offline {
        /// Changes that only this device has.
        kept: usize,
    },
    /// There is a connection, and syncing fails.
    Failing {
        /// Of what.
        trouble: Trouble,
        /// Changes that only this device has.
        kept: usize,
    },
    /// The server refused changes that nobody has looked at yet.
    Refused {
        /// How many.
        refused: usize,
    },
    /// Under way.
    Syncing,
    /// Connected, but not everything was taken yet.
    Pending {
        /// Changes that only this device has.
        kept: usize,
    },
    /// All is on the server.
    Synced,
}

impl Status {
    /// What to say, given the changes that have no verdict and the refusals not yet looked at. What
    /// keeps anything from being sent comes first, then what a person must look at.
    pub fn of(connection: Connection, kept: usize, refused: usize) -> Self {
        match connection {
            Connection::UpdateNeeded => Self::UpdateNeeded,
            Connection::SignedOut => Self::SignedOut,
            Connection::Revoked => Self::Revoked,
            Connection::Offline => Self::Offline { kept },
            Connection::Failing(trouble) => Self::Failing { trouble, kept },
            _ if 0 < refused => Self::Refused { refused },
            Connection::Busy => Self::Syncing,
            Connection::Idle if 0 < kept => Self::Pending { kept },
            Connection::Idle => Self::Synced,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_what_matters_most() {
        let cases = [
            (Connection::UpdateNeeded, 3, 1, Status::UpdateNeeded),
            (Connection::SignedOut, 3, 1, Status::SignedOut),
            (Connection::Revoked, 3, 1, Status::Revoked),
            (Connection::Offline, 3, 1, Status::Offline { kept: 3 }),
            (Connection::Offline, 0, 0, Status::Offline { kept: 0 }),
            (
                Connection::Failing(Trouble::Server),
                0,
                1,
                Status::Failing {
                    trouble: Trouble::Server,
                    kept: 0,
                },
            ),
            (Connection::Busy, 3, 1, Status::Refused { refused: 1 }),
            (Connection::Busy, 3, 0, Status::Syncing),
            (Connection::Idle, 3, 0, Status::Pending { kept: 3 }),
            (Connection::Idle, 0, 0, Status::Synced),
        ];
        for (connection, kept, refused, said) in cases {
            assert_eq!(
                Status::of(connection, kept, refused),
                said,
                "{connection:?}"
            );
        }
    }
}
