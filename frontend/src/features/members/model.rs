//! The directory as the screens about people show it. Plain data: no signals, no network.

use lientich_shared::directory::{Directory, Person, Post, Role};
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::Side;
use lientich_shared::order::sort_by_key;
use lientich_shared::permissions::{self, Action};
use lientich_shared::search::Query;
use lientich_shared::text::{Match, fold};
use lientich_shared::time::Day;

use crate::strings::{members, names};
use crate::ui::tag::Party;

/// A body of the school, or a team, with who belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What it is called.
    pub name: String,
    /// Whose colour it wears.
    pub party: Party,
    /// Its people, in the order of their posts.
    pub people: Vec<Line>,
}

/// A person as a list shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their team; may be empty.
    pub team: String,
    /// Posts that they hold.
    pub roles: Vec<Role>,
    /// Since when they hold the post for which they stand here, and by whom they got it.
    pub since: Option<(Day, Option<String>)>,
    /// Whether a device of theirs has come in, as far as the reader may know that.
    pub has_device: Option<bool>,
}

/// A post as a person's page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostLine {
    /// The post.
    pub post: Post,
    /// Who gave it; `None` for whoever runs the server.
    pub by: Option<String>,
    /// Whether it is held today or will be.
    pub goes_on: bool,
}

/// Bodies by their posts, the leading one first.
const BODIES: [(&[Role], Party); 10] = [
    (&[Role::Principal, Role::VicePrincipal], Party::Bgh),
    (&[Role::UnionChair, Role::UnionCommittee], Party::Bch),
    (&[Role::WomensCommittee], Party::Women),
    (&[Role::PeoplesInspectorate], Party::Inspectorate),
    (&[Role::PartySecretary, Role::PartyCommittee], Party::None),
    (&[Role::TeamLeader], Party::None),
    (&[Role::YouthUnion, Role::PioneerLeader], Party::None),
    (&[Role::HomeroomTeacher], Party::None),
    (&[Role::Accountant, Role::RecordsOffice], Party::None),
    (&[Role::ParentsBoard], Party::None),
];

/// The colour of a post.
pub fn party(role: Role) -> Party {
    let of = BODIES.iter().find(|(roles, _)| roles.contains(&role));
    of.map_or(Party::None, |(_, party)| *party)
}

/// Everybody whose name, team or posts answer the query, by bodies, then by teams. Who holds several
/// posts stands in several groups.
pub fn groups(view: &View<'_>, query: &str) -> Vec<Group> {
    let query = Query::new(query, Match::Loose);
    let people: Vec<Line> = view
        .people()
        .filter(|line| {
            let words = || format!("{} {} {}", line.name, line.team, post_names(&line.roles));
            query.as_ref().is_none_or(|query| 0 < query.rank(&words()))
        })
        .collect();
    let mut groups: Vec<Group> = BODIES
        .iter()
        .zip(members::bodies())
        .map(|((roles, party), name)| body(view, &people, roles, *party, name))
        .collect();
    let outside = groups.pop();
    groups.extend(teams(view, &people));
    groups.extend(outside);
    let out_of_office = people.iter().filter(|line| line.roles.is_empty());
    groups.push(Group {
        name: members::t().no_post.to_owned(),
        party: Party::None,
        people: out_of_office.cloned().collect(),
    });
    groups.retain(|group| !group.people.is_empty());
    groups
}

/// Everybody who holds a post, in the order of Vietnamese names.
pub fn everybody(view: &View<'_>) -> Vec<Line> {
    view.people()
        .filter(|line| !line.roles.is_empty())
        .collect()
}

/// "Hiệu trưởng, Bí thư Chi bộ".
pub fn post_names(roles: &[Role]) -> String {
    let names: Vec<&str> = roles.iter().map(|role| names::role(*role)).collect();
    names.join(", ")
}

fn body(
    view: &View<'_>,
    people: &[Line],
    roles: &[Role],
    party: Party,
    name: &'static str,
) -> Group {
    let mut of_body = Vec::new();
    for role in roles {
        let holders = people.iter().filter(|line| line.roles.contains(role));
        for line in holders {
            if !of_body
                .iter()
                .any(|known: &Line| known.person == line.person)
            {
                of_body.push(view.by_post(line, *role));
            }
        }
    }
    Group {
        name: name.to_owned(),
        party,
        people: of_body,
    }
}

/// The teams, and at last teachers and staff of none.
fn teams(view: &View<'_>, people: &[Line]) -> Vec<Group> {
    let works = |line: &&Line| {
        let inside = |role: &Role| *role != Role::ParentsBoard;
        line.roles.iter().any(inside)
    };
    let is_staff = |line: &Line| {
        let staff = [Role::Staff, Role::HomeroomTeacher];
        line.roles.iter().any(|role| staff.contains(role))
    };
    let mut names: Vec<&str> = Vec::new();
    for line in people.iter().filter(works) {
        let is_worth = is_staff(line) || !line.team.is_empty();
        if is_worth && !names.contains(&line.team.as_str()) {
            names.push(&line.team);
        }
    }
    sort_by_key(&mut names, |name| (name.is_empty(), numbered(name)));
    let group = |team: &str| {
        let members = people.iter().filter(works);
        let of_team =
            members.filter(|line| line.team == team && (!team.is_empty() || is_staff(line)));
        let mut people: Vec<Line> = of_team
            .map(|line| view.by_post(line, Role::Staff))
            .collect();
        sort_by_key(&mut people, |line| !line.roles.contains(&Role::TeamLeader));
        Group {
            name: if team.is_empty() {
                members::t().without_team.to_owned()
            } else {
                team.to_owned()
            },
            party: Party::None,
            people,
        }
    };
    names.into_iter().map(group).collect()
}

