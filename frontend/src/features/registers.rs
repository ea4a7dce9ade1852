//! Sổ theo dõi: who registered for which title, initiatives, visits to families; what became of each, and what the totals
//! say beside the targets. Nothing of a pupil is asked for.

mod form;
mod judging;
mod lists;
mod model;

use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::directory::Directory;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::NodeKind;
use lientich_shared::permissions::{self, Action};
use lientich_shared::plan::content::Content;

use crate::desk;
use crate::parties::People;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::registers::t;
use crate::ui::blank::{Blank, Loading};
use crate::ui::field::SelectField;
use crate::ui::icon::Icon;
use crate::ui::tabs::Tabs;
use crate::workload::{Load, Workload};
use form::EntryForm;
use judging::{Asked, JudgeForm};

/// Who looks at the registers, and what they may write.
#[derive(Debug, Clone, PartialEq)]
struct Reader {
    person: Option<PersonId>,
    /// Their team; empty for none.
    team: String,
    /// Whether they see what others entered.
    reads_all: bool,
    /// Whether they answer for their team.
    leads_team: bool,
    /// Whether they say what became of entries.
    judges: bool,
    people: People,
    directory: Option<Arc<Directory>>,
}

impl Reader {
    fn of(session: Session) -> Self {
        let directory = session.directory().get();
        let person = session.person();
        let roles = session.roles();
        let may = |action| permissions::may(&roles, action).is_allowed();
        let team = person
            .map(|person| team_of(directory.as_deref(), person))
            .unwrap_or_default();
        Self {
            person,
            reads_all: may(Action::ReadWork),
            leads_team: may(Action::LeadWork) && !team.is_empty(),
            judges: may(Action::JudgeEntry),
            people: People::of(directory.clone(), desk::today()),
            directory,
            team,
        }
    }

    fn team_of(&self, person: PersonId) -> String {
        team_of(self.directory.as_deref(), person)
    }
}

fn team_of(directory: Option<&Directory>, person: PersonId) -> String {
    let known =
        directory.and_then(|directory| directory.people.iter().find(|known| known.id == person));
    known.map(|known| known.team.clone()).unwrap_or_default()
}

/// The page, as a context of its parts.
#[derive(Clone, Copy)]
struct Registers {
    workload: Workload,
    reader: Memo<Reader>,
    /// The plan whose registers are shown, by its id; empty for the newest.
    plan: RwSignal<String>,
    /// Which register.
    tab: RwSignal<&'static str>,
    /// Whether the form of a new entry is open.
    adding: RwSignal<bool>,
    /// The entry that is being judged.
    judging: RwSignal<Option<Asked>>,
}

impl Registers {
    fn here() -> Self {
        expect_context()
    }

    /// The plan whose registers are shown. Tracked.
    fn load(self) -> Option<Load> {
        let plans = self.workload.plans().get()?;
        let chosen = self.plan.get();
        let chosen = plans.iter().find(|load| load.doc.to_string() == chosen);
        chosen
            .or_else(|| plans.iter().max_by_key(|load| load.year()))
            .cloned()
    }
}

/// The page.
#[component]
pub fn RegistersPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let page = Registers {
        workload: Workload::here(),
        reader: Memo::new(move |_| Reader::of(session)),
        plan: RwSignal::new(String::new()),
        tab: RwSignal::new(model::EMULATION),
        adding: RwSignal::new(false),
        judging: RwSignal::new(None),
    };
    provide_context(page);
    let is_there = Memo::new(move |_| page.workload.plans().get().map(|plans| !plans.is_empty()));
    view! {
        <PageHead title=t().page.to_owned()>
            <button type="button" class="btn no-print" data-act="print" on:click=|_| desk::print()>{t().print}</button>
        </PageHead>
        <div class="page" data-testid="registers">
            {move || match is_there.get() {
                None => view! { <Loading/> }.into_any(),
                Some(false) => view! { <Blank icon=Icon::Contents title=t().none sentence=t().none_hint/> }.into_any(),
                Some(true) => opened(page),
            }}
        </div>
        <EntryForm/>
        <JudgeForm/>
    }
    .into_any()
}

fn opened(page: Registers) -> AnyView {
    let plans = page.workload.plans().get_untracked().unwrap_or_default();
    let option = |load: &Load| (load.doc.to_string(), title(load.doc, &load.content));
    let options: Vec<(String, String)> = plans.iter().map(option).collect();
    let choice = (1 < options.len()).then(|| {
        let groups = vec![(String::new(), options)];
        view! { <div class="no-print"><SelectField id="register-plan" label=t().plan groups value=page.plan/></div> }
    });
    let named = |words: &'static str| Signal::derive(move || words.to_owned());
    let tabs = vec![
        (model::EMULATION, named(t().emulation)),
        (model::INITIATIVES, named(t().initiatives)),
        (model::VISITS, named(t().visits)),
    ];
    let add = move || match page.tab.get() {
        model::INITIATIVES => t().add_initiative,
        model::VISITS => t().add_visits,
        _ => t().add_emulation,
    };
    view! {
        {choice}
        <div class="no-print"><Tabs label=t().page tabs chosen=page.tab/></div>
        <div role="tabpanel" class="stack">
            {move || (page.tab.get() == model::VISITS).then(|| view! { <p class="small muted">{t().visits_privacy}</p> })}
            <p class="no-print"><button type="button" class="btn primary" data-act="add-entry" on:click=move |_| page.adding.set(true)>{add}</button></p>
            {move || page.load().map(|load| page.reader.with(|reader| lists::lists(page, &load, reader)))}
        </div>
    }
    .into_any()
}

/// A plan's title.
fn title(doc: DocId, content: &Content) -> String {
    let title = content
        .parts
        .iter()
        .find(|part| part.kind == NodeKind::Title);
    let year = content
        .school_year
        .map(|year| format!(" · {year}"))
        .unwrap_or_default();
    title.map_or_else(|| doc.to_string(), |part| format!("{}{year}", part.text))
}
