//! Paths, error codes and bodies of the endpoints beside the sync verb. Bodies are JSON.

pub mod audit;
pub mod calendar;
pub mod members;
pub mod push;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::directory::DeviceCertificate;
use crate::ids::{DeviceId, DocId, PersonId, SchoolId};
use crate::log::change::{Hash32, NodeId};

/// `POST`: the sync verb; bodies are `sync::message`.
pub const SYNC: &str = "/api/v1/sync";
/// `GET`: server-sent events, see [`Event`].
pub const EVENTS: &str = "/api/v1/events";
/// `POST` [`Presence`]: where I am.
pub const PRESENCE: &str = "/api/v1/presence";
/// `POST` [`Join`] signs a device in by link, `GET` answers [`Me`], `DELETE` signs out.
pub const SESSION: &str = "/api/v1/session";
/// `POST` [`ChallengeRequest`] answers [`Challenge`]: the way back in for a device that lost its cookie.
pub const CHALLENGE: &str = "/api/v1/session/challenge";
/// `POST` [`Renewal`] answers [`Me`].
pub const RENEW: &str = "/api/v1/session/renew";
/// `PUT` a file of evidence that the document names, `GET` it; bodies are its bytes. See [`evidence`].
pub const EVIDENCE: &str = "/api/v1/evidence/{doc}/{hash}";
/// `GET`: 200 while the server can read and write its store.
pub const HEALTH: &str = "/api/v1/health";
/// Where a sign-in link points: `/join#<token>`. The token stays in the fragment, out of logs.
pub const JOIN_PAGE: &str = "/join";

/// Where a file of evidence is put and got: its document, and the SHA-256 of its bytes in hexadecimal.
pub fn evidence(doc: DocId, hash: Hash32) -> String {
    let path = EVIDENCE.replace("{doc}", &doc.to_string());
    path.replace("{hash}", &hash.to_string())
}

/// A device that comes in by a one-time link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// The link's token.
    pub token: String,
    /// The device's P-256 public key, uncompressed SEC1 point in hexadecimal.
    pub public_key: String,
    /// What the person will recognise the device by ("Android · Chrome").
    pub label: String,
    /// Signature (64 bytes, r then s) in hexadecimal over [`Join::signed_bytes`], by the key that is
    /// named here. Apps from before it existed leave it out and are told to update.
    #[serde(default)]
    pub signature: String,
}

impl Join {
    /// The bytes to sign with the device's key: so nobody joins with a key that is not theirs, and
    /// only the same device may use the link again when the first answer was lost.
    pub fn signed_bytes(&self) -> Vec<u8> {
        let mut bytes = b"lientich-join-1".to_vec();
        bytes.extend(Sha256::digest(self.token.as_bytes()));
        bytes.extend(self.public_key.as_bytes());
        bytes
    }
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// The school.
    pub school: SchoolId,
    /// The person.
    pub person: PersonId,
    /// This device.
    pub device: DeviceId,
    /// Its certificate.
    pub certificate: DeviceCertificate,
    /// The server's P-256 public key, uncompressed SEC1 point in hexadecimal.
    pub server_key: String,
}

/// A device that lost its cookie names itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeRequest {
    /// The device.
    pub device: DeviceId,
}

/// What that device must sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    /// Random, used once, in hexadecimal.
    pub nonce: String,
}

impl Challenge {
    /// The bytes to sign with the device's key.
    pub fn signed_bytes(&self, device: DeviceId) -> Vec<u8> {
        let mut bytes = b"lientich-renew-1".to_vec();
        bytes.extend(device.0.to_be_bytes());
        bytes.extend(self.nonce.as_bytes());
        bytes
    }
}

/// The device's answer to a challenge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renewal {
    /// The device.
    pub device: DeviceId,
    /// The challenge's nonce.
    pub nonce: String,
    /// Signature (64 bytes, r then s) in hexadecimal.
    pub signature: String,
}

/// Where a person is. Lost when nobody listens; never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// The open document; `None` for leaving.
    pub doc: Option<DocId>,
    /// The clause with the caret.
    #[serde(with = "node_text")]
    pub node: Option<NodeId>,
}

