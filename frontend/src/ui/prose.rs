//! A text that several people write at once: a plain, uncontrolled text control that is safe for Telex and VNI.
//!
//! What is typed goes out as one [`Splice`] per input. What others write comes in through `text` and is put into the
//! control without moving the caret. While a composition is open nothing is written into the control and nothing goes
//! out; both are done when it ends. It knows nothing of plans: keys that change the outline go out as [`Key`]s.

pub mod splice;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlTextAreaElement;

use crate::platform::dom;
use splice::Splice;

/// A key that means more than a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Enter, with the caret there.
    Enter(u32),
    /// Backspace at the very beginning.
    Backspace,
    /// Delete at the very end.
    Delete,
    /// Tab.
    Tab,
    /// Shift and Tab.
    ShiftTab,
    /// Alt and an arrow.
    Move(Arrow),
    /// An arrow that would leave the text.
    Leave(Arrow),
    /// Ctrl+Z.
    Undo,
    /// Ctrl+Shift+Z or Ctrl+Y.
    Redo,
    /// Escape.
    Escape,
}

/// Direction of an arrow key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrow {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
}

/// What is heard from a text.
#[derive(Clone, Copy)]
pub struct Hear {
    /// Something was typed: to be applied at once to the text that `text` tells.
    pub edit: Callback<Splice>,
    /// A key; answers whether it was taken.
    pub key: Callback<Key, bool>,
    /// It has the focus, or lost it.
    pub focus: Callback<bool>,
}

/// The state of one control: what it shows, and whether a composition is open.
#[derive(Clone, Copy)]
struct Control {
    element: NodeRef<html::Textarea>,
    shown: StoredValue<String>,
    composing: StoredValue<bool>,
    text: Signal<String>,
    edit: Callback<Splice>,
}

/// The text control.
#[component]
pub fn Prose(
    /// The text as it is now, with what others wrote.
    text: Signal<String>,
    /// What it is called, for those who do not see it.
    label: Signal<String>,
    /// The element's id.
    id: String,
    /// What stands in an empty one.
    placeholder: &'static str,
    /// Whether it may only be read.
    read_only: Signal<bool>,
    /// What is heard from it.
    hear: Hear,
) -> impl IntoView {
    let element = NodeRef::new();
    let first = text.get_untracked();
    let control = Control {
        element,
        shown: StoredValue::new(first.clone()),
        composing: StoredValue::new(false),
        text,
        edit: hear.edit,
    };
    Effect::new(move |_| {
        text.track();
        control.take_in();
    });
    view! {
        <textarea class="prose" rows="1" id=id node_ref=element aria-label=label placeholder=placeholder data-text="" enterkeyhint="enter"
            autocapitalize="sentences" spellcheck="false" readonly=read_only prop:value=first
            on:compositionstart=move |_| control.composing.set_value(true)
            on:compositionend=move |_| { control.composing.set_value(false); control.send_out(); }
            on:input=move |_| control.send_out()
            on:beforeinput=move |event| control.before_input(&event, hear.key)
            on:paste=move |event| control.paste(&event)
            on:keydown=move |event| on_key(control, &event, hear.key)
            on:focus=move |_| hear.focus.run(true)
            on:blur=move |_| { control.composing.set_value(false); control.send_out(); hear.focus.run(false); }>
        </textarea>
    }
    .into_any()
}

impl Control {
    /// Sends out what was typed since the last time, then takes in what others wrote meanwhile.
    fn send_out(self) {
        let Some(element) = self.element.get_untracked() else {
            return;
        };
        if self.composing.get_value() {
            return;
        }
        let (before, after) = (self.shown.get_value(), element.value());
        let caret = dom::selection(&element).end;
        if let Some(typed) = Splice::between(&before, &after, Some(caret)) {
            let now = self.text.get_untracked();
            let typed = match Splice::between(&before, &now, None) {
                Some(theirs) => typed.after(&theirs),
                None => typed,
            };
            // What the control shows is settled first: applying the edit runs `take_in`.
            self.shown.set_value(after);
            self.edit.run(typed);
        }
        self.take_in();
        grow(&element);
    }

