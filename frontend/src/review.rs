//! What a plan that was made from last year's still has of that year. What reads it is a part of the app of its own, for
//! it knows every legal document: it comes when the first such plan is opened, from the service worker's store.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::directory::Directory;
use lientich_shared::log::document::Document;
use lientich_shared::new_year::Origin;
use lientich_shared::new_year::queue::{self, Item, Setting};
use lientich_shared::time::Day;

use crate::coming::on_demand;
use crate::desk;
use crate::plan_store::PlanStore;
use crate::session::Session;

/// Whether a plan was made from another.
pub fn is_made_from_another(plan: PlanStore) -> bool {
    plan.read(|document| Origin::of(document).is_some())
}

/// The queue of an open plan; `None` while it is being read. For the component that asks.
pub fn queue(plan: PlanStore) -> Signal<Option<Arc<Vec<Item>>>> {
    let reader = RwSignal::new(None::<Read>);
    if plan.read(|document| Origin::of(document).is_some()) {
        spawn_local(async move {
            // Without its part nothing is told; it comes with the next page.
            if let Ok(read) = reading().await {
                reader.try_set(Some(read));
            }
        });
    }
    let session = expect_context::<Session>();
    let items = Memo::new(move |_| {
        plan.revision().track();
        let (read, directory) = (reader.get()?, session.directory().get()?);
        let items = plan.read(|document| read(document, &directory, desk::today()));
        Some(Arc::new(items))
    });
    items.into()
}

/// Reads the queue of a document.
type Read = fn(&Document, &Directory, Day) -> Vec<Item>;

on_demand!(
    office,
    /// What reads it.
    fn reading() -> Read {
        read
    }
);

fn read(document: &Document, directory: &Directory, today: Day) -> Vec<Item> {
    let setting = Setting {
        directory,
        today,
        catalogue: &directory.school.catalogue(),
    };
    queue::queue(document, &setting)
}
