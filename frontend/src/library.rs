//! The plans on this device, as a context: what the list shows, making new ones, putting copies
//! away. Opening one is for `plan_store`.
//!
//! ```text
//! let library = expect_context::<Library>();
//! library.plans()                 Signal<Arc<Vec<Line>>>, the last touched first
//! library.templates()             Signal<Arc<Vec<OwnTemplate>>>: the school's own, which are no plans
//! library.issued()                Memo: the newest Editions' numbers, by plan
//! library.create(new).await       an empty plan; its id opens it
//! library.create_from(&draft).await
//! library.create_of_template(&text, &teams).await / create_from_last(&old, &into).await
//! library.create_report(&draft).await
//! library.keep_template(&plan, name).await
//! library.edition(doc).await      the newest Edition that staff may read
//! library.editions_of(doc).await  all of them
//! library.forget(doc).await       deletes the copy on this device; see Line::only_here first
//! library.words_only_here().await  for a file, before they are forgotten
//! library.form(name).await / keep_form(name, text)    unfinished text of forms
//! library.unfinished().await      all of it
//! ```

mod lines;
mod new_plan;
pub mod unfinished;
mod words;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::import::draft::Draft;
use lientich_shared::import::plant::plant;
use lientich_shared::log::change::Change;
use lientich_shared::log::codec::encode_change;
use lientich_shared::log::document::{CommitError, Document, Kind};
use lientich_shared::log::edit::EditError;
use lientich_shared::new_year::carry;
use lientich_shared::order;
use lientich_shared::plan::content::Content;
use lientich_shared::plan::edition;
use lientich_shared::plan::sign_off::SignOff;
use lientich_shared::plan::view::PlanView;
use lientich_shared::report::{self, PlantError, Scope};
use lientich_shared::sync::message::EditionRecord;
use lientich_shared::templates;
use lientich_shared::time::Timestamp;

use crate::plan_store::Plans;
use crate::plan_store::load::{self, LoadError};
use crate::platform::error::PlatformError;
use crate::platform::{clock, random};
use crate::storage::Storage;
use crate::storage::catalogue::Entry;
use crate::storage::error::StorageError;
use crate::storage::rounds::RoundsRead;
use crate::storage::talks::TalkEntry;
pub use lines::{Line, OwnTemplate};
pub use new_plan::NewPlan;
use unfinished::Unfinished;

