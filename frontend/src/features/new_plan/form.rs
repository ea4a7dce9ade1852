//! The form: what kind of document, what it begins with, for which year.

mod from_plan;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use lientich_shared::plan::view::PlanKind;
use lientich_shared::templates::{Blanks, Level, Template, fill as fill_blanks};
use lientich_shared::time::SchoolYear;

use super::made::{self, Shown, Source};
use super::preview::preview;
use crate::desk;
use crate::library::{Library, NewPlan};
use crate::parties::People;
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::new_year::t as n;
use crate::strings::t;
use crate::ui::blank::Loading;
use crate::ui::field::{Choices, SelectField, TextField};
use crate::ui::live::{live, maybe};
use crate::ui::toast::Toasts;
use from_plan::Options;

const TEMPLATE: &str = "template";
const LAST: &str = "last";
const OWN: &str = "own";
const EMPTY: &str = "empty";

/// Whether a beginning carries another document over.
fn carries(start: &str) -> bool {
    start == LAST || start == OWN
}

/// What was chosen.
#[derive(Clone, Copy)]
struct Form {
    session: Session,
    library: Library,
    toasts: Toasts,
    kind: RwSignal<String>,
    start: RwSignal<String>,
    level: RwSignal<String>,
    source: RwSignal<String>,
    /// The template of the school's own.
    own: RwSignal<String>,
    year: RwSignal<String>,
    /// The school year that what it begins with proposes; the list is drawn anew with it.
    proposed: RwSignal<u16>,
    title: RwSignal<String>,
    busy: RwSignal<bool>,
    /// The text of the chosen template; an error where it is not to be had.
    text: RwSignal<Option<Result<String, ()>>>,
    /// The plan that is carried over.
    old: RwSignal<Option<Source>, LocalStorage>,
}

/// The page.
#[component]
pub fn NewPlanPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let library = expect_context::<Library>();
    let asked = use_query_map().with_untracked(|query| query.get(routes::MADE_FROM));
    let own = use_query_map().with_untracked(|query| query.get(routes::MADE_OF_TEMPLATE));
    let start = match (&asked, &own) {
        (Some(_), _) => LAST,
        (None, Some(_)) => OWN,
        (None, None) => TEMPLATE,
    };
    let form = Form {
        session,
        library,
        toasts: Toasts::here(),
        kind: RwSignal::new(PlanKind::Plan.code().to_owned()),
        start: RwSignal::new(start.to_owned()),
        level: RwSignal::new(level_of(session).code().to_owned()),
        source: RwSignal::new(asked.unwrap_or_default()),
        own: RwSignal::new(own.unwrap_or_default()),
        year: RwSignal::new(desk::school_year().0.to_string()),
        proposed: RwSignal::new(desk::school_year().0),
        title: RwSignal::new(t().title_default.to_owned()),
        busy: RwSignal::new(false),
        text: RwSignal::new(None),
        old: RwSignal::new_local(None),
    };
    form.fetch();
    view! {
        <PageHead title=t().create_plan.to_owned()/>
        {form.view()}
    }
    .into_any()
}

/// The level that the school's name or its entry in the directory says.
fn level_of(session: Session) -> Level {
    let directory = session.directory().get_untracked();
    let school = directory.as_ref().map(|directory| &directory.school);
    let said =
        school.and_then(|school| Level::said(&school.level).or_else(|| Level::said(&school.name)));
    said.unwrap_or(Level::Primary)
}

impl Form {
    fn kind(self) -> PlanKind {
        self.kind.with(|code| PlanKind::from_code(code))
    }

    fn year(self) -> SchoolYear {
        let year = self.year.get().parse().ok();
        year.map_or_else(desk::school_year, SchoolYear)
    }

    fn propose(self, year: u16) {
        self.year.set(year.to_string());
        self.proposed.set(year);
    }

