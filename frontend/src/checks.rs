//! Rà soát of an open plan, as a context made where it is needed: what the checks of `lientich_shared::checks` find in it
//! now, and what the drafters said is no fault. The checks are a part of the app of their own and run bit by bit while the
//! hands rest, so that no key waits for them; what others write is checked as it arrives.
//!
//! ```text
//! let checks = Checks::of(plan);              for the component that calls
//! checks.report()                             Signal<Option<Arc<Report>>>, None until the first run is done
//! report.left(), report.count(severity)       what is not dismissed
//! checks.dismiss(&found).await                "không phải lỗi", said among the drafters
//! checks.take_up(&dismissal).await            the check is wanted again
//! found.fits(plan)                            whether the words are still those that were read
//! ```

mod engine;
mod found;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::checks::{Severity, dismissal};
use lientich_shared::log::talk::{Circle, Remark, RemarkKind};
use lientich_shared::talk::{Talk, Thread};

use crate::plan_store::PlanStore;
use crate::session::Session;
use crate::talks::{PlanTalk, TalkError, Talks};
use crate::ui::rest::after_rest;
use engine::Going;
pub use found::{Dismissal, Found};

/// What rà soát says of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// All findings in the order of the page, dismissed ones too.
    pub findings: Vec<Found>,
}

impl Report {
    /// Those that nobody dismissed.
    pub fn left(&self) -> impl Iterator<Item = &Found> {
        let all = self.findings.iter();
        all.filter(|found| found.dismissal.is_none())
    }

    /// How many of them are so grave.
    pub fn count(&self, severity: Severity) -> usize {
        self.left()
            .filter(|found| found.severity == severity)
            .count()
    }
}

/// The checks of one open plan.
#[derive(Clone, Copy)]
pub struct Checks {
    report: Memo<Option<Arc<Report>>>,
    /// Apart, since pages hand the context on by value.
    desk: StoredValue<Desk>,
}

/// What the checks work with.
#[derive(Clone, Copy)]
struct Desk {
    plan: PlanStore,
    talk: PlanTalk,
    session: Session,
    read: RwSignal<Option<Arc<Vec<Found>>>>,
    /// Grows with every run that is begun: older ones stop.
    run: StoredValue<u32>,
}

impl Checks {
    /// Those of an open plan, as long as the component lives that calls this.
    pub fn of(plan: PlanStore) -> Self {
        let talk = expect_context::<Talks>().about(plan.doc());
        let session = expect_context::<Session>();
        let read = RwSignal::new(None::<Arc<Vec<Found>>>);
        let view = talk.view();
        let report = Memo::new(move |_| {
            let findings = read.get()?;
            let dismissed = view.with(|talk| dismissals(talk));
            let marked = findings.iter().map(|found| Found {
                dismissal: dismissed.get(&found.mark).cloned(),
                ..found.clone()
            });
            Some(Arc::new(Report {
                findings: marked.collect(),
            }))
        });
        let desk = Desk {
            plan,
            talk,
            session,
            read,
            run: StoredValue::new(0),
        };
        let stop = move || {
            let _ = desk.run.try_update_value(|run| *run += 1);
        };
        after_rest(plan.revision(), stop, move || desk.begin());
        // Another catalogue of the school judges otherwise.
        let directory = session.directory();
        Effect::new(move |before: Option<()>| {
            directory.track();
            if before.is_some() {
                stop();
                desk.begin();
            }
        });
        Self {
            report,
            desk: StoredValue::new(desk),
        }
    }

    /// What was found last; `None` until the first run is done. Tracked.
    pub fn report(self) -> Signal<Option<Arc<Report>>> {
        // Whatever still draws after the component that asked is gone reads nothing: it is on its way out itself.
        Signal::derive(move || self.report.try_get().flatten())
    }

    /// Says among the drafters that a finding is none.
    pub async fn dismiss(self, found: &Found) -> Result<(), TalkError> {
        let remark = Remark {
            node: Some(found.node),
            thread: None,
            kind: RemarkKind::Comment,
            text: found.said.clone(),
            mentions: Vec::new(),
            for_team: false,
        };
        let talk = self.desk.get_value().talk;
        let (doc, change) = talk.begin(Circle::Sides, remark).await?;
        // Nobody has to do anything about it.
        talk.close(doc, change, true).await.map(drop)
    }

    /// Wants a finding looked at again.
    pub async fn take_up(self, dismissal: &Dismissal) -> Result<(), TalkError> {
        let (doc, change) = dismissal.thread;
        let talk = self.desk.get_value().talk;
        talk.close(doc, change, false).await.map(drop)
    }
}

impl Desk {
    fn begin(self) {
        let Some(run) = self.run.try_get_value() else {
            return;
        };
        let directory = self.session.directory().get_untracked();
        spawn_local(async move {
            // Where the part does not come, it is tried again with the next change.
            if let Ok(engine) = engine::engine().await
                && self.run.try_get_value() == Some(run)
            {
                self.go_on(engine(self.plan, directory.as_deref()), run);
            }
        });
    }

    /// A step, and the next one when the browser has drawn what it has to.
    fn go_on(self, mut going: Going, run: u32) {
        if self.run.try_get_value() != Some(run) {
            return;
        }
        match going() {
            None => set_timeout(move || self.go_on(going, run), Duration::ZERO),
            Some(found) => {
                let is_new = |read: &Option<Arc<Vec<Found>>>| {
                    read.as_deref().is_none_or(|read| *read != found)
                };
                if self.read.with_untracked(is_new) {
                    self.read.set(Some(Arc::new(found)));
                }
            }
        }
    }
}

/// What was said to be no fault, by its mark.
fn dismissals(talk: &Talk) -> HashMap<String, Dismissal> {
    let holds = |thread: &&Thread| thread.is_closed() && !thread.first.is_withdrawn;
    let said = talk.threads.iter().filter(holds).filter_map(|thread| {
        let mark = dismissal::read(&thread.first.remark.text)?;
        let dismissal = Dismissal {
            thread: (thread.doc, thread.first.change),
            by: thread.first.author,
            at: thread.first.at,
        };
        Some((mark.to_owned(), dismissal))
    });
    said.collect()
}
