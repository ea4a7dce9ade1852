//! What was confirmed of an Edition, as the card about it shows it. No signals, no web types.

use std::collections::BTreeSet;

use lientich_shared::directory::Directory;
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::Hash32;
use lientich_shared::log::talk::Confirmation;
use lientich_shared::permissions::{Action, may};
use lientich_shared::publicity::Publicity;
use lientich_shared::talk::{Confirmed, Talk};
use lientich_shared::time::Day;

/// Where an Edition stands with those whom it concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The clock of the law.
    pub clock: Publicity,
    /// Who said since when and where it is public: the earliest first.
    pub places: Vec<(PersonId, Day, String)>,
    /// Who of the school has confirmed to have read it.
    pub read: usize,
    /// Who has not.
    pub not_read: Vec<PersonId>,
    /// Who of the people's inspectorate has seen it made public.
    pub seen: Vec<PersonId>,
}

/// Reads the confirmations of an Edition that was issued on a day.
pub fn standing(
    talk: &Talk,
    edition: Hash32,
    directory: &Directory,
    issued: Day,
    today: Day,
) -> Standing {
    let confirmed: Vec<&Confirmed> = talk.confirmations_of(edition).collect();
    let mut places: Vec<(PersonId, Day, String)> = confirmed
        .iter()
        .filter_map(|one| match &one.what {
            Confirmation::Publicised { from, place } => Some((one.by, *from, place.clone())),
            _ => None,
        })
        .collect();
    places.sort_by_key(|(_, from, _)| *from);
    let by = |what: &Confirmation| -> BTreeSet<PersonId> {
        let of_kind = confirmed.iter().filter(|one| one.what == *what);
        of_kind.map(|one| one.by).collect()
    };
    let readers = by(&Confirmation::Read);
    let staff = asked(directory, today);
    let is_free = |day| directory.school.is_free(day);
    let (read, not_read): (Vec<PersonId>, Vec<PersonId>) = staff
        .into_iter()
        .partition(|person| readers.contains(person));
    Standing {
        clock: Publicity::of(issued, talk.public_since(edition), today, &is_free),
        places,
        read: read.len(),
        not_read,
        seen: by(&Confirmation::SeenPublic).into_iter().collect(),
    }
}

/// Whoever works at the school and is to read what is issued. Drafters have written it.
pub fn asked(directory: &Directory, today: Day) -> Vec<PersonId> {
    let people = directory.people.iter().map(|person| person.id);
    let is_asked = |person: &PersonId| {
        let roles = directory.roles(*person, today);
        let reads = may(&roles, Action::ReadRounds).is_allowed();
        reads && !may(&roles, Action::ReadDraft).is_allowed()
    };
    people.filter(is_asked).collect()
}

/// A person's own confirmation to have read it.
pub fn own(talk: &Talk, edition: Hash32, person: PersonId) -> Option<&Confirmed> {
    let mut all = talk.confirmations_of(edition);
    all.find(|one| one.by == person && one.what == Confirmation::Read)
}

#[cfg(test)]
mod tests {
    use lientich_shared::calendar::Stretch;
    use lientich_shared::directory::Role;
    use lientich_shared::ids::{DocId, ReplicaId};
    use lientich_shared::log::change::ChangeId;
    use lientich_shared::time::{SchoolYear, Timestamp};

    use super::*;
    use crate::samples;

    const EDITION: Hash32 = Hash32([7; 32]);
    const TODAY: Day = Day(20_720);

    fn directory() -> Directory {
        samples::school(&[
            ("", "", &[Role::Principal]),
            ("", "", &[Role::Staff]),
            ("", "", &[Role::PeoplesInspectorate]),
            ("", "", &[Role::ParentsBoard]),
        ])
    }

    fn confirmed(by: u128, what: Confirmation) -> Confirmed {
        Confirmed {
            doc: DocId(by),
            change: ChangeId {
                replica: ReplicaId(1),
                seq: 1,
            },
            by: PersonId(by),
            at: Timestamp(0),
            edition: EDITION,
            what,
            is_registered: true,
            rank: 2,
            is_last: true,
        }
    }

    #[test]
    fn who_wrote_the_plan_and_parents_are_not_asked_to_confirm() {
        assert_eq!(asked(&directory(), TODAY), [PersonId(2), PersonId(3)]);
    }

    #[test]
    fn the_tet_that_the_school_entered_is_taken_off_the_time() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let mut directory = directory();
        let mut year = directory.school.calendar(SchoolYear(2026));
        year.tet = Some(Stretch {
            from: day("01/02/2027"),
            to: day("14/02/2027"),
        });
        directory.school.calendars = directory.school.with_calendar(&year);
        let issued = day("29/01/2027");
        let clock = standing(&Talk::default(), EDITION, &directory, issued, issued).clock;
        let by = day("19/02/2027");
        assert_eq!(clock, Publicity::Due { by });
    }

    #[test]
    fn the_earliest_place_starts_the_clock() {
        let publicised = |from, place: &str| Confirmation::Publicised {
            from: Day(from),
            place: place.to_owned(),
        };
        let talk = Talk {
            threads: Vec::new(),
            confirmations: vec![
                confirmed(1, publicised(TODAY.0, "cổng trường")),
                confirmed(1, publicised(TODAY.0 - 1, "bảng tin")),
                confirmed(2, Confirmation::Read),
                confirmed(2, Confirmation::Read),
                confirmed(3, Confirmation::SeenPublic),
            ],
        };
        let issued = Day(TODAY.0 - 2);
        let standing = standing(&talk, EDITION, &directory(), issued, TODAY);
        assert_eq!(standing.places[0].2, "bảng tin");
        let since = Day(TODAY.0 - 1);
        assert!(matches!(standing.clock, Publicity::Shown { since: day, .. } if day == since));
        assert_eq!((standing.read, standing.not_read), (1, vec![PersonId(3)]));
        assert_eq!(standing.seen, [PersonId(3)]);
    }
}
