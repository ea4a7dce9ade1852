//! What the page of signing says of a plan: a plain reading of the document. Who may do what is asked of `permissions` by
//! the views, which know the person.

use lientich_shared::directory::{Directory, Role};
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::{ChangeId, Hash32, NodeId, NodeKind, Side};
use lientich_shared::log::document::Document;
use lientich_shared::log::sign_off::NO_CONSENT;
use lientich_shared::plan::content::{self, Content};
use lientich_shared::plan::sign_off::{self, Consent, Obstacle, SignOff, Signature};
use lientich_shared::time::{Day, Timestamp};

use crate::strings::names;

/// Everything that the page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// What would be signed.
    pub content: Content,
    /// Its hash.
    pub hash: Hash32,
    /// How far the sign-off has come.
    pub sign_off: SignOff,
    /// What stands in the way, but for consents.
    pub obstacles: Vec<Obstacle>,
    /// Opinions without an answer, as far as the reader knows: they lie in documents of their own.
    pub unanswered: usize,
    /// The clauses that Ban nữ công binds.
    pub womens: Vec<Womens>,
    /// Who took the plan to its step, and when.
    pub since: Option<Since>,
}

/// Who did something to the plan, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    /// Who.
    pub person: Option<PersonId>,
    /// When, by their device's clock.
    pub at: Timestamp,
    /// Whether the server has taken it.
    pub is_registered: bool,
}

/// A clause that needs the consent of Ban nữ công, or has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Womens {
    /// Its node.
    pub node: NodeId,
    /// How one speaks of it.
    pub name: String,
    /// Its words now.
    pub text: String,
    /// How far the consent has come.
    pub consent: Said,
    /// The last word of the committee.
    pub last: Option<Since>,
}

/// What Ban nữ công has said to a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It consents to what stands there now.
    Yes,
    /// It consented to other words.
    Fell,
    /// It consented, and the clause is no longer there, or no longer theirs.
    Gone,
    /// It took its consent back.
    Withdrawn,
    /// Nothing.
    Nothing,
}

/// How far the signature of a side has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'a> {
    /// It has signed what stands here.
    Signed(&'a Signature),
    /// It has signed another content.
    Other(&'a Signature),
    /// It has signed nothing since the last Edition.
    Nothing,
}

/// Why nobody can sign now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// The plan is at another step.
    Step,
    /// Something stands in the way.
    Open,
    /// Both sides have signed it.
    Done,
}

impl Picture {
    /// Reads a document.
    pub fn of(document: &Document) -> Self {
        let content = Content::of(document);
        let sign_off = SignOff::of(document);
        let (consents, obstacles): (Vec<_>, Vec<_>) =
            sign_off::obstacles(document, &sign_off.consents)
                .into_iter()
                .partition(|obstacle| matches!(obstacle, Obstacle::NoConsent(_)));
        Self {
            hash: content::hash(&content.to_bytes()),
            womens: womens(document, &content, &sign_off, &consents),
            since: sign_off
                .stand
                .since
                .and_then(|change| since(document, change)),
            content,
            obstacles,
            unanswered: 0,
            sign_off,
        }
    }

    /// How many numbered parts there are.
    pub fn clauses(&self) -> usize {
        let parts = self.content.parts.iter();
        parts.filter(|part| is_outline(part.kind)).count()
    }

    /// Clauses without consent to what they say now.
    pub fn unconsented(&self) -> Vec<NodeId> {
        let open = self.womens.iter().filter(|one| one.consent != Said::Yes);
        open.map(|one| one.node).collect()
    }

    /// How far the signature of a side has come.
    pub fn standing(&self, side: Side) -> Standing<'_> {
        let mut here = self.sign_off.on(self.hash);
        if let Some(signature) = here.find(|signature| signature.side == side) {
            return Standing::Signed(signature);
        }
        let is_spent = |one: &Signature| self.sign_off.is_signed_by_both(one.content);
        let others = self.sign_off.signatures.iter();
        others
            .filter(|one| one.side == side && one.content != self.hash && !is_spent(one))
            .max_by_key(|one| one.at)
            .map_or(Standing::Nothing, Standing::Other)
    }

    /// Why nobody can sign now; `None` if one can.
    pub fn hindrance(&self) -> Option<Hindrance> {
        if self.is_done() {
            Some(Hindrance::Done)
        } else if !self.sign_off.is_open() {
            Some(Hindrance::Step)
        } else if 0 < self.unanswered
            || !self.obstacles.is_empty()
            || !self.unconsented().is_empty()
        {
            Some(Hindrance::Open)
        } else {
            None
        }
    }

    /// Whether both sides have signed what stands here.
    pub fn is_done(&self) -> bool {
        self.sign_off.is_signed_by_both(self.hash)
    }

    /// How one speaks of a clause.
    pub fn name(&self, node: NodeId) -> String {
        name(&self.content, node).unwrap_or_default()
    }
}

fn name(content: &Content, node: NodeId) -> Option<String> {
    let part = content.parts.iter().find(|part| part.node == node)?;
    Some(names::part(part.kind, &part.path))
}

fn since(document: &Document, change: ChangeId) -> Option<Since> {
    let is_registered = !document.pending().contains(&change);
    let known = document.change(change)?;
    Some(Since {
        person: document.author(change.replica).map(|author| author.person),
        at: known.at,
        is_registered,
    })
}

fn womens(
    document: &Document,
    content: &Content,
    sign_off: &SignOff,
    open: &[Obstacle],
) -> Vec<Womens> {
    let theirs = content.parts.iter().filter(|part| part.side == Side::Women);
    let mut nodes: Vec<NodeId> = theirs.map(|part| part.node).collect();
    for obstacle in open {
        if let Obstacle::NoConsent(node) = obstacle
            && !nodes.contains(node)
        {
            nodes.push(*node);
        }
    }
    let line = |node: NodeId| {
        let last = sign_off.consents.iter().rfind(|one| one.node == node);
        let is_shown = content
            .parts
            .iter()
            .any(|part| part.node == node && part.side == Side::Women);
        Womens {
            node,
            name: name(content, node).unwrap_or_default(),
            text: document.text(node),
            consent: said(last, open.contains(&Obstacle::NoConsent(node)), is_shown),
            last: last.and_then(|last| since(document, last.change)),
        }
    };
    nodes.into_iter().map(line).collect()
}

fn said(last: Option<&Consent>, is_open: bool, is_shown: bool) -> Said {
    match last {
        _ if !is_open => Said::Yes,
        None => Said::Nothing,
        Some(last) if last.clause == NO_CONSENT => Said::Withdrawn,
        Some(_) if is_shown => Said::Fell,
        Some(_) => Said::Gone,
    }
}

/// A content's name for people: the first eight digits of its hash, "9F3C-71AE".
pub fn code(hash: Hash32) -> String {
    let pair = |at: usize| format!("{:02X}{:02X}", hash.0[at], hash.0[at + 1]);
    format!("{}-{}", pair(0), pair(2))
}

/// Whether a part is numbered text.
fn is_outline(kind: NodeKind) -> bool {
    matches!(
        kind,
        NodeKind::Section | NodeKind::Clause | NodeKind::Bullet | NodeKind::Paragraph
    )
}

/// Who holds a post on a day.
pub fn holders(directory: &Directory, role: Role, day: Day) -> Vec<PersonId> {
    let held = directory.posts.iter();
    let held = held.filter(|post| post.role == role && post.is_held(day));
    held.map(|post| post.person).collect()
}

#[cfg(test)]
mod tests;
