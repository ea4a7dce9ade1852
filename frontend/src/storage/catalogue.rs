//! What the list of plans shows without opening any, and which version of each was last seen.

use lientich_shared::ids::DocId;
use lientich_shared::log::change::ChangeId;
use lientich_shared::log::codec;
use lientich_shared::log::sign_off::Step;
use lientich_shared::time::{SchoolYear, Timestamp};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::error::StorageError;
use super::schema::{self, Store};
use super::writes::Writes;
use super::{Durability, Storage};

/// A line of the list of plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The words of the title.
    pub title: String,
    /// Code of the kind of plan, as in `Field::PlanKind`.
    pub kind: String,
    /// The school year.
    pub school_year: Option<SchoolYear>,
    /// How many parts it has.
    pub parts: u32,
    /// When a change was last made or received here.
    pub touched: Timestamp,
    /// Where the plan stands in its life; `None` in what was kept before apps knew of it.
    #[serde(skip)]
    pub step: Option<Step>,
    /// What a report is of, as in `Field::ReportOf`; empty for plans, and in what was kept before there
    /// were reports.
    #[serde(skip)]
    pub report_of: String,
    /// What a school's own template is called, empty once it was taken away; `None` for plans, and in what was kept
    /// before there were such templates.
    #[serde(skip)]
    pub template: Option<String>,
}

/// An entry as it is kept: the number of its step stands behind it, then what a report is of, then the name of a
/// template, where earlier apps do not look.
type Kept = (Entry, u16, String, Option<String>);

/// Stands for no known step: no step has this number.
const NO_STEP: u16 = u16::MAX;

/// Reads an entry, or what there is of it: each part came later than those before it.
fn entry(value: &JsValue) -> Result<Entry, StorageError> {
    let kept: Result<Kept, _> = super::decode(Store::Catalogue, value);
    if let Ok((entry, step, report_of, template)) = kept {
        return Ok(Entry {
            step: codec::step_of(step),
            report_of,
            template,
            ..entry
        });
    }
    let with_report: Result<(Entry, u16, String), _> = super::decode(Store::Catalogue, value);
    if let Ok((entry, step, report_of)) = with_report {
        return Ok(Entry {
            step: codec::step_of(step),
            report_of,
            ..entry
        });
    }
    let with_step: Result<(Entry, u16), _> = super::decode(Store::Catalogue, value);
    match with_step {
        Ok((entry, step)) => Ok(Entry {
            step: codec::step_of(step),
            ..entry
        }),
        Err(_) => super::decode(Store::Catalogue, value),
    }
}

impl Storage {
    /// The whole list.
    pub async fn catalogue(&self) -> Result<Vec<(DocId, Entry)>, StorageError> {
        let rows = self.scan(Store::Catalogue, None).await?;
        let read = |(key, value): (String, _)| {
            let doc = schema::document_of(&key)?;
            Some(entry(&value).map(|entry| (doc, entry)))
        };
        rows.into_iter().filter_map(read).collect()
    }

    /// Keeps a line of the list.
    pub async fn keep_entry(&self, doc: DocId, entry: &Entry) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        let step = entry.step.map_or(NO_STEP, codec::step_code);
        writes.put(
            Store::Catalogue,
            &schema::document(doc),
            &(entry, step, &entry.report_of, &entry.template),
        )?;
        self.commit(writes, Durability::Relaxed).await
    }

    /// The heads of the version that the person had seen when they last left the plan.
    pub async fn last_seen(&self, doc: DocId) -> Result<Option<Vec<ChangeId>>, StorageError> {
        self.get(Store::LastSeen, &schema::document(doc)).await
    }

    /// Keeps the heads of the version that the person has seen.
    pub async fn keep_last_seen(&self, doc: DocId, heads: &[ChangeId]) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        writes.put(Store::LastSeen, &schema::document(doc), &heads)?;
        self.commit(writes, Durability::Relaxed).await
    }

    /// Deletes everything that is kept of a document, but not the words that were refused in it.
    pub async fn forget(&self, doc: DocId) -> Result<(), StorageError> {
        self.forget_farewells(Some(doc));
        let mut writes = Writes::default();
        for store in [
            Store::Catalogue,
            Store::Positions,
            Store::LastSeen,
            Store::Rounds,
            Store::Talks,
            Store::Digests,
        ] {
            writes.delete(store, &schema::document(doc));
        }
        for store in [
            Store::Log,
            Store::Unsealed,
            Store::Outbox,
            Store::Writers,
            Store::Editions,
            Store::Rounds,
        ] {
            writes.delete_range(store, schema::parts(doc)?);
        }
        self.commit(writes, Durability::Strict).await
    }
}
