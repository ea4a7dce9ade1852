//! What stands behind a target's bars: from where it is, the teams' shares, who told what when, and the ways to tell.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::PersonId;
use lientich_shared::log::work::Tally;
use lientich_shared::plan::assignments::Aimed;
use lientich_shared::progress::Written;
use lientich_shared::targets::number;
use lientich_shared::targets::standing::{
    self, Number, Numbers, Row, Said, Source, Standing, Step,
};

use super::entry::{Asked, Numbering};
use super::{Reader, model};
use crate::routes;
use crate::strings::fill;
use crate::strings::targets::{self, t};
use crate::ui::tag::{Tone, pill};
use crate::ui::toast::Toasts;
use crate::workload::Load;

type Told<'a> = [(PersonId, &'a Written<Tally>)];

/// All of it.
pub(super) fn detail(
    load: &Load,
    aimed: &Aimed,
    standing: &Standing,
    told: &Told<'_>,
    reader: &Reader,
) -> AnyView {
    let said: Vec<Said<'_>> = told
        .iter()
        .map(|(_, tally)| Said {
            tally: &tally.what,
            by: tally.by,
            at: tally.at,
        })
        .collect();
    let steps = standing::history(aimed.id, &said);
    let rows: Vec<AnyView> = standing
        .rows
        .iter()
        .map(|row| shares(row, aimed, reader))
        .collect();
    let notices: Vec<AnyView> = model::rivals(&steps)
        .into_iter()
        .map(|step| rival(step, reader))
        .collect();
    view! {
        <div class="target-detail">
            {origin(load, aimed)}
            {rows}
            {notices}
            {ways(load, aimed, reader)}
            {history(load, &steps, told, reader)}
        </div>
    }
    .into_any()
}

/// The clause, the time, who awards it, what was before.
fn origin(load: &Load, aimed: &Aimed) -> AnyView {
    let target = &aimed.target;
    let clause = load.part(aimed.id.node).map(|part| {
        let href = format!("{}#p-{}", routes::edition(load.doc), aimed.id.node);
        view! { <a href=href>{fill(t().clause, &[&part.path])}</a> }
    });
    let before = target
        .baseline
        .as_ref()
        .map(|figure| fill(t().baseline_is, &[&number::figure(figure)]));
    let by = (!target.awarded_by.is_empty()).then(|| target.awarded_by.clone());
    let of = (!target.population.is_empty()).then(|| target.population.clone());
    let words = [Some(targets::period(target.period)), of, by, before]
        .into_iter()
        .flatten();
    view! { <p class="small muted row">{clause}<span>{words.collect::<Vec<_>>().join(" · ")}</span></p> }.into_any()
}

/// Who undertakes and reached how much of a row.
fn shares(row: &Row, aimed: &Aimed, reader: &Reader) -> AnyView {
    let heading = (!row.name.is_empty()).then(|| view! { <h3>{row.name.clone()}</h3> });
    let school = row.school.reached.as_ref().filter(|_| reader.reads_all).map(|number| {
        view! { <p>{t().of_school}": "<b>{model::reached(&number.figure)}</b>" "{who(number, reader)}</p> }
    });
    let difference = row.difference().filter(|_| reader.reads_all).map(|sum| {
        view! { <p class="notice look" data-testid="target-difference">{fill(t().differs, &[&number::figure(&sum)])}</p> }
    });
    let from_teams = matches!(row.result(), Some((_, Source::Teams))) && reader.reads_all;
    let undertaken = row.undertaken().filter(|_| reader.reads_all);
    let undertaken = undertaken
        .map(|sum| view! { <span>{fill(t().teams_undertake, &[&number::figure(&sum)])}</span> });
    let teams = aimed.target.is_shared_out || !row.teams.is_empty();
    let lines: Vec<AnyView> = row
        .teams
        .iter()
        .filter(|(team, _)| reader.reads_all || *team == reader.team)
        .map(|(team, numbers)| line(team, numbers, reader))
        .collect();
    let table = (teams && !lines.is_empty()).then(|| view! {
        <table class="target-teams">
            <thead><tr><th scope="col">{t().team}</th><th scope="col">{t().undertaken}</th><th scope="col">{t().reached}</th></tr></thead>
            <tbody>{lines}</tbody>
        </table>
    });
    view! {
        {heading}
        {school}
        {difference}
        <p class="small muted row">{undertaken}{from_teams.then(|| view! { <span>{t().from_teams}</span> })}</p>
        {table}
    }
    .into_any()
}

