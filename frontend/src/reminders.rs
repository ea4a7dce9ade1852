//! Reminding, as a context: which of the person's tasks are near, which of them they have read, when this
//! device may ring. The app's own schedule: it looks at start and whenever the page is looked at on a
//! new day, and needs no network. What is near is told in `shared::agenda::reminding`.
//!
//! ```text
//! let reminders = Reminders::here();
//! reminders.due(agenda)                    what to remind of today; tracked
//! reminders.unread(agenda)                 Memo: how many of them are not read
//! reminders.is_read(entry) / read(entries)
//! reminders.wishes() / wish(|wishes| …)    quiet hours, how many days ahead
//! reminders.permission() / ask().await     notifications of the system
//! reminders.be_told().await / be_told_no_more().await    with the app closed, by the server
//! ```

use std::pin::pin;

use futures_util::future::{Either, select};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use lientich_shared::agenda::Entry;
use lientich_shared::agenda::reminding::{self, Quiet};
use lientich_shared::api::push::PushWish;
use lientich_shared::time::Day;
use serde::{Deserialize, Serialize};

use crate::agenda::{Agenda, Whose};
use crate::platform::notice;
pub use crate::platform::notice::Permission;
use crate::platform::page::{self, Happening};
use crate::platform::{clock, push, timer};
use crate::routes;
use crate::server;
use crate::storage::preferences;
use crate::strings::calendar::t;
use crate::strings::{self, fill};
use crate::ui::toast::Toasts;
use crate::workload::LateCount;

/// Most entries that are remembered as read; the oldest are forgotten.
const MOST_READ: usize = 400;

/// How the person wants to be reminded on this device, and what they have read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wishes {
    /// How many days ahead.
    pub before: u8,
    /// From which hour of the day on this device is told with the app closed.
    pub hour: u8,
    /// The first quiet hour.
    pub quiet_from: u8,
    /// The first hour that is no longer quiet.
    pub quiet_to: u8,
    /// Names of the entries that were read, the oldest first.
    read: Vec<String>,
    /// The last day on which the device rang, as [`Day`] counts.
    rang: i32,
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            before: 1,
            hour: 7,
            quiet_from: 20,
            quiet_to: 6,
            read: Vec::new(),
            rang: 0,
        }
    }
}

/// How long the browser's maker may take to give an address.
const PUSH_MS: u32 = 20_000;

/// What keeps a device from being told with the app closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// The school's server was not reached, or said no.
    Server,
    /// The browser, or its maker's service, said no.
    Browser,
    /// The browser's maker did not answer.
    TooLong,
}

/// The context.
#[derive(Clone, Copy)]
pub struct Reminders {
    wishes: RwSignal<Wishes>,
}

impl Reminders {
    /// Makes the context and hands it to everything below.
    pub fn provide() {
        let kept = preferences::reminding().unwrap_or_default();
        provide_context(Self {
            wishes: RwSignal::new(kept),
        });
    }

    /// The context.
    pub fn here() -> Self {
        expect_context()
    }

    /// How the person wants to be reminded. Tracked.
    pub fn wishes(self) -> Wishes {
        self.wishes.get()
    }

    /// Changes it, and keeps it on this device.
    pub fn wish(self, change: impl FnOnce(&mut Wishes)) {
        self.wishes.update(change);
        self.wishes.with_untracked(preferences::keep_reminding);
    }

    /// What to remind of today; `None` until the plans are read. Tracked.
    pub fn due(self, agenda: Agenda) -> Option<Vec<Entry>> {
        let entries = agenda.entries(Whose::Mine)?;
        let before = self.wishes.with(|wishes| wishes.before);
        let due = reminding::due(&entries, clock::today(), before);
        Some(due.into_iter().cloned().collect())
    }

    /// How many of them are not read.
    pub fn unread(self, agenda: Agenda) -> Memo<usize> {
        Memo::new(move |_| {
            let due = self.due(agenda).unwrap_or_default();
            due.iter().filter(|entry| !self.is_read(entry)).count()
        })
    }

    /// Whether an entry was read. Tracked.
    pub fn is_read(self, entry: &Entry) -> bool {
        let name = entry.name();
        self.wishes.with(|wishes| wishes.read.contains(&name))
    }

    /// Remembers that entries were read.
    pub fn read(self, entries: &[Entry]) {
        self.wish(|wishes| {
            let names = entries.iter().map(Entry::name);
            let new: Vec<String> = names.filter(|name| !wishes.read.contains(name)).collect();
            wishes.read.extend(new);
            let over = wishes.read.len().saturating_sub(MOST_READ);
            wishes.read.drain(..over);
        });
    }

