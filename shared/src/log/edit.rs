//! Acts out of what a person did to what is on the screen: pure readings of a document, nothing is
//! changed. Offsets are UTF-16 units, as a browser counts; text is normalised to NFC here and
//! nowhere else.

mod fields;
mod outline;
pub(super) mod text;
mod undoing;

pub use fields::{set, set_side, set_tag};
pub use outline::{
    create, down, indent, join_with_previous, move_to, outdent, put, remove, restore, up,
};
pub use text::{delete, insert, replace, reword, splice, split};
pub use undoing::{redo, undo};

/// Why no act came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The node is not in the document, or in the trash, or absorbed by another.
    #[error("node is not shown in the document")]
    NoSuchNode,
    /// The offset lies past the end of the text.
    #[error("offset lies past the end of the text")]
    PastEnd,
    /// The offset lies within a surrogate pair.
    #[error("offset lies within a surrogate pair")]
    WithinCharacter,
    /// There is nothing to do: no text, an empty range, the same place or value.
    #[error("the edit changes nothing")]
    Nothing,
    /// There is no room there: the first cannot go up, a node cannot go below itself.
    #[error("the node cannot go there")]
    NoPlace,
}
