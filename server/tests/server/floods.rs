//! Drafters who would rather see the server busy: acts that are small to send and large to judge.
//! Each is answered, and others are not held up meanwhile.

use lientich_shared::log::change::{Act, ElementId, ElementRange, Side};
use lientich_shared::sync::message::BatchAnswer;

use crate::school::{PRINCIPAL, School};

/// A change that is refused has no text whose end could bound a range.
#[tokio::test]
async fn a_range_over_refused_text_costs_nothing_however_long_it_claims_to_be() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    let refused = principal.add_clause(Side::Bch, "Không được phép.");
    principal.sync().await;
    let start = ElementId {
        change: refused.0,
        offset: 0,
    };
    let range = ElementRange {
        start,
        len: u32::MAX,
    };
    principal.write_blindly(Act::Delete {
        ranges: vec![range; 4_096],
    });
    let answers = principal.sync().await;
    let [BatchAnswer::Judged { verdicts, .. }] = &answers[..] else {
        panic!("{answers:?}")
    };
    assert_eq!(verdicts[..], [None]);
}
