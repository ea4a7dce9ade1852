//! Sending a plan out for opinions: what is asked, how opinions are given, until when, and who receives it (Luật
//! 10/2022/QH15, Điều 55).

use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::sign_off::Step;
use lientich_shared::permissions::{self, Action, Decision};
use lientich_shared::plan::consultation;
use lientich_shared::plan::content::Content;
use lientich_shared::plan::sign_off::{SignOff, next_steps};
use lientich_shared::plan::view::Meta;
use lientich_shared::time::Day;

use crate::asking::{self, Receivers, Team};
use crate::checks::Checks;
use crate::desk;
use crate::parties::People;
use crate::plan_store::PlanStore;
use crate::routes;
use crate::session::Session;
use crate::shell::left_to_mend::{how_much, left_to_mend};
use crate::shell::opened::opened;
use crate::shell::page_head::PageHead;
use crate::strings::checks::t as c;
use crate::strings::opinions::t as o;
use crate::strings::{fill, names, t};
use crate::ui::blank::Blank;
use crate::ui::dialog::Dialog;
use crate::ui::field::{DayField, day_of};
use crate::ui::icon::Icon;
use crate::ui::live::words as live_words;
use crate::ui::toast::Toasts;

/// How many days people have by default.
const DAYS: i32 = 7;

/// The page.
#[component]
pub fn AskPage(
    /// Of which plan.
    doc: DocId,
) -> impl IntoView {
    let ready = |plan| view! { <Asking plan/> }.into_any();
    let missing = |doc| blocked(doc, refusal(&[]));
    opened(doc, o().ask_title, ready, Callback::new(missing))
}

fn blocked(doc: DocId, why: String) -> AnyView {
    view! {
        <PageHead title=o().ask_title.to_owned()/>
        <Blank icon=Icon::Issue title=o().ask_title sentence=why>
            <a href=routes::plan(doc) class="btn">{t().back}</a>
        </Blank>
    }
    .into_any()
}

/// Who may do it, for somebody who may not; empty for who may.
fn refusal(roles: &[lientich_shared::directory::Role]) -> String {
    match permissions::may(roles, Action::Take(Step::Consulting)) {
        Decision::Allowed => String::new(),
        Decision::OnlyFor(posts) => {
            let posts: Vec<&str> = posts.iter().map(|post| names::role(*post)).collect();
            fill(t().only_for, &[&posts.join(", ")])
        }
    }
}

/// The form, or why there is none now.
#[component]
fn Asking(plan: PlanStore) -> impl IntoView {
    let session = expect_context::<Session>();
    let acts = plan.acts();
    let hindrance = Memo::new(move |_| {
        acts.track();
        let refusal = refusal(&session.roles());
        let why = plan.read(|document| {
            let step = SignOff::of(document).stand.step;
            let kind = Meta::of(document).kind;
            let running = consultation::current(document);
            let is_enough = consultation::is_enough(document, desk::today());
            match running {
                _ if next_steps(kind, step).contains(&Step::Consulting) => is_enough
                    .then(|| fill(o().ask_enough, &[&consultation::MOST_A_DAY.to_string()])),
                Some(round) => Some(fill(o().ask_running, &[&round.asked.until.to_string()])),
                None => Some(fill(o().ask_wrong_step, &[names::step(step)])),
            }
        });
        if refusal.is_empty() {
            why
        } else {
            Some(refusal)
        }
    });
    move || match hindrance.get() {
        Some(why) => blocked(plan.doc(), why),
        None => view! { <Form plan/> }.into_any(),
    }
}

