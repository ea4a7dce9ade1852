//! One duty of two people, ticked by both without a network: done once, and still done when one of them takes
//! the tick back.

use lientich_shared::log::change::Body;
use lientich_shared::log::duty::{Duty, Party, Rhythm};
use lientich_tests::chromium::Form::Phone;
use lientich_tests::office::Office;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::Place;
use lientich_tests::story::tell;

use super::teachers_week::{tick, tick_box, ticked};

const SHARED: &str = "Trang trí phòng hội đồng";

#[test]
fn two_people_tick_the_same_duty_and_both_ticks_stand() {
    tell("shared_tick", async |world| {
        let school = School::open(world).await?;
        Office::issue(&school, |clerk| {
            let duty = Duty {
                lead: Some(Party::Body(Body::AllStaff)),
                rhythm: Rhythm::Once(clerk.today()),
                ..Duty::default()
            };
            Ok(vec![(SHARED, duty)])
        })
        .await?;
        let (teacher, one) = school.device(Person::Teacher, Phone).await?;
        let (leader, two) = school.device(Person::TeamLeader, Phone).await?;
        for tab in [&one, &two] {
            tab.press(Place::Work.selector()).await?;
            ticked(tab, SHARED, "false").await?;
        }
        teacher.go_offline().await?;
        leader.go_offline().await?;
        tick(&one, SHARED, "true").await?;
        tick(&two, SHARED, "true").await?;
        teacher.go_online().await?;
        leader.go_online().await?;
        for tab in [&one, &two] {
            tab.see_no_more("chưa gửi về trường").await?;
            ticked(tab, SHARED, "true").await?;
        }
        // The leader reads the teacher's report as well: without the leader's own it is done still.
        two.press(&tick_box(SHARED)).await?;
        two.see(Person::Teacher.name()).await?;
        ticked(&two, SHARED, "true").await
    });
}
