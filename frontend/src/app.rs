//! The app as a whole: its contexts, then its pages. Whoever is not signed in sees only the way in.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_params_map;
use leptos_router::path;
use lientich_shared::ids::{DocId, PersonId};

use crate::features::audit::AuditPage;
use crate::features::history::HistoryPage;
use crate::features::import::ImportPage;
use crate::features::join::{JoinPage, SignedOut};
use crate::features::members::{
    AddMembersPage, InvitationsPage, MembersPage, PersonPage, SchoolPage,
};
use crate::features::my_work::MyWorkPage;
use crate::features::opinions::{AskPage, GivePage, OpinionsPage};
use crate::features::plan_editor::PlanPage;
use crate::features::plan_list::{NewPlanPage, PlanListPage};
use crate::features::reader::ReaderPage;
use crate::features::settings::SettingsPage;
use crate::features::sign_off::{SignOffPage, signed_edition};
use crate::features::today::TodayPage;
use crate::platform::{keyboard, page};
use crate::routes;
use crate::session::Session;
use crate::shell::Shell;
use crate::shell::page_head::PageHead;
use crate::start::Start;
use crate::storage::preferences;
use crate::strings::{self, Language, language, t};
use crate::ui::blank::Blank;
use crate::ui::icon::Icon;
use crate::ui::toast::Toasts;

/// Chooses the language of this page load: that of the preferences, else Vietnamese.
pub fn choose_language() {
    let chosen = preferences::language().map(|code| Language::from_code(&code));
    strings::choose(chosen.unwrap_or_default());
    page::mark("lang", language().code());
}

/// The app over an opened device.
#[component]
pub fn App(
    /// What the device holds.
    start: Start,
) -> impl IntoView {
    start.provide();
    Toasts::provide();
    // They live as long as the page.
    std::mem::forget(keyboard::watch());
    Effect::new(|_| request_animation_frame(|| page::mark("data-ready", "true")));
    view! {
        <Router>
            <FlatRoutes fallback=|| view! { <Framed><NotFound/></Framed> }>
                <Route path=path!("/") view=|| view! { <Framed><TodayPage/></Framed> }/>
                <Route path=path!("/ke-hoach") view=|| view! { <Framed><PlanListPage/></Framed> }/>
                <Route path=path!("/ke-hoach/moi") view=|| view! { <Framed><NewPlanPage/></Framed> }/>
                <Route path=path!("/ke-hoach/nhap") view=|| view! { <Framed><ImportPage/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc") view=|| view! { <Framed><PlanRoute/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/ban-hanh") view=|| view! { <Framed><ReaderRoute/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/trinh-ky") view=|| view! { <Framed><SignOffRoute/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/lich-su") view=|| view! { <Framed><HistoryRoute/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/lay-y-kien") view=|| view! { <Framed><OfPlan page=|doc| view! { <AskPage doc/> }.into_any()/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/gop-y") view=|| view! { <Framed><OfPlan page=|doc| view! { <GivePage doc/> }.into_any()/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/y-kien") view=|| view! { <Framed><OfPlan page=|doc| view! { <OpinionsPage doc/> }.into_any()/></Framed> }/>
                <Route path=path!("/viec") view=|| view! { <Framed><MyWorkPage/></Framed> }/>
                <Route path=path!("/nhat-ky") view=|| view! { <Framed><AuditPage/></Framed> }/>
                <Route path=path!("/thanh-vien") view=|| view! { <Framed><MembersPage/></Framed> }/>
                <Route path=path!("/thanh-vien/them") view=|| view! { <Framed><AddMembersPage/></Framed> }/>
                <Route path=path!("/thanh-vien/giay-moi") view=|| view! { <Framed><InvitationsPage/></Framed> }/>
                <Route path=path!("/thanh-vien/truong") view=|| view! { <Framed><SchoolPage/></Framed> }/>
                <Route path=path!("/thanh-vien/:person") view=|| view! { <Framed><PersonRoute/></Framed> }/>
                <Route path=path!("/them") view=|| view! { <Framed><SettingsPage/></Framed> }/>
                <Route path=path!("/join") view=JoinPage/>
            </FlatRoutes>
        </Router>
    }
}

/// The frame, for those who are signed in.
#[component]
fn Framed(children: ChildrenFn) -> impl IntoView {
    let session = expect_context::<Session>();
    let is_known = Memo::new(move |_| session.person().is_some());
    move || {
        if is_known.get() {
            let children = children.clone();
            view! { <Shell>{children()}</Shell> }.into_any()
        } else {
            view! { <SignedOut/> }.into_any()
        }
    }
}

/// The document that the address names.
fn doc() -> Memo<Option<DocId>> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get("doc")?.parse().ok()))
}

#[component]
fn PlanRoute() -> impl IntoView {
    let doc = doc();
    let reader = Callback::new(reader);
    move || match doc.get() {
        Some(doc) => view! { <PlanPage doc reader/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn HistoryRoute() -> impl IntoView {
    let doc = doc();
    move || match doc.get() {
        Some(doc) => view! { <HistoryPage doc/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn ReaderRoute() -> impl IntoView {
    let doc = doc();
    move || match doc.get() {
        Some(doc) => reader(doc),
        None => view! { <NotFound/> }.into_any(),
    }
}

/// The issued plan, with who signed it.
fn reader(doc: DocId) -> AnyView {
    let signed = Callback::new(|record| signed_edition(&record));
    view! { <ReaderPage doc signed/> }.into_any()
}

#[component]
fn SignOffRoute() -> impl IntoView {
    let doc = doc();
    move || match doc.get() {
        Some(doc) => view! { <SignOffPage doc/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    }
}

/// A page about the plan that the address names.
#[component]
fn OfPlan(
    /// Makes it.
    page: fn(DocId) -> AnyView,
) -> impl IntoView {
    let doc = doc();
    move || match doc.get() {
        Some(doc) => page(doc),
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn PersonRoute() -> impl IntoView {
    let params = use_params_map();
    let person =
        Memo::new(move |_| params.with(|params| params.get("person")?.parse::<PersonId>().ok()));
    move || match person.get() {
        Some(person) => view! { <PersonPage person/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn NotFound() -> impl IntoView {
    view! {
        <PageHead title=t().app_name.to_owned()/>
        <Blank icon=Icon::Search title=t().not_found sentence="">
            <a href=routes::TODAY class="btn primary">{t().to_today}</a>
        </Blank>
    }
    .into_any()
}

/// What is seen where the device's database cannot be opened.
#[component]
pub fn CannotStart() -> impl IntoView {
    view! {
        <main class="join" id="content">
            <p class="brand">"Liên"<i>"·"</i>"Tịch"</p>
            <h1>{t().cannot_start}</h1>
            <p>{t().cannot_start_why}</p>
            <button type="button" class="btn primary" on:click=|_| page::reload()>{t().retry}</button>
        </main>
    }
    .into_any()
}
