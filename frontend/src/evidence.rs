//! Files of evidence as a context: what a person chose is made small, kept on this device and sent
//! when the server can be reached; what others brought is fetched when somebody looks, and kept.
//!
//! ```text
//! let evidence = expect_context::<Evidence>();
//! let ready = evidence::ready(chosen).await?;        // drawn anew, within the bounds, told by its bytes
//! evidence.keep(plan, person, &ready).await?;        // on the disk; then attach `ready.attachment(..)`
//! evidence.uploads()                                 Signal<Arc<Vec<Upload>>>: what the server lacks
//! evidence.sending()                                 Signal<Option<Hash32>>: the one under way
//! evidence.again()                                   tries again what the server refused
//! evidence.bytes(doc, &attachment).await             from here, else from the server
//! ```
//!
//! A file goes out once the server has accepted the attachment that names it; one that nothing names
//! is not sent.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::api::ErrorCode;
use lientich_shared::evidence::{HEAD, Media, TAIL, sniff};
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::Hash32;
use lientich_shared::log::hash::sha256;
use lientich_shared::log::talk::Circle;
use lientich_shared::log::work::{Attachment, Item, MAX_EVIDENCE};
use lientich_shared::progress::Progress;
use lientich_shared::text::nfc;
use lientich_shared::time::Day;

use crate::library::Library;
use crate::plan_store::Plans;
use crate::platform::files::{self, ChosenFile};
use crate::platform::{clock, picture};
use crate::server::{self, ServerError};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::files::Upload;
use crate::sync::Sync;

pub use crate::platform::picture::Shown;

/// How long a file may lie here that no attachment names, in milliseconds: whoever keeps it attaches it
/// in a moment, perhaps in another tab.
const UNNAMED_MS: i64 = 600_000;

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// A picture that this browser cannot read, such as HEIC.
    #[error("a picture that this browser cannot read")]
    Picture,
    /// Of another sort than is taken.
    #[error("a file of a sort that is not taken")]
    Sort,
    /// Over the bound.
    #[error("a file that is too large")]
    Large,
}

/// Why a file was not kept on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotKept {
    /// There is no room.
    #[error("the device has no room left")]
    Full,
    /// The database fails.
    #[error("the database fails")]
    Other,
}

/// Why a file cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// It is not here, and the server gives none.
    #[error(transparent)]
    Server(#[from] ServerError),
    /// The database fails.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// Other bytes came than were named.
    #[error("other bytes than were named")]
    Other,
}

/// A file that can be kept and sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// Its name, NFC.
    pub name: String,
    /// What it is.
    pub media: Media,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// SHA-256 of that.
    pub hash: Hash32,
}

impl Ready {
    /// What is written in the progress that it proves.
    pub fn attachment(&self, item: Item, due: Option<Day>) -> Attachment {
        Attachment {
            item,
            due,
            hash: self.hash,
            name: self.name.clone(),
            media: self.media.mime().to_owned(),
            size: u32::try_from(self.bytes.len()).unwrap_or(u32::MAX),
        }
    }
}

/// Makes a chosen file ready: pictures are drawn anew and small, documents stay as they are.
///
/// # Errors
/// Why it is not taken.
pub async fn ready(chosen: ChosenFile) -> Result<Ready, Unfit> {
    let ChosenFile { name, bytes } = chosen;
    let media = told(&bytes);
    let is_document = media.is_some_and(|media| !media.is_picture());
    let (media, bytes, name) = if is_document {
        (media.ok_or(Unfit::Sort)?, bytes, name)
    } else {
        if media.is_none() && !names_picture(&name) {
            return Err(Unfit::Sort);
        }
        let drawn = picture::shrink(&bytes).await.map_err(|_| Unfit::Picture)?;
        (Media::Jpeg, drawn, as_jpeg(&name))
    };
    if bytes.is_empty() || MAX_EVIDENCE as usize <= bytes.len() {
        return Err(Unfit::Large);
    }
    Ok(Ready {
        name: nfc(&name),
        media,
        hash: sha256(&bytes),
        bytes,
    })
}

