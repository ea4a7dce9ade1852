//! What the tests look for on a screen: the contract between the app and everything that watches it from outside.
//!
//! The app keeps these attributes; the stories name nothing else of its markup, so that a screen can be rebuilt
//! without touching a story. Words that people read are not here: stories say them in Vietnamese, as a person would
//! look for them. Attributes carry machine values (ids, states, counts), never words to be translated.
//!
//! | where | attributes |
//! |---|---|
//! | `<html>` | `data-ready` once storage is open and the first view of the route is painted; `data-version` of the build |
//! | state line, on every screen | [`SYNC_STATE`] with `data-state`, `data-unsent` (number of changes not yet on the server) |
//! | page of a plan | [`PLAN`] with `data-doc`, `data-content-hash` (hex; equal on all copies with equal content) |
//! | a clause | `[data-node="<id>"]` on its row, with `data-depth`, `data-level` (`device`, `server`, `seen`), and `data-contested` if removed by one and edited by another |
//! | within a clause | `[data-label]` its computed number; `textarea[data-text]` its text |
//! | a button that acts | `data-act="…"`, see [`Act`]; those of the clause bar act on the clause that has the focus |

/// The sentence about synchronisation, on every screen. Its `data-state` is one of [`SyncState`].
pub const SYNC_STATE: &str = "[data-testid=sync-state]";

/// The page of one plan.
pub const PLAN: &str = "[data-testid=plan]";

/// The list of plans; each is a link `a[data-doc]`.
pub const PLAN_LIST: &str = "[data-testid=plan-list]";

/// One plan in the list of plans.
pub const PLAN_LINK: &str = "[data-testid=plan-list] a[data-doc]";

/// Every clause row, in the order of the outline.
pub const CLAUSE: &str = "[data-node]:has(textarea[data-text])";

/// The page of a plan while clauses are still coming onto it.
pub const GROWING: &str = "[data-testid=plan] [aria-busy=true]";

/// The text control of a clause, inside its row.
pub const CLAUSE_TEXT: &str = "textarea[data-text]";

/// The contents list beside or above the plan.
pub const CONTENTS: &str = "[data-testid=contents]";

/// The field that finds words in the plan, with and without diacritics; clauses that match carry `data-hit`.
pub const FIND: &str = "input[data-testid=find]";

/// Removed clauses; each row has its own `data-node` and a button [`Act::Restore`].
pub const TRASH: &str = "[data-testid=trash]";

/// What came from others while this device was away; opens by itself after reconnecting.
pub const MERGE_REPORT: &str = "[data-testid=merge-report]";

/// One line of the merge report, with `data-node` and `data-author` (the person's id); `data-touched` = `both` where two people
/// touched the same words.
pub const MERGE_ENTRY: &str = "[data-testid=merge-report] [data-author]";

/// A change that the server refused: says who refused what and why.
pub const REFUSAL: &str = "[data-testid=refusal]";

/// The refused words, selectable, inside [`REFUSAL`].
pub const REFUSED_TEXT: &str = "[data-testid=refused-text]";

/// Where text of an existing plan is pasted.
pub const IMPORT_SOURCE: &str = "textarea[data-testid=import-source]";

/// The draft read from the pasted text, before it is accepted.
pub const IMPORT_DRAFT: &str = "[data-testid=import-draft]";

/// The offer to start a newer version of the app.
pub const UPDATE_OFFER: &str = "[data-testid=update-offer]";

/// The page of signing, with `data-code` (the short name of the content that would be signed).
pub const SIGN_OFF: &str = "[data-testid=sign-off]";

/// The strip of a plan's life, with `data-step` (the number of the step where it stands).
pub const LIFE: &str = "[data-testid=life]";

/// A signed Edition, with `data-number`.
pub const SIGNED_EDITION: &str = "[data-testid=signed-edition]";

/// What came of checking a signed Edition, with `data-holds`.
pub const VERIFIED: &str = "[data-testid=verified]";

/// The signed-in person's duties.
pub const MY_WORK: &str = "[data-testid=my-work]";

/// One duty in "Việc của tôi".
pub const DUTY: &str = "[data-testid=duty]";

/// A mark that somebody else is in this clause, inside its row; has `data-person`.
pub const PRESENCE: &str = "[data-testid=presence]";

/// What others changed in a plan and the person has not seen, on Hôm nay.
pub const UNREAD: &str = "[data-testid=unread-card]";

/// An issued plan that waits to be read, on Hôm nay.
pub const NEW_EDITION: &str = "[data-testid=new-edition]";

/// A plan that waits for the person's own signature or consent, on Hôm nay.
pub const TURN: &str = "[data-testid=turn-card]";

