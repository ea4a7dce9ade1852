//! One exchange with the server after another, until neither side has anything new: seal what was
//! made, ask, keep the answer in one transaction, then show it. The protocol itself is
//! `shared::sync::session`; here is what its effects mean on this device.

use std::collections::BTreeMap;

use lientich_shared::api::Me;
use lientich_shared::directory::Directory;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::ChangeId;
use lientich_shared::log::codec::DecodeError;
use lientich_shared::order;
use lientich_shared::sync::message::ReadPosition;
use lientich_shared::sync::outbox::Sealed;
use lientich_shared::sync::session::{ProtocolError, Session as Protocol};
use lientich_shared::sync::wire;

use super::seal::{self, SealError};
use super::taken::Taken;
use crate::plan_store::Plans;
use crate::plan_store::load::LoadError;
use crate::platform::clock;
use crate::platform::error::PlatformError;
use crate::server::{self, ServerError};
use crate::session::SessionError;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::rounds::RoundsRead;

/// More exchanges than any backlog needs: a server that always has more would hold us for ever.
const MAX_EXCHANGES: usize = 10_000;

/// Why a round ended early. What was kept until then stays.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum RoundError {
    #[error(transparent)]
    Server(#[from] ServerError),
    #[error(transparent)]
    Session(#[from] SessionError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error(transparent)]
    Platform(#[from] PlatformError),
    #[error("the answer cannot be read: {0}")]
    Answer(#[from] DecodeError),
    #[error(transparent)]
    Protocol(#[from] ProtocolError),
}

/// What a round brought, beside what is in the database.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Outcome {
    /// Documents with something new.
    pub(super) grew: Vec<DocId>,
    /// The directory, where it is new.
    pub(super) directory: Option<Directory>,
    /// Changes that can never be sent.
    pub(super) given_up: Vec<(DocId, Vec<ChangeId>)>,
    /// Whether something was refused.
    pub(super) refused: bool,
    /// How far this device's clock is ahead of the server's, in milliseconds.
    pub(super) skew: i64,
    /// Whether the server sends what this version cannot read.
    pub(super) unreadable: bool,
}

/// What a round works with.
pub(super) struct Round<'a> {
    pub(super) storage: &'a Storage,
    pub(super) plans: Plans,
    pub(super) me: &'a Me,
}

impl Round<'_> {
    /// Exchanges until nothing is left to say. `show` is called after each exchange, when its
    /// answer is kept.
    pub(super) async fn run(
        &self,
        directory_version: u64,
        show: impl AsyncFn(&Outcome),
    ) -> Result<(), RoundError> {
        let mut protocol = self.protocol(directory_version).await?;
        for _ in 0..MAX_EXCHANGES {
            let outcome = self.exchange(&mut protocol).await?;
            show(&outcome).await;
            if !protocol.wants_request() {
                break;
            }
        }
        Ok(())
    }

    async fn protocol(&self, directory_version: u64) -> Result<Protocol, RoundError> {
        seal::seal_all(self.storage, self.me).await?;
        let positions = self.storage.positions().await?;
        let rounds: BTreeMap<DocId, RoundsRead> = order::gather(self.storage.rounds_read().await?);
        let read = positions.into_iter().map(|(doc, position)| {
            let rounds = rounds.get(&doc).copied().unwrap_or_default();
            ReadPosition {
                doc,
                epoch: position.epoch,
                position: position.read,
                edition: position.edition,
                round: rounds.last,
                current_round: rounds.current,
            }
        });
        let waiting = self.storage.outbox().await?;
        let unjudged = waiting.into_iter().filter(|batch| batch.verdicts.is_none());
        let sealed = unjudged
            .map(|batch| Sealed::read(batch.bytes))
            .collect::<Result<_, _>>()?;
        let school = self.me.school;
        Ok(Protocol::new(
            school,
            directory_version,
            read.collect(),
            sealed,
        ))
    }

    async fn exchange(&self, protocol: &mut Protocol) -> Result<Outcome, RoundError> {
        let asked = clock::now();
        let answered = server::sync(wire::encode_request(&protocol.request())).await;
        let answered = answered.inspect_err(|_| protocol.fail())?;
        let heard = clock::now();
        let response = wire::decode_response(&answered)?;
        // The server's clock was read somewhere between asking and hearing.
        let skew = i64::midpoint(asked.0, heard.0) - response.server_time.0;
        let effects = protocol.take(response)?;
        let mut taken = Taken::new(self, skew).await?;
        for effect in effects {
            taken.take(effect, protocol).await?;
        }
        taken.keep().await
    }
}
