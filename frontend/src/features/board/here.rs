//! What every part of the board needs: the plans, the rows, what the address asks for, who is who and
//! what they may, and the way to write.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::location::Url;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{ChangeId, Side};
use lientich_shared::log::work::Work;
use lientich_shared::permissions::{Action, may};
use lientich_shared::time::Day;

use super::address::{Asked, Name};
use super::model::orders::Giver;
use super::model::share::whose_share;
use super::model::{Board, Clause, Clauses, Line, Shown};
use crate::desk;
use crate::parties::People;
use crate::reading;
use crate::routes;
use crate::session::Session;
use crate::strings::board::t;
use crate::strings::t as everywhere;
use crate::ui::toast::Toasts;
use crate::work::PlanWork;
use crate::workload::{self, LateCount, Load, Reach, Whose, Workload};

/// Whether there is anything to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    /// How many plans are issued.
    pub(super) plans: usize,
    /// Whether they ask anything of anybody.
    pub(super) duties: bool,
}

/// The open board.
#[derive(Clone, Copy)]
pub(super) struct Here {
    /// The plans.
    pub(super) workload: Workload,
    /// What the address asks for.
    pub(super) asked: Memo<Asked>,
    /// All there is; `None` until it is read.
    pub(super) board: Memo<Option<Arc<Board>>>,
    /// The same, but of the person or the team that is asked for only their share.
    pub(super) share: Memo<Option<Arc<Board>>>,
    /// Whether there is anything to show.
    pub(super) standing: Memo<Option<Standing>>,
    /// What the filters leave, but for that of the state.
    pub(super) filtered: Memo<Arc<Vec<Shown>>>,
    /// Who is who.
    pub(super) people: Memo<People>,
    /// Today.
    pub(super) today: Day,
    session: Session,
    toasts: Toasts,
}

/// Something that was written: where, the document of progress and the change.
type Written = (PlanWork, DocId, ChangeId);

impl Here {
    /// Makes it and hands it to everything on the page.
    pub(super) fn provide() -> Self {
        let session = expect_context::<Session>();
        let today = desk::today();
        let workload = Workload::here();
        let query = use_query_map();
        let asked = Memo::new(move |_| query.with(|query| Asked::read(&|key| query.get(key))));
        let people = Memo::new(move |_| People::of(session.directory().get(), today));
        let whose = Memo::new(move |_| match workload::reach(session) {
            Reach::All => Whose::All,
            Reach::Own => Whose::Among(Vec::new()),
            Reach::Team(team) => people.with(|people| Whose::Among(people.of_team(&team))),
        });
        let rows = workload.rows_of(whose.into());
        // It is computed again only when something has changed, and too long to be compared.
        let board = Memo::new_with_compare(
            move |_| {
                let plans = workload.plans().get()?;
                Some(Arc::new(Board::of(rows.get()?, &clauses(&plans))))
            },
            |_, _| true,
        );
        let whose_share = Memo::new(move |_| {
            let filters = asked.with(|asked| asked.filters.clone());
            people.with(|people| whose.with(|whose| whose_share(whose, &filters, people)))
        });
        let share_rows = workload.rows_of(whose_share.into());
        let share = Memo::new_with_compare(
            move |_| {
                let all = board.get()?;
                if whose_share.with(|share| whose.with(|whose| share == whose)) {
                    return Some(all);
                }
                let plans = workload.plans().get()?;
                let party = asked.with(|asked| asked.filters.party.clone());
                let rows = all.share(&share_rows.get()?, party.as_deref());
                Some(Arc::new(Board::of(Arc::new(rows), &clauses(&plans))))
            },
            |_, _| true,
        );
        let standing = Memo::new(move |_| {
            Some(Standing {
                plans: workload.plans().get()?.len(),
                duties: board.with(|board| board.as_ref().is_some_and(|all| !all.lines.is_empty())),
            })
        });
        let filtered = Memo::new(move |_| {
            let asked = asked.get();
            let shown = share.with(|board| {
                let board = board.as_ref()?;
                Some(people.with(|people| board.filtered(&asked.filters, people, today)))
            });
            Arc::new(shown.unwrap_or_default())
        });
        let here = Self {
            workload,
            asked,
            board,
            share,
            standing,
            filtered,
            people,
            today,
            session,
            toasts: Toasts::here(),
        };
        let late = expect_context::<LateCount>();
        Effect::new(move |_| {
            if let Some(rows) = rows.get() {
                late.count(rows.iter());
            }
        });
        provide_context(here);
        here
    }

    /// That of this page.
    pub(super) fn found() -> Self {
        expect_context()
    }

