//! Issued plans that wait for this person to enter their number: for the records office, and for the
//! management where nobody keeps the records.

use leptos::prelude::*;
use lientich_shared::directory::{Directory, Role};
use lientich_shared::permissions::{Action, may};
use lientich_shared::time::Day;

use super::{Dockets, Newest};
use crate::desk;
use crate::routes;
use crate::session::Session;
use crate::strings::docket::t;
use crate::ui::list::list;

/// The cards; nothing where nothing waits.
pub fn waiting() -> AnyView {
    let session = expect_context::<Session>();
    let newest = Dockets::here().newest();
    let waiting = move || {
        let directory = session.directory().get();
        let is_theirs = directory
            .is_some_and(|directory| is_asked(&session.roles(), &directory, desk::today()));
        let newest = newest.get();
        let waits = newest.iter().filter(|one| is_theirs && one.waits());
        waits.cloned().collect::<Vec<_>>()
    };
    list(waiting, |one| format!("{one:?}"), |one| card(&one))
}

fn card(waiting: &Newest) -> AnyView {
    view! {
        <a href=routes::edition(waiting.plan) class="card counted" data-testid="docket-card">
            <span class="count">"1"</span>
            <span class="grow"><b>{t().waits}</b><br/><span class="small muted">{waiting.title.clone()}</span></span>
        </a>
    }
    .into_any()
}

impl Newest {
    /// Whether its paper lacks number or day.
    fn waits(&self) -> bool {
        self.heading.number.is_empty() || self.heading.day.is_none()
    }
}

/// Whether it is theirs to enter numbers today.
fn is_asked(roles: &[Role], directory: &Directory, today: Day) -> bool {
    let keeps = |role: Role| role == Role::RecordsOffice;
    let mut posts = directory.posts.iter();
    let has_office = posts.any(|post| keeps(post.role) && post.is_held(today));
    let is_office = roles.iter().any(|role| keeps(*role));
    may(roles, Action::Docket).is_allowed() && (is_office || !has_office)
}

#[cfg(test)]
mod tests {
    use lientich_shared::docket::Heading;
    use lientich_shared::ids::DocId;

    use super::*;
    use crate::samples;

    const TODAY: Day = Day(20_720);

    #[test]
    fn the_management_is_asked_where_nobody_keeps_the_records() {
        let with = samples::school(&[
            ("", "", &[Role::Principal]),
            ("", "", &[Role::RecordsOffice]),
        ]);
        let without = samples::school(&[("", "", &[Role::Principal])]);
        assert!(is_asked(&[Role::RecordsOffice], &with, TODAY));
        assert!(!is_asked(&[Role::Principal], &with, TODAY));
        assert!(is_asked(&[Role::Principal], &without, TODAY));
        assert!(!is_asked(&[Role::UnionChair], &without, TODAY));
    }

    #[test]
    fn a_plan_waits_until_number_and_day_stand_on_paper() {
        let waits = |number: &str, day| {
            let heading = Heading {
                number: number.to_owned(),
                day,
                ..Heading::default()
            };
            let newest = Newest {
                plan: DocId(1),
                title: String::new(),
                heading,
            };
            newest.waits()
        };
        assert!(waits("", Some(TODAY)));
        assert!(waits("07/KH", None));
        assert!(!waits("07/KH", Some(TODAY)));
    }
}
