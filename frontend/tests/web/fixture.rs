//! What the tests share: a database of their own each, a person, a disk that can be full.

use std::cell::Cell;

use leptos::prelude::*;
use lientich_frontend::library::NewPlan;
use lientich_frontend::plan_store::{Opened, PlanStore, Saved};
use lientich_frontend::platform::{random, timer};
use lientich_frontend::start::{self, Contexts};
use lientich_frontend::storage::Storage;
use lientich_shared::api::Me;
use lientich_shared::directory::DeviceCertificate;
use lientich_shared::ids::{DeviceId, DocId, PersonId, SchoolId};
use lientich_shared::log::change::NodeId;
use lientich_shared::plan::view::PlanKind;
use lientich_shared::time::Timestamp;

/// A database name that no other test has.
pub fn fresh_name() -> String {
    format!("test-{}", random::document().unwrap())
}

/// Somebody who is signed in.
pub fn somebody() -> Me {
    let (school, person, device) = (SchoolId(1), PersonId(2), DeviceId(3));
    Me {
        school,
        person,
        device,
        certificate: DeviceCertificate {
            school,
            device,
            person,
            public_key: Vec::new(),
            issued: Timestamp(0),
            revoked: None,
            signature: Vec::new(),
        },
        server_key: String::new(),
    }
}

/// A tab of the app on a database, with the owner for what its screens make.
pub async fn tab(name: &str) -> (Owner, Contexts) {
    // Starts what runs effects.
    mount_to_body(|| ());
    let storage = Storage::open_named(name).await.unwrap();
    storage.keep_me(&somebody()).await.unwrap();
    let start = start::open_named(name).await.unwrap();
    let owner = Owner::new();
    let contexts = owner.with(|| start.provide());
    // A tab lives until the page goes: its tasks outlast the test.
    std::mem::forget(owner.clone());
    (owner, contexts)
}

/// An empty plan with a title.
pub async fn plan(contexts: &Contexts) -> DocId {
    let new = NewPlan {
        kind: PlanKind::Plan,
        title: "Phối hợp".to_owned(),
        school: String::new(),
        sections: Vec::new(),
        school_year: None,
    };
    contexts.library.create(new).await.unwrap()
}

/// Opens a plan and waits for it.
pub async fn open(owner: &Owner, contexts: &Contexts, doc: DocId) -> PlanStore {
    let opened = owner.with(|| contexts.plans.open(doc));
    let ready = Cell::new(None);
    until("the plan is open", || match opened.get_untracked() {
        Opened::Ready(plan) => {
            ready.set(Some(plan));
            true
        }
        Opened::Opening => false,
        Opened::Missing => panic!("the plan is missing"),
        Opened::Failed(error) => panic!("{error}"),
    })
    .await;
    ready.get().unwrap()
}

/// The node of the plan's title.
pub fn title(plan: PlanStore) -> NodeId {
    plan.read(|document| document.children(None)[0])
}

/// Waits until everything is on the disk.
pub async fn saved(plan: PlanStore) {
    until("all is saved", || {
        plan.saved().get_untracked() == Saved::OnDevice
    })
    .await;
}

/// Waits for a condition, looking again after each turn of the browser's event loop.
pub async fn until(what: &str, condition: impl Fn() -> bool) {
    for _ in 0..2_000 {
        if condition() {
            return;
        }
        timer::pause(1).await;
    }
    panic!("it never came true that {what}");
}

/// While it lives, every transaction that writes is aborted by the browser, as on a full disk.
pub struct FullDisk;

impl FullDisk {
    pub fn begin() -> Self {
        let script = "
            globalThis.wholeCommit ??= IDBTransaction.prototype.commit;
            globalThis.wholePut ??= IDBObjectStore.prototype.put;
            // Chromium reports a full disk to the transaction alone, when it commits.
            IDBTransaction.prototype.commit = function () { this.abort(); };
            IDBObjectStore.prototype.put = function (...args) {
                const request = globalThis.wholePut.apply(this, args);
                request.addEventListener('error', (event) => event.stopPropagation());
                return request;
            };";
        js_sys::eval(script).unwrap();
        Self
    }
}

impl Drop for FullDisk {
    fn drop(&mut self) {
        let script = "
            IDBTransaction.prototype.commit = globalThis.wholeCommit;
            IDBObjectStore.prototype.put = globalThis.wholePut;";
        js_sys::eval(script).unwrap();
    }
}
