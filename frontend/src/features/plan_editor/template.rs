//! What tells a template of the school's own from a plan while it is edited: its name, what it is not, and what can be done
//! with it as a whole.

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::log::change::{Field, Value};
use lientich_shared::permissions::Action;
use lientich_shared::plan::template;
use lientich_shared::text::tidy;

use super::editor::Editor;
use crate::library::Library;
use crate::routes;
use crate::strings::new_year::own::t as n;
use crate::strings::{fill, names, t};
use crate::ui::dialog::Dialog;
use crate::ui::field::TextField;
use crate::ui::live::live;
use crate::ui::tag::{Tone, pill};
use crate::ui::toast::Toasts;

/// The template's name, empty once it was taken away; `None` for a plan. Tracked.
pub(super) fn name(editor: Editor) -> Option<String> {
    editor.rows().with(|view| view.meta.template.clone())
}

/// The banner; nothing over a plan.
#[component]
pub(super) fn TemplateBanner() -> impl IntoView {
    let editor = Editor::here();
    let (renaming, leaving) = (RwSignal::new(false), RwSignal::new(false));
    let named = Memo::new(move |_| name(editor));
    let may = Memo::new(move |_| editor.refusal_of(Action::KeepTemplates).is_none());
    let body = live(move || match named.get() {
        None => ().into_any(),
        Some(name) if name.is_empty() => away(editor, may.get()),
        Some(name) => offered(editor, name, may.get(), (renaming, leaving)),
    });
    view! {
        <div class="plan-notices">{body}</div>
        <Dialog open=renaming title=n().rename.to_owned() testid="rename-template">
            {move || rename(editor, renaming, named.get_untracked().unwrap_or_default())}
        </Dialog>
        <Dialog open=leaving title=n().take_away.to_owned() testid="take-template-away">
            {move || take_away(editor, leaving, named.get_untracked().unwrap_or_default())}
        </Dialog>
    }
    .into_any()
}

fn offered(
    editor: Editor,
    name: String,
    may: bool,
    (renaming, leaving): (RwSignal<bool>, RwSignal<bool>),
) -> AnyView {
    let doc = editor.plan.doc();
    let buttons = may.then(|| view! {
        <div class="row">
            <a class="btn" data-act="use-template" href=routes::of_template(doc)>{n().use_it}</a>
            <button type="button" class="btn quiet" data-act="rename-template" on:click=move |_| renaming.set(true)>{n().rename}</button>
            <button type="button" class="btn quiet" data-act="take-template-away" on:click=move |_| leaving.set(true)>{n().take_away}</button>
        </div>
    });
    let whose = if may {
        n().banner_edit
    } else {
        n().banner_read
    };
    view! {
        <div class="notice look" data-testid="template-banner">
            <p>{pill(Tone::Look, n().own)}" "<b>{name}</b></p>
            <p>{whose}" "{n().banner}</p>
            {buttons}
        </div>
    }
    .into_any()
}

fn away(editor: Editor, may: bool) -> AnyView {
    let again = move |_| {
        let kind = editor.rows_now().meta.kind;
        let name = editor.plan.read(template::last_name);
        let name = name.unwrap_or_else(|| names::plan_kind(kind).to_owned());
        set_name(editor, Value::Text(name));
    };
    let button = may.then(|| view! {
        <button type="button" class="btn" data-act="use-template-again" on:click=again>{n().use_again}</button>
    });
    view! {
        <div class="notice" data-testid="template-banner">
            <p>{pill(Tone::Plain, n().own)}" "{n().banner_away}</p>
            <div class="row">{button}</div>
        </div>
    }
    .into_any()
}

fn set_name(editor: Editor, name: Value) {
    editor.set(None, Field::TemplateName, name);
}

fn rename(editor: Editor, open: RwSignal<bool>, now: String) -> AnyView {
    let name = RwSignal::new(now);
    let library = expect_context::<Library>();
    let doc = editor.plan.doc();
    let fault = Memo::new(move |_| library.fault_of_name(&name.get(), Some(doc)));
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if fault.get_untracked().is_none() {
            set_name(editor, Value::Text(tidy(&name.get_untracked())));
            open.set(false);
        }
    };
    view! {
        <form class="stack" on:submit=save>
            <TextField id="template-name" label=n().keep_name value=name hint=n().keep_name_hint wrong=fault/>
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>{t().cancel}</button>
                <button type="submit" class="btn primary" data-act="save">{t().save}</button>
            </div>
        </form>
    }
    .into_any()
}

fn take_away(editor: Editor, open: RwSignal<bool>, now: String) -> AnyView {
    let sure = fill(n().take_away_sure, &[&now]);
    let take = move |_| {
        set_name(editor, Value::Empty);
        open.set(false);
        let name = Value::Text(now.clone());
        let toasts = Toasts::here();
        // The toast outlives the page.
        let undo = move || match editor.plan.view_now() {
            Some(_) => set_name(editor, name.clone()),
            None => toasts.say(n().use_again_there),
        };
        toasts.offer(fill(n().taken_away, &[&now]), t().undo, undo);
    };
    view! {
        <p>{sure}</p>
        <div class="dialog-foot">
            <button type="button" class="btn" on:click=move |_| open.set(false)>{t().cancel}</button>
            <button type="button" class="btn primary" data-act="take-away" on:click=take>{n().take_away}</button>
        </div>
    }
    .into_any()
}
