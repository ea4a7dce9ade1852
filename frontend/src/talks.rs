//! What is said of plans, as a context: comments, proposed wordings, opinions, confirmations. It lies
//! in documents of its own, which are made here when they are first needed; what is said is on the
//! disk at once, on the server when there is one, and what the server refuses is kept for copying.
//!
//! ```text
//! let talks = expect_context::<Talks>();
//! let talk = talks.about(plan);            PlanTalk is Copy; lives with the component that asked
//! talk.view()                              Signal<Arc<Talk>>: see `shared::talk`
//! talk.begin(circle, remark).await         a new thread, in one's own document or the drafters'
//! talk.reply(doc, remark).await            `remark.thread` names the first remark of the thread
//! talk.answer(doc, remark, outcome, text).await
//! talk.close(doc, thread, closed).await    closes, opens again
//! talk.withdraw(doc, remark).await         takes an own remark back
//! talk.confirm(edition, what).await
//! talks.asked()                            Signal<Arc<Vec<Asked>>>: plans sent out for opinions
//! talks.rounds(plan).await                 what was sent out, oldest first
//! ```
//!
//! Who may say what is asked of `permissions` (`Comment`, `GiveOpinion`, `AnswerOpinion` and so on);
//! opinions are taken while `Asked::current` is not 0 and its round's day has not passed.

pub(crate) mod book;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::{Act, ChangeId, Hash32};
use lientich_shared::log::codec::DecodeError;
use lientich_shared::log::document::{CommitError, Document};
use lientich_shared::log::talk::{Circle, Confirmation, Outcome, Remark, Topic};
use lientich_shared::plan::content::Content;
use lientich_shared::sync::message::RoundRecord;
use lientich_shared::talk::Talk;

use crate::library::Library;
use crate::plan_store::load::LoadError;
use crate::plan_store::{DispatchError, Opened, Plans};
use crate::platform::error::PlatformError;
use crate::session::Session;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use book::Book;

/// Why something was not said.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TalkError {
    /// Nobody is signed in.
    #[error("nobody is signed in")]
    SignedOut,
    /// The device holds no such document.
    #[error("the document is not on this device")]
    Missing,
    /// The document cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The document does not take it.
    #[error(transparent)]
    Dispatch(#[from] DispatchError),
    /// A new document does not take it.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// It breaks a bound, such as the length of a text.
    #[error(transparent)]
    Bounds(#[from] DecodeError),
    /// It cannot be kept.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The browser gave no random number.
    #[error(transparent)]
    Platform(#[from] PlatformError),
}

/// A plan that was sent out for opinions, on the device of somebody who reads no draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The plan.
    pub plan: DocId,
    /// Its last round.
    pub last: u32,
    /// The round that it stands in; 0 for none.
    pub current: u32,
}

/// What is read in several documents; `None` of one that is being read from the disk.
pub(crate) type Parts<T> = RwSignal<BTreeMap<DocId, Memo<Option<Arc<T>>>>>;

/// The context.
#[derive(Clone, Copy)]
pub struct Talks {
    book: StoredValue<Rc<Book>, LocalStorage>,
    plans: Plans,
    library: Library,
}

impl Talks {
    /// Makes the context. `created` is told of new documents.
    pub(crate) fn new(
        storage: &Storage,
        session: Session,
        plans: Plans,
        library: Library,
        created: impl Fn(DocId) + 'static,
    ) -> Self {
        let book = Book {
            storage: storage.clone(),
            session,
            plans,
            library,
            created: Box::new(created),
        };
        Self {
            book: StoredValue::new_local(Rc::new(book)),
            plans,
            library,
        }
    }

    /// What is said of a plan, for the component that asks.
    pub fn about(self, plan: DocId) -> PlanTalk {
        let is_talk = move |topic: Topic| topic.about == plan && topic.circle != Circle::Work;
        let parts = self.parts(is_talk, move |doc| self.part(doc, Talk::of));
        let view = Memo::new(move |_| {
            let parts = parts.get();
            let parts = parts.values().filter_map(|part| part.get());
            Arc::new(Talk::merged(parts.map(|part| (*part).clone())))
        });
        PlanTalk {
            talks: self,
            plan,
            view,
        }
    }

    /// The plans that were sent out for opinions and not issued since.
    pub fn asked(self) -> Signal<Arc<Vec<Asked>>> {
        let rounds = self.library.rounds();
        let asked = Memo::new(move |_| {
            let rounds = rounds.get();
            let asked = rounds.iter().map(|(plan, read)| Asked {
                plan: *plan,
                last: read.last,
                current: read.current,
            });
            Arc::new(asked.collect())
        });
        asked.into()
    }

    /// What a plan was sent out with since its last Edition, oldest first.
    pub async fn rounds(self, plan: DocId) -> Result<Vec<(RoundRecord, Content)>, TalkError> {
        let records = self.book().storage.rounds(plan).await?;
        let whole = |record: RoundRecord| {
            let content = Content::from_bytes(&record.content).ok()?;
            Some((record, content))
        };
        Ok(records.into_iter().filter_map(whole).collect())
    }

    /// What is read in the documents of some topics, as long as the owner lives. `part` reads one of them.
    pub(crate) fn parts<T: PartialEq + Send + Sync + 'static>(
        self,
        wanted: impl Fn(Topic) -> bool + 'static,
        part: impl Fn(DocId) -> Memo<Option<Arc<T>>> + 'static,
    ) -> Parts<T> {
        let owner = Owner::current().unwrap_or_default();
        let parts = RwSignal::new(BTreeMap::new());
        let open = move || {
            let talks = self.library.talks().get();
            let is_open =
                |doc| parts.with_untracked(|parts: &BTreeMap<_, _>| parts.contains_key(doc));
            let wanted = talks.iter().filter(|(_, entry)| wanted(entry.topic));
            let more = wanted.filter(|(doc, _)| !is_open(doc));
            let more: Vec<_> = more
                .map(|(doc, _)| (*doc, owner.with(|| part(*doc))))
                .collect();
            if !more.is_empty() {
                parts.update(|parts| parts.extend(more));
            }
        };
        // Those that are known stand there before anybody looks.
        untrack(&open);
        Effect::new(move |_| open());
        parts
    }

    /// What is read in one document, as long as the owner lives.
    pub(crate) fn part<T: Default + PartialEq + Send + Sync + 'static>(
        self,
        doc: DocId,
        read: fn(&Document) -> T,
    ) -> Memo<Option<Arc<T>>> {
        let opened = self.plans.open(doc);
        Memo::new(move |_| match opened.get() {
            Opened::Ready(store) => {
                store.acts().track();
                Some(Arc::new(store.read(read)))
            }
            Opened::Opening => None,
            _ => Some(Arc::default()),
        })
    }

    pub(crate) fn book(self) -> Rc<Book> {
        self.book.get_value()
    }
}

