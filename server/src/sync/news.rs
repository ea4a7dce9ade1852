//! What is new for a device, per document that its person may read, in pages. Drafters get logs,
//! others Editions; whoever may read nothing gets nothing, whatever they name.

use std::collections::HashMap;

use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::batch;
use lientich_shared::log::change::ChangeId;
use lientich_shared::sync::message::{
    DocumentNews, EditionRecord, LogEntry, MAX_PAGE, ReadPosition, SeenBy, WipeOrder,
};

use super::library::reopen;
use super::orders;
use crate::app::App;
use crate::directories::{Roll, Scope};
use crate::error::Error;
use crate::store::{Head, Reading, Session, StoredBatch};

/// What one answer brings.
pub(super) struct News {
    pub(super) documents: Vec<DocumentNews>,
    pub(super) orders: Vec<WipeOrder>,
    pub(super) more: bool,
}

/// Collects what is new, and notes what was given before it is sent.
pub(super) async fn collect(
    app: &App,
    session: &Session,
    roll: &Roll,
    read: &[ReadPosition],
) -> Result<News, Error> {
    let read: HashMap<DocId, ReadPosition> = read.iter().map(|read| (read.doc, *read)).collect();
    let given = app.store.readings_by(session.person).await?;
    let mut heads = app.store.heads(session.school).await?;
    heads.retain(|head| roll.scope_of(session.person, head) != Scope::Nothing);
    let scopes = heads.iter();
    let scopes = scopes.map(|head| (head.doc, roll.scope_of(session.person, head)));
    let scopes: HashMap<DocId, Scope> = scopes.collect();
    let scope = |doc: DocId| scopes.get(&doc).copied().unwrap_or(Scope::Nothing);
    let orders = orders::for_reader(app, session, scope, &given, &read);
    // What must be forgotten first comes anew with the next round.
    heads.retain(|head| orders.iter().all(|order| order.doc != head.doc));
    let mut page = Page {
        room: MAX_PAGE,
        more: orders
            .iter()
            .any(|order| scope(order.doc) != Scope::Nothing),
    };
    let seen = seen_by_others(app, session, roll.scope(session.person)).await?;
    let mut documents = Vec::new();
    let mut readings = Vec::new();
    for head in &heads {
        let known = read
            .get(&head.doc)
            .copied()
            .filter(|read| read.epoch == head.epoch);
        let scope = scope(head.doc);
        let mut news = document(app, scope, head, known, &mut page).await?;
        if scope == Scope::Editions && roll.is_told_rounds(session.person, head) {
            tell_rounds(app, head, known, &mut news, &mut page).await?;
        }
        news.seen = seen.get(&head.doc).cloned().unwrap_or_default();
        readings.push(reading(session, scope, head, known));
        if is_worth_sending(&news, known) {
            documents.push(news);
        }
    }
    note(app, &given, readings).await?;
    Ok(News {
        documents,
        orders,
        more: page.more,
    })
}

/// What is left of one answer.
struct Page {
    room: usize,
    more: bool,
}

async fn document(
    app: &App,
    scope: Scope,
    head: &Head,
    known: Option<ReadPosition>,
    page: &mut Page,
) -> Result<DocumentNews, Error> {
    let (position, edition) = known.map_or((0, 0), |read| (read.position, read.edition));
    let is_drafter = scope == Scope::Log;
    let entries = if is_drafter {
        log_page(app, head, position, page).await?
    } else {
        Vec::new()
    };
    Ok(DocumentNews {
        doc: head.doc,
        epoch: head.epoch,
        head: if is_drafter { head.position } else { 0 },
        page: entries,
        editions: editions(app, head, edition, page).await?,
        rounds: Vec::new(),
        current_round: 0,
        seen: Vec::new(),
    })
}

async fn log_page(
    app: &App,
    head: &Head,
    after: u64,
    page: &mut Page,
) -> Result<Vec<LogEntry>, Error> {
    if head.position <= after {
        return Ok(Vec::new());
    }
    if page.room == 0 {
        page.more = true;
        return Ok(Vec::new());
    }
    let batches = app.store.batches(head.doc, after, page.room).await?;
    let size: usize = batches.iter().map(|batch| batch.bytes.len()).sum();
    page.room = page.room.saturating_sub(size);
    let end = batches
        .last()
        .map_or(after, |last| last.position + last.verdicts.len() as u64 - 1);
    page.more |= end < head.position;
    batches.into_iter().map(entry).collect()
}

