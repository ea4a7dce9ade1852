//! Files of evidence: who may bring one, what is taken, who gets it. A file belongs to a document of
//! progress that names it by its hash; until that is on the log, and once it was taken back, it is
//! not there. Bytes pass through in pieces; nobody's file is ever whole in memory.

mod turns;

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};
use lientich_shared::evidence::{Media, TAIL, sniff};
use lientich_shared::ids::DocId;
use lientich_shared::log::change::{Act, Hash32};
use lientich_shared::log::document::Document;
use lientich_shared::log::talk::Circle;
use lientich_shared::log::work::{Attachment, MAX_EVIDENCE, Work};
use lientich_shared::permissions::work::reports;
use tokio::fs::File;

use crate::app::App;
use crate::directories::Scope;
use crate::error::{Error, Owner};
use crate::store::files::Incoming;
use crate::store::{Head, Keeping, Kept, Kind, Room, Session};

pub(crate) use turns::Turns;

/// Most bytes of one file, whatever its attachment says.
pub const MAX: u64 = MAX_EVIDENCE as u64;
/// Photos have about 300 KB: eight hundred of them from one person, and a school of eighty people that
/// uses a third of it.
const ROOM: Room = Room {
    school: 8 << 30,
    person: 256 << 20,
};

/// Takes a file in that a document names.
pub async fn put<E>(
    app: &App,
    session: &Session,
    doc: DocId,
    hash: Hash32,
    body: impl Stream<Item = Result<Bytes, E>>,
) -> Result<(), Error> {
    app.limits.evidence(session.device)?;
    let paper = paper(app, session, doc).await?;
    let named = paper.named(hash).filter(|_| paper.reports);
    let named = named.ok_or(Error::NotFound)?;
    if app.store.file(doc, hash).await?.is_some() {
        return Ok(());
    }
    let _turn = app.turns.take(session.person).ok_or(Error::TooMany)?;
    let mut file = app.store.begin_file().await?;
    receive(&mut file, u64::from(named.size), body).await?;
    let media = told(&mut file, named).await?;
    drop_unnamed(app, session, doc).await?;
    let kept = Kept {
        doc,
        school: session.school,
        hash,
        person: session.person,
        size: file.size(),
        media: media.mime().to_owned(),
        received: app.clock.now(),
    };
    match app.store.keep_file(&file, &kept, ROOM).await? {
        Keeping::Kept => Ok(()),
        Keeping::SchoolFull => Err(Error::Full(Owner::School)),
        Keeping::PersonFull => Err(Error::Full(Owner::Person)),
    }
}

/// A file that a document names, to be read.
pub async fn get(
    app: &App,
    session: &Session,
    doc: DocId,
    hash: Hash32,
) -> Result<(Kept, File), Error> {
    app.limits.evidence(session.device)?;
    let paper = paper(app, session, doc).await?;
    paper.named(hash).ok_or(Error::NotFound)?;
    app.store.file(doc, hash).await?.ok_or(Error::NotFound)
}

/// What a document of progress names, for somebody who reads it.
struct Paper {
    attachments: Vec<Attachment>,
    /// Whether they report in it.
    reports: bool,
}

impl Paper {
    fn named(&self, hash: Hash32) -> Option<&Attachment> {
        self.attachments.iter().find(|file| file.hash == hash)
    }
}

/// A document that is none of progress, or not for this person, is not there.
async fn paper(app: &App, session: &Session, doc: DocId) -> Result<Paper, Error> {
    let head = app.store.head(doc).await?.ok_or(Error::NotFound)?;
    let roll = app.roll(session.school).await?;
    // A file may have been on its way for minutes.
    if roll.is_revoked(session.device) {
        return Err(Error::DeviceRevoked);
    }
    let owner = owner(&head).ok_or(Error::NotFound)?;
    if head.school != session.school || roll.scope_of(session.person, &head) != Scope::Log {
        return Err(Error::NotFound);
    }
    let roles = roll.roles(session.person);
    let attachments = app.library.look(&*app.store, doc, attachments).await?;
    Ok(Paper {
        attachments: attachments.ok_or(Error::NotFound)?,
        reports: reports(roll.worker(roles, session.person, owner)),
    })
}

fn owner(head: &Head) -> Option<lientich_shared::ids::PersonId> {
    match head.kind {
        Kind::Talk { topic, owner } if topic.circle == Circle::Work => Some(owner),
        _ => None,
    }
}

/// What the log says is attached, and was not taken back.
fn attachments(document: &Document) -> Vec<Attachment> {
    let said = document.said().into_iter();
    let in_force = said.filter(|said| said.is_registered && !said.is_withdrawn);
    let attached = in_force.filter_map(|said| match said.act {
        Act::Work(work) => match &**work {
            Work::Attach(file) => Some(file.clone()),
            _ => None,
        },
        _ => None,
    });
    attached.collect()
}

/// Takes in no more bytes than were promised.
async fn receive<E>(
    file: &mut Incoming,
    promised: u64,
    body: impl Stream<Item = Result<Bytes, E>>,
) -> Result<(), Error> {
    let mut body = std::pin::pin!(body);
    while let Some(bytes) = body.next().await {
        let bytes = bytes.map_err(|_| Error::Malformed("body ends early".to_owned()))?;
        if promised < file.size() + bytes.len() as u64 {
            return Err(Error::TooLarge);
        }
        file.write(&bytes).await?;
    }
    Ok(())
}

/// Makes sure that the bytes are those that were promised, of a sort that is taken.
async fn told(file: &mut Incoming, named: &Attachment) -> Result<Media, Error> {
    if file.size() != u64::from(named.size) || file.hash() != named.hash {
        return Err(Error::Malformed("other bytes than were named".to_owned()));
    }
    let tail = file.finish(TAIL).await?;
    let media = sniff(file.head(), &tail, file.size());
    let is_said = |media: &Media| media.mime() == named.media;
    media.filter(is_said).ok_or(Error::Media)
}

/// What was taken back makes room for what comes. Others may have brought files while this one was on its
/// way: what the document names is read anew, after the list of files, all of which it named by then.
async fn drop_unnamed(app: &App, session: &Session, doc: DocId) -> Result<(), Error> {
    let files = app.store.files(doc).await?;
    let paper = paper(app, session, doc).await?;
    for file in files {
        if paper.named(file.hash).is_none() {
            app.store.drop_file(doc, file.hash).await?;
        }
    }
    Ok(())
}
