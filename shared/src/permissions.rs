//! Who may do what: the only place that decides. The server judges each change by it; screens ask
//! it so that they never offer what will be refused. Rules speak of posts and of the side that a
//! clause belongs to; the table is printed to `permissions/table.txt`, which a reviewer reads.

pub mod members;

pub mod signing;

pub mod talk;

pub mod work;

use crate::directory::Role;
use crate::log::change::{Act, Change, DocKind, Field, NodeId, Side};
use crate::log::document::Document;
use crate::log::sign_off::Step;
use crate::log::talk::Circle;

use Role::{Principal, UnionChair, UnionCommittee, VicePrincipal, WomensCommittee};

/// What somebody wants to do to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Read the draft and its whole history.
    ReadDraft,
    /// Read issued Editions.
    ReadEditions,
    /// Begin a document.
    Open,
    /// Change what belongs to a side.
    Write(Side),
    /// Issue the plan to staff without the other side: nobody's since both sides sign (decision 6).
    IssueAlone,
    /// Say what the school is called and where it stands.
    DescribeSchool,
    /// Take people in, give and end posts, save those of the union.
    KeepPosts,
    /// Names, sign-in links and devices of those who hold no post of the union.
    KeepPeople,
    /// Give and end posts of the union, and take people in with them.
    KeepUnionPosts,
    /// Names, sign-in links and devices of those who hold a post of the union.
    KeepUnionPeople,
    /// Appoint a union chair where there never was one.
    AppointFirstChair,
    /// Sign for a side; by which post and in which capacity is `signing`'s to say.
    Sign(Side),
    /// Consent to women's clauses.
    Consent,
    /// Give a women's clause, or words of one, to another side.
    Untag,
    /// Let somebody sign in the principal's place.
    Delegate,
    /// Take the plan to a step of its life; to [`Step::Consulting`] with what Điều 55 asks.
    Take(Step),
    /// Read who did what when, refused attempts included.
    ReadAudit,
    /// Begin a document of talk about a plan.
    OpenTalk(Circle),
    /// Say something of a side's clauses among drafters, and propose another wording.
    Comment(Side),
    /// Read a plan as it was sent out for opinions.
    ReadRounds,
    /// Give an opinion on a plan that was sent out for them.
    GiveOpinion,
    /// Give one for a team.
    GiveTeamOpinion,
    /// Read what others who were asked think.
    ReadOpinions,
    /// Read it where the women's clauses are concerned.
    ReadWomensOpinions,
    /// Answer opinions. Proposed wordings are for those who write the clause.
    AnswerOpinion,
    /// Confirm to have read an Edition.
    ConfirmRead,
    /// Say since when and where an Edition is public within the school.
    Publicise,
    /// Confirm to have seen it there.
    ConfirmPublic,
    /// Say under which number, where and on which day a plan is issued.
    Docket,
    /// Read everybody's progress.
    ReadWork,
    /// Report one's own.
    ReportWork,
    /// Read, report and give within one's team, and count for it.
    LeadWork,
    /// Give a side's duties, hand them over, ask for them again, drop them.
    GiveWork(Side),
    /// Make remarks on others' duties.
    RemarkWork,
    /// Say what the school has reached of a target.
    TallySchool,
    /// Say what becomes of entries in registers.
    JudgeEntry,
}

/// The answer to "may they?".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Yes.
    Allowed,
    /// No: only holders of these posts.
    OnlyFor(&'static [Role]),
}

impl Decision {
    /// Whether the answer is yes.
    pub fn is_allowed(self) -> bool {
        self == Self::Allowed
    }
}

const DRAFTERS: &[Role] = &[
    Principal,
    VicePrincipal,
    UnionChair,
    UnionCommittee,
    WomensCommittee,
];

/// The two sides of the plan, who write it. Ban nữ công comments on it, and writes the women's clauses
/// with them.
const SIDES: &[Role] = &[Principal, VicePrincipal, UnionChair, UnionCommittee];

/// Who leads the two sides through the drafting.
const LEADERS: &[Role] = &[Principal, VicePrincipal, UnionChair];

const EVERYBODY: &[Role] = &[
    Principal,
    VicePrincipal,
    UnionChair,
    UnionCommittee,
    WomensCommittee,
    Role::PeoplesInspectorate,
    Role::PartyCommittee,
    Role::TeamLeader,
    Role::Staff,
    Role::Accountant,
    Role::RecordsOffice,
    Role::PartySecretary,
    Role::YouthUnion,
    Role::PioneerLeader,
    Role::HomeroomTeacher,
    Role::ParentsBoard,
];

