//! The preview of a plan: its pages as they will be printed, with the ways to print them, to hand them out for Word and to choose
//! how they are made.

use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::sign_off::Step;
use lientich_shared::plan::content::Content;
use lientich_shared::plan::sign_off::SignOff;
use lientich_shared::render::docx::Labels;
use lientich_shared::render::{Form, Paper};

use super::Wanted;
use super::pages::{Showing, pages};
use super::wishes::{self, Whose, Wishes};
use crate::desk;
use crate::plan_store::PlanStore;
use crate::reading;
use crate::session::Session;
use crate::strings::preview::{self as words, t};
use crate::ui::dialog::Dialog;
use crate::ui::field::{Choices, SelectField};
use crate::ui::icon::Icon;
use crate::ui::rest::after_rest;
use crate::ui::toast::Toasts;
use crate::word;

/// What the preview shows.
#[derive(Clone, Copy)]
pub struct Source {
    /// The plan, by which wishes are remembered.
    pub doc: DocId,
    /// What is to stand on paper.
    pub wanted: Signal<Option<Arc<Wanted>>>,
}

impl Source {
    /// A draft as it stands; it follows what anybody writes once the hands rest.
    pub fn draft(plan: PlanStore) -> Self {
        let wanted = RwSignal::new(Some(of_draft(plan)));
        let tell = move || drop(wanted.try_set(Some(of_draft(plan))));
        let (revision, acts) = (plan.revision(), plan.acts());
        let changed = Signal::derive(move || revision.get().wrapping_add(acts.get()));
        after_rest(changed, || {}, tell);
        Self {
            doc: plan.doc(),
            wanted: wanted.into(),
        }
    }
}

fn of_draft(plan: PlanStore) -> Arc<Wanted> {
    let (content, step) =
        plan.read(|document| (Content::of(document), SignOff::of(document).stand.step));
    Arc::new(Wanted {
        content,
        docket: None,
        signatures: None,
        is_draft: (step as u8) < Step::Signing as u8,
    })
}

/// The preview. `at` and `chosen` bind it to an editor.
pub fn preview(
    source: Source,
    at: Option<Signal<Option<NodeId>>>,
    chosen: Option<Callback<NodeId>>,
) -> AnyView {
    let session = expect_context::<Session>();
    let wishes = RwSignal::new(wishes::of(source.doc));
    let paper = Memo::new(move |_| {
        let (wanted, directory) = (source.wanted.get()?, session.directory().get()?);
        Some(Arc::new(wanted.paper(&directory, &wishes.get())))
    });
    let is_open = RwSignal::new(false);
    let toasts = Toasts::here();
    let showing = Showing {
        is_read: false,
        at,
        chosen,
    };
    view! {
        <div class="preview" data-testid="preview">
            <div class="preview-bar">
                <button type="button" class="btn" data-act="paper-options" on:click=move |_| is_open.set(true)>{Icon::Edit.view()}{t().options}</button>
                <button type="button" class="btn" data-act="save-word" on:click=move |_| save(source, paper, labels(wishes), toasts)>{t().word}</button>
                <button type="button" class="btn" data-act="print" on:click=move |_| desk::print()>{t().print}</button>
            </div>
            {move || wishes.with(said).map(|words| view! { <p class="preview-note" role="status">{words}</p> })}
            {pages(paper.into(), showing)}
        </div>
        <Dialog open=is_open title=t().options_title.to_owned() testid="paper-options">{form(source, wishes, is_open)}</Dialog>
    }
    .into_any()
}

fn labels(wishes: RwSignal<Wishes>) -> Labels {
    if wishes.with_untracked(|wishes| wishes.is_counted) {
        Labels::Counted
    } else {
        Labels::Words
    }
}

/// What of the document is not there, so that nobody takes a part for the whole.
fn said(wishes: &Wishes) -> Option<&'static str> {
    wishes.whose.as_ref().map(|_| t().is_extract)
}

fn save(source: Source, paper: Memo<Option<Arc<Paper>>>, labels: Labels, toasts: Toasts) {
    let Some(wanted) = source.wanted.get_untracked() else {
        return;
    };
    let name = format!("{}.docx", reading::title(&wanted.content));
    word::hand_out(paper.get_untracked(), labels, name, toasts);
}

/// The form's answers as keys.
#[derive(Clone, Copy)]
struct Answers {
    form: RwSignal<String>,
    draft: RwSignal<String>,
    whose: RwSignal<String>,
    ticks: [RwSignal<bool>; 6],
}

