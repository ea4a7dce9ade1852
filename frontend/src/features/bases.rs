//! The catalogue of legal bases: what is shipped, and what the school corrected or added. Read by everybody without a
//! network, kept by those whom the matrix names.

mod form;
mod row;

use leptos::prelude::*;
use lientich_shared::bases::{Catalogue, Entry};
use lientich_shared::permissions::{Action, may};

use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::bases::t;
use crate::strings::{fill, t as everywhere};
use crate::ui::dialog::Dialog;
use crate::ui::list::list;
use crate::ui::live::{maybe, words};
use form::form;
use row::row;

/// The catalogue as the page holds it.
#[derive(Clone, Copy)]
struct Page {
    /// The school's own rows.
    own: Memo<Vec<Entry>>,
    /// Whether the person may keep them.
    may: Memo<bool>,
    /// Whether the form is open, and on which row; a new one for `None`.
    open: RwSignal<bool>,
    on: RwSignal<Option<Entry>>,
}

impl Page {
    fn edit(self, entry: Option<Entry>) {
        self.on.set(entry);
        self.open.set(true);
    }
}

/// The page.
#[component]
pub fn BasesPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let own = move || {
        let directory = session.directory().get();
        directory.map(|directory| directory.school.bases.clone())
    };
    let page = Page {
        own: Memo::new(move |_| own().unwrap_or_default()),
        may: Memo::new(move |_| may(&session.roles(), Action::KeepBases).is_allowed()),
        open: RwSignal::new(false),
        on: RwSignal::new(None),
    };
    let asked = RwSignal::new(String::new());
    let only_own = RwSignal::new(false);
    let found = Memo::new(move |_| {
        let catalogue = page.own.with(|own| Catalogue::shipped().with(own));
        let found = catalogue.search(&asked.get());
        let is_shown = |entry: &&Entry| !only_own.get() || page.own.with(|own| own.contains(entry));
        found
            .into_iter()
            .filter(is_shown)
            .cloned()
            .collect::<Vec<Entry>>()
    });
    let count = move || match found.with(Vec::len) {
        0 => t().found_none.to_owned(),
        count => fill(t().found, &[&count.to_string()]),
    };
    let back = view! { <p class="sub row"><a href=routes::MORE>{everywhere().more_place}</a></p> };
    let add = move || {
        page.may.get().then(|| {
            view! { <button type="button" class="btn primary" data-act="add-basis" on:click=move |_| page.edit(None)>{t().add}</button> }
                .into_any()
        })
    };
    let is_own = move |entry: &Entry| page.own.with_untracked(|own| own.contains(entry));
    let title = Signal::derive(move || match page.on.get() {
        None => t().add.to_owned(),
        Some(entry) => fill(t().edit_of, &[&entry.symbol]),
    });
    view! {
        <PageHead title=t().title.to_owned() sub=back.into_any()/>
        <div class="page bases" data-testid="bases">
            <p class="muted">{t().intro}</p>
            <div class="bases-tools">
                <input class="input" type="search" data-testid="find-basis" aria-label=t().search placeholder=t().search autocomplete="off"
                    on:input:target=move |event| asked.set(event.target().value())/>
                {maybe(add)}
            </div>
            <p class="row">
                <span class="grow muted" role="status">{words(count)}</span>
                <label class="check"><input type="checkbox" on:change=move |_| only_own.update(|only| *only = !*only)/>{t().own_only}</label>
            </p>
            <ul class="bases-list">{list(move || found.get(), move |entry| format!("{entry:?}{}", is_own(entry)), move |entry| row(page, entry))}</ul>
            <p class="muted">{t().whose}</p>
            <Dialog open=page.open title testid="basis-form">{form(page)}</Dialog>
        </div>
    }
    .into_any()
}
