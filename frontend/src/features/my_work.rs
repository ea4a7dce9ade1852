//! Việc của tôi: what the issued plans and those who give duties ask of the person at this device, and, of
//! a team's leader, of the team. A tick is on the disk at once; nothing here waits for the network.

mod card;
mod detail;
mod evidence;
mod handed;
mod model;
mod write;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use lientich_shared::directory::{Directory, Role};
use lientich_shared::ids::PersonId;
use lientich_shared::order::sort_by_key;
use lientich_shared::tasks::Task;

use crate::desk;
use crate::evidence::Evidence;
use crate::parties::People;
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::{fill, my_work, names, t};
use crate::ui::blank::{Blank, Loading};
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::live::{live, maybe, when};
use crate::ui::tabs::Tabs;
use crate::workload::Workload;
use detail::Detail;
use model::{Arranged, Line, arranged};

/// How many tasks are drawn at a time that are late, due later or done: a school year has hundreds of them.
const PAGE: usize = 30;

const OPEN: &str = "open";
const OVERDUE: &str = "overdue";
const OVER: &str = "over";
const MINE: &str = "mine";
const TEAM: &str = "team";

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Page {
    session: Session,
    workload: Workload,
    /// The task whose details are shown, by its key.
    shown: RwSignal<Option<String>>,
}

impl Page {
    fn people(self) -> People {
        People::of(self.session.directory().get_untracked(), desk::today())
    }
}

/// The page.
#[component]
pub fn MyWorkPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let page = Page {
        session,
        workload: Workload::here(),
        shown: RwSignal::new(use_query_map().with_untracked(|query| query.get(routes::TASK))),
    };
    let of = use_query_map().with_untracked(|query| query.get(routes::WHOSE));
    let whose = RwSignal::new(if of.is_some() { TEAM } else { MINE });
    let leads = Memo::new(move |_| !team(session).is_empty());
    let mine = page.workload.mine();
    let of_team = of_team(page);
    let tasks = Memo::new(move |_| match whose.get() {
        TEAM => of_team.get(),
        _ => mine.get(),
    });
    let posts = move || {
        let posts: Vec<&str> = session.roles().into_iter().map(names::role).collect();
        posts.join(" · ")
    };
    let switch = move || {
        let tabs = vec![
            (MINE, Signal::derive(|| my_work::t().mine.to_owned())),
            (TEAM, Signal::derive(|| my_work::t().team.to_owned())),
        ];
        view! { <Tabs label=my_work::t().whose tabs chosen=whose/> }.into_any()
    };
    view! {
        <PageHead title=t().work.to_owned() sub=view! {
            <p class="sub row"><span>{posts}</span><a class="link" data-act="to-calendar" href=routes::CALENDAR>{t().to_calendar}</a></p>
        }.into_any()/>
        <div class="page work-page" data-testid="my-work">
            {when(move || leads.get(), switch)}
            {waiting_files()}
            {handed::lines(page)}
            {live(move || match tasks.with(|tasks| tasks.as_ref().map(|tasks| tasks.is_empty())) {
                None => view! { <Loading/> }.into_any(),
                Some(true) => view! { <Blank icon=Icon::Work title=t().work_none sentence=t().work_none_hint/> }.into_any(),
                Some(false) => board(page, tasks),
            })}
            <Detail page tasks/>
        </div>
    }
    .into_any()
}

/// The people of one's team, for who leads it.
fn team(session: Session) -> Vec<PersonId> {
    let is_leader = session.roles().contains(&Role::TeamLeader);
    let directory = session.directory().get().filter(|_| is_leader);
    let (Some(directory), Some(me)) = (directory, session.person()) else {
        return Vec::new();
    };
    members(&directory, me)
}

fn members(directory: &Directory, me: PersonId) -> Vec<PersonId> {
    let people = directory.people.iter();
    let own = people.clone().find(|person| person.id == me);
    let Some(own) = own.filter(|own| !own.team.is_empty()) else {
        return Vec::new();
    };
    let works_here = |person: PersonId| {
        let roles = directory.roles(person, desk::today());
        !roles.is_empty()
    };
    let others = people.filter(|person| person.team == own.team && person.id != me);
    let others = others.map(|person| person.id);
    others.filter(|person| works_here(*person)).collect()
}

/// What is to be done by the others of the team.
fn of_team(page: Page) -> Memo<Option<Arc<Vec<Task>>>> {
    let each = Memo::new(move |_| {
        let team = team(page.session);
        let of = |person: &PersonId| page.workload.tasks_of(*person);
        team.iter().map(of).collect::<Vec<_>>()
    });
    Memo::new(move |_| {
        let mut all: Vec<Task> = Vec::new();
        for tasks in each.get() {
            all.extend(tasks.get()?.iter().cloned());
        }
        sort_by_key(&mut all, |task| (task.due.is_none(), task.due));
        Some(Arc::new(all))
    })
}

