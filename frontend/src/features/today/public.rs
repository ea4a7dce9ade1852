//! What an issued plan still wants of those who answer for its being public within the school: both sides and the
//! clerk until somebody has noted where it hangs, then the people's inspectorate until they have seen it.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lientich_shared::directory::Role;
use lientich_shared::docket;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::Hash32;
use lientich_shared::permissions::{Action, may};
use lientich_shared::publicity::Publicity;
use lientich_shared::talk::Talk;
use lientich_shared::time::Day;

use crate::desk;
use crate::issued::Issued;
use crate::library::Library;
use crate::routes;
use crate::session::Session;
use crate::strings::fill;
use crate::strings::publicity::t;
use crate::ui::list::list;
use crate::ui::tag::{Tone, pill};

/// What is wanted of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// It must become public by this day.
    Publish(Day),
    /// It should have by this day.
    Late(Day),
    /// They are to see for themselves that it is.
    See,
}

/// Of each plan that wants something.
pub(super) fn wanted(issued: Signal<BTreeMap<DocId, Issued>>) -> Memo<Vec<(DocId, Wanted)>> {
    let session = expect_context::<Session>();
    Memo::new(move |_| {
        let (roles, today) = (session.roles(), desk::today());
        let Some(person) = session.person() else {
            return Vec::new();
        };
        let issued = issued.get();
        let directory = session.directory().get();
        let school = directory.as_ref().map(|directory| &directory.school);
        let is_free = |day| school.is_some_and(|school| school.is_free(day));
        let wanted = |(doc, one): (&DocId, &Issued)| {
            let talk = one.talk.view().get();
            let issued = docket::issued_on(&talk, one.hash, one.day);
            let clock = Publicity::of(issued, talk.public_since(one.hash), today, &is_free);
            Some((*doc, of(&talk, one.hash, clock, &roles, person, today)?))
        };
        issued.iter().filter_map(wanted).collect()
    })
}

fn of(
    talk: &Talk,
    edition: Hash32,
    clock: Publicity,
    roles: &[Role],
    person: PersonId,
    today: Day,
) -> Option<Wanted> {
    let holds = |action| may(roles, action).is_allowed();
    let publishes = holds(Action::Publicise) || holds(Action::ReadDraft);
    let watches = holds(Action::ConfirmPublic);
    match clock {
        Publicity::Due { by } if publishes => Some(Wanted::Publish(by)),
        Publicity::Late { by } if publishes || watches => Some(Wanted::Late(by)),
        Publicity::Shown { since, .. }
            if watches && since <= today && !talk.has_seen_public(person, edition) =>
        {
            Some(Wanted::See)
        }
        _ => None,
    }
}

/// The cards.
pub(super) fn cards(wanted: Memo<Vec<(DocId, Wanted)>>) -> AnyView {
    let lines = expect_context::<Library>().plans();
    let titled = move || {
        let title = |doc: DocId| {
            let lines = lines.get();
            let line = lines.iter().find(|line| line.doc == doc);
            line.map(|line| line.title.clone())
        };
        let wanted = wanted.get().into_iter();
        wanted
            .filter_map(|(doc, wanted)| Some((doc, wanted, title(doc)?)))
            .collect::<Vec<_>>()
    };
    list(
        titled,
        |one| format!("{one:?}"),
        |(doc, wanted, title)| card(doc, wanted, &title),
    )
    .into_any()
}

fn card(doc: DocId, wanted: Wanted, title: &str) -> AnyView {
    let (tone, words) = match wanted {
        Wanted::Publish(by) => (Tone::Look, fill(t().due, &[&by.to_string()])),
        Wanted::Late(by) => (Tone::Late, fill(t().late, &[&by.to_string()])),
        Wanted::See => (Tone::Look, t().to_see.to_owned()),
    };
    view! {
        <a href=routes::edition(doc) class="card" data-testid="public-card">
            <b>{t().title}</b>
            <span class="row">{pill(tone, words)}</span>
            <span class="small muted">{title.to_owned()}</span>
        </a>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use lientich_shared::ids::ReplicaId;
    use lientich_shared::log::change::ChangeId;
    use lientich_shared::log::talk::Confirmation;
    use lientich_shared::talk::Confirmed;
    use lientich_shared::time::Timestamp;

    use super::*;

    const EDITION: Hash32 = Hash32([7; 32]);
    const ME: PersonId = PersonId(1);

    fn talk(all: &[(u128, Confirmation)]) -> Talk {
        let one = |(by, what): &(u128, Confirmation)| Confirmed {
            doc: DocId(*by),
            change: ChangeId {
                replica: ReplicaId(1),
                seq: 1,
            },
            by: PersonId(*by),
            at: Timestamp(0),
            edition: EDITION,
            what: what.clone(),
            is_registered: true,
            rank: 2,
            is_last: true,
        };
        Talk {
            threads: Vec::new(),
            confirmations: all.iter().map(one).collect(),
        }
    }

    #[test]
    fn both_sides_and_the_clerk_are_told_until_it_is_public_and_then_the_inspectorate() {
        // A Friday, and the Friday after it.
        let (issued, by) = (
            "18/09/2026".parse().unwrap(),
            "25/09/2026".parse::<Day>().unwrap(),
        );
        let late = Day(by.0 + 1);
        let place = "Bảng tin".to_owned();
        let public = (9, Confirmation::Publicised { from: by, place });
        let seen = (1, Confirmation::SeenPublic);
        let before = talk(&[]);
        let after = talk(std::slice::from_ref(&public));
        let done = talk(&[public, seen]);
        let check = |talk: &Talk, role, today| {
            let clock = Publicity::of(issued, talk.public_since(EDITION), today, &|_| false);
            of(talk, EDITION, clock, &[role], ME, today)
        };
        for role in [Role::Principal, Role::UnionChair, Role::RecordsOffice] {
            assert_eq!(check(&before, role, by), Some(Wanted::Publish(by)));
            assert_eq!(check(&before, role, late), Some(Wanted::Late(by)));
            assert_eq!(check(&after, role, late), None);
        }
        let watch = Role::PeoplesInspectorate;
        assert_eq!(check(&before, watch, by), None);
        assert_eq!(check(&before, watch, late), Some(Wanted::Late(by)));
        assert_eq!(check(&after, watch, by), Some(Wanted::See));
        assert_eq!(check(&done, watch, by), None);
        assert_eq!(check(&before, Role::Staff, late), None);
    }
}