/// Why a plan was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CreateError {
    /// It cannot be kept.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The browser gave no random number.
    #[error(transparent)]
    Platform(#[from] PlatformError),
    /// Its parts do not fit a document.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// Its parts do not fit together.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// A report's draft did not become a document.
    #[error(transparent)]
    Report(#[from] PlantError),
    /// Last year's plan did not become a document.
    #[error(transparent)]
    Carry(#[from] carry::CarryError),
}

/// The context.
#[derive(Clone, Copy)]
pub struct Library {
    storage: StoredValue<Rc<Storage>, LocalStorage>,
    plans: Plans,
    lines: RwSignal<Arc<Vec<Line>>>,
    templates: RwSignal<Arc<Vec<OwnTemplate>>>,
    talks: RwSignal<Arc<Vec<(DocId, TalkEntry)>>>,
    rounds: RwSignal<Arc<Vec<(DocId, RoundsRead)>>>,
    created: StoredValue<Rc<dyn Fn(DocId)>, LocalStorage>,
}

impl Library {
    /// Makes the context; the list fills as soon as it is read. `created` is told of new plans.
    pub(crate) fn new(storage: &Storage, plans: Plans, created: impl Fn(DocId) + 'static) -> Self {
        let library = Self {
            storage: StoredValue::new_local(Rc::new(storage.clone())),
            plans,
            lines: RwSignal::new(Arc::default()),
            templates: RwSignal::new(Arc::default()),
            talks: RwSignal::new(Arc::default()),
            rounds: RwSignal::new(Arc::default()),
            created: StoredValue::new_local(Rc::new(created)),
        };
        library.refresh();
        plans.on_described(move |_, _| library.refresh());
        library
    }

    /// What is on this device, the last touched first.
    pub fn plans(self) -> Signal<Arc<Vec<Line>>> {
        self.lines.into()
    }

    /// The templates that the school keeps, taken away or not, by name.
    pub fn templates(self) -> Signal<Arc<Vec<OwnTemplate>>> {
        self.templates.into()
    }

    /// Whether a document on this device is one of them. Tracked.
    pub fn is_template(self, doc: DocId) -> bool {
        self.templates
            .with(|templates| templates.iter().any(|one| one.doc == doc))
    }

    /// Whether the draft of a plan, or a template, is on this device. Tracked.
    pub fn holds(self, doc: DocId) -> bool {
        let is_draft = |line: &Line| line.doc == doc && line.draft;
        self.is_template(doc) || self.lines.with(|lines| lines.iter().any(is_draft))
    }

    /// What is wrong with a name for a template, or with a new one for the template `of`. Tracked.
    pub fn fault_of_name(self, name: &str, of: Option<DocId>) -> Option<String> {
        self.templates
            .with(|templates| lines::fault_of_name(templates, name, of))
    }

    /// The numbers of the newest Editions, for the component that asks. The list of plans changes with every
    /// word of a draft, this only when an Edition comes or goes: whoever reads Editions tracks it.
    pub fn issued(self) -> Memo<BTreeMap<DocId, u32>> {
        let numbers = Memo::new(move |_| self.lines.with(|lines| issued(lines)));
        // Whoever only tracks a memo that nobody has read yet would never hear of a change.
        numbers.with_untracked(|_| ());
        numbers
    }

    /// The documents of talk on this device, which `talks` reads.
    pub(crate) fn talks(self) -> Signal<Arc<Vec<(DocId, TalkEntry)>>> {
        self.talks.into()
    }

    /// What is known of the rounds of opinions of each plan.
    pub(crate) fn rounds(self) -> Signal<Arc<Vec<(DocId, RoundsRead)>>> {
        self.rounds.into()
    }

    /// Makes an empty plan.
    pub async fn create(self, new: NewPlan) -> Result<DocId, CreateError> {
        self.keep_new(|document, replica, at| new_plan::begin(document, replica, at, &new))
            .await
    }

    /// Makes a plan of an imported draft.
    pub async fn create_from(self, draft: &Draft) -> Result<DocId, CreateError> {
        self.keep_new(|document, replica, at| Ok(plant(document, replica, at, draft)?))
            .await
    }

    /// Makes a plan of a template's text, with the duties and targets that it asks for.
    pub async fn create_of_template(
        self,
        text: &str,
        teams: &[String],
    ) -> Result<DocId, CreateError> {
        self.keep_new(|document, replica, at| {
            Ok(templates::plant(document, replica, at, text, teams)?)
        })
        .await
    }

    /// Makes next year's plan of last year's.
    pub async fn create_from_last(
        self,
        old: &Document,
        into: &carry::Into<'_>,
    ) -> Result<DocId, CreateError> {
        self.keep_new(|document, replica, at| Ok(carry::carry(old, into, document, replica, at)?))
            .await
    }

    /// Keeps a plan as a template of the school's own.
    pub async fn keep_template(self, plan: &Document, name: &str) -> Result<DocId, CreateError> {
        self.keep_new(|document, replica, at| {
            Ok(carry::into_template(plan, name, document, replica, at)?)
        })
        .await
    }

    /// Makes a report of its draft.
    pub async fn create_report(self, draft: &report::Draft) -> Result<DocId, CreateError> {
        self.keep_new(|document, replica, at| Ok(report::plant(document, replica, at, draft)?))
            .await
    }

    /// The newest Edition of a document.
    pub async fn edition(
        self,
        doc: DocId,
    ) -> Result<Option<(EditionRecord, Content)>, StorageError> {
        let newest = self.storage().editions(doc).await?.pop();
        Ok(newest.and_then(with_content))
    }

    /// All Editions of a document that are on this device, oldest first.
    pub async fn editions_of(
        self,
        doc: DocId,
    ) -> Result<Vec<(EditionRecord, Content)>, StorageError> {
        let editions = self.storage().editions(doc).await?;
        Ok(editions.into_iter().filter_map(with_content).collect())
    }

    /// The newest Edition of each document that has one: what "Việc của tôi" reads.
    pub async fn editions(self) -> Result<Vec<(DocId, EditionRecord, Content)>, StorageError> {
        let newest = self.storage().newest_editions().await?;
        let read = |(doc, record)| with_content(record).map(|(record, text)| (doc, record, text));
        Ok(newest.into_iter().filter_map(read).collect())
    }

    /// Deletes the copy on this device. What the server has comes back with the next round.
    pub async fn forget(self, doc: DocId) -> Result<(), StorageError> {
        self.storage().forget(doc).await?;
        self.refresh();
        Ok(())
    }

    /// The unfinished text of a form, such as what was pasted for import.
    pub async fn form(self, name: &str) -> Result<Option<String>, StorageError> {
        self.storage().draft(name).await
    }

    /// Keeps the unfinished text of a form; empty text is forgotten.
    pub async fn keep_form(self, name: &str, text: &str) -> Result<(), StorageError> {
        self.storage().keep_draft(name, text).await
    }

    /// What somebody began to say and has not sent.
    pub async fn unfinished(self) -> Result<Vec<Unfinished>, StorageError> {
        let kept = self.storage().drafts().await?;
        let read = |(form, text): &(String, String)| unfinished::read(form, text);
        Ok(kept.iter().flat_map(read).collect())
    }

    /// The words of every plan of which something is only on this device, what was said or begun and not
    /// sent, and the words that were refused: to be kept elsewhere before the device forgets them.
    pub async fn words_only_here(self) -> Result<String, LoadError> {
        let storage = self.storage();
        let Some(me) = storage.me().await? else {
            return Ok(String::new());
        };
        let mut words = String::new();
        for (doc, _) in storage.unsent().await? {
            if let Some(loaded) = load::load(&storage, &me, doc).await? {
                words::write_out(&mut words, &loaded.document);
            }
        }
        let refused = storage.refused().await?.into_iter();
        let begun = self.unfinished().await?.into_iter();
        let loose = refused.map(|one| one.words);
        for one in loose.chain(begun.map(|one| one.words)) {
            words.push_str(&one);
            words.push_str("\n\n");
        }
        Ok(words)
    }

    /// Reads the list again.
    pub(crate) fn refresh(self) {
        spawn_local(async move {
            // What cannot be read now is read with the next change. Talks first: what is to be done is only
            // shown with what was reported.
            if let Ok(talks) = self.storage().talks().await {
                renew(self.talks, talks);
            }
            if let Ok((lines, templates)) = lines::lines(&self.storage()).await {
                renew(self.templates, templates);
                self.lines.set(Arc::new(lines));
            }
            if let Ok(rounds) = self.storage().rounds_read().await {
                renew(self.rounds, rounds);
            }
        });
    }

    async fn keep_new(
        self,
        make: impl FnOnce(&mut Document, ReplicaId, Timestamp) -> Result<Vec<Change>, CreateError>,
    ) -> Result<DocId, CreateError> {
        let doc = random::document()?;
        let mut document = Document::new(doc);
        let changes = make(&mut document, random::replica()?, clock::now())?;
        let bytes = |change: &Change| (change.id, encode_change(change));
        let bytes: Vec<_> = changes.iter().map(bytes).collect();
        let storage = self.storage();
        storage.keep_changes(doc, &bytes).await?;
        if let Some(entry) = describe(&document) {
            storage.keep_entry(doc, &entry).await?;
        }
        self.refresh();
        (self.created.get_value())(doc);
        Ok(doc)
    }

    fn storage(self) -> Rc<Storage> {
        self.storage.get_value()
    }

    /// The open plans.
    pub fn open_plans(self) -> Plans {
        self.plans
    }
}

fn issued(lines: &[Line]) -> BTreeMap<DocId, u32> {
    let lines = lines.iter();
    order::gather(lines.filter_map(|line| Some((line.doc, line.edition?))))
}

fn renew<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<Arc<Vec<T>>>, now: Vec<T>) {
    if signal.with_untracked(|before| **before != now) {
        signal.set(Arc::new(now));
    }
}

/// What the list shows of a plan; nothing of talk, and of what only a newer app understands.
pub(crate) fn describe(document: &Document) -> Option<Entry> {
    if !matches!(document.doc_kind(), Some(Kind::Plan | Kind::Template)) {
        return None;
    }
    let view = PlanView::of(document);
    Some(Entry {
        title: view.title(document),
        kind: view.meta.kind.code().to_owned(),
        school_year: view.meta.school_year,
        parts: u32::try_from(view.rows.len()).unwrap_or(u32::MAX),
        touched: clock::now(),
        step: Some(SignOff::of(document).stand.step),
        report_of: Scope::of(document)
            .map(|scope| scope.to_string())
            .unwrap_or_default(),
        template: view.meta.template,
    })
}

fn with_content(record: EditionRecord) -> Option<(EditionRecord, Content)> {
    let content = edition::content_of(&record.content).ok()?;
    Some((record, content))
}
