//! Random people with random posts do random things to random clauses, over real HTTP: the server's
//! answer is what the school's permission matrix says. The matrix stands here as people agreed on it,
//! letter by letter, and not as `permissions` has it.

use std::cell::Cell;

use lientich_server::app::Dice as _;
use lientich_server::store::{Change, Schools as _};
use lientich_shared::api::audit::AUDIT;
use lientich_shared::directory::{Person, Post, Role};
use lientich_shared::ids::{PersonId, PostId};
use lientich_shared::log::change::{Act, Field, NodeId, NodeKind, Side, Value};
use lientich_shared::log::edit;
use lientich_shared::log::verdict::Refusal;
use lientich_shared::sync::message::{BatchAnswer, Rejection};

use crate::device::Device;
use crate::school::{CHAIR, PRINCIPAL, SCHOOL, START, School, SeededDice};
use crate::table::over_a_plan;

/// Columns: principal, vice principal, union chair, union committee, women's committee, people's
/// inspectorate, Party committee, team leader, staff, accountant and records office, parents.
/// W writes, C comments, R reads, - nothing.
pub const DRAFT: &[(Side, &str)] = &[
    (Side::Bgh, "W W C C C R R C C R -"),
    (Side::Bch, "C C W W C R R C C R -"),
    (Side::Joint, "W W W W C R C C C R -"),
    (Side::Women, "W W W W W R R C C R -"),
];
/// Number, place and day of issue. Of the two in one column the records office alone writes.
pub const DOCKET: &str = "W W R R R R R R R W -";
/// Who gives a women's clause to another side: the women's committee consents to that.
const UNTAG: &str = "- - - - A - - - - - -";
/// Who has the draft itself on their devices; the others read what is sent out and what is issued.
pub const DRAFTERS: &str = "x x x x x - - - - - -";
/// Who reads the audit trail: both sides.
const AUDIT_READERS: &str = "x x x x - - - - - - -";

/// The posts of each column.
const COLUMNS: &[&[Role]] = &[
    &[Role::Principal],
    &[Role::VicePrincipal],
    &[Role::UnionChair],
    &[Role::UnionCommittee],
    &[Role::WomensCommittee],
    &[Role::PeoplesInspectorate],
    &[Role::PartyCommittee, Role::PartySecretary],
    &[Role::TeamLeader],
    &[
        Role::Staff,
        Role::YouthUnion,
        Role::PioneerLeader,
        Role::HomeroomTeacher,
    ],
    &[Role::Accountant, Role::RecordsOffice],
    &[Role::ParentsBoard],
];

/// Schools, people of each that try something, and how often.
const SCHOOLS: u128 = 10;
const PEOPLE: u128 = 5;
const TRIES: usize = 10;

fn letters(row: &str, roles: &[Role]) -> Vec<char> {
    let letters = row.split(' ').filter_map(|letter| letter.chars().next());
    let held = |column: &&[Role]| roles.iter().any(|role| column.contains(role));
    let columns = COLUMNS.iter().zip(letters);
    let held = columns.filter(|(column, _)| held(column));
    held.map(|(_, letter)| letter).collect()
}

/// Whether one of these posts has a letter in a row.
pub fn has(row: &str, roles: &[Role], letter: char) -> bool {
    letters(row, roles).contains(&letter)
}

/// Whether one of these posts gives a plan its number.
pub fn has_docket(roles: &[Role]) -> bool {
    let others = roles.iter().filter(|role| **role != Role::Accountant);
    has(DOCKET, &others.copied().collect::<Vec<_>>(), 'W')
}

fn writes(roles: &[Role], side: Side) -> bool {
    let row = DRAFT.iter().find(|(known, _)| *known == side).unwrap().1;
    has(row, roles, 'W')
}

/// What somebody tries, and to the clauses of which side.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Type(Side),
    Erase(Side),
    SetDue(Side),
    Add(Side),
    Remove(Side),
    Move(Side),
    Split(Side),
    Give(Side, Side),
    SetNumber,
}

