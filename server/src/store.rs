//! What must be kept, as small traits; `sqlite` keeps it. One method is one transaction, and what a
//! method has answered survives the loss of power. Back ends are held to the promises in `conformance`.

mod calendars;
#[cfg(test)]
mod conformance;
mod evidence;
pub mod files;
mod pushes;
pub mod sqlite;

use async_trait::async_trait;
use lientich_shared::api::audit::Entry;
use lientich_shared::directory::{DeviceCertificate, Directory, Person, Post, School};
use lientich_shared::ids::{DeviceId, DocId, PersonId, PostId, ReplicaId, SchoolId};
use lientich_shared::log::change::Hash32;
use lientich_shared::log::talk::Topic;
use lientich_shared::log::verdict::Refusal;
use lientich_shared::sync::message::{EditionRecord, RoundRecord};
use lientich_shared::time::{Day, Timestamp};

pub use calendars::{CalendarLink, Calendars};
pub use evidence::{Evidence, Keeping, Kept, Room};
pub use pushes::{Push, Pushes};

/// The store could not do what it was asked. Nothing of the operation was kept.
#[derive(Debug, thiserror::Error)]
#[error("store cannot {operation}")]
pub struct StoreError {
    /// What it was asked to do, as in "append a batch".
    pub operation: &'static str,
    /// Why it could not.
    #[source]
    pub source: Box<dyn std::error::Error + Send + Sync>,
}

/// What the store answers.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Everything that is kept.
pub trait Store:
    Health + Schools + Devices + Sessions + Logs + Audit + Evidence + Calendars + Pushes
{
}

impl<T: Health + Schools + Devices + Sessions + Logs + Audit + Evidence + Calendars + Pushes> Store
    for T
{
}

/// Whether the store is there, and ours alone.
#[async_trait]
pub trait Health: Send + Sync + 'static {
    /// Reads, and takes the right to write for a moment.
    async fn probe(&self) -> Result<()>;

    /// A number that differs once another process has written.
    async fn writes_by_others(&self) -> Result<u64>;
}

/// Schools, their people and posts.
#[async_trait]
pub trait Schools: Send + Sync + 'static {
    /// All schools, by name.
    async fn schools(&self) -> Result<Vec<School>>;

    /// Takes a new school in, with its people and posts. Its directory starts at version 1.
    async fn add_school(&self, school: &School, people: &[Person], posts: &[Post]) -> Result<()>;

    /// Changes a directory, all or nothing, and answers its new version. `None` if it is no longer
    /// of the version that the change was judged by: nothing was kept, judge again.
    async fn change_directory(
        &self,
        school: SchoolId,
        version: u64,
        changes: &[Change],
    ) -> Result<Option<u64>>;

    /// The version of a school's directory.
    async fn directory_version(&self, school: SchoolId) -> Result<Option<u64>>;

    /// The whole directory, with every device.
    async fn directory(&self, school: SchoolId) -> Result<Option<Directory>>;
}

/// A change of a directory. What it names must be of that directory, else it does nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Describes the school anew, whatever id this says.
    Describe(School),
    /// Takes a person in.
    Add(Person),
    /// Corrects a person's name and team.
    Rename(Person),
    /// Gives a post.
    Appoint(Post),
    /// Ends a post after its last day.
    End(PostId, Day),
    /// Voids a person's sign-in links, used ones too.
    Withdraw(PersonId),
    /// Revokes a device, if it is valid.
    Revoke(DeviceId, Timestamp),
    /// Writes down who did the rest of it.
    Note(Entry),
}

/// A device as the server knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// The server's word on it.
    pub certificate: DeviceCertificate,
    /// What its owner calls it.
    pub label: String,
    /// Who made the link by which it joined; `None` for the command line.
    pub invited_by: Option<PersonId>,
}

