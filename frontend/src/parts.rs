//! The parts of the app that its first download leaves out: each comes when one of its pages is opened first, from the
//! service worker's store as soon as that is filled. Only which part a page belongs to is said here; the pages
//! themselves are in `features`, and `cargo xtask` cuts the build apart (`shared/docs/decisions/0010-parts-of-the-app.md`).

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use lientich_shared::ids::{DocId, PersonId};
use wasm_bindgen_futures::spawn_local;

use crate::coming::{Coming, on_demand};
use crate::features::audit::AuditPage;
use crate::features::bases::BasesPage;
use crate::features::board::BoardPage;
use crate::features::calendar::{CalendarPage, RemindersPage, SchoolYearPage};
use crate::features::history::HistoryPage;
use crate::features::import::{BesidePage, ImportPage};
use crate::features::members::{
    AddMembersPage, InvitationsPage, MembersPage, PersonPage, SchoolPage,
};
use crate::features::my_work::MyWorkPage;
use crate::features::new_plan::{KeepTemplatePage, NewPlanPage};
use crate::features::new_year::ReviewPage;
use crate::features::opinions::{AskPage, GivePage, OpinionsPage};
use crate::features::plan_editor::PlanPage;
use crate::features::preview::PreviewPage;
use crate::features::reader::ReaderPage;
use crate::features::registers::RegistersPage;
use crate::features::reports::{NewReportPage, ReportPage, ReportsPage};
use crate::features::settings::SettingsPage;
use crate::features::sign_off::{SignOffPage, signed_edition};
use crate::features::targets::TargetsPage;
use crate::library::Library;
use crate::reminders::Ringing;
use crate::routes;
use crate::shell::later::Draw;
use crate::shell::not_found::NotFound;

/// Room for the cut, in the data of the whole: nothing reads it, so no part takes it along. The splitter lays each part's
/// data out anew, and leaves all of it in the first download (143 KB) where alignment makes it longer than it was.
#[cfg(feature = "parts")]
#[used]
static ROOM: [u8; 4096] = [1; 4096];

