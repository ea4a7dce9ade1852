//! A duty that goes to somebody else while its old owner is offline: the old owner's tick is kept and counts no
//! more, both hear whose it is, and the new owner has it to do.

use anyhow::Result;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::Act;
use lientich_shared::log::duty::{Duty, Party, Rhythm};
use lientich_shared::log::work::{Directive, Holding, Item, Order, Work};
use lientich_tests::chromium::Form::Phone;
use lientich_tests::clerk::{Clerk, PLAN};
use lientich_tests::office::Office;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{Place, SYNC_STATE, SyncState};
use lientich_tests::story::tell;

use super::teachers_week::{tick, ticked};

const DUTY: &str = "Lập danh sách đăng kí thi đua";
const WHY: &str = "Cô Linh đi tập huấn";

#[test]
fn a_duty_is_handed_over_while_its_old_owner_is_offline() {
    tell("handed_over", async |world| {
        let school = School::open(world).await?;
        let mut office = Office::issue(&school, |clerk| {
            let duty = Duty {
                lead: Some(Party::Person(clerk.person(Person::Teacher)?)),
                rhythm: Rhythm::Once(clerk.today()),
                ..Duty::default()
            };
            Ok(vec![(DUTY, duty)])
        })
        .await?;
        let (teacher, old) = school.device(Person::Teacher, Phone).await?;
        old.press(Place::Work.selector()).await?;
        ticked(&old, DUTY, "false").await?;
        teacher.go_offline().await?;
        tick(&old, DUTY, "true").await?;

        hand_over(&mut office).await?;
        let (_leader, new) = school.device(Person::TeamLeader, Phone).await?;
        new.press(Place::Work.selector()).await?;
        ticked(&new, DUTY, "false").await?;

        teacher.go_online().await?;
        old.see(&format!("Đã chuyển cho {}", Person::TeamLeader.name()))
            .await?;
        old.see(WHY).await?;
        old.find_no_more("[data-testid=duty]").await?;
        old.find_with(SYNC_STATE, "data-state", SyncState::Synced.value())
            .await?;
        // What the old owner did alone does not make it done.
        new.reload().await?;
        ticked(&new, DUTY, "false").await?;
        tick(&new, DUTY, "true").await
    });
}

/// The principal takes it from the one and gives it to the other.
async fn hand_over(office: &mut Office) -> Result<()> {
    let duty = office.duty(0)?;
    let (from, to) = (
        office.person(Person::Teacher)?,
        office.person(Person::TeamLeader)?,
    );
    let gone = Order::HandOver {
        item: Item::Planned(duty),
        to,
    };
    let from_whom = Some(from);
    let taken = Order::Take {
        duty,
        from: from_whom,
    };
    for (person, doc, order) in [(from, DocId(0x30f), gone), (to, DocId(0x31f), taken)] {
        let clerk: &mut Clerk = &mut office.principal;
        clerk.turn_to(doc).await?;
        let about = PLAN;
        clerk.write(Act::OpenWork(Holding { about, person }))?;
        let text = WHY.to_owned();
        let directive = Directive { order, text };
        clerk.write(Act::Work(Box::new(Work::Direct(directive))))?;
        clerk.sync().await?;
    }
    Ok(())
}
