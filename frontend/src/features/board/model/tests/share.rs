//! Whose share filters ask for, and what it holds.

use super::super::share::whose_share;
use super::*;
use crate::workload::Whose;

fn asked(person: Option<PersonId>, party: Option<&str>) -> Filters {
    Filters {
        person,
        party: party.map(str::to_owned),
        ..Filters::default()
    }
}

#[test]
fn a_person_s_filter_asks_for_their_share_and_a_team_s_for_that_of_its_people() {
    let share = |filters: &Filters| whose_share(&Whose::All, filters, &people());
    assert_eq!(share(&asked(None, None)), Whose::All);
    assert_eq!(share(&asked(Some(HA), None)), Whose::ShareOf(vec![HA]));
    let team = Whose::ShareOf(vec![THU, AN]);
    assert_eq!(share(&asked(None, Some("t:Tổ 4"))), team);
    assert_eq!(share(&asked(None, Some("b00"))), Whose::All);
}

#[test]
fn who_sees_a_team_alone_asks_for_nobody_beyond_it() {
    let team = Whose::Among(vec![THU, AN]);
    let share = |filters: &Filters| whose_share(&team, filters, &people());
    assert_eq!(share(&asked(Some(AN), None)), Whose::Among(vec![AN]));
    assert_eq!(share(&asked(Some(LAN), None)), Whose::Among(Vec::new()));
}

#[test]
fn what_a_team_has_to_do_with_stands_beside_what_its_people_hold() {
    let beside = Arc::new(Duty {
        cooperate: vec![Party::Team("Tổ 4".to_owned())],
        ..Duty::clone(&duty(Party::Body(Body::Bgh), Rhythm::Once(Day(20_785))))
    });
    let visit = duty(Party::Person(THU), Rhythm::Once(Day(20_785)));
    let held = row(2, &visit, 20_785, &[THU], open());
    let rows = [
        row(1, &beside, 20_785, &[LAN], open()),
        held.clone(),
        row(
            3,
            &duty(Party::Person(HA), Rhythm::Once(Day(20_785))),
            20_785,
            &[HA],
            open(),
        ),
    ];
    let rows: Vec<(DocId, Row)> = rows.into_iter().map(|row| (PLAN, row)).collect();
    let board = Board::of(Arc::new(rows), &clauses());
    let share = board.share(&[(PLAN, held)], Some("t:Tổ 4"));
    let items: Vec<Item> = share.iter().map(|(_, row)| row.item).collect();
    assert_eq!(items, [item(2), item(1)]);
    let share = Board::of(Arc::new(share), &clauses());
    let shown = share.filtered(&asked(None, Some("t:Tổ 4")), &people(), TODAY);
    assert_eq!(shown.len(), 2);
}