/// What is said of one plan.
#[derive(Clone, Copy)]
pub struct PlanTalk {
    talks: Talks,
    plan: DocId,
    view: Memo<Arc<Talk>>,
}

impl PlanTalk {
    /// All of it that this person reads. Whatever still draws after the component that asked is gone reads nothing:
    /// it is on its way out itself.
    pub fn view(self) -> Signal<Arc<Talk>> {
        Signal::derive(move || self.view.try_get().unwrap_or_default())
    }

    /// Begins a thread: among drafters, or in one's own document. Gives the document and the remark.
    pub async fn begin(
        self,
        circle: Circle,
        remark: Remark,
    ) -> Result<(DocId, ChangeId), TalkError> {
        let act = Act::Remark(Box::new(book::tidied(remark)));
        self.talks.book().say(self.plan, circle, act).await
    }

    /// Goes on with a thread, in the document that it lies in.
    pub async fn reply(self, doc: DocId, remark: Remark) -> Result<ChangeId, TalkError> {
        let act = Act::Remark(Box::new(book::tidied(remark)));
        self.talks.book().say_in(doc, act).await
    }

    /// Answers an opinion or a proposed wording. Declining needs a reason.
    pub async fn answer(
        self,
        doc: DocId,
        remark: ChangeId,
        outcome: Outcome,
        text: &str,
    ) -> Result<ChangeId, TalkError> {
        let text = book::nfc(text);
        let act = Act::Answer {
            remark,
            outcome,
            text,
        };
        self.talks.book().say_in(doc, act).await
    }

    /// Closes a thread, or opens it again.
    pub async fn close(
        self,
        doc: DocId,
        thread: ChangeId,
        closed: bool,
    ) -> Result<ChangeId, TalkError> {
        let act = Act::Close { thread, closed };
        self.talks.book().say_in(doc, act).await
    }

    /// Takes an own remark back.
    pub async fn withdraw(self, doc: DocId, remark: ChangeId) -> Result<ChangeId, TalkError> {
        let ids = vec![remark];
        self.talks.book().say_in(doc, Act::Revert { ids }).await
    }

    /// Confirms something of an Edition, by the hash of its content.
    pub async fn confirm(
        self,
        edition: Hash32,
        what: Confirmation,
    ) -> Result<(DocId, ChangeId), TalkError> {
        let what = match what {
            Confirmation::Publicised { from, place } => Confirmation::Publicised {
                from,
                place: book::nfc(&place),
            },
            other => other,
        };
        let act = Act::Confirm { edition, what };
        self.talks.book().say(self.plan, Circle::Own, act).await
    }
}
