//! The duties of clauses: what is assigned, what the words of the plan suggest, and the acts that put one into the
//! other. Shown under the clause, in the panel beside the plan, and in a dialog; read in the words by
//! `lientich_shared::proposals`, bit by bit while the hands rest.

mod cards;
mod dialog;
mod form;
mod line;
mod model;
mod offering;
mod pane;
mod picker;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use lientich_shared::log::change::{Act, NodeId};
use lientich_shared::log::duty::{Duty, DutyId};
use lientich_shared::plan::assignments::{Assigned, Assignments, PLAIN};
use lientich_shared::proposals::{Offer, Offered, Reader};

use super::editor::{Dialogs, Editor};
use super::panel;
use crate::desk;
use crate::strings::duties::t;
use crate::strings::fill;
use crate::ui::rest::after_rest;
use crate::ui::toast::Toasts;
pub(super) use dialog::DutyDialog;
pub(super) use line::{Line, OfferMark};
use offering::{mark_of, without};
pub(super) use pane::DutiesPane;

/// Clauses that are read at a time: so few that no key waits long for them.
const AT_A_TIME: usize = 3;

/// What of a duty is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Writing {
    /// A new one of a clause.
    New(NodeId),
    /// One that is there.
    Held(DutyId, Duty),
    /// One that is suggested, before it is accepted.
    Offered(NodeId, Offered),
}

impl Writing {
    fn node(&self) -> NodeId {
        match self {
            Self::New(node) | Self::Offered(node, _) => *node,
            Self::Held(id, _) => id.node,
        }
    }
}

/// The duties of the open plan.
#[derive(Clone, Copy)]
pub(super) struct Duties {
    editor: Editor,
    dialogs: Dialogs,
    /// What is suggested, dismissed or not.
    read: RwSignal<Arc<Vec<Offer>>>,
    /// What is offered: to somebody who may accept it, and not dismissed.
    offers: Memo<Arc<Vec<Offer>>>,
    /// How many are offered, by clause.
    counts: Memo<Arc<HashMap<NodeId, usize>>>,
    /// Marks of what was dismissed on this device.
    dismissed: RwSignal<Arc<BTreeSet<String>>>,
    /// The clause that the pane is about; `None` for all.
    scope: RwSignal<Option<NodeId>>,
    /// What is being written in the dialog.
    writing: RwSignal<Option<Writing>>,
    reader: StoredValue<Reader>,
    /// Grows with every change: what reads an older plan stops.
    run: StoredValue<u32>,
}

impl Duties {
    /// Makes it and hands it to everything on the page.
    pub(super) fn provide(editor: Editor) {
        let read = RwSignal::new(Arc::new(Vec::new()));
        let dismissed = RwSignal::new(Arc::new(offering::dismissed(editor.plan.doc())));
        let offers = Memo::new(move |_| {
            let may = |offer: &Offer| {
                let row = editor.row(offer.node);
                row.is_some_and(|row| editor.refusal_of_side(row.side).is_none())
            };
            let read = read.get();
            let left = read.iter().filter(|offer| may(offer));
            let left = left.filter_map(|offer| without(offer, &dismissed.get()));
            Arc::new(left.collect::<Vec<_>>())
        });
        let counts = Memo::new(move |_| {
            let count = |offer: &Offer| (offer.node, offer.offered.len());
            Arc::new(offers.with(|offers| offers.iter().map(count).collect()))
        });
        let duties = Self {
            editor,
            dialogs: Dialogs::here(),
            read,
            offers,
            counts,
            dismissed,
            scope: RwSignal::new(None),
            writing: RwSignal::new(None),
            reader: StoredValue::new(Reader::default()),
            run: StoredValue::new(0),
        };
        Effect::new(move |_| duties.scope.set(editor.current().get()));
        let stop = move || {
            let _ = duties.run.try_update_value(|run| *run += 1);
        };
        after_rest(editor.plan.revision(), stop, move || duties.begin());
        provide_context(duties);
    }

    /// That of this page.
    pub(super) fn here() -> Self {
        expect_context()
    }

    fn begin(self) {
        self.reader.try_update_value(Reader::begin);
        if let Some(run) = self.run.try_get_value() {
            self.look(run);
        }
    }

    /// Reads some clauses, and the others in a moment.
    fn look(self, run: u32) {
        // The page may be gone by now.
        let Some(view) = self.editor.plan.view().try_get_untracked() else {
            return;
        };
        if self.run.try_get_value() != Some(run) {
            return;
        }
        let teams = Arc::new(untrack(|| self.editor.people()).teams());
        let done = self.editor.plan.read(|document| {
            self.reader.try_update_value(|reader| {
                let done = reader.read(document, &view, &teams, AT_A_TIME);
                done.then(|| reader.offers(document, &view))
            })
        });
        match done {
            Some(Some(offers)) if self.read.with_untracked(|read| **read != offers) => {
                self.read.set(Arc::new(offers));
            }
            Some(None) => set_timeout(move || self.look(run), Duration::ZERO),
            _ => {}
        }
    }