impl Deed {
    fn draw(dice: &Draw) -> Self {
        let side = dice.side();
        match dice.below(9) {
            0 => Self::Type(side),
            1 => Self::Erase(side),
            2 => Self::SetDue(side),
            3 => Self::Add(side),
            4 => Self::Remove(side),
            5 => Self::Move(side),
            6 => Self::Split(side),
            7 => Self::Give(side, dice.side()),
            _ => Self::SetNumber,
        }
    }

    /// What the matrix says to it.
    fn is_allowed(self, roles: &[Role]) -> bool {
        match self {
            Self::Type(side)
            | Self::Erase(side)
            | Self::SetDue(side)
            | Self::Add(side)
            | Self::Remove(side)
            | Self::Move(side)
            | Self::Split(side) => writes(roles, side),
            // What the women's committee lets go is everybody's.
            Self::Give(Side::Women, Side::Joint) => has(UNTAG, roles, 'A'),
            Self::Give(Side::Women, to) if to != Side::Women => {
                has(UNTAG, roles, 'A') && writes(roles, to)
            }
            Self::Give(from, to) => writes(roles, from) && writes(roles, to),
            Self::SetNumber => has_docket(roles),
        }
    }

    fn act(self, device: &Device, dice: &Draw) -> Act {
        let document = &device.document;
        let clause = |side| dice.clause(device, side);
        match self {
            Self::Type(side) => edit::insert(document, clause(side), 2, "chữ ").unwrap(),
            Self::Erase(side) => edit::delete(document, clause(side), 1..3).unwrap(),
            Self::SetDue(side) => {
                let day = START.day();
                let due = Value::Day(lientich_shared::time::Day(day.0 + dice.unique()));
                edit::set(document, Some(clause(side)), Field::Due, due).unwrap()
            }
            Self::Add(side) => {
                edit::create(document, None, None, NodeKind::Clause, side, "Mục mới.").unwrap()
            }
            Self::Remove(side) => edit::remove(document, clause(side)).unwrap(),
            Self::Move(side) => edit::put(document, clause(side), None, None).unwrap(),
            Self::Split(side) => edit::split(document, clause(side), 4).unwrap(),
            Self::Give(from, to) => Act::SetSide {
                node: clause(from),
                side: to,
                replaces: Vec::new(),
            },
            Self::SetNumber => {
                let number = Value::Text(format!("{}/KH", dice.unique()));
                edit::set(document, None, Field::Number, number).unwrap()
            }
        }
    }
}

/// Chance, from one seed.
pub struct Draw {
    dice: SeededDice,
    unique: Cell<i32>,
}

impl Draw {
    pub fn of(seed: u64) -> Self {
        Self {
            dice: SeededDice::new(seed + 77),
            unique: Cell::new(i32::try_from(seed).unwrap() * 100),
        }
    }

    pub fn below(&self, end: usize) -> usize {
        let mut bytes = [0; 8];
        self.dice.fill(&mut bytes);
        usize::try_from(u64::from_be_bytes(bytes) % end as u64).unwrap()
    }

    /// A number that no other try has.
    fn unique(&self) -> i32 {
        self.unique.set(self.unique.get() + 1);
        self.unique.get()
    }

    pub fn side(&self) -> Side {
        DRAFT[self.below(DRAFT.len())].0
    }

    /// One to three posts that one person may hold.
    pub fn roles(&self) -> Vec<Role> {
        let mut roles: Vec<Role> = Vec::new();
        for _ in 0..=self.below(3) {
            let column = COLUMNS[self.below(COLUMNS.len())];
            let role = column[self.below(column.len())];
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        roles
    }

    /// A clause of this side as the server has it.
    fn clause(&self, device: &Device, side: Side) -> NodeId {
        let document = &device.document;
        let of_side = document.outline().into_iter().map(|(node, _)| node);
        let of_side = of_side.filter(|node| document.side(*node) == Some(side));
        let long = of_side.filter(|node| 8 < document.text(*node).chars().count());
        let found: Vec<NodeId> = long.collect();
        found[self.below(found.len())]
    }
}

/// A plan with clauses of every side, and somebody of each side to write more of them.
struct Draft {
    school: School,
    principal: Device,
    chair: Device,
}

impl Draft {
    async fn begin() -> Self {
        let school = School::start().await;
        let (principal, chair) = over_a_plan(&school).await;
        Self {
            school,
            principal,
            chair,
        }
    }