fn line(team: &str, numbers: &Numbers, reader: &Reader) -> AnyView {
    let cell = |number: &Option<Number>| {
        number
            .as_ref()
            .map(|number| view! { <b>{model::reached(&number.figure)}</b>" "{who(number, reader)} })
    };
    view! {
        <tr data-team=team.to_owned()>
            <th scope="row">{team.to_owned()}</th>
            <td>{cell(&numbers.undertaken)}</td>
            <td>{cell(&numbers.reached)}</td>
        </tr>
    }
    .into_any()
}

fn who(number: &Number, reader: &Reader) -> AnyView {
    let words = fill(
        t().told_by,
        &[&reader.people.name(number.by), &number.on.to_string()],
    );
    let note = (!number.note.is_empty()).then(|| format!(" · {}", number.note));
    view! { <span class="small muted">{words}{note}</span> }.into_any()
}

/// Two people told different numbers for one day.
fn rival(step: &Step, reader: &Reader) -> AnyView {
    let words = fill(
        t().rival,
        &[
            &reader.people.name(step.to.by),
            &model::reached(&step.to.figure),
        ],
    );
    view! { <p class="notice look" data-testid="target-rival">{words}</p> }.into_any()
}

/// The buttons of those who may tell a number.
fn ways(load: &Load, aimed: &Aimed, reader: &Reader) -> AnyView {
    let numbering = Numbering::here();
    let ask = |team: &str, is_result: bool| {
        let asked = Asked {
            doc: load.doc,
            aimed: aimed.clone(),
            team: team.to_owned(),
            is_result,
        };
        move |_| numbering.ask(asked.clone())
    };
    let school = reader.tallies_school.then(|| view! {
        <button type="button" class="btn" data-act="tally-school" on:click=ask("", true)>{t().enter_school}</button>
    });
    let team = (reader.leads_team && aimed.target.is_shared_out).then(|| {
        let own = reader.team.as_str();
        view! {
            <button type="button" class="btn" data-act="register-team" on:click=ask(own, false)>{fill(t().register_team, &[own])}</button>
            <button type="button" class="btn" data-act="report-team" on:click=ask(own, true)>{fill(t().report_team, &[own])}</button>
        }
    });
    view! { <p class="row no-print">{school}{team}</p> }.into_any()
}

/// What each number was before, the newest first; one's own can be taken back.
fn history(load: &Load, steps: &[Step], told: &Told<'_>, reader: &Reader) -> Option<AnyView> {
    let rows: Vec<AnyView> = steps
        .iter()
        .map(|step| {
            let written = told.iter().map(|(_, tally)| *tally).find(|tally| {
                tally.at == step.to.at
                    && tally.by == step.to.by
                    && tally.what.row == step.row
                    && tally.what.team == step.team
                    && tally.what.is_result == step.is_result
            });
            past(load, step, written, reader)
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="target-history">
                <summary>{t().history}" ("{rows.len()}")"</summary>
                <ol>{rows}</ol>
            </details>
        }
        .into_any()
    })
}

fn past(load: &Load, step: &Step, written: Option<&Written<Tally>>, reader: &Reader) -> AnyView {
    let whose = if step.team.is_empty() {
        t().of_school
    } else {
        &step.team
    };
    let what = if step.is_result {
        t().reached
    } else {
        t().undertaken
    };
    let to = model::reached(&step.to.figure);
    let change = match &step.from {
        Some(from) => fill(t().history_from, &[&model::reached(from), &to]),
        None => to,
    };
    let waits = written
        .is_some_and(|written| !written.is_registered)
        .then(|| pill(Tone::Plain, t().not_sent));
    let back = written.filter(|written| Some(written.by) == reader.person).map(|written| {
        let (work, doc, change) = (load.work, written.doc, written.change);
        let toasts = Toasts::here();
        let take_back = move |_| {
            spawn_local(async move {
                if work.withdraw(doc, change).await.is_err() {
                    toasts.say(t().not_kept);
                }
            });
        };
        view! { <button type="button" class="btn quiet no-print" data-act="take-back-tally" on:click=take_back>{t().take_back}</button> }
    });
    let row = (!step.row.is_empty()).then(|| format!(" ({})", step.row));
    view! {
        <li class="row">
            <span class="grow">{whose.to_owned()}{row}" · "{what}": "<b>{change}</b>" "{who(&step.to, reader)}</span>
            {waits}{back}
        </li>
    }
    .into_any()
}
