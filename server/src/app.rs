//! Everything the server holds, made once at its start and handed down. Time and randomness are
//! parts of it, so that tests bring their own.

use std::sync::Arc;

use lientich_shared::ids::SchoolId;
use lientich_shared::time::Timestamp;

use crate::assets::Assets;
use crate::bells::Bells;
use crate::crypto::ServerKey;
use crate::directories::{Directories, Roll};
use crate::error::Error;
use crate::evidence::Turns;
use crate::limits::Limits;
use crate::presence::Presences;
use crate::proxies::Proxies;
use crate::push::courier::Courier;
use crate::store::Store;
use crate::sync::library::Library;

/// What time it is.
pub trait Clock: Send + Sync + 'static {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// Unpredictable bytes.
pub trait Dice: Send + Sync + 'static {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// The time of the machine.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine for the time"
    )]
    fn now(&self) -> Timestamp {
        let since_epoch = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let elapsed = since_epoch.unwrap_or_default().as_millis();
        Timestamp(i64::try_from(elapsed).unwrap_or(i64::MAX))
    }
}

/// The randomness of the machine.
#[derive(Debug, Clone, Copy)]
pub struct SystemDice;

impl Dice for SystemDice {
    fn fill(&self, bytes: &mut [u8]) {
        // Keys and tokens without randomness would be worse than no server.
        getrandom::fill(bytes).expect("the machine gives random bytes");
    }
}

/// What an [`App`] is made of.
pub struct Parts {
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub dice: Arc<dyn Dice>,
    /// What is kept.
    pub store: Arc<dyn Store>,
    /// The key that certificates and orders are signed with.
    pub key: ServerKey,
    /// Who tells devices that something is due.
    pub courier: Courier,
    /// The app's files.
    pub assets: Assets,
    /// How browsers reach the server.
    pub reach: Reach,
}

/// How browsers reach the server.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reach {
    /// Whether through TLS, so that cookies and later visits can insist on it.
    pub is_secure: bool,
    /// The address that links begin with, without a slash at its end.
    pub origin: String,
    /// Host and port in front of a proxy, where they are not those of the request.
    pub authority: Option<String>,
    /// Who may say where a request came from.
    pub proxies: Proxies,
}

/// Everything the server holds.
pub struct App {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) dice: Arc<dyn Dice>,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) key: ServerKey,
    pub(crate) courier: Courier,
    pub(crate) assets: Assets,
    pub(crate) reach: Reach,
    pub(crate) directories: Directories,
    pub(crate) bells: Bells,
    pub(crate) presences: Presences,
    pub(crate) limits: Limits,
    pub(crate) turns: Turns,
    pub(crate) library: Library,
}

impl App {
    /// A server of these parts that nobody has spoken to yet.
    pub fn new(parts: Parts) -> Self {
        let Parts {
            clock,
            dice,
            store,
            key,
            courier,
            assets,
            reach,
        } = parts;
        Self {
            clock,
            dice,
            store,
            key,
            courier,
            assets,
            reach,
            directories: Directories::default(),
            bells: Bells::default(),
            presences: Presences::default(),
            limits: Limits::default(),
            turns: Turns::default(),
            library: Library::default(),
        }
    }

    /// Ends all event streams, so that the process can stop.
    pub fn hang_up(&self) {
        self.bells.close();
    }

    /// Who is who at a school, today.
    pub(crate) async fn roll(&self, school: SchoolId) -> Result<Arc<Roll>, Error> {
        let today = self.clock.now().day();
        let roll = self
            .directories
            .current(&*self.store, school, today)
            .await?;
        roll.ok_or(Error::NotFound)
    }

    /// Random bytes.
    pub(crate) fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.dice.fill(&mut bytes);
        bytes
    }
}
