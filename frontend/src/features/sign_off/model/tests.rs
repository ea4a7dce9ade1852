//! The page of signing says what the document holds.

use lientich_shared::ids::{DeviceId, DocId, PostId, ReplicaId};
use lientich_shared::log::change::{Act, NodeKind};
use lientich_shared::log::document::{Author, Entry};
use lientich_shared::log::edit;
use lientich_shared::log::sign_off::{Capacity, Step};
use lientich_shared::log::verdict::Verdict;

use super::*;

const AT: Timestamp = Timestamp(1_000);

/// A plan with one women's clause, written by one person whom the server agrees with at once.
struct Plan {
    document: Document,
    clause: NodeId,
}

impl Plan {
    fn begin() -> Self {
        let mut document = Document::new(DocId(1));
        let author = Author {
            person: PersonId(7),
            device: DeviceId(7),
        };
        document.bind(ReplicaId(1), author);
        let act = edit::create(
            &document,
            None,
            None,
            NodeKind::Clause,
            Side::Women,
            "Khám sức khoẻ.",
        );
        let mut plan = Self {
            document,
            clause: NodeId(ChangeId {
                replica: ReplicaId(1),
                seq: 1,
            }),
        };
        plan.clause = NodeId(plan.does(act.unwrap()));
        plan
    }

    fn does(&mut self, act: Act) -> ChangeId {
        let (change, _) = self.document.commit(ReplicaId(1), AT, act).unwrap();
        self.document.judge(&[(change.id, Verdict::Accepted)]);
        change.id
    }

    fn consents(&mut self) {
        let consent = sign_off::consent_to(&self.document, self.clause);
        self.does(consent.unwrap());
    }

    fn writes(&mut self) {
        let act = edit::insert(&self.document, self.clause, 0, "Mỗi năm: ");
        self.does(act.unwrap());
    }

    fn goes_to_signing(&mut self) {
        for step in [Step::Consulting, Step::Revised, Step::Passed, Step::Signing] {
            let follows = SignOff::of(&self.document).stand.since;
            self.does(Act::Step { follows, step });
        }
    }

    fn signs(&mut self, side: Side) {
        let sign = sign_off::draft(&self.document, side, Capacity::Own, PostId(1), AT);
        self.does(Act::Sign(Box::new(sign)));
    }

    fn picture(&self) -> Picture {
        Picture::of(&self.document)
    }

    fn said(&self) -> Said {
        self.picture().womens[0].consent
    }
}

#[test]
fn consent_is_given_falls_with_the_words_and_can_be_taken_back() {
    let mut plan = Plan::begin();
    assert_eq!(plan.said(), Said::Nothing);
    plan.consents();
    assert_eq!(plan.said(), Said::Yes);
    plan.writes();
    assert_eq!(plan.said(), Said::Fell);
    plan.consents();
    let clause = plan.clause;
    plan.does(sign_off::withdraw_consent(clause));
    assert_eq!(plan.said(), Said::Withdrawn);
    assert_eq!(plan.picture().unconsented(), [clause]);
    plan.consents();
    plan.does(Act::Remove { node: clause });
    assert_eq!(plan.said(), Said::Gone);
}

#[test]
fn a_plan_is_signed_once_it_is_at_its_step_and_nothing_is_in_the_way() {
    let mut plan = Plan::begin();
    assert_eq!(plan.picture().hindrance(), Some(Hindrance::Step));
    plan.goes_to_signing();
    assert_eq!(plan.picture().hindrance(), Some(Hindrance::Open));
    plan.consents();
    assert_eq!(plan.picture().hindrance(), None);
    assert_eq!(plan.picture().clauses(), 1);
}

#[test]
fn a_signature_on_other_words_is_told_apart_from_one_on_these() {
    let mut plan = Plan::begin();
    plan.goes_to_signing();
    plan.signs(Side::Bch);
    let signed = plan.picture();
    assert!(matches!(signed.standing(Side::Bch), Standing::Signed(_)));
    assert_eq!(signed.standing(Side::Bgh), Standing::Nothing);
    plan.writes();
    let changed = plan.picture();
    let Standing::Other(other) = changed.standing(Side::Bch) else {
        panic!("{:?}", changed.standing(Side::Bch))
    };
    assert_eq!(other.content, signed.hash);
}

#[test]
fn a_content_is_named_by_eight_digits() {
    let mut bytes = [0; 32];
    bytes[..4].copy_from_slice(&[0x9f, 0x3c, 0x71, 0xae]);
    assert_eq!(code(Hash32(bytes)), "9F3C-71AE");
}

#[test]
fn what_the_server_has_not_judged_is_not_registered() {
    let mut plan = Plan::begin();
    let step = Step::Consulting;
    let (change, _) = plan
        .document
        .commit(
            ReplicaId(1),
            AT,
            Act::Step {
                follows: None,
                step,
            },
        )
        .unwrap();
    let registered = |plan: &Plan| plan.picture().since.map(|since| since.is_registered);
    assert_eq!(registered(&plan), Some(false));
    let entry = Entry::Known(change);
    plan.document.apply(vec![(entry, Verdict::Accepted)]);
    assert_eq!(registered(&plan), Some(true));
}