    /// Whose duties the reader sees.
    pub(super) fn reach(self) -> Memo<Reach> {
        Memo::new(move |_| workload::reach(self.session))
    }

    /// What is in sight, by its state too. Tracked.
    pub(super) fn shown(self) -> Vec<Shown> {
        let filters = self.asked.get().filters;
        let all = self.filtered.get();
        self.share.with(|board| {
            let board = board.as_ref();
            let is_at = |shown: &&Shown| {
                board.is_some_and(|board| {
                    board.is_at(shown, filters.state, filters.month, self.today)
                })
            };
            all.iter().filter(is_at).copied().collect()
        })
    }

    /// The duty that is open, with the board it is on. Tracked.
    pub(super) fn opened(self) -> Option<(Arc<Board>, Line)> {
        let name = self.asked.with(|asked| asked.open)?;
        let board = self.board.get()?;
        let line = board.find(name)?.clone();
        Some((board, line))
    }

    /// Where something that can be asked for is found.
    pub(super) fn address(asked: &Asked) -> String {
        format!("{}{}", routes::BOARD, asked.query(&Url::escape))
    }

    /// Goes there; what is shown takes the place of what was shown in the browser's history.
    pub(super) fn go(asked: &Asked) {
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        use_navigate()(&Self::address(asked), options);
    }

    /// Where a duty is open over what is shown now. Tracked.
    pub(super) fn address_of(self, name: Option<Name>) -> String {
        Self::address(&Asked {
            open: name,
            ..self.asked.get()
        })
    }

    /// The plans' names. Tracked.
    pub(super) fn titles(self) -> BTreeMap<DocId, String> {
        let plans = self.workload.plans().get().unwrap_or_default();
        let title = |load: &Load| (load.doc, reading::title(&load.content));
        lientich_shared::order::gather(plans.iter().map(title))
    }

    /// The school's name. Tracked.
    pub(super) fn school(self) -> String {
        let directory = self.session.directory().get();
        directory.map_or_else(String::new, |directory| directory.school.name.clone())
    }

    /// Asks the rules about the reader, once the directory is here. Tracked.
    pub(super) fn ask<T>(self, ask: impl FnOnce(Giver<'_>) -> T) -> Option<T> {
        let directory = self.session.directory().get()?;
        Some(ask(Giver {
            directory: &directory,
            roles: &self.session.roles(),
            me: self.session.person()?,
        }))
    }

    /// Whether the reader may give anybody anything. Tracked.
    pub(super) fn may_give_any(self) -> bool {
        let roles = self.session.roles();
        let may = |action| may(&roles, action).is_allowed();
        let sides = [Side::Joint, Side::Bgh, Side::Bch, Side::Women];
        self.standing
            .get()
            .is_some_and(|standing| 0 < standing.plans)
            && (sides.into_iter().any(|side| may(Action::GiveWork(side))) || may(Action::LeadWork))
    }

    /// Whether the reader may draft the month's report. Tracked.
    pub(super) fn may_report(self) -> bool {
        may(&self.session.roles(), Action::Open).is_allowed()
    }

    /// Writes entries, each into a person's progress on the plan, says so and offers the way back.
    pub(super) fn write(self, plan: DocId, entries: Vec<(PersonId, Work)>, said: String) {
        let Some(load) = self.workload.load(plan) else {
            self.toasts.say(t().not_written);
            return;
        };
        spawn_local(async move {
            let mut written: Vec<Written> = Vec::new();
            for (person, entry) in entries {
                match load.work.write(person, entry).await {
                    Ok((doc, change)) => written.push((load.work, doc, change)),
                    Err(_) => return self.toasts.say(t().not_written),
                }
            }
            let toasts = self.toasts;
            let back = move || withdraw(written.clone(), toasts);
            toasts.offer(said, everywhere().undo, back);
        });
    }
}

/// Takes back what was written, last first. The page may have been left meanwhile.
fn withdraw(written: Vec<Written>, toasts: Toasts) {
    spawn_local(async move {
        for (work, doc, change) in written.into_iter().rev() {
            if work.withdraw(doc, change).await.is_err() {
                return toasts.say(t().not_written);
            }
        }
        toasts.say(t().undone);
    });
}

fn clauses(plans: &[Load]) -> Clauses {
    let of_plan = |load: &Load| {
        let doc = load.doc;
        let parts: Vec<_> = load
            .content
            .parts
            .iter()
            .enumerate()
            .map(|(nth, part)| {
                let clause = Clause {
                    nth,
                    path: part.path.clone(),
                    side: part.side,
                    text: part.text.clone(),
                };
                ((doc, part.node), clause)
            })
            .collect();
        parts
    };
    lientich_shared::order::gather(plans.iter().flat_map(of_plan))
}
