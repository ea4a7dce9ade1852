//! The first batch of a document: what it begins, and whether its author may begin it.

use lientich_shared::log::batch::Batch;
use lientich_shared::log::change::{Act, DocKind};
use lientich_shared::log::document::Document;
use lientich_shared::log::talk::{Circle, Topic};
use lientich_shared::permissions::may_change;
use lientich_shared::permissions::talk::{Speaker, may_say};
use lientich_shared::permissions::work::may_work;
use lientich_shared::sync::message::Rejection;

use super::{Unjudged, Writer, chain};
use crate::store::{Head, Kind, Rounds};

/// Epoch of a log that was never restored.
const FIRST_EPOCH: u32 = 1;

/// The empty log that a first batch begins, if its author may begin one.
pub(super) fn head(writer: &Writer, batch: &Batch, first: &Act) -> Result<Head, Unjudged> {
    let kind = begun(writer, batch, first);
    let kind = kind.ok_or(Unjudged::Rejected(Rejection::NoSuchDocument))?;
    Ok(Head {
        doc: batch.header.doc,
        school: batch.header.school,
        kind,
        epoch: FIRST_EPOCH,
        position: 0,
        chain: chain::START,
        edition: 0,
        rounds: Rounds::default(),
    })
}

/// What an act begins, if its author may.
fn begun(writer: &Writer, batch: &Batch, first: &Act) -> Option<Kind> {
    let nothing = Document::new(batch.header.doc);
    let (kind, is_allowed) = match first {
        // A template is kept like a plan: who reads drafts reads it, and no act makes an Edition of it.
        Act::Open {
            kind: DocKind::Plan | DocKind::Template,
        } => {
            let decision = may_change(writer.roles(), &nothing, first);
            (Kind::Plan, decision.is_allowed())
        }
        Act::OpenTalk(topic) => {
            let owner = writer.author.person;
            let speaker = Speaker {
                roles: writer.roles(),
                is_owner: true,
            };
            let ruling = may_say(speaker, &nothing, &writer.setting?.ground, first);
            let topic = *topic;
            (Kind::Talk { topic, owner }, ruling.is_ok())
        }
        Act::OpenWork(holding) => {
            let topic = Topic {
                about: holding.about,
                circle: Circle::Work,
            };
            let owner = holding.person;
            let ruling = may_work(
                writer.worker(owner),
                &nothing,
                &writer.setting?.ground,
                first,
            );
            let is_known = writer.roll.knows(owner);
            (Kind::Talk { topic, owner }, is_known && ruling.is_ok())
        }
        _ => return None,
    };
    is_allowed.then_some(kind)
}
