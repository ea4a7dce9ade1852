//! What proves a task: photos and papers, taken or chosen here, and those that others brought.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::ChangeId;
use lientich_shared::log::work::{Attachment, Work};
use lientich_shared::tasks::Task;

use super::{Page, write};
use crate::evidence::{self, Evidence, NotKept, Unfit};
use crate::proof;
use crate::strings::{fill, my_work, t};
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::live::maybe;
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

/// A file, taken away by who brought it.
fn row(page: Page, file: File) -> AnyView {
    let me = page.session.me_untracked().map(|me| me.person);
    let is_mine = me == Some(file.by);
    let by = (!is_mine).then(|| page.people().name(file.by));
    let remove = is_mine.then(|| remove(page, &file)).into_any();
    proof::file(file.doc, file.what, by, remove)
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
