//! The audit trail for both sides: who did what when, by the server's clock, refused attempts included; all of it as a
//! table to keep. It lives on the server and is not kept on the device.

mod model;

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::api::audit::{Entry, Page};
use lientich_shared::permissions::{self, Action};
use lientich_shared::time::{Day, Timestamp};

use crate::desk;
use crate::library::{Library, OwnTemplate};
use crate::parties::People;
use crate::routes;
use crate::server::{self, ServerError};
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::audit::t;
use crate::strings::{self, fill, new_year};
use crate::ui::blank::{Blank, Failure, Loading};
use crate::ui::field::{Choices, SelectField};
use crate::ui::icon::Icon;
use crate::ui::tag::{Tone, pill, tag};
use crate::ui::toast::Toasts;
use model::{Row, Words};

/// What has been read of the trail.
#[derive(Debug, Clone, Default)]
struct Trail {
    entries: Vec<Entry>,
    /// Where older ones begin; `None` at the beginning of the trail.
    older: Option<Timestamp>,
    is_read: bool,
    is_busy: bool,
    /// Why the last page did not come, in a sentence.
    failed: Option<String>,
}

/// Where names and titles come from.
#[derive(Clone, Copy)]
struct Known {
    session: Session,
    library: Library,
}

impl Known {
    fn here() -> Self {
        Self {
            session: expect_context(),
            library: expect_context(),
        }
    }

    /// What rows need to be put into words.
    fn words(self) -> Words {
        let lines = self.library.plans().get_untracked();
        let titles = lines.iter().map(|line| (line.doc, line.title.clone()));
        let templates = self.library.templates().get_untracked();
        let titles = titles.chain(templates.iter().map(|one| (one.doc, title_of(one))));
        Words {
            people: People::of(self.session.directory().get_untracked(), desk::today()),
            titles: titles.collect(),
        }
    }
}

/// A template by its name, else by its title.
fn title_of(template: &OwnTemplate) -> String {
    let name = if template.is_away() {
        &template.title
    } else {
        &template.name
    };
    fill(new_year::own::t().own_named, &[name])
}

/// The page.
#[component]
pub fn AuditPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let may =
        Memo::new(move |_| permissions::may(&session.roles(), Action::ReadAudit).is_allowed());
    view! {
        <PageHead title=t().title.to_owned()/>
        {move || if may.get() {
            view! { <TrailView/> }.into_any()
        } else {
            view! {
                <Blank icon=Icon::History title=t().title sentence=t().not_yours>
                    <a href=routes::TODAY class="btn">{strings::t().to_today}</a>
                </Blank>
            }
            .into_any()
        }}
    }
    .into_any()
}

#[component]
fn TrailView() -> impl IntoView {
    let known = Known::here();
    let trail = RwSignal::new(Trail::default());
    let who = RwSignal::new(String::new());
    let which = RwSignal::new("all".to_owned());
    let more = move || spawn_local(read_on(trail));
    more();
    view! {
        <div class="page" data-testid="audit">
            <p class="muted">{t().intro}</p>
            <Filters who which/>
            {move || shown(&trail.read(), &known.words(), &who.get(), &which.get())}
            {move || trail.with(|trail| trail.failed.clone()).map(|sentence| view! {
                <Failure sentence>
                    <button type="button" class="btn" data-act="retry" on:click=move |_| more()>{strings::t().retry}</button>
                </Failure>
            })}
            {move || trail.with(|trail| trail.older.is_some() && trail.failed.is_none()).then(|| view! {
                <button type="button" class="btn" data-act="older" disabled=move || trail.with(|trail| trail.is_busy)
                    on:click=move |_| more()>{t().older}</button>
            })}
        </div>
    }
    .into_any()
}

#[component]
fn Filters(who: RwSignal<String>, which: RwSignal<String>) -> impl IntoView {
    let known = Known::here();
    let everybody = vec![(String::new(), t().everybody.to_owned())];
    let staff = known.words().people.in_office().into_iter();
    let staff = staff
        .map(|(person, name)| (person.to_string(), name))
        .collect();
    let groups = vec![(String::new(), everybody), (String::new(), staff)];
    let kinds = vec![
        ("all", t().all.to_owned()),
        ("refused", t().only_refused.to_owned()),
    ];
    let busy = RwSignal::new(false);
    let toasts = Toasts::here();
    let export = move |_| {
        busy.set(true);
        let words = known.words();
        spawn_local(async move {
            match hand_out(&words).await {
                Err(error) => toasts.say(why(&error)),
                Ok(false) => toasts.say(t().export_failed),
                Ok(true) => {}
            }
            busy.try_set(false);
        });
    };
    view! {
        <div class="audit-filters">
            <SelectField id="audit-who" label=t().who groups value=who/>
            <Choices name="audit-which" label=t().which options=kinds value=which/>
            <button type="button" class="btn" data-act="export-audit" disabled=busy on:click=export>
                {move || if busy.get() { t().exporting } else { t().export }}
            </button>
        </div>
    }
    .into_any()
}

