//! What is said from the panel: remarks, replies, proposals and what becomes of them. Each is on the device
//! when it is done; where it is not, a sentence says so and the words stay where they were written.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::log::change::{ChangeId, Hash32, NodeId};
use lientich_shared::log::talk::{Circle, Outcome, Remark, RemarkKind};
use lientich_shared::talk::wording::{self, Fitted};
use lientich_shared::talk::{Contribution, Thread};
use lientich_shared::text::nfc;

use super::writing::{Back, Writing};
use super::{Comments, compose, mention, model};
use crate::library::Library;
use crate::library::unfinished::Form;
use crate::strings::comments::t;
use crate::strings::{self, fill};
use crate::talks::TalkError;
use crate::ui::toast::Toasts;

/// Something that is being said. One type of all, so that the app has the code of sending once.
pub(in super::super) type Saying = Pin<Box<dyn Future<Output = Result<(), TalkError>>>>;

/// What follows once it is said.
pub(super) type Then = Box<dyn FnOnce()>;

impl Comments {
    /// Begins a thread with a comment.
    pub(super) fn comment(self, node: Option<NodeId>, writing: Writing) {
        let remark = self.remark(node, None, RemarkKind::Comment, &writing.trimmed());
        self.begin(remark, vec![writing], Box::new(|| ()));
    }

    /// Begins a thread with another wording for a clause as it was read.
    pub(super) fn propose(self, node: NodeId, base: Hash32, wording: Writing, why: Writing) {
        let proposed = wording.trimmed();
        let kind = RemarkKind::Wording { base, proposed };
        let remark = self.remark(Some(node), None, kind, &why.trimmed());
        let close = move || {
            let _ = self.proposing.try_set(None);
        };
        self.begin(remark, vec![wording, why], Box::new(close));
    }

    /// The same without a form: what something else than a person proposes, with its reason.
    pub(in super::super) fn suggest(
        self,
        node: NodeId,
        base: Hash32,
        proposed: String,
        why: String,
    ) -> Saying {
        let remark = Remark {
            node: Some(node),
            thread: None,
            kind: RemarkKind::Wording { base, proposed },
            text: why,
            mentions: Vec::new(),
            for_team: false,
        };
        let talk = self.talk;
        Box::pin(async move { talk.begin(Circle::Sides, remark).await.map(drop) })
    }

    fn begin(self, remark: Remark, writings: Vec<Writing>, then: Then) {
        let talk = self.talk;
        let said = async move { talk.begin(Circle::Sides, remark).await.map(drop) };
        send(Box::pin(said), writings, then);
    }

    /// Goes on with a thread.
    pub(super) fn reply(self, thread: &Thread, writing: Writing, then: Then) {
        let remark = self.remark(
            thread.node(),
            Some(thread.first.change),
            RemarkKind::Comment,
            &writing.trimmed(),
        );
        let (talk, doc) = (self.talk, thread.doc);
        let said = async move { talk.reply(doc, remark).await.map(drop) };
        send(Box::pin(said), vec![writing], then);
    }

    fn remark(
        self,
        node: Option<NodeId>,
        thread: Option<ChangeId>,
        kind: RemarkKind,
        text: &str,
    ) -> Remark {
        let text = nfc(text);
        Remark {
            node,
            thread,
            kind,
            mentions: mention::called(&text, &self.people()),
            text,
            for_team: false,
        }
    }

    /// Closes a thread, or opens it again.
    pub(super) fn close(self, name: model::Name, closed: bool) {
        let talk = self.talk;
        attempt(Box::pin(async move {
            talk.close(name.0, name.1, closed).await.map(drop)
        }));
    }

    /// Takes an own remark back. Its words go into the form by which they can be put right and said again.
    pub(super) fn withdraw(self, thread: &Thread, one: &Contribution, replying: RwSignal<bool>) {
        let (talk, doc, remark, node) = (self.talk, thread.doc, one.change, thread.node());
        let is_reply = remark != thread.first.change;
        let is_wording = self.is_rewritable(one);
        let back = self.back(thread, one);
        let (library, toasts) = (expect_context::<Library>(), Toasts::here());
        attempt(Box::pin(async move {
            talk.withdraw(doc, remark).await?;
            for words in back {
                words.keep(library).await;
            }
            // The page may have been left meanwhile: the words are in the form when it is opened again.
            if is_reply {
                let _ = replying.try_set(true);
            } else if self
                .returned
                .try_update(|returned| *returned += 1)
                .is_some()
            {
                self.turn_to(node);
                self.proposing.set(node.filter(|_| is_wording));
            }
            toasts.say(t().withdrawn_toast);
            Ok(())
        }));
    }

