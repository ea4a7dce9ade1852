//! Who may keep people, posts, sign-in links and devices. Two sides keep their own: the principal
//! the school and all posts but the union's, the union chair those. A sign-in link signs in as its
//! person, so links and devices of who holds a post of the union are the chair's as well, and nobody
//! holds posts of the management and of the union at once: else one side could come in as the other.
//! Only the very first chair is the principal's to appoint, openly: the post says by whom.

use crate::directory::{Directory, Post, Role};
use crate::ids::{PersonId, PostId};
use crate::permissions::{Action, Decision, may};
use crate::time::Day;

/// How many days ahead a post may begin.
pub const MOST_AHEAD: i32 = 366;
/// How many days ahead a post may be given its end: a term and then some.
pub const LONGEST: i32 = 3_660;

/// Why something is not theirs to do, or nobody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// Only holders of these posts may.
    OnlyFor(&'static [Role]),
    /// The school has no such person, post or device.
    Unknown,
    /// One person would hold, or holds, posts of the management and of the union.
    BothSides,
    /// The school's only such post cannot end before another takes its place.
    LastOf(Role),
    /// The person holds this post already.
    AlreadyHeld,
    /// The post has ended already.
    Ended,
    /// The day lies too far back or ahead.
    Day,
}

/// What is allowed, or why not.
pub type Ruling = Result<(), Denial>;

/// The rules, as they are for one person on one day.
#[derive(Debug, Clone, Copy)]
pub struct Members<'a> {
    /// Who is who.
    pub directory: &'a Directory,
    /// The day.
    pub today: Day,
    /// Who wants to do something.
    pub actor: PersonId,
}

