//! Names and other words that people give: in one form, within bounds, without signs that nobody
//! sees.

use lientich_shared::api::members::{
    MAX_PEOPLE, MAX_ROLES, MAX_SUPERIORS, MAX_WORDS, MemberAct, NewPerson,
};
use lientich_shared::bases::Entry;
use lientich_shared::calendar::SchoolCalendar;
use lientich_shared::directory::Role;
use lientich_shared::text::{is_unseen, tidy};

/// Why words cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidWords {
    /// A name is missing.
    NoName,
    /// Longer than [`MAX_WORDS`] characters.
    TooLong,
    /// Signs that are not shown, or turn what stands around them.
    Characters,
    /// Nobody is to be taken in, or more than [`MAX_PEOPLE`].
    HowMany,
    /// The school would have more people than [`MAX_OF_SCHOOL`](lientich_shared::api::members::MAX_OF_SCHOOL).
    Full,
    /// A new person without a post, or with one twice.
    Posts,
    /// More superior bodies than [`MAX_SUPERIORS`].
    Superiors,
    /// A school year whose days are out of order, or more of them than a school may keep.
    Calendar,
    /// A legal basis without number or name, with days out of order, or more of them than a school may keep.
    Basis,
}

impl std::fmt::Display for InvalidWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoName => "a name is missing",
            Self::TooLong => "words are too long",
            Self::Characters => "words hold characters that are not shown",
            Self::HowMany => "nobody, or too many people at once",
            Self::Full => "too many people in one school",
            Self::Posts => "a new person needs posts, each once",
            Self::Superiors => "too many superior bodies",
            Self::Calendar => "days of a school year out of order",
            Self::Basis => "legal basis not in form, or too many",
        })
    }
}

impl std::error::Error for InvalidWords {}

type Checked<T> = Result<T, InvalidWords>;

/// The act with its words in the form that is kept.
pub fn checked(act: &MemberAct) -> Checked<MemberAct> {
    Ok(match act {
        MemberAct::DescribeSchool {
            name: given,
            level,
            commune,
            superiors,
        } => MemberAct::DescribeSchool {
            name: name(given)?,
            level: words(level)?,
            commune: words(commune)?,
            superiors: bodies(superiors)?,
        },
        MemberAct::KeepCalendar { calendar } => MemberAct::KeepCalendar {
            calendar: checked_calendar(calendar)?,
        },
        MemberAct::KeepBasis { basis } => MemberAct::KeepBasis {
            basis: checked_basis(basis)?,
        },
        MemberAct::DropBasis { symbol } => MemberAct::DropBasis {
            symbol: name(symbol)?,
        },
        MemberAct::AddPeople { people } => MemberAct::AddPeople {
            people: newcomers(people)?,
        },
        MemberAct::Rename {
            person,
            name: given,
            team,
        } => MemberAct::Rename {
            person: *person,
            name: name(given)?,
            team: words(team)?,
        },
        MemberAct::Appoint { .. } | MemberAct::EndPost { .. } => act.clone(),
    })
}

/// A school year whose holidays are named as people are, and in order.
fn checked_calendar(given: &SchoolCalendar) -> Checked<SchoolCalendar> {
    let mut calendar = given.clone();
    for holiday in &mut calendar.holidays {
        holiday.name = name(&holiday.name)?;
    }
    calendar.holidays.sort();
    if calendar.is_sound() {
        Ok(calendar)
    } else {
        Err(InvalidWords::Calendar)
    }
}

/// A legal basis whose words are in the form of others.
fn checked_basis(given: &Entry) -> Checked<Entry> {
    let basis = Entry {
        symbol: name(&given.symbol)?,
        name: name(&given.name)?,
        kind: name(&given.kind)?,
        body: words(&given.body)?,
        replaced_by: words(&given.replaced_by)?,
        ..given.clone()
    };
    if basis.is_sound() {
        Ok(basis)
    } else {
        Err(InvalidWords::Basis)
    }
}

/// A name, which nobody is without.
pub fn name(text: &str) -> Checked<String> {
    let name = words(text)?;
    if name.is_empty() {
        return Err(InvalidWords::NoName);
    }
    Ok(name)
}

/// Some words, perhaps none.
pub fn words(text: &str) -> Checked<String> {
    let words = tidy(text);
    if MAX_WORDS < words.chars().count() {
        return Err(InvalidWords::TooLong);
    }
    if words.chars().any(is_unseen) {
        return Err(InvalidWords::Characters);
    }
    Ok(words)
}

/// A new person's words and posts.
pub fn newcomer(new: &NewPerson) -> Checked<NewPerson> {
    let is_twice = |(place, role): (usize, &Role)| new.roles[..place].contains(role);
    let is_any_twice = new.roles.iter().enumerate().any(is_twice);
    if new.roles.is_empty() || MAX_ROLES < new.roles.len() || is_any_twice {
        return Err(InvalidWords::Posts);
    }
    Ok(NewPerson {
        name: name(&new.name)?,
        roles: new.roles.clone(),
        team: words(&new.team)?,
    })
}

fn newcomers(people: &[NewPerson]) -> Checked<Vec<NewPerson>> {
    if !(1..=MAX_PEOPLE).contains(&people.len()) {
        return Err(InvalidWords::HowMany);
    }
    people.iter().map(newcomer).collect()
}

/// Superior bodies, without empty ones.
pub fn bodies(given: &[String]) -> Checked<Vec<String>> {
    let bodies: Checked<Vec<String>> = given.iter().map(|body| words(body)).collect();
    let bodies: Vec<String> = bodies?
        .into_iter()
        .filter(|body| !body.is_empty())
        .collect();
    if MAX_SUPERIORS < bodies.len() {
        return Err(InvalidWords::Superiors);
    }
    Ok(bodies)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_in_one_form_or_not_at_all() {
        assert_eq!(name("  Lê  Thi\u{323} An "), Ok("Lê Thị An".to_owned()));
        assert_eq!(name(" \n "), Err(InvalidWords::NoName));
        assert_eq!(words(""), Ok(String::new()));
        assert_eq!(words(&"ă".repeat(MAX_WORDS)), Ok("ă".repeat(MAX_WORDS)));
        assert_eq!(
            words(&"ă".repeat(MAX_WORDS + 1)),
            Err(InvalidWords::TooLong)
        );
        let hidden = [
            "Lê\u{200b} An",
            "\u{202e}nA êL",
            "Lê\u{0}An",
            "\u{3164}",
            "An\u{fe0f}",
        ];
        for hidden in hidden {
            assert_eq!(words(hidden), Err(InvalidWords::Characters), "{hidden:?}");
        }
    }

    #[test]
    fn a_newcomer_holds_each_post_once_and_at_least_one() {
        let check = |roles: &[Role], expected| {
            let new = NewPerson {
                name: "Lê Thị An".to_owned(),
                roles: roles.to_vec(),
                team: String::new(),
            };
            assert_eq!(newcomer(&new).is_ok(), expected, "{roles:?}");
        };
        check(&[Role::Staff, Role::TeamLeader], true);
        check(&[], false);
        check(&[Role::Staff, Role::Staff], false);
    }
}
