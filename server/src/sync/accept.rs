//! One batch: is it genuine, does it join the log, what is the verdict, is it kept? Then the bells.

use std::time::Duration;

use lientich_shared::directory::DeviceCertificate;
use lientich_shared::ids::DocId;
use lientich_shared::log::batch::{self, Batch};
use lientich_shared::log::change::{Act, ChangeId};
use lientich_shared::log::document::Author;
use lientich_shared::log::talk::Topic;
use lientich_shared::sync::message::{BatchAnswer, MAX_DOCUMENTS, NotNow, Rejection};
use lientich_shared::time::Day;

use super::judge::{Unjudged, Writer, judge};
use super::library::{Desk, Open, reopen, work};
use super::setting;
use super::tail::Joins;
use crate::app::App;
use crate::crypto;
use crate::directories::{Roll, Scope};
use crate::error::Error;
use crate::events::head_event;
use crate::store::{Append, Appended, Session, StoredBatch};

/// How often a batch is judged anew because another process has moved the log on.
const ATTEMPTS: usize = 3;

/// How long judging one batch may take. With the patience for a request it stays below the time for
/// an answer: work that nobody waits for any more would be done again with each resending.
const JUDGING: Duration = Duration::from_secs(15);

/// For so many days after a post has ended, what was written before is answered: as long as a device
/// may lie in a drawer over the summer.
const GRACE_DAYS: i32 = 90;

/// Takes a batch, or says why not.
pub(super) async fn accept(
    app: &App,
    session: &Session,
    sealed: &[u8],
) -> Result<BatchAnswer, Error> {
    let roll = app.roll(session.school).await?;
    let batch = match genuine(session, &roll, sealed) {
        Ok(batch) => batch,
        Err(rejection) => return Ok(BatchAnswer::Rejected(rejection)),
    };
    if !may_send(app, session, &roll, &batch).await? {
        return Ok(BatchAnswer::Rejected(Rejection::NoSuchDocument));
    }
    for _ in 0..ATTEMPTS {
        let desk = app.library.open(&*app.store, batch.header.doc).await?;
        let (desk, answer) = attempt(app, session, &batch, sealed, desk).await?;
        app.library.put_back(batch.header.doc, desk);
        if let Some(answer) = answer {
            let head = app.store.head(batch.header.doc).await?;
            let scope = head.map_or(Scope::Nothing, |head| roll.scope_of(session.person, &head));
            return Ok(as_heard(answer, scope));
        }
    }
    Ok(BatchAnswer::NotNow(NotNow::Busy))
}

/// Who may no longer read a document hears verdicts, not how far its log has grown.
fn as_heard(mut answer: BatchAnswer, scope: Scope) -> BatchAnswer {
    if let BatchAnswer::Judged { position, .. } = &mut answer
        && scope < Scope::Log
    {
        *position = 0;
    }
    answer
}

/// Reads a batch that a valid device of this school has sealed.
fn genuine(session: &Session, roll: &Roll, sealed: &[u8]) -> Result<Batch, Rejection> {
    let batch = batch::open(sealed).map_err(|_| Rejection::Malformed)?;
    if batch.header.school != session.school {
        return Err(Rejection::NoSuchDocument);
    }
    let certificate = certificate(roll, &batch).ok_or(Rejection::UnknownDevice)?;
    if certificate.revoked.is_some() {
        return Err(Rejection::UnknownDevice);
    }
    let signed = crypto::verify(
        &certificate.public_key,
        &batch.signed_bytes(),
        &batch.signature,
    );
    if signed {
        Ok(batch)
    } else {
        Err(Rejection::BadSignature)
    }
}

fn certificate<'a>(roll: &'a Roll, batch: &Batch) -> Option<&'a DeviceCertificate> {
    roll.directory
        .devices
        .iter()
        .find(|known| known.device == batch.header.device)
}

/// Whether the caller may know of the document at all. Who could read it until lately hears verdicts
/// on what they wrote then; to everybody else it does not exist.
async fn may_send(app: &App, session: &Session, roll: &Roll, batch: &Batch) -> Result<bool, Error> {
    let Some(head) = app.store.head(batch.header.doc).await? else {
        return Ok(may_begin(session, roll, batch));
    };
    if head.school != session.school {
        return Ok(false);
    }
    if roll.scope_of(session.person, &head) == Scope::Log {
        return Ok(true);
    }
    let grace = Day(roll.day.0 - GRACE_DAYS);
    if !roll.read_since(session.person, grace, &head) {
        return Ok(false);
    }
    let given = app.store.readings_by(session.person).await?;
    Ok(given
        .iter()
        .any(|reading| reading.doc == batch.header.doc && reading.had_log))
}

/// Whether the caller may send what begins a document. Drafters carry others' work as well; everybody
/// else begins talk of their own. Whether its author may is for judging.
fn may_begin(session: &Session, roll: &Roll, batch: &Batch) -> bool {
    let author = certificate(roll, batch).map(|known| known.person);
    let mut changes = batch.changes();
    let is_talk = changes
        .next()
        .is_some_and(|first| matches!(first.act, Act::OpenTalk(_) | Act::OpenWork(_)));
    match roll.scope(session.person) {
        Scope::Log => true,
        Scope::Editions => is_talk && author == Some(session.person),
        Scope::Nothing => false,
    }
}