/// What the server lacks of the files, and how far that is.
fn waiting_files() -> AnyView {
    let evidence = expect_context::<Evidence>();
    maybe(move || {
        let uploads = evidence.uploads().get();
        let refused = uploads.iter().find_map(|upload| upload.refused.clone());
        let count = uploads.len().to_string();
        let words = if evidence.sending().get().is_some() {
            my_work::t().files_sending
        } else {
            my_work::t().files_waiting
        };
        (!uploads.is_empty()).then(|| {
            let again = refused.map(|why| {
                view! {
                    <span class="wrong">{why}</span>
                    <button type="button" class="link" on:click=move |_| evidence.again()>{t().retry}</button>
                }
                .into_any()
            });
            view! { <p class="card dashed small" role="status" data-testid="files-waiting">{fill(words, &[&count])}" "{again}</p> }.into_any()
        })
    })
}

fn board(page: Page, tasks: Memo<Option<Arc<Vec<Task>>>>) -> AnyView {
    let all = Memo::new(move |_| {
        tasks.with(|tasks| {
            let tasks = tasks.as_ref().map(|tasks| tasks.as_slice());
            Arc::new(arranged(tasks.unwrap_or_default(), desk::today()))
        })
    });
    let chosen = RwSignal::new(OPEN);
    let counted = |words: &'static str, count: fn(&Arranged) -> usize| {
        Signal::derive(move || fill(words, &[&count(&all.get()).to_string()]))
    };
    let tabs = vec![
        (OPEN, counted(my_work::t().tab_open, Arranged::open)),
        (
            OVERDUE,
            counted(my_work::t().tab_overdue, |all| all.overdue.len()),
        ),
        (OVER, counted(my_work::t().tab_over, |all| all.over.len())),
    ];
    view! {
        <Tabs label=my_work::t().by_time tabs chosen/>
        <div role="tabpanel" class="work-groups">
            {live(move || match chosen.get() {
                // The last first.
                OVER => paged(page, "", my_work::t().over_none, all, |all| &all.over),
                OVERDUE => paged(page, "", my_work::t().overdue_none, all, |all| &all.overdue),
                _ => open(page, all),
            })}
        </div>
    }
    .into_any()
}

fn open(page: Page, all: Memo<Arc<Arranged>>) -> AnyView {
    view! {
        {paged(page, t().overdue, "", all, |all| &all.overdue)}
        {section(page, t().this_week, "", move || all.get().week.clone())}
        {section(page, my_work::t().fresh, "", move || all.get().fresh.clone())}
        {paged(page, t().later, "", all, |all| &all.later)}
        {when(move || all.get().open() == 0, || view! { <p class="muted">{my_work::t().open_none}</p> }.into_any())}
        {when(move || !all.get().watched.is_empty(), move || {
            let title = move || fill(my_work::t().watched, &[&all.get().watched.len().to_string()]);
            view! {
                <details class="work-watched">
                    <summary>{title}</summary>
                    {section(page, "", "", move || all.get().watched.clone())}
                </details>
            }
            .into_any()
        })}
    }
    .into_any()
}

/// Tasks under a heading, a page at a time.
fn paged(
    page: Page,
    title: &'static str,
    none: &'static str,
    all: Memo<Arc<Arranged>>,
    which: fn(&Arranged) -> &Vec<Line>,
) -> AnyView {
    let most = RwSignal::new(PAGE);
    let rest = move || all.with(|all| which(all).len()).saturating_sub(most.get());
    let shown = move || all.with(|all| which(all).iter().take(most.get()).cloned().collect());
    view! {
        {section(page, title, none, shown)}
        {when(move || 0 < rest(), move || view! {
            <button type="button" class="btn quiet" on:click=move |_| most.update(|most| *most += PAGE)>
                {move || fill(my_work::t().show_more, &[&rest().min(PAGE).to_string()])}
            </button>
        }
        .into_any())}
    }
    .into_any()
}

/// Tasks under a heading; where there are none, a sentence, or nothing at all.
fn section(
    page: Page,
    title: &'static str,
    none: &'static str,
    lines: impl Fn() -> Vec<Line> + Copy + Send + Sync + 'static,
) -> AnyView {
    let is_empty = Memo::new(move |_| lines().is_empty());
    let heading = (!title.is_empty()).then(|| view! { <h2>{title}</h2> }.into_any());
    view! {
        <section hidden=move || is_empty.get() && none.is_empty()>
            {heading}
            {list(lines, model::look, move |line| card::card(page, line))}
            {when(move || is_empty.get(), move || view! { <p class="muted">{none}</p> }.into_any())}
        </section>
    }
    .into_any()
}
