//! The task that keeps the server and this browser profile alike. Every tab starts it; one holds
//! the lock and does the work, the others wait to take over.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::api::{self, ErrorCode, Event, Me};

use super::Sync;
use super::round::{Outcome, Round, RoundError};
use super::trouble;
use crate::platform::bell::{Bell, Ring};
use crate::platform::{locks, page};
use crate::server::{self, ServerError};
use crate::session::SessionState;
use crate::sync::Phase;
use crate::tabs::Word;

const LOCK: &str = "lientich-sync";
/// Without any bell, a round this often, in milliseconds.
const EVERY_MS: u32 = 180_000;
/// A stream that the server refused is tried again after this long.
const STREAM_AGAIN_MS: u32 = 30_000;

/// Runs as long as the tab.
pub(super) async fn run(sync: Sync) {
    // Without Web Locks every tab syncs: more requests, the same result.
    let _lock = locks::acquire(LOCK).await;
    sync.inner().leads.set(true);
    spawn_local(listen(sync));
    loop {
        let pause = attempt(sync).await;
        sync.inner().alarm.sleep(pause).await;
    }
}

/// One round, as far as there is anybody to do it for. Returns how long to rest.
async fn attempt(sync: Sync) -> u32 {
    let me = match sync.inner().session.state().get_untracked() {
        SessionState::SignedIn(me) => Some(me),
        SessionState::SignedOut => {
            sync.inner().session.say_farewell().await;
            sync.inner().session.remembered().await
        }
        SessionState::LinkNeeded(_) => None,
    };
    let Some(me) = me else {
        sync.set_phase(Phase::SignedOut);
        return EVERY_MS;
    };
    sync.busy();
    let result = match round(sync, &me).await {
        Err(RoundError::Server(error)) if error.is_signed_out() => renewed(sync).await,
        Ok(()) => confirmed(sync).await,
        result => result,
    };
    sync.count_kept().await;
    match result {
        Ok(()) => {
            sync.succeeded();
            EVERY_MS
        }
        Err(error) => {
            leptos::logging::warn!("sync: {error}");
            sync.failed(trouble::phase(&error))
        }
    }
}

async fn round(sync: Sync, me: &Me) -> Result<(), RoundError> {
    let inner = sync.inner();
    let round = Round {
        storage: &inner.storage,
        plans: inner.plans,
        me,
    };
    let held = sync.inner().session.directory().get_untracked();
    let version = held.map_or(0, |directory| directory.version);
    round
        .run(version, async |outcome| show(sync, outcome).await)
        .await
}

/// The cookie is gone: the device's key gets the session back, and the round goes on.
async fn renewed(sync: Sync) -> Result<(), RoundError> {
    match sync.inner().session.renew().await {
        Ok(true) => match sync.inner().session.me_untracked() {
            Some(me) => round(sync, &me).await,
            None => Ok(()),
        },
        Ok(false) => Err(RoundError::Server(ServerError::Refused {
            code: ErrorCode::SignedOut,
            message: String::new(),
        })),
        Err(error) => Err(error.into()),
    }
}

/// To a revoked device the server still says in a round what it must forget, and nothing else: only
/// asking who is signed in tells it so.
async fn confirmed(sync: Sync) -> Result<(), RoundError> {
    if !sync.inner().is_refused.get() {
        return Ok(());
    }
    match server::me().await {
        Err(error) if error.is_revoked() => Err(error.into()),
        // Whatever else hinders the stream, the round went well.
        _ => Ok(()),
    }
}

/// Shows an answer that is in the database, here and in the other tabs.
async fn show(sync: Sync, outcome: &Outcome) {
    sync.set_skew(outcome.skew);
    if let Some(directory) = &outcome.directory {
        sync.inner().session.show_directory(directory.clone());
        sync.tell(&Word::Session);
    }
    for (doc, ids) in &outcome.given_up {
        sync.inner().plans.give_up(*doc, ids);
        sync.tell(&Word::GaveUp {
            doc: *doc,
            ids: ids.clone(),
        });
    }
    if !outcome.grew.is_empty() {
        sync.tell(&Word::Grew(outcome.grew.clone()));
        sync.take_grown(&outcome.grew).await;
    }
    sync.note_positions().await;
    if outcome.refused {
        sync.reload_refusals().await;
        sync.tell(&Word::Refusals);
    }
    if outcome.unreadable {
        sync.set_phase(Phase::UpdateNeeded);
    }
    sync.count_kept().await;
}

/// Listens to the server's events for all tabs.
async fn listen(sync: Sync) {
    loop {
        let inner = sync.inner();
        if is_signed_in(sync) {
            let ended = inner.stream.begin();
            let url = format!("{}{}", page::origin(), api::EVENTS);
            let stream = Bell::open(&url, move |ring| hear(sync, ring));
            if stream.is_ok() {
                // Until the server says no, or the person changes.
                let _ = ended.await;
            }
        }
        inner.stream.sleep(STREAM_AGAIN_MS).await;
    }
}

fn is_signed_in(sync: Sync) -> bool {
    matches!(
        sync.inner().session.state().get_untracked(),
        SessionState::SignedIn(_)
    )
}

fn hear(sync: Sync, ring: Ring) {
    match ring {
        Ring::Opened => {
            sync.inner().is_refused.set(false);
            // Whatever happened while nobody listened.
            sync.begin_presence();
            sync.tell(&Word::Alone);
            sync.inner().alarm.ring();
        }
        Ring::Message(text) => {
            if let Ok(event) = serde_json::from_str::<Event>(&text) {
                sync.take_event(event);
                sync.tell(&Word::Event(text));
            }
        }
        // The browser tries again by itself; a round tells whether there still is a network.
        Ring::Broken if sync.phase.get_untracked() == Phase::Idle => sync.inner().alarm.ring(),
        Ring::Broken => {}
        Ring::Ended => {
            let inner = sync.inner();
            inner.stream.ended();
            // The first time it may mean that the device is revoked: a round tells.
            if !inner.is_refused.replace(true) {
                inner.alarm.ring();
            }
        }
    }
}
