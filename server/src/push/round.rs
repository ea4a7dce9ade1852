//! The round of telling: every few minutes, each device whose hour has come and whose person has
//! something due is told, once a day. A round may run twice, or in two processes: who claims a device
//! tells it.

use std::sync::Arc;
use std::time::Duration;

use futures_util::{StreamExt as _, stream};
use lientich_shared::agenda::reminding::{self, Quiet};
use lientich_shared::agenda::{self, Source};
use lientich_shared::ids::SchoolId;
use lientich_shared::time::Timestamp;
use tokio::time::{MissedTickBehavior, interval};

use super::courier::Sent;
use crate::app::App;
use crate::calendar::{self, Followed};
use crate::directories::{Roll, Scope};
use crate::error::Error;
use crate::store::Push;
use crate::sync::library::work;

/// How long between two rounds.
const PAUSE: Duration = Duration::from_mins(10);

/// How many devices are told at once: whoever's push service does not answer keeps others waiting little.
const AT_ONCE: usize = 16;

/// A school as a round sees it.
struct Known {
    roll: Arc<Roll>,
    plans: Vec<Followed>,
}

/// Goes round again and again, until the task is ended.
pub async fn keep(app: Arc<App>) {
    let mut ticks = interval(PAUSE);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = go(&app).await {
            tracing::warn!(%error, "could not tell of what is due");
        }
    }
}

/// One round.
pub async fn go(app: &App) -> Result<(), Error> {
    let now = app.clock.now();
    let told = stream::iter(due(app, now).await?);
    told.for_each_concurrent(AT_ONCE, |push| async move {
        if let Err(error) = tell(app, &push, now).await {
            tracing::warn!(device = %push.device, %error, "could not tell a device");
        }
    })
    .await;
    Ok(())
}

/// The devices that are to be told now. A school that cannot be read hinders no other.
async fn due(app: &App, now: Timestamp) -> Result<Vec<Push>, Error> {
    let mut due = Vec::new();
    let mut known: Option<(SchoolId, Option<Arc<Known>>)> = None;
    for push in app.store.pushes_untold(now.day()).await? {
        if !is_time(&push, now) {
            continue;
        }
        let school = match known.take().filter(|known| known.0 == push.school) {
            Some((_, school)) => school,
            None => read_if_it_can_be(app, push.school).await,
        };
        known = Some((push.school, school.clone()));
        let Some(school) = school else { continue };
        let asked = push.clone();
        if work(move || Ok(has_due(&school, &asked))).await? {
            due.push(push);
        }
    }
    Ok(due)
}

async fn read_if_it_can_be(app: &App, school: SchoolId) -> Option<Arc<Known>> {
    match read(app, school).await {
        Ok(known) => Some(Arc::new(known)),
        Err(error) => {
            tracing::warn!(%school, %error, "cannot read what is due");
            None
        }
    }
}

/// Whether a device may be told at this moment.
fn is_time(push: &Push, now: Timestamp) -> bool {
    let (hour, _) = now.clock();
    let quiet = Quiet {
        from: push.wish.quiet_from,
        to: push.wish.quiet_to,
    };
    push.wish.hour <= hour && !quiet.holds(now)
}

/// Whether its person has something to be reminded of.
fn has_due(school: &Known, push: &Push) -> bool {
    let roll = &school.roll;
    if roll.scope(push.person) == Scope::Nothing {
        return false;
    }
    let sources: Vec<Source<'_>> = school.plans.iter().map(Followed::source).collect();
    let entries = agenda::of_person(&sources, &roll.directory, roll.day, push.person);
    !reminding::due(&entries, roll.day, push.wish.before).is_empty()
}

async fn tell(app: &App, push: &Push, now: Timestamp) -> Result<(), Error> {
    if !app.store.claim_push(push.device, now.day()).await? {
        return Ok(());
    }
    match app.courier.tell(&push.wish.endpoint, now).await {
        Sent::Taken => tracing::debug!(device = %push.device, "told of what is due"),
        Sent::Gone => {
            app.store.end_push(push.device).await?;
            tracing::info!(device = %push.device, "cannot be told any more");
        }
        Sent::Failed => app.store.release_push(push.device, push.told).await?,
    }
    Ok(())
}

async fn read(app: &App, school: SchoolId) -> Result<Known, Error> {
    Ok(Known {
        roll: app.roll(school).await?,
        plans: calendar::followed(app, school).await?,
    })
}
