//! The school year: its terms, Tết and holidays. Read by everybody, fitted to the school by the principal.

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::api::members::MemberAct;
use lientich_shared::calendar::{Holiday, SchoolCalendar, Stretch};
use lientich_shared::permissions::{Action, may};
use lientich_shared::time::{Day, SchoolYear};

use crate::desk;
use crate::routes;
use crate::session::Session;
use crate::shell::doing::Doing;
use crate::shell::page_head::PageHead;
use crate::strings::calendar::t;
use crate::strings::{fill, t as everywhere};
use crate::ui::blank::Loading;
use crate::ui::field::{DayField, SelectField, day_of};
use crate::ui::live::live;
use crate::ui::toast::Toasts;

/// The page.
#[component]
pub fn SchoolYearPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let this = SchoolYear::of(desk::today());
    let chosen = RwSignal::new(this.0.to_string());
    let year = Memo::new(move |_| SchoolYear(chosen.get().parse().unwrap_or(this.0)));
    let allowed = Memo::new(move |_| may(&session.roles(), Action::DescribeSchool).is_allowed());
    let kept = Memo::new(move |_| {
        let directory = session.directory().get()?;
        let is_own = directory
            .school
            .calendars
            .iter()
            .any(|own| own.year == year.get());
        Some((directory.school.calendar(year.get()), is_own))
    });
    let body = move || match (kept.get(), allowed.get()) {
        (None, _) => view! { <Loading/> }.into_any(),
        (Some((calendar, is_own)), true) => form(&calendar, is_own),
        (Some((calendar, is_own)), false) => facts(&calendar, is_own),
    };
    let options = [this.0, this.0 + 1].map(|year| (year.to_string(), SchoolYear(year).to_string()));
    let groups = vec![(String::new(), options.to_vec())];
    let back = view! { <p class="sub row"><a href=routes::CALENDAR>{t().title}</a></p> };
    view! {
        <PageHead title=Signal::derive(move || fill(t().year_title, &[&year.get().to_string()])) sub=back.into_any()/>
        <div class="page form" data-testid="school-year">
            <SelectField id="year-which" label=t().year_which groups value=chosen/>
            {live(body)}
        </div>
    }
    .into_any()
}

fn standing(is_own: bool) -> AnyView {
    let words = if is_own { t().year_own } else { t().year_usual };
    view! { <p class="muted" data-testid="year-standing">{words}</p> }.into_any()
}

fn facts(calendar: &SchoolCalendar, is_own: bool) -> AnyView {
    let fact = |name: &'static str, day: Option<Day>| {
        let words = day.map_or_else(|| "–".to_owned(), |day| day.to_string());
        view! { <dt>{name}</dt><dd>{words}</dd> }.into_any()
    };
    let rows: Vec<AnyView> = days_of(calendar)
        .into_iter()
        .map(|(_, name, day)| fact(name, day))
        .collect();
    let holidays = written(&calendar.holidays);
    view! {
        {standing(is_own)}
        <dl class="card facts">{rows}<dt>{t().field_holidays}</dt><dd class="calendar-holidays">{holidays}</dd></dl>
        <p class="muted">{t().year_whose}</p>
    }
    .into_any()
}

/// Every day of a calendar, with the id and name of its field, in the order of the form.
fn days_of(calendar: &SchoolCalendar) -> [(&'static str, &'static str, Option<Day>); 10] {
    let [first, second] = calendar.terms;
    [
        ("year-first", t().field_first, Some(calendar.first_day)),
        ("year-opening", t().field_opening, Some(calendar.opening)),
        ("year-term-1-from", t().field_term_1_from, Some(first.from)),
        ("year-term-1-to", t().field_term_1_to, Some(first.to)),
        ("year-term-2-from", t().field_term_2_from, Some(second.from)),
        ("year-term-2-to", t().field_term_2_to, Some(second.to)),
        ("year-closing", t().field_closing, Some(calendar.closing)),
        (
            "year-tet-from",
            t().field_tet_from,
            calendar.tet.map(|tet| tet.from),
        ),
        (
            "year-tet-to",
            t().field_tet_to,
            calendar.tet.map(|tet| tet.to),
        ),
        ("year-moon", t().field_moon, calendar.mid_autumn),
    ]
}

