//! What the page writes: into the progress of whose task it is, with a way back in a toast.

use leptos::prelude::GetUntracked as _;
use leptos::task::spawn_local;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::ChangeId;
use lientich_shared::log::work::Stage;
use lientich_shared::tasks::Task;

use super::Page;
use super::model::Entry;
use crate::strings::{my_work, t};
use crate::ui::toast::Toasts;
use crate::work::PlanWork;

/// Writes an entry, says so, and offers to take it back.
pub(super) fn entry(page: Page, entry: Entry, said: String) {
    let toasts = Toasts::here();
    let Some(work) = page.workload.load(entry.plan).map(|load| load.work) else {
        return;
    };
    spawn_local(async move {
        match work.write(entry.person, entry.work).await {
            Ok((doc, change)) => {
                toasts.offer(said, t().undo, move || back(work, doc, change, toasts));
            }
            Err(error) => {
                leptos::logging::warn!("my work: {error}");
                toasts.say(my_work::t().not_written);
            }
        }
    });
}

/// Who has done a shared task, where the person at this device has not reported it as done: they cannot open
/// again what others have done.
pub(super) fn another(page: Page, task: &Task) -> Option<String> {
    let (by, _) = task.state.reported?;
    if task.state.stage != Stage::Done {
        return None;
    }
    let load = page.workload.load(task.plan)?;
    let progress = load.work.view().get_untracked();
    let ledger = progress.ledger(task.person);
    let own = ledger.map(|ledger| ledger.standing(task.item, task.due).stage());
    (own != Some(Stage::Done)).then(|| page.people().name(by))
}

/// Says something.
pub(super) fn say(words: String) {
    Toasts::here().say(words);
}

/// Takes an own entry back.
pub(super) fn back(work: PlanWork, doc: DocId, change: ChangeId, toasts: Toasts) {
    spawn_local(async move {
        if let Err(error) = work.withdraw(doc, change).await {
            leptos::logging::warn!("my work: {error}");
            toasts.say(my_work::t().not_written);
        }
    });
}