/// Devices, as far as they are not part of the directory.
#[async_trait]
pub trait Devices: Send + Sync + 'static {
    /// A device.
    async fn device(&self, device: DeviceId) -> Result<Option<Device>>;

    /// All devices of a person, oldest first.
    async fn devices(&self, person: PersonId) -> Result<Vec<Device>>;

    /// All devices of a school, oldest first.
    async fn school_devices(&self, school: SchoolId) -> Result<Vec<Device>>;

    /// Revokes a device in the name of whoever runs the server, with a new version of its directory.
    /// Whether it was known and valid.
    async fn revoke_device(&self, device: DeviceId, at: Timestamp) -> Result<bool>;
}

/// A one-time link, without its token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invitation {
    /// The school.
    pub school: SchoolId,
    /// Whom it signs in.
    pub person: PersonId,
    /// The first instant at which it is void.
    pub expires: Timestamp,
    /// Who made it; `None` for the command line.
    pub invited_by: Option<PersonId>,
    /// The device that has come in by it.
    pub device: Option<DeviceId>,
}

/// A session, without its token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// The school.
    pub school: SchoolId,
    /// Who is signed in.
    pub person: PersonId,
    /// On which device.
    pub device: DeviceId,
    /// Whether the device was revoked since.
    pub is_revoked: bool,
}

/// SHA-256 of a token; tokens themselves are never kept.
pub type TokenHash = Hash32;

/// One-time links and sessions.
#[async_trait]
pub trait Sessions: Send + Sync + 'static {
    /// Keeps a new one-time link and voids the person's older ones. `false` if the directory is no
    /// longer of the version by which that was allowed.
    async fn replace_invitation(
        &self,
        token: TokenHash,
        invitation: &Invitation,
        version: u64,
    ) -> Result<bool>;

    /// The link with this token, used or not, expired or not.
    async fn invitation(&self, token: TokenHash) -> Result<Option<Invitation>>;

    /// Uses a link up: takes the device in, with a new version of the directory, and begins its
    /// session. `false` if somebody else was quicker.
    async fn redeem(&self, token: TokenHash, device: &Device, session: TokenHash) -> Result<bool>;

    /// Begins a new session of the device that has used this link up, and ends its earlier ones.
    /// `false` if no valid device has.
    async fn redeem_again(
        &self,
        token: TokenHash,
        device: DeviceId,
        now: Timestamp,
        session: TokenHash,
    ) -> Result<bool>;

    /// The session with this token.
    async fn session(&self, token: TokenHash) -> Result<Option<Session>>;

    /// Begins a new session of a device by a challenge made at `challenged`, and ends its earlier
    /// ones. `false` if the device is unknown or revoked, or has used this or a later challenge.
    async fn renew(
        &self,
        device: DeviceId,
        challenged: Timestamp,
        now: Timestamp,
        session: TokenHash,
    ) -> Result<bool>;

    /// Ends a session, if there is one.
    async fn end_session(&self, token: TokenHash) -> Result<()>;
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A plan.
    Plan,
    /// Talk about one.
    Talk {
        /// The plan, and who reads the talk.
        topic: Topic,
        /// Who began it.
        owner: PersonId,
    },
}

/// How often a plan was sent out for opinions. Numbers begin with 1; 0 stands for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rounds {
    /// The last round.
    pub last: u32,
    /// The last one that an Edition has put an end to: it and those before are told to nobody.
    pub over: u32,
    /// The one that the plan stands in.
    pub current: u32,
}

/// Where a document's log ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The document.
    pub doc: DocId,
    /// Whose it is.
    pub school: SchoolId,
    /// What it is.
    pub kind: Kind,
    /// The epoch of its log; 1 for the first.
    pub epoch: u32,
    /// The last position.
    pub position: u64,
    /// The chain hash there: of ids, hashes and verdicts so far.
    pub chain: Hash32,
    /// The last Edition; 0 for none.
    pub edition: u32,
    /// Its rounds of opinions.
    pub rounds: Rounds,
}

