//! What proves a task: photos and papers, taken or chosen here, and those that others brought.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::evidence::Media;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{ChangeId, Hash32};
use lientich_shared::log::work::{Attachment, Work};
use lientich_shared::tasks::Task;

use super::{Page, write};
use crate::desk;
use crate::evidence::{self, Evidence, NotKept, Shown, Unfit};
use crate::strings::{fill, my_work, t};
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::live::{live, maybe};
use crate::ui::toast::Toasts;

/// What can be chosen. Some browsers offer HEIC as a picture; where they cannot read it, they say so.
const CHOICES: &str = "image/*,.pdf,.docx,.xlsx";

/// A file of the task.
#[derive(Debug, Clone, PartialEq, Eq)]
struct File {
    doc: DocId,
    change: ChangeId,
    by: PersonId,
    what: Attachment,
}

/// The files, and ways to bring another.
pub(super) fn files(page: Page, task: Memo<Option<Task>>, first: &Task, may: bool) -> AnyView {
    let all = move || task.get().map(|task| of(page, &task)).unwrap_or_default();
    let any = Memo::new(move |_| !all().is_empty());
    let first = first.clone();
    view! {
        <section class="evidence" hidden=move || !may && !any.get()>
            <h3>{my_work::t().evidence}</h3>
            {list(all, |file| file.change.to_string(), move |file| row(page, file))}
            {may.then(|| bring(page, first))}
        </section>
    }
    .into_any()
}

/// All files that prove the task, whoever brought them.
fn of(page: Page, task: &Task) -> Vec<File> {
    let Some(load) = page.workload.load(task.plan) else {
        return Vec::new();
    };
    let progress = load.work.view().get();
    let files = progress.ledgers.iter().flat_map(|ledger| &ledger.files);
    let ours = files.filter(|file| file.what.item == task.item && file.what.due == task.due);
    let named = ours.map(|file| File {
        doc: file.doc,
        change: file.change,
        by: file.by,
        what: file.what.clone(),
    });
    named.collect()
}

/// Taking a photo and choosing a file.
fn bring(page: Page, task: Task) -> AnyView {
    let is_busy = RwSignal::new(false);
    let wrong = RwSignal::new(String::new());
    let chosen = move |event: ev::Event| {
        let task = task.clone();
        let toasts = Toasts::here();
        let evidence = expect_context::<Evidence>();
        spawn_local(async move {
            is_busy.set(true);
            let brought = take(page, evidence, &task, &event, toasts).await;
            is_busy.try_set(false);
            wrong.try_set(brought.err().unwrap_or_default().to_owned());
        });
    };
    let photo = chosen.clone();
    view! {
        <div class="row">
            <label class="btn file-button" data-act="take-photo">{my_work::t().take_photo}
                <input type="file" accept="image/*" capture="environment" on:change=photo/>
            </label>
            <label class="btn file-button" data-act="choose-file">{my_work::t().choose_file}
                <input type="file" accept=CHOICES on:change=chosen/>
            </label>
        </div>
        <p class="hint">{my_work::t().evidence_hint}</p>
        <p class="small" role="status">{move || if is_busy.get() { my_work::t().preparing } else { "" }}</p>
        {maybe(move || {
            let wrong = wrong.get();
            (!wrong.is_empty()).then(|| view! { <p class="wrong" role="alert">{wrong}</p> }.into_any())
        })}
    }
    .into_any()
}

/// Keeps a chosen file on the device, then says what it proves.
async fn take(
    page: Page,
    evidence: Evidence,
    task: &Task,
    event: &ev::Event,
    toasts: Toasts,
) -> Result<(), &'static str> {
    let Some(ready) = evidence::chosen(event).await.map_err(unfit)? else {
        return Ok(());
    };
    let work = page.workload.load(task.plan).map(|load| load.work);
    let work = work.ok_or(my_work::t().not_written)?;
    let kept = evidence.keep(task.plan, task.person, &ready).await;
    kept.map_err(not_kept)?;
    let file = ready.attachment(task.item, task.due);
    let written = work.write(task.person, Work::Attach(file)).await;
    let (doc, change) = written.map_err(|_| my_work::t().not_written)?;
    toasts.offer(my_work::t().attached, t().undo, move || {
        write::back(work, doc, change, toasts);
    });
    Ok(())
}

