//! Who hears what was said of a plan, and whose words count: tried through every endpoint.

use lientich_shared::api::{self, Event};
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{Act, Hash32, Side};
use lientich_shared::log::edit;
use lientich_shared::log::sign_off::Step;
use lientich_shared::log::talk::{Circle, Confirmation, Remark, RemarkKind};
use lientich_shared::log::verdict::Refusal;
use lientich_shared::plan::content;
use lientich_shared::plan::edition;
use lientich_shared::plan::sign_off::SignOff;
use lientich_shared::sync::message::{BatchAnswer, NotNow, ReadPosition, Rejection, Request};
use lientich_shared::sync::wire;
use lientich_shared::talk::Talk;

use crate::device::Device;
use crate::events::Ear;
use crate::school::{CHAIR, DAY_MS, FORMER, PRINCIPAL, TEACHER, WOMEN};
use crate::table::{issue_together, verdicts};
use crate::talk::{
    COLLEAGUE, COMMITTEE, Circles, INSPECTOR, LEADER, PARENT, PLAN, TALK, answer, comment, opinion,
    remark, wording,
};

const SECRET: &str = "Chỉ tiêu này quá cao.";

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

/// Nothing tells this person that the document is there, whatever they ask.
async fn is_hidden_from(circles: &Circles, person: PersonId, doc: DocId) {
    let mut reader = circles.reader(person, doc).await;
    reader.sync().await;
    let curious = ReadPosition {
        epoch: 1,
        position: 1,
        ..ReadPosition::start(doc)
    };
    for read in [vec![], vec![reader.read], vec![curious]] {
        let request = Request {
            read,
            ..reader.request()
        };
        let response = reader.send(&request).await;
        assert!(response.news.iter().all(|news| news.doc != doc));
        assert!(response.orders.iter().all(|order| order.doc != doc));
        assert!(!holds(&wire::encode_response(&response), SECRET));
    }
    let mut ear = Ear::open(&reader).await;
    assert!(matches!(ear.hear().await, Some(Event::Directory { .. })));
    // Had it been told of, it would have been told of first.
    if reader.heard.contains(&PLAN) {
        assert!(matches!(
            ear.hear().await,
            Some(Event::Head { doc: PLAN, .. })
        ));
    }
    let place = serde_json::json!({ "doc": doc, "node": null });
    let missing = serde_json::json!({ "doc": DocId(0x404), "node": null });
    for place in [place, missing] {
        let answer = reader.post_json(api::PRESENCE, &place).await;
        assert_eq!(answer.status(), 404);
    }
    // Writing into it, and beginning it again.
    reader.write_blindly(Act::Confirm {
        edition: Hash32([0; 32]),
        what: Confirmation::Read,
    });
    let answers = reader.sync().await;
    let unknown = BatchAnswer::Rejected(Rejection::NoSuchDocument);
    assert_eq!(answers, [unknown]);
    assert!(!reader.heard.contains(&doc));
}

async fn reads(circles: &Circles, person: PersonId, doc: DocId) -> Talk {
    let mut reader = circles.reader(person, doc).await;
    reader.sync().await;
    assert!(reader.heard.contains(&doc));
    Talk::of(&reader.document)
}

/// A teacher's opinion on the joint clause, on the server.
async fn given(circles: &Circles, circle: Circle) -> Device {
    let mut teacher = circles.talker(TEACHER, circle, TALK).await;
    teacher.write(opinion(circles.clauses[0], SECRET));
    assert_eq!(verdicts(&mut teacher).await, [None, None]);
    teacher
}

#[tokio::test]
async fn an_opinion_is_read_by_those_who_read_opinions_and_hidden_from_everybody_else() {
    let circles = Circles::asking().await;
    given(&circles, Circle::Own).await;
    for person in [PRINCIPAL, CHAIR, COMMITTEE, INSPECTOR, TEACHER] {
        let talk = reads(&circles, person, TALK).await;
        assert_eq!(talk.threads[0].first.remark.text, SECRET);
        assert_eq!(talk.threads[0].owner, TEACHER);
    }
    for person in [COLLEAGUE, LEADER, WOMEN, PARENT, FORMER] {
        is_hidden_from(&circles, person, TALK).await;
    }
}

