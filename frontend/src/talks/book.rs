//! Where what is said or reported is written: into a document of talk or progress that is here, or a new
//! one.

use lientich_shared::ids::DocId;
use lientich_shared::log::change::{Act, ChangeId};
use lientich_shared::log::codec;
use lientich_shared::log::document::Document;
use lientich_shared::log::talk::{Circle, Remark, RemarkKind, Topic};
use lientich_shared::log::work::Holding;
use lientich_shared::order;
pub(super) use lientich_shared::text::nfc;

use super::TalkError;
use crate::library::Library;
use crate::plan_store::{Plans, load};
use crate::platform::{clock, random};
use crate::session::Session;
use crate::storage::Storage;
use crate::storage::talks::TalkEntry;

/// What is needed to write.
pub(crate) struct Book {
    pub(super) storage: Storage,
    pub(super) session: Session,
    pub(super) plans: Plans,
    pub(super) library: Library,
    pub(super) created: Box<dyn Fn(DocId)>,
}

impl Book {
    /// Does an act in this person's document of a circle, or the drafters'; begins it where there is none.
    pub(crate) async fn say(
        &self,
        plan: DocId,
        circle: Circle,
        act: Act,
    ) -> Result<(DocId, ChangeId), TalkError> {
        let me = self.session.me_untracked().ok_or(TalkError::SignedOut)?;
        let topic = Topic {
            about: plan,
            circle,
        };
        let talks = self.storage.talks().await?;
        let fits = |entry: &TalkEntry| {
            let is_ours = !circle.is_own() || entry.owner == me.person;
            entry.topic == topic && is_ours
        };
        if let Some((doc, _)) = talks.into_iter().find(|(_, entry)| fits(entry)) {
            return Ok((doc, self.say_in(doc, act).await?));
        }
        let owner = me.person;
        let entry = TalkEntry { topic, owner };
        self.begin(entry, Act::OpenTalk(topic), act).await
    }

    /// Does an act in a document that is here.
    pub(crate) async fn say_in(&self, doc: DocId, act: Act) -> Result<ChangeId, TalkError> {
        let said = self.plans.act_in(doc, vec![act]).await?;
        let ids = said.ok_or(TalkError::Missing)??;
        ids.first().copied().ok_or(TalkError::Missing)
    }

    /// Writes an act into a person's progress on a plan; begins it where there is none here.
    pub(crate) async fn work(
        &self,
        holding: Holding,
        act: Act,
    ) -> Result<(DocId, ChangeId), TalkError> {
        let entry = TalkEntry {
            topic: Topic {
                about: holding.about,
                circle: Circle::Work,
            },
            owner: holding.person,
        };
        let talks = self.storage.talks().await?;
        match talks.into_iter().find(|(_, known)| *known == entry) {
            Some((doc, _)) => Ok((doc, self.say_in(doc, act).await?)),
            None => self.begin(entry, Act::OpenWork(holding), act).await,
        }
    }

    /// Begins a document with what is said first in it.
    async fn begin(
        &self,
        entry: TalkEntry,
        opening: Act,
        act: Act,
    ) -> Result<(DocId, ChangeId), TalkError> {
        let me = self.session.me_untracked().ok_or(TalkError::SignedOut)?;
        let (doc, replica) = (random::document()?, random::replica()?);
        let mut document = Document::new(doc);
        document.bind(replica, load::author(&me));
        let mut bytes = Vec::new();
        for act in [opening, act] {
            let (change, _) = document.commit(replica, clock::now(), act)?;
            bytes.push((change.id, codec::encode_change(&change)));
        }
        self.storage.begin_talk(doc, &entry, &bytes).await?;
        self.library.refresh();
        (self.created)(doc);
        let said = bytes.last().map(|(id, _)| *id);
        said.map(|id| (doc, id)).ok_or(TalkError::Missing)
    }
}

/// In the form in which it is sent: texts in NFC, people once each in their order.
pub(super) fn tidied(mut remark: Remark) -> Remark {
    remark.text = nfc(&remark.text);
    if let RemarkKind::Wording { proposed, .. } = &mut remark.kind {
        *proposed = nfc(proposed);
    }
    order::sort(&mut remark.mentions);
    remark.mentions.dedup();
    remark
}