/// One try; without an answer if the log has moved on meanwhile.
async fn attempt(
    app: &App,
    session: &Session,
    batch: &Batch,
    sealed: &[u8],
    mut desk: Desk,
) -> Result<(Desk, Option<BatchAnswer>), Error> {
    let joins = desk.as_ref().map(|open| open.tails.join(batch));
    match joins {
        Some(Joins::Continues) => {}
        Some(Joins::Repeats) => {
            let answer = repeat(app, batch).await?;
            return Ok((desk, Some(answer)));
        }
        Some(Joins::Lacks(ids)) => return Ok((desk, Some(BatchAnswer::Missing(ids)))),
        Some(Joins::Forks) | None => {
            return Ok((desk, Some(BatchAnswer::Rejected(Rejection::Fork))));
        }
    }
    // Emptied while the document runs ahead of the store: if this request is given up or keeping
    // fails, the next one loads it anew.
    let Some(open) = desk.take() else {
        return Ok((desk, None));
    };
    let topic = setting::topic(&open, batch);
    if open.head.is_none() {
        let hindrance = room(app, session, batch).await?;
        if hindrance.is_some() {
            return Ok((desk, hindrance.map(BatchAnswer::NotNow)));
        }
    }
    let (open, judged) = judge_aside(app, session, batch, sealed, open, topic).await?;
    let append = match judged {
        Ok(append) => append,
        Err(unjudged @ Unjudged::OutOfTime) => return Ok((desk, Some(unjudged.into()))),
        Err(unjudged) => {
            *desk = Some(open);
            return Ok((desk, Some(unjudged.into())));
        }
    };
    if app.store.append(&append).await? == Appended::Stale {
        return Ok((desk, None));
    }
    *desk = Some(open);
    ring(app, &append).await;
    Ok((desk, Some(verdict_of(&append.batch, append.after.doc))))
}

/// Why the school has no room for another document, if it has none: a device can name no more of them in
/// one request, nobody fills it with talk about one plan, and nobody begins many at once.
async fn room(app: &App, session: &Session, batch: &Batch) -> Result<Option<NotNow>, Error> {
    let heads = app.store.heads(session.school).await?;
    let roll = app.roll(session.school).await?;
    let author = certificate(&roll, batch).map(|known| known.person);
    let is_full = author.is_some_and(|author| {
        let begun = setting::begun(batch, author);
        begun.is_some_and(|(topic, owner)| setting::is_full(&heads, topic, owner, author))
    });
    if is_full || MAX_DOCUMENTS <= heads.len() {
        return Ok(Some(NotNow::DocumentFull));
    }
    let is_begun = app.limits.beginning(session.person);
    Ok(is_begun.is_err().then_some(NotNow::Busy))
}

/// Judging a long batch holds a processor for a while.
async fn judge_aside(
    app: &App,
    session: &Session,
    batch: &Batch,
    sealed: &[u8],
    mut open: Open,
    topic: Option<Topic>,
) -> Result<(Open, Result<Append, Unjudged>), Error> {
    let roll = app.roll(session.school).await?;
    let author = certificate(&roll, batch).map(|known| known.person);
    let setting = match topic.zip(author) {
        Some((topic, author)) => setting::read(app, &roll, author, topic, batch).await?,
        None => None,
    };
    let now = app.clock.now();
    let (batch, sealed, key) = (batch.clone(), sealed.to_vec(), app.key.clone());
    let judged = work(move || {
        let known = certificate(&roll, &batch).filter(|known| known.revoked.is_none());
        let Some(person) = known.map(|known| known.person) else {
            return Ok((open, Err(Unjudged::Rejected(Rejection::UnknownDevice))));
        };
        let writer = Writer {
            author: Author {
                person,
                device: batch.header.device,
            },
            roll: &roll,
            key: &key,
            setting: setting.as_ref(),
            now,
        };
        let judged = judge(&mut open, &writer, &batch, &sealed, JUDGING);
        Ok((open, judged))
    });
    Ok(judged.await?)
}

async fn ring(app: &App, append: &Append) {
    let head = append.after;
    // The batch is kept whether or not anybody can be told.
    let Ok(roll) = app.roll(head.school).await else {
        return;
    };
    app.bells.ring(head.school, |listener| {
        let person = listener.person;
        let is_new = || {
            let was = append.before.map(|before| before.rounds);
            let is_other_round = was.unwrap_or_default() != head.rounds;
            let is_told = is_other_round && roll.is_told_rounds(person, &head);
            !append.editions.is_empty() || is_told
        };
        match roll.scope_of_on(person, listener.device, &head) {
            Scope::Editions if !is_new() => None,
            scope => head_event(&head, scope),
        }
    });
}

/// The same answer again for the same batch; anything else under its numbers is a fork.
async fn repeat(app: &App, batch: &Batch) -> Result<BatchAnswer, Error> {
    let header = &batch.header;
    let stored = app
        .store
        .batch(header.doc, header.replica, header.first)
        .await?;
    let Some(stored) = stored else {
        return Ok(BatchAnswer::Rejected(Rejection::Fork));
    };
    if reopen(&stored.bytes)?.signed_bytes() == batch.signed_bytes() {
        Ok(verdict_of(&stored, header.doc))
    } else {
        Ok(BatchAnswer::Rejected(Rejection::Fork))
    }
}

fn verdict_of(batch: &StoredBatch, doc: DocId) -> BatchAnswer {
    BatchAnswer::Judged {
        doc,
        first: ChangeId {
            replica: batch.replica,
            seq: batch.first_seq,
        },
        position: batch.position,
        verdicts: batch.verdicts.clone(),
    }
}
