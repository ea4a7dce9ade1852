//! The plans on this device, as a context: what the list shows, making new ones, putting copies
//! away. Opening one is for `plan_store`.
//!
//! ```text
//! let library = expect_context::<Library>();
//! library.plans()                 Signal<Arc<Vec<Line>>>, the last touched first
//! library.create(new).await       an empty plan; its id opens it
//! library.create_from(&draft).await
//! library.edition(doc).await      the newest Edition that staff may read
//! library.forget(doc).await       deletes the copy on this device; see Line::only_here first
//! library.form(name).await / keep_form(name, text)    unfinished text of forms
//! ```

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::import::draft::Draft;
use lientich_shared::import::plant::plant;
use lientich_shared::log::change::{Act, Change, DocKind, Field, NodeKind, Side, Value};
use lientich_shared::log::codec::encode_change;
use lientich_shared::log::document::{CommitError, Document};
use lientich_shared::log::edit::{self, EditError};
use lientich_shared::plan::content::Content;
use lientich_shared::plan::view::{PlanKind, PlanView};
use lientich_shared::sync::message::EditionRecord;
use lientich_shared::time::{SchoolYear, Timestamp};

use crate::plan_store::Plans;
use crate::platform::error::PlatformError;
use crate::platform::{clock, random};
use crate::storage::Storage;
use crate::storage::catalogue::Entry;
use crate::storage::error::StorageError;

/// A line of the list of plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The document.
    pub doc: DocId,
    /// The words of its title; empty while nobody has written any.
    pub title: String,
    /// Plan or regulation.
    pub kind: PlanKind,
    /// The school year.
    pub school_year: Option<SchoolYear>,
    /// How many parts it has.
    pub parts: u32,
    /// When a change was last made or received here.
    pub touched: Timestamp,
    /// Changes that are only on this device.
    pub only_here: u32,
    /// Whether the server has any of it, as far as known here.
    pub on_server: bool,
    /// Whether the draft is here; else only an Edition is.
    pub draft: bool,
    /// The newest Edition.
    pub edition: Option<u32>,
}

/// What a new plan begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlan {
    /// Plan or regulation.
    pub kind: PlanKind,
    /// The words of its title; may be empty.
    pub title: String,
    /// The school's name as printed.
    pub school: String,
    /// The school year.
    pub school_year: Option<SchoolYear>,
    /// The headings that it begins with.
    pub sections: Vec<String>,
}

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
}

/// The context.
#[derive(Clone, Copy)]
pub struct Library {
    storage: StoredValue<Rc<Storage>, LocalStorage>,
    plans: Plans,
    lines: RwSignal<Arc<Vec<Line>>>,
    created: StoredValue<Rc<dyn Fn(DocId)>, LocalStorage>,
}