/// Who is asked for an opinion: everybody who works here and does not decide (Luật 10/2022/QH15, Điều
/// 53), and the union, through which opinions may come (Điều 54).
const CONSULTED: &[Role] = &[
    UnionChair,
    UnionCommittee,
    Role::PeoplesInspectorate,
    Role::PartyCommittee,
    Role::TeamLeader,
    Role::Staff,
    Role::Accountant,
    Role::RecordsOffice,
    Role::PartySecretary,
    Role::YouthUnion,
    Role::PioneerLeader,
    Role::HomeroomTeacher,
];

/// Who may make remarks on others' duties: those who give them, and Ban Thanh tra nhân dân.
const REMARKERS: &[Role] = &[
    Principal,
    VicePrincipal,
    UnionChair,
    UnionCommittee,
    WomensCommittee,
    Role::PeoplesInspectorate,
];

/// Everybody of the school; parents are not.
const OF_SCHOOL: &[Role] = match EVERYBODY {
    [of_school @ .., Role::ParentsBoard] => of_school,
    _ => panic!("parents stand last"),
};

/// Who reads opinions.
const OPINION_READERS: &[Role] = &[
    Principal,
    VicePrincipal,
    UnionChair,
    UnionCommittee,
    Role::PeoplesInspectorate,
    Role::PartyCommittee,
    Role::PartySecretary,
];

/// Who gives a plan its number, and has it hung up: the management, and the records office for it.
const DOCKETERS: &[Role] = &[Principal, VicePrincipal, Role::RecordsOffice];

/// The same where the women's clauses are concerned.
const WOMENS_OPINION_READERS: &[Role] = &[
    Principal,
    VicePrincipal,
    UnionChair,
    UnionCommittee,
    WomensCommittee,
    Role::PeoplesInspectorate,
    Role::PartyCommittee,
    Role::PartySecretary,
];

/// The table: for each action, the posts that allow it.
const RULES: &[(Action, &[Role])] = &[
    (Action::ReadDraft, DRAFTERS),
    (Action::ReadEditions, EVERYBODY),
    (Action::Open, SIDES),
    (Action::Write(Side::Joint), SIDES),
    (Action::Write(Side::Bgh), &[Principal, VicePrincipal]),
    (Action::Write(Side::Bch), &[UnionChair, UnionCommittee]),
    (Action::Write(Side::Women), DRAFTERS),
    (Action::Write(Side::Outside), SIDES),
    (Action::IssueAlone, &[]),
    (Action::DescribeSchool, &[Principal]),
    (Action::KeepPosts, &[Principal]),
    (Action::KeepPeople, &[Principal]),
    (Action::KeepUnionPosts, &[UnionChair]),
    (Action::KeepUnionPeople, &[UnionChair]),
    (Action::AppointFirstChair, &[Principal]),
    (Action::Sign(Side::Bgh), &[Principal, VicePrincipal]),
    (Action::Sign(Side::Bch), &[UnionChair]),
    (Action::Consent, &[WomensCommittee]),
    (Action::Untag, &[WomensCommittee]),
    (Action::Delegate, &[Principal]),
    (Action::Take(Step::Draft), LEADERS),
    (Action::Take(Step::Consulting), LEADERS),
    (Action::Take(Step::Revised), LEADERS),
    (Action::Take(Step::Passed), &[Principal, UnionChair]),
    (Action::Take(Step::Signing), &[Principal, UnionChair]),
    (Action::Take(Step::InForce), &[Principal]),
    (Action::Take(Step::Evaluated), &[Principal, UnionChair]),
    (Action::Take(Step::Archived), &[Principal]),
    (Action::ReadAudit, SIDES),
    (Action::OpenTalk(Circle::Sides), DRAFTERS),
    (Action::OpenTalk(Circle::Own), EVERYBODY),
    (Action::OpenTalk(Circle::OwnWomens), OF_SCHOOL),
    (Action::OpenTalk(Circle::Docket), DOCKETERS),
    (Action::Comment(Side::Joint), DRAFTERS),
    (Action::Comment(Side::Bgh), DRAFTERS),
    (Action::Comment(Side::Bch), DRAFTERS),
    (Action::Comment(Side::Women), DRAFTERS),
    (Action::Comment(Side::Outside), DRAFTERS),
    (Action::ReadRounds, OF_SCHOOL),
    (Action::GiveOpinion, CONSULTED),
    (Action::GiveTeamOpinion, &[Role::TeamLeader]),
    (Action::ReadOpinions, OPINION_READERS),
    (Action::ReadWomensOpinions, WOMENS_OPINION_READERS),
    (Action::AnswerOpinion, LEADERS),
    (Action::ConfirmRead, EVERYBODY),
    (Action::Publicise, DOCKETERS),
    (Action::ConfirmPublic, &[Role::PeoplesInspectorate]),
    (Action::Docket, DOCKETERS),
    (Action::ReadWork, WOMENS_OPINION_READERS),
    (Action::ReportWork, OF_SCHOOL),
    (Action::LeadWork, &[Role::TeamLeader]),
    (Action::GiveWork(Side::Joint), SIDES),
    (Action::GiveWork(Side::Bgh), &[Principal, VicePrincipal]),
    (Action::GiveWork(Side::Bch), &[UnionChair, UnionCommittee]),
    (Action::GiveWork(Side::Women), DRAFTERS),
    (Action::GiveWork(Side::Outside), SIDES),
    (Action::RemarkWork, REMARKERS),
    (Action::TallySchool, SIDES),
    (Action::JudgeEntry, SIDES),
];