    /// Where the words of a remark go that its author takes back.
    fn back(self, thread: &Thread, one: &Contribution) -> Vec<Back> {
        let (node, text) = (thread.node(), one.remark.text.clone());
        let back = |form, ground, words| Back {
            form,
            ground,
            words,
        };
        let form = |form| compose::form(form, self, node);
        if one.change != thread.first.change {
            let name = super::key(&model::name(thread));
            return vec![back(Form::Reply.name(name), None, text)];
        }
        let Some(proposal) = model::proposal(one) else {
            return vec![back(form(Form::Comment), None, text)];
        };
        let proposed = proposal.proposed.to_owned();
        if !self.is_rewritable(one) {
            let both = [proposed, text].join("\n").trim().to_owned();
            return vec![back(form(Form::Comment), None, both)];
        }
        let ground = Some(compose::hex(proposal.base));
        let wording = back(form(Form::Wording), ground, proposed);
        vec![wording, back(form(Form::WordingWhy), None, text)]
    }

    /// Whether a remark proposes another wording for a clause that is there.
    fn is_rewritable(self, one: &Contribution) -> bool {
        let node = model::proposal(one).map(|proposal| proposal.node);
        node.is_some_and(|node| self.editor.row_now(node).is_some())
    }

    /// Puts proposed wordings into the plan, one after the other, and says so in their threads.
    pub(super) fn accept(self, proposals: Vec<(Thread, Contribution)>) {
        let toasts = Toasts::here();
        spawn_local(async move {
            let mut left = 0_usize;
            for (thread, one) in proposals {
                left += usize::from(!self.take(&thread, &one).await);
            }
            toasts.say(match left {
                0 => t().accepted_toast.to_owned(),
                left => fill(t().some_left, &[&left.to_string()]),
            });
        });
    }

    /// Whether it is in the plan and answered. The plan first: an answer without the words would promise
    /// what is not there.
    async fn take(self, thread: &Thread, one: &Contribution) -> bool {
        let Some(fitted) = self.fitted(one) else {
            return false;
        };
        if !fitted.acts.is_empty() && self.editor.plan.dispatch_all(fitted.acts).is_err() {
            return false;
        }
        let (talk, doc) = (self.talk, thread.doc);
        let answered = talk.answer(doc, one.change, Outcome::Accepted, "").await;
        if answered.is_ok() && one.change == thread.first.change {
            // What is not closed now can be closed by hand.
            let _ = talk.close(doc, one.change, true).await;
        }
        answered.is_ok()
    }

    /// What a proposal would make of its clause now.
    fn fitted(self, one: &Contribution) -> Option<Fitted> {
        let proposal = model::proposal(one)?;
        let plan = self.editor.plan;
        plan.finish_typing();
        plan.read(|document| {
            let read = wording::version_read(document, proposal.node, proposal.base, one.at);
            wording::fit(document, proposal.node, read.as_ref(), proposal.proposed)
        })
    }

    /// Leaves the plan as it is, and says why.
    pub(super) fn decline(self, proposals: Vec<model::Name>, writing: Writing, then: Then) {
        let (talk, reason, me) = (self.talk, writing.trimmed(), self.editor.me());
        let is_told = |(doc, remark): &model::Name| {
            self.view.with_untracked(|talk| {
                let one = talk.thread(*doc, *remark)?;
                let mut all = one.all();
                let one = all.find(|one| one.change == *remark)?;
                Some(one.is_told(me?, Outcome::Declined, &reason))
            })
        };
        // Those that were declined before a failure are not declined once more.
        let proposals: Vec<model::Name> = proposals
            .into_iter()
            .filter(|name| is_told(name) != Some(true))
            .collect();
        let said = async move {
            for (doc, remark) in proposals {
                talk.answer(doc, remark, Outcome::Declined, &reason).await?;
            }
            Ok(())
        };
        send(Box::pin(said), vec![writing], then);
    }
}

/// Says something; what was written for it is put away only then.
fn send(said: Saying, writings: Vec<Writing>, then: Then) {
    let toasts = Toasts::here();
    let forms: Vec<String> = writings.iter().map(|writing| writing.form()).collect();
    for writing in &writings {
        writing.is_sending.set(true);
    }
    spawn_local(async move {
        if said.await.is_err() {
            writings.into_iter().for_each(Writing::stays);
            return toasts.say(strings::t().act_failed);
        }
        for (writing, form) in writings.into_iter().zip(forms) {
            writing.done(form);
        }
        then();
    });
}

fn attempt(said: Saying) {
    let toasts = Toasts::here();
    spawn_local(async move {
        if said.await.is_err() {
            toasts.say(strings::t().act_failed);
        }
    });
}