/// A plan that waits for its number.
pub const DOCKET_CARD: &str = "[data-testid=docket-card]";

/// Number, place and day over an issued plan.
pub const DOCKET: &str = "[data-testid=docket]";

/// The way to enter them.
pub const TO_DOCKET: &str = "[data-act=docket]";

/// Confirms to have read it.
pub const CONFIRM_READ: &str = "[data-act=confirm-read]";

/// Says that this person has.
pub const HAS_READ: &str = "[data-testid=has-read]";

/// Opens the note of since when and where an Edition is public.
pub const NOTE_PUBLIC: &str = "[data-act=note-public]";

/// Keeps that note.
pub const KEEP_PUBLIC: &str = "[data-act=keep-public]";

/// Confirms to have seen it made public.
pub const CONFIRM_PUBLIC: &str = "[data-act=confirm-public]";

/// The tab of the panel with what is said of the plan.
pub const TO_COMMENTS: &str = "[data-tab=comments]";

/// What is said of the plan: comments and proposed wordings.
pub const COMMENTS: &str = "[data-testid=comments]";

/// The way to the audit trail, for those who may read it.
pub const TO_AUDIT: &str = "[data-act=to-audit]";

/// One line of the audit trail.
pub const AUDIT_ROW: &str = "[data-testid=audit-row]";

/// Shows what was refused only.
pub const ONLY_REFUSED: &str = "label:has(input[name=audit-which][value=refused])";

/// A line of it that tells of something refused.
pub const AUDIT_REFUSED: &str = "[data-testid=audit-row][data-refused]";

/// The page of a plan's history: its timeline, a version, or two of them side by side.
pub const HISTORY: &str = "[data-testid=history]";

/// What one person did in one go, in the timeline; with `data-person`.
pub const SITTING: &str = "[data-testid=timeline] [data-person]";

/// The plan as it was at a version.
pub const VERSION: &str = "[data-testid=version]";

/// Clauses that differ between two versions; each has its own `data-node`.
pub const COMPARISON: &str = "[data-testid=comparison]";

/// Says what bringing back will change.
pub const WILL_CHANGE: &str = "[data-testid=will-change]";

/// The issued plan as it is read.
pub const EDITION: &str = "[data-testid=edition]";

/// The first steps of a founder, on Hôm nay.
pub const FIRST_STEPS: &str = "[data-testid=first-steps]";

/// The list of people; each is a link `a[data-person]`.
pub const MEMBERS: &str = "[data-testid=members]";

/// A person's page.
pub const PERSON: &str = "[data-testid=person]";

/// Where a list of staff is pasted.
pub const ROSTER: &str = "textarea[data-testid=roster]";

/// What was understood of a list of staff, before it is accepted.
pub const ROSTER_PREVIEW: &str = "[data-testid=roster-preview]";

/// A fresh sign-in link, in the dialog that made it.
pub const INVITATION_LINK: &str = "[data-testid=invitation-link]";

/// Invitations ready to be printed.
pub const INVITATIONS: &str = "[data-testid=invitations]";

/// The warning, before signing out, of what is only on this device.
pub const ONLY_HERE: &str = "[data-testid=only-here]";

/// What is seen where nobody is signed in.
pub const SIGNED_OUT: &str = "[data-testid=signed-out]";

/// Values of `data-state` on [`SYNC_STATE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyncState {
    /// No connection to the server; everything typed is kept on this device.
    Offline,
    /// There are changes that the server has not yet accepted.
    Pending,
    /// A round trip is under way.
    Syncing,
    /// The server has all that this device has, and the other way round.
    Synced,
    /// The server refused something, and the person has not yet dealt with it.
    Refused,
}

impl SyncState {
    /// The attribute's value.
    pub fn value(self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Pending => "pending",
            Self::Syncing => "syncing",
            Self::Synced => "synced",
            Self::Refused => "refused",
        }
    }
}

/// Places of the navigation: `[data-nav="…"]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Hôm nay.
    Today,
    /// Kế hoạch.
    Plans,
    /// Việc của tôi.
    Work,
    /// Họp.
    Meetings,
    /// Thêm.
    More,
}

impl Place {
    /// Finds the visible link to this place.
    pub fn selector(self) -> &'static str {
        match self {
            Self::Today => "[data-nav=today]",
            Self::Plans => "[data-nav=plans]",
            Self::Work => "[data-nav=work]",
            Self::Meetings => "[data-nav=meetings]",
            Self::More => "[data-nav=more]",
        }
    }
}