/// Whether somebody who holds `roles` may do `action`.
pub fn may(roles: &[Role], action: Action) -> Decision {
    let allowed = RULES
        .iter()
        .find(|(ruled, _)| *ruled == action)
        .map_or(&[][..], |rule| rule.1);
    if roles.iter().any(|role| allowed.contains(role)) {
        Decision::Allowed
    } else {
        Decision::OnlyFor(allowed)
    }
}

/// Whether somebody who holds `roles` may do this act to the document as it stands: every action
/// that the act amounts to must be allowed.
pub fn may_change(roles: &[Role], document: &Document, act: &Act) -> Decision {
    may_all(roles, actions(document, act))
}

/// As [`may_change`], for a change that others' may have come before: what it types must also land
/// in a text that its author may change, which its id decides.
pub fn may_make(roles: &[Role], document: &Document, change: &Change) -> Decision {
    let mut wanted = actions(document, &change.act);
    let landing = document.landing(change);
    wanted.extend(
        landing
            .and_then(|node| document.side(node))
            .map(Action::Write),
    );
    may_all(roles, wanted)
}

fn may_all(roles: &[Role], mut wanted: Vec<Action>) -> Decision {
    wanted.sort_unstable();
    wanted.dedup();
    let decisions = wanted.into_iter().map(|action| may(roles, action));
    decisions
        .into_iter()
        .find(|decision| !decision.is_allowed())
        .unwrap_or(Decision::Allowed)
}

/// What an act amounts to, by the sides of the clauses that it reaches at the head: those that it
/// edits, and those that it takes away, whosesoever they are.
fn actions(document: &Document, act: &Act) -> Vec<Action> {
    let mut actions = vec![Action::ReadDraft];
    match act {
        Act::Open {
            kind: DocKind::Plan,
        } => return vec![Action::Open],
        Act::OpenTalk(topic) => return vec![Action::OpenTalk(topic.circle)],
        Act::OpenWork(_) => return vec![Action::ReportWork],
        Act::Consult(_) => actions.push(Action::Take(Step::Consulting)),
        Act::Issue { .. } => actions.push(Action::IssueAlone),
        Act::Set {
            target: None,
            field: Field::Number | Field::IssuePlace | Field::IssueDay,
            ..
        } => actions.push(Action::Docket),
        Act::Set { target: None, .. } => actions.push(Action::Write(Side::Joint)),
        // What the women's side gives back is joint; nobody else could give it.
        Act::SetSide {
            side: Side::Joint, ..
        } if untags(document, act) => {}
        Act::Create { side, .. } | Act::SetSide { side, .. } | Act::Split { side, .. } => {
            actions.push(Action::Write(*side));
        }
        Act::Sign(sign) => actions.push(Action::Sign(sign.side)),
        Act::Consent { .. } => actions.push(Action::Consent),
        Act::Delegate { .. } => actions.push(Action::Delegate),
        Act::Step { step, .. } => actions.push(Action::Take(*step)),
        _ => {}
    }
    if untags(document, act) {
        actions.push(Action::Untag);
    }
    let reached = [
        document.touched(&freely_placed(document, act)),
        document.swept(act),
    ]
    .concat();
    let sides = reached.into_iter().filter_map(|node| document.side(node));
    actions.extend(sides.map(Action::Write));
    actions
}

