//! Import of what a school has: choose a Word file, a PDF or a text or paste one, look at the draft beside its source,
//! leave out what is not wanted, accept it; or compare it with a plan that there is already, and take what differs.
//! Everything happens on this device; the source is not sent anywhere.

mod beside;
mod known;
mod model;
mod panes;

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::import;
use lientich_shared::import::draft::Draft;
use lientich_shared::import::file::{self, Kind};
use lientich_shared::import::issue::Issue;

use crate::desk;
use crate::reader::reader;
use crate::shell::page_head::PageHead;
use crate::strings::{fill, import as words};
pub use beside::BesidePage;
use beside::Carried;
use model::Reading;
use panes::Panes;

/// A draft that was read, with how it is shown.
#[derive(Clone)]
pub(super) struct Read {
    draft: Arc<Draft>,
    reading: Arc<Reading>,
}

/// What a phone offers to choose from; by types too, since some know no endings.
const ACCEPTED: &str = ".docx,.pdf,.txt,text/plain,application/pdf,\
    application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let read = RwSignal::new(None::<Read>);
    let take = Callback::new(move |(draft, issues): (Draft, Vec<Issue>)| {
        let reading = Arc::new(Reading::of(&draft, &issues));
        read.set(Some(Read {
            draft: Arc::new(draft),
            reading,
        }));
    });
    let carried = Carried::provide();
    move || match (carried.beside(), read.get()) {
        (Some(doc), Some(_)) => view! { <BesidePage doc/> }.into_any(),
        (_, None) => {
            let sub = view! { <p class="sub">{words::t().intro}</p> }.into_any();
            view! { <Start take title=words::t().title sub/> }.into_any()
        }
        (None, Some(found)) => {
            view! { <Panes found again=Callback::new(move |()| read.set(None))/> }.into_any()
        }
    }
}

/// How the choice of a file goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Going {
    /// Nothing was chosen yet.
    No,
    /// It is being read.
    On,
    /// It was not read, and why.
    Failed(&'static str),
}

/// Reads a file: text at once, anything else with its part of the app.
fn open(bytes: Vec<u8>, going: RwSignal<Going>, take: Callback<(Draft, Vec<Issue>)>) {
    if file::kind(&bytes) == Ok(Kind::Text) {
        return take.run(import::read(&bytes));
    }
    going.set(Going::On);
    spawn_local(async move {
        let Ok(read) = reader().await else {
            going.try_set(Going::Failed(words::t().part_missing));
            return;
        };
        let finish = move || match read(&bytes) {
            Ok(found) => take.run(found),
            Err(refusal) => {
                going.try_set(Going::Failed(refusal.sentence()));
            }
        };
        // In the second frame the page has said that it reads.
        request_animation_frame(move || request_animation_frame(finish));
    });
}

/// Paste or choose.
#[component]
fn Start(
    /// Takes what was read.
    take: Callback<(Draft, Vec<Issue>)>,
    /// What the page is called.
    title: &'static str,
    /// What stands under that.
    sub: AnyView,
) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let going = RwSignal::new(Going::No);
    let over = RwSignal::new(false);
    let hear_file = Callback::new(move |file: desk::FileRead| match file {
        Ok((_, bytes)) => open(bytes, going, take),
        Err(()) => going.set(Going::Failed(words::t().file_failed)),
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
        take.run(import::read(pasted.get_untracked().as_bytes()));
    };
    view! {
        <PageHead title=title.to_owned() sub/>
        <form class="page import-start" on:submit=read_pasted>
            <div class="drop-zone" class:over=over on:dragover=drag_over on:dragleave=move |_| over.set(false) on:drop=drop_file>
                <div class="row">
                    <label class="btn file-choice">
                        {words::t().choose}
                        <input type="file" accept=ACCEPTED on:change=move |event| desk::chosen(event, hear_file)/>
                    </label>
                    <span class="muted wide">{words::t().drop}</span>
                </div>
                {move || match going.get() {
                    Going::No => ().into_any(),
                    Going::On => view! { <p class="notice" role="status">{words::t().reading}</p> }.into_any(),
                    Going::Failed(why) => view! { <p class="notice late" role="alert" data-testid="import-refused">{why}</p> }.into_any(),
                }}
                <div class="field">
                    <label for="import-source">{words::t().paste}</label>
                    <textarea class="input import-source-text" id="import-source" data-testid="import-source" spellcheck="false"
                        placeholder=words::t().placeholder on:input:target=move |event| pasted.set(event.target().value())></textarea>
                </div>
            </div>
            <div class="row">
                <button type="submit" class="btn primary" disabled=move || pasted.with(|text| text.trim().is_empty())>{words::t().read}</button>
            </div>
        </form>
    }
    .into_any()
}

/// What the foot says of the lines of the source, and how much of the draft is left out.
pub(super) fn promise(reading: &Reading, left_out: usize) -> String {
    let lines = of_lines(reading);
    if left_out == 0 {
        return lines;
    }
    format!(
        "{lines} {}",
        fill(words::t().left_out, &[&left_out.to_string()])
    )
}

fn of_lines(reading: &Reading) -> String {
    let taken = reading.taken.to_string();
    if reading.unplaced == 0 {
        return fill(words::t().nothing_lost, &[&taken]);
    }
    let placed = (reading.taken - reading.unplaced.min(reading.taken)).to_string();
    fill(
        words::t().some_wait,
        &[&placed, &reading.unplaced.to_string()],
    )
}
