//! Looks once a second for what no request brings: what another process, such as `lientich school`
//! beside the server, has changed in the store, and people whose devices fell silent. What it finds
//! is told to those who listen; a device that was revoked is hung up on.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};

use crate::app::App;
use crate::error::Error;
use crate::events;
use crate::presence;

/// People wait for the effect of a command no longer than for a page.
const PAUSE: Duration = Duration::from_secs(1);

/// What was seen so far.
#[derive(Debug, Default)]
pub struct Vigil {
    writes: Option<u64>,
}

impl Vigil {
    /// Looks once.
    pub async fn look(&mut self, app: &App) -> Result<(), Error> {
        presence::expire(app).await;
        let writes = app.store.writes_by_others().await?;
        if self.writes != Some(writes) {
            for school in app.bells.schools_listening() {
                events::directory_changed(app, school).await?;
            }
            self.writes = Some(writes);
        }
        Ok(())
    }
}

/// Looks again and again, until the task is ended.
pub async fn keep(app: Arc<App>) {
    let mut vigil = Vigil::default();
    let mut ticks = interval(PAUSE);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = vigil.look(&app).await {
            tracing::warn!(%error, "could not look for changes of others");
        }
    }
}