/// The act as it counts: a new clause of the women's side alters no joint heading that it is put under.
fn freely_placed(document: &Document, act: &Act) -> Act {
    let mut act = act.clone();
    if let Act::Create { side, place, .. } | Act::Split { side, place, .. } = &mut act
        && *side == Side::Women
        && place.parent.and_then(|above| document.side(above)) == Some(Side::Joint)
    {
        place.parent = None;
    }
    act
}

/// Whether an act takes words from the women's clauses and gives them to another side.
fn untags(document: &Document, act: &Act) -> bool {
    let is_womens = |node: &NodeId| {
        let shown = document.shown_in(*node).unwrap_or(*node);
        document.side(shown) == Some(Side::Women)
    };
    match act {
        Act::SetSide { side, node, .. } | Act::Split { side, node, .. } => {
            *side != Side::Women && is_womens(node)
        }
        Act::Join { node, into } => is_womens(node) && !is_womens(into),
        act => document.regiven(act).iter().any(is_womens),
    }
}

/// The table of rules, one action a line, one post a column.
pub fn table() -> String {
    let line = |(action, allowed): &(Action, &[Role])| {
        let mark = |role| if allowed.contains(role) { " x" } else { " -" };
        let marks: String = EVERYBODY.iter().map(mark).collect();
        format!("{:<20}{marks}\n", format!("{action:?}"))
    };
    let name = |(column, role)| format!("{:width$}{role:?}\n", "", width = 21 + 2 * column);
    let lines: String = RULES.iter().map(line).collect();
    let names: String = EVERYBODY.iter().enumerate().map(name).collect();
    lines + &names
}

#[cfg(test)]
mod tests {
    use super::*;

    /// After a wanted change, copy the printed table into the file, and read the diff.
    #[test]
    fn the_printed_table_is_the_one_that_was_reviewed() {
        assert_eq!(
            include_str!("permissions/table.txt"),
            table(),
            "table now:\n{}",
            table()
        );
    }

    #[test]
    fn one_side_never_writes_the_part_of_the_other() {
        assert!(!may(&[Principal], Action::Write(Side::Bch)).is_allowed());
        assert!(!may(&[UnionChair], Action::Write(Side::Bgh)).is_allowed());
    }

    #[test]
    fn the_union_reads_number_place_and_day_of_the_draft() {
        let document = Document::new(crate::ids::DocId(1));
        let may = |role, field| {
            let act = Act::Set {
                target: None,
                field,
                value: crate::log::change::Value::Empty,
                replaces: Vec::new(),
            };
            may_change(&[role], &document, &act).is_allowed()
        };
        for field in [Field::Number, Field::IssuePlace, Field::IssueDay] {
            assert!(may(Principal, field) && may(VicePrincipal, field));
            assert!(!may(UnionChair, field) && !may(UnionCommittee, field));
        }
        assert!(may(UnionChair, Field::SchoolYear));
    }

    #[test]
    fn staff_speak_for_themselves_and_parents_read_editions_and_nothing_else() {
        let granted = |role| -> Vec<Action> {
            let wishes = RULES.iter().map(|rule| rule.0);
            wishes
                .filter(|&wish| may(&[role], wish).is_allowed())
                .collect()
        };
        let own = [
            Action::ReadEditions,
            Action::OpenTalk(Circle::Own),
            Action::OpenTalk(Circle::OwnWomens),
            Action::ReadRounds,
            Action::GiveOpinion,
            Action::ConfirmRead,
            Action::ReportWork,
        ];
        for role in [Role::Staff, Role::HomeroomTeacher] {
            assert_eq!(granted(role), own, "{role:?}");
        }
        let parents = [
            Action::ReadEditions,
            Action::OpenTalk(Circle::Own),
            Action::ConfirmRead,
        ];
        assert_eq!(granted(Role::ParentsBoard), parents);
    }

    #[test]
    fn who_holds_no_post_may_nothing() {
        assert!(RULES.iter().all(|rule| !may(&[], rule.0).is_allowed()));
    }
}
