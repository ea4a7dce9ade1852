//! The form of a target. What the numbers come to, and what does not add up, is told while one types.

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::log::target::Target;

use super::model::Draft;
use super::needs;
use super::{Form, Targets, add, of_clause, put};
use crate::features::plan_editor::editor::Editor;
use crate::strings::targets::{self, SPANS, t};
use crate::strings::{self, fill};
use crate::ui::dialog::Dialog;
use crate::ui::field::{DayField, SelectField, TextField};
use lientich_shared::targets::words;

/// Levels that schools speak of. Districts ended on 1 July 2025: who still needs the word writes it.
const LEVELS: [&str; 8] = [
    "cấp tổ",
    "cấp trường",
    "cấp cơ sở",
    "cấp xã",
    "cấp phường",
    "cấp thành phố",
    "cấp tỉnh",
    "cấp quốc gia",
];
/// Who awards what.
const AWARDERS: [&str; 6] = [
    "Hiệu trưởng",
    "Chủ tịch UBND xã",
    "Sở Giáo dục và Đào tạo",
    "Chủ tịch UBND thành phố",
    "Liên đoàn Lao động thành phố",
    "Bộ Giáo dục và Đào tạo",
];

/// The dialog, for whatever asked for it.
#[component]
pub(in super::super) fn TargetDialog() -> impl IntoView {
    let editor = Editor::here();
    let form = Targets::here().form;
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(form.with(Option::is_some)));
    Effect::new(move |_| {
        if !open.get() && form.with_untracked(Option::is_some) {
            form.set(None);
        }
    });
    let title = Signal::derive(move || {
        let node = form.with(|form| match form {
            Some(Form::New(node, _)) => Some(*node),
            Some(Form::Of(id)) => Some(id.node),
            None => None,
        });
        let name = node.map(|node| editor.name(node)).unwrap_or_default();
        fill(t().form_title, &[&name])
    });
    view! {
        <Dialog open title testid="target-form">
            {move || form.get_untracked().map(|form| fields(editor, &form, open))}
        </Dialog>
    }
}

/// What is written in the form, each field by itself.
#[derive(Clone, Copy)]
struct Fields {
    kind: RwSignal<String>,
    subject: RwSignal<String>,
    population: RwSignal<String>,
    count: RwSignal<String>,
    of: RwSignal<String>,
    part: RwSignal<String>,
    name: RwSignal<String>,
    rows: RwSignal<String>,
    per: RwSignal<String>,
    level: RwSignal<String>,
    awarded_by: RwSignal<String>,
    period: RwSignal<String>,
    year: RwSignal<String>,
    quarter: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    baseline: RwSignal<String>,
    is_shared_out: RwSignal<bool>,
}

impl Fields {
    fn of(draft: Draft) -> Self {
        Self {
            kind: RwSignal::new(draft.kind),
            subject: RwSignal::new(draft.subject),
            population: RwSignal::new(draft.population),
            count: RwSignal::new(draft.count),
            of: RwSignal::new(draft.of),
            part: RwSignal::new(draft.part),
            name: RwSignal::new(draft.name),
            rows: RwSignal::new(draft.rows),
            per: RwSignal::new(draft.per),
            level: RwSignal::new(draft.level),
            awarded_by: RwSignal::new(draft.awarded_by),
            period: RwSignal::new(draft.period),
            year: RwSignal::new(draft.year),
            quarter: RwSignal::new(draft.quarter),
            from: RwSignal::new(draft.from),
            to: RwSignal::new(draft.to),
            baseline: RwSignal::new(draft.baseline),
            is_shared_out: RwSignal::new(draft.is_shared_out),
        }
    }

    /// Tracked.
    fn draft(self) -> Draft {
        Draft {
            kind: self.kind.get(),
            subject: self.subject.get(),
            population: self.population.get(),
            count: self.count.get(),
            of: self.of.get(),
            part: self.part.get(),
            name: self.name.get(),
            rows: self.rows.get(),
            per: self.per.get(),
            level: self.level.get(),
            awarded_by: self.awarded_by.get(),
            period: self.period.get(),
            year: self.year.get(),
            quarter: self.quarter.get(),
            from: self.from.get(),
            to: self.to.get(),
            baseline: self.baseline.get(),
            is_shared_out: self.is_shared_out.get(),
        }
    }
}

