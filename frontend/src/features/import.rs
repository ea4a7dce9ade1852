//! Import of an existing text: paste it or choose a file, look at the draft beside its source, accept it. Everything
//! happens on this device; the source is not sent anywhere.

mod model;
mod panes;

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::import;
use lientich_shared::import::draft::Draft;

use crate::desk;
use crate::shell::page_head::PageHead;
use crate::strings::{fill, t};
use model::Reading;
use panes::Panes;

/// A draft that was read, with how it is shown.
#[derive(Clone)]
pub(super) struct Read {
    draft: Arc<Draft>,
    reading: Arc<Reading>,
}

/// The page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let read = RwSignal::new(None::<Read>);
    let take = Callback::new(move |bytes: Vec<u8>| {
        let (draft, issues) = import::read(&bytes);
        let reading = Arc::new(Reading::of(&draft, &issues));
        read.set(Some(Read {
            draft: Arc::new(draft),
            reading,
        }));
    });
    move || match read.get() {
        None => view! { <Start take/> }.into_any(),
        Some(found) => {
            view! { <Panes found again=Callback::new(move |()| read.set(None))/> }.into_any()
        }
    }
}

/// Paste or choose.
#[component]
fn Start(
    /// Reads the bytes of a text.
    take: Callback<Vec<u8>>,
) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let file_failed = RwSignal::new(false);
    let over = RwSignal::new(false);
    let hear_file = Callback::new(move |file: desk::FileRead| match file {
        Ok((_, bytes)) => take.run(bytes),
        Err(()) => file_failed.set(true),
    });
    let drop_file = move |event: ev::DragEvent| {
        over.set(false);
        desk::dropped(event, hear_file);
    };
    let drag_over = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let read_pasted = move |event: ev::SubmitEvent| {
        event.prevent_default();
        take.run(pasted.get_untracked().into_bytes());
    };
    view! {
        <PageHead title=t().import_title.to_owned() sub=view! { <p class="sub">{t().import_intro}</p> }.into_any()/>
        <form class="page import-start" on:submit=read_pasted>
            <div class="drop-zone" class:over=over on:dragover=drag_over on:dragleave=move |_| over.set(false) on:drop=drop_file>
                <div class="row">
                    <label class="btn file-choice">
                        {t().import_choose}
                        <input type="file" accept=".txt,text/plain" on:change=move |event| desk::chosen(event, hear_file)/>
                    </label>
                    <span class="muted wide">{t().import_drop}</span>
                </div>
                {move || file_failed.get().then(|| view! { <p class="notice late" role="alert">{t().import_file_failed}</p> })}
                <div class="field">
                    <label for="import-source">{t().import_paste}</label>
                    <textarea class="input import-source-text" id="import-source" data-testid="import-source" spellcheck="false"
                        placeholder=t().import_placeholder on:input:target=move |event| pasted.set(event.target().value())></textarea>
                </div>
            </div>
            <div class="row">
                <button type="submit" class="btn primary" disabled=move || pasted.with(|text| text.trim().is_empty())>{t().import_read}</button>
            </div>
        </form>
    }
    .into_any()
}

/// What the foot says of the lines of the source.
pub(super) fn promise(reading: &Reading) -> String {
    let taken = reading.taken.to_string();
    if reading.unplaced == 0 {
        return fill(t().import_nothing_lost, &[&taken]);
    }
    let placed = (reading.taken - reading.unplaced.min(reading.taken)).to_string();
    fill(
        t().import_some_wait,
        &[&placed, &reading.unplaced.to_string()],
    )
}
