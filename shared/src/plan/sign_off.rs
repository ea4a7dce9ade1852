//! How far a plan is on its way to both signatures: who signed which content, which consents stand,
//! whom the principal lets sign, and where the plan stands in its life. Read off the document, never
//! stored. Who may do these acts is not asked here; see `permissions`.

mod obstacle;
mod read;

use super::content::{self, Content};
use super::view::PlanKind;
use crate::ids::{PersonId, PostId};
use crate::log::change::{Act, ChangeId, Hash32, NodeId, Side};
use crate::log::document::{Document, Version};
use crate::log::sign_off::{Capacity, NO_CONSENT, Sign, Step};
use crate::time::{Day, Timestamp};

pub use obstacle::{Obstacle, is_consented, obstacles};

/// A signature of one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The change that brought it.
    pub change: ChangeId,
    /// Who signed.
    pub person: PersonId,
    /// For whom.
    pub side: Side,
    /// In which capacity.
    pub capacity: Capacity,
    /// By which post.
    pub post: PostId,
    /// When, by the device's clock.
    pub at: Timestamp,
    /// Hash of the content that it is on.
    pub content: Hash32,
    /// The version that it is on.
    pub version: Version,
    /// How often signing had been closed in that version, see [`SignOff::closings`].
    pub closed: usize,
    /// Whether the server has taken it; until then it is "signed here, not yet registered".
    pub is_registered: bool,
}

impl Signature {
    fn new(change: ChangeId, person: PersonId, sign: &Sign) -> Self {
        Self {
            change,
            person,
            side: sign.side,
            capacity: sign.capacity,
            post: sign.post,
            at: sign.at,
            content: sign.content,
            version: Version {
                heads: sign.heads.clone(),
            },
            closed: 0,
            is_registered: false,
        }
    }

    /// Whether two signatures agree: same content, both sides, two persons, and signing was not closed
    /// between them: who takes a plan back takes back what was signed.
    pub fn pairs_with(&self, other: &Self) -> bool {
        let sides = [self.side, other.side];
        let is_both = sides == [Side::Bgh, Side::Bch] || sides == [Side::Bch, Side::Bgh];
        let is_same = self.content == other.content && self.closed == other.closed;
        is_both && is_same && self.person != other.person
    }
}

/// Two signatures that agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Hash of the content that both signed.
    pub content: Hash32,
    /// The versions that were signed, together.
    pub version: Version,
    /// The first two that agree in the derived order. The Edition itself has the two that came first
    /// to the server.
    pub signatures: [Signature; 2],
    /// The latest signature on this content in the derived order: what the next step follows.
    pub latest: ChangeId,
}

/// Consent of Ban nữ công to a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent {
    /// The change that brought it.
    pub change: ChangeId,
    /// Who gave it.
    pub person: PersonId,
    /// To which clause.
    pub node: NodeId,
    /// The clause's hash then: the consent stands while `plan::clause::hash` is this. [`NO_CONSENT`]
    /// where the committee took back what it had said before.
    pub clause: Hash32,
    /// Whether the server has taken it.
    pub is_registered: bool,
}

/// Who may sign in the principal's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delegation {
    /// The change that says so.
    pub change: ChangeId,
    /// Who delegates: worth nothing once they are no longer principal.
    pub by: PersonId,
    /// To whom.
    pub to: PersonId,
    /// The last day; `None` until it is taken back.
    pub until: Option<Day>,
    /// Whether the server has taken it.
    pub is_registered: bool,
}

/// Where a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// The step.
    pub step: Step,
    /// The change that led there, which the next step must follow; `None` for a new plan.
    pub since: Option<ChangeId>,
}

/// Everything about the sign-off of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOff {
    /// All signatures, registered ones first.
    pub signatures: Vec<Signature>,
    /// What both sides have signed, oldest first: one for each Edition. Only what is registered counts.
    pub pairs: Vec<Pair>,
    /// Registered signatures on contents that the other side has not signed, since signing was last closed.
    pub open: Vec<Signature>,
    /// The registered steps that closed signing: by taking the plan back from it, or by going on after an
    /// Edition. What was signed before one of them makes no Edition with what is signed after it.
    pub closings: Vec<ChangeId>,
    /// All consents, fallen ones too.
    pub consents: Vec<Consent>,
    /// The delegation in force, if its day has not passed and its giver is still principal.
    pub delegation: Option<Delegation>,
    /// Where the plan stands.
    pub stand: Stand,
}

impl SignOff {
    /// Reads a document.
    pub fn of(document: &Document) -> Self {
        read::read(document)
    }

    /// A signature as it will read once a change has brought it.
    pub fn signature(
        &self,
        document: &Document,
        change: ChangeId,
        person: PersonId,
        sign: &Sign,
    ) -> Signature {
        let mut signature = Signature::new(change, person, sign);
        signature.closed = document.within(&self.closings, &signature.version).len();
        signature
    }

