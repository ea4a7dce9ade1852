//! The audit trail: who did what when, refused attempts included. What was done to documents is read
//! from their logs, where it stands anyway; the rest is written down here as it happens.

pub mod deeds;
mod writings;

use std::collections::BTreeMap;

use lientich_shared::api::audit::{Attempt, Deed, Entry, Page};
use lientich_shared::permissions::members::Denial;
use lientich_shared::permissions::{Action, Decision, may};
use lientich_shared::sync::message::Rejection;
use lientich_shared::time::Timestamp;

use crate::app::App;
use crate::directories::Scope;
use crate::error::Error;
use crate::store::Session;
use crate::sync::library::work;

/// Entries of one page.
const PAGE: usize = 100;

/// A page of what happened, for those who may read it.
pub async fn page(app: &App, session: &Session, before: Option<Timestamp>) -> Result<Page, Error> {
    app.limits.members(session.device)?;
    let roll = app.roll(session.school).await?;
    if let Decision::OnlyFor(roles) = may(roll.roles(session.person), Action::ReadAudit) {
        return Err(refused(app, session, Attempt::ReadAudit, Denial::OnlyFor(roles)).await);
    }
    let before = before.unwrap_or(Timestamp(i64::MAX));
    let mut heads = app.store.heads(session.school).await?;
    heads.retain(|head| roll.scope_of(session.person, head) == Scope::Log);
    let (school, most) = (session.school, PAGE + 1);
    let deeds = app.store.deeds(school, before, most).await?;
    let batches = app.store.batches_before(school, before, most).await?;
    let times = batches.iter().map(|(_, batch)| batch.received);
    let edge = edge(deeds.iter().map(|entry| entry.at)).max(edge(times));
    let written = work(move || writings::of(&batches, &heads)).await?;
    Ok(newest([deeds, written].concat(), edge))
}

/// Writes down what a device did.
pub(crate) async fn did(app: &App, session: &Session, deed: Deed) -> Result<(), Error> {
    let entry = Entry::by_device(app.clock.now(), session.person, session.device, deed);
    Ok(app.store.note(session.school, &entry).await?)
}

/// Writes down what somebody tried, and is the error for it.
pub(crate) async fn refused(
    app: &App,
    session: &Session,
    attempt: Attempt,
    denial: Denial,
) -> Error {
    let (person, device) = (session.person, session.device);
    tracing::warn!(%person, %device, ?attempt, ?denial, "refused");
    match did(app, session, Deed::Refused { attempt }).await {
        Ok(()) => Error::Denied(denial),
        Err(error) => error,
    }
}

/// Writes down that batches were sent which are not even judged: one note for each reason, however
/// many there are.
pub(crate) async fn rejected(
    app: &App,
    session: &Session,
    rejections: Vec<Rejection>,
) -> Result<(), Error> {
    let mut counts: BTreeMap<Attempt, u32> = BTreeMap::new();
    for rejection in rejections {
        *counts.entry(attempt(rejection)).or_default() += 1;
    }
    for (attempt, times) in counts {
        let (person, device) = (session.person, session.device);
        tracing::warn!(%person, %device, ?attempt, times, "batches rejected");
        let deed = Deed::Refused { attempt };
        let entry = Entry::by_device(app.clock.now(), person, device, deed);
        let entry = Entry { times, ..entry };
        app.store.note(session.school, &entry).await?;
    }
    Ok(())
}

fn attempt(rejection: Rejection) -> Attempt {
    match rejection {
        Rejection::Malformed => Attempt::Malformed,
        Rejection::BadSignature => Attempt::BadSignature,
        Rejection::UnknownDevice => Attempt::UnknownDevice,
        Rejection::Fork => Attempt::Fork,
        Rejection::NoSuchDocument => Attempt::ForeignDocument,
    }
}

/// The instant from which on a source has not told everything, if it has more to tell.
fn edge(times: impl ExactSizeIterator<Item = Timestamp>) -> Option<Timestamp> {
    let is_full = PAGE < times.len();
    times.last().filter(|_| is_full)
}

/// A page of both sources, newest first. It ends where one of them does, between two instants.
fn newest(mut entries: Vec<Entry>, edge: Option<Timestamp>) -> Page {
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    let Some(edge) = edge else {
        return Page {
            entries,
            older: None,
        };
    };
    let is_newer = |entry: &Entry| edge < entry.at;
    // A whole page of one instant stays together, and is the end of that instant.
    let mut older = edge;
    if entries.iter().any(is_newer) {
        entries.retain(is_newer);
        older = Timestamp(edge.0 + 1);
    }
    Page {
        entries,
        older: Some(older),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(at: i64) -> Entry {
        Entry::by_operator(Timestamp(at), Deed::SchoolDescribed)
    }

    fn pages(times: &[i64]) -> Vec<Vec<i64>> {
        let mut all: Vec<Entry> = times.iter().copied().map(entry).collect();
        all.sort_by_key(|entry| std::cmp::Reverse(entry.at));
        let (mut before, mut pages) = (Timestamp(i64::MAX), Vec::new());
        loop {
            let rest = all.iter().filter(|entry| entry.at < before);
            let found: Vec<Entry> = rest.take(PAGE + 1).cloned().collect();
            let edge = edge(found.iter().map(|entry| entry.at));
            let page = newest(found, edge);
            pages.push(page.entries.iter().map(|entry| entry.at.0).collect());
            let Some(older) = page.older else {
                return pages;
            };
            before = older;
        }
    }

    #[test]
    fn pages_follow_each_other_without_gaps_or_repetitions() {
        let times: Vec<i64> = (0..350).map(|n| n / 3).collect();
        let mut read = pages(&times).concat();
        read.reverse();
        assert_eq!(read, times);
    }

    #[test]
    fn a_short_trail_is_one_page() {
        assert_eq!(pages(&[5, 7, 6]), [[7, 6, 5]]);
    }
}
