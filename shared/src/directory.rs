//! Who is who at a school: people, the posts they hold from one day to another, their devices.
//! Ordinary server data with a version number; devices keep a copy.

use serde::{Deserialize, Serialize};

use crate::bases::{Catalogue, Entry};
use crate::calendar::SchoolCalendar;
use crate::ids::{DeviceId, PersonId, PostId, SchoolId};
use crate::log::bundle;
use crate::log::change::Side;
use crate::time::{Day, SchoolYear, Timestamp};

/// Everything a device knows of its school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directory {
    /// Grows with every change.
    pub version: u64,
    /// The school itself.
    pub school: School,
    /// Everybody, former staff too: history names them.
    pub people: Vec<Person>,
    /// All posts, ended ones too.
    pub posts: Vec<Post>,
    /// Devices whose batches may have to be verified; empty for those who read no log.
    pub devices: Vec<DeviceCertificate>,
}

/// A school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct School {
    /// Its id.
    pub id: SchoolId,
    /// Its full official name.
    pub name: String,
    /// Level of teaching as people say it ("Tiểu học"); empty while nobody has said.
    pub level: String,
    /// Ward or commune, which is also the place of issue.
    pub commune: String,
    /// Superior bodies as they stand in the heads and recipients of documents, the nearest last.
    pub superiors: Vec<String>,
    /// The school years that it has made its own, ascending, each once; others are
    /// [`SchoolCalendar::usual`].
    #[serde(default)]
    pub calendars: Vec<SchoolCalendar>,
    /// The legal bases that it corrected or added, by symbol, each once; the others are as they are shipped.
    #[serde(default)]
    pub bases: Vec<Entry>,
}

impl School {
    /// A school year as the school keeps it.
    pub fn calendar(&self, year: SchoolYear) -> SchoolCalendar {
        let mut own = self.calendars.iter();
        let own = own.find(|calendar| calendar.year == year);
        own.cloned().unwrap_or_else(|| SchoolCalendar::usual(year))
    }

    /// Whether the school is closed on a day: Sundays, Tết, holidays as it keeps them.
    pub fn is_free(&self, day: Day) -> bool {
        self.calendar(SchoolYear::of(day)).is_free(day)
    }

    /// The legal bases as the school knows them.
    pub fn catalogue(&self) -> Catalogue {
        Catalogue::shipped().with(&self.bases)
    }

    /// The school's calendars with this one among them; one that is as usual is not kept.
    #[must_use]
    pub fn with_calendar(&self, calendar: &SchoolCalendar) -> Vec<SchoolCalendar> {
        let others = self.calendars.iter();
        let others = others.filter(|known| known.year != calendar.year);
        let mut all: Vec<SchoolCalendar> = others.cloned().collect();
        if *calendar != SchoolCalendar::usual(calendar.year) {
            all.push(calendar.clone());
        }
        all.sort();
        all
    }
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their full name.
    pub name: String,
    /// The team that they work in ("Tổ 4–5"); empty for none.
    pub team: String,
}

/// A post held by one person. Rules speak of posts, exclusions of persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// Who holds it.
    pub person: PersonId,
    /// What it is.
    pub role: Role,
    /// First day.
    pub from: Day,
    /// Last day; `None` while nobody has ended it.
    pub to: Option<Day>,
    /// Who gave them the post, which both sides see; `None` for the command line.
    pub appointed_by: Option<PersonId>,
}

impl Post {
    /// Whether the post is held on that day.
    pub fn is_held(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }

    /// Whether the post is held on that day or some day after it.
    pub fn is_held_from(&self, day: Day) -> bool {
        self.to.is_none_or(|last| day <= last && self.from <= last)
    }
}

