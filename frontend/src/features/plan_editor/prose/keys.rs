//! What keys mean in the text of a part, beyond the letters that they write.

use leptos::ev::KeyboardEvent;

/// A key that acts on the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// Enter, with the caret there.
    Enter(u32),
    /// Backspace at the very beginning.
    Backspace,
    /// Delete at the very end.
    Delete,
    /// Tab.
    Indent,
    /// Shift and Tab.
    Outdent,
    /// Alt and an arrow.
    MoveUp,
    /// Alt and an arrow.
    MoveDown,
    /// Alt and an arrow.
    MoveLeft,
    /// Alt and an arrow.
    MoveRight,
    /// An arrow that would leave the text at its beginning.
    ToPrevious,
    /// An arrow that would leave the text at its end.
    ToNext,
    /// Ctrl+Z.
    Undo,
    /// Ctrl+Shift+Z or Ctrl+Y.
    Redo,
    /// Escape.
    Leave,
}

impl Key {
    /// Whether it only has a meaning in the outline; elsewhere it is the browser's.
    pub(super) fn is_about_outline(self) -> bool {
        matches!(
            self,
            Self::Indent | Self::Outdent | Self::MoveLeft | Self::MoveRight
        )
    }
}

/// What is held beside a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Held {
    shift: bool,
    alt: bool,
    command: bool,
}

/// The meaning of a key press, given the selection and the length of the text. While a composition is open keys belong
/// to it; 229 is what keyboards of phones report then. Enter is told by `beforeinput`.
pub(super) fn meaning(event: &KeyboardEvent, selection: (u32, u32), length: u32) -> Option<Key> {
    if event.is_composing() || event.key_code() == 229 {
        return None;
    }
    let held = Held {
        shift: event.shift_key(),
        alt: event.alt_key(),
        command: event.ctrl_key() || event.meta_key(),
    };
    read(&event.key(), held, selection, length)
}

fn read(key: &str, held: Held, (start, end): (u32, u32), length: u32) -> Option<Key> {
    let at_start = start == 0 && end == 0;
    let at_end = start == length && end == length;
    let bare = !held.shift && !held.alt && !held.command;
    let moves = held.alt && !held.shift && !held.command;
    match key {
        "ArrowUp" if moves => Some(Key::MoveUp),
        "ArrowDown" if moves => Some(Key::MoveDown),
        "ArrowLeft" if moves => Some(Key::MoveLeft),
        "ArrowRight" if moves => Some(Key::MoveRight),
        "ArrowUp" | "ArrowLeft" if bare && at_start => Some(Key::ToPrevious),
        "ArrowDown" | "ArrowRight" if bare && at_end => Some(Key::ToNext),
        "Backspace" if at_start => Some(Key::Backspace),
        "Delete" if at_end => Some(Key::Delete),
        "Tab" if bare => Some(Key::Indent),
        "Tab" if held.shift && !held.alt && !held.command => Some(Key::Outdent),
        "z" | "Z" if held.command && !held.alt => {
            Some(if held.shift { Key::Redo } else { Key::Undo })
        }
        "y" | "Y" if held.command && !held.alt => Some(Key::Redo),
        "Escape" => Some(Key::Leave),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BARE: Held = Held {
        shift: false,
        alt: false,
        command: false,
    };

    #[test]
    fn backspace_joins_only_at_the_very_beginning() {
        assert_eq!(read("Backspace", BARE, (0, 0), 9), Some(Key::Backspace));
        assert_eq!(read("Backspace", BARE, (0, 4), 9), None);
        assert_eq!(read("Backspace", BARE, (1, 1), 9), None);
    }

    #[test]
    fn arrows_leave_a_text_only_at_its_ends() {
        assert_eq!(read("ArrowUp", BARE, (0, 0), 9), Some(Key::ToPrevious));
        assert_eq!(read("ArrowDown", BARE, (9, 9), 9), Some(Key::ToNext));
        assert_eq!(read("ArrowDown", BARE, (3, 3), 9), None);
    }

    #[test]
    fn undo_and_redo_are_those_that_hands_know() {
        let command = Held {
            command: true,
            ..BARE
        };
        assert_eq!(read("z", command, (3, 3), 9), Some(Key::Undo));
        assert_eq!(
            read(
                "Z",
                Held {
                    shift: true,
                    ..command
                },
                (3, 3),
                9
            ),
            Some(Key::Redo)
        );
        assert_eq!(read("y", command, (3, 3), 9), Some(Key::Redo));
        assert_eq!(read("z", BARE, (3, 3), 9), None);
    }
}
