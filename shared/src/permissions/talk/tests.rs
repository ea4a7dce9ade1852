//! Who may say what, tried by everybody in every circle.

use super::*;
use crate::ids::{DeviceId, DocId, PersonId, ReplicaId};
use crate::log::change::{ChangeId, Hash32};
use crate::log::document::Author;
use crate::log::talk::{Docket, Outcome, Topic};
use crate::permissions::table::EVERYBODY;
use crate::time::Timestamp;

use Role::{
    Accountant, HomeroomTeacher, PartyCommittee, PartySecretary, PeoplesInspectorate,
    PioneerLeader, Principal, RecordsOffice, Staff, TeamLeader, UnionChair, UnionCommittee,
    VicePrincipal, WomensCommittee, YouthUnion,
};

fn node(seq: u32) -> NodeId {
    NodeId(ChangeId {
        replica: ReplicaId(9),
        seq,
    })
}

const BGH: u32 = 1;
const BCH: u32 = 2;
const WOMEN: u32 = 3;

fn ground() -> Ground {
    let sides = [(BGH, Side::Bgh), (BCH, Side::Bch), (WOMEN, Side::Women)];
    Ground {
        is_asking: true,
        sides: sides.map(|(seq, side)| (node(seq), side)).into(),
    }
}

fn talk(circle: Circle) -> Document {
    let mut document = Document::new(DocId(1));
    let author = Author {
        person: PersonId(1),
        device: DeviceId(1),
    };
    document.bind(ReplicaId(1), author);
    let topic = Topic {
        about: DocId(2),
        circle,
    };
    add(&mut document, Act::OpenTalk(topic));
    document
}

fn add(document: &mut Document, act: Act) -> ChangeId {
    let (change, _) = document.commit(ReplicaId(1), Timestamp(0), act).unwrap();
    change.id
}

fn remark(kind: RemarkKind, clause: u32, thread: Option<ChangeId>) -> Act {
    Act::Remark(Box::new(Remark {
        node: Some(node(clause)),
        thread,
        kind,
        text: "Góp ý".to_owned(),
        mentions: Vec::new(),
        for_team: false,
    }))
}

fn wording() -> RemarkKind {
    wording_on(NO_BASE)
}

fn wording_on(base: Hash32) -> RemarkKind {
    RemarkKind::Wording {
        base,
        proposed: String::new(),
    }
}

fn who(may: impl Fn(Role) -> bool) -> Vec<Role> {
    EVERYBODY
        .iter()
        .copied()
        .filter(|role| may(*role))
        .collect()
}

/// Who may do an act in another's document, or their own.
fn allowed(document: &Document, is_owner: bool, act: &Act) -> Vec<Role> {
    who(|role| {
        let speaker = Speaker {
            roles: &[role],
            is_owner,
        };
        may_say(speaker, document, &ground(), act).is_ok()
    })
}

const DRAFTERS: [Role; 5] = [
    Principal,
    VicePrincipal,
    UnionChair,
    UnionCommittee,
    WomensCommittee,
];

#[test]
fn drafters_comment_on_every_side_and_nobody_else_does() {
    let document = talk(Circle::Sides);
    for clause in [BGH, BCH, WOMEN] {
        for kind in [RemarkKind::Comment, wording()] {
            let act = remark(kind, clause, None);
            assert_eq!(allowed(&document, false, &act), DRAFTERS);
        }
        let act = remark(RemarkKind::Opinion, clause, None);
        assert_eq!(allowed(&document, false, &act), []);
    }
}

#[test]
fn who_reads_no_draft_rests_no_wording_on_one() {
    let document = talk(Circle::Own);
    let act = remark(wording_on(Hash32([7; 32])), BGH, None);
    let speak_of_draft = [UnionChair, UnionCommittee];
    assert_eq!(allowed(&document, true, &act), speak_of_draft);
}

#[test]
fn a_wording_is_answered_by_who_writes_the_clause() {
    for circle in [Circle::Sides, Circle::Own] {
        let mut document = talk(circle);
        let writers = [
            (BGH, vec![Principal, VicePrincipal]),
            (BCH, vec![UnionChair, UnionCommittee]),
            (
                99,
                vec![Principal, VicePrincipal, UnionChair, UnionCommittee],
            ),
        ];
        for (clause, writers) in writers {
            let proposal = add(&mut document, remark(wording(), clause, None));
            let act = Act::Answer {
                remark: proposal,
                outcome: Outcome::Accepted,
                text: String::new(),
            };
            assert_eq!(
                allowed(&document, false, &act),
                writers,
                "{circle:?} {clause}"
            );
        }
    }
}

#[test]
fn opinions_are_given_by_those_who_are_asked_for_themselves_and_while_they_are_asked() {
    let document = talk(Circle::Own);
    let asked = [
        UnionChair,
        UnionCommittee,
        PeoplesInspectorate,
        PartyCommittee,
        TeamLeader,
        Staff,
        Accountant,
        RecordsOffice,
        PartySecretary,
        YouthUnion,
        PioneerLeader,
        HomeroomTeacher,
    ];
    for kind in [RemarkKind::Opinion, wording()] {
        let act = remark(kind, BGH, None);
        assert_eq!(allowed(&document, true, &act), asked);
        assert_eq!(allowed(&document, false, &act), []);
        let late = Ground {
            is_asking: false,
            ..ground()
        };
        let speaker = Speaker {
            roles: &[Staff],
            is_owner: true,
        };
        let ruling = may_say(speaker, &document, &late, &act);
        assert_eq!(ruling, Err(Denial::NotAsked));
    }
}

