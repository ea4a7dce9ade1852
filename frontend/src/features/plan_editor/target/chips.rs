//! The targets of a clause as chips under its words; where two people wrote one differently, both, to keep one.

use leptos::prelude::*;
use lientich_shared::log::target::{Target, TargetId};
use lientich_shared::plan::assignments::Aimed;
use lientich_shared::targets::arithmetic::misfits;

use super::{Form, Targets, model, of_clause, put};
use crate::features::plan_editor::editor::{Editor, Part};
use crate::strings::fill;
use crate::strings::targets::t;
use crate::ui::tag::{Tone, pill};

/// The chips.
#[component]
pub(in super::super) fn TargetChips(
    /// The clause.
    part: Part,
) -> impl IntoView {
    let editor = Editor::here();
    let targets = Memo::new(move |_| of_clause(editor, part.node));
    move || {
        let targets = targets.get();
        (!targets.is_empty()).then(|| {
            let may_write = part.refusal.with(Option::is_none);
            let chips: Vec<AnyView> = targets.iter().map(|aimed| chip(aimed, may_write)).collect();
            let open = targets
                .iter()
                .filter(|aimed| may_write && !aimed.others.is_empty());
            let open: Vec<AnyView> = open.map(|aimed| two_values(editor, aimed)).collect();
            view! { <ul class="target-chips" data-testid="target-chips">{chips}</ul>{open} }
                .into_any()
        })
    }
}

fn chip(aimed: &Aimed, may_write: bool) -> AnyView {
    let form = Targets::here().form;
    let id = aimed.id;
    let words = model::line(&aimed.target);
    let is_off = !misfits(&aimed.target.measure).is_empty();
    let off = is_off.then(|| pill(Tone::Late, t().misfit_mark));
    let two = (!aimed.others.is_empty()).then(|| pill(Tone::Look, t().two_values));
    let shared = aimed
        .target
        .is_shared_out
        .then(|| view! { <span class="muted">" · "{t().is_shared}</span> });
    let inside = view! { <span>{words}{shared}</span>{off}{two} };
    if may_write {
        let open = move |_| form.set(Some(Form::Of(id)));
        view! { <li><button type="button" class="target-chip" data-act="edit-target" on:click=open>{inside}</button></li> }.into_any()
    } else {
        view! { <li><span class="target-chip">{inside}</span></li> }.into_any()
    }
}

/// What others wrote without knowing of it: a person keeps one.
fn two_values(editor: Editor, aimed: &Aimed) -> AnyView {
    let keep = move |id: TargetId, target: Target| {
        let kept = target.clone();
        view! {
            <li class="row">
                <span class="grow">{model::line(&target)}</span>
                <button type="button" class="btn" data-act="keep-target" on:click=move |_| put(editor, id, Some(kept.clone()))>{t().keep_this}</button>
            </li>
        }
        .into_any()
    };
    let all = std::iter::once(&aimed.target).chain(&aimed.others);
    let rows: Vec<AnyView> = all.map(|target| keep(aimed.id, target.clone())).collect();
    let subject = fill(t().form_title, &[&aimed.target.subject]);
    view! {
        <div class="notice look" data-testid="two-targets">
            <p><b>{subject}": "{t().two_values}</b></p>
            <ul class="stack">{rows}</ul>
        </div>
    }
    .into_any()
}
