//! Bodies of the sync verb: what a device sends and what it hears. Encoded with postcard inside
//! the bounds below; batches travel as the bytes that were sealed.

use serde::{Deserialize, Serialize};

use crate::directory::Directory;
use crate::ids::{DocId, PersonId, SchoolId};
use crate::log::change::{ChangeId, Hash32};
use crate::log::verdict::Refusal;
use crate::time::{Day, Timestamp};

/// Version of these bodies. A server answers others with `426 Upgrade Required`.
pub const PROTOCOL: u16 = 5;
/// Most bytes of one request (rule 4 of the log).
pub const MAX_REQUEST: usize = 1 << 20;
/// Most bytes of batches in one answer, save that one batch always fits.
pub const MAX_PAGE: usize = 1 << 20;
/// Most documents that one request may name: plans of many years, and what everybody said of them.
pub const MAX_DOCUMENTS: usize = 8_000;
/// Most batches of one request: more of the smallest ones than fit into [`MAX_REQUEST`].
pub const MAX_BATCHES: usize = MAX_REQUEST / 128;

/// What a device sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// [`PROTOCOL`].
    pub protocol: u16,
    /// The school that the device belongs to.
    pub school: SchoolId,
    /// Version of the directory it holds; 0 for none.
    pub directory_version: u64,
    /// How far it has read, per document it knows.
    pub read: Vec<ReadPosition>,
    /// Sealed batches that it holds no verdict for, its own or relayed, dependencies first.
    pub batches: Vec<Vec<u8>>,
}

/// How far a device has read a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadPosition {
    /// The document.
    pub doc: DocId,
    /// The epoch of the log; 0 before the first answer.
    pub epoch: u32,
    /// The last position read; 0 for nothing.
    pub position: u64,
    /// The last Edition held; 0 for none.
    pub edition: u32,
    /// The last round of opinions held; 0 for none.
    pub round: u32,
    /// The round that it takes for the one that the plan stands in; 0 for none.
    pub current_round: u32,
}

impl ReadPosition {
    /// Nothing read of a document.
    pub fn start(doc: DocId) -> Self {
        Self {
            doc,
            epoch: 0,
            position: 0,
            edition: 0,
            round: 0,
            current_round: 0,
        }
    }
}

/// What a device hears.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// That of the request.
    pub protocol: u16,
    /// The server's clock, so that a wrong device clock can be shown.
    pub server_time: Timestamp,
    /// The directory, where it is newer than the device's.
    pub directory: Option<Directory>,
    /// One answer per batch of the request, in its order.
    pub answers: Vec<BatchAnswer>,
    /// What is new, per document that the person may read.
    pub news: Vec<DocumentNews>,
    /// Signed orders to forget documents (rule 17 of the log).
    pub orders: Vec<WipeOrder>,
    /// Whether another request would bring more.
    pub more: bool,
}

/// What became of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BatchAnswer {
    /// Every change has a final verdict, in order.
    Judged {
        /// The document.
        doc: DocId,
        /// The batch's first change.
        first: ChangeId,
        /// Position of the first change in the log; the others follow without gaps. 0 for those who
        /// may no longer read the draft.
        position: u64,
        /// `None` for accepted.
        verdicts: Vec<Option<Refusal>>,
    },
    /// These ids are not known here; send them first. Nothing was kept.
    Missing(Vec<ChangeId>),
    /// Not taken for now; keep it and try later. Nothing was kept.
    NotNow(NotNow),
    /// The batch cannot be read, its signature is wrong, or its device is not known. Nothing was kept.
    Rejected(Rejection),
}

/// Why a batch was not taken for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotNow {
    /// Too much at once, or too much work on the server.
    Busy,
    /// The document is full.
    DocumentFull,
    /// It holds an act that this server's version does not know.
    UnknownAct,
    /// So much that its author wrote in this document was refused that no more is judged.
    RefusedTooOften,
}

/// Why a batch can never be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rejection {
    /// Its bytes break the format or its bounds.
    Malformed,
    /// Its signature does not verify.
    BadSignature,
    /// Its device is not known, or was revoked.
    UnknownDevice,
    /// Its replica belongs to another device, or its ids to other changes: take a new replica.
    Fork,
    /// It names a document that this person may not write, or that is not there.
    NoSuchDocument,
}

/// What is new in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentNews {
    /// The document.
    pub doc: DocId,
    /// Its epoch.
    pub epoch: u32,
    /// The last position of its log; 0 for those who read Editions only.
    pub head: u64,
    /// The next page of its log; empty for those who read Editions only.
    pub page: Vec<LogEntry>,
    /// New Editions, oldest first.
    pub editions: Vec<EditionRecord>,
    /// New rounds of opinions, oldest first, for those who read no draft. Those from before the last
    /// Edition are over and forgotten.
    pub rounds: Vec<RoundRecord>,
    /// The round that the plan stands in; 0 for none. Opinions are taken until its deadline. Told to
    /// those who read no draft.
    pub current_round: u32,
    /// How far others have read.
    pub seen: Vec<SeenBy>,
}

/// A batch in a document's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntry {
    /// Position of its first change.
    pub position: u64,
    /// The person whose device sealed it.
    pub author: PersonId,
    /// When the server took it.
    pub received: Timestamp,
    /// The batch; acts of refused changes are withheld and stand as their hash.
    pub batch: Vec<u8>,
    /// One per change; `None` for accepted.
    pub verdicts: Vec<Option<Refusal>>,
}

/// How far a person has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenBy {
    /// Who.
    pub person: PersonId,
    /// The last position that any of their devices had when it last asked.
    pub position: u64,
}

/// An Edition as staff receive it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionRecord {
    /// 1 for the first.
    pub number: u32,
    /// Whose act made it: the second signer, or who issued it.
    pub issuer: PersonId,
    /// When the server took the act of issuing.
    pub issued: Timestamp,
    /// The bytes of a signed Edition, see `plan::edition`; canonical content bytes where the
    /// principal issued it alone. `plan::edition::content_of` reads both.
    pub content: Vec<u8>,
}

/// A plan as it was sent out for opinions (Luật 10/2022/QH15, Điều 55).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundRecord {
    /// 1 for the first; rounds have numbers of their own.
    pub number: u32,
    /// Who asked.
    pub asker: PersonId,
    /// When the server took the act.
    pub asked: Timestamp,
    /// The last day on which opinions are taken.
    pub until: Day,
    /// What is asked.
    pub subject: String,
    /// How opinions are given.
    pub form: String,
    /// Canonical content bytes of the version that was sent out, see `plan::content`.
    pub content: Vec<u8>,
}

/// The server's signed word that a device must forget a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WipeOrder {
    /// The document.
    pub doc: DocId,
    /// When it was given.
    pub at: Timestamp,
    /// The server's signature over [`WipeOrder::signed_bytes`].
    pub signature: Vec<u8>,
}

impl WipeOrder {
    /// What the server signs: a domain, the device that must obey, the document, the time.
    pub fn signed_bytes(&self, device: crate::ids::DeviceId) -> Vec<u8> {
        let mut bytes = b"lientich-wipe-1".to_vec();
        bytes.extend(device.0.to_be_bytes());
        bytes.extend(self.doc.0.to_be_bytes());
        bytes.extend(self.at.0.to_be_bytes());
        bytes
    }
}

/// A chain hash of a log up to a position; receipts sign it.
pub type ChainHash = Hash32;