    /// What the tab is called: with what is offered.
    pub(super) fn tab(self) -> Signal<String> {
        Signal::derive(move || match self.offered_count() {
            0 => t().tab.to_owned(),
            count => fill(t().tab_count, &[&count.to_string()]),
        })
    }

    fn offered_count(self) -> usize {
        self.counts.with(|counts| counts.values().sum())
    }

    /// What is offered for a clause. Tracked.
    fn of_clause(self, node: NodeId) -> Option<Offer> {
        self.offers
            .with(|offers| offers.iter().find(|offer| offer.node == node).cloned())
    }

    /// The duties of a clause, that of its older fields first. Tracked.
    fn assigned(self, node: NodeId) -> Vec<Assigned> {
        self.editor.plan.node(node).track();
        let carried = self
            .editor
            .plan
            .read(|document| Assignments::of_clause(document, node).duties);
        let plain = self.editor.row(node).and_then(|row| line::plain(&row));
        let plain = plain.map(|duty| Assigned {
            id: DutyId { node, slot: PLAIN },
            duty,
            others: Vec::new(),
        });
        plain.into_iter().chain(carried).collect()
    }

    /// Shows what is offered: beside the plan where there is room; else that of the clause in a dialog.
    pub(super) fn show(self, node: Option<NodeId>) {
        self.scope.set(node);
        self.dialogs.tab.set(panel::DUTIES);
        match node {
            _ if panel::is_beside() => {}
            Some(node) => self.open(node),
            None => self.dialogs.panel.set(true),
        }
    }

    /// Opens the dialog of a clause.
    pub(super) fn open(self, node: NodeId) {
        self.writing.set(None);
        self.dialogs.duty.set(Some(node));
    }

    /// Opens the form, in the dialog of the clause.
    fn write(self, writing: Writing) {
        let node = writing.node();
        self.writing.set(Some(writing));
        self.dialogs.duty.set(Some(node));
    }

    /// Puts suggested duties into the plan.
    fn accept(self, offers: &[Offer]) {
        self.editor.plan.finish_typing();
        let acts = self
            .editor
            .plan
            .read(|document| offering::acts(document, offers, desk::draw()));
        let count = acts.len();
        self.do_all(acts, fill(t().accepted, &[&count.to_string()]));
    }

    /// Puts a duty where another stood, or takes it away.
    fn put(self, id: DutyId, duty: Option<Duty>) {
        self.editor.plan.finish_typing();
        let removes = duty.is_none();
        let acts = self
            .editor
            .plan
            .read(|document| model::put(document, id, desk::draw(), duty));
        if removes {
            self.do_all(acts, t().removed.to_owned());
        } else {
            self.editor.do_all(acts);
        }
    }

    /// Gives a clause one more duty.
    fn add(self, node: NodeId, duty: Duty) {
        self.editor.plan.finish_typing();
        let act = self.editor.plan.read(|document| {
            let slot = model::slot(document, node, desk::draw());
            model::add(document, node, slot, duty)
        });
        self.editor.do_all(act.into_iter().collect());
    }

    /// Does acts, says so, and offers the way back.
    fn do_all(self, acts: Vec<Act>, said: String) {
        let done = self.editor.do_all(acts);
        if !done.is_empty() {
            let undo = move || self.editor.take_back(&done);
            Toasts::here().offer(said, crate::strings::t().undo, undo);
        }
    }

    /// Puts suggestions aside on this device, with a way back.
    fn dismiss(self, offers: &[Offer]) {
        let before = self.dismissed.get_untracked();
        let marks = offers.iter().flat_map(|offer| {
            let marks = offer.offered.iter();
            marks.map(|offered| mark_of(offer.node, offered))
        });
        let marks: BTreeSet<String> = marks.collect();
        let count = marks.len();
        self.keep_dismissed(before.union(&marks).cloned().collect());
        let undo = move || self.keep_dismissed((*before).clone());
        let said = fill(t().dismissed, &[&count.to_string()]);
        Toasts::here().offer(said, crate::strings::t().undo, undo);
    }

    fn keep_dismissed(self, marks: BTreeSet<String>) {
        offering::keep_dismissed(self.editor.plan.doc(), &marks);
        self.dismissed.set(Arc::new(marks));
    }
}