fn shown(trail: &Trail, words: &Words, who: &str, which: &str) -> AnyView {
    if !trail.is_read {
        return if trail.failed.is_some() {
            ().into_any()
        } else {
            view! { <Loading/> }.into_any()
        };
    }
    let is_wanted = |entry: &&Entry| {
        let by = who.is_empty() || entry.person.is_some_and(|person| person.to_string() == who);
        by && (which != "refused" || entry.is_refusal())
    };
    let wanted: Vec<Entry> = trail.entries.iter().filter(is_wanted).cloned().collect();
    if wanted.is_empty() {
        return view! { <p role="status">{t().nothing}</p> }.into_any();
    }
    by_day(model::rows(&wanted, words), words)
}

fn by_day(rows: Vec<Row>, words: &Words) -> AnyView {
    let mut days: BTreeMap<std::cmp::Reverse<Day>, Vec<Row>> = BTreeMap::new();
    for row in rows {
        let day = std::cmp::Reverse(row.entry.at.day());
        days.entry(day).or_default().push(row);
    }
    let day = |(day, rows): (std::cmp::Reverse<Day>, Vec<Row>)| {
        let lines: Vec<AnyView> = rows.iter().map(|row| line(row, words)).collect();
        view! { <section><h2>{day.0.to_string()}</h2><ul class="audit-rows">{lines}</ul></section> }
            .into_any()
    };
    days.into_iter().map(day).collect_view().into_any()
}

fn line(row: &Row, words: &Words) -> AnyView {
    let (hour, minute) = row.entry.at.clock();
    let party = row.entry.person.map(|person| words.people.party(person));
    let who = model::who(&row.entry, &words.people);
    let who = match party {
        Some(party) => tag(party, who),
        None => view! { <span class="muted">{who}</span> }.into_any(),
    };
    let refused = row.entry.is_refusal();
    let times = row.entry.times;
    let about = row.about.clone().map(|(doc, title)| {
        let is_here = words.titles.contains_key(&doc);
        if is_here {
            view! { <a href=routes::plan(doc) class="small">{title}</a> }.into_any()
        } else {
            view! { <span class="small muted">{title}</span> }.into_any()
        }
    });
    view! {
        <li data-testid="audit-row" data-refused=refused.then_some("true")>
            <time>{format!("{hour:02}:{minute:02}")}</time>
            <div>
                <p class="row">{who}{refused.then(|| pill(Tone::Late, t().refused))}
                    {(1 < times).then(|| pill(Tone::Plain, fill(t().times, &[&times.to_string()])))}</p>
                <p>{row.what.clone()}</p>
                {about}
            </div>
        </li>
    }
    .into_any()
}

/// Reads the next page.
async fn read_on(trail: RwSignal<Trail>) {
    let Some(older) = trail.try_update(|trail| {
        trail.is_busy = true;
        trail.failed = None;
        trail.older
    }) else {
        return;
    };
    let page = server::audit(older).await;
    // The page may have been left meanwhile.
    trail.try_update(|trail| take(trail, page));
}

fn take(trail: &mut Trail, page: Result<Page, ServerError>) {
    trail.is_busy = false;
    match page {
        Ok(page) => {
            trail.is_read = true;
            trail.entries.extend(page.entries);
            trail.older = page.older;
        }
        Err(error) => trail.failed = Some(why(&error)),
    }
}

/// Why nothing came, for the person.
fn why(error: &ServerError) -> String {
    match error {
        ServerError::Unreachable(_) => t().offline.to_owned(),
        ServerError::Foreign(_) => t().no_answer.to_owned(),
        ServerError::Refused { code, message } => strings::members::refused(*code, message),
    }
}

/// Reads the whole trail and hands it out as a file. Whether the browser took it.
async fn hand_out(words: &Words) -> Result<bool, ServerError> {
    let (mut entries, mut before) = (Vec::new(), None);
    loop {
        let page = server::audit(before).await?;
        entries.extend(page.entries);
        before = page.older;
        if before.is_none() {
            break;
        }
    }
    let table = model::csv(&model::rows(&entries, words), &words.people);
    let name = format!("{}-{}.csv", t().file_name, desk::today().iso());
    Ok(desk::hand_out(&name, "text/csv", table.as_bytes()))
}

#[cfg(test)]
mod tests {
    use lientich_shared::api::ErrorCode;

    use super::*;

    #[test]
    fn what_failed_is_told_apart() {
        let refused = |code, message: &str| ServerError::Refused {
            code,
            message: message.to_owned(),
        };
        let only_two_sides = "Chỉ hai bên đọc được.";
        let cases = [
            (ServerError::Unreachable(String::new()), t().offline),
            (ServerError::Foreign(502), t().no_answer),
            (
                refused(ErrorCode::NotAllowed, only_two_sides),
                only_two_sides,
            ),
        ];
        for (error, sentence) in cases {
            let mut trail = Trail::default();
            take(&mut trail, Err(error));
            assert_eq!(trail.failed.as_deref(), Some(sentence));
        }
    }
}
