//! What people who talk about a plan do, and the school in which they do it.

use lientich_server::store::{Change, Schools as _};
use lientich_shared::directory::Role;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{Act, ChangeId, NodeId, Side};
use lientich_shared::log::talk::{Circle, NO_BASE, Outcome, Remark, RemarkKind, Topic};
use lientich_shared::time::Day;

use crate::device::Device;
use crate::school::{PRINCIPAL, SCHOOL, START, School};
use crate::table::{ask, held, take_in};

/// The plan that all devices begin with.
pub const PLAN: DocId = DocId(0xd0c);
/// A document of talk. Streams tell of documents by their ids, so it would be heard before the plan.
pub const TALK: DocId = DocId(0x7a1);

/// People whom the school does not have from the start.
pub const COMMITTEE: PersonId = PersonId(0xc1);
pub const INSPECTOR: PersonId = PersonId(0xc2);
pub const LEADER: PersonId = PersonId(0xc3);
pub const COLLEAGUE: PersonId = PersonId(0xc4);
pub const PARENT: PersonId = PersonId(0xc5);

/// A clause of each side, in the order of their making.
pub const CLAUSES: [Side; 4] = [Side::Joint, Side::Bgh, Side::Bch, Side::Women];

/// A school with a plan of one clause of each side.
pub struct Circles {
    pub school: School,
    pub principal: Device,
    pub clauses: Vec<NodeId>,
}

impl Circles {
    /// With the plan as a draft.
    pub async fn drafting() -> Self {
        let school = School::start().await;
        for (person, role) in [
            (COMMITTEE, Role::UnionCommittee),
            (INSPECTOR, Role::PeoplesInspectorate),
            (LEADER, Role::TeamLeader),
            (COLLEAGUE, Role::Staff),
            (PARENT, Role::ParentsBoard),
        ] {
            take_in(&school, person, &[held(person, person.0 + 0x100, role)]).await;
        }
        let mut principal = school.device(PRINCIPAL).await;
        principal.open_plan();
        // Whose clause does not matter to whoever begins a plan before it is sent.
        let clauses = [CLAUSES[0], CLAUSES[1], CLAUSES[3]];
        let mut clauses = clauses
            .map(|side| principal.add_clause(side, "Nội dung."))
            .to_vec();
        principal.sync().await;
        let mut chair = school.device(crate::school::CHAIR).await;
        chair.sync().await;
        clauses.insert(2, chair.add_clause(Side::Bch, "Nội dung."));
        chair.sync().await;
        principal.sync().await;
        Self {
            school,
            principal,
            clauses,
        }
    }

    /// With the plan sent out for opinions, for a week.
    pub async fn asking() -> Self {
        let mut circles = Self::drafting().await;
        ask(&mut circles.principal);
        circles.principal.sync().await;
        circles
    }

    /// A device that has begun to talk in a circle.
    pub async fn talker(&self, person: PersonId, circle: Circle, doc: DocId) -> Device {
        let mut device = self.reader(person, doc).await;
        device.write(open(circle));
        device
    }

    /// A device that works on a document of talk.
    pub async fn reader(&self, person: PersonId, doc: DocId) -> Device {
        let mut device = self.school.device(person).await;
        device.turn_to(doc);
        device
    }

    /// Ends one post after yesterday.
    pub async fn end_post(&self, person: PersonId) {
        let directory = self.school.store.directory(SCHOOL).await.unwrap().unwrap();
        let post = directory.posts.iter().find(|post| post.person == person);
        let yesterday = Day(START.day().0 - 1);
        let end = [Change::End(post.unwrap().id, yesterday)];
        let ended = self
            .school
            .store
            .change_directory(SCHOOL, directory.version, &end);
        assert!(ended.await.unwrap().is_some());
    }
}

pub fn open(circle: Circle) -> Act {
    Act::OpenTalk(Topic {
        about: PLAN,
        circle,
    })
}

pub fn remark(kind: RemarkKind, clause: NodeId, thread: Option<ChangeId>, text: &str) -> Act {
    Act::Remark(Box::new(Remark {
        node: Some(clause),
        thread,
        kind,
        text: text.to_owned(),
        mentions: Vec::new(),
        for_team: false,
    }))
}

pub fn opinion(clause: NodeId, text: &str) -> Act {
    remark(RemarkKind::Opinion, clause, None, text)
}

pub fn comment(clause: NodeId, text: &str) -> Act {
    remark(RemarkKind::Comment, clause, None, text)
}

pub fn wording(clause: NodeId) -> Act {
    let kind = RemarkKind::Wording {
        base: NO_BASE,
        proposed: "Họp ngày 5.".to_owned(),
    };
    remark(kind, clause, None, "")
}

pub fn answer(remark: ChangeId) -> Act {
    Act::Answer {
        remark,
        outcome: Outcome::Noted,
        text: "Đã ghi nhận.".to_owned(),
    }
}