/// By which "Tổ 2" stands before "Tổ 10".
fn numbered(name: &str) -> (String, u32, String) {
    let word: String = name.chars().take_while(|c| !c.is_ascii_digit()).collect();
    let digits: String = name[word.len()..]
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    (loose(&word), digits.parse().unwrap_or(0), loose(name))
}

fn loose(words: &str) -> String {
    fold(words, Match::Loose).chars.into_iter().collect()
}

/// The directory on one day, as one person may see it.
pub struct View<'a> {
    /// Who is who.
    pub directory: &'a Directory,
    /// The day.
    pub today: Day,
    /// Whether the reader is told of others' devices.
    pub sees_devices: bool,
}

impl<'a> View<'a> {
    /// For somebody who holds these posts.
    pub fn of(directory: &'a Directory, today: Day, roles: &[Role]) -> Self {
        Self {
            directory,
            today,
            sees_devices: permissions::may(roles, Action::ReadDraft).is_allowed(),
        }
    }

    /// Everybody, as lists of Vietnamese names are ordered: by given name, which stands last.
    fn people(&self) -> impl Iterator<Item = Line> {
        let mut people: Vec<&Person> = self.directory.people.iter().collect();
        sort_by_key(&mut people, |person| {
            let given = person.name.rsplit(' ').next().unwrap_or_default();
            (loose(given), given.to_owned(), loose(&person.name))
        });
        people.into_iter().map(|person| self.line(person))
    }

    fn line(&self, person: &Person) -> Line {
        let mut roles = self.directory.roles(person.id, self.today);
        sort_by_key(&mut roles, |role| rank(*role));
        roles.dedup();
        Line {
            person: person.id,
            name: person.name.clone(),
            team: person.team.clone(),
            roles,
            since: None,
            has_device: self.sees_devices.then(|| self.has_device(person.id)),
        }
    }

    /// Whether one of their devices may still come in.
    pub fn has_device(&self, person: PersonId) -> bool {
        let mut devices = self.directory.devices.iter();
        devices.any(|device| device.person == person && device.revoked.is_none())
    }

    /// The line with since when its person holds a post; by another where they do not hold that one.
    fn by_post(&self, line: &Line, role: Role) -> Line {
        let held: Vec<&Post> = self
            .directory
            .posts
            .iter()
            .filter(|post| post.person == line.person && post.is_held(self.today))
            .collect();
        let post = held.iter().find(|post| post.role == role).or(held.first());
        Line {
            since: post.map(|post| (post.from, self.giver(post))),
            ..line.clone()
        }
    }

    fn giver(&self, post: &Post) -> Option<String> {
        let by = post.appointed_by?;
        self.directory.name(by).map(str::to_owned)
    }

    /// All posts that a person ever held, those of today first, then the newest.
    pub fn posts(&self, person: PersonId) -> Vec<PostLine> {
        let posts = self.directory.posts.iter();
        let of_person = posts.filter(|post| post.person == person);
        let mut lines: Vec<PostLine> = of_person
            .map(|post| PostLine {
                post: post.clone(),
                by: self.giver(post),
                goes_on: post.is_held_from(self.today),
            })
            .collect();
        sort_by_key(&mut lines, |line| {
            (!line.goes_on, rank(line.post.role), -line.post.from.0)
        });
        lines
    }
}

/// The place of a post in the order of the school.
fn rank(role: Role) -> usize {
    let place = names::ROLES.iter().position(|known| *known == role);
    place.unwrap_or(names::ROLES.len())
}

/// What somebody may no longer do once they hold `after` instead of `before`, in words.
pub fn losses(before: &[Role], after: &[Role]) -> Vec<&'static str> {
    let t = members::t();
    let wishes = [
        (Action::ReadDraft, t.lose_draft),
        (Action::Write(Side::Bgh), t.lose_bgh),
        (Action::Write(Side::Bch), t.lose_bch),
        (Action::Sign(Side::Bgh), t.lose_sign_bgh),
        (Action::Sign(Side::Bch), t.lose_sign_bch),
        (Action::Consent, t.lose_consent),
        (Action::KeepPosts, t.lose_posts),
        (Action::KeepUnionPosts, t.lose_union_posts),
        (Action::ReadEditions, t.lose_editions),
    ];
    let is_lost = |action: Action| {
        permissions::may(before, action).is_allowed()
            && !permissions::may(after, action).is_allowed()
    };
    let lost = wishes.iter().filter(|(action, _)| is_lost(*action));
    lost.map(|(_, words)| *words).collect()
}

#[cfg(test)]
mod tests;
