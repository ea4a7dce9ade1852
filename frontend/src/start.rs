//! Starting: what the device holds is opened before anything is shown, so that every context
//! begins with its state. Nothing here waits for the network.
//!
//! ```text
//! let start = start::open().await?;                 // before mounting
//! mount_to_body(move || { start.provide(); … });    // then expect_context::<Session>() and so on
//! ```

use std::cell::Cell;
use std::rc::Rc;

use futures_util::future::try_join;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::api::Me;
use lientich_shared::directory::Directory;

use crate::evidence::Evidence;
use crate::library::Library;
use crate::plan_store::Plans;
use crate::platform::quota;
use crate::session::Session;
use crate::storage::error::StorageError;
use crate::storage::{Storage, schema};
use crate::sync::Sync;
use crate::tabs::Tabs;
use crate::talks::Talks;
use crate::updates::Updates;
use crate::work::Work;

/// The opened device.
pub struct Start {
    name: String,
    storage: Storage,
    me: Option<Me>,
    directory: Option<Directory>,
}

/// Every context of the app.
#[derive(Clone, Copy)]
pub struct Contexts {
    /// Who uses the app.
    pub session: Session,
    /// Open plans.
    pub plans: Plans,
    /// The list of plans.
    pub library: Library,
    /// What is said of plans.
    pub talks: Talks,
    /// What people do about their duties.
    pub work: Work,
    /// Keeping up with the server.
    pub sync: Sync,
    /// Files that prove what is reported.
    pub evidence: Evidence,
    /// Newer versions of the app.
    pub updates: Updates,
}

/// Opens what the device holds.
pub async fn open() -> Result<Start, StorageError> {
    let start = open_named(schema::DATABASE).await?;
    if start.me.is_none() {
        start.storage.wipe_left_overs().await?;
        return open_named(schema::DATABASE).await;
    }
    Ok(start)
}

/// Opens another database, with a wire of its own to the tabs that use it; for tests.
pub async fn open_named(name: &str) -> Result<Start, StorageError> {
    let storage = Storage::open_named(name).await?;
    let (me, directory) = try_join(storage.me(), storage.directory()).await?;
    Ok(Start {
        name: name.to_owned(),
        me,
        directory,
        storage,
    })
}

impl Start {
    /// Makes the contexts and provides them to the component that calls this: the root.
    pub fn provide(self) -> Contexts {
        let Self {
            name,
            storage,
            me,
            directory,
        } = self;
        let session = Session::new(&storage, me, directory);
        let plans = Plans::new(&storage, session);
        // Words of other tabs and news of the library reach a context that is made after them.
        let late: Rc<Cell<Option<Sync>>> = Rc::default();
        let tabs = {
            let late = Rc::clone(&late);
            let hear = move |word| {
                if let Some(sync) = late.get() {
                    sync.hear(word);
                }
            };
            // A browser without the wire works with one tab at a time.
            Tabs::open(&name, hear).unwrap_or_else(|_| Tabs::alone())
        };
        let library = {
            let late = Rc::clone(&late);
            Library::new(&storage, plans, move |doc| {
                if let Some(sync) = late.get() {
                    sync.created(doc);
                }
            })
        };
        let sync = Sync::new(&storage, tabs, session, plans, library);
        late.set(Some(sync));
        plans.on_written(move |doc, changes| {
            sync.written(
                doc,
                changes.iter().map(|(_, bytes)| bytes.clone()).collect(),
            );
        });
        plans.on_described(move |_, _| sync.catalogue_changed());
        let talks = Talks::new(&storage, session, plans, library, move |doc| {
            sync.created(doc);
        });
        let work = Work::new(&storage, plans, talks);
        let evidence = Evidence::new(&storage, plans, library, sync);
        let updates = Updates::new(plans);
        provide_context(session);
        provide_context(plans);
        provide_context(library);
        provide_context(talks);
        provide_context(work);
        provide_context(sync);
        provide_context(evidence);
        provide_context(updates);
        // Asked once; where the browser says no, the settings screen says so.
        spawn_local(async { drop(quota::persist().await) });
        Contexts {
            session,
            plans,
            library,
            talks,
            work,
            sync,
            evidence,
            updates,
        }
    }
}
