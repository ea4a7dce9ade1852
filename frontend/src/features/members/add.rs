//! Taking people in: one by a form, many by a list.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use lientich_shared::api::members::{MemberAct, NewPerson};
use lientich_shared::directory::Role;

use super::roster::ListForm;
use super::{OfflineNote, back};
use crate::members::Members;
use crate::routes;
use crate::session::Session;
use crate::shell::doing::Doing;
use crate::shell::page_head::PageHead;
use crate::strings::{fill, members, members::t, names, t as everywhere};
use crate::ui::blank::Blank;
use crate::ui::field::TextField;
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::tabs::Tabs;
use crate::ui::toast::Toasts;

const MANY: &str = "many";
const ONE: &str = "one";

/// Whether the reader may take anybody in. Tracked.
pub(super) fn may_add(members: Members) -> bool {
    names::ROLES.iter().any(|role| may_give(members, &[*role]))
}

/// Whether the reader may take somebody in with these posts. Tracked.
pub(super) fn may_give(members: Members, roles: &[Role]) -> bool {
    members.ruling(|rules| rules.add_people([roles])).is_ok()
}

/// The page.
#[component]
pub fn AddMembersPage() -> impl IntoView {
    let members = Members::here();
    let allowed = Memo::new(move |_| may_add(members));
    let tab = RwSignal::new(MANY);
    let tabs = || {
        vec![
            (MANY, t().add_many.to_owned().into()),
            (ONE, t().add_one.to_owned().into()),
        ]
    };
    let form = move || {
        if tab.get() == ONE {
            view! { <OneForm/> }.into_any()
        } else {
            view! { <ListForm/> }.into_any()
        }
    };
    let body = move || {
        if !allowed.get() {
            return view! {
                <Blank icon=Icon::Person title=t().add_title sentence=t().add_none_allowed>{back()}</Blank>
            }
            .into_any();
        }
        view! {
            <div class="page"><OfflineNote/><Tabs label=t().add_title tabs=tabs() chosen=tab/></div>
            <div role="tabpanel">{live(form)}</div>
        }
        .into_any()
    };
    view! {
        <PageHead title=t().add_title.to_owned() sub=view! { <p class="sub row">{back()}</p> }.into_any()/>
        {live(body)}
    }
    .into_any()
}

/// One person.
#[component]
fn OneForm() -> impl IntoView {
    let members = Members::here();
    let doing = Doing::new(members);
    let (name, team) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let usual = if untrack(|| may_give(members, &[Role::Staff])) {
        vec![Role::Staff]
    } else {
        Vec::new()
    };
    let roles = RwSignal::new(usual);
    let added = added();
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (name, roles) = (name.get_untracked(), roles.get_untracked());
        if name.trim().is_empty() {
            return doing.say(t().name_missing);
        }
        if roles.is_empty() {
            return doing.say(t().roles_missing);
        }
        let ruling = untrack(|| members.ruling(|rules| rules.add_people([roles.as_slice()])));
        if let Err(denial) = ruling {
            return doing.say(members::denial(denial));
        }
        let team = team.get_untracked();
        let people = vec![NewPerson { name, roles, team }];
        doing.act(MemberAct::AddPeople { people }, move || added.run(1));
    };
    view! {
        <form class="page form" on:submit=save>
            <TextField id="new-name" label=t().name value=name/>
            <TextField id="new-team" label=t().team value=team hint=t().team_hint/>
            <RoleChoices roles/>
            {doing.said()}
            <div class="row">
                <button type="submit" class="btn primary" data-act="save" disabled=doing.rests()>{t().add_confirm}</button>
                <a href=routes::MEMBERS class="btn quiet">{everywhere().cancel}</a>
            </div>
        </form>
    }
    .into_any()
}

/// Says how many were taken in, and goes to the list.
pub(super) fn added() -> Callback<usize> {
    let navigate = use_navigate();
    let toasts = Toasts::here();
    let session = expect_context::<Session>();
    Callback::new(move |count: usize| {
        toasts.say(fill(t().added, &[&count.to_string()]));
        let directory = session.directory().get_untracked();
        // A founder alone is led through their first steps, which stand there.
        let is_alone = directory.is_none_or(|directory| directory.people.len() < 2);
        let next = if is_alone {
            routes::TODAY
        } else {
            routes::MEMBERS
        };
        navigate(next, NavigateOptions::default());
    })
}

/// The posts that the reader may give, to be ticked.
#[component]
fn RoleChoices(roles: RwSignal<Vec<Role>>) -> impl IntoView {
    let members = Members::here();
    let choice = move |role: Role| {
        let toggle = move |_| {
            roles.update(
                |roles| match roles.iter().position(|known| *known == role) {
                    Some(at) => drop(roles.remove(at)),
                    None => roles.push(role),
                },
            );
        };
        let is_chosen = Signal::derive(move || roles.with(|roles| roles.contains(&role)));
        view! {
            <label class="choice"><input type="checkbox" data-role=format!("{role:?}") prop:checked=is_chosen on:change=toggle/>{names::role(role)}</label>
        }
        .into_any()
    };
    let choices = move || {
        let given = names::ROLES.into_iter();
        given
            .filter(|role| may_give(members, &[*role]))
            .map(choice)
            .collect_view()
            .into_any()
    };
    view! {
        <fieldset class="field"><legend class="legend">{t().posts}</legend><div class="choices">{live(choices)}</div></fieldset>
    }
    .into_any()
}