/// The file that was chosen in an `<input type="file">`, made ready; `None` if there is none.
///
/// # Errors
/// Why it is not taken.
pub async fn chosen(event: &ev::Event) -> Result<Option<Ready>, Unfit> {
    match files::chosen(event).await {
        Ok(Some(chosen)) => ready(chosen).await.map(Some),
        Ok(None) => Ok(None),
        // It went away, or is on a card that was taken out.
        Err(_) => Err(Unfit::Sort),
    }
}

fn told(bytes: &[u8]) -> Option<Media> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    sniff(head, tail, bytes.len() as u64)
}

/// Whether a file calls itself a picture of a sort that some browsers read.
fn names_picture(name: &str) -> bool {
    let kinds = ["heic", "heif", "avif", "gif", "bmp"];
    let ending = name.rsplit('.').next().unwrap_or_default();
    kinds.iter().any(|kind| ending.eq_ignore_ascii_case(kind))
}

fn as_jpeg(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{stem}.jpg")
}

/// The context.
#[derive(Clone, Copy)]
pub struct Evidence {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    uploads: RwSignal<Arc<Vec<Upload>>>,
    sending: RwSignal<Option<Hash32>>,
}

struct Inner {
    storage: Storage,
    plans: Plans,
    library: Library,
    is_busy: Cell<bool>,
}

/// What a progress document says of a file.
struct Named {
    doc: DocId,
    media: String,
    is_registered: bool,
}

impl Evidence {
    /// Makes the context. Files go out whenever the server has answered.
    pub(crate) fn new(storage: &Storage, plans: Plans, library: Library, sync: Sync) -> Self {
        let inner = Inner {
            storage: storage.clone(),
            plans,
            library,
            is_busy: Cell::new(false),
        };
        let evidence = Self {
            inner: StoredValue::new_local(Rc::new(inner)),
            uploads: RwSignal::default(),
            sending: RwSignal::new(None),
        };
        // Only the tab that syncs hears of answers: one tab sends.
        Effect::new(move |_| {
            let has_answered = sync.last().get().is_some();
            spawn_local(async move {
                evidence.reload().await;
                if has_answered {
                    evidence.send().await;
                }
            });
        });
        evidence
    }

    /// What the server does not have yet.
    pub fn uploads(self) -> Signal<Arc<Vec<Upload>>> {
        self.uploads.into()
    }

    /// Which file is under way.
    pub fn sending(self) -> Signal<Option<Hash32>> {
        self.sending.into()
    }

    /// Keeps a file for the progress of a person on a plan. It is on the disk when this returns; attach it
    /// then.
    pub async fn keep(self, plan: DocId, person: PersonId, ready: &Ready) -> Result<(), NotKept> {
        let upload = Upload {
            hash: ready.hash,
            about: plan,
            person,
            kept: clock::now(),
            refused: None,
        };
        let storage = &self.inner().storage;
        let kept = storage.keep_upload(&upload, &ready.bytes).await;
        self.reload().await;
        kept.map_err(|error| match error {
            StorageError::Full => NotKept::Full,
            _ => NotKept::Other,
        })
    }

    /// Tries again what the server refused.
    pub fn again(self) {
        spawn_local(async move {
            for upload in self.uploads.get_untracked().iter() {
                let anew = Upload {
                    refused: None,
                    ..upload.clone()
                };
                // What cannot be noted is refused still, and can be tried again.
                drop(self.inner().storage.keep_refusal(&anew).await);
            }
            self.send().await;
        });
    }

    /// The bytes of a file that is on this device.
    pub async fn here(self, file: &Attachment) -> Option<Vec<u8>> {
        let found = self.inner().storage.file(file.hash).await;
        found.ok().flatten()
    }

