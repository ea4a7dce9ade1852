//! The life of a plan as a strip of steps: where it stands, since when and by whom, and the steps that this person may take.

use leptos::prelude::*;
use lientich_shared::log::change::Act;
use lientich_shared::log::sign_off::Step;
use lientich_shared::permissions::{self, Action, Decision};
use lientich_shared::plan::sign_off::next_steps;
use lientich_shared::plan::view::PlanKind;

use super::bits::{QUIET, button, dialog_foot, para};
use super::model::Picture;
use super::table::{Table, any_of};
use crate::desk;
use crate::routes;
use crate::strings::sign_off::{consequence, stage, t as s, taking};
use crate::strings::{fill, names, t};
use crate::ui::dialog::Dialog;

/// In the order of a plan's life.
const STEPS: [Step; 9] = [
    Step::Draft,
    Step::Consulting,
    Step::Revised,
    Step::Passed,
    Step::Signing,
    Step::Issued,
    Step::InForce,
    Step::Evaluated,
    Step::Archived,
];

/// In the order of a report's life.
const REPORT_STEPS: [Step; 4] = [Step::Draft, Step::Signing, Step::Issued, Step::Archived];

fn steps(kind: PlanKind) -> &'static [Step] {
    if kind.is_report() {
        &REPORT_STEPS
    } else {
        &STEPS
    }
}

/// The strip and what can be done.
#[component]
pub(super) fn Life() -> impl IntoView {
    let table = Table::here();
    let now = Memo::new(move |_| table.picture().sign_off.stand.step);
    let asked = RwSignal::new(None::<Step>);
    let open = RwSignal::new(false);
    let ask = Callback::new(move |step| {
        asked.set(Some(step));
        open.set(true);
    });
    let title = Signal::derive(move || {
        let from = now.get();
        asked
            .get()
            .map(|to| taking(from, to).to_owned())
            .unwrap_or_default()
    });
    view! {
        <section class="life" aria-label=s().life data-testid="life" data-step=move || now.get() as u8>
            {move || strip(table.kind(), now.get())}
            <div class="life-now">
                <div class="grow">{move || stands(table, &table.picture())}{move || hint(table, now.get())}</div>
                {move || ways(table, now.get(), ask)}
            </div>
        </section>
        <Dialog open title testid="step-form"><Confirm open asked/></Dialog>
    }
    .into_any()
}

fn strip(kind: PlanKind, now: Step) -> AnyView {
    let steps = steps(kind);
    let at = steps.iter().position(|one| *one == now);
    let at = at.unwrap_or_default();
    let step = |(n, step): (usize, Step)| {
        let state = match n {
            n if n < at => "past",
            n if n == at => "now",
            _ => "ahead",
        };
        let current = (n == at).then_some("step");
        view! { <li data-at=state aria-current=current><span>{stage(step)}</span></li> }
    };
    view! { <ol class="strip">{steps.iter().copied().enumerate().map(step).collect_view()}</ol> }
        .into_any()
}

/// Since when it stands there, and by whom.
fn stands(table: Table, picture: &Picture) -> AnyView {
    let step = picture.sign_off.stand.step;
    let since = picture.since.map(|since| {
        if since.is_registered {
            let name = table.people().name_or_unknown(since.person);
            let when = names::moment(since.at, desk::today());
            fill(s().since, &[&when, &name])
        } else {
            s().since_here.to_owned()
        }
    });
    view! {
        <p class="small"><b>{stage(step)}</b>{since.map(|since| view! { <span class="muted">" · "{since}</span> })}</p>
    }
    .into_any()
}

/// The steps that this person may take. Tracked.
fn mine(table: Table, now: Step) -> Vec<Step> {
    let may = |step: &Step| table.may(Action::Take(*step));
    next_steps(table.kind(), now)
        .iter()
        .copied()
        .filter(may)
        .collect()
}

fn ways(table: Table, now: Step, ask: Callback<Step>) -> AnyView {
    let button = |to: Step| {
        // What Điều 55 asks for is said in a form of its own.
        if to == Step::Consulting {
            let form = routes::ask_opinions(table.plan.doc());
            return view! { <a class="btn" data-act="take-step" data-step=to as u8 href=form>{taking(now, to)}</a> }
                .into_any();
        }
        view! {
            <button type="button" class="btn" data-act="take-step" data-step=to as u8 on:click=move |_| ask.run(to)>{taking(now, to)}</button>
        }
        .into_any()
    };
    let buttons = mine(table, now).into_iter().map(button);
    view! { <div class="row">{buttons.collect_view()}</div> }.into_any()
}

/// How the plan goes on, where this person does not take it there.
fn hint(table: Table, now: Step) -> Option<AnyView> {
    let next = next_steps(table.kind(), now).first()?;
    let words = if now == Step::Signing {
        s().next_signing.to_owned()
    } else if mine(table, now).contains(next) {
        return None;
    } else {
        whose(now, *next)
    };
    Some(para(QUIET, words))
}

fn whose(now: Step, next: Step) -> String {
    let roles = match permissions::may(&[], Action::Take(next)) {
        Decision::OnlyFor(roles) => roles,
        Decision::Allowed => &[],
    };
    let roles: Vec<&str> = roles.iter().map(|role| names::role(*role)).collect();
    fill(s().next_by, &[taking(now, next), &any_of(&roles)])
}

/// Says what follows, then takes the step.
#[component]
fn Confirm(open: RwSignal<bool>, asked: RwSignal<Option<Step>>) -> impl IntoView {
    let table = Table::here();
    move || {
        let to = asked.get()?;
        let stand = table.picture().sign_off.stand;
        // Somebody else may have taken it meanwhile.
        let fits = next_steps(table.kind(), stand.step).contains(&to);
        let take = move || {
            open.set(false);
            let act = Act::Step {
                follows: stand.since,
                step: to,
            };
            table.act(vec![act], fill(s().step_done, &[stage(to)]));
        };
        let words = if fits {
            consequence(stand.step, to)
        } else {
            t().refused_out_of_step
        };
        let go = fits.then(|| button("btn primary", "confirm-step", taking(stand.step, to), take));
        Some(vec![para("", words), dialog_foot(open, go.into_any())].into_any())
    }
}