#[tokio::test]
async fn ban_nu_cong_reads_opinions_that_are_meant_for_it() {
    let circles = Circles::asking().await;
    given(&circles, Circle::OwnWomens).await;
    assert_eq!(reads(&circles, WOMEN, TALK).await.threads.len(), 1);
    is_hidden_from(&circles, COLLEAGUE, TALK).await;
}

#[tokio::test]
async fn what_drafters_say_among_themselves_is_hidden_from_those_who_are_asked() {
    let circles = Circles::asking().await;
    let mut principal = circles.talker(PRINCIPAL, Circle::Sides, TALK).await;
    // One side's clauses are open to the words of the other.
    principal.write(comment(circles.clauses[2], SECRET));
    assert_eq!(verdicts(&mut principal).await, [None, None]);
    for person in [CHAIR, WOMEN, COMMITTEE] {
        assert_eq!(reads(&circles, person, TALK).await.threads.len(), 1);
    }
    for person in [TEACHER, LEADER, INSPECTOR, PARENT, FORMER] {
        is_hidden_from(&circles, person, TALK).await;
    }
    let mut teacher = circles.talker(TEACHER, Circle::Sides, DocId(0x7a9)).await;
    let unknown = BatchAnswer::Rejected(Rejection::NoSuchDocument);
    assert_eq!(teacher.sync().await, [unknown]);
}

#[tokio::test]
async fn a_document_belongs_to_whose_device_sealed_its_beginning_whoever_sends_it() {
    let circles = Circles::asking().await;
    let mut teacher = circles.talker(TEACHER, Circle::Own, TALK).await;
    teacher.write(opinion(circles.clauses[0], SECRET));
    let sealed = teacher.seal();
    // A colleague who found it sends it as if it were theirs.
    let mut colleague = circles.reader(COLLEAGUE, TALK).await;
    colleague.outbox.push(sealed.clone());
    let unknown = BatchAnswer::Rejected(Rejection::NoSuchDocument);
    assert_eq!(colleague.sync().await, [unknown]);
    // The chair carries it to the server: it is the teacher's all the same.
    let mut chair = circles.reader(CHAIR, TALK).await;
    chair.outbox.push(sealed);
    assert!(matches!(
        &chair.sync().await[..],
        [BatchAnswer::Judged { .. }]
    ));
    assert_eq!(reads(&circles, CHAIR, TALK).await.threads[0].owner, TEACHER);
    assert_eq!(reads(&circles, TEACHER, TALK).await.threads.len(), 1);
    is_hidden_from(&circles, COLLEAGUE, TALK).await;
    // Nor does the chair give an opinion in it.
    chair.write(opinion(circles.clauses[0], "Của người khác."));
    assert_eq!(verdicts(&mut chair).await, [Some(Refusal::NotAllowed)]);
}

#[tokio::test]
async fn an_opinion_counts_while_the_round_is_open() {
    let mut circles = Circles::drafting().await;
    let clause = circles.clauses[0];
    // Nobody was asked: there is no plan to talk about.
    let mut early = circles.talker(TEACHER, Circle::Own, DocId(0x7a9)).await;
    let unknown = BatchAnswer::Rejected(Rejection::NoSuchDocument);
    assert_eq!(early.sync().await, [unknown]);
    crate::table::ask(&mut circles.principal);
    circles.principal.sync().await;
    let mut teacher = given(&circles, Circle::Own).await;
    circles.school.clock.advance(7 * DAY_MS);
    teacher.write(opinion(clause, "Vào ngày cuối."));
    assert_eq!(verdicts(&mut teacher).await, [None]);
    circles.school.clock.advance(DAY_MS);
    teacher.write(opinion(clause, "Muộn một ngày."));
    teacher.write(wording(clause));
    let late = Some(Refusal::OutOfStep);
    assert_eq!(verdicts(&mut teacher).await, [late, late]);
}

#[tokio::test]
async fn an_opinion_that_comes_after_the_plan_went_on_is_refused_and_a_reply_is_not() {
    let mut circles = Circles::asking().await;
    let mut teacher = given(&circles, Circle::Own).await;
    let follows = SignOff::of(&circles.principal.document).stand.since;
    let step = Step::Revised;
    circles.principal.write(Act::Step { follows, step });
    circles.principal.sync().await;
    let thread = Talk::of(&teacher.document).threads[0].first.change;
    let clause = circles.clauses[0];
    teacher.write(opinion(clause, "Muộn."));
    teacher.write(remark(
        RemarkKind::Comment,
        clause,
        Some(thread),
        "Tôi xin nói rõ.",
    ));
    assert_eq!(
        verdicts(&mut teacher).await,
        [Some(Refusal::OutOfStep), None]
    );
}

