//! The form of what stands around the plan: kind, school, year, number, place and day of issue.

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::docket::Heading;
use lientich_shared::log::change::{Field, Value};
use lientich_shared::order::sort_by_key;
use lientich_shared::permissions::Action;
use lientich_shared::plan::view::PlanKind;
use lientich_shared::time::SchoolYear;

use super::decisions::two_values;
use super::editor::{Dialogs, Editor};
use crate::strings::{docket, t};
use crate::ui::dialog::Dialog;
use crate::ui::field::{Choices, DayField, SelectField, TextField, day_of};

/// What whoever keeps the records gives.
const NUMBERED: [Field; 3] = [Field::Number, Field::IssuePlace, Field::IssueDay];

/// The dialog.
#[component]
pub(super) fn FieldsDialog() -> impl IntoView {
    let open = Dialogs::here().fields;
    view! { <Dialog open title=t().document_fields.to_owned() testid="document-fields"><Form open/></Dialog> }
}

#[component]
fn Form(open: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::here();
    let meta = editor.rows_now().meta.clone();
    let heading = Heading {
        number: meta.number.clone(),
        place: meta.place.clone(),
        day: meta.day,
        is_docketed: false,
    };
    let text = |words: &str| RwSignal::new(words.to_owned());
    let (kind, school, number, place) = (
        text(meta.kind.code()),
        text(&meta.school),
        text(&meta.number),
        text(&meta.place),
    );
    let year = RwSignal::new(
        meta.school_year
            .map(|year| year.0.to_string())
            .unwrap_or_default(),
    );
    let day = RwSignal::new(meta.day.map(|day| day.to_string()).unwrap_or_default());
    let kinds = vec![
        (PlanKind::Plan.code(), t().kind_plan.to_owned()),
        (PlanKind::Regulation.code(), t().kind_regulation.to_owned()),
    ];
    // A template has no number.
    let may_number = editor.refusal_of(Action::Docket).is_none() && !editor.is_template();
    let is_open = |field: &&Field| may_number || !NUMBERED.contains(field);
    // A plan does not become a report, nor a report a plan.
    let kinds = (!meta.kind.is_report()).then(|| {
        view! { <Choices name="plan-kind" label=t().kind options=kinds value=kind/> }.into_any()
    });
    let conflicts = meta.conflicts.clone();
    let conflicts = conflicts
        .iter()
        .filter(is_open)
        .map(|field| two_values(editor, None, *field))
        .collect_view();
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Ok(new_day) = day_of(&day.get_untracked()) else {
            return;
        };
        let set_text = |field, now: &str, form: RwSignal<String>| {
            let words = form.get_untracked().trim().to_owned();
            if words != now {
                editor.set(
                    None,
                    field,
                    if words.is_empty() {
                        Value::Empty
                    } else {
                        Value::Text(words)
                    },
                );
            }
        };
        set_text(Field::PlanKind, meta.kind.code(), kind);
        set_text(Field::School, &meta.school, school);
        if may_number {
            set_text(Field::Number, &meta.number, number);
            set_text(Field::IssuePlace, &meta.place, place);
        }
        let new_year = year.get_untracked().parse().ok();
        if new_year != meta.school_year.map(|year| year.0) {
            editor.set(
                None,
                Field::SchoolYear,
                new_year.map_or(Value::Empty, |year: u16| Value::Number(year.into())),
            );
        }
        if may_number && new_day != meta.day {
            editor.set(
                None,
                Field::IssueDay,
                new_day.map_or(Value::Empty, Value::Day),
            );
        }
        open.set(false);
    };
    let around = match (editor.is_template(), may_number) {
        (true, _) => ().into_any(),
        (false, true) => numbered(number, place, day),
        (false, false) => as_given(&heading),
    };
    view! {
        <form class="stack" on:submit=save>
            {conflicts}
            {kinds}
            <TextField id="field-school" label=t().field_school value=school/>
            <SelectField id="field-year" label=t().school_year groups=years(meta_year(year)) value=year/>
            {around}
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>{t().cancel}</button>
                <button type="submit" class="btn primary" data-act="save">{t().save}</button>
            </div>
        </form>
    }
    .into_any()
}

/// What the records office usually enters once both sides have signed.
fn numbered(number: RwSignal<String>, place: RwSignal<String>, day: RwSignal<String>) -> AnyView {
    view! {
        <TextField id="field-number" label=t().field_number value=number hint=docket::t().after_signing/>
        <TextField id="field-place" label=t().field_place value=place/>
        <DayField id="field-day" label=t().field_day value=day/>
    }
    .into_any()
}

/// The same for who may only read it, and why.
fn as_given(heading: &Heading) -> AnyView {
    view! {
        <div data-testid="number-given">
            <p>{heading.number_line()}<br/>{heading.day_line()}</p>
            <p class="hint">{docket::t().who_may}" "{docket::t().after_signing}</p>
        </div>
    }
    .into_any()
}

fn meta_year(year: RwSignal<String>) -> Option<u16> {
    year.get_untracked().parse().ok()
}

/// School years to choose from: those around today, and the one that is set.
fn years(set: Option<u16>) -> Vec<(String, Vec<(String, String)>)> {
    let now = crate::desk::school_year().0;
    let mut years: Vec<u16> = (now - 3..=now + 2).chain(set).collect();
    sort_by_key(&mut years, |year| *year);
    years.dedup();
    let option = |year: u16| (year.to_string(), SchoolYear(year).to_string());
    let none = (String::new(), "–".to_owned());
    vec![(
        String::new(),
        std::iter::once(none)
            .chain(years.into_iter().map(option))
            .collect(),
    )]
}