    /// Whether a signature was made knowing of all that closed signing so far.
    pub fn is_up_to_date(&self, signature: &Signature) -> bool {
        signature.closed == self.closings.len()
    }

    /// The registered signature that a new one would make an Edition with; none where both sides have
    /// signed that content already.
    pub fn partner(&self, signature: &Signature) -> Option<&Signature> {
        if self.is_signed_by_both(signature.content) {
            return None;
        }
        self.open.iter().find(|open| open.pairs_with(signature))
    }

    /// Whether the plan is at the step at which it is signed. The server asks it of the plan as it is when
    /// a signature arrives, so what was signed without a network counts if nobody took the plan back meanwhile.
    pub fn is_open(&self) -> bool {
        self.stand.step == Step::Signing
    }

    /// Whether both sides have signed a content.
    pub fn is_signed_by_both(&self, content: Hash32) -> bool {
        self.pairs.iter().any(|pair| pair.content == content)
    }

    /// Whether a version can still become an Edition: it contains the last one.
    pub fn continues(&self, document: &Document, version: &Version) -> bool {
        let last = self.pairs.last();
        last.is_none_or(|last| contains(document, version, &last.version))
    }

    /// The signatures on a content, of either side, registered or not: those of its Edition, or, without
    /// one, those made since signing was last closed.
    pub fn on(&self, content: Hash32) -> impl Iterator<Item = &Signature> {
        let all = self.signatures.iter();
        all.filter(move |one| one.content == content && self.counts(one))
    }

    fn counts(&self, signature: &Signature) -> bool {
        let mut edition = self.pairs.iter().map(|pair| &pair.signatures[0]);
        let is_in_force =
            edition.any(|one| one.content == signature.content && one.closed == signature.closed);
        is_in_force || self.is_up_to_date(signature)
    }
}

fn contains(document: &Document, version: &Version, earlier: &Version) -> bool {
    let mut heads = earlier.heads.iter();
    heads.all(|head| document.is_in(*head, version))
}

/// Hash of the content of a document as it is.
pub fn content_hash(document: &Document) -> Hash32 {
    content::hash(&Content::of(document).to_bytes())
}

/// A signature on a document as it is, still without the device's signature: that is made over
/// [`Sign::signed_bytes`] and put in.
pub fn draft(
    document: &Document,
    side: Side,
    capacity: Capacity,
    post: PostId,
    at: Timestamp,
) -> Sign {
    Sign {
        heads: document.heads(),
        content: content_hash(document),
        side,
        capacity,
        post,
        at,
        signature: [0; 64],
    }
}

/// Consent to a clause as it stands; `None` if the document never had it.
pub fn consent_to(document: &Document, node: NodeId) -> Option<Act> {
    let clause = super::clause::hash(document, node)?;
    Some(Act::Consent { node, clause })
}

/// Takes back all earlier consents to a clause.
pub fn withdraw_consent(node: NodeId) -> Act {
    let clause = NO_CONSENT;
    Act::Consent { node, clause }
}

/// The steps that may follow one. Both signatures lead to [`Step::Issued`] by themselves, whatever
/// the step before: nobody takes it. A report tells what was done: nobody is asked about it and no
/// conference passes it.
pub fn next_steps(kind: PlanKind, step: Step) -> &'static [Step] {
    match step {
        Step::Draft if kind.is_report() => &[Step::Signing],
        Step::Signing if kind.is_report() => &[Step::Draft],
        Step::Issued if kind.is_report() => &[Step::Archived, Step::Signing],
        Step::Draft => &[Step::Consulting],
        Step::Consulting => &[Step::Revised, Step::Draft],
        Step::Revised => &[Step::Passed, Step::Consulting],
        Step::Passed => &[Step::Signing, Step::Revised],
        Step::Signing => &[Step::Revised],
        Step::Issued => &[Step::InForce],
        // An amendment goes to the teams again.
        Step::InForce => &[Step::Evaluated, Step::Consulting],
        Step::Evaluated => &[Step::Archived],
        Step::Archived => &[],
    }
}

/// Whether a document may be signed as what it is: a plan only where its signing was opened after it
/// had been passed, so that nothing becomes one that was drafted as a report.
pub fn is_passed(document: &Document, kind: PlanKind, stand: Stand) -> bool {
    let act = |change: Option<ChangeId>| Some(document.change(change?)?.act);
    let Some(Act::Step { follows, .. }) = act(stand.since) else {
        return false;
    };
    let before = act(follows);
    kind.is_report() || matches!(before, Some(Act::Step { step, .. }) if step == Step::Passed)
}

#[cfg(test)]
mod tests;
