//! A sentence that says what was just done, with a way back. It goes by itself; nothing depends on seeing it.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::strings::t;
use crate::ui::icon::Icon;

/// Long enough to read the sentence and to reach the button.
const STAYS: Duration = Duration::from_secs(9);

/// What a toast says and offers.
#[derive(Clone)]
struct Toast {
    number: u32,
    sentence: String,
    action: Option<(String, Run)>,
}

/// Held by the toast, since whoever offered it may be gone when it is taken.
type Run = Arc<dyn Fn() + Send + Sync>;

/// Where toasts are put. Provided once, by the app.
#[derive(Clone, Copy)]
pub struct Toasts {
    current: RwSignal<Option<Toast>>,
    /// How many dialogs are open: a toast is seen in the uppermost, which lies over everything else.
    dialogs: RwSignal<u32>,
    last: StoredValue<u32>,
}

impl Toasts {
    /// Makes the place and hands it to everything below.
    pub fn provide() {
        provide_context(Self {
            current: RwSignal::new(None),
            dialogs: RwSignal::new(0),
            last: StoredValue::new(0),
        });
    }

    /// The app's place for toasts.
    pub fn here() -> Self {
        expect_context()
    }

    /// A dialog is open as long as the owner lives; its `ToastPlace` comes after this.
    pub fn lie_under_dialog(self) {
        self.dialogs.update(|count| *count += 1);
        on_cleanup(move || {
            self.dialogs
                .try_update(|count| *count = count.saturating_sub(1));
        });
    }

    /// Says something.
    pub fn say(self, sentence: impl Into<String>) {
        self.show(sentence.into(), None);
    }

    /// Says something and offers a way back.
    pub fn offer(
        self,
        sentence: impl Into<String>,
        label: impl Into<String>,
        run: impl Fn() + Send + Sync + 'static,
    ) {
        self.show(sentence.into(), Some((label.into(), Arc::new(run))));
    }

    fn show(self, sentence: String, action: Option<(String, Run)>) {
        self.last.update_value(|last| *last += 1);
        let number = self.last.get_value();
        self.current.set(Some(Toast {
            number,
            sentence,
            action,
        }));
        let hide = move || {
            // A later toast has its own time.
            if self.last.try_get_value() == Some(number) {
                self.current.set(None);
            }
        };
        set_timeout(hide, STAYS);
    }
}

/// Where the toast of the moment is seen, and heard by screen readers.
#[component]
pub fn ToastPlace() -> impl IntoView {
    let toasts = Toasts::here();
    let level = toasts.dialogs.get_untracked();
    let is_uppermost = Memo::new(move |_| toasts.dialogs.get() == level);
    let shown = move || {
        let toast = toasts.current.get().filter(|_| is_uppermost.get());
        toast.map(|toast| {
            let action = toast.action.map(|(label, run)| {
                let act = move |_| {
                    toasts.current.set(None);
                    run();
                };
                view! { <button type="button" class="link" data-act="toast-action" on:click=act>{label}</button> }
            });
            view! {
                <div class="toast" data-number=toast.number>
                    <span class="grow">{toast.sentence}</span>
                    {action}
                    <button type="button" class="link" aria-label=t().close on:click=move |_| toasts.current.set(None)>
                        {Icon::Close.view()}
                    </button>
                </div>
            }
            .into_any()
        })
    };
    view! { <div class="toasts" role="status" aria-live="polite">{shown}</div> }.into_any()
}
