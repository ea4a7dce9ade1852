//! What goes with the signatures: the consent of Ban nữ công, delegation, the steps of a plan's life.

use lientich_shared::directory::Role;
use lientich_shared::ids::{PersonId, PostId};
use lientich_shared::log::change::{Act, Side};
use lientich_shared::log::edit;
use lientich_shared::log::sign_off::{Capacity, Step};
use lientich_shared::log::verdict::Refusal;
use lientich_shared::plan::clause;
use lientich_shared::plan::edition::Edition;
use lientich_shared::plan::sign_off::{self, Obstacle, SignOff};

use crate::device::Device;
use crate::school::START;
use crate::table::{
    Table, ask, held, sign, sign_as_chair, sign_as_principal, signed, take_in, to_signing,
    type_at_end, verdicts,
};

/// A vice principal, beside those whom the school has already.
const VICE: PersonId = PersonId(0xb6);

#[tokio::test]
async fn consent_is_needed_for_a_womens_clause_and_falls_with_its_text() {
    let mut table = Table::set().await;
    let theirs = table
        .women
        .add_clause(Side::Women, "Khám sức khoẻ cho nữ đoàn viên.");
    table.meet().await;
    sign_as_chair(&mut table.chair);
    assert_eq!(verdicts(&mut table.chair).await, [Some(Refusal::OutOfStep)]);
    let consent = sign_off::consent_to(&table.women.document, theirs).unwrap();
    table.women.write(consent);
    table.meet().await;
    assert_eq!(missing(&table.chair), []);
    sign_as_chair(&mut table.chair);
    assert_eq!(verdicts(&mut table.chair).await, [None]);
    // The text changes: the consent falls, and the principal cannot sign what is there now.
    table.principal.sync().await;
    type_at_end(&mut table.principal, theirs, " Hai năm một lần.");
    assert_eq!(missing(&table.principal), [Obstacle::NoConsent(theirs)]);
    sign_as_principal(&mut table.principal);
    assert_eq!(
        verdicts(&mut table.principal).await,
        [None, Some(Refusal::OutOfStep)]
    );
    // Removing it is no way around, nor are joining it and giving it away.
    let remove = edit::remove(&table.principal.document, theirs).unwrap();
    table.principal.write(remove);
    assert_eq!(missing(&table.principal), [Obstacle::NoConsent(theirs)]);
    let restored = edit::restore(&table.principal.document, theirs).unwrap();
    table.principal.write(restored);
    table.principal.sync().await;
    let joint = table.clause;
    table.principal.write_blindly(Act::Join {
        node: theirs,
        into: joint,
    });
    let give = edit::set_side(&table.principal.document, theirs, Side::Joint);
    table.principal.write_blindly(give.unwrap_or(Act::SetSide {
        node: theirs,
        side: Side::Joint,
        replaces: Vec::new(),
    }));
    assert_eq!(
        verdicts(&mut table.principal).await,
        [Some(Refusal::NotAllowed), Some(Refusal::NotAllowed)]
    );
    // Ban nữ công may give it away itself.
    table.meet().await;
    let give = edit::set_side(&table.women.document, theirs, Side::Joint).unwrap();
    table.women.write(give);
    let consent = sign_off::consent_to(&table.women.document, theirs).unwrap();
    table.women.write(consent);
    assert_eq!(verdicts(&mut table.women).await, [None, None]);
    table.meet().await;
    assert_eq!(missing(&table.principal), []);
    sign_as_principal(&mut table.principal);
    assert_eq!(verdicts(&mut table.principal).await, [None]);
}

#[tokio::test]
async fn consent_that_was_taken_back_is_no_consent_until_it_is_given_again() {
    let mut table = Table::set().await;
    let theirs = table.women.add_clause(Side::Women, "Khám sức khoẻ.");
    let consent = sign_off::consent_to(&table.women.document, theirs).unwrap();
    table.women.write(consent.clone());
    table.women.write(sign_off::withdraw_consent(theirs));
    table.meet().await;
    assert_eq!(missing(&table.chair), [Obstacle::NoConsent(theirs)]);
    sign_as_chair(&mut table.chair);
    assert_eq!(verdicts(&mut table.chair).await, [Some(Refusal::OutOfStep)]);
    table.chair.write(sign_off::withdraw_consent(theirs));
    assert_eq!(
        verdicts(&mut table.chair).await,
        [Some(Refusal::NotAllowed)]
    );
    table.women.write(consent);
    table.meet().await;
    assert_eq!(missing(&table.chair), []);
    sign_as_chair(&mut table.chair);
    assert_eq!(verdicts(&mut table.chair).await, [None]);
}

fn missing(device: &Device) -> Vec<Obstacle> {
    let consents = SignOff::of(&device.document).consents;
    sign_off::obstacles(&device.document, &consents)
}

#[tokio::test]
async fn only_the_womens_committee_consents_and_only_to_what_is_theirs() {
    let mut table = Table::set().await;
    let theirs = table.women.add_clause(Side::Women, "Khám sức khoẻ.");
    table.meet().await;
    let clause = clause::hash(&table.chair.document, theirs).unwrap();
    table.chair.write(Act::Consent {
        node: theirs,
        clause,
    });
    assert_eq!(
        verdicts(&mut table.chair).await,
        [Some(Refusal::NotAllowed)]
    );
    let joint = sign_off::consent_to(&table.women.document, table.clause).unwrap();
    table.women.write(joint);
    assert_eq!(
        verdicts(&mut table.women).await,
        [Some(Refusal::NoSuchTarget)]
    );
}