    /// Sees to it that every side has clauses, whatever became of the earlier ones. On devices of
    /// their own: no device may ask too often.
    async fn fill_up(&mut self) {
        const WORDS: &str = "Hai bên cùng lo việc chung của trường.";
        self.principal = self.school.device(PRINCIPAL).await;
        self.chair = self.school.device(CHAIR).await;
        self.principal.sync().await;
        self.chair.sync().await;
        for _ in 0..TRIES {
            for side in [Side::Bgh, Side::Joint, Side::Women] {
                self.principal.add_clause(side, WORDS);
            }
            self.chair.add_clause(Side::Bch, WORDS);
        }
        self.principal.sync().await;
        self.chair.sync().await;
        self.principal.sync().await;
    }

    /// Takes a new person with these posts in.
    async fn take_in(&self, number: u128, roles: &[Role]) -> PersonId {
        let person = Person {
            id: PersonId(0x1000 + number),
            name: format!("Người thứ {number}"),
            team: String::new(),
        };
        let id = person.id;
        let posts = (0..).zip(roles).map(|(n, role)| {
            Change::Appoint(Post {
                id: PostId(0x1_0000 + number * 16 + n),
                person: id,
                role: *role,
                from: START.day(),
                to: None,
                appointed_by: None,
            })
        });
        let changes: Vec<Change> = [Change::Add(person)].into_iter().chain(posts).collect();
        let store = &self.school.store;
        let version = store.directory_version(SCHOOL).await.unwrap().unwrap();
        let kept = store.change_directory(SCHOOL, version, &changes).await;
        assert!(kept.unwrap().is_some());
        id
    }
}

fn answer_to(answers: &[BatchAnswer]) -> Result<(), &'static str> {
    match answers {
        [BatchAnswer::Judged { verdicts, .. }] if verdicts[..] == [None] => Ok(()),
        [BatchAnswer::Judged { verdicts, .. }] if verdicts[..] == [Some(Refusal::NotAllowed)] => {
            Err("refused")
        }
        [BatchAnswer::Rejected(Rejection::NoSuchDocument)] => Err("no such document"),
        other => panic!("{other:?}"),
    }
}

/// Somebody tries things, each on a device that has never written: nothing rests on what was refused.
async fn try_things(draft: &mut Draft, number: u128) {
    let draw = Draw::of(u64::try_from(number).unwrap());
    let roles = draw.roles();
    let person = draft.take_in(number, &roles).await;
    draft.fill_up().await;
    for _ in 0..TRIES {
        let device = draft.school.device(person).await;
        try_one(draft, device, &roles, &draw).await;
    }
    let device = draft.school.device(person).await;
    let status = device.get(AUDIT).await.status();
    let reads = has(AUDIT_READERS, &roles, 'x');
    assert_eq!(status == 200, reads, "{roles:?} read the audit trail");
}

async fn try_one(draft: &Draft, mut device: Device, roles: &[Role], draw: &Draw) {
    let is_drafter = has(DRAFTERS, roles, 'x');
    device.sync().await;
    let has_read = !device.document.is_empty();
    assert_eq!(has_read, is_drafter, "{roles:?} read the draft");
    if !is_drafter {
        // A copy that somebody left lying about.
        device.document = draft.principal.document.clone();
    }
    let deed = Deed::draw(draw);
    let act = deed.act(&device, draw);
    device.write_blindly(act);
    let expected = match (is_drafter, deed.is_allowed(roles)) {
        (true, true) => Ok(()),
        (true, false) => Err("refused"),
        (false, _) => Err("no such document"),
    };
    let answered = answer_to(&device.sync().await);
    assert_eq!(answered, expected, "{roles:?}: {deed:?}");
}

#[tokio::test]
async fn the_server_answers_whoever_does_whatever_as_the_matrix_says() {
    for school in 0..SCHOOLS {
        let mut draft = Draft::begin().await;
        for person in 0..PEOPLE {
            try_things(&mut draft, school * PEOPLE + person).await;
        }
    }
}
