//! What of an open plan is on the screen: one signal per text and per node, so that a keystroke
//! redraws one row and no other.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use leptos::prelude::*;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::document::{Applied, Document};

use super::level::{Level, Levels};
use super::splice::Splice;

type Hear = Box<dyn Fn(&Splice)>;

/// The signals of one plan. Made when they are first asked for.
pub(super) struct Signals {
    texts: RefCell<BTreeMap<NodeId, ArcRwSignal<String>>>,
    nodes: RefCell<BTreeMap<NodeId, ArcRwSignal<u32>>>,
    levels: RefCell<BTreeMap<NodeId, ArcRwSignal<Level>>>,
    /// Open text controls, by their node; the number tells two controls of one node apart.
    controls: RefCell<BTreeMap<(NodeId, u32), Hear>>,
    next_control: Cell<u32>,
    /// Grows whenever outline, nodes or the document's fields change.
    pub(super) structure: ArcRwSignal<u32>,
    /// Grows with every change of what the plan says.
    pub(super) revision: ArcRwSignal<u32>,
}

impl Signals {
    pub(super) fn new() -> Self {
        Self {
            texts: RefCell::default(),
            nodes: RefCell::default(),
            levels: RefCell::default(),
            controls: RefCell::default(),
            next_control: Cell::new(0),
            structure: ArcRwSignal::new(0),
            revision: ArcRwSignal::new(0),
        }
    }

    pub(super) fn text(&self, node: NodeId, document: &Document) -> ArcRwSignal<String> {
        let mut texts = self.texts.borrow_mut();
        let fresh = || ArcRwSignal::new(document.text(node));
        texts.entry(node).or_insert_with(fresh).clone()
    }

    pub(super) fn node(&self, node: NodeId) -> ArcRwSignal<u32> {
        let mut nodes = self.nodes.borrow_mut();
        nodes
            .entry(node)
            .or_insert_with(|| ArcRwSignal::new(0))
            .clone()
    }

    pub(super) fn level(&self, node: NodeId, levels: &Levels) -> ArcRwSignal<Level> {
        let mut signals = self.levels.borrow_mut();
        let fresh = || ArcRwSignal::new(levels.of(node));
        signals.entry(node).or_insert_with(fresh).clone()
    }

    /// Hears of splices of a text that come from elsewhere. Returns the name to stop by.
    pub(super) fn listen(&self, node: NodeId, hear: impl Fn(&Splice) + 'static) -> (NodeId, u32) {
        let name = (node, self.next_control.get());
        self.next_control.set(name.1 + 1);
        self.controls.borrow_mut().insert(name, Box::new(hear));
        name
    }

    pub(super) fn stop(&self, control: (NodeId, u32)) {
        self.controls.borrow_mut().remove(&control);
    }

    /// Shows what was applied. `typed_in` is the control that the change came from, if any: it
    /// shows its text already.
    pub(super) fn show(
        &self,
        document: &Document,
        applied: &Applied,
        typed_in: Option<(NodeId, u32)>,
    ) {
        if applied.is_empty() {
            return;
        }
        self.tell_controls(applied, typed_in);
        for node in &applied.texts {
            let signal = self.texts.borrow().get(node).cloned();
            if let Some(signal) = signal {
                signal.set(document.text(*node));
            }
        }
        for node in &applied.nodes {
            let signal = self.nodes.borrow().get(node).cloned();
            if let Some(signal) = signal {
                signal.update(|revision| *revision += 1);
            }
        }
        if applied.outline || applied.document_fields || !applied.nodes.is_empty() {
            self.structure.update(|revision| *revision += 1);
        }
        self.revision.update(|revision| *revision += 1);
    }

    /// Shows the levels of these nodes.
    pub(super) fn show_levels(&self, levels: &Levels, nodes: &[NodeId]) {
        for node in nodes {
            let signal = self.levels.borrow().get(node).cloned();
            if let Some(signal) = signal {
                set_if_changed(&signal, levels.of(*node));
            }
        }
    }

    /// Shows all levels again.
    pub(super) fn show_all_levels(&self, levels: &Levels) {
        let nodes: Vec<NodeId> = self.levels.borrow().keys().copied().collect();
        self.show_levels(levels, &nodes);
    }

    fn tell_controls(&self, applied: &Applied, typed_in: Option<(NodeId, u32)>) {
        let controls = self.controls.borrow();
        for (node, splices) in &applied.splices {
            let of_node = controls.range((*node, 0)..=(*node, u32::MAX));
            for (_, hear) in of_node.filter(|(name, _)| Some(**name) != typed_in) {
                for splice in splices {
                    hear(&splice.into());
                }
            }
        }
    }
}

fn set_if_changed<T: PartialEq + Send + Sync + 'static>(signal: &ArcRwSignal<T>, value: T) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}
