//! A person: their posts, their devices, and what one may do about them.

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::api::members::MemberAct;
use lientich_shared::ids::PersonId;
use lientich_shared::permissions::members::Denial;

use super::devices::Devices;
use super::invitation::Invitation;
use super::posts::Posts;
use super::{OfflineNote, back};
use crate::desk;
use crate::members::Members;
use crate::session::Session;
use crate::shell::doing::Doing;
use crate::shell::page_head::PageHead;
use crate::strings::{members, members::t, t as everywhere};
use crate::ui::blank::Blank;
use crate::ui::dialog::Dialog;
use crate::ui::field::TextField;
use crate::ui::icon::Icon;
use crate::ui::live::{live, when};
use crate::ui::toast::Toasts;

/// The page.
#[component]
pub fn PersonPage(
    /// Who.
    person: PersonId,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let known = Memo::new(move |_| {
        let directory = session.directory().get()?;
        let mut people = directory.people.iter();
        let known = people.find(|known| known.id == person)?;
        Some((known.name.clone(), known.team.clone()))
    });
    let is_known = Memo::new(move |_| known.with(Option::is_some));
    let name = Signal::derive(move || known.get().map(|known| known.0).unwrap_or_default());
    let team = Signal::derive(move || known.get().map(|known| known.1).unwrap_or_default());
    live(move || {
        if !is_known.get() {
            return view! {
                <PageHead title=t().title.to_owned()/>
                <Blank icon=Icon::Person title=t().nobody_here sentence="">{back()}</Blank>
            }
            .into_any();
        }
        view! {
            <PageHead title=name sub=view! { <p class="sub row">{back()}<span>{team}</span></p> }.into_any()/>
            <div class="page person-page" data-testid="person">
                <OfflineNote/>
                <div class="row tools-row">
                    <Invitation person name/>
                    <Rename person name team/>
                </div>
                <Whose person/>
                <Posts person name/>
                <Devices person/>
            </div>
        }
        .into_any()
    })
}

/// Whose it is to look after this person, where it is not the reader's.
#[component]
fn Whose(person: PersonId) -> impl IntoView {
    let members = Members::here();
    let session = expect_context::<Session>();
    live(move || match refused(members, session, person) {
        Some(denial) => {
            let words = members::denial(denial);
            view! { <p class="muted" data-testid="whose">{words}</p> }.into_any()
        }
        None => ().into_any(),
    })
}

/// Why the reader may not look after all of this person's posts.
fn refused(members: Members, session: Session, person: PersonId) -> Option<Denial> {
    let directory = session.directory().get()?;
    let today = desk::today();
    let posts = directory.posts.iter();
    let mut held = posts.filter(|post| post.person == person && post.is_held(today));
    held.find_map(|post| {
        let denial = members.ruling(|rules| rules.end_post(post.id, today)).err();
        denial.filter(|denial| matches!(denial, Denial::OnlyFor(_)))
    })
}

/// Name and team, corrected.
#[component]
fn Rename(person: PersonId, name: Signal<String>, team: Signal<String>) -> impl IntoView {
    let members = Members::here();
    let open = RwSignal::new(false);
    let allowed = move || members.ruling(|rules| rules.rename(person)).is_ok();
    when(allowed, move || {
        view! {
                <button type="button" class="btn" data-act="rename" on:click=move |_| open.set(true)>{Icon::Edit.view()}{t().rename}</button>
                <Dialog open title=t().rename_title.to_owned()>
                    <RenameForm person name=name.get_untracked() team=team.get_untracked() open/>
                </Dialog>
            }
            .into_any()
    })
}

#[component]
fn RenameForm(person: PersonId, name: String, team: String, open: RwSignal<bool>) -> impl IntoView {
    let doing = Doing::new(Members::here());
    let toasts = Toasts::here();
    let (name, team) = (RwSignal::new(name), RwSignal::new(team));
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked();
        if name.trim().is_empty() {
            return doing.say(t().name_missing);
        }
        let act = MemberAct::Rename {
            person,
            name,
            team: team.get_untracked(),
        };
        doing.act(act, move || {
            open.set(false);
            toasts.say(t().renamed);
        });
    };
    view! {
        <form class="stack" on:submit=save>
            <TextField id="person-name" label=t().name value=name/>
            <TextField id="person-team" label=t().team value=team hint=t().team_hint/>
            {doing.said()}
            <div class="dialog-foot">
                {super::cancel(open)}
                <button type="submit" class="btn primary" data-act="save" disabled=doing.rests()>{everywhere().save}</button>
            </div>
        </form>
    }
    .into_any()
}
