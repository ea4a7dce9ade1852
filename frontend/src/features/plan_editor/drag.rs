//! Dragging a part to another place: which one, and where it would go if it were let go now.

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::log::change::NodeId;

use super::editor::Editor;
use super::model::{self, Drop};
use crate::ui::walk;

/// What is being dragged, and to where.
#[derive(Clone, Copy)]
pub(super) struct Drag {
    editor: Editor,
    dragged: RwSignal<Option<NodeId>>,
    place: RwSignal<Option<Place>>,
}

/// Where it would go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    target: NodeId,
    parent: Option<NodeId>,
    after: Option<NodeId>,
    drop: Drop,
}

impl Drag {
    /// Makes it and hands it to the rows.
    pub(super) fn provide(editor: Editor) {
        provide_context(Self {
            editor,
            dragged: RwSignal::new(None),
            place: RwSignal::new(None),
        });
    }

    /// That of this plan.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// Whether this part is being dragged.
    pub(super) fn is_dragged(self, node: NodeId) -> bool {
        self.dragged.get() == Some(node)
    }

    /// Where beside this row the dragged part would go.
    pub(super) fn drop_on(self, node: NodeId) -> Option<Drop> {
        self.place
            .get()
            .filter(|place| place.target == node)
            .map(|place| place.drop)
    }

    /// The handle of a part was pressed.
    pub(super) fn begin(self, node: NodeId) {
        self.dragged.set(Some(node));
    }

    /// The pointer moved.
    pub(super) fn over(self, event: &ev::PointerEvent) {
        let Some(dragged) = self.dragged.get_untracked() else {
            return;
        };
        walk::scroll_at_edge(event);
        let place = walk::under_pointer(event, "data-node").and_then(|(target, height)| {
            let target = NodeId(target.parse().ok()?);
            let rows = self.editor.rows_now();
            let (parent, after, drop) = model::drop_at(&rows.rows, dragged, target, height)?;
            Some(Place {
                target,
                parent,
                after,
                drop,
            })
        });
        if self.place.get_untracked() != place {
            self.place.set(place);
        }
    }

    /// The part was let go.
    pub(super) fn end(self) {
        let (dragged, place) = (self.dragged.get_untracked(), self.place.get_untracked());
        self.cancel();
        if let (Some(node), Some(place)) = (dragged, place) {
            self.editor.move_to(node, place.parent, place.after);
        }
    }

    /// Never mind.
    pub(super) fn cancel(self) {
        self.dragged.set(None);
        self.place.set(None);
    }
}