const USUAL: &str = "";

fn form(source: Source, wishes: RwSignal<Wishes>, is_open: RwSignal<bool>) -> AnyView {
    let now = wishes.get_untracked();
    let whose = everybody(source);
    let key_of = |wanted: &Whose| {
        let place = whose.iter().position(|(one, _)| one == wanted);
        place.map(|at| at.to_string()).unwrap_or_default()
    };
    let answers = Answers {
        form: RwSignal::new(now.form.map(form_key).unwrap_or_default()),
        draft: RwSignal::new(now.is_draft.map(|is| is.to_string()).unwrap_or_default()),
        whose: RwSignal::new(now.whose.as_ref().map(key_of).unwrap_or_default()),
        ticks: [
            now.blank.heads,
            now.blank.number,
            now.blank.day,
            now.blank.names,
            now.is_counted,
            now.has_annex,
        ]
        .map(RwSignal::new),
    };
    let forms = Form::ALL.map(|form| (form_key(form), words::form(form).to_owned()));
    let forms = std::iter::once((USUAL.to_owned(), t().usual.to_owned())).chain(forms);
    let drafts = vec![
        (USUAL, t().draft_usual.to_owned()),
        ("true", t().draft_yes.to_owned()),
        ("false", t().draft_no.to_owned()),
    ];
    let mut listed = vec![(USUAL.to_owned(), t().all.to_owned())];
    let named = whose.iter().enumerate();
    listed.extend(named.map(|(at, (_, name))| (at.to_string(), name.clone())));
    let tick = |(label, value): (&'static str, RwSignal<bool>)| {
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=value.get_untracked() on:change=move |event| value.set(event_target_checked(&event))/>
                <span>{label}</span>
            </label>
        }
        .into_any()
    };
    let labels = [
        t().blank_heads,
        t().blank_number,
        t().blank_day,
        t().blank_names,
    ];
    let [blank @ .., counted, annexed] = answers.ticks;
    let ticks = labels.into_iter().zip(blank).map(tick).collect_view();
    let counted = tick((t().counted, counted));
    let annexed = tick((t().annex, annexed));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = answers.read(&whose);
        wishes::keep(source.doc, chosen.clone());
        wishes.set(chosen);
        is_open.set(false);
    };
    view! {
        <form class="stack" on:submit=submit>
            <SelectField id="paper-form" label=t().form groups=vec![(String::new(), forms.collect())] value=answers.form/>
            <SelectField id="paper-whose" label=t().whose groups=vec![(String::new(), listed)] value=answers.whose/>
            <Choices name="paper-draft" label=t().draft options=drafts value=answers.draft/>
            <fieldset class="field"><legend class="label">{t().beside}</legend>{annexed}</fieldset>
            <fieldset class="field"><legend class="label">{t().blank}</legend>{ticks}</fieldset>
            <fieldset class="field"><legend class="label">{t().in_word}</legend>{counted}</fieldset>
            <p class="muted small">{t().remembered}</p>
            <button type="submit" class="btn primary" data-act="paper-done">{t().done}</button>
        </form>
    }
    .into_any()
}

/// Who can be chosen, and what they are called.
fn everybody(source: Source) -> Vec<(Whose, String)> {
    let session = expect_context::<Session>();
    let (Some(wanted), Some(directory)) = (
        source.wanted.get_untracked(),
        session.directory().get_untracked(),
    ) else {
        return Vec::new();
    };
    let all = Whose::of(&wanted.content, &directory, desk::today()).into_iter();
    all.map(|whose| {
        let name = whose.name(&directory);
        (whose, name)
    })
    .collect()
}

fn form_key(form: Form) -> String {
    let place = Form::ALL.iter().position(|known| *known == form);
    place.map(|at| at.to_string()).unwrap_or_default()
}

impl Answers {
    fn read(self, whose: &[(Whose, String)]) -> Wishes {
        let [heads, number, day, names, is_counted, has_annex] =
            self.ticks.map(|value| value.get_untracked());
        let form: Option<usize> = self.form.get_untracked().parse().ok();
        let at: Option<usize> = self.whose.get_untracked().parse().ok();
        Wishes {
            form: form.and_then(|at| Form::ALL.get(at).copied()),
            blank: lientich_shared::render::Blank {
                heads,
                number,
                day,
                names,
            },
            is_draft: self.draft.get_untracked().parse().ok(),
            is_counted,
            has_annex,
            whose: at
                .and_then(|at| whose.get(at))
                .map(|(whose, _)| whose.clone()),
        }
    }
}
