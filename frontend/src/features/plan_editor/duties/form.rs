//! The form of one duty: what, who, when, what proves it, how many.

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::log::duty::{Duty, Party};

use super::model::{self, Needs, When};
use super::{Duties, Writing, picker};
use crate::strings;
use crate::strings::duties::{self as words, t};
use crate::ui::field::{DayField, SelectField, TextField};
use crate::ui::live::{live, maybe};

/// What is written in the form.
#[derive(Clone, Copy)]
struct Form {
    text: RwSignal<String>,
    lead: RwSignal<String>,
    cooperate: RwSignal<Vec<Party>>,
    supervise: RwSignal<Vec<Party>>,
    kind: RwSignal<String>,
    day: RwSignal<String>,
    number: RwSignal<String>,
    month: RwSignal<String>,
    occasion: RwSignal<String>,
    evidence: RwSignal<String>,
    goal_of: RwSignal<String>,
    goal_unit: RwSignal<String>,
    is_each: RwSignal<bool>,
    /// What is wrong with it, once somebody wanted to save it.
    wrong: RwSignal<Option<&'static str>>,
}

impl Form {
    fn of(duty: Duty) -> Self {
        let when = When::of(&duty.rhythm);
        let goal = duty.goal.map(|goal| (goal.of.to_string(), goal.unit));
        let (goal_of, goal_unit) = goal.unwrap_or_default();
        let text = RwSignal::new;
        Self {
            text: text(duty.text),
            lead: text(duty.lead.as_ref().map(model::key).unwrap_or_default()),
            cooperate: RwSignal::new(duty.cooperate),
            supervise: RwSignal::new(duty.supervise),
            kind: text(when.kind),
            day: text(when.day),
            number: text(when.number),
            month: text(when.month),
            occasion: text(when.words),
            evidence: text(duty.evidence),
            goal_of: text(goal_of),
            goal_unit: text(goal_unit),
            is_each: RwSignal::new(duty.is_each),
            wrong: RwSignal::new(None),
        }
    }

    fn when(self) -> When {
        When {
            kind: self.kind.get_untracked(),
            day: self.day.get_untracked(),
            number: self.number.get_untracked(),
            month: self.month.get_untracked(),
            words: self.occasion.get_untracked(),
        }
    }

    /// What its kind of rhythm begins with.
    fn begin(self) {
        let mut when = self.when();
        when.begin();
        self.number.set(when.number);
        self.month.set(when.month);
    }

    fn duty(self) -> Result<Duty, &'static str> {
        let trimmed = |text: RwSignal<String>| text.get_untracked().trim().to_owned();
        Ok(Duty {
            text: trimmed(self.text),
            lead: model::party(&self.lead.get_untracked()),
            cooperate: self.cooperate.get_untracked(),
            supervise: self.supervise.get_untracked(),
            rhythm: self.when().rhythm()?,
            evidence: trimmed(self.evidence),
            goal: model::goal(
                &self.goal_of.get_untracked(),
                &self.goal_unit.get_untracked(),
            )?,
            is_each: self.is_each.get_untracked(),
        })
    }
}

/// The form, which puts what is written into the plan.
pub(super) fn form(duties: Duties, writing: Writing) -> AnyView {
    let form = Form::of(match &writing {
        Writing::New(_) => Duty::default(),
        Writing::Held(_, duty) => duty.clone(),
        Writing::Offered(_, offered) => offered.proposal.duty.clone(),
    });
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match form.duty() {
            Err(wrong) => form.wrong.set(Some(wrong)),
            Ok(duty) => {
                match &writing {
                    Writing::Held(id, _) => duties.put(*id, Some(duty)),
                    other => duties.add(other.node(), duty),
                }
                duties.dialogs.duty.set(None);
            }
        }
    };
    let people = untrack(|| duties.editor.people());
    let wrong = move || {
        form.wrong
            .get()
            .map(|wrong| view! { <p class="wrong" role="alert">{wrong}</p> }.into_any())
    };
    view! {
        <form class="stack duty-edit" on:submit=save>
            <TextField id="duty-what" label=t().what value=form.text hint=t().what_hint/>
            <SelectField id="duty-lead" label=t().lead groups=picker::groups(&people, strings::t().lead_nobody) value=form.lead/>
            {picker::several(&people, "duty-with", t().cooperate, form.cooperate)}
            {picker::several(&people, "duty-watch", t().supervise, form.supervise)}
            {rhythm(form)}
            <TextField id="duty-proof" label=t().evidence value=form.evidence hint=t().evidence_hint/>
            <div class="duty-pair">
                <TextField id="duty-goal" label=t().goal_of value=form.goal_of inputmode="numeric"/>
                <TextField id="duty-unit" label=t().goal_unit value=form.goal_unit/>
            </div>
            <label class="duty-check">
                <input type="checkbox" id="duty-each" prop:checked=form.is_each on:change:target=move |event| form.is_each.set(event.target().checked())/>
                {t().is_each}
            </label>
            {maybe(wrong)}
            <div class="dialog-foot">
                <button type="button" class="btn" data-act="cancel" on:click=move |_| duties.writing.set(None)>{strings::t().cancel}</button>
                <button type="submit" class="btn primary" data-act="save">{strings::t().save}</button>
            </div>
        </form>
    }
    .into_any()
}

fn rhythm(form: Form) -> AnyView {
    let last = StoredValue::new(form.kind.get_untracked());
    let number = move |label| {
        view! { <TextField id="duty-number" label value=form.number inputmode="numeric"/> }
            .into_any()
    };
    let more = move || {
        let kind = form.kind.get();
        // Another kind begins with what is usual for it.
        if last.get_value() != kind {
            last.set_value(kind.clone());
            form.begin();
        }
        match model::needs(&kind) {
        Needs::Nothing => ().into_any(),
        Needs::Day => view! { <DayField id="duty-day" label=t().day value=form.day/> }.into_any(),
        Needs::Weekday => {
            let days = (1..=7).map(|day: u8| (day.to_string(), words::weekday(day).to_owned()));
            let groups = vec![(String::new(), days.collect())];
            view! { <SelectField id="duty-weekday" label=t().weekday groups value=form.number/> }.into_any()
        }
        Needs::MonthDay => number(t().month_day),
        Needs::Quarter => view! {
            <TextField id="duty-month" label=t().quarter_month value=form.month inputmode="numeric"/>
            {number(t().month_day)}
        }
        .into_any(),
        Needs::Times => number(t().times),
        Needs::Words => view! { <TextField id="duty-occasion" label=t().occasion value=form.occasion hint=t().occasion_hint/> }.into_any(),
        }
    };
    view! {
        <SelectField id="duty-rhythm" label=t().rhythm groups=model::kinds() value=form.kind/>
        {live(more)}
    }
    .into_any()
}