impl Library {
    /// Makes the context; the list fills as soon as it is read. `created` is told of new plans.
    pub(crate) fn new(storage: &Storage, plans: Plans, created: impl Fn(DocId) + 'static) -> Self {
        let library = Self {
            storage: StoredValue::new_local(Rc::new(storage.clone())),
            plans,
            lines: RwSignal::new(Arc::default()),
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

    /// Makes an empty plan.
    pub async fn create(self, new: NewPlan) -> Result<DocId, CreateError> {
        self.keep_new(|document, replica, at| begin(document, replica, at, &new))
            .await
    }

    /// Makes a plan of an imported draft.
    pub async fn create_from(self, draft: &Draft) -> Result<DocId, CreateError> {
        self.keep_new(|document, replica, at| Ok(plant(document, replica, at, draft)?))
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

    /// Reads the list again.
    pub(crate) fn refresh(self) {
        spawn_local(async move {
            // What cannot be read now is read with the next change.
            if let Ok(lines) = lines(&self.storage()).await {
                self.lines.set(Arc::new(lines));
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
        storage.keep_entry(doc, &describe(&document)).await?;
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

/// What the list shows of a document.
pub(crate) fn describe(document: &Document) -> Entry {
    let view = PlanView::of(document);
    Entry {
        title: view.title(document),
        kind: view.meta.kind.code().to_owned(),
        school_year: view.meta.school_year,
        parts: u32::try_from(view.rows.len()).unwrap_or(u32::MAX),
        touched: clock::now(),
    }
}

async fn lines(storage: &Storage) -> Result<Vec<Line>, StorageError> {
    let unsent = storage.unsent().await?;
    let positions = storage.positions().await?;
    let editions = storage.newest_editions().await?;
    let of = |doc| {
        editions
            .iter()
            .find(|(known, _)| *known == doc)
            .map(|(_, record)| record)
    };
    let mut lines = Vec::new();
    for (doc, entry) in storage.catalogue().await? {
        let only_here = unsent.iter().find(|(known, _)| *known == doc);
        let read = positions.iter().find(|(known, _)| *known == doc);
        lines.push(Line {
            doc,
            title: entry.title,
            kind: kind(&entry.kind),
            school_year: entry.school_year,
            parts: entry.parts,
            touched: entry.touched,
            only_here: only_here.map_or(0, |(_, count)| *count),
            on_server: read.is_some_and(|(_, position)| 0 < position.read),
            draft: true,
            edition: of(doc).map(|record| record.number),
        });
    }
    for (doc, record) in &editions {
        if !lines.iter().any(|line| line.doc == *doc) {
            lines.extend(edition_line(*doc, record));
        }
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.touched));
    Ok(lines)
}

fn edition_line(doc: DocId, record: &EditionRecord) -> Option<Line> {
    let content = Content::from_bytes(&record.content).ok()?;
    let titles = content
        .parts
        .iter()
        .filter(|part| part.kind == NodeKind::Title);
    let title: Vec<&str> = titles.map(|part| part.text.as_str()).collect();
    Some(Line {
        doc,
        title: title.join(" "),
        kind: kind(&content.kind),
        school_year: content.school_year,
        parts: u32::try_from(content.parts.len()).unwrap_or(u32::MAX),
        touched: record.issued,
        only_here: 0,
        on_server: true,
        draft: false,
        edition: Some(record.number),
    })
}

fn kind(code: &str) -> PlanKind {
    if code == PlanKind::Regulation.code() {
        PlanKind::Regulation
    } else {
        PlanKind::Plan
    }
}

fn with_content(record: EditionRecord) -> Option<(EditionRecord, Content)> {
    let content = Content::from_bytes(&record.content).ok()?;
    Some((record, content))
}

/// The first changes of an empty plan.
fn begin(
    document: &mut Document,
    replica: ReplicaId,
    at: Timestamp,
    new: &NewPlan,
) -> Result<Vec<Change>, CreateError> {
    let mut changes = Vec::new();
    let mut act = |document: &mut Document, act| -> Result<(), CreateError> {
        changes.push(document.commit(replica, at, act)?.0);
        Ok(())
    };
    let kind = DocKind::Plan;
    act(document, Act::Open { kind })?;
    let mut fields = vec![(Field::PlanKind, Value::Text(new.kind.code().to_owned()))];
    if !new.school.is_empty() {
        fields.push((Field::School, Value::Text(new.school.clone())));
    }
    if let Some(SchoolYear(year)) = new.school_year {
        fields.push((Field::SchoolYear, Value::Number(year.into())));
    }
    for (field, value) in fields {
        let set = edit::set(document, None, field, value)?;
        act(document, set)?;
    }
    let sections = new.sections.iter().map(|words| (NodeKind::Section, words));
    for (kind, words) in std::iter::once((NodeKind::Title, &new.title)).chain(sections) {
        let last = document.children(None).last().copied();
        let made = edit::create(document, None, last, kind, Side::Joint, words)?;
        act(document, made)?;
    }
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_plan_has_its_kind_year_school_and_title() {
        let mut document = Document::new(DocId(1));
        let new = NewPlan {
            kind: PlanKind::Regulation,
            title: "Phối hợp công tác".to_owned(),
            school: "Trường Tiểu học Sông Mây".to_owned(),
            sections: Vec::new(),
            school_year: Some(SchoolYear(2026)),
        };
        begin(&mut document, ReplicaId(1), Timestamp(1), &new).unwrap();
        let view = PlanView::of(&document);
        assert_eq!(view.title(&document), "Phối hợp công tác");
        assert_eq!(view.meta.kind, PlanKind::Regulation);
        assert_eq!(view.meta.school, "Trường Tiểu học Sông Mây");
        assert_eq!(view.meta.school_year, Some(SchoolYear(2026)));
    }
}