#[tokio::test]
async fn opinions_are_answered_by_the_heads_of_both_sides_and_nobody_else() {
    let circles = Circles::asking().await;
    let teacher = given(&circles, Circle::Own).await;
    let said = Talk::of(&teacher.document).threads[0].first.change;
    for person in [COMMITTEE, INSPECTOR] {
        let mut reader = circles.reader(person, TALK).await;
        reader.sync().await;
        reader.write(answer(said));
        assert_eq!(verdicts(&mut reader).await, [Some(Refusal::NotAllowed)]);
    }
    for person in [PRINCIPAL, CHAIR] {
        let mut reader = circles.reader(person, TALK).await;
        reader.sync().await;
        reader.write(answer(said));
        assert_eq!(verdicts(&mut reader).await, [None]);
    }
    let talk = reads(&circles, TEACHER, TALK).await;
    assert_eq!(talk.threads[0].first.answers.len(), 2);
    assert_eq!(talk.unanswered().count(), 0);
}

#[tokio::test]
async fn a_wording_is_taken_or_left_by_who_writes_the_clause() {
    let circles = Circles::asking().await;
    let mut chair = circles.talker(CHAIR, Circle::Sides, TALK).await;
    let on_management = chair.write(wording(circles.clauses[1]));
    let on_union = chair.write(wording(circles.clauses[2]));
    chair.sync().await;
    for (person, verdicts_wanted) in [
        (PRINCIPAL, [None, Some(Refusal::NotAllowed)]),
        (COMMITTEE, [Some(Refusal::NotAllowed), None]),
        (WOMEN, [Some(Refusal::NotAllowed); 2]),
    ] {
        let mut device = circles.reader(person, TALK).await;
        device.sync().await;
        device.write(answer(on_management));
        device.write(answer(on_union));
        assert_eq!(verdicts(&mut device).await, verdicts_wanted, "{person}");
    }
}

#[tokio::test]
async fn who_leads_a_team_no_more_does_not_speak_for_it() {
    let circles = Circles::asking().await;
    let mut leader = circles.talker(LEADER, Circle::Own, TALK).await;
    let for_team = |text: &str| {
        Act::Remark(Box::new(Remark {
            node: None,
            thread: None,
            kind: RemarkKind::Opinion,
            text: text.to_owned(),
            mentions: Vec::new(),
            for_team: true,
        }))
    };
    leader.write(for_team("Tổ thống nhất."));
    assert_eq!(verdicts(&mut leader).await, [None, None]);
    let mut teacher = circles.talker(TEACHER, Circle::Own, DocId(0x7a9)).await;
    teacher.write(for_team("Tổ nào?"));
    assert_eq!(
        verdicts(&mut teacher).await,
        [None, Some(Refusal::NotAllowed)]
    );
    // Written while the post was held, sent after it had ended.
    leader.write(for_team("Tổ bổ sung."));
    circles.end_post(LEADER).await;
    assert_eq!(verdicts(&mut leader).await, [Some(Refusal::NotAllowed)]);
    // Without any post their own words are taken from the device.
    assert!(leader.document.is_empty() && !leader.heard.contains(&TALK));
}

#[tokio::test]
async fn only_readers_hear_the_bell() {
    let mut circles = Circles::asking().await;
    let mut teacher = given(&circles, Circle::Own).await;
    let colleague = circles.school.device(COLLEAGUE).await;
    let inspector = circles.school.device(INSPECTOR).await;
    let mut deaf = Ear::open(&colleague).await;
    let mut ear = Ear::open(&inspector).await;
    let head = |doc, position| Some(Event::Head { doc, position });
    for ear in [&mut deaf, &mut ear] {
        assert!(matches!(ear.hear().await, Some(Event::Directory { .. })));
    }
    assert_eq!(ear.hear().await, head(TALK, 2));
    for ear in [&mut deaf, &mut ear] {
        assert_eq!(ear.hear().await, head(PLAN, 0));
    }
    teacher.write(wording(circles.clauses[0]));
    teacher.sync().await;
    assert_eq!(ear.hear().await, head(TALK, 3));
    // The next that the colleague hears of is the plan: had the talk rung, it would have come first.
    let follows = SignOff::of(&circles.principal.document).stand.since;
    let step = Step::Revised;
    circles.principal.write(Act::Step { follows, step });
    circles.principal.sync().await;
    assert_eq!(deaf.hear().await, head(PLAN, 0));
}

