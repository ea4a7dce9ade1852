//! What is said from the panel: remarks, replies, proposals and what becomes of them. Each is on the device
//! when it is done; where it is not, a sentence says so and the words stay where they were written.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::{ChangeId, Hash32, NodeId};
use lientich_shared::log::talk::{Circle, Outcome, Remark, RemarkKind};
use lientich_shared::talk::wording::{self, Fitted};
use lientich_shared::talk::{Contribution, Thread};
use lientich_shared::text::nfc;

use super::writing::Writing;
use super::{Comments, mention, model};
use crate::strings::comments::t;
use crate::strings::{self, fill};
use crate::talks::TalkError;
use crate::ui::toast::Toasts;

/// Something that is being said. One type of all, so that the app has the code of sending once.
type Saying = Pin<Box<dyn Future<Output = Result<(), TalkError>>>>;

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

    /// Takes an own remark back.
    pub(super) fn withdraw(self, doc: DocId, remark: ChangeId) {
        let talk = self.talk;
        attempt(Box::pin(async move {
            talk.withdraw(doc, remark).await.map(drop)
        }));
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
        let (talk, reason) = (self.talk, writing.trimmed());
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
