//! What people do about their duties, as a context: reports, evidence, numbers of targets, entries in
//! registers, and what those who give duties say. It lies in a document for each person and plan, which is
//! made here when it is first needed; what is written is on the disk at once.
//!
//! ```text
//! let work = expect_context::<Work>();
//! let plan = work.on(doc);                     PlanWork is Copy; lives with the component that asked
//! plan.view()                                  Signal<Arc<Progress>>: see `shared::progress`
//! plan.write(person, Work::Report(report)).await    into that person's progress; gives its change
//! plan.withdraw(doc, change).await             takes an own entry back (undo)
//! ```
//!
//! What is read lies folded in a cache, see `digests`.
//!
//! Who may write what is asked of `shared::permissions::work::may_work`.

mod digests;

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{Act, ChangeId};
use lientich_shared::log::talk::{Circle, Topic};
use lientich_shared::log::work::{Holding, Work as Entry};
use lientich_shared::progress::Progress;

use crate::plan_store::Plans;
use crate::storage::Storage;
use crate::talks::{TalkError, Talks};
use digests::Digests;

/// The context.
#[derive(Clone, Copy)]
pub struct Work {
    talks: Talks,
    digests: StoredValue<Rc<Digests>, LocalStorage>,
}

/// What people do about the duties of one plan.
#[derive(Clone, Copy)]
pub struct PlanWork {
    talks: Talks,
    plan: DocId,
    read: Memo<Option<Arc<Progress>>>,
    view: Signal<Arc<Progress>>,
}

impl Work {
    /// Makes the context.
    pub(crate) fn new(storage: &Storage, plans: Plans, talks: Talks) -> Self {
        let digests = Digests::new(storage, plans);
        Self {
            talks,
            digests: StoredValue::new_local(digests),
        }
    }

    /// What people do about a plan, for the component that asks.
    pub fn on(self, plan: DocId) -> PlanWork {
        let is_work = move |topic: Topic| topic.about == plan && topic.circle == Circle::Work;
        let digests = self.digests.get_value();
        digests.ask();
        let parts = self.talks.parts(is_work, move |doc| digests.part(doc));
        // While some are being read, all stays as it was: a school's documents come one by one, and putting
        // them together for each would take longer than reading them.
        let read = Memo::new(move |before: Option<&Option<Arc<Progress>>>| {
            let parts = parts.get();
            let parts: Option<Vec<_>> = parts.values().map(|part| part.get()).collect();
            match parts {
                None => before.cloned().flatten(),
                Some(parts) => {
                    let parts = parts.iter().map(|part| (**part).clone());
                    Some(Arc::new(Progress::merged(parts)))
                }
            }
        });
        PlanWork {
            talks: self.talks,
            plan,
            read,
            view: Signal::derive(move || read.get().unwrap_or_default()),
        }
    }
}

impl PlanWork {
    /// The plan.
    pub fn plan(self) -> DocId {
        self.plan
    }

    /// All of it that this person reads; nothing until it is read, and to whatever still draws after the component that
    /// asked is gone.
    pub fn view(self) -> Signal<Arc<Progress>> {
        Signal::derive(move || self.view.try_get().unwrap_or_default())
    }

    /// Whether it has been read from the disk. Tracked.
    pub fn is_read(self) -> bool {
        self.read.with(Option::is_some)
    }

    /// Writes an entry into a person's progress. Gives the document and the change.
    pub async fn write(
        self,
        person: PersonId,
        entry: Entry,
    ) -> Result<(DocId, ChangeId), TalkError> {
        let holding = Holding {
            about: self.plan,
            person,
        };
        let act = Act::Work(Box::new(entry.tidied()));
        self.talks.book().work(holding, act).await
    }

    /// Takes an own entry back.
    pub async fn withdraw(self, doc: DocId, change: ChangeId) -> Result<ChangeId, TalkError> {
        let ids = vec![change];
        self.talks.book().say_in(doc, Act::Revert { ids }).await
    }
}
