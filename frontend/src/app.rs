//! The app as a whole: its contexts, then its pages. Whoever is not signed in sees only the way in.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

use crate::features::join::{JoinPage, SignedOut};
use crate::features::plan_list::PlanListPage;
use crate::features::today::TodayPage;
use crate::parts;
use crate::platform::{keyboard, page};
use crate::reminders::Reminders;
use crate::session::Session;
use crate::shell::Shell;
use crate::shell::later::Later;
use crate::shell::not_found::NotFound;
use crate::shell::soon::Soon;
use crate::start::Start;
use crate::storage::preferences;
use crate::strings::{self, Language, language, t};
use crate::ui::toast::Toasts;
use crate::workload::LateCount;

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
    LateCount::provide();
    Reminders::provide();
    // They live as long as the page.
    std::mem::forget(keyboard::watch());
    Effect::new(|_| request_animation_frame(|| page::mark("data-ready", "true")));
    view! {
        <Router>
            <Soon part=parts::ringing/>
            <FlatRoutes fallback=|| view! { <Framed><NotFound/></Framed> }>
                <Route path=path!("/") view=|| view! { <Framed><TodayPage/></Framed> }/>
                <Route path=path!("/ke-hoach") view=|| view! { <Framed><PlanListPage/></Framed> }/>
                <Route path=path!("/ke-hoach/moi") view=|| view! { <Framed><Later page=parts::new_plan/></Framed> }/>
                <Route path=path!("/ke-hoach/nhap") view=|| view! { <Framed><Later page=parts::import/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc") view=|| view! { <Framed><Later page=parts::plan/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/ban-hanh") view=|| view! { <Framed><Later page=parts::edition/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/ban-in") view=|| view! { <Framed><Later page=parts::preview/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/trinh-ky") view=|| view! { <Framed><Later page=parts::sign_off/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/lich-su") view=|| view! { <Framed><Later page=parts::history/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/luu-mau") view=|| view! { <Framed><Later page=parts::keep_template/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/nhap") view=|| view! { <Framed><Later page=parts::beside/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/ra-soat") view=|| view! { <Framed><Later page=parts::review/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/lay-y-kien") view=|| view! { <Framed><Later page=parts::ask/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/gop-y") view=|| view! { <Framed><Later page=parts::give/></Framed> }/>
                <Route path=path!("/ke-hoach/:doc/y-kien") view=|| view! { <Framed><Later page=parts::opinions/></Framed> }/>
                <Route path=path!("/viec") view=|| view! { <Framed><Later page=parts::work/></Framed> }/>
                <Route path=path!("/phan-cong") view=|| view! { <Framed><Later page=parts::board/></Framed> }/>
                <Route path=path!("/chi-tieu") view=|| view! { <Framed><Later page=parts::targets/></Framed> }/>
                <Route path=path!("/so-theo-doi") view=|| view! { <Framed><Later page=parts::registers/></Framed> }/>
                <Route path=path!("/lich") view=|| view! { <Framed><Later page=parts::calendar/></Framed> }/>
                <Route path=path!("/lich/nam-hoc") view=|| view! { <Framed><Later page=parts::school_year/></Framed> }/>
                <Route path=path!("/lich/nhac-viec") view=|| view! { <Framed><Later page=parts::reminders/></Framed> }/>
                <Route path=path!("/bao-cao") view=|| view! { <Framed><Later page=parts::reports/></Framed> }/>
                <Route path=path!("/bao-cao/soan") view=|| view! { <Framed><Later page=parts::new_report/></Framed> }/>
                <Route path=path!("/bao-cao/:doc") view=|| view! { <Framed><Later page=parts::report/></Framed> }/>
                <Route path=path!("/can-cu") view=|| view! { <Framed><Later page=parts::bases/></Framed> }/>
                <Route path=path!("/nhat-ky") view=|| view! { <Framed><Later page=parts::audit/></Framed> }/>
                <Route path=path!("/thanh-vien") view=|| view! { <Framed><Later page=parts::members/></Framed> }/>
                <Route path=path!("/thanh-vien/them") view=|| view! { <Framed><Later page=parts::add_members/></Framed> }/>
                <Route path=path!("/thanh-vien/giay-moi") view=|| view! { <Framed><Later page=parts::invitations/></Framed> }/>
                <Route path=path!("/thanh-vien/truong") view=|| view! { <Framed><Later page=parts::school/></Framed> }/>
                <Route path=path!("/thanh-vien/:person") view=|| view! { <Framed><Later page=parts::person/></Framed> }/>
                <Route path=path!("/them") view=|| view! { <Framed><Later page=parts::settings/></Framed> }/>
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