fn not_kept(why: NotKept) -> &'static str {
    match why {
        NotKept::Full => my_work::t().disk_full,
        NotKept::Other => my_work::t().not_written,
    }
}

fn unfit(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::Picture => my_work::t().unfit_picture,
        Unfit::Sort => my_work::t().unfit_sort,
        Unfit::Large => my_work::t().unfit_large,
    }
}

/// A file: seen where it is a picture, else saved; taken away by who brought it.
fn row(page: Page, file: File) -> AnyView {
    let me = page.session.me_untracked().map(|me| me.person);
    let by = page.people().name(file.by);
    let is_mine = me == Some(file.by);
    let name = file.what.name.clone();
    let remove = is_mine.then(|| remove(page, &file));
    let hash = file.what.hash;
    view! {
        <div class="evidence-file" data-testid="evidence-file">
            {seen(file)}
            <p class="grow small"><b>{name}</b><br/><span class="muted">{(!is_mine).then_some(by)}{state(hash)}</span></p>
            {remove}
        </div>
    }
    .into_any()
}

fn remove(page: Page, file: &File) -> AnyView {
    let label = fill(my_work::t().remove, &[&file.what.name]);
    let (doc, change) = (file.doc, file.change);
    let press = move |_| {
        let toasts = Toasts::here();
        for load in page
            .workload
            .plans()
            .get_untracked()
            .iter()
            .flat_map(|all| all.iter())
        {
            let progress = load.work.view().get_untracked();
            let mut ledgers = progress.ledgers.iter();
            if ledgers.any(|ledger| ledger.files.iter().any(|file| file.change == change)) {
                write::back(load.work, doc, change, toasts);
                toasts.say(my_work::t().removed);
            }
        }
    };
    view! { <button type="button" class="btn quiet icon-only" aria-label=label on:click=press>{Icon::Trash.view()}</button> }.into_any()
}

/// Whether it is still on its way to the server.
fn state(hash: Hash32) -> AnyView {
    let evidence = expect_context::<Evidence>();
    live(move || {
        let uploads = evidence.uploads().get();
        let words = match uploads.iter().find(|upload| upload.hash == hash) {
            None => return ().into_any(),
            Some(upload) if upload.refused.is_some() => {
                let why = upload.refused.clone().unwrap_or_default();
                return view! { <span class="wrong">{why}</span> }.into_any();
            }
            Some(_) if evidence.sending().get() == Some(hash) => my_work::t().sending,
            Some(_) => my_work::t().waits,
        };
        view! { <span class="pill look">{words}</span> }.into_any()
    })
}

/// A picture that is on this device is seen at once; everything else when it is asked for.
fn seen(file: File) -> AnyView {
    let evidence = expect_context::<Evidence>();
    let shown = RwSignal::new(None::<Arc<Shown>>);
    let is_picture = Media::from_mime(&file.what.media).is_some_and(Media::is_picture);
    let name = file.what.name.clone();
    let label = fill(my_work::t().view, &[&name]);
    let file = StoredValue::new(file);
    if is_picture {
        spawn_local(async move {
            let what = file.try_with_value(|file| file.what.clone());
            if let Some(what) = what
                && let Some(bytes) = evidence.here(&what).await
            {
                show(shown, &bytes, &what.media);
            }
        });
    }
    let toasts = Toasts::here();
    let press = move |_| {
        let File { doc, what, .. } = file.get_value();
        spawn_local(async move {
            match evidence.bytes(doc, &what).await {
                Ok(bytes) if is_picture => show(shown, &bytes, &what.media),
                Ok(bytes) => drop(desk::hand_out(&what.name, &what.media, &bytes)),
                Err(error) => {
                    leptos::logging::warn!("evidence: {error}");
                    toasts.say(my_work::t().cannot_fetch);
                }
            }
        });
    };
    live(move || {
        match shown.get() {
        Some(picture) => {
            view! { <img class="evidence-picture" src=picture.url().to_owned() alt=name.clone()/> }
                .into_any()
        }
        None => view! {
            <button type="button" class="btn quiet icon-only" aria-label=label.clone() on:click=press>{Icon::Plans.view()}</button>
        }
        .into_any(),
    }
    })
}

fn show(shown: RwSignal<Option<Arc<Shown>>>, bytes: &[u8], mime: &str) {
    if let Ok(picture) = Shown::new(bytes, mime) {
        shown.try_set(Some(Arc::new(picture)));
    }
}
