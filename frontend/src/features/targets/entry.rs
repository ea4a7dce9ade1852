//! The form in which a number is told: the school's, or a team's share undertaken or reached.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::DocId;
use lientich_shared::log::target::Figure;
use lientich_shared::log::work::{Tally, Work};
use lientich_shared::plan::assignments::Aimed;
use lientich_shared::targets::arithmetic::misfits_of_figure;
use lientich_shared::targets::number;
use lientich_shared::targets::standing::wanted;
use lientich_shared::text::tidy;
use lientich_shared::time::Day;

use super::{Reader, model};
use crate::desk;
use crate::strings::targets::{self, t};
use crate::strings::{self, fill};
use crate::ui::dialog::Dialog;
use crate::ui::field::{Choices, DayField, SelectField, TextField, day_of};
use crate::ui::toast::Toasts;
use crate::workload::Workload;

/// What number is asked for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    /// The plan.
    pub(super) doc: DocId,
    /// The target.
    pub(super) aimed: Aimed,
    /// The team; empty for the school.
    pub(super) team: String,
    /// Reached, or undertaken.
    pub(super) is_result: bool,
}

/// The form, as a context of the page.
#[derive(Clone, Copy)]
pub(super) struct Numbering {
    asked: RwSignal<Option<Asked>>,
    workload: Workload,
    reader: Memo<Reader>,
}

impl Numbering {
    /// Closed.
    pub(super) fn provide(workload: Workload, reader: Memo<Reader>) {
        provide_context(Self {
            asked: RwSignal::new(None),
            workload,
            reader,
        });
    }

    pub(super) fn here() -> Self {
        expect_context()
    }

    /// Opens it.
    pub(super) fn ask(self, asked: Asked) {
        self.asked.set(Some(asked));
    }
}

/// The dialog.
#[component]
pub(super) fn EntryDialog() -> impl IntoView {
    let asked = Numbering::here().asked;
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(asked.with(Option::is_some)));
    Effect::new(move |_| {
        if !open.get() && asked.with_untracked(Option::is_some) {
            asked.set(None);
        }
    });
    let title =
        Signal::derive(move || asked.with(|asked| asked.as_ref().map(title).unwrap_or_default()));
    view! {
        <Dialog open title testid="tally-form">
            {move || asked.get_untracked().map(|asked| form(asked, open))}
        </Dialog>
    }
}

fn title(asked: &Asked) -> String {
    let team = asked.team.as_str();
    match (team.is_empty(), asked.is_result) {
        (true, _) => t().enter_school.to_owned(),
        (false, true) => fill(t().report_team, &[team]),
        (false, false) => fill(t().register_team, &[team]),
    }
}

fn form(asked: Asked, open: RwSignal<bool>) -> AnyView {
    let numbering = Numbering::here();
    let rows = wanted(&asked.aimed.target.measure);
    let first = rows
        .first()
        .map(|(name, _)| name.clone())
        .unwrap_or_default();
    let row = RwSignal::new(first);
    let number = RwSignal::new(String::new());
    let reached = RwSignal::new("yes".to_owned());
    let day = RwSignal::new(desk::today().to_string());
    let note = RwSignal::new(String::new());
    let has_no_number = rows
        .iter()
        .all(|(_, figure)| matches!(figure, Figure::Reached(..)));
    let figure = move || told(has_no_number, &number.get(), &reached.get());
    let wrong = RwSignal::new(None::<&'static str>);
    let toasts = Toasts::here();
    let name = asked.aimed.target.subject.clone();
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (Some(figure), Ok(Some(on))) = (untrack(figure), day_of(&day.get_untracked())) else {
            wrong.set(Some(t().wrong_number));
            return;
        };
        let tally = tally(
            &asked,
            row.get_untracked(),
            figure,
            on,
            &note.get_untracked(),
        );
        let (Some(load), Some(person)) = (
            numbering.workload.load(asked.doc),
            numbering.reader.with_untracked(|reader| reader.person),
        ) else {
            return;
        };
        open.set(false);
        spawn_local(async move {
            let kept = load.work.write(person, Work::Tally(tally)).await;
            toasts.say(if kept.is_ok() { t().kept } else { t().not_kept });
        });
    };
    let options: Vec<(String, String)> = rows
        .iter()
        .map(|(name, _)| {
            let words = if name.is_empty() {
                t().main_row.to_owned()
            } else {
                name.clone()
            };
            (name.clone(), words)
        })
        .collect();
    let several = 1 < options.len();
    view! {
        <form class="stack" on:submit=save>
            <p class="quote">{name}</p>
            {several.then(|| view! { <SelectField id="tally-row" label=t().which_row groups=vec![(String::new(), options)] value=row/> })}
            {if has_no_number {
                let options = vec![("yes", t().reached_yes.to_owned()), ("no", t().reached_no.to_owned())];
                view! { <Choices name="tally-reached" label=t().reached options value=reached/> }.into_any()
            } else {
                view! { <TextField id="tally-number" label=t().number value=number hint=t().number_hint inputmode="decimal"/> }.into_any()
            }}
            <p class="sums" role="status">{move || figure().map(|figure| sums(&figure))}</p>
            <DayField id="tally-day" label=t().as_of value=day/>
            <TextField id="tally-note" label=t().note value=note/>
            {move || wrong.get().map(|wrong| view! { <p class="wrong" role="alert">{wrong}</p> })}
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>{strings::t().cancel}</button>
                <button type="submit" class="btn primary" data-act="save-tally">{strings::t().save}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The figure that is written; `None` for what is no number where one is wanted.
fn told(has_no_number: bool, number: &str, reached: &str) -> Option<Figure> {
    if has_no_number {
        return Some(Figure::Reached(reached == "yes", String::new()));
    }
    match number::figure_of(number) {
        Figure::Reached(..) => None,
        figure => Some(figure),
    }
}

fn tally(asked: &Asked, row: String, figure: Figure, on: Day, note: &str) -> Tally {
    Tally {
        target: asked.aimed.id,
        row,
        team: asked.team.clone(),
        is_result: asked.is_result,
        figure,
        on,
        note: tidy(note),
    }
}

fn sums(figure: &Figure) -> AnyView {
    let wrong: Vec<String> = misfits_of_figure(figure)
        .iter()
        .map(targets::misfit)
        .collect();
    view! { <b>{model::reached(figure)}</b><span class="wrong">{wrong.join("; ")}</span> }
        .into_any()
}
