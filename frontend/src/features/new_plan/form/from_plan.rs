//! The beginnings that carry a document over: last year's plan, and the templates that the school keeps.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::Side;
use lientich_shared::new_year::{carry, result};
use lientich_shared::permissions::{self, Action};

use super::Form;
use crate::desk;
use crate::features::new_plan::made::{self, Shown, Source};
use crate::features::new_plan::preview::preview;
use crate::library::OwnTemplate;
use crate::plan_store::{Opened, Plans};
use crate::routes;
use crate::strings::new_year::{own, t as n};
use crate::strings::{fill, names};
use crate::ui::blank::Loading;
use crate::ui::field::SelectField;
use crate::ui::live::live;
use crate::work::Work;

/// Keys and words to choose from.
pub(super) type Options = Vec<(String, String)>;

impl Form {
    /// The plans that a new one can be made from. Tracked.
    pub(super) fn plans(self) -> Options {
        let lines = self.library.plans().get();
        let plans = lines
            .iter()
            .filter(|line| line.draft && !line.kind.is_report());
        let name = |line: &crate::library::Line| {
            let year = line.school_year.map(|year| year.to_string());
            format!("{} · {}", line.title, year.unwrap_or_default())
        };
        plans
            .map(|line| (line.doc.to_string(), name(line)))
            .collect()
    }

    /// The templates that the school keeps, and has not taken away. Tracked.
    pub(super) fn templates(self) -> Options {
        let all = self.library.templates().get();
        named(all.iter().filter(|one| !one.is_away()))
    }

    pub(super) fn of_last(self, plans: Options) -> AnyView {
        choose_one(self.source, &plans);
        let shown = self.carried(self.source, true);
        view! {
            <SelectField id="plan-source" label=n().source groups=vec![(String::new(), plans)] value=self.source/>
            <p class="muted">{n().last_hint}</p>
            {shown}
        }
        .into_any()
    }

    pub(super) fn of_own(self, templates: Options) -> AnyView {
        if templates.is_empty() {
            // The one that was chosen has been taken away, or nothing has been read yet.
            self.old.set(None);
            return self.away();
        }
        choose_one(self.own, &templates);
        let shown = self.carried(self.own, false);
        let edit = live(move || {
            let doc = self.own.get().parse::<DocId>().ok();
            doc.map(|doc| view! { <a class="link" data-act="edit-template" href=routes::plan(doc)>{own::t().own_edit}</a> })
                .into_any()
        });
        view! {
            <SelectField id="plan-own" label=n().source groups=vec![(String::new(), templates)] value=self.own/>
            <p class="muted">{own::t().own_hint}</p>
            {edit}
            {shown}
            {self.away()}
        }
        .into_any()
    }

    /// The way to the templates that the school has taken away.
    fn away(self) -> AnyView {
        let all = self.library.templates().get();
        let away: Vec<&OwnTemplate> = all.iter().filter(|one| one.is_away()).collect();
        if away.is_empty() {
            return ().into_any();
        }
        let count = fill(own::t().own_away, &[&away.len().to_string()]);
        let line = |one: &&OwnTemplate| {
            let words = format!(
                "{} · {}",
                one.title,
                names::moment(one.touched, desk::today())
            );
            view! { <li><a class="link" href=routes::plan(one.doc)>{words}</a></li> }.into_any()
        };
        let lines = away.iter().map(line).collect_view();
        view! { <details class="templates-away"><summary>{count}</summary><ul class="stack">{lines}</ul></details> }
            .into_any()
    }

    /// What is carried over of the chosen document, as it will be.
    fn carried(self, chosen: RwSignal<String>, with_results: bool) -> AnyView {
        live(move || {
            let Ok(doc) = chosen.get().parse::<DocId>() else {
                return ().into_any();
            };
            self.read(doc, with_results);
            live(move || {
                self.old.with(|old| match old {
                    None => view! { <Loading/> }.into_any(),
                    Some(old) => preview(&Shown::of(&old.document)),
                })
            })
        })
    }

    /// Reads what is carried over, of a plan with what was reached of it.
    fn read(self, doc: DocId, with_results: bool) {
        self.old.set(None);
        let opened = expect_context::<Plans>().open(doc);
        let work = with_results.then(|| expect_context::<Work>().on(doc));
        Effect::new(move |_| {
            let Opened::Ready(plan) = opened.get() else {
                return;
            };
            let mut source = plan.read(Source::of);
            source.results = match work {
                Some(work) if !work.is_read() => return,
                Some(work) => result::all(&source.document, &work.view().get()),
                None => BTreeMap::new(),
            };
            let said = made::year_of(&source.document);
            let next = said.map(|year| (year + 1).max(desk::school_year().0));
            if let Some(next) = next.filter(|_| self.old.with_untracked(Option::is_none)) {
                self.propose(next);
            }
            self.old.set(Some(source));
        });
    }

    /// Makes the plan of what is carried over; where to go then.
    pub(super) async fn carry_over(self) -> Option<String> {
        let old = self.old.get_untracked()?;
        let roles = untrack(|| self.session.roles());
        let may_write = |side: Side| permissions::may(&roles, Action::Write(side)).is_allowed();
        let into = carry::Into {
            year: untrack(|| self.year()),
            edition: old.edition,
            results: &old.results,
            may_write: &may_write,
        };
        let made = self.library.create_from_last(&old.document, &into).await;
        made.ok().map(routes::review)
    }
}

/// The first one, where none is chosen.
fn choose_one(chosen: RwSignal<String>, options: &Options) {
    let is_there = chosen.with_untracked(|key| options.iter().any(|(known, _)| known == key));
    if let Some((first, _)) = options.first().filter(|_| !is_there) {
        chosen.set(first.clone());
    }
}

/// Templates with what tells them apart: where two have one name, since when each stands as it does.
fn named<'a>(templates: impl Iterator<Item = &'a OwnTemplate>) -> Options {
    let words = |one: &OwnTemplate| {
        let year = one.school_year.map(|year| year.to_string());
        let kind = names::plan_kind(one.kind);
        fill(
            own::t().own_of,
            &[&one.name, kind, &year.unwrap_or_default()],
        )
    };
    let all: Vec<(&OwnTemplate, String)> = templates.map(|one| (one, words(one))).collect();
    let option = |(one, words): &(&OwnTemplate, String)| {
        let is_alone = all.iter().filter(|(_, other)| other == words).count() == 1;
        let when = names::moment(one.touched, desk::today());
        let words = if is_alone {
            words.clone()
        } else {
            format!("{words} · {when}")
        };
        (one.doc.to_string(), words)
    };
    all.iter().map(option).collect()
}
