//! What talk is judged by beside its own log: the plan that it is about, as it stands. Whoever talks
//! about a plan that they may not read talks about nothing.

use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::batch::Batch;
use lientich_shared::log::change::{Act, Hash32};
use lientich_shared::log::talk::{Circle, Topic};
use lientich_shared::permissions::talk::Ground;
use lientich_shared::plan::content;
use lientich_shared::plan::edition;
use lientich_shared::plan::template::is_template;

use super::library::Open;
use crate::app::App;
use crate::directories::{Roll, Scope};
use crate::error::Error;
use crate::store::{Head, Kind};

/// Most documents of talk that a person begins about one plan: one of each circle, and what devices
/// make that do not know of each other.
const MOST_OWN: usize = 8;
/// And so many more of their own progress, whatever others have begun for them.
const RESERVED: usize = 4;

/// The plan behind a document of talk.
#[derive(Debug)]
pub(super) struct Setting {
    pub(super) ground: Ground,
    /// Hashes of the contents of its Editions, as far as somebody has confirmed one.
    pub(super) editions: Vec<Hash32>,
}

/// What the document is about, or will be when the batch has begun it; `None` for a plan.
pub(super) fn topic(open: &Open, batch: &Batch) -> Option<Topic> {
    match open.head {
        Some(Head {
            kind: Kind::Talk { topic, .. },
            ..
        }) => Some(topic),
        Some(_) => None,
        None => topic_of(&batch.changes().next()?.act),
    }
}

fn topic_of(first: &Act) -> Option<Topic> {
    match first {
        Act::OpenTalk(topic) => Some(*topic),
        Act::OpenWork(holding) => Some(Topic {
            about: holding.about,
            circle: Circle::Work,
        }),
        _ => None,
    }
}

/// Reads the plan; `None` if it is not there for this author, or was never issued and is to get a
/// number, which everybody would hear of. Whoever holds a document of talk may wait for a plan, never
/// the other way round.
pub(super) async fn read(
    app: &App,
    roll: &Roll,
    author: PersonId,
    Topic { about, circle }: Topic,
    batch: &Batch,
) -> Result<Option<Setting>, Error> {
    let Some(head) = app.store.head(about).await? else {
        return Ok(None);
    };
    let is_theirs = head.school == roll.directory.school.id && head.kind == Kind::Plan;
    let is_premature = circle == Circle::Docket && head.edition == 0;
    if !is_theirs || is_premature || roll.scope_of(author, &head) == Scope::Nothing {
        return Ok(None);
    }
    let confirms = |act: &Act| matches!(act, Act::Confirm { .. });
    let confirms = batch.changes().any(|change| confirms(&change.act));
    let mut desk = app.library.open(&*app.store, about).await?;
    // Nobody is asked about a template, and there is nothing to do in it: the two sides may comment on it.
    let is_told = |open: &&mut Open| circle == Circle::Sides || !is_template(&open.document);
    let setting = match desk.as_mut().filter(is_told) {
        Some(open) => of(app, roll, about, open, confirms).await.map(Some),
        None => Ok(None),
    };
    app.library.put_back(about, desk);
    setting
}

async fn of(
    app: &App,
    roll: &Roll,
    plan: DocId,
    open: &mut Open,
    confirms: bool,
) -> Result<Setting, Error> {
    if confirms {
        learn_editions(app, plan, &mut open.editions).await?;
    }
    let editions = open.editions.iter().map(|(_, hash)| *hash);
    Ok(Setting {
        ground: Ground::of(&open.document, roll.day),
        editions: editions.collect(),
    })
}

/// Reads and hashes the Editions that came since somebody confirmed one.
async fn learn_editions(
    app: &App,
    plan: DocId,
    known: &mut Vec<(u32, Hash32)>,
) -> Result<(), Error> {
    let last = known.last().map_or(0, |(number, _)| *number);
    for edition in app.store.editions(plan, last).await? {
        if let Ok(content) = edition::content_of(&edition.content) {
            known.push((edition.number, content::hash(&content.to_bytes())));
        }
    }
    Ok(())
}

/// Whose the document will be that a batch begins, and what it is about.
pub(super) fn begun(batch: &Batch, author: PersonId) -> Option<(Topic, PersonId)> {
    let first = batch.changes().next()?;
    let owner = match first.act {
        Act::OpenWork(holding) => holding.person,
        _ => author,
    };
    Some((topic_of(&first.act)?, owner))
}

/// Whether somebody has so much talk, or so much progress, about a plan that no more is taken from `by`.
pub(super) fn is_full(heads: &[Head], wanted: Topic, of: PersonId, by: PersonId) -> bool {
    let theirs = heads.iter().filter(|head| match head.kind {
        Kind::Talk { topic, owner } => {
            let is_work = |topic: Topic| topic.circle == Circle::Work;
            owner == of && topic.about == wanted.about && is_work(topic) == is_work(wanted)
        }
        Kind::Plan => false,
    });
    let is_own_work = wanted.circle == Circle::Work && of == by;
    let most = MOST_OWN + if is_own_work { RESERVED } else { 0 };
    most <= theirs.count()
}
