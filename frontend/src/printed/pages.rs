//! The pages of a document on the screen and in print: cut where they break on paper, and drawn as large as there is room.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::log::change::NodeId;
use lientich_shared::render::{self, Paper};

use crate::platform::typeset::{self, Typesetter};
use crate::strings::preview::t;

/// How the pages are shown.
#[derive(Clone, Copy, Default)]
pub struct Showing {
    /// Whether a phone shows the words one under another, to be read, and keeps the pages for print.
    pub is_read: bool,
    /// The part that is marked, and kept in view.
    pub at: Option<Signal<Option<NodeId>>>,
    /// Told which part was pressed on.
    pub chosen: Option<Callback<NodeId>>,
}

/// What was measured and what stands on the screen.
struct Drawn {
    typesetter: Typesetter,
    pages: Vec<String>,
}

/// The pages; nothing while there is no document.
pub fn pages(paper: Signal<Option<Arc<Paper>>>, showing: Showing) -> AnyView {
    let room = NodeRef::<html::Div>::new();
    let host = NodeRef::<html::Div>::new();
    let flow = NodeRef::<html::Div>::new();
    let are_letters_here = RwSignal::new(false);
    spawn_local(async move {
        typeset::letters().await;
        are_letters_here.try_set(true);
    });
    let drawn = StoredValue::new_local(None::<Drawn>);
    let count = RwSignal::new(0_usize);
    Effect::new(move |_| {
        let (Some(room), Some(host), Some(flow)) = (room.get(), host.get(), flow.get()) else {
            return;
        };
        let (true, Some(paper)) = (are_letters_here.get(), paper.get()) else {
            return;
        };
        if showing.is_read {
            flow.set_inner_html(&render::html::blocks(&paper).concat());
        }
        drawn.update_value(|drawn| {
            let drawn = drawn.get_or_insert_with(|| Drawn {
                typesetter: Typesetter::new(room.into()),
                pages: Vec::new(),
            });
            drawn.typesetter.learn(&render::html::blocks(&paper));
            let pages = render::html::pages(&paper, &drawn.typesetter);
            count.set(pages.len());
            typeset::show(&host, &mut drawn.pages, pages);
        });
        if let Some(at) = showing.at {
            typeset::point_at(&host, untrack(|| at.get()));
        }
    });
    if let Some(at) = showing.at {
        Effect::new(move |_| {
            let at = at.get();
            if let Some(host) = host.get_untracked() {
                typeset::point_at(&host, at);
            }
        });
    }
    let press = move |event: leptos::ev::MouseEvent| {
        let node = typeset::pressed(&event).and_then(|node| node.parse().ok());
        if let (Some(chosen), Some(node)) = (showing.chosen, node) {
            chosen.run(NodeId(node));
        }
    };
    let can_be_pressed = showing.chosen.is_some();
    view! {
        <article class="a4s" class:read=showing.is_read class:pressed=can_be_pressed aria-label=t().document data-testid=move || (0 < count.get()).then_some("paper")
            data-pages=move || count.get()>
            <div class="a4-room" aria-hidden="true" inert node_ref=room></div>
            <div class="a4-flow" node_ref=flow></div>
            <div class="a4-pages" node_ref=host on:click=press></div>
        </article>
    }
    .into_any()
}