fn fields(editor: Editor, form: &Form, open: RwSignal<bool>) -> AnyView {
    let (node, known) = match form {
        Form::New(node, proposed) => (*node, proposed.as_deref().cloned()),
        Form::Of(id) => (id.node, now(editor, form)),
    };
    let fields = Fields::of(known.as_ref().map_or_else(Draft::new, Draft::of));
    let wrong = RwSignal::new(None::<&'static str>);
    let kept = form.clone();
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match (untrack(|| fields.draft()).target(), &kept) {
            (Err(missing), _) => wrong.set(Some(missing)),
            (Ok(target), Form::New(node, _)) => {
                add(editor, *node, target);
                open.set(false);
            }
            (Ok(target), Form::Of(id)) => {
                if known.as_ref() != Some(&target) {
                    put(editor, *id, Some(target));
                }
                open.set(false);
            }
        }
    };
    let take_away = match *form {
        Form::Of(id) => Some(view! {
            <button type="button" class="btn quiet" data-act="remove-target" on:click=move |_| {
                put(editor, id, None);
                open.set(false);
            }>{t().take_away}</button>
        }),
        Form::New(..) => None,
    };
    let kinds = targets::kinds().map(|(key, words)| (key.to_owned(), words.to_owned()));
    view! {
        <form class="stack" on:submit=save>
            <p class="quote">{editor.plan.text(node).get_untracked()}</p>
            <SelectField id="target-kind" label=t().kind groups=vec![(String::new(), kinds.to_vec())] value=fields.kind/>
            <TextField id="target-subject" label=t().subject value=fields.subject hint=t().subject_hint/>
            {move || numbers(fields)}
            <p class="sums" role="status" data-testid="target-sums">{move || sums(fields)}</p>
            <TextField id="target-population" label=t().population value=fields.population/>
            {suggested("target-level", t().level, fields.level, &LEVELS)}
            {suggested("target-awarded", t().awarded_by, fields.awarded_by, &AWARDERS)}
            {period(fields)}
            <TextField id="target-baseline" label=t().baseline value=fields.baseline hint=t().baseline_hint/>
            {move || needs::can_be_shared(&fields.kind.get()).then(|| shared_out(fields))}
            {move || wrong.get().map(|wrong| view! { <p class="wrong" role="alert">{wrong}</p> })}
            <div class="dialog-foot">
                {take_away}
                <button type="button" class="btn" on:click=move |_| open.set(false)>{strings::t().cancel}</button>
                <button type="submit" class="btn primary" data-act="save-target">{strings::t().save}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The target that the form is open for.
fn now(editor: Editor, form: &Form) -> Option<Target> {
    let Form::Of(id) = form else { return None };
    let all = untrack(|| of_clause(editor, id.node));
    all.into_iter()
        .find(|aimed| aimed.id == *id)
        .map(|aimed| aimed.target)
}

/// The fields of the chosen kind.
fn numbers(fields: Fields) -> AnyView {
    let needs = needs::of(&fields.kind.get());
    let is_share = needs.count == Some(t().share);
    let mode = if is_share { "decimal" } else { "numeric" };
    let count = needs.count.map(
        |label| view! { <TextField id="target-count" label value=fields.count inputmode=mode/> },
    );
    let of = needs.of.then(
        || view! { <TextField id="target-of" label=t().of value=fields.of inputmode="numeric"/> },
    );
    let part = needs.part.map(
        |label| view! { <TextField id="target-part" label value=fields.part inputmode="numeric"/> },
    );
    let name = needs
        .name
        .map(|label| view! { <TextField id="target-name" label value=fields.name/> });
    let spans = || {
        SPANS
            .map(|(key, span)| (key.to_owned(), words::span(span).to_owned()))
            .to_vec()
    };
    let per = needs.per.then(|| view! { <SelectField id="target-per" label=t().per groups=vec![(String::new(), spans())] value=fields.per/> });
    let rows = needs.rows.then(|| view! {
        <div class="field">
            <label for="target-rows">{t().rows}</label>
            <textarea class="input" id="target-rows" rows="4" prop:value=fields.rows.get_untracked()
                on:input:target=move |event| fields.rows.set(event.target().value())></textarea>
        </div>
    });
    view! { <div class="target-numbers">{count}{of}{part}{name}{per}{rows}</div> }.into_any()
}

fn sums(fields: Fields) -> AnyView {
    let (comes_to, wrong) = fields.draft().sums();
    let wrong: Vec<AnyView> = wrong
        .into_iter()
        .map(|words| view! { <span class="wrong">{words}</span> }.into_any())
        .collect();
    view! { <b>{comes_to}</b>{wrong} }.into_any()
}

/// A free word, with those that are usual to choose from.
fn suggested(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    usual: &[&'static str],
) -> AnyView {
    let list = format!("{id}-list");
    let options: Vec<AnyView> = usual
        .iter()
        .map(|words| view! { <option value=*words></option> }.into_any())
        .collect();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input class="input" type="text" id=id name=id autocomplete="off" list=list.clone() prop:value=value
                on:input:target=move |event| value.set(event.target().value())/>
            <datalist id=list>{options}</datalist>
        </div>
    }
    .into_any()
}

fn period(fields: Fields) -> AnyView {
    let option = |key: &str, words: &str| (key.to_owned(), words.to_owned());
    let periods = vec![
        option("year", t().period_year),
        option("term-1", t().period_term_1),
        option("term-2", t().period_term_2),
        option("calendar", t().period_calendar),
        option("quarter", t().period_quarter),
        option("between", t().period_between),
    ];
    let more = move || {
        match fields.period.get().as_str() {
        "calendar" => view! { <TextField id="target-year" label=t().calendar_year value=fields.year inputmode="numeric"/> }.into_any(),
        "quarter" => view! {
            <TextField id="target-quarter" label=t().quarter_number value=fields.quarter inputmode="numeric"/>
            <TextField id="target-year" label=t().calendar_year value=fields.year inputmode="numeric"/>
        }
        .into_any(),
        "between" => view! {
            <DayField id="target-from" label=t().from_day value=fields.from/>
            <DayField id="target-to" label=t().to_day value=fields.to/>
        }
        .into_any(),
        _ => ().into_any(),
    }
    };
    view! {
        <SelectField id="target-period" label=t().period groups=vec![(String::new(), periods)] value=fields.period/>
        <div class="target-numbers">{more}</div>
    }
    .into_any()
}

fn shared_out(fields: Fields) -> AnyView {
    let is_on = fields.is_shared_out;
    view! {
        <label class="check">
            <input type="checkbox" id="target-shared" prop:checked=is_on on:change:target=move |event| is_on.set(event.target().checked())/>
            {t().shared_out}
        </label>
    }
    .into_any()
}
