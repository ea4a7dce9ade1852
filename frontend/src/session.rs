//! Who uses the app on this device, as a context. The identity is kept on the device, so the app
//! starts without a network; the server's cookie only matters when it is spoken to.
//!
//! ```text
//! let session = expect_context::<Session>();
//! session.state()      Signal<SessionState>: SignedOut | SignedIn | LinkNeeded
//! session.person()     Option<PersonId>, tracked
//! session.directory()  Signal<Option<Arc<Directory>>>
//! session.roles()      Vec<Role> held today, tracked
//! session.join(token).await      from /join#token
//! session.unsent_work().await    ask before `Sync::sign_out`
//! session.sign(&bytes).await     by this device's key: a signature under a plan
//! ```

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::api::{ChallengeRequest, ErrorCode, Join, Me};
use lientich_shared::directory::{Directory, Role};
use lientich_shared::ids::PersonId;

use crate::device::{self, DeviceError};
use crate::platform::{clock, page};
use crate::server::{self, ServerError};
use crate::storage::error::StorageError;
use crate::storage::{Storage, preferences};

/// Whether somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionState {
    /// Nobody: the app waits for a link.
    SignedOut,
    /// Somebody; their work on this device is theirs.
    SignedIn(Arc<Me>),
    /// Somebody whose session the server has ended (revoked device, lost key). Their work on this
    /// device stays and can be read; a new link lets it be sent.
    LinkNeeded(Arc<Me>),
}

impl SessionState {
    /// Whose device this is.
    pub fn me(&self) -> Option<&Arc<Me>> {
        match self {
            Self::SignedOut => None,
            Self::SignedIn(me) | Self::LinkNeeded(me) => Some(me),
        }
    }
}

