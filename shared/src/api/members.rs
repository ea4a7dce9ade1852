//! Bodies by which a school's people, posts, sign-in links and devices are kept. What they change
//! reaches devices as the directory does: by the sync verb, after its event. Who may do what is
//! `permissions::members`.

use serde::{Deserialize, Serialize};

use crate::bases::Entry;
use crate::calendar::SchoolCalendar;
use crate::directory::Role;
use crate::ids::{DeviceId, PersonId, PostId};
use crate::time::{Day, Timestamp};

/// `POST` [`MemberAct`] answers [`Changed`].
pub const MEMBERS: &str = "/api/v1/members";
/// `POST` [`Invite`] answers [`Invitation`].
pub const INVITATIONS: &str = "/api/v1/invitations";
/// `GET` answers a list of [`DeviceLine`]; `POST` [`Revoke`] answers [`Changed`].
pub const DEVICES: &str = "/api/v1/devices";

/// Most people of one [`MemberAct::AddPeople`].
pub const MAX_PEOPLE: usize = 200;
/// Most people of a school, with those who have left: devices keep its directory whole.
pub const MAX_OF_SCHOOL: usize = 2_000;
/// Most characters of a name, a team, a level, a commune, a superior body.
pub const MAX_WORDS: usize = 200;
/// Most superior bodies of a school.
pub const MAX_SUPERIORS: usize = 8;
/// Most posts that one new person may be given.
pub const MAX_ROLES: usize = 16;

/// Something done to the directory: as a whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberAct {
    /// Says what the school is called and where it stands.
    DescribeSchool {
        /// Its full official name.
        name: String,
        /// Level of teaching; may be empty.
        level: String,
        /// Ward or commune.
        commune: String,
        /// Superior bodies, at most [`MAX_SUPERIORS`], the nearest last.
        superiors: Vec<String>,
    },
    /// Makes a school year the school's own, or, with the usual one, like any other again.
    KeepCalendar {
        /// The year.
        calendar: SchoolCalendar,
    },
    /// Corrects a row of the catalogue of legal bases, or adds one; with the shipped one it is as it was.
    KeepBasis {
        /// The row.
        basis: Entry,
    },
    /// Takes a row of the school's own back: what is shipped holds again.
    DropBasis {
        /// Its number and symbol.
        symbol: String,
    },
    /// Takes people in, from 1 to [`MAX_PEOPLE`]; their posts begin today.
    AddPeople {
        /// Who.
        people: Vec<NewPerson>,
    },
    /// Corrects a person's name and team.
    Rename {
        /// Who.
        person: PersonId,
        /// Their full name.
        name: String,
        /// Their team; may be empty.
        team: String,
    },
    /// Gives a person a post. Who gets a first post of the union loses the sign-in links and devices
    /// that others than the union chair had invited them with.
    Appoint {
        /// Who.
        person: PersonId,
        /// The post.
        role: Role,
        /// First day; at most a year ahead.
        from: Day,
        /// Last day, where it is known; apps of before there was one leave it out.
        #[serde(default)]
        to: Option<Day>,
    },
    /// Ends a post.
    EndPost {
        /// The post.
        post: PostId,
        /// Last day; yesterday for at once.
        last: Day,
    },
}

/// Somebody to be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPerson {
    /// Their full name.
    pub name: String,
    /// The posts that they hold from today on, at least one.
    pub roles: Vec<Role>,
    /// Their team; may be empty.
    pub team: String,
}

/// The directory has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Its version now.
    pub version: u64,
}

/// Asks for a sign-in link; older links of the person are void from then on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invite {
    /// Whom it signs in.
    pub person: PersonId,
}

/// A sign-in link. It cannot be shown again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The whole address, to be opened on the person's device.
    pub link: String,
    /// The first instant at which it is void.
    pub expires: Timestamp,
}

/// A device as its owner and who stands over them see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceLine {
    /// The device.
    pub device: DeviceId,
    /// Whose it is.
    pub person: PersonId,
    /// What it called itself when it joined ("Android · Chrome").
    pub label: String,
    /// When it joined.
    pub joined: Timestamp,
    /// When it was revoked, if it was.
    pub revoked: Option<Timestamp>,
    /// Who made the link by which it joined; `None` for the command line.
    pub invited_by: Option<PersonId>,
}

/// Revokes a device: nothing that it signs is taken any more, and it is told to forget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revoke {
    /// The device.
    pub device: DeviceId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_app_of_before_there_were_terms_gives_a_post_without_end() {
        let person = PersonId(3);
        let text =
            format!(r#"{{"appoint":{{"person":"{person}","role":"accountant","from":20000}}}}"#);
        let read: MemberAct = serde_json::from_str(&text).unwrap();
        assert!(matches!(read, MemberAct::Appoint { to: None, .. }));
    }
}