#[tokio::test]
async fn a_word_is_taken_back_by_its_author_alone() {
    let circles = Circles::asking().await;
    let mut teacher = given(&circles, Circle::Own).await;
    let said = Talk::of(&teacher.document).threads[0].first.change;
    let mut chair = circles.reader(CHAIR, TALK).await;
    chair.sync().await;
    chair.write(Act::Revert { ids: vec![said] });
    chair.sync().await;
    assert!(
        !reads(&circles, CHAIR, TALK).await.threads[0]
            .first
            .is_withdrawn
    );
    let back = edit::undo(&teacher.document, &[said]).unwrap();
    teacher.write(back);
    assert_eq!(verdicts(&mut teacher).await, [None]);
    assert!(
        reads(&circles, CHAIR, TALK).await.threads[0]
            .first
            .is_withdrawn
    );
}

#[tokio::test]
async fn only_an_edition_that_is_there_is_confirmed() {
    let mut circles = Circles::drafting().await;
    let women = circles.clauses[3];
    let gone = edit::remove(&circles.principal.document, women).unwrap();
    circles.principal.write(gone);
    circles.principal.sync().await;
    let mut chair = circles.school.device(CHAIR).await;
    issue_together(&mut circles.principal, &mut chair).await;
    let issued = edition::content_of(&chair.editions[0].content).unwrap();
    let hash = content::hash(&issued.to_bytes());
    let confirm = |edition| Act::Confirm {
        edition,
        what: Confirmation::Read,
    };
    let mut teacher = circles.talker(TEACHER, Circle::Own, TALK).await;
    teacher.write(confirm(hash));
    teacher.write(confirm(Hash32([7; 32])));
    teacher.write(Act::Confirm {
        edition: hash,
        what: Confirmation::SeenPublic,
    });
    assert_eq!(
        verdicts(&mut teacher).await,
        [
            None,
            None,
            Some(Refusal::NoSuchTarget),
            Some(Refusal::NotAllowed)
        ]
    );
    let talk = reads(&circles, INSPECTOR, TALK).await;
    assert!(talk.has_read(TEACHER, hash));
    assert_eq!(talk.confirmations.len(), 1);
    // One that was issued later, and the one before it.
    circles.principal.add_clause(Side::Joint, "Thêm một điều.");
    issue_together(&mut circles.principal, &mut chair).await;
    let later = edition::content_of(&chair.editions[1].content).unwrap();
    teacher.write(confirm(content::hash(&later.to_bytes())));
    teacher.write(confirm(hash));
    assert_eq!(verdicts(&mut teacher).await, [None, None]);
}

#[tokio::test]
async fn nobody_fills_the_school_with_talk_about_one_plan() {
    let circles = Circles::asking().await;
    let mut teacher = circles.school.device(TEACHER).await;
    for doc in 1..=8 {
        teacher.turn_to(DocId(0x7000 + doc));
        teacher.write(crate::talk::open(Circle::Own));
        assert_eq!(verdicts(&mut teacher).await, [None]);
    }
    teacher.turn_to(DocId(0x7009));
    teacher.write(crate::talk::open(Circle::Own));
    let full = BatchAnswer::NotNow(NotNow::DocumentFull);
    assert_eq!(teacher.sync().await, [full]);
}

#[tokio::test]
async fn talk_has_no_place_in_a_plan_nor_acts_of_a_plan_in_talk() {
    let mut circles = Circles::asking().await;
    let clause = circles.clauses[0];
    circles.principal.write(comment(clause, "Trong kế hoạch."));
    assert_eq!(
        verdicts(&mut circles.principal).await,
        [Some(Refusal::Malformed)]
    );
    let mut talk = circles.talker(PRINCIPAL, Circle::Sides, TALK).await;
    talk.write(Act::Issue {
        content: Hash32([0; 32]),
    });
    assert_eq!(verdicts(&mut talk).await, [None, Some(Refusal::Malformed)]);
}