#[component]
fn Form(plan: PlanStore) -> impl IntoView {
    let session = expect_context::<Session>();
    let toasts = Toasts::here();
    let navigate = StoredValue::new_local(use_navigate());
    let (title, round) = plan.read(|document| {
        let number = consultation::rounds(document).len() + 1;
        (asking::title(&Content::of(document)), number)
    });
    let content = RwSignal::new(fill(o().ask_content_default, &[&title]));
    let form = RwSignal::new(o().ask_form_default.to_owned());
    let until = RwSignal::new(Day(desk::today().0 + DAYS).to_string());
    let confirming = RwSignal::new(false);
    let day = move || day_of(&until.get()).ok().flatten();
    let wrong = Signal::derive(move || {
        let blank = |words: RwSignal<String>| words.with(|words| words.trim().is_empty());
        match day_of(&until.get()) {
            _ if blank(content) || blank(form) => Some(o().ask_empty),
            Ok(None) => Some(o().ask_day),
            Ok(Some(day)) if day < desk::today() => Some(o().ask_past),
            // The field itself says that it is no day.
            Err(_) => Some(""),
            Ok(Some(_)) => None,
        }
    });
    let review = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if wrong.get_untracked().is_none() {
            confirming.set(true);
        }
    };
    let send = Callback::new(move |()| {
        let Some(day) = untrack(day) else { return };
        let asked = (content.get_untracked(), form.get_untracked());
        let act = plan.read(|document| consultation::ask(document, &asked.0, &asked.1, day));
        confirming.set(false);
        if plan.dispatch(act).is_err() {
            return toasts.say(t().act_failed);
        }
        toasts.say(o().ask_done);
        let to = routes::sign_off(plan.doc());
        navigate.with_value(|navigate| navigate(&to, NavigateOptions::default()));
    });
    let title = if round == 1 {
        o().ask_title.to_owned()
    } else {
        fill(o().ask_again, &[&round.to_string()])
    };
    let back =
        view! { <a href=routes::plan(plan.doc()) class="back">{Icon::Back.view()}{t().back}</a> };
    let checks = Checks::of(plan);
    let reached = move || asking::receivers(session);
    let people = move || People::of(session.directory().get(), desk::today());
    view! {
        <PageHead title sub=back.into_any()/>
        <form class="page form" data-testid="ask-form" on:submit=review>
            <p class="muted">{o().ask_intro}</p>
            {area("ask-content", o().ask_content, content)}
            {area("ask-how", o().ask_form, form)}
            <DayField id="ask-until" label=o().ask_until value=until/>
            {move || wrong.get().filter(|wrong| !wrong.is_empty()).map(|wrong| view! { <p class="wrong" role="alert">{wrong}</p> })}
            {move || who(&reached(), &people())}
            <div class="row">
                <button type="submit" class="btn primary" data-act="review-ask" disabled=move || wrong.get().is_some()>{o().ask_review}</button>
            </div>
            <section class="stack">
                <h2>{c().title}" · "{live_words(move || how_much(checks))}</h2>
                {left_to_mend(checks, plan.doc())}
            </section>
        </form>
        <Dialog open=confirming title=o().ask_confirm.to_owned() testid="ask-confirm">
            <p>{move || {
                let day = day().map(|day| day.to_string()).unwrap_or_default();
                fill(o().ask_consequence, &[&reached().people().to_string(), &day])
            }}</p>
            <dl class="facts">
                <dt>{o().ask_content}</dt><dd>{move || content.get()}</dd>
                <dt>{o().ask_form}</dt><dd>{move || form.get()}</dd>
            </dl>
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| confirming.set(false)>{t().cancel}</button>
                <button type="button" class="btn primary" data-act="send-ask" on:click=move |_| send.run(())>{o().ask_send}</button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// A field of some lines. Nothing is ever written into it: Telex and VNI type in peace.
fn area(id: &'static str, label: &'static str, value: RwSignal<String>) -> AnyView {
    let first = value.get_untracked();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <textarea class="input" id=id rows="2" on:input:target=move |event| value.set(event.target().value())>{first}</textarea>
        </div>
    }
    .into_any()
}

/// Who receives it, by team.
fn who(receivers: &Receivers, people: &People) -> AnyView {
    let line = |team: &Team| {
        let name = if team.name.is_empty() {
            o().my_team
        } else {
            &team.name
        };
        let count = fill(o().team_line, &[name, &team.people.to_string()]);
        let names: Vec<String> = team
            .leaders
            .iter()
            .map(|leader: &PersonId| people.name(*leader))
            .collect();
        let led = if names.is_empty() {
            o().team_unled.to_owned()
        } else {
            fill(o().team_led, &[&names.join(", ")])
        };
        view! { <li>{count}<span class="muted">", "{led}</span></li> }
    };
    let others = (0 < receivers.others).then(|| {
        let words = fill(
            o().team_line,
            &[o().without_team, &receivers.others.to_string()],
        );
        view! { <li>{words}</li> }
    });
    view! {
        <section class="receivers">
            <h2>{o().who_gets}" · "{fill(o().who_count, &[&receivers.people().to_string()])}</h2>
            <ul>{receivers.teams.iter().map(line).collect_view()}{others}</ul>
        </section>
    }
    .into_any()
}
