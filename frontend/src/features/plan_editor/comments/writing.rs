//! What somebody is writing beside the plan: kept on the device with every letter until it is sent, so
//! that neither a reload nor another clause loses it. The control is a plain, uncontrolled textarea,
//! safe for Telex and VNI: it is written into only when a name was chosen from the list.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::PersonId;

use super::Comments;
use super::mention;
use crate::library::Library;
use crate::plan_store::splice::Splice;
use crate::strings::comments::t;
use crate::ui::grow::grow;
use crate::ui::live::maybe;
use crate::ui::walk::step;

type Element = <html::Textarea as html::ElementType>::Output;

const OFFER: &str = ".offers button";

/// Words that are being written.
#[derive(Clone, Copy)]
pub(super) struct Writing {
    /// What stands there now.
    pub(super) words: RwSignal<String>,
    /// Whether they are being sent.
    pub(super) is_sending: RwSignal<bool>,
    /// What the control begins with; `None` until the device was asked.
    first: RwSignal<Option<String>>,
    /// What is kept with the words, on a line before them: what they rest on.
    ground: StoredValue<Option<String>>,
    form: StoredValue<String>,
    library: Library,
}

impl Writing {
    /// Goes on with what is kept under a name, or begins.
    pub(super) fn begin(form: String) -> Self {
        Self::begin_on(form, None, String::new())
    }

    /// Goes on with what is kept under a name and with what that rests on, or begins with these words.
    pub(super) fn begin_on(form: String, ground: Option<String>, words: String) -> Self {
        let writing = Self {
            words: RwSignal::new(String::new()),
            is_sending: RwSignal::new(false),
            first: RwSignal::new(None),
            ground: StoredValue::new(ground.clone()),
            form: StoredValue::new(form.clone()),
            library: expect_context(),
        };
        spawn_local(async move {
            // What cannot be read now was not kept either: the form begins anew.
            let kept = writing.library.form(&form).await.ok().flatten();
            let (ground, words) = match (kept, ground) {
                (None, ground) => (ground, words),
                (Some(kept), None) => (None, kept),
                (Some(kept), Some(_)) => match kept.split_once('\n') {
                    Some((ground, words)) => (Some(ground.to_owned()), words.to_owned()),
                    None => (None, kept),
                },
            };
            // The form may be closed by now.
            let _ = writing.ground.try_set_value(ground);
            let _ = writing.words.try_set(words.clone());
            let _ = writing.first.try_set(Some(words));
        });
        writing
    }

    /// What the words rest on.
    pub(super) fn ground(self) -> Option<String> {
        self.ground.get_value()
    }

    /// The words, without space around them.
    pub(super) fn trimmed(self) -> String {
        self.words.with(|words| words.trim().to_owned())
    }

    /// Under which name they are kept.
    pub(super) fn form(self) -> String {
        self.form.get_value()
    }

    /// They are said: nothing of them is kept under that name, and the form is empty if it is still there.
    pub(super) fn done(self, form: String) {
        let _ = self.words.try_set(String::new());
        let _ = self.first.try_set(Some(String::new()));
        let _ = self.is_sending.try_set(false);
        keep(self.library, form, String::new());
    }

    /// They stay: sending failed.
    pub(super) fn stays(self) {
        let _ = self.is_sending.try_set(false);
    }

    fn hear(self, words: String) {
        self.words.set(words.clone());
        let kept = on_ground(self.ground.get_value(), words);
        keep(self.library, self.form.get_value(), kept);
    }
}

/// Words that were said and come back to their author: kept under the name of a form, behind what was begun
/// there meanwhile.
pub(super) struct Back {
    /// The name.
    pub(super) form: String,
    /// What they rest on.
    pub(super) ground: Option<String>,
    /// The words.
    pub(super) words: String,
}

impl Back {
    /// Keeps them. Where the device cannot, they are still in the history of what was said.
    pub(super) async fn keep(self, library: Library) {
        if self.words.is_empty() {
            return;
        }
        let begun = library.form(&self.form).await.ok().flatten();
        let kept = match begun.filter(|begun| !begun.trim().is_empty()) {
            Some(begun) => [begun.as_str(), &self.words].join("\n"),
            None => on_ground(self.ground, self.words),
        };
        let _ = library.keep_form(&self.form, &kept).await;
    }
}

/// Words as they are kept, behind what they rest on.
fn on_ground(ground: Option<String>, words: String) -> String {
    match ground {
        Some(ground) => format!("{ground}\n{words}"),
        None => words,
    }
}

