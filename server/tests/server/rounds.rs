//! A plan goes out for opinions: what those who read no draft get of it, and for how long.

use lientich_shared::api::Event;
use lientich_shared::log::change::{Act, Side};
use lientich_shared::log::sign_off::Step;
use lientich_shared::log::verdict::Refusal;
use lientich_shared::plan::consultation;
use lientich_shared::plan::content::Content;
use lientich_shared::plan::sign_off::SignOff;
use lientich_shared::time::Day;

use crate::device::Device;
use crate::events::Ear;
use crate::school::{CHAIR, DAY_MS, PRINCIPAL, START, School, TEACHER, WOMEN};
use crate::table::{Table, ask, issue_together, verdicts};
use crate::talk::{COLLEAGUE, Circles, PARENT};

fn texts(content: &[u8]) -> Vec<String> {
    let content = Content::from_bytes(content).unwrap();
    content.parts.into_iter().map(|part| part.text).collect()
}

#[tokio::test]
async fn everybody_of_the_school_gets_what_was_sent_out_and_not_what_came_after() {
    let mut circles = Circles::drafting().await;
    let mut teacher = circles.school.device(TEACHER).await;
    teacher.sync().await;
    assert!(teacher.heard.is_empty());
    ask(&mut circles.principal);
    circles
        .principal
        .add_clause(Side::Joint, "Viết sau khi gửi.");
    circles.principal.sync().await;
    teacher.sync().await;
    let round = &teacher.rounds[0];
    assert_eq!((round.number, round.until), (1, Day(START.day().0 + 7)));
    assert_eq!(texts(&round.content), ["Nội dung."; 4]);
    assert_eq!(round.subject, "Mục III");
    assert_eq!((teacher.read.position, teacher.read.current_round), (0, 1));
    let mut parent = circles.school.device(PARENT).await;
    parent.sync().await;
    assert!(parent.heard.is_empty(), "parents are not staff");
}

#[tokio::test]
async fn a_plan_that_is_sent_out_as_it_arrives_rings_for_those_who_are_asked() {
    let school = School::start().await;
    let teacher = school.device(TEACHER).await;
    let mut ear = Ear::open(&teacher).await;
    assert!(matches!(ear.hear().await, Some(Event::Directory { .. })));
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.add_clause(Side::Joint, "Họp mỗi tháng.");
    ask(&mut principal);
    assert_eq!(verdicts(&mut principal).await, [None; 3]);
    let (doc, position) = (principal.document.id(), 0);
    assert_eq!(ear.hear().await, Some(Event::Head { doc, position }));
}

#[tokio::test]
async fn a_round_stays_readable_until_the_plan_is_issued() {
    let mut table = Table::drafting().await;
    let mut teacher = table.school.device(TEACHER).await;
    ask(&mut table.principal);
    table.principal.sync().await;
    teacher.sync().await;
    revise(&mut table.principal);
    table.principal.sync().await;
    teacher.sync().await;
    assert_eq!((teacher.rounds.len(), teacher.read.current_round), (1, 0));
    // Again, after a revision: another round with its own number.
    ask(&mut table.principal);
    table.principal.sync().await;
    let mut late = table.school.device(TEACHER).await;
    late.sync().await;
    let numbers: Vec<u32> = late.rounds.iter().map(|round| round.number).collect();
    assert_eq!((numbers, late.read.current_round), (vec![1, 2], 2));
    let drafters = consultation::rounds(&table.principal.document);
    assert_eq!(drafters.len(), 2);
    issue_together(&mut table.principal, &mut table.chair).await;
    let mut later = table.school.device(TEACHER).await;
    later.sync().await;
    assert_eq!((later.editions.len(), later.rounds.len()), (1, 0));
}

#[tokio::test]
async fn asking_says_what_how_and_until_when() {
    let mut circles = Circles::drafting().await;
    let principal = &mut circles.principal;
    principal.write(Act::Step {
        follows: None,
        step: Step::Consulting,
    });
    assert_eq!(verdicts(principal).await, [Some(Refusal::Malformed)]);
    let yesterday = Day(START.day().0 - 1);
    let late = consultation::ask(&principal.document, "Mục III", "Góp ý", yesterday);
    principal.write(late);
    assert_eq!(verdicts(principal).await, [Some(Refusal::OutOfStep)]);
    let wordless = consultation::ask(&principal.document, " ", "Góp ý", yesterday);
    assert!(
        principal
            .document
            .commit(principal.replica, START, wordless)
            .is_err()
    );
    let mut women = circles.school.device(WOMEN).await;
    women.sync().await;
    ask(&mut women);
    assert_eq!(verdicts(&mut women).await, [Some(Refusal::NotAllowed)]);
    let mut chair = circles.school.device(CHAIR).await;
    chair.sync().await;
    ask(&mut chair);
    assert_eq!(verdicts(&mut chair).await, [None]);
    let mut colleague = circles.school.device(COLLEAGUE).await;
    colleague.sync().await;
    assert_eq!(colleague.rounds[0].asker, CHAIR);
}

#[tokio::test]
async fn a_plan_goes_out_three_times_a_day_and_no_more() {
    let mut table = Table::drafting().await;
    for _ in 0..3 {
        ask(&mut table.principal);
        revise(&mut table.principal);
        assert_eq!(verdicts(&mut table.principal).await, [None; 2]);
    }
    table.chair.sync().await;
    ask(&mut table.chair);
    let enough = Some(Refusal::TooOften);
    assert_eq!(verdicts(&mut table.chair).await, [enough]);
    // What is kept counts, not what this process has seen.
    table.school.restart().await;
    table.principal.move_to(&table.school.url(""));
    ask(&mut table.principal);
    assert_eq!(verdicts(&mut table.principal).await, [enough]);
    table.school.clock.advance(DAY_MS);
    ask(&mut table.principal);
    assert_eq!(verdicts(&mut table.principal).await, [None]);
}

#[tokio::test]
async fn sending_out_four_times_in_one_batch_is_once_too_often() {
    let mut table = Table::drafting().await;
    for _ in 0..4 {
        ask(&mut table.principal);
        revise(&mut table.principal);
    }
    let answers = verdicts(&mut table.principal).await;
    assert_eq!(answers[..6], [None; 6]);
    assert_eq!(answers[6], Some(Refusal::TooOften));
    let mut teacher = table.school.device(TEACHER).await;
    teacher.sync().await;
    assert_eq!(teacher.rounds.len(), 3);
}

/// The plan is revised after a round.
fn revise(device: &mut Device) {
    let follows = SignOff::of(&device.document).stand.since;
    let step = Step::Revised;
    device.write(Act::Step { follows, step });
}
