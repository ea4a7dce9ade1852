//! The open plan as its screen holds it: which part one is in, what it may be done to, and the acts that keys and buttons
//! mean. Every act is judged here first by the rules that the server will judge it by.

mod acts;
mod focus;
mod reading;

use std::collections::HashMap;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use lientich_shared::directory::Role;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::sign_off::Step;
use lientich_shared::plan::template;

use super::find::Finding;
use super::news::News;
use crate::desk;
use crate::library::{Library, Line};
use crate::parties::People;
use crate::plan_store::PlanStore;
use crate::session::Session;
use crate::sync::Sync;

pub(super) use focus::Caret;
pub(super) use reading::{ChangedBy, Part};

/// The open plan.
#[derive(Clone, Copy)]
pub(super) struct Editor {
    /// Its store.
    pub(super) plan: PlanStore,
    /// What is looked for in it.
    pub(super) finding: Finding,
    /// Whether the merge report is open.
    pub(super) report_open: RwSignal<bool>,
    /// How many parts are drawn, from the first one on: all of them after a moment.
    pub(super) drawn: RwSignal<usize>,
    current: RwSignal<Option<NodeId>>,
    places: Memo<Arc<HashMap<NodeId, usize>>>,
    people: Memo<People>,
    /// Of the person; none in a plan that is put away.
    roles: Memo<Vec<Role>>,
    /// Whether the plan is put away: nobody writes in it any more.
    is_archived: Memo<bool>,
    /// Whether what is edited is a template of the school's own.
    is_template: bool,
    news: RwSignal<Arc<News>>,
    controls: StoredValue<HashMap<NodeId, NodeRef<html::Textarea>>>,
    wanted: StoredValue<Option<(NodeId, Caret)>>,
    session: Session,
    sync: Sync,
}

impl Editor {
    /// Makes it and hands it to everything on the page.
    pub(super) fn provide(plan: PlanStore) -> Self {
        let session = expect_context::<Session>();
        let view = plan.view();
        let places = move |_: Option<&Arc<HashMap<NodeId, usize>>>| {
            let rows = view.get();
            Arc::new(
                rows.rows
                    .iter()
                    .enumerate()
                    .map(|(at, row)| (row.node, at))
                    .collect(),
            )
        };
        let lines = expect_context::<Library>().plans();
        let doc = plan.doc();
        let is_archived = Memo::new(move |_| {
            let put_away = |line: &Line| line.doc == doc && line.step == Some(Step::Archived);
            lines.with(|lines| lines.iter().any(put_away))
        });
        let editor = Self {
            plan,
            finding: Finding::new(),
            report_open: RwSignal::new(false),
            drawn: RwSignal::new(super::sheet::FIRST),
            current: RwSignal::new(None),
            places: Memo::new(places),
            people: Memo::new(move |_| People::of(session.directory().get(), desk::today())),
            roles: Memo::new(move |_| {
                if is_archived.get() {
                    Vec::new()
                } else {
                    session.roles()
                }
            }),
            is_archived,
            is_template: plan.read(template::is_template),
            news: RwSignal::new(Arc::default()),
            controls: StoredValue::new(HashMap::new()),
            wanted: StoredValue::new(None),
            session,
            sync: expect_context(),
        };
        provide_context(editor);
        editor
    }

    /// That of this page.
    pub(super) fn here() -> Self {
        expect_context()
    }
}

/// The forms and sheets of the page, and for which part they are open.
#[derive(Clone, Copy)]
pub(super) struct Dialogs {
    /// The duty of a clause.
    pub(super) duty: RwSignal<Option<NodeId>>,
    /// What stands around the plan.
    pub(super) fields: RwSignal<bool>,
    /// The choice of a legal basis.
    pub(super) basis: RwSignal<bool>,
    /// The list of contents, on a phone.
    pub(super) contents: RwSignal<bool>,
    /// Changes, history and trash, where there is no panel for them.
    pub(super) panel: RwSignal<bool>,
    /// The chosen tab of the panel.
    pub(super) tab: RwSignal<&'static str>,
}

impl Dialogs {
    /// All closed.
    pub(super) fn provide() -> Self {
        let dialogs = Self {
            duty: RwSignal::new(None),
            fields: RwSignal::new(false),
            basis: RwSignal::new(false),
            contents: RwSignal::new(false),
            panel: RwSignal::new(false),
            tab: RwSignal::new(super::panel::CHANGES),
        };
        provide_context(dialogs);
        dialogs
    }

    /// Those of this page.
    pub(super) fn here() -> Self {
        expect_context()
    }
}