    /// The bytes of a file: from this device, else from the server.
    pub async fn bytes(self, doc: DocId, file: &Attachment) -> Result<Vec<u8>, FetchError> {
        let storage = &self.inner().storage;
        if let Some(bytes) = storage.file(file.hash).await? {
            return Ok(bytes);
        }
        let bytes = server::evidence(doc, file.hash).await?;
        if sha256(&bytes) != file.hash {
            return Err(FetchError::Other);
        }
        // Where there is no room for a copy it is fetched again.
        drop(storage.keep_copy(file.hash, &bytes).await);
        Ok(bytes)
    }

    async fn reload(self) {
        if let Ok(uploads) = self.inner().storage.uploads().await
            && self.uploads.with_untracked(|known| **known != uploads)
        {
            self.uploads.set(Arc::new(uploads));
        }
    }

    /// Sends what can be sent, one after the other.
    async fn send(self) {
        let inner = self.inner();
        if inner.is_busy.replace(true) {
            return;
        }
        let uploads = inner.storage.uploads().await.unwrap_or_default();
        for upload in uploads.iter().filter(|upload| upload.refused.is_none()) {
            // Whatever hinders one hinders the others: the next answer of the server tries again.
            if self.send_one(upload).await.is_err() {
                break;
            }
        }
        self.sending.set(None);
        inner.is_busy.set(false);
        self.reload().await;
    }

    async fn send_one(self, upload: &Upload) -> Result<(), FetchError> {
        let storage = &self.inner().storage;
        let bytes = storage.file(upload.hash).await?.unwrap_or_default();
        let size = bytes.len() as u64;
        let Some(named) = self.named(upload).await else {
            let is_old = upload.kept.0 + UNNAMED_MS < clock::now().0;
            if is_old {
                storage.end_upload(upload.hash, size).await?;
            }
            return Ok(());
        };
        if !named.is_registered {
            return Ok(());
        }
        self.sending.set(Some(upload.hash));
        match server::put_evidence(named.doc, upload.hash, &named.media, bytes).await {
            Ok(()) => Ok(storage.end_upload(upload.hash, size).await?),
            Err(ServerError::Refused { code, message }) if is_final(code) => {
                let refused = Upload {
                    refused: Some(message),
                    ..upload.clone()
                };
                Ok(storage.keep_refusal(&refused).await?)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// What names a file in the progress that it was kept for.
    async fn named(self, upload: &Upload) -> Option<Named> {
        let inner = self.inner();
        let talks = inner.library.talks().get_untracked();
        let ours = talks.iter().filter(|(_, entry)| {
            let topic = entry.topic;
            let is_ours = topic.about == upload.about && entry.owner == upload.person;
            is_ours && topic.circle == Circle::Work
        });
        let mut best: Option<Named> = None;
        for (doc, _) in ours {
            let progress = inner.plans.peek(*doc, Progress::of).await.ok().flatten();
            let ledgers = progress.into_iter().flat_map(|progress| progress.ledgers);
            let mut files = ledgers.flat_map(|ledger| ledger.files.clone());
            let Some(file) = files.find(|file| file.what.hash == upload.hash) else {
                continue;
            };
            if file.is_registered || best.is_none() {
                best = Some(Named {
                    doc: *doc,
                    media: file.what.media,
                    is_registered: file.is_registered,
                });
            }
        }
        best
    }

    fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
    }
}

/// Whether the server will say the same tomorrow, unless somebody does something about it.
fn is_final(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::Full
            | ErrorCode::Media
            | ErrorCode::TooLarge
            | ErrorCode::Malformed
            | ErrorCode::NotFound
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_picture_is_named_as_what_it_is() {
        assert_eq!(as_jpeg("IMG_2031.HEIC"), "IMG_2031.jpg");
        assert_eq!(as_jpeg("anh"), "anh.jpg");
    }

    #[test]
    fn a_file_is_told_by_its_bytes_and_only_pictures_are_tried_by_name() {
        assert_eq!(told(b"%PDF-1.7"), Some(Media::Pdf));
        assert_eq!(told(b""), None);
        assert!(names_picture("IMG_2031.HEIC"));
        assert!(!names_picture("bao-cao.doc"));
    }
}
