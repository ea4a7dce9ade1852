//! What is done about a finding: put in what mends it, propose that to who writes the clause, or say that it is none.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::checks::Severity;
use lientich_shared::log::change::{Hash32, NodeId};
use lientich_shared::plan::clause;

use super::Checking;
use crate::checks::{Dismissal, Found};
use crate::strings::checks::t;
use crate::strings::{self, fill};

/// What the person may do about a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Put in what mends it.
    Fix,
    /// Propose it.
    Propose,
    /// Only look.
    None,
}

impl Checking {
    /// What the person may do. Tracked.
    pub(super) fn way(self, found: &Found) -> Way {
        let Some(row) = found.fix.as_ref().and_then(|_| self.editor.row(found.node)) else {
            return Way::None;
        };
        let is_text = found.field.is_none();
        match self.editor.refusal_of_side(row.side) {
            None => Way::Fix,
            Some(_) if is_text && self.may_speak(found.node) => Way::Propose,
            Some(_) => Way::None,
        }
    }

    /// Whether the person may say something of a part. Tracked.
    pub(super) fn may_speak(self, node: NodeId) -> bool {
        self.comments.refusal(Some(node)).is_none()
    }

    /// Puts in what mends it, if the plan still says what was read.
    pub(super) fn fix(self, found: &Found) {
        let plan = self.editor.plan;
        plan.finish_typing();
        let acts = plan.read(|document| {
            let fits = found.fits(document);
            fits.then(|| found.acts(document).ok()).flatten()
        });
        let Some(acts) = acts else {
            return self.toasts.say(t().changed_since);
        };
        let done = self.editor.do_step(acts);
        if !done.is_empty() {
            let name = untrack(|| self.editor.name(found.node));
            let undo = move || self.editor.take_back(&done);
            let said = fill(t().fixed, &[&name]);
            self.toasts.offer(said, strings::t().undo, undo);
        }
    }

    /// Proposes what mends it to those who write the clause.
    pub(super) fn propose(self, found: &Found) {
        let plan = self.editor.plan;
        plan.finish_typing();
        let base = plan.read(|document| {
            let hash = clause::hash(document, found.node);
            hash.filter(|_| found.fits(document))
        });
        let (Some(base), Some(mended)) = (base, found.mended()) else {
            return self.toasts.say(t().changed_since);
        };
        let why = fill(t().proposed_why, &[&found.message]);
        self.send(found.node, base, mended, why);
    }

    fn send(self, node: NodeId, base: Hash32, mended: String, why: String) {
        let said = self.comments.suggest(node, base, mended, why);
        let name = untrack(|| self.editor.name(node));
        spawn_local(async move {
            match said.await {
                Ok(()) => self.toasts.say(fill(t().proposed, &[&name])),
                Err(_) => self.toasts.say(strings::t().act_failed),
            }
        });
    }

    /// Says among the drafters that it is none.
    pub(super) fn dismiss(self, found: &Found) {
        let found = found.clone();
        spawn_local(async move {
            match self.checks.dismiss(&found).await {
                Ok(()) => self.toasts.say(t().dismissed),
                Err(_) => self.toasts.say(strings::t().act_failed),
            }
        });
    }

    /// Wants it looked at again.
    pub(super) fn take_up(self, dismissal: &Dismissal) {
        let dismissal = dismissal.clone();
        spawn_local(async move {
            if self.checks.take_up(&dismissal).await.is_err() {
                self.toasts.say(strings::t().act_failed);
            }
        });
    }
}

/// The value of `data-severity`, from which the stylesheet takes the colour.
pub(super) fn attr(severity: Severity) -> &'static str {
    severity.name()
}

/// Whether what was found is marked in the text of the clause.
pub(super) fn is_in_words(found: &Found) -> bool {
    found.field.is_none() && !found.is_of_label && found.units.0 < found.units.1
}