/// What a post entitles to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Hiệu trưởng.
    Principal,
    /// Phó hiệu trưởng.
    VicePrincipal,
    /// Chủ tịch Công đoàn.
    UnionChair,
    /// Uỷ viên Ban Chấp hành Công đoàn.
    UnionCommittee,
    /// Ban Nữ công.
    WomensCommittee,
    /// Ban Thanh tra nhân dân.
    PeoplesInspectorate,
    /// Chi uỷ viên, phó bí thư chi bộ.
    PartyCommittee,
    /// Tổ trưởng chuyên môn, tổ trưởng công đoàn.
    TeamLeader,
    /// Giáo viên, nhân viên.
    Staff,
    /// Kế toán.
    Accountant,
    /// Văn thư.
    RecordsOffice,
    /// Bí thư chi bộ.
    PartySecretary,
    /// Ban Chấp hành Đoàn trường hoặc Chi đoàn.
    YouthUnion,
    /// Tổng phụ trách Đội.
    PioneerLeader,
    /// Giáo viên chủ nhiệm.
    HomeroomTeacher,
    /// Ban đại diện cha mẹ học sinh: no staff of the school.
    ParentsBoard,
}

impl Role {
    /// The party whose colour a holder of this post wears.
    pub fn side(self) -> Option<Side> {
        match self {
            Self::Principal | Self::VicePrincipal => Some(Side::Bgh),
            Self::UnionChair | Self::UnionCommittee => Some(Side::Bch),
            Self::WomensCommittee => Some(Side::Women),
            _ => None,
        }
    }

    /// Whether the union alone gives and ends this post.
    pub fn is_of_union(self) -> bool {
        matches!(
            self,
            Self::UnionChair
                | Self::UnionCommittee
                | Self::WomensCommittee
                | Self::PeoplesInspectorate
        )
    }

    /// Whether this is a post of the school's management.
    pub fn is_of_management(self) -> bool {
        matches!(self, Self::Principal | Self::VicePrincipal)
    }
}

/// The server's word that a key belongs to a device of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceCertificate {
    /// The school that knows the device.
    pub school: SchoolId,
    /// The device.
    pub device: DeviceId,
    /// Whose it is.
    pub person: PersonId,
    /// P-256 public key, uncompressed SEC1 point (65 bytes).
    pub public_key: Vec<u8>,
    /// When the server took it in.
    pub issued: Timestamp,
    /// Set when the device was revoked.
    pub revoked: Option<Timestamp>,
    /// The server's signature (64 bytes, r then s) over the bytes of [`DeviceCertificate::signed_bytes`].
    pub signature: Vec<u8>,
}

impl DeviceCertificate {
    /// What the server signs: a domain, then school, device, person, key and time.
    pub fn signed_bytes(&self) -> Vec<u8> {
        bundle::certified_bytes(
            self.school,
            self.device,
            self.person,
            &self.public_key,
            self.issued,
        )
    }
}

impl DeviceCertificate {
    /// As it travels in a bundle, if key and signature have their lengths.
    pub fn to_bundle(&self) -> Option<bundle::Certificate> {
        Some(bundle::Certificate {
            device: self.device,
            person: self.person,
            public_key: self.public_key.as_slice().try_into().ok()?,
            issued: self.issued,
            signature: self.signature.as_slice().try_into().ok()?,
        })
    }

    /// As it came in a bundle of this school. A bundle does not know of revocation.
    pub fn from_bundle(school: SchoolId, certificate: &bundle::Certificate) -> Self {
        Self {
            school,
            device: certificate.device,
            person: certificate.person,
            public_key: certificate.public_key.to_vec(),
            issued: certificate.issued,
            revoked: None,
            signature: certificate.signature.to_vec(),
        }
    }
}

impl Directory {
    /// The person's name, if the directory knows them.
    pub fn name(&self, person: PersonId) -> Option<&str> {
        self.people
            .iter()
            .find(|known| known.id == person)
            .map(|known| known.name.as_str())
    }

    /// The roles that a person holds on a day.
    pub fn roles(&self, person: PersonId, day: Day) -> Vec<Role> {
        let held = self
            .posts
            .iter()
            .filter(|post| post.person == person && post.is_held(day));
        held.map(|post| post.role).collect()
    }

    /// The party that a person speaks for on a day: that of their first post with one.
    pub fn side(&self, person: PersonId, day: Day) -> Option<Side> {
        self.roles(person, day).into_iter().find_map(Role::side)
    }
}