impl Members<'_> {
    /// Whether they may say what the school is called.
    pub fn describe_school(self) -> Ruling {
        self.may(Action::DescribeSchool)
    }

    /// Whether they may correct the catalogue of legal bases.
    pub fn keep_bases(self) -> Ruling {
        self.may(Action::KeepBases)
    }

    /// Whether they may take people in who hold these posts from today on, one list a person.
    pub fn add_people<'r>(self, people: impl IntoIterator<Item = &'r [Role]>) -> Ruling {
        let mut had_chair = self.had_chair();
        for roles in people {
            for role in roles {
                self.give(*role, had_chair)?;
            }
            one_side(roles.iter().copied())?;
            had_chair |= roles.contains(&Role::UnionChair);
        }
        Ok(())
    }

    /// Whether they may give a person a post from a day on.
    pub fn appoint(self, person: PersonId, role: Role, from: Day) -> Ruling {
        self.known(person)?;
        self.give(role, self.had_chair())?;
        if self.today.0.saturating_add(MOST_AHEAD) < from.0 {
            return Err(Denial::Day);
        }
        let held = || self.held(person).map(|post| post.role);
        if held().any(|held| held == role) {
            return Err(Denial::AlreadyHeld);
        }
        one_side(held().chain([role]))
    }

    /// Whether they may give a person a post from a day on until another, if that is known already.
    /// A school is never left without its principal or its union chair by a day on the calendar.
    pub fn appoint_for(self, person: PersonId, role: Role, from: Day, to: Option<Day>) -> Ruling {
        self.appoint(person, role, from)?;
        let Some(last) = to else { return Ok(()) };
        if must_go_on(role) {
            return Err(Denial::LastOf(role));
        }
        let days = from.0.max(self.today.0)..=self.today.0.saturating_add(LONGEST);
        days.contains(&last.0).then_some(()).ok_or(Denial::Day)
    }

    /// Whether they may end a post after this day.
    pub fn end_post(self, post: PostId, last: Day) -> Ruling {
        let mut posts = self.directory.posts.iter();
        let post = posts.find(|known| known.id == post);
        let post = post.ok_or(Denial::Unknown)?;
        self.may(kept_by(post.role))?;
        if !post.is_held_from(self.today) {
            return Err(Denial::Ended);
        }
        let days = self.today.0 - 1..=self.today.0.saturating_add(LONGEST);
        if !days.contains(&last.0) {
            return Err(Denial::Day);
        }
        if must_go_on(post.role) && !self.goes_on(post, last) {
            return Err(Denial::LastOf(post.role));
        }
        Ok(())
    }

    /// Whether they may correct a person's name. What somebody did for the union stays under the
    /// name that the union knows, after their post too.
    pub fn rename(self, person: PersonId) -> Ruling {
        self.known(person)?;
        let mut posts = self.directory.posts.iter();
        let of_union = posts.any(|post| post.person == person && post.role.is_of_union());
        self.may(person_kept_by(of_union))
    }

    /// Whether they may make a link that signs in as this person.
    pub fn invite(self, person: PersonId) -> Ruling {
        self.known(person)?;
        if self.is_first_chair_without_device(person) && self.may(Action::AppointFirstChair).is_ok()
        {
            return Ok(());
        }
        self.stand_over(person)
    }

    /// Whether they may see and revoke this person's devices. Everybody keeps their own.
    pub fn keep_devices(self, person: PersonId) -> Ruling {
        if person == self.actor {
            return Ok(());
        }
        self.known(person)?;
        self.stand_over(person)
    }

    /// Whether a person would become one of the union's by this post. What others gave them until
    /// then, links and devices, must not speak for the union.
    pub fn enters_union(self, person: PersonId, role: Role) -> bool {
        role.is_of_union() && !self.held(person).any(|post| post.role.is_of_union())
    }

    fn stand_over(self, person: PersonId) -> Ruling {
        one_side(self.held(person).map(|post| post.role))?;
        let of_union = self.held(person).any(|post| post.role.is_of_union());
        self.may(person_kept_by(of_union))
    }

    fn give(self, role: Role, had_chair: bool) -> Ruling {
        let first = role == Role::UnionChair && !had_chair;
        if first && self.may(Action::AppointFirstChair).is_ok() {
            return Ok(());
        }
        self.may(kept_by(role))
    }

    /// Whether the school ever had a union chair. An ended post counts: from the first one on the
    /// union looks after itself.
    fn had_chair(self) -> bool {
        self.chairs().next().is_some()
    }

    fn is_first_chair_without_device(self, person: PersonId) -> bool {
        let mut chairs = self.chairs();
        let only = chairs.next().filter(|_| chairs.next().is_none());
        let is_appointed =
            |post: &Post| post.person == person && post.appointed_by == Some(self.actor);
        let mut devices = self.directory.devices.iter();
        only.is_some_and(is_appointed) && !devices.any(|device| device.person == person)
    }

    /// Whether another holder carries this post's role on, from the day after `last` without end.
    fn goes_on(self, ending: &Post, last: Day) -> bool {
        self.directory.posts.iter().any(|post| {
            post.id != ending.id
                && post.role == ending.role
                && post.to.is_none()
                && post.from.0 <= last.0.saturating_add(1)
        })
    }

    fn chairs(&self) -> impl Iterator<Item = &Post> {
        let posts = self.directory.posts.iter();
        posts.filter(|post| post.role == Role::UnionChair)
    }

    /// Posts that a person holds today or will hold: who is to speak for a side is of it already.
    fn held(&self, person: PersonId) -> impl Iterator<Item = &Post> {
        let posts = self.directory.posts.iter();
        posts.filter(move |post| post.person == person && post.is_held_from(self.today))
    }

    fn known(self, person: PersonId) -> Ruling {
        let known = self.directory.people.iter().any(|known| known.id == person);
        known.then_some(()).ok_or(Denial::Unknown)
    }

    fn may(self, action: Action) -> Ruling {
        let roles = self.directory.roles(self.actor, self.today);
        match may(&roles, action) {
            Decision::Allowed => Ok(()),
            Decision::OnlyFor(roles) => Err(Denial::OnlyFor(roles)),
        }
    }
}

/// Whether the school is never without a holder of this post.
fn must_go_on(role: Role) -> bool {
    matches!(role, Role::Principal | Role::UnionChair)
}

fn kept_by(role: Role) -> Action {
    if role.is_of_union() {
        Action::KeepUnionPosts
    } else {
        Action::KeepPosts
    }
}

fn person_kept_by(of_union: bool) -> Action {
    if of_union {
        Action::KeepUnionPeople
    } else {
        Action::KeepPeople
    }
}

fn one_side(roles: impl Iterator<Item = Role>) -> Ruling {
    let (mut union, mut management) = (false, false);
    for role in roles {
        union |= role.is_of_union();
        management |= role.is_of_management();
    }
    if union && management {
        Err(Denial::BothSides)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