/// A batch in a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredBatch {
    /// Position of its first change.
    pub position: u64,
    /// The device that sealed it.
    pub device: DeviceId,
    /// The person of that device.
    pub author: PersonId,
    /// The replica that wrote it.
    pub replica: ReplicaId,
    /// Number of its first change.
    pub first_seq: u32,
    /// When the server took it.
    pub received: Timestamp,
    /// One per change; `None` for accepted.
    pub verdicts: Vec<Option<Refusal>>,
    /// Its bytes as they were sealed.
    pub bytes: Vec<u8>,
}

/// An Edition to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEdition {
    /// Position of the act of issuing.
    pub position: u64,
    /// The Edition.
    pub record: EditionRecord,
}

/// A round to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRound {
    /// Position of the act that asks.
    pub position: u64,
    /// The round.
    pub record: RoundRecord,
}

/// One judged batch, with what it rests on. It is kept only if that still holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Append {
    /// The head that the judgement started from; `None` for a new document.
    pub before: Option<Head>,
    /// The head after it.
    pub after: Head,
    /// The directory that it was judged by.
    pub directory_version: u64,
    /// The batch.
    pub batch: StoredBatch,
    /// Editions that it makes.
    pub editions: Vec<NewEdition>,
    /// Rounds of opinions that it begins.
    pub rounds: Vec<NewRound>,
}

/// What became of an [`Append`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appended {
    /// It is kept, come what may.
    Kept,
    /// The head or the directory had moved on: judge again. Nothing was kept.
    Stale,
}

/// That a person was given a document, and how far they have read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The document.
    pub doc: DocId,
    /// Who.
    pub person: PersonId,
    /// Whether they were given its log, not Editions only.
    pub had_log: bool,
    /// The last position that any device of theirs had when it asked.
    pub position: u64,
}

/// Logs of documents, their Editions and their readers.
#[async_trait]
pub trait Logs: Send + Sync + 'static {
    /// Where a document's log ends.
    async fn head(&self, doc: DocId) -> Result<Option<Head>>;

    /// Where the logs of all documents of a school end.
    async fn heads(&self, school: SchoolId) -> Result<Vec<Head>>;

    /// Keeps a judged batch.
    async fn append(&self, append: &Append) -> Result<Appended>;

    /// The batch of this replica that begins with this number.
    async fn batch(&self, doc: DocId, replica: ReplicaId, seq: u32) -> Result<Option<StoredBatch>>;

    /// Batches behind a position, in order: at least one if there is one, and no more than
    /// `max_bytes` of them otherwise.
    async fn batches(&self, doc: DocId, after: u64, max_bytes: usize) -> Result<Vec<StoredBatch>>;

    /// Editions behind a number, in order.
    async fn editions(&self, doc: DocId, after: u32) -> Result<Vec<EditionRecord>>;

    /// Rounds of opinions behind a number, in order.
    async fn rounds(&self, doc: DocId, after: u32) -> Result<Vec<RoundRecord>>;

    /// Notes that a person was given documents, and how far they have read; never goes back.
    async fn note_readings(&self, readings: &[Reading]) -> Result<()>;

    /// What a person was given.
    async fn readings_by(&self, person: PersonId) -> Result<Vec<Reading>>;

    /// How far the logs of a school's plans were read, by those who have read any of them.
    async fn readings(&self, school: SchoolId) -> Result<Vec<Reading>>;
}

/// The audit trail: what people did beside changing documents, and what they tried. The store itself
/// writes down who joined and which devices were revoked by the command line.
#[async_trait]
pub trait Audit: Send + Sync + 'static {
    /// Writes a deed down, or counts it to its like of the same person, device and day
    /// ([`Entry::is_counted`]).
    async fn note(&self, school: SchoolId, entry: &Entry) -> Result<()>;

    /// The latest deeds before an instant, newest first.
    async fn deeds(&self, school: SchoolId, before: Timestamp, limit: usize) -> Result<Vec<Entry>>;

    /// The latest batches of all documents that were taken before an instant, newest first.
    async fn batches_before(
        &self,
        school: SchoolId,
        before: Timestamp,
        limit: usize,
    ) -> Result<Vec<(DocId, StoredBatch)>>;
}
