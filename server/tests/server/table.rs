//! The devices that meet over a plan to sign it, and what they do there.

use lientich_server::store::{Change, Schools as _};
use lientich_shared::directory::{Person, Post, Role};
use lientich_shared::ids::{PersonId, PostId};
use lientich_shared::log::change::{Act, ChangeId, NodeId, Side};
use lientich_shared::log::edit;
use lientich_shared::log::sign_off::{Capacity, Sign, Step};
use lientich_shared::log::verdict::Refusal;
use lientich_shared::plan::consultation;
use lientich_shared::plan::sign_off::{self, SignOff, Stand};
use lientich_shared::sync::message::BatchAnswer;
use lientich_shared::time::Day;
use p256::ecdsa;
use p256::ecdsa::signature::Signer as _;

use crate::device::Device;
use crate::school::{CHAIR, PRINCIPAL, SCHOOL, START, School, WOMEN};

/// The devices that meet over one plan with one joint clause.
pub struct Table {
    pub principal: Device,
    pub chair: Device,
    pub women: Device,
    pub clause: NodeId,
    pub school: School,
}

impl Table {
    /// At the step of signing.
    pub async fn set() -> Self {
        let mut table = Self::drafting().await;
        to_signing(&mut table.principal);
        table.meet().await;
        table
    }

    /// At the beginning of the plan's life.
    pub async fn drafting() -> Self {
        let school = School::start().await;
        let mut principal = school.device(PRINCIPAL).await;
        principal.open_plan();
        let clause = principal.add_clause(Side::Joint, "Họp liên tịch mỗi tháng.");
        let chair = school.device(CHAIR).await;
        let women = school.device(WOMEN).await;
        let mut table = Self {
            principal,
            chair,
            women,
            clause,
            school,
        };
        table.meet().await;
        table
    }

    /// Everybody has everything.
    pub async fn meet(&mut self) {
        for _ in 0..2 {
            for device in [&mut self.principal, &mut self.chair, &mut self.women] {
                device.sync().await;
            }
        }
    }
}

/// The principal with a new plan, and the chair of the union who has it too.
pub async fn over_a_plan(school: &School) -> (Device, Device) {
    let mut principal = school.device(PRINCIPAL).await;
    let mut chair = school.device(CHAIR).await;
    principal.open_plan();
    principal.sync().await;
    chair.sync().await;
    (principal, chair)
}

/// Sends the plan out for opinions, for a week.
pub fn ask(device: &mut Device) -> ChangeId {
    let until = Day(START.day().0 + 7);
    let act = consultation::ask(&device.document, "Mục III", "Góp ý trên hệ thống", until);
    device.write(act)
}

/// Takes the plan from step to step until it may be signed.
pub fn to_signing(device: &mut Device) {
    loop {
        let Stand { step, since } = SignOff::of(&device.document).stand;
        let next = match step {
            Step::Signing => return,
            Step::Issued => Step::InForce,
            Step::Draft | Step::InForce => {
                ask(device);
                continue;
            }
            Step::Consulting => Step::Revised,
            Step::Revised => Step::Passed,
            Step::Passed => Step::Signing,
            Step::Evaluated | Step::Archived => panic!("nobody signs what is done with"),
        };
        device.write(Act::Step {
            follows: since,
            step: next,
        });
    }
}

/// Both sign what they have, and hear of it.
pub async fn issue_together(principal: &mut Device, chair: &mut Device) {
    to_signing(principal);
    principal.sync().await;
    chair.sync().await;
    sign_as_principal(principal);
    sign_as_chair(chair);
    principal.sync().await;
    chair.sync().await;
    principal.sync().await;
}

pub fn post(person: PersonId) -> PostId {
    PostId(person.0 + 0x100)
}

/// What the screen makes of "sign" on what the device's copy holds.
pub fn signed(device: &Device, side: Side, capacity: Capacity, post: PostId) -> Box<Sign> {
    let mut sign = sign_off::draft(&device.document, side, capacity, post, START);
    let bytes = sign.signed_bytes(SCHOOL, device.document.id(), device.me.person);
    let signature: ecdsa::Signature = device.key.sign(&bytes);
    sign.signature = signature.to_bytes().into();
    Box::new(sign)
}

pub fn sign(device: &mut Device, side: Side, post: PostId) -> ChangeId {
    let sign = signed(device, side, Capacity::OnBehalf, post);
    device.write(Act::Sign(sign))
}

pub fn sign_as_principal(device: &mut Device) -> ChangeId {
    sign(device, Side::Bgh, post(PRINCIPAL))
}

pub fn sign_as_chair(device: &mut Device) -> ChangeId {
    sign(device, Side::Bch, post(CHAIR))
}

pub async fn verdicts(device: &mut Device) -> Vec<Option<Refusal>> {
    let judged = |answer| match answer {
        BatchAnswer::Judged { verdicts, .. } => verdicts,
        other => panic!("not judged: {other:?}"),
    };
    device.sync().await.into_iter().flat_map(judged).collect()
}

pub fn type_at_end(device: &mut Device, node: NodeId, text: &str) -> ChangeId {
    let end = device.document.text_utf16_len(node);
    let act = edit::insert(&device.document, node, end, text).unwrap();
    device.write(act)
}

pub fn held(person: PersonId, id: u128, role: Role) -> Post {
    Post {
        id: PostId(id),
        person,
        role,
        from: Day(19_000),
        to: None,
        appointed_by: None,
    }
}

pub async fn take_in(school: &School, person: PersonId, posts: &[Post]) {
    let person = Person {
        id: person,
        name: "Phạm Thị Phó".to_owned(),
        team: String::new(),
    };
    let mut changes = vec![Change::Add(person)];
    changes.extend(posts.iter().cloned().map(Change::Appoint));
    let version = school.store.directory_version(SCHOOL).await.unwrap();
    let kept = school
        .store
        .change_directory(SCHOOL, version.unwrap(), &changes);
    assert!(kept.await.unwrap().is_some());
}