/// `page!(part, name, view)` is a function `name` that fetches the part and gives what draws the view.
macro_rules! page {
    ($part:ident, $(#[$doc:meta])* $name:ident, $view:expr) => {
        on_demand!($part, $(#[$doc])* pub fn $name() -> Draw { || $view.into_any() });
    };
}

// What everybody opens most.
page!(daily,
    /// A plan.
    plan, view! { <OfPlan page=|doc| view! { <PlanPage doc reader=Callback::new(read)/> }.into_any()/> });
page!(daily,
    /// A plan as it was issued.
    edition, view! { <OfPlan lives=true page=read/> });

page!(daily,
    /// A plan as it will be printed.
    preview, view! { <OfPlan page=|doc| view! { <PreviewPage doc/> }.into_any()/> });

page!(daily,
    /// What is asked of the person.
    work, view! { <MyWorkPage/> });

page!(daily,
    /// What is due when.
    calendar, view! { <CalendarPage/> });
page!(daily,
    /// What is due soon, read or not.
    reminders, view! { <RemindersPage/> });
page!(daily,
    /// What rings once a day, and shows nothing.
    ringing, view! { <Ringing/> });

// How both sides come to sign a plan.
page!(agreeing,
    /// Signing a plan.
    sign_off, view! { <OfPlan lives=true page=|doc| view! { <SignOffPage doc/> }.into_any()/> });
page!(agreeing,
    /// What was done to a plan.
    history, view! { <OfPlan page=|doc| view! { <HistoryPage doc/> }.into_any()/> });
page!(agreeing,
    /// Sending a plan out for opinions.
    ask, view! { <OfPlan lives=true page=|doc| view! { <AskPage doc/> }.into_any()/> });
page!(agreeing,
    /// Giving an opinion on a plan.
    give, view! { <OfPlan lives=true page=|doc| view! { <GivePage doc/> }.into_any()/> });
page!(agreeing,
    /// The opinions on a plan.
    opinions, view! { <OfPlan lives=true page=|doc| view! { <OpinionsPage doc/> }.into_any()/> });

// What few do, or seldom.
page!(office,
    /// Making a plan of a text.
    import, view! { <ImportPage/> });
page!(office,
    /// A file beside a plan.
    beside, view! { <OfPlan page=|doc| view! { <BesidePage doc/> }.into_any()/> });
page!(office,
    /// Beginning a plan.
    new_plan, view! { <NewPlanPage/> });
page!(office,
    /// Keeping a plan as a template of the school's own.
    keep_template, view! { <OfPlan lives=true page=|doc| view! { <KeepTemplatePage doc/> }.into_any()/> });
page!(office,
    /// What a plan has of last year's.
    review, view! { <OfPlan lives=true page=|doc| view! { <ReviewPage doc/> }.into_any()/> });
page!(office,
    /// All duties, for those who give them.
    board, view! { <BoardPage/> });
page!(office,
    /// Legal documents, and which of them are in force.
    bases, view! { <BasesPage/> });
page!(office,
    /// Who did what when.
    audit, view! { <AuditPage/> });
page!(office,
    /// The reports of the two sides.
    reports, view! { <ReportsPage/> });
page!(office,
    /// Drafting a report.
    new_report, view! { <NewReportPage/> });
page!(office,
    /// A report's figures beside those of today.
    report, view! { <OfPlan lives=true page=|doc| view! { <ReportPage doc/> }.into_any()/> });
page!(office,
    /// Who is of the school.
    members, view! { <MembersPage/> });
page!(office,
    /// Taking people in.
    add_members, view! { <AddMembersPage/> });
page!(office,
    /// Invitations on paper.
    invitations, view! { <InvitationsPage/> });
page!(office,
    /// What the school is called.
    school, view! { <SchoolPage/> });
page!(office,
    /// Terms, Tết and holidays.
    school_year, view! { <SchoolYearPage/> });
page!(office,
    /// A person.
    person, view! { <OfPerson/> });
page!(office,
    /// How far the targets are.
    targets, view! { <TargetsPage/> });
page!(office,
    /// Emulation, initiatives, visits.
    registers, view! { <RegistersPage/> });
page!(office,
    /// Preferences, this device, leaving it.
    settings, view! { <SettingsPage/> });

/// Begins to fetch what the address of a start will need, while the device is being opened.
pub fn foresee(path: &str) {
    let is_of_plan = path
        .strip_prefix(routes::PLANS)
        .is_some_and(|rest| !rest.is_empty());
    let first: Option<fn() -> Coming<Draw>> = if is_of_plan || path.starts_with(routes::WORK) {
        Some(plan)
    } else if path.starts_with(routes::BOARD) {
        Some(board)
    } else {
        None
    };
    if let Some(part) = first {
        spawn_local(async move {
            // Where it does not come, the page says so.
            _ = part().await;
        });
    }
}

/// The issued plan, with who signed it.
fn read(doc: DocId) -> AnyView {
    let signed = Callback::new(move |record| signed_edition(doc, &record));
    view! { <ReaderPage doc signed/> }.into_any()
}

/// A page about the plan that the address names.
#[component]
fn OfPlan(
    /// Makes it.
    page: fn(DocId) -> AnyView,
    /// Whether the page is of a plan's life, which templates do not have.
    #[prop(default = false)]
    lives: bool,
) -> impl IntoView {
    let params = use_params_map();
    let library = expect_context::<Library>();
    let doc = Memo::new(move |_| params.with(|params| params.get("doc")?.parse().ok()));
    let is_there = Memo::new(move |_| {
        let doc: Option<DocId> = doc.get();
        !lives || doc.is_none_or(|doc| !library.is_template(doc))
    });
    move || match doc.get().filter(|_| is_there.get()) {
        Some(doc) => page(doc),
        None => view! { <NotFound/> }.into_any(),
    }
}

/// The person whom the address names.
#[component]
fn OfPerson() -> impl IntoView {
    let params = use_params_map();
    let person =
        Memo::new(move |_| params.with(|params| params.get("person")?.parse::<PersonId>().ok()));
    move || match person.get() {
        Some(person) => view! { <PersonPage person/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    }
}