fn form(calendar: &SchoolCalendar, is_own: bool) -> AnyView {
    let doing = Doing::new(crate::members::Members::here());
    let toasts = Toasts::here();
    let year = calendar.year;
    let fields = days_of(calendar).map(|(id, name, day)| {
        let written = day.map(|day| day.to_string()).unwrap_or_default();
        (id, name, RwSignal::new(written))
    });
    let values = fields.map(|(_, _, value)| value);
    let holidays = RwSignal::new(written(&calendar.holidays));
    let keep = move |calendar: SchoolCalendar| {
        doing.act(MemberAct::KeepCalendar { calendar }, move || {
            toasts.say(t().year_saved);
        });
    };
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let days = values.map(|value| value.get_untracked());
        match read(year, &days, &holidays.get_untracked()) {
            Ok(calendar) => keep(calendar),
            Err(sentence) => doing.say(sentence),
        }
    };
    let reset = is_own.then(|| {
        view! { <button type="button" class="btn" data-act="usual-year" disabled=doing.rests() on:click=move |_| keep(SchoolCalendar::usual(year))>{t().year_reset}</button> }
    });
    let fields: Vec<AnyView> = fields
        .map(|(id, label, value)| view! { <DayField id label value/> }.into_any())
        .into();
    view! {
        {standing(is_own)}
        <form class="stack" on:submit=save>
            <div class="calendar-fields">{fields}</div>
            <div class="field">
                <label for="year-holidays">{t().field_holidays}</label>
                <textarea class="input" id="year-holidays" rows="6" aria-describedby="year-holidays-note"
                    prop:value=holidays.get_untracked() on:input:target=move |event| holidays.set(event.target().value())></textarea>
                <p class="hint" id="year-holidays-note">{t().field_holidays_hint}</p>
            </div>
            {doing.said()}
            <div class="row">
                <button type="submit" class="btn primary" data-act="save-year" disabled=doing.rests()>{everywhere().save}</button>
                {reset}
            </div>
        </form>
    }
    .into_any()
}

/// Holidays as they stand in the field, one a line.
fn written(holidays: &[Holiday]) -> String {
    let line = |holiday: &Holiday| {
        let Stretch { from, to } = holiday.days;
        if from == to {
            format!("{from} {}", holiday.name)
        } else {
            format!("{from} - {to} {}", holiday.name)
        }
    };
    holidays.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads the form; a sentence for the person where it cannot be kept.
fn read(year: SchoolYear, days: &[String; 10], holidays: &str) -> Result<SchoolCalendar, String> {
    let wrong = || t().year_wrong_day.to_owned();
    let optional = |at: usize| day_of(&days[at]).map_err(|_| wrong());
    let needed = |at: usize| optional(at)?.ok_or_else(wrong);
    let stretch = |from: usize, to: usize| {
        Ok::<Stretch, String>(Stretch {
            from: needed(from)?,
            to: needed(to)?,
        })
    };
    let has_tet = optional(7)?.is_some() || optional(8)?.is_some();
    let lines = holidays
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let mut holidays = lines
        .map(|line| holiday(line).ok_or_else(|| fill(t().year_wrong_line, &[line])))
        .collect::<Result<Vec<Holiday>, String>>()?;
    holidays.sort();
    let calendar = SchoolCalendar {
        year,
        first_day: needed(0)?,
        opening: needed(1)?,
        terms: [stretch(2, 3)?, stretch(4, 5)?],
        closing: needed(6)?,
        tet: has_tet.then(|| stretch(7, 8)).transpose()?,
        mid_autumn: optional(9)?,
        holidays,
    };
    if calendar.is_sound() {
        Ok(calendar)
    } else {
        Err(t().year_wrong_order.to_owned())
    }
}

/// A holiday of its line: a day or two, then a name.
fn holiday(line: &str) -> Option<Holiday> {
    let (from, rest) = line.split_once(' ')?;
    let from: Day = from.parse().ok()?;
    let rest = rest.trim();
    let until = rest.strip_prefix(['-', '–']).map(str::trim);
    let (to, name) = match until {
        Some(until) => {
            let (to, name) = until.split_once(' ')?;
            (to.parse().ok()?, name)
        }
        None => (from, rest),
    };
    let name = lientich_shared::text::tidy(name);
    (from <= to && !name.is_empty()).then_some(Holiday {
        days: Stretch { from, to },
        name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form_of(calendar: &SchoolCalendar) -> ([String; 10], String) {
        let days = days_of(calendar).map(|(_, _, day)| day.map(|day| day.to_string()));
        (
            days.map(Option::unwrap_or_default),
            written(&calendar.holidays),
        )
    }

    #[test]
    fn a_form_that_nobody_touched_reads_back_as_it_was() {
        for year in [SchoolYear(2026), SchoolYear(2030), SchoolYear(2099)] {
            let calendar = SchoolCalendar::usual(year);
            let (days, holidays) = form_of(&calendar);
            assert_eq!(read(year, &days, &holidays), Ok(calendar));
        }
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let year = SchoolYear(2026);
        let (days, _) = form_of(&SchoolCalendar::usual(year));
        let line = read(year, &days, "nghỉ bão").unwrap_err();
        assert!(line.contains("nghỉ bão"));
        let mut empty = days.clone();
        empty[6].clear();
        assert_eq!(read(year, &empty, ""), Err(t().year_wrong_day.to_owned()));
        let mut turned = days;
        turned.swap(2, 3);
        assert_eq!(
            read(year, &turned, ""),
            Err(t().year_wrong_order.to_owned())
        );
    }

    #[test]
    fn a_line_of_days_off_is_one_day_or_two_with_a_name() {
        let read = |line| holiday(line).map(|holiday| written(&[holiday]));
        let one = "20/11/2026 Nghỉ ngày Nhà giáo";
        assert_eq!(read(one).as_deref(), Some(one));
        let two = "30/04/2027 - 01/05/2027 Lễ";
        assert_eq!(read("30/4/2027 – 1/5/2027  Lễ ").as_deref(), Some(two));
        assert_eq!(read("30/04/2027"), None);
        assert_eq!(read("02/05/2027 - 01/05/2027 Lễ"), None);
    }
}