#[test]
fn only_team_leaders_speak_for_a_team() {
    let document = talk(Circle::Own);
    let Act::Remark(mut opinion) = remark(RemarkKind::Opinion, BGH, None) else {
        unreachable!("a remark was made");
    };
    opinion.for_team = true;
    let act = Act::Remark(opinion);
    assert_eq!(allowed(&document, true, &act), [TeamLeader]);
    assert_eq!(allowed(&talk(Circle::Sides), false, &act), []);
}

#[test]
fn opinions_are_answered_by_the_heads_of_both_sides() {
    let mut document = talk(Circle::Own);
    let opinion = add(&mut document, remark(RemarkKind::Opinion, BCH, None));
    let heads = [Principal, VicePrincipal, UnionChair];
    let answer = Act::Answer {
        remark: opinion,
        outcome: Outcome::Noted,
        text: String::new(),
    };
    assert_eq!(allowed(&document, false, &answer), heads);
    let reply = remark(RemarkKind::Comment, BCH, Some(opinion));
    assert_eq!(allowed(&document, false, &reply), heads);
    assert!(allowed(&document, true, &reply).contains(&Staff));
    let close = Act::Close {
        thread: opinion,
        closed: true,
    };
    assert_eq!(allowed(&document, false, &close), heads);
}

#[test]
fn ban_nu_cong_reads_opinions_on_womens_clauses_only() {
    let readers = |circle| {
        who(|role| {
            let speaker = Speaker {
                roles: &[role],
                is_owner: false,
            };
            reads(speaker, circle)
        })
    };
    let own = [
        Principal,
        VicePrincipal,
        UnionChair,
        UnionCommittee,
        PeoplesInspectorate,
        PartyCommittee,
        PartySecretary,
    ];
    assert_eq!(readers(Circle::Own), own);
    assert_eq!(readers(Circle::Sides), DRAFTERS);
    let women = readers(Circle::OwnWomens);
    assert!(women.contains(&WomensCommittee) && own.iter().all(|role| women.contains(role)));
    assert_eq!(women.len(), own.len() + 1);
}

#[test]
fn everybody_confirms_for_themselves_what_their_post_is_there_for() {
    let document = talk(Circle::Own);
    let confirm = |what| Act::Confirm {
        edition: Hash32([0; 32]),
        what,
    };
    let publicised = Confirmation::Publicised {
        from: Day(0),
        place: "Bảng tin".to_owned(),
    };
    let cases = [
        (confirm(Confirmation::Read), EVERYBODY.to_vec()),
        (
            confirm(publicised),
            vec![Principal, VicePrincipal, RecordsOffice],
        ),
        (confirm(Confirmation::SeenPublic), vec![PeoplesInspectorate]),
    ];
    for (act, roles) in cases {
        assert_eq!(allowed(&document, true, &act), roles);
        assert_eq!(allowed(&document, false, &act), []);
        assert_eq!(allowed(&talk(Circle::Sides), true, &act), []);
    }
}

#[test]
fn a_number_is_given_by_the_management_and_the_records_office_and_read_by_all() {
    let document = talk(Circle::Docket);
    let docketed = Act::Confirm {
        edition: Hash32([0; 32]),
        what: Confirmation::Docketed(Box::new(Docket {
            number: 7,
            symbol: "KH-THSM".to_owned(),
            place: String::new(),
            day: Day(0),
        })),
    };
    let open = Act::OpenTalk(Topic {
        about: DocId(2),
        circle: Circle::Docket,
    });
    let givers = [Principal, VicePrincipal, RecordsOffice];
    assert_eq!(allowed(&Document::new(DocId(1)), true, &open), givers);
    // It is nobody's own: whoever may goes on with it.
    for is_owner in [true, false] {
        assert_eq!(allowed(&document, is_owner, &docketed), givers);
    }
    let speaker = |role: &Role| Speaker {
        roles: std::slice::from_ref(EVERYBODY.iter().find(|one| *one == role).unwrap()),
        is_owner: false,
    };
    assert!(
        EVERYBODY
            .iter()
            .all(|role| reads(speaker(role), Circle::Docket))
    );
    // Nothing else is said there, and it is said nowhere else.
    let read = Act::Confirm {
        edition: Hash32([0; 32]),
        what: Confirmation::Read,
    };
    let revert = Act::Revert { ids: Vec::new() };
    for act in [remark(RemarkKind::Comment, BGH, None), read, revert] {
        assert_eq!(allowed(&document, true, &act), []);
    }
    for circle in [Circle::Sides, Circle::Own] {
        assert_eq!(allowed(&talk(circle), true, &docketed), []);
    }
}

#[test]
fn who_holds_no_post_any_more_says_nothing_even_in_their_own_document() {
    let document = talk(Circle::Own);
    let speaker = Speaker {
        roles: &[],
        is_owner: true,
    };
    let act = remark(RemarkKind::Opinion, BGH, None);
    assert!(!reads(speaker, Circle::Own));
    assert!(may_say(speaker, &document, &ground(), &act).is_err());
}

#[test]
fn acts_of_a_plan_have_no_place_in_talk_and_talk_none_in_a_plan() {
    let document = talk(Circle::Sides);
    let speaker = Speaker {
        roles: EVERYBODY,
        is_owner: true,
    };
    let content = Hash32([0; 32]);
    let ruling = may_say(speaker, &document, &ground(), &Act::Issue { content });
    assert_eq!(ruling, Err(Denial::Misplaced));
    let plan = Document::new(DocId(3));
    let said = remark(RemarkKind::Comment, BGH, None);
    let ruling = may_say(speaker, &plan, &ground(), &said);
    assert_eq!(ruling, Err(Denial::Misplaced));
}