    /// Puts what others wrote into the control, unless a composition is open.
    fn take_in(self) {
        let Some(element) = self.element.get_untracked() else {
            return;
        };
        if self.composing.get_value() {
            return;
        }
        let (shown, now) = (self.shown.get_value(), self.text.get_untracked());
        if element.value() != shown {
            // Typed, and its input event is still to come: that one sends it out and comes back here.
            return;
        }
        if let Some(theirs) = Splice::between(&shown, &now, None) {
            let before = dom::selection(&element);
            dom::splice(&element, theirs.at, theirs.end(), &theirs.text);
            let after = dom::Selection {
                start: theirs.carry(before.start),
                end: theirs.carry(before.end),
            };
            // The browser selects what replaced the words around the caret: a caret is meant to stay a caret.
            if dom::selection(&element) != after {
                dom::select(&element, after);
            }
            self.shown.set_value(now);
            grow(&element);
        }
    }

    /// Line breaks and the browser's own undo are acts on the outline. The keyboards of phones tell them only here.
    fn before_input(self, event: &ev::InputEvent, key: Callback<Key, bool>) {
        let Some(element) = self.element.get_untracked() else {
            return;
        };
        let meant = match event.input_type().as_str() {
            "insertLineBreak" | "insertParagraph" => {
                self.composing.set_value(false);
                self.send_out();
                Key::Enter(dom::selection(&element).start)
            }
            "historyUndo" => Key::Undo,
            "historyRedo" => Key::Redo,
            _ => return,
        };
        event.prevent_default();
        key.run(meant);
    }

    /// A clause is one paragraph: line ends in pasted words become spaces.
    fn paste(self, event: &ev::ClipboardEvent) {
        let Some(element) = self.element.get_untracked() else {
            return;
        };
        let Some(words) = dom::pasted(event).filter(|words| words.contains(['\n', '\r'])) else {
            return;
        };
        event.prevent_default();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        dom::replace_selection(&element, &words);
        self.send_out();
    }
}

fn grow(element: &HtmlTextAreaElement) {
    if !dom::sizes_by_content() {
        dom::grow(element);
    }
}

fn on_key(control: Control, event: &ev::KeyboardEvent, key: Callback<Key, bool>) {
    // 229 is what keyboards of phones report while they compose.
    if dom::is_composing(event) || event.key_code() == 229 {
        return;
    }
    let Some(element) = control.element.get_untracked() else {
        return;
    };
    let selection = dom::selection(&element);
    let end = u32::try_from(element.value().encode_utf16().count()).unwrap_or(u32::MAX);
    let Some(meant) = meaning(event, selection, end) else {
        return;
    };
    if key.run(meant) {
        event.prevent_default();
    }
}

/// What a key means, where it means more than itself. Enter is told by `beforeinput`.
fn meaning(event: &ev::KeyboardEvent, selection: dom::Selection, end: u32) -> Option<Key> {
    let bare = selection.start == selection.end;
    let (at_start, at_end) = (bare && selection.start == 0, bare && selection.start == end);
    let command = event.ctrl_key() || event.meta_key();
    let arrow = match event.key().as_str() {
        "ArrowUp" => Some(Arrow::Up),
        "ArrowDown" => Some(Arrow::Down),
        "ArrowLeft" => Some(Arrow::Left),
        "ArrowRight" => Some(Arrow::Right),
        _ => None,
    };
    if let Some(arrow) = arrow {
        let leaves = match arrow {
            Arrow::Up | Arrow::Left => at_start,
            Arrow::Down | Arrow::Right => at_end,
        };
        return match (event.alt_key(), command || event.shift_key()) {
            (true, false) => Some(Key::Move(arrow)),
            (false, false) if leaves => Some(Key::Leave(arrow)),
            _ => None,
        };
    }
    match event.key().as_str() {
        "Backspace" if at_start => Some(Key::Backspace),
        "Delete" if at_end => Some(Key::Delete),
        "Tab" if !command && !event.alt_key() => Some(if event.shift_key() {
            Key::ShiftTab
        } else {
            Key::Tab
        }),
        "z" | "Z" if command => Some(if event.shift_key() {
            Key::Redo
        } else {
            Key::Undo
        }),
        "y" | "Y" if command => Some(Key::Redo),
        "Escape" => Some(Key::Escape),
        _ => None,
    }
}
