//! What some people have of everything: their part of what each does, the whole of what is done once.

use super::*;

#[test]
fn a_share_is_the_part_of_what_each_does() {
    let homeroom = Party::Body(Body::HomeroomTeachers);
    let mut scene = Scene::with(vec![duty(homeroom, once(20_790), true)]);
    scene.report(THU, 1, Some(Day(20_790)), Stage::Done);
    let of = |person| scene.read(|setting| share_of(setting, &[person]));
    assert_eq!(of(THU)[0].state.stage, Stage::Done);
    assert_eq!(&*of(AN)[0].open, [AN]);
    assert!(of(VICE).is_empty());
}

#[test]
fn what_is_done_once_stays_whole_in_the_share_of_any_who_hold_it() {
    let bgh = Party::Body(Body::Bgh);
    let mut scene = Scene::with(vec![duty(bgh, once(20_790), false)]);
    scene.report(VICE, 1, Some(Day(20_790)), Stage::Done);
    let rows = scene.read(|setting| share_of(setting, &[LAN]));
    assert_eq!(
        (&**rows[0].holders, rows[0].open.len()),
        (&[LAN, VICE][..], 0)
    );
    assert!(scene.read(|setting| share_of(setting, &[THU])).is_empty());
}
