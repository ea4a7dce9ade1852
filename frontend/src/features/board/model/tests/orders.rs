//! Who may give duties, and what is written into whose progress by each deed.

use lientich_shared::log::work::{Order, Work};
use lientich_shared::permissions::talk::Denial;

use super::super::orders::{Aim, Deed, Giver, entries, give, meant};
use super::*;

fn aim<'a>(row: &'a Row, who: &'a [PersonId]) -> Aim<'a> {
    Aim {
        row,
        whole: false,
        who,
    }
}

fn orders(entries: &[(PersonId, Work)]) -> Vec<(PersonId, Order)> {
    let order = |(person, work): &(PersonId, Work)| match work {
        Work::Direct(directive) => (*person, directive.order.clone()),
        other => panic!("{other:?}"),
    };
    entries.iter().map(order).collect()
}

#[test]
fn handing_over_is_told_to_all_who_had_it_and_to_who_has_it_now() {
    let visit = duty(Party::Body(Body::Bch), Rhythm::Once(Day(20_785)));
    let row = row(2, &visit, 20_785, &[HA, LAN], open());
    let written = entries(
        Deed::HandOver,
        aim(&row, &row.holders),
        Some(AN),
        " Cô Hà nghỉ ",
    );
    let Item::Planned(duty) = row.item else {
        panic!("a duty of the plan")
    };
    let gone = |person| {
        (
            person,
            Order::HandOver {
                item: row.item,
                to: AN,
            },
        )
    };
    let taken = (AN, Order::Take { duty, from: None });
    assert_eq!(orders(&written), [gone(HA), gone(LAN), taken]);
    assert!(entries(Deed::HandOver, aim(&row, &row.holders), None, "").is_empty());
}

#[test]
fn what_was_given_is_given_anew_to_who_takes_it_over() {
    let board = board();
    let (_, given) = &board.rows[5];
    let written = entries(Deed::HandOver, aim(given, &[AN]), Some(THU), "");
    let orders = orders(&written);
    assert_eq!(orders[1].0, THU);
    assert!(matches!(&orders[1].1, Order::Give { duty, node: None } if duty.text == BESIDE));
}

#[test]
fn one_time_is_dropped_or_all_of_them() {
    let board = board();
    let (_, meeting) = &board.rows[2];
    let one = entries(Deed::Drop, aim(meeting, &[LAN]), None, "Trùng lịch");
    let whole = Aim {
        whole: true,
        ..aim(meeting, &[LAN])
    };
    let all = entries(Deed::Drop, whole, None, "Trùng lịch");
    let item = meeting.item;
    let due = Some(Day(20_762));
    assert_eq!(orders(&one), [(LAN, Order::Drop { item, due })]);
    assert_eq!(orders(&all), [(LAN, Order::Drop { item, due: None })]);
}

#[test]
fn of_several_who_each_do_it_those_are_asked_again_who_are_not_done() {
    let states = [(THU, done(0)), (AN, open())];
    assert_eq!(meant(Deed::AskAgain, true, &states), [AN]);
    assert_eq!(meant(Deed::Remark, true, &states), [THU, AN]);
    let all = [(THU, done(0)), (AN, done(1))];
    assert_eq!(meant(Deed::AskAgain, true, &all), [THU, AN]);
}

#[test]
fn each_side_gives_its_own_and_a_team_s_leader_within_the_team() {
    let directory = directory();
    let giver = |me: PersonId, roles: &'static [Role]| Giver {
        directory: &directory,
        roles,
        me,
    };
    let principal = giver(LAN, &[Role::Principal]);
    assert_eq!(principal.may_give(THU, Side::Joint), Ok(()));
    assert!(matches!(
        principal.may_give(THU, Side::Bch),
        Err(Denial::OnlyFor(_))
    ));
    let leader = giver(AN, &[Role::TeamLeader]);
    assert_eq!(leader.may_give(THU, Side::Bgh), Ok(()));
    assert!(leader.may_give(HA, Side::Bch).is_err());
    assert!(leader.may_remark(LAN).is_err());
}

#[test]
fn a_given_duty_carries_its_words() {
    let duty = Duty {
        text: BESIDE.to_owned(),
        ..Duty::default()
    };
    let Work::Direct(told) = give(duty, None, " Trước thứ Sáu ") else {
        panic!("a directive")
    };
    assert_eq!(told.text, "Trước thứ Sáu");
}
