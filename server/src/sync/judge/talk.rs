//! Judges acts of talk and of progress: who may say it is told in `permissions::talk`, who may report
//! and give it in `permissions::work`; what it names in the plan is
//! looked up in the plan as it stands.

use lientich_shared::log::change::{Act, Change};
use lientich_shared::log::document::Document;
use lientich_shared::log::talk::{Circle, Confirmation};
use lientich_shared::log::verdict::Refusal;
use lientich_shared::permissions::talk::{Denial, Speaker, may_say};
use lientich_shared::permissions::work::may_work;

use super::Writer;
use crate::store::Kind;
use crate::sync::setting::Setting;

/// Judges a well-formed change of a document of talk.
pub(super) fn judge(
    document: &Document,
    kind: Kind,
    writer: &Writer,
    setting: Option<&Setting>,
    change: &Change,
) -> Result<(), Refusal> {
    let Kind::Talk { topic, owner } = kind else {
        return Err(Refusal::Malformed);
    };
    // A plan that its author may not read is none to talk about.
    let setting = setting.ok_or(Refusal::NotAllowed)?;
    if topic.circle == Circle::Work {
        let worker = writer.worker(owner);
        return may_work(worker, document, &setting.ground, &change.act).map_err(refusal);
    }
    let speaker = Speaker {
        roles: writer.roles(),
        is_owner: owner == writer.author.person,
    };
    may_say(speaker, document, &setting.ground, &change.act).map_err(refusal)?;
    match &change.act {
        Act::Confirm { edition, .. } if !setting.editions.contains(edition) => {
            Err(Refusal::NoSuchTarget)
        }
        Act::Confirm {
            what: Confirmation::Docketed(docket),
            ..
        } if writer.roll.day < docket.day => Err(Refusal::OutOfStep),
        _ => Ok(()),
    }
}

fn refusal(denial: Denial) -> Refusal {
    match denial {
        Denial::OnlyFor(_) | Denial::NotTheirs => Refusal::NotAllowed,
        Denial::NotAsked => Refusal::OutOfStep,
        Denial::Misplaced => Refusal::Malformed,
    }
}
