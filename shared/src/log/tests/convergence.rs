//! Whatever way changes take, copies that hold the same changes and verdicts are the same.

use super::story::{World, check_seeds};
use super::{reference, survival};

#[test]
fn every_copy_ends_the_same_whatever_way_changes_took() {
    check_seeds(0, 120, |story| {
        let mut world = World::new();
        for action in story {
            world.play(*action);
        }
        world.settle();
        reference::assert_agrees(&world.server);
        survival::assert_nothing_lost(&world.server);
    });
}