/// Buttons that act: `[data-act="…"]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Adds an empty clause after the one that has the focus.
    AddAfter,
    /// Moves the clause that has the focus to the trash.
    Remove,
    /// Takes a clause out of the trash.
    Restore,
    /// Moves the clause before its previous sibling.
    MoveUp,
    /// Moves the clause after its next sibling.
    MoveDown,
    /// Makes the clause a child of the one before it.
    Indent,
    /// Makes the clause a sibling of its parent.
    Outdent,
    /// Takes back one's own last act.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Opens the form for an empty plan.
    CreatePlan,
    /// Opens the import of an existing plan.
    ImportPlan,
    /// Accepts the imported draft as a plan.
    AcceptImport,
    /// Opens the trash.
    OpenTrash,
    /// Opens the merge report.
    OpenMergeReport,
    /// Closes the merge report: everything in it has been read.
    ReadAll,
    /// Copies the refused words.
    CopyRefused,
    /// Puts a refusal away.
    DismissRefusal,
    /// Starts the new version of the app.
    UpdateApp,
    /// Goes to the page of signing.
    SignOff,
    /// Opens the choice of the side to which the clause belongs.
    SetSide,
    /// Opens the form of the clause's duty.
    AssignDuty,
    /// Accepts the form that is open.
    Save,
    /// Opens the menu of the plan.
    PlanMenu,
    /// Opens the history of the plan.
    History,
    /// Shows what was changed in a sitting.
    SeeChanges,
    /// Opens the other ways to look at a sitting.
    SittingMore,
    /// Opens the version that a sitting led to.
    OpenVersion,
    /// Compares a version with the plan as it is.
    WithNow,
    /// Asks to bring back one clause.
    RestoreClause,
    /// Asks to bring back all of a version.
    RestoreAll,
    /// Brings back what was asked for.
    ConfirmRestore,
    /// The way back that is offered after an act.
    ToastAction,
    /// Shows what makes the draft an amendment.
    Amendment,
    /// Opens the form about the school.
    DescribeSchool,
    /// Opens the page on which people are taken in.
    AddPeople,
    /// Reads the pasted list of staff.
    ReadRoster,
    /// Opens the invitation of a person.
    Invite,
    /// Makes the sign-in link.
    MakeLink,
    /// Opens the invitations on paper.
    PrintInvitations,
    /// Makes the invitations on paper.
    MakeInvitations,
    /// Asks to revoke a device.
    Revoke,
    /// Revokes it.
    ConfirmRevoke,
    /// Asks to sign out.
    SignOut,
    /// Signs out.
    ConfirmSignOut,
}

impl Act {
    /// Finds the button.
    pub fn selector(self) -> String {
        format!("[data-act={}]", self.value())
    }

    /// The attribute's value.
    pub fn value(self) -> &'static str {
        match self {
            Self::AddAfter => "add-after",
            Self::Remove => "remove",
            Self::Restore => "restore",
            Self::MoveUp => "move-up",
            Self::MoveDown => "move-down",
            Self::Indent => "indent",
            Self::Outdent => "outdent",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::CreatePlan => "create-plan",
            Self::ImportPlan => "import-plan",
            Self::AcceptImport => "accept-import",
            Self::OpenTrash => "open-trash",
            Self::OpenMergeReport => "open-merge-report",
            Self::ReadAll => "read-all",
            Self::CopyRefused => "copy-refused",
            Self::DismissRefusal => "dismiss-refusal",
            Self::UpdateApp => "update-app",
            Self::SignOff => "sign-off",
            Self::SetSide => "set-side",
            Self::AssignDuty => "assign-duty",
            Self::Save => "save",
            Self::PlanMenu => "plan-menu",
            Self::History => "history",
            Self::SeeChanges => "see-changes",
            Self::SittingMore => "sitting-more",
            Self::OpenVersion => "open-version",
            Self::WithNow => "with-now",
            Self::RestoreClause => "restore-clause",
            Self::RestoreAll => "restore-all",
            Self::ConfirmRestore => "confirm-restore",
            Self::ToastAction => "toast-action",
            Self::Amendment => "amendment",
            Self::DescribeSchool => "describe-school",
            Self::AddPeople => "add-people",
            Self::ReadRoster => "read-roster",
            Self::Invite => "invite",
            Self::MakeLink => "make-link",
            Self::PrintInvitations => "print-invitations",
            Self::MakeInvitations => "make-invitations",
            Self::Revoke => "revoke",
            Self::ConfirmRevoke => "confirm-revoke",
            Self::SignOut => "sign-out",
            Self::ConfirmSignOut => "confirm-sign-out",
        }
    }
}

/// The row of the clause with this id.
pub fn clause(node: &str) -> String {
    format!("[data-node=\"{node}\"]")
}

/// The text control of the clause with this id.
pub fn clause_text(node: &str) -> String {
    format!("[data-node=\"{node}\"] {CLAUSE_TEXT}")
}
