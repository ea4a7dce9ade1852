//! The table: which posts allow which action. It reads no document.

use super::{Action, Decision};
use crate::directory::Role;
use crate::log::change::Side;
use crate::log::sign_off::Step;
use crate::log::talk::Circle;

use Role::{Principal, UnionChair, UnionCommittee, VicePrincipal, WomensCommittee};

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

pub(super) const EVERYBODY: &[Role] = &[
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

/// Who keeps the catalogue of legal bases: the management, the union's chair, and the records office for both.
const BASE_KEEPERS: &[Role] = &[Principal, VicePrincipal, UnionChair, Role::RecordsOffice];

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
    (Action::KeepTemplates, SIDES),
    (Action::EnactTemplate, &[]),
    (Action::Write(Side::Joint), SIDES),
    (Action::Write(Side::Bgh), &[Principal, VicePrincipal]),
    (Action::Write(Side::Bch), &[UnionChair, UnionCommittee]),
    (Action::Write(Side::Women), DRAFTERS),
    (Action::Write(Side::Outside), SIDES),
    (Action::IssueAlone, &[]),
    (Action::DescribeSchool, &[Principal]),
    (Action::KeepBases, BASE_KEEPERS),
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
            include_str!("table.txt"),
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