    /// What the person allows the system to show.
    pub fn permission(self) -> Permission {
        notice::permission()
    }

    /// Asks for notifications of the system.
    pub async fn ask(self) -> Permission {
        notice::ask().await.unwrap_or(Permission::Denied)
    }

    /// Whether this device is told with the app closed; `None` where the browser cannot, or while the
    /// server is out of reach.
    pub async fn is_told(self) -> Option<bool> {
        if !push::is_there() {
            return None;
        }
        server::push_standing().await.ok().map(|kept| kept.is_on)
    }

    /// Lets this device be told with the app closed, as the wishes say now.
    pub async fn be_told(self) -> Result<(), Hindrance> {
        let kept = server::push_standing()
            .await
            .map_err(|_| Hindrance::Server)?;
        let key = from_hex(&kept.key).ok_or(Hindrance::Server)?;
        // Behind a school's wall the browser may wait for its maker for ever.
        let asking = pin!(push::subscribe(&key));
        let endpoint = match select(asking, pin!(timer::pause(PUSH_MS))).await {
            Either::Left((endpoint, _)) => endpoint.map_err(|_| Hindrance::Browser)?,
            Either::Right(_) => return Err(Hindrance::TooLong),
        };
        let wishes = self.wishes.get_untracked();
        let wish = PushWish {
            endpoint,
            hour: wishes.hour,
            before: wishes.before,
            quiet_from: wishes.quiet_from,
            quiet_to: wishes.quiet_to,
        };
        server::push_on(&wish).await.map_err(|_| Hindrance::Server)
    }

    /// Lets the server know of changed wishes, where this device is told.
    pub fn pass_on(self) {
        if notice::permission() != Permission::Given {
            return;
        }
        spawn_local(async move {
            if self.is_told().await == Some(true) {
                // The settings say whether it is on.
                let _ = self.be_told().await;
            }
        });
    }

    /// Lets it be told no more.
    pub async fn be_told_no_more(self) -> Result<(), Hindrance> {
        server::push_off().await.map_err(|_| Hindrance::Server)?;
        // An address without a server that uses it does no harm.
        select(pin!(push::unsubscribe()), pin!(timer::pause(PUSH_MS))).await;
        Ok(())
    }

    /// Whether the device may ring at this moment: once a day, outside quiet hours.
    fn may_ring(self, today: Day) -> bool {
        self.wishes.with_untracked(|wishes| {
            let quiet = Quiet {
                from: wishes.quiet_from,
                to: wishes.quiet_to,
            };
            wishes.rang != today.0 && !quiet.holds(clock::now())
        })
    }
}

/// Bytes of hexadecimal text.
fn from_hex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    let byte = |pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    pairs.map(byte).collect()
}

/// Rings once a day while the app is open, wherever the person is in it, and counts what is late. Draws nothing.
#[component]
pub fn Ringing() -> impl IntoView {
    let agenda = Agenda::here();
    expect_context::<LateCount>().follow();
    let looked = RwSignal::new(());
    let look = ringing();
    Effect::new(move |_| {
        looked.track();
        look(agenda);
    });
    let watching = page::watch(move |happening| {
        if happening == Happening::Shown {
            looked.try_set(());
        }
    });
    // They live as long as the page.
    std::mem::forget(watching);
}

/// What is done when the plans have changed or the page is looked at again.
fn ringing() -> impl Fn(Agenda) {
    let (reminders, toasts) = (Reminders::here(), Toasts::here());
    let navigate = use_navigate();
    move |agenda| {
        let today = clock::today();
        let due = reminders.due(agenda).unwrap_or_default();
        let unread = due.iter().filter(|entry| !reminders.is_read(entry));
        let count = unread.count();
        if count == 0 || !reminders.may_ring(today) {
            return;
        }
        reminders.wish(|wishes| wishes.rang = today.0);
        let navigate = navigate.clone();
        let go = move || navigate(routes::REMINDERS, leptos_router::NavigateOptions::default());
        let words = fill(t().remind_toast, &[&count.to_string()]);
        toasts.offer(words, t().remind_show, go);
        if notice::permission() == Permission::Given {
            spawn_local(async {
                // A browser that shows nothing leaves the list.
                let title = strings::t().app_name;
                drop(notice::show(title, t().notice_words, "lientich-due").await);
            });
        }
    }
}