#[tokio::test]
async fn a_vice_principal_signs_while_the_delegation_stands() {
    let mut table = Table::set().await;
    take_in(
        &table.school,
        VICE,
        &[held(VICE, 0x303, Role::VicePrincipal)],
    )
    .await;
    let mut vice = table.school.device(VICE).await;
    vice.sync().await;
    let sign_kt = |vice: &mut Device| {
        let sign = signed(vice, Side::Bgh, Capacity::ForHead, PostId(0x303));
        vice.write(Act::Sign(sign));
    };
    sign_kt(&mut vice);
    assert_eq!(verdicts(&mut vice).await, [Some(Refusal::NotAllowed)]);
    vice.write(Act::Delegate {
        to: Some(VICE),
        until: None,
    });
    assert_eq!(verdicts(&mut vice).await, [Some(Refusal::NotAllowed)]);
    table.principal.sync().await;
    table.principal.write(Act::Delegate {
        to: Some(VICE),
        until: Some(START.day()),
    });
    table.principal.sync().await;
    sign_as_chair(&mut table.chair);
    table.chair.sync().await;
    vice.sync().await;
    // In the principal's place, never by the vice principal's own right.
    sign(&mut vice, Side::Bgh, PostId(0x303));
    assert_eq!(verdicts(&mut vice).await, [Some(Refusal::NotAllowed)]);
    sign_kt(&mut vice);
    assert_eq!(verdicts(&mut vice).await, [None]);
    let edition = Edition::from_bytes(&vice.editions[0].content).unwrap();
    assert_eq!(
        edition.body.signatures[1].capacity(),
        Some(Capacity::ForHead)
    );
    // The day after the last one, and after it was taken back.
    table.principal.sync().await;
    to_signing(&mut table.principal);
    table.principal.sync().await;
    vice.sync().await;
    let clause = table.clause;
    type_at_end(&mut vice, clause, " Có biên bản.");
    table.school.clock.advance(crate::school::DAY_MS);
    sign_kt(&mut vice);
    assert_eq!(verdicts(&mut vice).await, [None, Some(Refusal::NotAllowed)]);
    for (to, verdict) in [(Some(VICE), None), (None, Some(Refusal::NotAllowed))] {
        table.principal.write(Act::Delegate { to, until: None });
        table.principal.sync().await;
        vice.sync().await;
        sign_kt(&mut vice);
        assert_eq!(verdicts(&mut vice).await, [verdict]);
    }
}

#[tokio::test]
async fn a_step_follows_the_current_one_or_is_refused() {
    let mut table = Table::drafting().await;
    let take = |device: &mut Device, step| {
        let follows = SignOff::of(&device.document).stand.since;
        device.write(Act::Step { follows, step })
    };
    ask(&mut table.principal);
    ask(&mut table.chair);
    assert_eq!(verdicts(&mut table.principal).await, [None]);
    // Both went the same way offline: who came second has nothing to add.
    assert_eq!(verdicts(&mut table.chair).await, [Some(Refusal::OutOfStep)]);
    take(&mut table.women, Step::Revised);
    assert_eq!(
        verdicts(&mut table.women).await,
        [Some(Refusal::NotAllowed)]
    );
    take(&mut table.chair, Step::Signing);
    assert_eq!(verdicts(&mut table.chair).await, [Some(Refusal::OutOfStep)]);
    for step in [Step::Revised, Step::Passed, Step::Signing] {
        take(&mut table.chair, step);
        assert_eq!(verdicts(&mut table.chair).await, [None]);
    }
    take(&mut table.chair, Step::Issued);
    assert_eq!(
        verdicts(&mut table.chair).await,
        [Some(Refusal::NotAllowed)],
        "nobody takes this step"
    );
    table.meet().await;
    sign_as_principal(&mut table.principal);
    sign_as_chair(&mut table.chair);
    table.meet().await;
    take(&mut table.principal, Step::InForce);
    assert_eq!(verdicts(&mut table.principal).await, [None]);
    table.meet().await;
    let stand = SignOff::of(&table.women.document).stand;
    assert_eq!(stand.step, Step::InForce);
}

#[tokio::test]
async fn what_was_put_away_is_read_only_for_all_who_know_and_takes_what_was_written_before() {
    let mut table = Table::set().await;
    sign_as_principal(&mut table.principal);
    sign_as_chair(&mut table.chair);
    table.meet().await;
    // The chair works without a network while the plan goes to its end.
    let (clause, late) = (table.clause, &mut table.chair);
    type_at_end(late, clause, " Có biên bản.");
    for step in [Step::InForce, Step::Evaluated, Step::Archived] {
        let follows = SignOff::of(&table.principal.document).stand.since;
        table.principal.write(Act::Step { follows, step });
    }
    assert_eq!(verdicts(&mut table.principal).await, [None; 3]);
    assert_eq!(
        verdicts(&mut table.chair).await,
        [None],
        "late, not refused"
    );
    table.meet().await;
    for device in [&mut table.principal, &mut table.chair] {
        type_at_end(device, clause, " Muộn rồi.");
        let refused = Some(Refusal::OutOfStep);
        assert_eq!(verdicts(device).await, [refused]);
    }
}
