//! Random people with random posts say things of a plan, over real HTTP, while it is drafted and while
//! opinions are asked for: the server's answer is what the matrix says, as it stands here.

use lientich_shared::directory::Role;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{Act, ChangeId};
use lientich_shared::log::talk::{Circle, Remark, RemarkKind};
use lientich_shared::sync::message::{BatchAnswer, Rejection};

use crate::device::Device;
use crate::matrix::{DRAFT, DRAFTERS, Draw, has};
use crate::school::TEACHER;
use crate::table::{held, take_in};
use crate::talk::{CLAUSES, Circles, TALK, answer, comment, opinion};

/// As in `matrix`. The matrix gives accountants, the records office and the inspectorate no opinion;
/// Luật 10/2022/QH15 Điều 53 asks everybody who works at the school.
const GIVE_OPINION: &str = "- - W W - W W W W W -";
const GIVE_TEAM_OPINION: &str = "- - - - - - - W - - -";
/// Who has the plan that was sent out. To others there is nothing yet to have an opinion on.
const HAS_ROUND: &str = "x x x x x x x x x x -";
const READ_OPINIONS: &str = "R R R R - R R - - - -";
const ANSWER_OPINION: &str = "A A A - - - - - - - -";

/// People that are tried in each state of the plan, and how often.
const PEOPLE: u64 = 30;
const TRIES: u128 = 4;

#[derive(Debug, Clone, Copy)]
enum Saying {
    Comment(usize),
    Opinion,
    TeamOpinion,
    Answer,
}

/// What becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Taken,
    Refused,
    Unknown,
}

impl Saying {
    /// One of the first kinds.
    fn draw(draw: &Draw, kinds: usize) -> Self {
        match draw.below(kinds) {
            0 => Self::Comment(draw.below(CLAUSES.len())),
            1 => Self::Opinion,
            2 => Self::TeamOpinion,
            _ => Self::Answer,
        }
    }

    fn fate(self, roles: &[Role], is_asking: bool) -> Fate {
        let given = |row| taken_if(is_asking && has(row, roles, 'W'));
        let knows = has(DRAFTERS, roles, 'x') || (is_asking && has(HAS_ROUND, roles, 'x'));
        match self {
            Self::Opinion | Self::TeamOpinion if !knows => Fate::Unknown,
            Self::Comment(_) if !has(DRAFTERS, roles, 'x') => Fate::Unknown,
            Self::Comment(clause) => {
                let row = DRAFT.iter().find(|(side, _)| *side == CLAUSES[clause]);
                let row = row.unwrap().1;
                taken_if(has(row, roles, 'C') || has(row, roles, 'W'))
            }
            Self::Opinion => given(GIVE_OPINION),
            Self::TeamOpinion if !has(GIVE_OPINION, roles, 'W') => Fate::Refused,
            Self::TeamOpinion => given(GIVE_TEAM_OPINION),
            Self::Answer if !has(READ_OPINIONS, roles, 'R') => Fate::Unknown,
            Self::Answer if has(ANSWER_OPINION, roles, 'A') => Fate::Taken,
            Self::Answer => Fate::Refused,
        }
    }

    fn act(self, circles: &Circles, asked: ChangeId) -> Act {
        match self {
            Self::Comment(clause) => comment(circles.clauses[clause], "Nên ghi rõ ngày."),
            Self::Opinion => opinion(circles.clauses[0], "Đồng ý."),
            Self::TeamOpinion => Act::Remark(Box::new(Remark {
                node: Some(circles.clauses[0]),
                thread: None,
                kind: RemarkKind::Opinion,
                text: "Cả tổ đồng ý.".to_owned(),
                mentions: Vec::new(),
                for_team: true,
            })),
            Self::Answer => answer(asked),
        }
    }
}

fn taken_if(allowed: bool) -> Fate {
    if allowed { Fate::Taken } else { Fate::Refused }
}

/// What somebody says on a device of its own, and what becomes of it.
async fn say(
    circles: &Circles,
    person: PersonId,
    saying: Saying,
    doc: DocId,
    asked: ChangeId,
) -> Fate {
    let mut device = match saying {
        Saying::Comment(_) => circles.talker(person, Circle::Sides, doc).await,
        Saying::Opinion | Saying::TeamOpinion => circles.talker(person, Circle::Own, doc).await,
        Saying::Answer => circles.reader(person, TALK).await,
    };
    if matches!(saying, Saying::Answer) {
        device.sync().await;
    }
    device.write_blindly(saying.act(circles, asked));
    fate(&device.sync().await)
}

fn fate(answers: &[BatchAnswer]) -> Fate {
    match answers {
        [BatchAnswer::Judged { verdicts, .. }] => match verdicts.last() {
            Some(None) => Fate::Taken,
            _ => Fate::Refused,
        },
        [BatchAnswer::Rejected(Rejection::NoSuchDocument)] => Fate::Unknown,
        other => panic!("{other:?}"),
    }
}

/// A teacher's opinion, given while opinions were asked for.
async fn given(circles: &Circles) -> (Device, ChangeId) {
    let mut teacher = circles.talker(TEACHER, Circle::Own, TALK).await;
    let given = teacher.write(opinion(circles.clauses[0], "Chỉ tiêu hơi cao."));
    teacher.sync().await;
    (teacher, given)
}

/// A new person with random posts.
async fn newcomer(circles: &Circles, number: u64, draw: &Draw) -> (PersonId, Vec<Role>) {
    let roles = draw.roles();
    let person = PersonId(0x2000 + u128::from(number));
    let post = |(n, role): (u128, &Role)| held(person, person.0 * 16 + n, *role);
    let posts: Vec<_> = (0..).zip(&roles).map(post).collect();
    take_in(&circles.school, person, &posts).await;
    (person, roles)
}

async fn try_people(circles: &Circles, is_asking: bool, asked: ChangeId, kinds: usize) {
    for number in 0..PEOPLE {
        let draw = Draw::of(number);
        let (person, roles) = newcomer(circles, number, &draw).await;
        for attempt in 0..TRIES {
            let saying = Saying::draw(&draw, kinds);
            let doc = DocId(person.0 * 16 + attempt);
            let became = say(circles, person, saying, doc, asked).await;
            let expected = saying.fate(&roles, is_asking);
            assert_eq!(became, expected, "{roles:?}, asked {is_asking}: {saying:?}");
        }
    }
}

#[tokio::test]
async fn while_opinions_are_asked_for_who_says_what_is_taken_as_the_matrix_says() {
    let circles = Circles::asking().await;
    let (_teacher, asked) = given(&circles).await;
    try_people(&circles, true, asked, 4).await;
}

#[tokio::test]
async fn before_opinions_are_asked_for_nobody_gives_one() {
    let circles = Circles::drafting().await;
    let nothing = circles.clauses[0].0;
    try_people(&circles, false, nothing, 3).await;
}
