//! Sealing: the changes that all tabs of this profile made become signed batches in the outbox.
//! Only the tab that syncs does it, so that no change is sealed twice.

use lientich_shared::api::Me;
use lientich_shared::ids::DocId;
use lientich_shared::log::batch::NO_PREVIOUS;
use lientich_shared::log::change::Change;
use lientich_shared::log::codec::{DecodeError, decode_change};
use lientich_shared::sync::outbox::{Run, Sealer, drafts};

use crate::device::{self, DeviceError};
use crate::platform::clock;
use crate::platform::keys::DeviceKey;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::own_changes::{Waiting, Writer};

/// Why changes were not sealed. They stay as they were.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The key is gone or does not sign.
    #[error(transparent)]
    Device(#[from] DeviceError),
    /// A kept change does not read back.
    #[error("a kept change cannot be read: {0}")]
    Damaged(#[from] DecodeError),
    /// `WebCrypto` gave a signature of another length.
    #[error("a signature of {0} bytes")]
    Signature(usize),
}

/// Seals everything that is not sealed.
pub(super) async fn seal_all(storage: &Storage, me: &Me) -> Result<(), SealError> {
    let docs = storage.unsealed_documents().await?;
    if docs.is_empty() {
        return Ok(());
    }
    let key = device::existing_key(storage).await?;
    for doc in docs {
        seal(storage, me, &key, doc).await?;
    }
    Ok(())
}

async fn seal(storage: &Storage, me: &Me, key: &DeviceKey, doc: DocId) -> Result<(), SealError> {
    let hand = Sealer {
        school: me.school,
        device: me.device,
    };
    let moment = clock::now();
    let drafts = drafts(hand, doc, runs(storage, doc).await?);
    for (nth, draft) in (0..).zip(drafts) {
        let signature = key
            .sign(&draft.signing_bytes)
            .await
            .map_err(DeviceError::from)?;
        let signature: [u8; 64] = signature
            .try_into()
            .map_err(|bytes: Vec<u8>| SealError::Signature(bytes.len()))?;
        let sealed = draft.seal(&signature);
        let ids: Vec<_> = sealed.ids().collect();
        let count = u32::try_from(sealed.count).unwrap_or(u32::MAX);
        let sealed_to = Writer {
            last: sealed.hash,
            next: sealed.first.seq + count,
        };
        let kept = Waiting {
            doc,
            first: sealed.first,
            changes: count,
            bytes: sealed.bytes,
            sealed: (moment, nth),
            verdicts: None,
        };
        storage.keep_sealed(&kept, &ids, sealed_to).await?;
    }
    Ok(())
}

/// What is to be sealed of a document, by replica. A page that goes away writes once more what it
/// does not know to be written, so a change may stand here that was sealed meanwhile: it goes.
async fn runs(storage: &Storage, doc: DocId) -> Result<Vec<Run>, SealError> {
    let mut runs = Vec::new();
    let mut sealed = Vec::new();
    for mut changes in by_replica(&storage.unsealed(doc).await?)? {
        let writer = storage.writer(doc, changes[0].id.replica).await?;
        let next = writer.map_or(0, |writer| writer.next);
        let fresh = changes.split_off(changes.partition_point(|change| change.id.seq < next));
        sealed.extend(changes.iter().map(|change| change.id));
        if !fresh.is_empty() {
            runs.push(Run {
                previous: writer.map_or(NO_PREVIOUS, |writer| writer.last),
                changes: fresh,
            });
        }
    }
    storage.drop_unsealed(doc, &sealed).await?;
    Ok(runs)
}

/// Changes are kept in the order of replica and number.
fn by_replica(kept: &[Vec<u8>]) -> Result<Vec<Vec<Change>>, DecodeError> {
    let mut replicas: Vec<Vec<Change>> = Vec::new();
    for bytes in kept {
        let change = decode_change(bytes)?;
        let same = |changes: &&mut Vec<Change>| changes[0].id.replica == change.id.replica;
        match replicas.last_mut().filter(same) {
            Some(changes) => changes.push(change),
            None => replicas.push(vec![change]),
        }
    }
    Ok(replicas)
}