/// One server-sent event's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", try_from = "EventText")]
pub enum Event {
    /// A document's log or Editions grew.
    Head {
        /// The document.
        doc: DocId,
        /// The log's last position; 0 for those who read Editions only.
        position: u64,
    },
    /// The directory changed.
    Directory {
        /// Its version.
        version: u64,
    },
    /// Somebody is in a clause, or left.
    Presence {
        /// Who.
        person: PersonId,
        /// Where.
        #[serde(flatten)]
        presence: Presence,
    },
}

/// An event as it is read: whatever any event may carry. By its own tags serde would keep all that
/// stands before the tag, of any type, which is much code for the app.
#[derive(Deserialize)]
struct EventText {
    event: EventName,
    doc: Option<DocId>,
    position: Option<u64>,
    version: Option<u64>,
    person: Option<PersonId>,
    #[serde(default, deserialize_with = "node_text::deserialize")]
    node: Option<NodeId>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum EventName {
    Head,
    Directory,
    Presence,
}

impl TryFrom<EventText> for Event {
    type Error = &'static str;

    fn try_from(text: EventText) -> Result<Self, Self::Error> {
        Ok(match text.event {
            EventName::Head => Self::Head {
                doc: text.doc.ok_or("a head of no document")?,
                position: text.position.ok_or("a head without a position")?,
            },
            EventName::Directory => Self::Directory {
                version: text.version.ok_or("a directory without a version")?,
            },
            EventName::Presence => Self::Presence {
                person: text.person.ok_or("presence of nobody")?,
                presence: Presence {
                    doc: text.doc,
                    node: text.node,
                },
            },
        })
    }
}

/// Body of every error answer. Clients branch on the code; the message is for the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What happened.
    pub code: ErrorCode,
    /// A Vietnamese sentence to show.
    pub message: String,
}

/// The few things that can go wrong with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// Nobody is signed in on this device.
    SignedOut,
    /// The link was used, has expired or never existed.
    LinkInvalid,
    /// The device was revoked.
    DeviceRevoked,
    /// Not there, or not for this person.
    NotFound,
    /// The body breaks the format.
    Malformed,
    /// The body is over its bound.
    TooLarge,
    /// Too many requests.
    TooMany,
    /// The app is too old or too new for this server.
    Upgrade,
    /// The request came from another site.
    ForeignOrigin,
    /// The rules do not let this person do it; the message says whose it is.
    NotAllowed,
    /// What the person gave cannot be kept as it is; the message says why.
    Invalid,
    /// The room for files is used up; the message says whose.
    Full,
    /// A file of a sort that is not taken.
    Media,
    /// The server failed.
    Internal,
}

/// Clause ids as text: `<replica>.<seq>`.
mod node_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    use crate::log::change::{ChangeId, NodeId};

    #[expect(clippy::ref_option, reason = "serde's signature")]
    pub(super) fn serialize<S: Serializer>(node: &Option<NodeId>, s: S) -> Result<S::Ok, S::Error> {
        match node {
            Some(node) => s.collect_str(node),
            None => s.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Option<NodeId>, D::Error> {
        let text = Option::<String>::deserialize(d)?;
        let parse = |text: String| {
            text.parse::<ChangeId>()
                .map(NodeId)
                .map_err(D::Error::custom)
        };
        text.map(parse).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ReplicaId;
    use crate::log::change::ChangeId;

    #[test]
    fn events_are_read_as_they_are_written() {
        let node = NodeId(ChangeId {
            replica: ReplicaId(7),
            seq: 3,
        });
        let presence = |doc, node| Event::Presence {
            person: PersonId(5),
            presence: Presence { doc, node },
        };
        let events = [
            Event::Head {
                doc: DocId(1),
                position: 9,
            },
            Event::Directory { version: 2 },
            presence(Some(DocId(1)), Some(node)),
            presence(None, None),
        ];
        for event in events {
            let text = serde_json::to_string(&event).unwrap();
            assert_eq!(
                serde_json::from_str::<Event>(&text).unwrap(),
                event,
                "{text}"
            );
        }
    }

    #[test]
    fn an_event_without_what_it_is_about_is_refused() {
        for text in [
            r#"{"event":"head","position":1}"#,
            r#"{"event":"directory"}"#,
            r#"{"event":"presence","doc":null,"node":null}"#,
            r#"{"event":"else"}"#,
        ] {
            assert!(serde_json::from_str::<Event>(text).is_err(), "{text}");
        }
    }
}
