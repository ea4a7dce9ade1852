//! Rà soát in the editor: what was found at a clause, marked in the margin and in its words; the pane with all of it, and
//! what can be done about each. What is found is `crate::checks`.

mod acts;
mod card;
mod mark;
mod pane;

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::checks::Severity;
use lientich_shared::log::change::NodeId;

use super::comments::Comments;
use super::editor::{Dialogs, Editor};
use super::panel;
use crate::checks::{Checks, Found, Report};
use crate::strings::checks::{counts, t};
use crate::strings::fill;
use crate::ui::toast::Toasts;
pub(super) use mark::{FoundMark, FoundWords};
pub(super) use pane::{ChecksPane, Summary};

/// What was found in the open plan, and what of it the pane shows.
#[derive(Clone, Copy)]
pub(super) struct Checking {
    editor: Editor,
    comments: Comments,
    toasts: Toasts,
    checks: Checks,
    /// What is left at each part.
    by_part: Memo<Arc<HashMap<NodeId, Vec<Found>>>>,
    /// The part that the pane is about; `None` for all.
    scope: RwSignal<Option<NodeId>>,
    /// How grave what it shows must be; `None` for all.
    kind: RwSignal<Option<Severity>>,
}

impl Checking {
    /// Makes it and hands it to everything on the page.
    pub(super) fn provide(editor: Editor) {
        let checks = Checks::of(editor.plan);
        let report = checks.report();
        let by_part = Memo::new(move |_| {
            let mut by_part: HashMap<NodeId, Vec<Found>> = HashMap::new();
            report.with(|report| {
                for found in report.iter().flat_map(|report| report.left()) {
                    by_part.entry(found.node).or_default().push(found.clone());
                }
            });
            Arc::new(by_part)
        });
        let checking = Self {
            editor,
            comments: Comments::here(),
            toasts: Toasts::here(),
            checks,
            by_part,
            scope: RwSignal::new(None),
            kind: RwSignal::new(None),
        };
        Effect::new(move |_| checking.scope.set(editor.current().get()));
        provide_context(checking);
    }

    /// That of this page.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// What is left at a part. Tracked.
    fn at(self, node: NodeId) -> Vec<Found> {
        let at = |parts: &Arc<HashMap<NodeId, Vec<Found>>>| parts.get(&node).cloned();
        self.by_part.try_with(at).flatten().unwrap_or_default()
    }

    /// The last report. Tracked.
    fn report(self) -> Option<Arc<Report>> {
        self.checks.report().get()
    }

    /// What the tab is called: with what is graver than a hint.
    pub(super) fn tab(self) -> Signal<String> {
        Signal::derive(move || {
            let grave = |report: Arc<Report>| {
                report.count(Severity::Error) + report.count(Severity::Warning)
            };
            match self.report().map_or(0, grave) {
                0 => t().tab.to_owned(),
                count => fill(t().tab_count, &[&count.to_string()]),
            }
        })
    }

    /// Shows what was found at a part, or all: beside the plan where there is room, else over it.
    fn show(self, dialogs: Dialogs, node: Option<NodeId>) {
        self.scope.set(node);
        dialogs.tab.set(panel::CHECKS);
        if !panel::is_beside() {
            dialogs.panel.set(true);
        }
    }

    /// "2 lỗi, 1 cần xem".
    fn counted(report: &Report) -> String {
        counts(|severity| report.count(severity))
    }
}
