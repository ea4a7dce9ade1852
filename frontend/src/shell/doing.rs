//! An act under way: its button rests meanwhile, and what went wrong is said beside it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::api::members::MemberAct;

use crate::members::Members;
use crate::ui::live::live;

/// How an act stands.
#[derive(Clone, Copy)]
pub struct Doing {
    members: Members,
    busy: RwSignal<bool>,
    wrong: RwSignal<Option<String>>,
}

impl Doing {
    /// Nothing under way.
    pub fn new(members: Members) -> Self {
        Self {
            members,
            busy: RwSignal::new(false),
            wrong: RwSignal::new(None),
        }
    }

    /// Does it; `done` follows only if it went well.
    pub fn act(self, act: MemberAct, done: impl FnOnce() + 'static) {
        let members = self.members;
        self.run(async move { members.act(&act).await }, |()| done());
    }

    /// Runs a call; `done` hears of its answer if it went well.
    pub fn run<T: 'static>(
        self,
        call: impl Future<Output = Result<T, String>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        self.busy.set(true);
        self.wrong.set(None);
        spawn_local(async move {
            let answer = call.await;
            // The dialog may have been closed meanwhile.
            self.busy.try_set(false);
            match answer {
                Ok(answer) => done(answer),
                Err(sentence) => self.say(sentence),
            }
        });
    }

    /// Says what is wrong.
    pub fn say(self, sentence: impl Into<String>) {
        self.wrong.try_set(Some(sentence.into()));
    }

    /// Whether the button must rest: the act is under way, or there is no network for it.
    pub fn rests(self) -> Signal<bool> {
        Signal::derive(move || self.busy.get() || self.members.is_offline())
    }

    /// What went wrong, or that there is no network.
    pub fn said(self) -> AnyView {
        let words = move || {
            let offline = || crate::strings::members::t().needs_network.to_owned();
            let wrong = self.wrong.get();
            wrong.or_else(|| self.members.is_offline().then(offline))
        };
        live(move || match words() {
            Some(words) => view! { <p class="notice late" role="alert">{words}</p> }.into_any(),
            None => ().into_any(),
        })
    }
}