/// Why signing in or renewing failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// The call failed.
    #[error(transparent)]
    Server(#[from] ServerError),
    /// The device cannot sign.
    #[error(transparent)]
    Device(#[from] DeviceError),
    /// The device cannot keep it.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The link is another person's, and work of the present one is still here: sign out first.
    #[error("another person's work is on this device")]
    AnotherPerson,
}

/// The context.
#[derive(Clone, Copy)]
pub struct Session {
    storage: StoredValue<Rc<Storage>, LocalStorage>,
    state: RwSignal<SessionState>,
    directory: RwSignal<Option<Arc<Directory>>>,
}

impl Session {
    /// Makes the context from what the device holds.
    pub(crate) fn new(storage: &Storage, me: Option<Me>, directory: Option<Directory>) -> Self {
        let state = me.map_or(SessionState::SignedOut, |me| {
            SessionState::SignedIn(Arc::new(me))
        });
        Self {
            storage: StoredValue::new_local(Rc::new(storage.clone())),
            state: RwSignal::new(state),
            directory: RwSignal::new(directory.map(Arc::new)),
        }
    }

    /// Whether somebody is signed in.
    pub fn state(self) -> Signal<SessionState> {
        self.state.into()
    }

    /// Whose device this is. Tracked.
    pub fn me(self) -> Option<Arc<Me>> {
        self.state.with(|state| state.me().cloned())
    }

    /// Whose device this is, for tasks.
    pub(crate) fn me_untracked(self) -> Option<Arc<Me>> {
        self.state.with_untracked(|state| state.me().cloned())
    }

    /// The person whose device this is. Tracked.
    pub fn person(self) -> Option<PersonId> {
        self.state.with(|state| state.me().map(|me| me.person))
    }

    /// The school's directory; `None` until it first arrives.
    pub fn directory(self) -> Signal<Option<Arc<Directory>>> {
        self.directory.into()
    }

    /// The posts that the person holds today. Tracked.
    pub fn roles(self) -> Vec<Role> {
        let Some(person) = self.person() else {
            return Vec::new();
        };
        let roles = |directory: &Arc<Directory>| directory.roles(person, clock::today());
        self.directory
            .with(|directory| directory.as_ref().map(roles).unwrap_or_default())
    }

    /// Signs bytes with this device's key.
    pub(crate) async fn sign(self, bytes: &[u8]) -> Result<Vec<u8>, DeviceError> {
        let key = device::existing_key(&self.storage()).await?;
        Ok(key.sign(bytes).await?)
    }

    /// Signs this device in by the token of a one-time link.
    pub async fn join(self, token: &str) -> Result<(), SessionError> {
        let storage = self.storage();
        let key = device::key(&storage).await?;
        let request = device::join(&storage, token, page::device_label()).await?;
        let before = self.me_untracked();
        if before.is_some() && self.unsent_work().await? {
            return self.join_again(before, request).await;
        }
        let me = server::join(&request).await?;
        if before.is_some_and(|before| before.person != me.person) {
            self.forget_all().await?;
            // The key was told to the server just now; it is this device's, not the person's.
            storage.keep_device_key(&key).await?;
        }
        self.enter(me).await
    }

    /// Joins while unsent work is here: only its own author may, else it would be sent as another's.
    async fn join_again(self, before: Option<Arc<Me>>, request: Join) -> Result<(), SessionError> {
        let me = server::join(&request).await?;
        if before.is_some_and(|before| before.person != me.person) {
            server::sign_out().await?;
            return Err(SessionError::AnotherPerson);
        }
        self.enter(me).await
    }

    async fn enter(self, me: Me) -> Result<(), SessionError> {
        preferences::keep_farewell_owed(false);
        self.storage().keep_me(&me).await?;
        self.state.set(SessionState::SignedIn(Arc::new(me)));
        Ok(())
    }

    /// Whether anything on this device is not yet on the server.
    pub async fn unsent_work(self) -> Result<bool, StorageError> {
        Ok(!self.storage().unsent().await?.is_empty())
    }

    /// Signs out and forgets everything on this device. Ask [`Session::unsent_work`] first. Without a
    /// network the device forgets all the same, and the server hears of it as soon as it can.
    pub(crate) async fn sign_out(self) -> Result<(), StorageError> {
        let heard = server::sign_out().await;
        preferences::keep_farewell_owed(matches!(heard, Err(ServerError::Unreachable(_))));
        self.forget_all().await?;
        self.directory.set(None);
        self.state.set(SessionState::SignedOut);
        Ok(())
    }

    /// Tells the server of a sign-out that it has not heard of, so that nothing opens by the cookie
    /// that is left.
    pub(crate) async fn say_farewell(self) {
        if preferences::owes_farewell() {
            let heard = server::sign_out().await;
            preferences::keep_farewell_owed(matches!(heard, Err(ServerError::Unreachable(_))));
        }
    }

    /// Who came in here, where the server knows and this device does not: the answer to joining was
    /// lost after the browser had kept its cookie. Only if the device's key is the one that joined;
    /// after signing out there is none.
    pub(crate) async fn remembered(self) -> Option<Arc<Me>> {
        let key = self.storage().device_key().await.ok().flatten()?;
        let me = server::me().await.ok()?;
        if key.public_bytes().await.ok()? != me.certificate.public_key {
            return None;
        }
        self.enter(me).await.ok()?;
        self.me_untracked()
    }

    /// Gets a lost session back by the device's key. `Ok(false)`: only a new link helps.
    pub(crate) async fn renew(self) -> Result<bool, SessionError> {
        let Some(me) = self.me_untracked() else {
            return Ok(false);
        };
        match self.try_renewal(&me).await {
            Ok(renewed) => {
                self.enter(renewed).await?;
                Ok(true)
            }
            Err(error) if needs_link(&error) => {
                self.state.set(SessionState::LinkNeeded(me));
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    async fn try_renewal(self, me: &Me) -> Result<Me, SessionError> {
        let device = me.device;
        let challenge = server::challenge(&ChallengeRequest { device }).await?;
        let renewal = device::answer(&self.storage(), device, challenge).await?;
        Ok(server::renew(&renewal).await?)
    }

    /// Shows a directory that has just been kept.
    pub(crate) fn show_directory(self, directory: Directory) {
        self.directory.set(Some(Arc::new(directory)));
    }

    /// Reads again what another tab may have changed.
    pub(crate) async fn reload(self) -> Result<(), StorageError> {
        let storage = self.storage();
        let me = storage.me().await?;
        let directory = storage.directory().await?;
        self.directory.set(directory.map(Arc::new));
        let state = me.map_or(SessionState::SignedOut, |me| {
            SessionState::SignedIn(Arc::new(me))
        });
        if self.state.with_untracked(|now| now.me() != state.me()) {
            self.state.set(state);
        }
        Ok(())
    }

    async fn forget_all(self) -> Result<(), StorageError> {
        preferences::forget();
        self.storage().wipe_all().await
    }

    fn storage(self) -> Rc<Storage> {
        self.storage.get_value()
    }
}

/// Whether the server, or the lost key, leaves no way but a new link. Anything else (no network, a
/// proxy, a failing server) says nothing about the session.
fn needs_link(error: &SessionError) -> bool {
    match error {
        SessionError::Device(DeviceError::NoKey) => true,
        SessionError::Server(ServerError::Refused { code, .. }) => {
            matches!(
                code,
                ErrorCode::SignedOut | ErrorCode::DeviceRevoked | ErrorCode::NotFound
            )
        }
        _ => false,
    }
}