fn keep(library: Library, form: String, words: String) {
    spawn_local(async move {
        // Where the device cannot keep them, they still stand in the form.
        let _ = library.keep_form(&form, &words).await;
    });
}

/// The control, with the list of names for who types `@`.
#[component]
pub(super) fn WritingField(
    /// What is written.
    writing: Writing,
    /// What the control is called.
    #[prop(into)]
    label: Signal<String>,
    /// What stands in it while it is empty.
    #[prop(default = "")]
    placeholder: &'static str,
    /// `data-testid`.
    testid: &'static str,
    /// Whether `@` calls on people there.
    #[prop(default = true)]
    calls: bool,
    /// Whether its label is written above it.
    #[prop(default = false)]
    labelled: bool,
    /// Whether somebody who asked for it writes at once.
    #[prop(default = false)]
    focused: bool,
) -> impl IntoView {
    let element = NodeRef::<html::Textarea>::new();
    let asked = RwSignal::new(None::<String>);
    let read = move || {
        let Some(element) = element.get_untracked() else {
            return;
        };
        writing.hear(element.value());
        grow(&element);
        if calls {
            asked.set(query(&element).map(|query| query.words));
        }
    };
    let press = move |event: ev::KeyboardEvent| {
        if asked.with_untracked(Option::is_none) || event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => step(OFFER, 1),
            "Escape" => asked.set(None),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            grow(&element);
            if focused {
                // Fails only for elements that are not in the page.
                let _ = element.focus();
            }
        }
    });
    let control = move |first: String| {
        view! {
            <textarea class="input" rows="2" data-testid=testid aria-label=label placeholder=placeholder node_ref=element autocapitalize="sentences"
                spellcheck="false" on:input=move |_| read() on:keydown=press>{first}</textarea>
        }
        .into_any()
    };
    let heading =
        labelled.then(|| view! { <span class="legend" aria-hidden="true">{label}</span> });
    view! {
        <div class="writing">
            {heading}
            {maybe(move || writing.first.get().map(control))}
            {maybe(move || offers(&asked.get()?, element, asked, writing))}
        </div>
    }
    .into_any()
}

fn query(element: &Element) -> Option<mention::Query> {
    let caret = element.selection_end().ok().flatten()?;
    mention::query(&element.value(), caret)
}

/// The names that answer what was typed. Choosing one by touch takes the focus out of the control first,
/// which ends a composition.
fn offers(
    words: &str,
    element: NodeRef<html::Textarea>,
    asked: RwSignal<Option<String>>,
    writing: Writing,
) -> Option<AnyView> {
    let found = mention::offers(words, &Comments::here().people());
    let choose = move |name: &str| {
        asked.set(None);
        if let Some(element) = element.get_untracked()
            && let Some(query) = query(&element)
        {
            write(&element, &mention::splice(&query, name));
            writing.hear(element.value());
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => step(OFFER, 1),
            "ArrowUp" => step(OFFER, -1),
            "Escape" => {
                asked.set(None);
                if let Some(element) = element.get_untracked() {
                    // Fails only for elements that are not in the page.
                    let _ = element.focus();
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let offer = move |(_, name): (PersonId, String)| {
        let chosen = name.clone();
        view! { <button type="button" data-act="mention" on:click=move |_| choose(&chosen)>{name}</button> }
            .into_any()
    };
    (!found.is_empty()).then(|| {
        view! {
            <div class="names-offered" role="group" aria-label=t().offers on:keydown=on_key>{found.into_iter().map(offer).collect_view()}</div>
        }
        .into_any()
    })
}

/// Puts a name in, with the caret behind it.
fn write(element: &Element, splice: &Splice) {
    // These fail only for a start behind the end, and for elements that are not in the page.
    let _ = element.focus();
    let _ = element.set_range_text_with_start_and_end_and_mode(
        &splice.text,
        splice.start,
        splice.end,
        "end",
    );
    grow(element);
}

/// The button that sends: out of reach while there is nothing to send.
#[component]
pub(super) fn SendButton(
    /// What is written.
    writing: Writing,
    /// What it says.
    label: &'static str,
    /// `data-act`.
    act: &'static str,
    /// Whether what is written may be sent.
    #[prop(into)]
    ready: Signal<bool>,
    /// Sends it.
    run: Callback<()>,
) -> impl IntoView {
    let waits = move || !ready.get() || writing.is_sending.get();
    view! {
        <button type="button" class="btn primary" data-act=act disabled=waits on:click=move |_| run.run(())>{label}</button>
    }
    .into_any()
}
