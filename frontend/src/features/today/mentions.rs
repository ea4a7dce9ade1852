//! Remarks that call on the person and that they have not answered.

use leptos::prelude::*;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::talk::{Contribution, Talk, Thread};

use crate::desk;
use crate::parties::People;
use crate::routes;
use crate::session::Session;
use crate::strings::fill;
use crate::strings::today::t;
use crate::talks::Talks;

/// The last of them, and how many: who calls, in which words. Whoever has said something in the thread
/// since, or whose thread is closed, is called on no more.
fn open_calls(talk: &Talk, me: PersonId) -> Option<(usize, PersonId, String)> {
    let is_open = |(thread, one): &(&Thread, &Contribution)| {
        let answered = thread
            .replies
            .iter()
            .any(|reply| reply.author == me && one.at <= reply.at && !reply.is_withdrawn);
        one.author != me && !answered && !thread.is_closed()
    };
    let calls: Vec<_> = talk.mentions_of(me).filter(is_open).collect();
    let (_, last) = calls.last()?;
    Some((calls.len(), last.author, last.remark.text.clone()))
}

/// The card; nothing where nobody calls.
#[component]
pub(super) fn MentionsCard(
    /// The plan.
    doc: DocId,
    /// Its words.
    title: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let talk = expect_context::<Talks>().about(doc).view();
    let calls = Memo::new(move |_| open_calls(&talk.get(), session.person()?));
    move || {
        let (count, by, words) = calls.get()?;
        let people = People::of(session.directory().get(), desk::today());
        let said = fill(t().calls_you, &[&people.name(by), &words]);
        Some(view! {
            <a href=routes::plan(doc) class="card counted" data-testid="mention-card">
                <span class="count">{count}</span>
                <span class="grow"><b>{t().mentions}</b><br/><span class="small muted">{said}" · "{title.clone()}</span></span>
            </a>
        }
        .into_any())
    }
}
