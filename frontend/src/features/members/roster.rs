//! Taking a whole list in: paste it or choose a file, look at what was understood, put it right, add it.

mod intake;
mod preview;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::roster;

use crate::desk;
use crate::members::Members;
use crate::session::Session;
use crate::strings::members::t;
use crate::ui::live::{live, when};
use intake::Intake;
use preview::Preview;

/// The list: first its text, then what was understood of it.
#[component]
pub(super) fn ListForm() -> impl IntoView {
    let members = Members::here();
    let session = expect_context::<Session>();
    let intake = RwSignal::new(None::<Intake>);
    // Still there for who wants to put the list itself right.
    let pasted = RwSignal::new(String::new());
    let is_read = Memo::new(move |_| intake.with(Option::is_some));
    let read = Callback::new(move |text: String| {
        let directory = session.directory().get_untracked();
        let people = directory.iter().flat_map(|directory| &directory.people);
        let found = roster::read(&text, people.map(|person| person.name.as_str()));
        let read = untrack(|| members.rules(|rules| Intake::of(&found, rules)));
        intake.set(read);
    });
    live(move || {
        if is_read.get() {
            view! { <Preview intake/> }.into_any()
        } else {
            view! { <Source read pasted/> }.into_any()
        }
    })
}

/// Paste or choose.
#[component]
fn Source(
    /// Reads a list.
    read: Callback<String>,
    /// What was pasted.
    pasted: RwSignal<String>,
) -> impl IntoView {
    let failed = RwSignal::new(false);
    let over = RwSignal::new(false);
    let nothing = Signal::derive(move || pasted.with(|text| text.trim().is_empty()));
    let hear = Callback::new(move |file: desk::FileRead| {
        spawn_local(async move {
            let text = match file {
                Ok((_, bytes)) => desk::sheet_text(bytes).await,
                Err(()) => None,
            };
            match text {
                Some(text) => read.run(text),
                None => drop(failed.try_set(true)),
            }
        });
    });
    let drop_file = move |event: ev::DragEvent| {
        over.set(false);
        desk::dropped(event, hear);
    };
    let drag_over = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let read_pasted = move |event: ev::SubmitEvent| {
        event.prevent_default();
        read.run(pasted.get_untracked());
    };
    view! {
        <form class="page import-start" on:submit=read_pasted>
            <p class="muted">{t().list_intro}</p>
            <div class="drop-zone" class:over=over on:dragover=drag_over on:dragleave=move |_| over.set(false) on:drop=drop_file>
                <div class="row">
                    <label class="btn file-choice">
                        {t().list_choose}
                        <input type="file" accept=".xlsx,.csv,.tsv,.txt,text/csv,text/plain" on:change=move |event| desk::chosen(event, hear)/>
                    </label>
                    <span class="muted">{t().list_kinds}</span>
                </div>
                {when(move || failed.get(), || view! { <p class="notice late" role="alert">{t().list_file_failed}</p> }.into_any())}
                <div class="field">
                    <label for="roster">{t().list_label}</label>
                    <textarea class="input roster-text" id="roster" data-testid="roster" spellcheck="false" placeholder=t().list_placeholder
                        on:input:target=move |event| pasted.set(event.target().value())>{pasted.get_untracked()}</textarea>
                </div>
            </div>
            <div class="row">
                <button type="submit" class="btn primary" data-act="read-roster" disabled=nothing>{t().list_read}</button>
            </div>
        </form>
    }
    .into_any()
}