/// A batch as others get it: without the acts of refused changes.
fn entry(stored: StoredBatch) -> Result<LogEntry, Error> {
    let refused = stored.verdicts.iter().zip(stored.first_seq..);
    let refused: Vec<ChangeId> = refused
        .filter(|(verdict, _)| verdict.is_some())
        .map(|(_, seq)| ChangeId {
            replica: stored.replica,
            seq,
        })
        .collect();
    let bytes = if refused.is_empty() {
        stored.bytes
    } else {
        batch::withhold(&reopen(&stored.bytes)?, &refused)
    };
    Ok(LogEntry {
        position: stored.position,
        author: stored.author,
        received: stored.received,
        batch: bytes,
        verdicts: stored.verdicts,
    })
}

async fn editions(
    app: &App,
    head: &Head,
    after: u32,
    page: &mut Page,
) -> Result<Vec<EditionRecord>, Error> {
    if head.edition <= after {
        return Ok(Vec::new());
    }
    let mut editions = Vec::new();
    for edition in app.store.editions(head.doc, after).await? {
        if page.room == 0 {
            page.more = true;
            break;
        }
        page.room = page.room.saturating_sub(edition.content.len());
        editions.push(edition);
    }
    Ok(editions)
}

/// The rounds since the last Edition, which comes first: it puts an end to those before.
async fn tell_rounds(
    app: &App,
    head: &Head,
    known: Option<ReadPosition>,
    news: &mut DocumentNews,
    page: &mut Page,
) -> Result<(), Error> {
    let edition = known.map_or(0, |read| read.edition);
    let edition = news.editions.last().map_or(edition, |last| last.number);
    if edition < head.edition {
        return Ok(());
    }
    let after = known.map_or(0, |read| read.round).max(head.rounds.over);
    if head.rounds.last <= after {
        news.current_round = head.rounds.current;
        return Ok(());
    }
    for round in app.store.rounds(head.doc, after).await? {
        if page.room == 0 {
            page.more = true;
            return Ok(());
        }
        page.room = page.room.saturating_sub(round.content.len());
        news.rounds.push(round);
    }
    news.current_round = head.rounds.current;
    Ok(())
}

fn is_worth_sending(news: &DocumentNews, known: Option<ReadPosition>) -> bool {
    let is_new = known.is_none() || !news.page.is_empty() || !news.editions.is_empty();
    let other_round = known.is_some_and(|known| known.current_round != news.current_round);
    is_new || other_round || !news.rounds.is_empty() || !news.seen.is_empty()
}

async fn seen_by_others(
    app: &App,
    session: &Session,
    scope: Scope,
) -> Result<HashMap<DocId, Vec<SeenBy>>, Error> {
    let mut seen: HashMap<DocId, Vec<SeenBy>> = HashMap::new();
    if scope == Scope::Log {
        for Reading {
            doc,
            person,
            position,
            ..
        } in app.store.readings(session.school).await?
        {
            if person != session.person {
                seen.entry(doc)
                    .or_default()
                    .push(SeenBy { person, position });
            }
        }
    }
    Ok(seen)
}

fn reading(session: &Session, scope: Scope, head: &Head, known: Option<ReadPosition>) -> Reading {
    let had_log = scope == Scope::Log;
    let claimed = known.map_or(0, |read| read.position.min(head.position));
    Reading {
        doc: head.doc,
        person: session.person,
        had_log,
        position: if had_log { claimed } else { 0 },
    }
}

/// Keeps what the store does not know yet: most round trips write nothing.
async fn note(app: &App, given: &[Reading], mut readings: Vec<Reading>) -> Result<(), Error> {
    let given: HashMap<(DocId, PersonId), &Reading> = given
        .iter()
        .map(|reading| ((reading.doc, reading.person), reading))
        .collect();
    readings.retain(|reading| {
        given
            .get(&(reading.doc, reading.person))
            .is_none_or(|known| {
                known.position < reading.position || (reading.had_log && !known.had_log)
            })
    });
    if !readings.is_empty() {
        app.store.note_readings(&readings).await?;
    }
    Ok(())
}