    /// Gets the text of the template that is chosen.
    fn fetch(self) {
        let template = Memo::new(move |_| {
            let level = Level::from_code(&self.level.get())?;
            (self.start.get() == TEMPLATE).then(|| Template {
                level,
                kind: self.kind(),
            })
        });
        Effect::new(move |_| {
            let usual = desk::school_year().0;
            if !carries(&self.start.get()) && self.proposed.get_untracked() != usual {
                self.propose(usual);
            }
        });
        Effect::new(move |_| {
            let Some(template) = template.get() else {
                return;
            };
            self.text.set(None);
            spawn_local(async move {
                let text = desk::template(&template.file()).await;
                if self.is_chosen(template) {
                    self.text.try_set(Some(text));
                }
            });
        });
    }

    /// Whether a template is still the one that is chosen.
    fn is_chosen(self, template: Template) -> bool {
        let level = self.level.try_get_untracked();
        let kind = self.kind.try_get_untracked();
        level.as_deref() == Some(template.level.code())
            && kind.as_deref() == Some(template.kind.code())
    }

    /// The text with the blanks filled in from the directory. Tracked.
    fn filled(self) -> Option<String> {
        let directory = self.session.directory().get()?;
        let text = self.text.get()?.ok()?;
        let blanks = Blanks::of(&directory, self.year(), desk::today());
        Some(fill_blanks(&text, &blanks))
    }

    fn teams(self) -> Vec<String> {
        People::of(self.session.directory().get(), desk::today()).teams()
    }

    fn view(self) -> AnyView {
        let navigate = use_navigate();
        let create = move |event: ev::SubmitEvent| {
            event.prevent_default();
            let navigate = navigate.clone();
            self.busy.set(true);
            spawn_local(async move {
                if let Some(page) = self.create().await {
                    navigate(&page, NavigateOptions::default());
                } else {
                    self.toasts.say(t().act_failed);
                    self.busy.set(false);
                }
            });
        };
        let kinds = vec![
            (PlanKind::Plan.code(), t().kind_plan.to_owned()),
            (PlanKind::Regulation.code(), t().kind_regulation.to_owned()),
        ];
        let plans = Memo::new(move |_| self.plans());
        let templates = Memo::new(move |_| self.templates());
        let starts = self.starts(plans, templates);
        let more = live(move || match self.start.get().as_str() {
            LAST => self.of_last(plans.get()),
            OWN => self.of_own(templates.get()),
            EMPTY => self.of_nothing(),
            _ => self.of_template(),
        });
        let kind = maybe(move || {
            (!carries(&self.start.get()))
                .then(|| view! { <Choices name="plan-kind" label=t().kind options=kinds.clone() value=self.kind/> }.into_any())
        });
        let year = live(move || {
            self.proposed.track();
            view! { <SelectField id="plan-year" label=t().school_year groups=years() value=self.year/> }
                .into_any()
        });
        let ready = move || !self.busy.get() && self.is_ready();
        view! {
            <form class="page form new-plan" data-testid="new-plan" on:submit=create>
                {starts}
                {kind}
                {year}
                {more}
                <div class="row new-plan-foot">
                    <button type="submit" class="btn primary" data-act="save" disabled=move || !ready()>{t().create}</button>
                    <a href=routes::PLANS class="btn quiet">{t().cancel}</a>
                </div>
            </form>
        }
        .into_any()
    }

    /// What one can begin with: what there is on this device.
    fn starts(self, plans: Memo<Options>, templates: Memo<Options>) -> AnyView {
        let there = Memo::new(move |_| {
            let is_some = |options: Memo<Options>| options.with(|options| !options.is_empty());
            let has_own = self.library.templates().with(|all| !all.is_empty());
            (is_some(plans), is_some(templates) || has_own)
        });
        live(move || {
            let (has_plans, has_own) = there.get();
            let starts = [
                (TEMPLATE, n().from_template, true),
                (OWN, n().from_own, has_own),
                (LAST, n().from_last, has_plans),
                (EMPTY, n().from_nothing, true),
            ];
            let starts = starts.into_iter().filter(|(_, _, is_there)| *is_there);
            let options = starts
                .map(|(key, words, _)| (key, words.to_owned()))
                .collect::<Vec<_>>();
            view! { <Choices name="plan-start" label=n().start options value=self.start/> }
                .into_any()
        })
    }

