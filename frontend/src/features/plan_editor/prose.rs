//! The text of a part in a plain, uncontrolled text control that is safe for Telex and VNI. What is typed and what
//! others write goes through the store's binding; here are the element, its keys and its focus.

mod keys;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use lientich_shared::log::change::NodeKind;

use super::editor::{Editor, Part};
use super::model;
use crate::plan_store::splice::Splice;
use crate::plan_store::{ControlElement, DispatchError, TextControl};
use crate::strings::{fill, t};
use crate::ui::grow::grow;
use crate::ui::toast::Toasts;
use keys::Key;

type Element = <html::Textarea as html::ElementType>::Output;

/// The text control of a part.
#[component]
pub(super) fn Prose(
    /// The part.
    part: Part,
) -> impl IntoView {
    let editor = Editor::here();
    let node = part.node;
    let element = NodeRef::<html::Textarea>::new();
    let control = editor.plan.bind(node, bound(element));
    let text = Text {
        editor,
        part,
        element,
        control,
        toasts: Toasts::here(),
    };
    // As its content, not by a property, which would be set only after the caret was placed.
    let first = editor.plan.text(node).get_untracked();
    let name = move || {
        part.row
            .with(|row| row.as_ref().map(model::name))
            .unwrap_or_default()
    };
    let is_heading = move || {
        part.row.with(|row| {
            row.as_ref()
                .is_some_and(|row| row.kind == NodeKind::Section)
        })
    };
    Effect::new(move |_| {
        if let Some(found) = element.get() {
            grow(&found);
            editor.came(node, element);
        }
    });
    on_cleanup(move || editor.went(node));
    view! {
        <textarea class="prose" rows="1" data-text="" node_ref=element aria-label=move || fill(t().clause_text, &[&name()])
            enterkeyhint="enter" autocapitalize="sentences" spellcheck="false"
            placeholder=move || if is_heading() { t().write_heading } else { t().write_here }
            readonly=move || part.refusal.with(Option::is_some)
            on:compositionstart=move |_| control.compose() on:compositionend=move |_| text.hear(control.composed())
            on:input=move |_| text.hear(control.typed()) on:beforeinput=move |event| text.before_input(&event)
            on:paste=move |event| text.paste(&event) on:keydown=move |event| text.press(&event)
            on:focus=move |_| editor.enter(node) on:blur=move |_| drop(control.settle())>{first}</textarea>
    }
    .into_any()
}

/// How the store reaches the element.
fn bound(element: NodeRef<html::Textarea>) -> ControlElement {
    let read = move || match element.get_untracked() {
        Some(element) => (element.value(), caret(&element).1),
        None => Default::default(),
    };
    let write = move |splice: &Splice| {
        if let Some(element) = element.get_untracked() {
            write(&element, splice);
        }
    };
    ControlElement {
        read: Box::new(read),
        write: Box::new(write),
    }
}

/// Replaces a stretch. The browser would select what came in around the caret; a caret is meant to stay one.
fn write(element: &Element, splice: &Splice) {
    let before = caret(element);
    // Fails only for a start behind the end.
    let _ = element.set_range_text_with_start_and_end_and_mode(
        &splice.text,
        splice.start,
        splice.end,
        "preserve",
    );
    let after = (carry(splice, before.0), carry(splice, before.1));
    if caret(element) != after {
        // Fails only for controls without a selection.
        let _ = element.set_selection_range(after.0, after.1);
    }
    grow(element);
}

/// Where a caret goes when others replace a stretch: with its words. What they put in right at it comes after it.
fn carry(splice: &Splice, caret: u32) -> u32 {
    let length = u32::try_from(splice.text.encode_utf16().count()).unwrap_or_default();
    match caret {
        before if before <= splice.start => before,
        within if within < splice.end => splice.start,
        after => after - (splice.end - splice.start) + length,
    }
}

/// The ends of the selection in UTF-16 units.
fn caret(element: &Element) -> (u32, u32) {
    let position = |found: Result<Option<u32>, _>| found.ok().flatten().unwrap_or_default();
    (
        position(element.selection_start()),
        position(element.selection_end()),
    )
}

/// The control with what its events need.
#[derive(Clone, Copy)]
struct Text {
    editor: Editor,
    part: Part,
    element: NodeRef<html::Textarea>,
    control: TextControl,
    toasts: Toasts,
}

impl Text {
    /// What was typed is in the plan, or is not and says so.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "the answer of a call, heard at once"
    )]
    fn hear(self, done: Result<(), DispatchError>) {
        if done.is_err() {
            self.toasts.say(t().act_failed);
        }
        if let Some(element) = self.element.get_untracked() {
            grow(&element);
        }
    }

    /// Line breaks and the browser's own undo are acts on the plan. Keyboards of phones tell them only here.
    fn before_input(self, event: &ev::InputEvent) {
        let Some(element) = self.element.get_untracked() else {
            return;
        };
        match event.input_type().as_str() {
            "insertLineBreak" | "insertParagraph" => {
                self.hear(self.control.settle());
                self.run(Key::Enter(caret(&element).0));
            }
            "historyUndo" => self.run(Key::Undo),
            "historyRedo" => self.run(Key::Redo),
            _ => return,
        }
        event.prevent_default();
    }

    /// A clause is one paragraph: line ends in pasted words become spaces.
    fn paste(self, event: &ev::ClipboardEvent) {
        let words = event
            .clipboard_data()
            .and_then(|data| data.get_data("text/plain").ok());
        let Some(words) = words.filter(|words| words.contains(['\n', '\r'])) else {
            return;
        };
        let Some(element) = self.element.get_untracked() else {
            return;
        };
        event.prevent_default();
        if self.part.refusal.with_untracked(Option::is_some) {
            return;
        }
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let (start, end) = caret(&element);
        // Fails only for a start behind the end.
        let _ = element.set_range_text_with_start_and_end_and_mode(&words, start, end, "end");
        self.hear(self.control.typed());
    }

    fn press(self, event: &ev::KeyboardEvent) {
        let Some(element) = self.element.get_untracked() else {
            return;
        };
        let length = u32::try_from(element.value().encode_utf16().count()).unwrap_or(u32::MAX);
        let Some(key) = keys::meaning(event, caret(&element), length) else {
            return;
        };
        let is_outline = self
            .part
            .row
            .with_untracked(|row| row.as_ref().is_some_and(|row| model::is_outline(row.kind)));
        if key.is_about_outline() && !is_outline {
            return;
        }
        event.prevent_default();
        self.run(key);
    }

    fn run(self, key: Key) {
        let (editor, node) = (self.editor, self.part.node);
        match key {
            Key::Enter(at) => editor.split(node, at),
            Key::Backspace => editor.join_before(node),
            Key::Delete => editor.join_next(node),
            Key::Indent | Key::MoveRight => editor.indent(node),
            Key::Outdent | Key::MoveLeft => editor.outdent(node),
            Key::MoveUp => editor.up(node),
            Key::MoveDown => editor.down(node),
            Key::ToPrevious => editor.step(node, -1),
            Key::ToNext => editor.step(node, 1),
            Key::Undo => editor.undo(),
            Key::Redo => editor.redo(),
            Key::Leave => editor.leave(),
        }
    }
}
