//! What may be read, until the shared table of permissions has landed.

use lientich_shared::directory::Role;

/// What somebody wants to read.
#[derive(Debug, Clone, Copy)]
pub enum Action {
    /// Drafts.
    ReadDraft,
    /// Editions.
    ReadEditions,
}

/// The answer.
pub struct Decision(bool);

impl Decision {
    /// Whether it is yes.
    pub fn is_allowed(&self) -> bool {
        self.0
    }
}

/// Whether a holder of these roles may do it.
pub fn may(roles: &[Role], action: Action) -> Decision {
    Decision(match action {
        Action::ReadDraft => roles.iter().any(|role| role.side().is_some()),
        Action::ReadEditions => !roles.is_empty(),
    })
}