    fn is_ready(self) -> bool {
        match self.start.get().as_str() {
            LAST | OWN => self.old.with(Option::is_some),
            EMPTY => true,
            _ => {
                self.text.with(|text| matches!(text, Some(Ok(_))))
                    && self.session.directory().get().is_some()
            }
        }
    }

    fn of_template(self) -> AnyView {
        let levels =
            Level::ALL.map(|level| (level.code().to_owned(), level_name(level).to_owned()));
        let shown = live(move || match self.text.get() {
            None => view! { <Loading/> }.into_any(),
            Some(Err(())) => {
                view! { <p class="notice look" role="status">{n().template_failed}</p> }.into_any()
            }
            Some(Ok(_)) => {
                let shown = self
                    .filled()
                    .map(|text| Shown::of(&made::of_template(&text, &self.teams())));
                shown.map(|shown| preview(&shown)).into_any()
            }
        });
        view! {
            <SelectField id="plan-level" label=n().level groups=vec![(String::new(), levels.to_vec())] value=self.level/>
            <p class="muted">{n().template_hint}</p>
            {shown}
        }
        .into_any()
    }

    fn of_nothing(self) -> AnyView {
        view! {
            <TextField id="plan-title" label=t().title_field value=self.title/>
            <p class="muted">{t().create_hint}</p>
        }
        .into_any()
    }

    /// Makes the plan; where to go then.
    async fn create(self) -> Option<String> {
        let made = match self.start.get_untracked().as_str() {
            EMPTY => self.library.create(self.empty()).await,
            LAST | OWN => return self.carry_over().await,
            _ => {
                let text = untrack(|| self.filled())?;
                let teams = untrack(|| self.teams());
                self.library.create_of_template(&text, &teams).await
            }
        };
        made.ok().map(routes::plan)
    }

    fn empty(self) -> NewPlan {
        let directory = self.session.directory().get_untracked();
        let school = directory.map(|directory| directory.school.name.clone());
        let kind = untrack(|| self.kind());
        NewPlan {
            kind,
            sections: usual_sections(kind),
            title: self.title.get_untracked().trim().to_owned(),
            school: school.unwrap_or_default(),
            school_year: Some(untrack(|| self.year())),
        }
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Preschool => n().preschool,
        Level::Primary => n().primary,
        Level::LowerSecondary => n().lower_secondary,
        Level::UpperSecondary => n().upper_secondary,
    }
}

/// The parts that documents of the kind have in schools, in the language of the document.
fn usual_sections(kind: PlanKind) -> Vec<String> {
    const PLAN: [&str; 5] = [
        "MỤC ĐÍCH, YÊU CẦU",
        "CHỈ TIÊU",
        "NỘI DUNG PHỐI HỢP",
        "PHÂN CÔNG THỰC HIỆN",
        "TỔ CHỨC THỰC HIỆN",
    ];
    const REGULATION: [&str; 4] = [
        "NGUYÊN TẮC PHỐI HỢP",
        "NỘI DUNG PHỐI HỢP",
        "TRÁCH NHIỆM CỦA CÁC BÊN",
        "TỔ CHỨC THỰC HIỆN",
    ];
    let sections: &[&str] = match kind {
        PlanKind::Regulation => &REGULATION,
        _ => &PLAN,
    };
    sections.iter().map(|words| (*words).to_owned()).collect()
}

fn years() -> Vec<(String, Vec<(String, String)>)> {
    let now = desk::school_year().0;
    let option = |year: u16| (year.to_string(), SchoolYear(year).to_string());
    vec![(String::new(), (now - 1..=now + 1).map(option).collect())]
}
